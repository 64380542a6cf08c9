"""Which blocks are kept by their scores, where the story begins, which gaps are filled."""

import pytest

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.label.story_span import (
    PLACE_SIGNS,
    POOR_F1_OF_UNSPACED_DUMP,
    TEXT_SIGNS,
    choose_likely,
    choose_prose,
    fill_gaps,
    find_first_prose,
    find_last_prose,
    has_boilerplate_sign,
    keep_first_heading,
    keep_last_sentence,
    mark_prose,
    skip_headline_and_deck,
)
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Page, Place
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html

PROSE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
ENGLISH = (
    "The river rose by two metres in the night, and the lower streets had to be cleared at dawn."
)


def features_of(text: str, code: str = "zh") -> FeatureTable:
    """The columns of a dump."""
    return build_feature_table(read_text(Decoded(text, "utf-8", "utf-8", 1.0)), get_lexicon(code))


# ---- what is likely ----


@pytest.mark.parametrize(
    ("odds", "lengths", "kept"),
    [
        pytest.param([2.0, -0.9], [900, 100], [True, False], id="a good body"),
        pytest.param([-0.9, -0.9], [100, 100], [False, False], id="nothing is likely"),
        pytest.param([0.1, -1.6, -1.6], [20, 900, 900], [True, False, False], id="too unlikely"),
        pytest.param(
            [0.1, -1.5, -1.5], [20, 900, 900], [True, False, False], id="just too unlikely"
        ),
        pytest.param([1.5, -0.2], [100, 20], [True, False], id="an F1 of .86"),
        pytest.param([1.3, -0.2], [100, 20], [True, True], id="an F1 of .84"),
        pytest.param([0.1, -1.4, -1.4], [20, 900, 900], [True, True, True], id="a poor body"),
    ],
)
def test_more_is_kept_only_of_a_poor_body(
    odds: list[float], lengths: list[int], kept: list[bool]
) -> None:
    assert choose_likely(odds, lengths) == kept


@pytest.mark.parametrize(
    ("odds", "lengths"),
    [
        pytest.param([0.5, -0.5, -0.5], [100, 50, 50], id="an F1 of .62"),
        pytest.param([0.1, 0.0], [100, 1], id="as likely as not"),
    ],
)
def test_a_dump_without_spaces_keeps_only_what_is_likely(
    odds: list[float], lengths: list[int]
) -> None:
    assert choose_likely(odds, lengths, POOR_F1_OF_UNSPACED_DUMP) == [
        True,
        *(False for _ in odds[1:]),
    ]


def test_what_is_kept_at_a_lower_threshold_raises_it_again() -> None:
    """The next threshold follows from the F1 of what is kept by then; it settles in three rounds."""
    kept = choose_likely([0.4, -0.8, -0.9, -1.2, -1.4], [372, 6794, 538, 57, 2347])
    assert kept == [True, True, True, False, False]


# ---- prose where the card keeps nothing ----


def test_a_line_without_a_sentence_is_no_prose() -> None:
    """Nor is a short sentence, nor a long one without a function word."""
    for line in (
        "Ferry Bridge Market Harbour Tower Station Quay",
        "It rained.",
        "Rain " * 20 + ".",
    ):
        assert not any(choose_prose(features_of(line, "en")))
    assert choose_prose(features_of("The river rose by two metres in the night.", "en")) == [True]


@pytest.mark.parametrize(
    ("length", "end", "words", "sentences", "prose"),
    [
        (40.0, 1.0, 1.0, 1.0, True),
        (39.5, 1.0, 1.0, 1.0, False),  # too short
        (40.0, 0.0, 1.0, 1.0, False),  # no full stop at its end
        (40.0, 1.0, 0.0, 1.0, False),  # no function word
        (40.0, 0.0, 0.0, 2.0, True),  # two sentences need neither
        (39.5, 0.0, 0.0, 2.0, False),
    ],
)
def test_what_is_prose(
    length: float, end: float, words: float, sentences: float, *, prose: bool
) -> None:
    names = ("length", "end_sentence", "function_words", "sentences")
    columns = dict(zip(names, ([length], [end], [words], [sentences]), strict=True))
    assert mark_prose({**columns, "cue_legal": [0.0]}) == [prose]
    assert mark_prose({**columns, "cue_legal": [1.0]}) == [False]


def test_of_prose_outside_the_main_span_the_longest_is_kept() -> None:
    class Columns(dict[str, list[float]]):
        """Three paragraphs below a main span without prose."""

    columns = Columns(
        length=[50.0, 90.0, 60.0, 300.0],
        end_sentence=[1.0, 1.0, 1.0, 0.0],
        function_words=[3.0] * 4,
        sentences=[1.0, 1.0, 1.0, 0.0],
        cue_legal=[0.0] * 4,
        main_span_inside=[0.0, 0.0, 0.0, 1.0],
    )
    assert choose_prose(columns) == [False, True, False, False]
    columns["main_span_inside"] = [1.0, 0.0, 1.0, 1.0]
    assert choose_prose(columns) == [True, False, True, False]


# ---- where the story begins ----


