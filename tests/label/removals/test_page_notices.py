"""Notices of the page: which kept blocks go, and where they stay."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.page_notices import find_page_notices
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

STORY = "The river rose by two metres in the night, and the lower streets were cleared at dawn."
NOTICE = "Sign up for our newsletter today."  # 33 characters


def find(
    texts: list[str],
    kept: list[bool] | None = None,
    kind: str = "text",
    parents: list[int] | None = None,
    odds: float = 1.0,
) -> set[int]:
    """The places of what goes of a page of some lines."""
    numbers = parents or [1] * len(texts)
    blocks = tuple(
        Block(text, Kind.PARAGRAPH, Place(xpath=f"/div[{n}]/p[{i}]"), markup=Markup(parent=n))
        for i, (text, n) in enumerate(zip(texts, numbers, strict=True))
    )
    features = build_feature_table(Page(kind, blocks), get_lexicon("en"))
    flags = kept or [True] * len(texts)
    return set(find_page_notices(KeptBlocks(features, [odds] * len(texts), flags)))


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_notice_goes_wherever_it_stands(kind: str, place: int) -> None:
    texts = [STORY, STORY]
    texts.insert(place, NOTICE)
    assert find(texts, kind=kind) == {place}


@pytest.mark.parametrize(("odds", "gone"), [(-2.4, {1}), (-2.5, set())])
def test_what_may_be_kept_in_a_gap_is_asked_too(odds: float, gone: set[int]) -> None:
    assert find([STORY, NOTICE, STORY], [True, False, True], odds=odds) == gone


@pytest.mark.parametrize(("more", "gone"), [(29, {1}), (30, set())])
def test_a_paragraph_may_end_with_a_notice(more: int, gone: set[int]) -> None:
    """Half of its characters must be notices."""
    assert find([STORY, f"{'a' * more}. {NOTICE}", STORY]) == gone


@pytest.mark.parametrize(("times", "gone"), [(36, {1}), (37, set())])
def test_a_very_long_block_is_a_story_without_paragraphs(times: int, gone: set[int]) -> None:
    """Up to 1,200 effective characters may be terms."""
    assert find([STORY * 40, NOTICE * times]) == gone


@pytest.mark.parametrize(("story", "gone"), [(66, {1}), (65, set())])
def test_a_page_of_nothing_but_notices_keeps_them(story: int, gone: set[int]) -> None:
    """There must be half as much of a story as there is of notices."""
    assert find(["a" * story, " ".join([NOTICE] * 4)[:132]]) == gone


def test_notices_in_another_language_than_the_page() -> None:
    assert find([STORY, "Bitte geben Sie eine gültige E-Mail-Adresse ein.", STORY]) == {1}


@pytest.mark.parametrize(
    ("between", "gone"),
    [
        ([], {1, 2}),
        (["Up to five friends"], {1, 2, 3}),
        (["Up to five", "Your name"], {1, 2, 3, 4}),
        (["Up to five", "Your name", "Theirs"], {1, 5}),
        (["a" * 60], {1, 2, 3}),
        (["a" * 61], {1, 3}),
    ],
)
def test_short_lines_between_two_notices(between: list[str], gone: set[int]) -> None:
    """They are the other lines of a form; longer ones, and more of them, may be the story."""
    assert find([STORY, NOTICE, *between, NOTICE, STORY * 3]) == gone


@pytest.mark.parametrize(("words", "gone"), [(33, {4, 5}), (34, {5})])
def test_the_box_around_a_notice(words: int, gone: set[int]) -> None:
    """All of an element of which half is notices goes, and its heading."""
    texts = [f"{n}. {STORY}" for n in range(4)] + ["a" * words, NOTICE]
    assert find(texts, kind="html", parents=[1, 1, 1, 1, 2, 2]) == gone
    assert find(texts, kind="html", parents=[1] * 6) == {5}
    assert find(texts) == {5}


@pytest.mark.parametrize(("share", "gone"), [("holds a fifth", {3, 4}), ("holds more", {4})])
def test_an_element_with_much_of_the_page_is_no_box(share: str, gone: set[int]) -> None:
    above = STORY * (4 if share == "holds a fifth" else 1)
    texts = [above, above, above, STORY, f"{NOTICE} {NOTICE} {NOTICE}"]
    assert find(texts, kind="html", parents=[1, 1, 1, 2, 2]) == gone


@pytest.mark.parametrize(("length", "gone"), [(100, {9, 10}), (101, {10})])
def test_a_paragraph_beside_a_notice_is_no_line_of_its_box(length: int, gone: set[int]) -> None:
    """Pages that wrap every few paragraphs in an element of their own have notices among them."""
    texts = [*[STORY] * 9, "a" * length, " ".join([NOTICE] * 4)]
    assert find(texts, kind="html", parents=[1] * 9 + [2, 2]) == gone
