"""What a page says twice: a second copy of the story, a picture's description beside its caption."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.removals.repeated_text import (
    find_copied_runs,
    find_copied_story,
    find_picture_texts,
    find_shared_heads,
    is_echo,
    iter_near_pairs,
    make_description_keys,
)
from newsclean.text.fold import alnum_key

ABOUT = "has so many words about the bridge, the ferry and the river."
PARAGRAPHS = [f"Paragraph {number} {ABOUT}" for number in ("one", "two", "three", "four")]
SHOWN = "Dock workers unload the new ferry at the old pier"


def kept(texts: list[str]) -> list[bool]:
    """All of them."""
    return [True] * len(texts)


@given(
    st.lists(
        st.sampled_from([SHOWN, SHOWN + " today", SHOWN * 2, ABOUT, "Share", "x" * 31]), max_size=9
    ),
    st.data(),
)
def test_pictures_are_sought_near_kept_lines_alone(texts: list[str], data: st.DataObject) -> None:
    """What is not near one, or begins like no other line, is part of no pair of lines."""
    keep = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    keys = {i: alnum_key(text) for i, text in enumerate(texts) if len(alnum_key(text)) >= 30}
    pairs = [
        (i, j)
        for i, j in iter_near_pairs(sorted(keys))
        if (keep[i] or keep[j]) and is_echo(keys[i], keys[j], j - i)
    ]
    near = make_description_keys(texts, keep)
    assert {place for pair in pairs for place in pair} <= set(find_shared_heads(near))
    assert {i for i in keys if keep[i]} <= set(near)


def test_a_copy_goes_with_its_headings() -> None:
    """A short line inside the copy that stood above goes too; a new one stays."""
    copy = [PARAGRAPHS[0], "The river", *PARAGRAPHS[1:]]
    texts = [*copy, "Share", *copy[:3], "A new line", *copy[3:]]
    assert find_copied_story(texts, kept(texts)) == {6, 7, 8, 10, 11}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([*PARAGRAPHS, PARAGRAPHS[1]], id="one paragraph"),
        pytest.param([*PARAGRAPHS, *PARAGRAPHS[:2]], id="two in a row"),
        pytest.param(PARAGRAPHS[:2] * 6, id="two that take turns"),
        pytest.param([*PARAGRAPHS, *reversed(PARAGRAPHS)], id="another order"),
        pytest.param(["Warm up, ten minutes", "Run", "Cool down"] * 5, id="short lines"),
    ],
)
def test_what_is_said_again_by_itself_is_no_copy(texts: list[str]) -> None:
    """Lists of days, places and products say some of their lines again."""
    assert not find_copied_story(texts, kept(texts))


@pytest.mark.parametrize(("length", "known"), [(59, False), (60, True)])
def test_a_copy_is_known_by_paragraphs_of_sixty_characters(length: int, *, known: bool) -> None:
    texts = [f"{n} ".ljust(length, "x") for n in range(3)] * 2
    assert find_copied_story(texts, kept(texts)) == ({3, 4, 5} if known else set())


@pytest.mark.parametrize("known", [False, True])
def test_a_wide_character_counts_for_more_than_one(*, known: bool) -> None:
    texts = [f"{n}{'港' * (40 if known else 20)}" for n in range(3)] * 2
    assert find_copied_story(texts, kept(texts)) == ({3, 4, 5} if known else set())


def test_a_short_line_above_the_copy_is_no_part_of_it() -> None:
    """Nor is one below it, nor one that stands in the copy for the first time."""
    texts = ["Ferry", *PARAGRAPHS, "Ferry", PARAGRAPHS[0], "New", *PARAGRAPHS[1:], "Ferry"]
    assert find_copied_story(texts, kept(texts)) == {6, 8, 9, 10}


def test_a_long_copy_goes_as_a_whole() -> None:
    texts = [f"Paragraph {n} {ABOUT}" for n in range(30)] * 2
    assert find_copied_story(texts, kept(texts)) == set(range(30, 60))


def test_two_paragraphs_that_take_turns_belong_to_a_copy() -> None:
    """If a third stands above them; without one they copy nothing."""
    turns = ["c", *"abab"]
    assert find_copied_runs([*turns, *turns]) == [5, 6, 7, 8, 9]
    assert find_copied_runs(["c", *"ab" * 8]) == []


def test_a_text_is_compared_with_its_last_three_places() -> None:
    """So that a page of ten thousand equal lines takes no time."""
    story = ["a", "b", "c"]
    assert find_copied_runs([*story, *"axaya", *story]) == []
    assert find_copied_runs([*story, *"axay", *story]) == [7, 8, 9]


def test_only_what_is_kept_counts() -> None:
    """A teaser of what follows, which the card dropped, makes no copy of the story."""
    texts = PARAGRAPHS * 2
    assert not find_copied_story(texts, [False] * 4 + [True] * 4)


def test_copies_of_a_hostile_page_take_no_time() -> None:
    """However often a text stands there, each paragraph is compared with few."""
    texts = PARAGRAPHS * 5_000
    start = time.process_time()
    assert len(find_copied_story(texts, kept(texts))) == len(texts) - len(PARAGRAPHS)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{SHOWN} {SHOWN}", True),
        (f"{SHOWN}. {SHOWN}, {SHOWN}", True),
        (f"{SHOWN}, and {SHOWN}", False),
        ("Again and again and again", False),  # too short to be a picture's
    ],
)
def test_a_line_that_says_one_thing_twice_is_no_story(line: str, *, found: bool) -> None:
    texts = [line, *PARAGRAPHS]
    assert find_picture_texts(texts, kept(texts)) == ({0} if found else set())


def test_a_description_and_its_caption_are_no_story() -> None:
    """The one that the card kept is found by the other, which it dropped."""
    texts = [SHOWN, f"{SHOWN}. Ann Roux/Ledger", *PARAGRAPHS]
    assert find_picture_texts(texts, [True, False, *[True] * 4]) == {0}


@pytest.mark.parametrize(
    ("one", "two", "gap", "gone"),
    [
        pytest.param(30, 30, 0, True, id="a line of thirty letters"),
        pytest.param(29, 29, 0, False, id="a shorter line"),
        pytest.param(450, 450, 0, True, id="a long line"),
        pytest.param(451, 451, 0, False, id="a longer line"),
        pytest.param(40, 40, 1, True, id="the same two lines below"),
        pytest.param(40, 40, 2, False, id="the same three lines below"),
        pytest.param(40, 60, 5, True, id="its beginning six lines above"),
        pytest.param(40, 60, 6, False, id="its beginning seven lines above"),
        pytest.param(60, 40, 5, True, id="its beginning six lines below"),
        pytest.param(60, 99, 0, True, id="more than six tenths of it"),
        pytest.param(60, 100, 0, False, id="six tenths of it"),
    ],
)
def test_how_near_and_how_long_the_texts_of_a_picture_are(
    one: int, two: int, gap: int, *, gone: bool
) -> None:
    letters = "".join(f"{n:x}" for n in range(1000, 2000))
    lines = [letters[:one], *["Line"] * gap, letters[:two], *[text * 9 for text in PARAGRAPHS]]
    assert find_picture_texts(lines, kept(lines)) == ({0, gap + 1} if gone else set())


def test_a_line_of_signs_describes_no_picture() -> None:
    """Thirty letters and digits are needed, not thirty characters."""
    line = "- " * 20 + "ferry"
    assert find_picture_texts([line, line, *PARAGRAPHS], kept([line, line, *PARAGRAPHS])) == set()


def test_half_of_the_kept_text_may_be_pictures() -> None:
    """One letter more, and only the second of each pair goes."""
    for count, gone in ((98, {0, 1}), (97, {1})):
        texts = [SHOWN, SHOWN, ("y" + "x" * 97)[:count]]
        assert len(SHOWN) == 49
        assert find_picture_texts(texts, kept(texts)) == gone


def test_of_lines_that_were_dropped_none_goes() -> None:
    """A page that repeats its lines keeps the one that the card kept."""
    assert find_picture_texts([SHOWN, SHOWN], [False, False]) == set()
    assert find_picture_texts([SHOWN, SHOWN], [True, False]) == set()
    assert find_picture_texts([f"{SHOWN} {SHOWN}", *PARAGRAPHS], [False, *[True] * 4]) == set()


def test_a_page_that_says_every_line_twice_keeps_the_first_of_each() -> None:
    """Nothing is lost where there is little but such lines."""
    texts = [text for text in PARAGRAPHS for _ in range(2)]
    assert find_picture_texts(texts, kept(texts)) == {1, 3, 5, 7}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([SHOWN, *["A line of the story."] * 3, SHOWN], id="equal, but far"),
        pytest.param(
            [SHOWN, f"{SHOWN}, and then they went home to sleep until noon."], id="longer"
        ),
        pytest.param([SHOWN[:25], SHOWN[:25]], id="short"),
        pytest.param([f"He said: {SHOWN}.", SHOWN], id="its end"),
        pytest.param([f"{SHOWN}, {ABOUT} " * 5] * 2, id="a long paragraph"),
    ],
)
def test_near_misses_of_descriptions(texts: list[str]) -> None:
    """What only looks like a picture's description and its caption stays."""
    assert not find_picture_texts(texts, kept(texts))
