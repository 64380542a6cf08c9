"""Threads of readers' comments: what looks like one, then what is one."""

from collections.abc import Sequence

import pytest

from newsclean.label.labelling import label
from newsclean.label.removals.comment_thread import (
    find_thread,
    is_reply_links,
    may_begin_reply_links,
)
from newsclean.label.scorecard.card import Card
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block, Kind, Page, Place, Role

STORY = "The river rose by two metres in the night, and the lower streets were cleared at dawn."
COMMENT = "It rose higher still in my youth, and nobody wrote about it in the paper of the town."


def blocks_of(lines: Sequence[str]) -> tuple[Block, ...]:
    """A paragraph for each line."""
    return tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)


def thread_of(lines: Sequence[str], first: int = 0) -> list[int]:
    """Which lines are the thread's."""
    return list(find_thread(blocks_of(lines), first))


def comments(count: int) -> list[str]:
    """Comments of three lines."""
    return [line for n in range(count) for line in (f"Reader {n}, 10:20", COMMENT, "Reply")]


# ---- links to reply ----


@pytest.mark.parametrize(
    "text",
    [
        "",
        "120",
        "Like 3 Share",  # nothing to reply or report
        "Reply to the mayor",
        "Her reply",
        "Like Share Quote Edit Link Vote Reply",  # seven words
        "回复记者",
    ],
)
def test_no_links_to_reply(text: str) -> None:
    assert not is_reply_links(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reply",
        "REPLY (2)",
        "reply to this",
        "Like 3 · Share · Quote · Link · Edit · Reply",
        "Like 3 | Report",
        "Antworten",
        "回复 · 赞(1)",
        "赞 踩 顶 支持 反对 分享 收起 举报",  # however many in a script without spaces
    ],
)
def test_links_to_reply(text: str) -> None:
    assert is_reply_links(text)


# ---- threads ----


@pytest.mark.parametrize("words", sorted(load_page_words()["thread"]["reply"]))
def test_every_word_for_reply_ends_comments(words: str) -> None:
    """Most pages are known to have no thread by the first words of their short lines."""
    assert may_begin_reply_links(f"(3) {words}")
    assert thread_of([STORY, *["Ann, 10:20", COMMENT, words.capitalize()] * 3]) == list(
        range(1, 10)
    )


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([STORY] * 9, id="no links"),
        pytest.param([STORY, *comments(2)], id="two comments"),
        pytest.param([STORY, COMMENT, "Reply", "Reply", "Reply"], id="links of one comment"),
        pytest.param([STORY, *comments(2), *[COMMENT] * 10, "Reply"], id="the third is far below"),
        pytest.param([STORY, *["Reader", COMMENT, "Reply."] * 3], id="sentences"),
        pytest.param([STORY, *["Reader", COMMENT, "Reply" + " " * 56] * 3], id="long lines"),
    ],
)
def test_near_misses_of_threads(lines: list[str]) -> None:
    assert thread_of(lines) == []


def test_comments_above_the_story_are_no_thread() -> None:
    """A page may begin with links; the thread stands below the first prose."""
    lines = [*comments(3), STORY, *comments(2)]
    assert thread_of(lines, 9) == []
    assert thread_of(lines, 0) == list(range(1, 9)) + list(range(9, 16))


def test_a_thread_begins_with_the_name_of_its_first_reader() -> None:
    assert thread_of([STORY, *comments(3)]) == list(range(1, 10))
    assert thread_of([STORY, STORY, *comments(3), "Imprint"], 1) == list(range(2, 11))


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param([STORY, "Ann", COMMENT, COMMENT, COMMENT, COMMENT, "Reply"], 1, id="four"),
        pytest.param([STORY, "Ann", *[COMMENT] * 5, "Reply"], 6, id="five: no name is near"),
        pytest.param([STORY, "Good!", COMMENT, "Reply"], 2, id="a sentence is no name"),
        pytest.param([STORY, "A" * 60, COMMENT, "Reply"], 1, id="a long name"),
        pytest.param([STORY, "A" * 61, COMMENT, "Reply"], 2, id="too long for a name"),
        pytest.param([STORY, "Ann", "So good", "Reply"], 1, id="a short comment"),
        pytest.param([STORY, "Reply"], 1, id="links right below the story"),
    ],
)
def test_where_the_first_comment_begins(lines: list[str], start: int) -> None:
    """At most four blocks above the last one that the reader wrote."""
    lines = [*lines, *comments(2)]
    assert thread_of(lines) == list(range(start, len(lines)))


def test_a_long_comment_does_not_part_a_thread() -> None:
    """Ten blocks from one reply to the next are near enough."""
    lines = [STORY, *comments(2), *[COMMENT] * 9, "Reply"]
    assert thread_of(lines) == list(range(1, len(lines)))


def test_links_of_a_comment_in_two_blocks_are_of_one_comment() -> None:
    """So that three comments are needed all the same."""
    lines = [STORY, *["Ann, 10:20", COMMENT, "Report", "Reply"] * 2]
    assert thread_of(lines) == []
    assert thread_of([*lines, *comments(1)]) == list(range(1, 12))


def test_the_longest_of_some_threads_counts() -> None:
    lines = [STORY, *comments(3), *[STORY] * 12, *comments(4)]
    assert thread_of(lines) == list(range(22, 34))
    assert thread_of([STORY, *comments(3), *[STORY] * 12, *comments(3)]) == list(range(1, 10))


def test_a_line_of_sixty_characters_may_be_links() -> None:
    assert thread_of([STORY, *["Ann", COMMENT, "Reply" + "." * 54 + "1"] * 3]) == list(range(1, 10))


def test_explain_says_what_is_in_a_thread() -> None:
    """Names and comments alike, though the card keeps them."""
    page = Page("text", blocks_of(["Bridge closed", STORY, f"So it was. {STORY}", *comments(3)]))
    labelled = label(page, get_lexicon("en"), Card(1.0, 0.0))
    assert {(item.role, item.rule) for item in labelled[3:]} == {
        (Role.COMMENT, "in a thread of comments")
    }
    assert [item.role for item in labelled[:3]] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_three_comments_are_enough_where_no_other_line_is_short() -> None:
    assert thread_of([STORY, *[COMMENT, "Reply"] * 3]) == [1, 2, 3, 4, 5, 6]
    assert thread_of([STORY, *[COMMENT, "Reply"] * 2]) == []