@pytest.mark.parametrize(
    ("lengths", "kept", "first"),
    [
        ([50.0, 60.0], [False, False], 0),
        ([10.0, 39.0, 10.0], [False, True, True], 1),
        ([10.0, 39.0, 40.0], [True, True, True], 2),
        ([90.0, 90.0], [False, True], 1),
    ],
)
def test_the_first_prose(lengths: list[float], kept: list[bool], first: int) -> None:
    """Long enough for a paragraph, else the first kept line, else the first line."""
    assert find_first_prose({"length": lengths}, kept) == first


def test_the_last_prose() -> None:
    lengths = {"length": [90.0, 40.0, 39.0, 90.0]}
    assert find_last_prose(lengths, [True, True, True, False], 0) == 1
    assert find_last_prose(lengths, [False] * 4, 2) == 2


LINES = f"A bridge after ten years of work\n\nBy Jane Miller\n\n{ENGLISH}\n\n{ENGLISH}"


@pytest.mark.parametrize(
    ("kept", "headline", "first"),
    [
        pytest.param("k.kk", None, 0, id="no headline"),
        pytest.param("k.kk", 2, 0, id="a headline below"),
        pytest.param("k...", 0, 0, id="nothing below"),
        pytest.param("k.kk", 0, 2, id="the headline is kept"),
        pytest.param("k..k", 0, 3, id="a paragraph is not kept"),
    ],
)
def test_the_story_begins_below_its_headline(kept: str, headline: int | None, first: int) -> None:
    features = features_of(LINES, "en")
    keep = [letter == "k" for letter in kept]
    assert skip_headline_and_deck(features, keep, 0, headline) == first


def test_a_line_of_forty_characters_may_be_the_beginning() -> None:
    line = "The river rose by two metres in a night."
    assert len(line) == 40
    for text, first in ((line, 1), (line[1:], 2)):
        features = features_of(f"Bridge closed\n\n{text}\n\n{ENGLISH}", "en")
        assert skip_headline_and_deck(features, [True] * 3, 0, 0) == first
        assert find_last_prose(features, [True, True, False], 0) == 2 - first


def test_the_story_begins_below_its_deck() -> None:
    """Only a line above the by-line is one."""
    above = "Bridge closed\n\n"
    kept = [False, True, False, True, True]
    assert skip_headline_and_deck(features_of(above + LINES, "en"), kept, 1, 0) == 3
    plain = LINES.replace("By Jane Miller", "Nobody knew why")
    assert skip_headline_and_deck(features_of(above + plain, "en"), kept, 1, 0) == 1


# ---- gaps ----


@pytest.mark.parametrize(
    ("line", "odds", "expected"),
    [
        ("第二天", -1.0, True),
        ("第二天", -1.5, False),  # the card is sure enough
        ("分享到微信朋友圈", -1.0, False),  # its words speak against it
        (f"{PROSE}的摊位", -1.0, False),  # a paragraph: the card had enough to judge it by
        ("青河镇老城低洼街道的居民在天亮前全部撤离到学校", -1.0, True),  # 57.5 effective characters
        ("青河镇老城低洼街道的居民在天亮前全部撤离到小学校", -1.0, False),  # 60
    ],
)
def test_gaps_are_filled_only_where_nothing_speaks_against(
    line: str, odds: float, *, expected: bool
) -> None:
    features = features_of(f"{PROSE}\n{line}\n{PROSE}")
    assert fill_gaps([True, False, True], [1.0, odds, 1.0], features) == [True, expected, True]


def test_a_long_item_of_a_list_is_filled() -> None:
    """What is no paragraph may be long."""
    kinds = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.PARAGRAPH)
    blocks = tuple(Block(PROSE + "123"[n], kind, Place()) for n, kind in enumerate(kinds))
    features = build_feature_table(Page("text", blocks), get_lexicon("zh"))
    assert fill_gaps([True, False, True], [1.0, -1.0, 1.0], features) == [True] * 3


@pytest.mark.parametrize(("count", "filled"), [(13, False), (12, True)])
def test_wide_gaps_stay(count: int, *, filled: bool) -> None:
    features = features_of("\n".join([PROSE, *[f"第{i}天" for i in range(count)], PROSE]))
    kept = [True, *[False] * count, True]
    odds = [1.0, *[-1.0] * count, 1.0]
    assert fill_gaps(kept, odds, features) == [True, *[filled] * count, True]


def test_one_sign_in_a_gap_speaks_against_all_of_it() -> None:
    features = features_of(f"{PROSE}\n第二天\n分享到微信朋友圈\n第三天\n{PROSE}")
    kept = [True, False, False, False, True]
    assert fill_gaps(kept, [1.0, -1.0, -1.0, -1.0, 1.0], features) == kept


@pytest.mark.parametrize("name", TEXT_SIGNS)
def test_each_word_of_boilerplate_counts(name: str) -> None:
    """Also where the blocks around have some: what they have may be chance."""
    assert has_boilerplate_sign({name: [1.0, 1.0, 1.0]}, 0, 2)
    assert not has_boilerplate_sign({name: [1.0, 0.0, 1.0]}, 0, 2)


