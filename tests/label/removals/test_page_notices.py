"""Notices of the page: which kept blocks go, and where they stay."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.page_notices import find_page_notices
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

STORY = "The river rose by two metres in the night, and the lower streets were cleared at dawn."
NOTICE = "Sign up for our newsletter today."  # 33 characters


def find(texts: list[str], kept: list[bool] | None = None, kind: str = "text") -> set[int]:
    """The places of what goes of a page of some lines."""
    blocks = tuple(Block(text, Kind.PARAGRAPH, Place(), markup=Markup()) for text in texts)
    features = build_feature_table(Page(kind, blocks), get_lexicon("en"))
    flags = kept or [True] * len(texts)
    return set(find_page_notices(KeptBlocks(features, [1.0] * len(texts), flags)))


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_notice_goes_wherever_it_stands(kind: str, place: int) -> None:
    texts = [STORY, STORY]
    texts.insert(place, NOTICE)
    assert find(texts, kind=kind) == {place}


def test_what_the_card_dropped_is_not_asked() -> None:
    assert find([STORY, NOTICE], [True, False]) == set()


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
