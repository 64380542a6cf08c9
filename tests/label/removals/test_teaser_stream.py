"""Streams of other stories below a heading that closes one: what is none, then what is one."""

import time

import pytest

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_age_lines
from newsclean.label.features.registry import build_feature_table
from newsclean.label.labelling import label
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.teaser_stream import (
    find_teaser_stream,
    has_more_prose_than_story,
    mark_teaser_lines,
)
from newsclean.label.scorecard.card import Card
from newsclean.label.scorecard.trees import Forest, Split
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Page, Place, Role

STORY = "市政府週一公布渡輪新班次，首班船改為清晨五時半開出，末班船延後一小時。"
TEASER = "一名釣客週日在北岸礁石上遇到大浪，受困三小時後由海巡人員救回岸上，並無受傷。"


def table_of(lines: list[str], lang: str = "zh") -> FeatureTable:
    """The columns of a dump of these lines."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)
    return build_feature_table(Page("text", blocks), get_lexicon(lang))


def blocks_of(lines: list[str], lang: str = "zh", *, rest: float = 2.0) -> KeptBlocks:
    """A dump of lines of which the long ones are kept; `rest` are the log-odds of those below the first."""
    odds = [
        (rest if i else 2.0) if len(line) > len(STORY) - 2 else -2.0 for i, line in enumerate(lines)
    ]
    return KeptBlocks(table_of(lines, lang), odds, [value > 0 for value in odds])


def end_of(lines: list[str], lang: str = "zh", *, rest: float = 2.0) -> int | None:
    """Where a stream of other stories begins in a dump, all its texts likely."""
    stream = find_teaser_stream(blocks_of(lines, lang, rest=rest))
    assert stream == frozenset(range(min(stream, default=len(lines)), len(lines)))
    return min(stream, default=None)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("3小时", "zh"),
        ("3名前锋", "zh"),
        ("", "zh"),
        ("3 min read", "en"),
        ("Bus 3 ago", "en"),
        ("Age 40", "en"),
        (f"They met 3 hours ago at the {'old ' * 20}mill", "en"),
    ],
)
def test_lines_without_an_age(line: str, lang: str) -> None:
    assert mark_age_lines(table_of([line], lang)) == [False]


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("海岸通訊社·2 天前", "zh"),
        ("21 分鐘前", "zh"),
        ("3小时前 阅读 120", "zh"),
        ("Harbour Desk • 3 hrs ago", "en"),
        ("vor 19 Minuten", "de"),
        ("il y a 2 heures", "fr"),
        ("5時間前", "ja"),
        ("7분 전", "ko"),
    ],
)
def test_lines_with_an_age(line: str, lang: str) -> None:
    assert mark_age_lines(table_of([line], lang)) == [True]


def test_a_live_blog_has_no_closing_heading() -> None:
    """Its entries have their ages, and are the story."""
    lines = [STORY, *["10 分鐘前", "北岸最新狀況", TEASER] * 4]
    assert end_of(lines) is None


def test_a_heading_amid_the_story_closes_nothing() -> None:
    lines = [STORY, "其他人也在看", *[TEASER] * 4]
    assert end_of(lines) is None


def test_one_age_is_no_stream() -> None:
    """All the rest may have been updated then."""
    lines = [STORY, "其他人也在看", "海岸通訊社·2 天前", *[TEASER] * 4]
    assert end_of(lines) is None


@pytest.mark.parametrize(("count", "end"), [(2, None), (3, 1)])
def test_two_teasers_are_a_box(count: int, end: int | None) -> None:
    assert end_of([STORY, "其他人也在看", *["2 天前", TEASER] * count]) == end


def test_a_teaser_stands_within_three_lines_of_its_age() -> None:
    """And above the next age."""
    near, far = ["2 天前", "釣客", "北岸", TEASER], ["2 天前", "釣客", "北岸", "海巡", TEASER]
    assert mark_teaser_lines(table_of(near)) == [False, False, False, True]
    assert not any(mark_teaser_lines(table_of(far)))
    assert mark_teaser_lines(table_of(["2 天前", "3 天前", TEASER])) == [False, False, True]
    assert mark_teaser_lines(table_of(["2 天前", TEASER[:10], TEASER])) == [False, False, True]


def test_a_teaser_is_a_sentence_of_some_length() -> None:
    short = "A man was saved, the coast guard said."
    assert len(short) == 38
    assert not any(mark_teaser_lines(table_of(["2 hours ago", short], "en")))
    assert any(mark_teaser_lines(table_of(["2 hours ago", f"{short} No"], "en")))
    assert not any(mark_teaser_lines(table_of(["2 hours ago", "Moorhaven " * 9], "en")))


@pytest.mark.parametrize(
    ("teasers", "rest", "end"), [(3, -1.5, None), (3, -2.0, 1), (5, -1.5, 1), (4, -1.5, 1)]
)
def test_a_stream_has_four_times_as_much_as_other_prose(
    teasers: int, rest: float, end: int | None
) -> None:
    """Other prose is the rest of the story, if it is not too unlikely: odds of one to seven."""
    lines = [TEASER, "其他人也在看", *["2 天前", TEASER] * teasers, TEASER]
    assert end_of(lines, rest=rest) == end


def test_other_prose_has_a_sentence_and_some_length() -> None:
    """A line of a menu is none, nor are words without a full stop."""
    stream = [STORY, "其他人也在看", *["2 天前", TEASER] * 3, "渡輪", "北岸"]
    assert end_of([*stream, *["渡輪。"] * 40]) == 1
    assert end_of([*stream, TEASER.replace("。", "").replace("，", "") * 2]) == 1
    assert end_of([*stream, TEASER * 2]) is None


def test_the_story_above_a_stream_is_kept_prose() -> None:
    """A heading at the top of the page, or above a line that is dropped, begins no stream."""
    stream = ["其他人也在看", *["2 天前", TEASER] * 3]
    assert end_of(stream) is None
    assert end_of(["渡輪新班次", *stream]) is None
    blocks = blocks_of([STORY, *stream])
    assert not find_teaser_stream(blocks._replace(kept=[False] * 8))


def test_dated_links_amid_the_story_are_no_stream() -> None:
    """The story goes on below them."""
    links = ["海岸通訊社·2 天前", "港區少棒隊昨天在第九局兩人出局後連得四分逆轉取勝"] * 3
    assert end_of([STORY, "相關新聞", *links, *[STORY, TEASER] * 3]) is None


def test_an_age_has_one_teaser() -> None:
    """What stands below that is the story again, between the boxes."""
    assert end_of([STORY, *["其他人也在看", "2 天前", TEASER, STORY] * 4]) is None


def test_a_stream_ends_the_story_however_long() -> None:
    lines = [STORY, "其他人也在看", *["海岸通訊社·2 天前", "釣客受困北岸", TEASER] * 4]
    assert end_of(lines) == 1


def test_a_stream_ends_stories_of_spaced_languages() -> None:
    story = "The council said on Monday that the ferry would run an hour longer."
    teaser = "A man who fished from the northern rocks was saved after three hours."
    lines = [story, "You may also like", *["Coast News · 2 hours ago", "Saved", teaser] * 3]
    assert end_of(lines, "en") == 1


def test_a_stream_prevails_where_it_is_longer() -> None:
    stream = ["其他人也在看", *["海岸通訊社·2 天前", "釣客受困北岸", TEASER] * 3]
    for count, prevails in ((1, True), (9, False)):
        blocks = blocks_of([*[STORY] * count, *stream])
        found = find_teaser_stream(blocks)
        assert min(found) == count
        assert has_more_prose_than_story(blocks, found) is prevails
    even = blocks_of([*[TEASER] * 3, *stream])
    assert not has_more_prose_than_story(even, find_teaser_stream(even))


@pytest.mark.parametrize(
    ("count", "rule"), [(1, "stream of stories"), (9, "below a closing heading")]
)
def test_explain_says_what_is_in_a_stream(count: int, rule: str) -> None:
    """A longer one is not even weighed; the story above stays."""
    story = [f"The council said on Monday that ferry {n} would run longer." for n in range(count)]
    teasers = [f"A man who fished from rock {n} was saved after three hours." for n in range(3)]
    dated = [line for teaser in teasers for line in ("Coast News · 2 hours ago", teaser)]
    lines = [*story, "You may also like", *dated]
    sentences = Card(0.0, 0.0, Forest([Split("end_sentence", 0.5, 0.0, -1.0, 2.0)]))
    page = Page("text", tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines))
    labelled = label(page, get_lexicon("en"), sentences)
    assert [item.role for item in labelled[:count]] == [Role.BODY] * count
    assert {(item.role, item.rule) for item in labelled[count:]} == {(Role.RELATED, rule)}


def test_what_is_as_likely_as_not_is_no_story_above_a_stream() -> None:
    lines = [STORY, "其他人也在看", *["2 天前", TEASER] * 3]
    page = table_of(lines).page
    for keep, expected in ((0.0, 0), (-0.1, 7)):
        labelled = label(page, get_lexicon("zh"), Card(0.0, keep))
        assert [item.rule for item in labelled].count("stream of stories") == expected


def test_prose_above_a_stream_has_forty_characters() -> None:
    """Exactly as many are enough."""
    line = "The ferry runs an hour longer from May."
    stream = ["You may also like", *["Coast · 2 hours ago", f"{line} So it is said."] * 3]
    for text, below in ((line, True), (f"{line}.", True), (f"{line}." * 5, False)):
        blocks = blocks_of([text, *stream], "en")._replace(kept=[True] * 8)
        found = frozenset(range(1, 8))
        assert has_more_prose_than_story(blocks, found) is below
        assert bool(find_teaser_stream(blocks)) is (len(text) >= 40)


def test_many_headings_take_no_time() -> None:
    blocks = blocks_of([STORY, *["其他人也在看", "2 天前", TEASER, STORY] * 5_000])
    start = time.process_time()
    assert not find_teaser_stream(blocks)
    assert time.process_time() - start < 3