@pytest.mark.parametrize("name", PLACE_SIGNS)
def test_each_place_of_boilerplate_counts_but_the_place_of_the_story(name: str) -> None:
    for above, below, has_sign in ((0.0, 0.0, True), (1.0, 0.0, False), (0.0, 1.0, False)):
        assert has_boilerplate_sign({name: [above, 1.0, below]}, 0, 2) is has_sign
        assert has_boilerplate_sign({name: [above, 2.0, below]}, 0, 2)
    assert not has_boilerplate_sign({name: [0.0, 0.0, 0.0]}, 0, 2)


def test_the_signs_of_boilerplate() -> None:
    """Those that a dump has, and those that markup gives."""
    assert set(TEXT_SIGNS) == {"cue_groups", "repeats", "separators"}
    assert set(PLACE_SIGNS) == {
        *("hidden", "in_aside", "in_nav", "in_footer", "boilerplate_class_groups"),
    }


def test_a_line_that_is_mostly_link_is_boilerplate() -> None:
    for share, has_sign in ((0.5, False), (0.51, True)):
        assert has_boilerplate_sign({"link_share": [0.0, share, 0.0]}, 0, 2) is has_sign


# ---- the last sentence ----

FLASH = "<p>A yellow warning holds for the county.</p><p>Stay at home.</p>"


def keeps_second(body: str, odds: float = -2.4) -> bool:
    """Whether the second block of an HTML page is kept with the first."""
    page, _ = read_html(Decoded(body, "utf-8", "utf-8", 1.0))
    features = build_feature_table(page, get_lexicon("en"))
    count = len(page.blocks)
    kept = [True, *[False] * (count - 1)]
    return keep_last_sentence(kept, [1.0, *[odds] * (count - 1)], features)[1]


@pytest.mark.parametrize(
    "body",
    [
        FLASH.replace("home.", "home"),
        FLASH.replace("<p>Stay", "<div>Stay"),
        FLASH.replace("</p><p>", "</p><section><p>"),
        FLASH.replace("Stay", "<a href=/x>Stay</a>"),
        FLASH.replace("Stay at home", "Share on Facebook"),
        FLASH.replace("Stay", "<h3>More</h3><p>Stay"),
    ],
)
def test_what_follows_the_story_is_not_always_its_last_sentence(body: str) -> None:
    assert not keeps_second(body)


def test_the_last_sentence_may_be_short() -> None:
    assert keeps_second(FLASH)
    assert not keeps_second(FLASH, -2.5)


def test_a_table_may_stand_above_the_last_sentence() -> None:
    table = "<table><tr><td>1</td><td>Oar</td></tr><tr><td>2</td><td>Quay</td></tr></table>"
    for count, kept in ((1, True), (2, False)):
        body = f"<p>The race is over.</p>{table * count}<p>Stay at home.</p>"
        page, _ = read_html(Decoded(body, "utf-8", "utf-8", 1.0))
        features = build_feature_table(page, get_lexicon("en"))
        keep = [*[True] * (1 + count), False]
        assert keep_last_sentence(keep, [-1.0] * len(keep), features)[-1] is kept


def test_sentences_follow_each_other_to_the_end_of_the_story() -> None:
    features = features_of(f"{PROSE}\n\n请减少外出。\n\n请关好门窗。\n\n首页\n\n请登录。")
    kept = [True, False, False, False, False]
    assert keep_last_sentence(kept, [-1.0] * 5, features) == [True, True, True, False, False]
    assert keep_last_sentence([False] * 5, [-1.0] * 5, features) == [False] * 5


def test_only_a_short_story_of_a_dump_has_a_last_sentence() -> None:
    for count, kept in ((1199, True), (1200, False)):
        features = features_of(f"{'水' * count}。\n\n请减少外出。")
        assert keep_last_sentence([True, False], [1.0, -1.0], features) == [True, kept]
    for count, kept in ((14, True), (15, False)):
        features = features_of("\n\n".join([f"{'水' * 20}。"] * count + ["请减少外出。"]))
        whole = keep_last_sentence([True] * count + [False], [-1.0] * (count + 1), features)
        assert whole[-1] is kept


# ---- the first heading ----


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("<h2>Why it rained</h2>", True),
        ("<h3>Why it rained</h3>", False),
        ("<h1>Why it rained</h1>", False),
        ("<p>Why it rained</p>", False),
        ("<header><h2>Why it rained</h2></header>", False),
        ("<h2>Share this article</h2>", False),
    ],
)
def test_a_heading_above_the_story_is_one_of_its_headings(above: str, *, kept: bool) -> None:
    body = f"<div>{above}<p>{ENGLISH}</p><h2>What is new</h2><p>It rained.</p></div>"
    page, _ = read_html(Decoded(body, "utf-8", "utf-8", 1.0))
    features = build_feature_table(page, get_lexicon("en"))
    story = [True, True, True]
    assert keep_first_heading([False, *story], [-2.4, 1, 1, 1], features) == [kept, *story]
    assert not keep_first_heading([False, *story], [-2.5, 1, 1, 1], features)[0]
    assert not keep_first_heading([False, True, False, True], [-1.0] * 4, features)[0]
