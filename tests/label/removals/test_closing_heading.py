"""A heading that closes the story: where there is none, then where it closes."""

from collections.abc import Sequence

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.closing_heading import find_below_closing_heading
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.story_boxes import MAX_BOX_BLOCKS
from newsclean.label.rules.context import Removal
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Page, Place

PROSE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
CLOSING = "相关阅读"


def gone(
    lines: Sequence[str], kept: str, first: int = 0, *, code: str = "zh", stream: int | None = None
) -> list[int]:
    """Which lines go; `kept` has a k for each kept one."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)
    features = build_feature_table(Page("text", blocks), get_lexicon(code))
    removed = (
        {} if stream is None else {Removal.TEASER_STREAM: frozenset(range(stream, len(lines)))}
    )
    keep = [letter == "k" for letter in kept]
    found = find_below_closing_heading(KeptBlocks(features, [], keep, first, removed))
    return sorted(found)


LINKS = ["城东旧粮仓改成图书馆"] * MAX_BOX_BLOCKS  # the longest box


@pytest.mark.parametrize(
    ("lines", "kept", "first"),
    [
        pytest.param([PROSE, PROSE], "kk", 0, id="no heading"),
        pytest.param([CLOSING, PROSE, PROSE], ".kk", 1, id="above the story"),
        pytest.param([CLOSING, PROSE, PROSE], "kkk", 0, id="where the story begins"),
        pytest.param([PROSE, CLOSING, PROSE], "k.k", 0, id="the story goes on at once"),
        pytest.param([PROSE, CLOSING, *LINKS[1:], PROSE], "k" + "." * 20 + "k", 0, id="a box"),
        pytest.param([PROSE, "评论区", PROSE], "k.k", 0, id="comments told by the story"),
        pytest.param([PROSE, CLOSING, *LINKS, *[PROSE] * 2], "k" + "." * 21 + "kk", 0, id="twice"),
        pytest.param([PROSE, CLOSING, PROSE], "..k", 0, id="nothing is kept above"),
    ],
)
def test_headings_that_close_nothing(lines: list[str], kept: str, first: int) -> None:
    assert gone(lines, kept, first) == []


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_box_amid_the_story_in_any_language(code: str) -> None:
    closing = {"zh": CLOSING, "en": "Related articles"}[code]
    lines = [PROSE, closing, *LINKS, PROSE]
    assert gone(lines, "k" + "." * 21 + "k", code=code) == list(range(1, 23))
    assert gone([*lines[:-2], PROSE], "k" + "." * 20 + "k", code=code) == []


def test_short_lines_below_are_no_story() -> None:
    assert gone([PROSE, CLOSING, "城东旧粮仓改成图书馆"], "k.k") == [1, 2]


def test_comments_have_no_box() -> None:
    assert gone([PROSE, "网友评论", "方若兰", PROSE], "k..k") == [1, 2, 3]
    assert gone([PROSE, CLOSING, "方若兰", PROSE], "k..k") == []


def test_a_kept_heading_counts_on_either_side() -> None:
    """Above it 44 characters, its own 4: up to 95 may stand at and below it."""
    assert (len(PROSE), len(CLOSING)) == (44, 4)
    kept = "kk" + "." * MAX_BOX_BLOCKS + "k"
    assert gone([PROSE, CLOSING, *LINKS, "水" * 91], kept) == list(range(1, 23))
    assert gone([PROSE, CLOSING, *LINKS, "水" * 92], kept) == []


def test_a_heading_with_which_the_story_begins_closes_nothing() -> None:
    assert gone([PROSE, CLOSING, "轮渡"], "kkk", 1) == []
    assert gone([PROSE, CLOSING, "轮渡"], "kkk", 0) == [1, 2]


def test_the_first_heading_that_may_close_closes() -> None:
    lines = [PROSE, CLOSING, PROSE, PROSE, CLOSING, "轮渡"]
    assert gone(lines, "k.kk.k") == [4, 5]
    assert gone(lines, "k.k..k") == [4, 5]
    assert gone(lines, "k.....") == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_stream_of_teasers_closes_the_story_in_every_language(code: str) -> None:
    """But a story that begins below it."""
    lines = [PROSE, PROSE, "其他人也在看", *[PROSE] * 9]
    assert gone(lines, "k" * 12, code=code, stream=2) == list(range(2, 12))
    assert gone(lines, "k" * 12, 2, code=code, stream=2) == []


def test_a_heading_above_a_stream_closes_first() -> None:
    """What the story goes on with stands above the stream."""
    lines = [PROSE, CLOSING, "轮渡", "其他人也在看", PROSE]
    assert gone(lines, "k...k", stream=3) == [1, 2, 3, 4]
    assert gone([PROSE, CLOSING, PROSE, *lines[3:]], "k.k.k", stream=3) == [3, 4]
