"""What a page says twice: a second copy of the story, a picture's description beside its caption."""

import time

import pytest

from newsclean.label.removals.repeated_text import find_copied_story, find_picture_texts

ABOUT = "has so many words about the bridge, the ferry and the river."
PARAGRAPHS = [f"Paragraph {number} {ABOUT}" for number in ("one", "two", "three", "four")]
SHOWN = "Dock workers unload the new ferry at the old pier"


def kept(texts: list[str]) -> list[bool]:
    """All of them."""
    return [True] * len(texts)


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
