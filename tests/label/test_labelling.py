"""The steps of labelling: whose score counts, what is kept, what `explain` says of it."""

import pytest

from newsclean.label.labelling import (
    UNWEIGHED_RULES,
    add_group_vote,
    add_second_opinion,
    choose_kept,
    find_headline,
    is_unsure,
    label,
    score_blocks,
)
from newsclean.label.scorecard.card import Card
from newsclean.label.scorecard.trees import Forest, Split
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Labelled, Markup, Page, Place, Role
from newsclean.read.dump.reader import read_text

PROSE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
ENGLISH = (
    "The river rose by two metres in the night, and the lower streets had to be cleared at dawn."
)
KEEP_ALL, DROP_ALL = Card(1.0, 0.0), Card(-9.0, 0.0)


def page_of(text: str) -> Page:
    """A dump as a page."""
    return read_text(Decoded(text, "utf-8", "utf-8", 1.0))


def page_of_paragraphs(*texts: str) -> Page:
    """An HTML page of paragraphs, each in an element of its own kind."""
    blocks = (
        Block(text, Kind.PARAGRAPH, Place(), markup=Markup(("html", "body", f"p{n}")))
        for n, text in enumerate(texts)
    )
    return Page("html", tuple(blocks))


def label_zh(text: str, card: Card | None = None) -> tuple[Labelled, ...]:
    """The labelled blocks of a Chinese dump."""
    return label(page_of(text), get_lexicon("zh"), card)


def test_a_page_without_blocks_has_no_roles() -> None:
    assert label(Page("text", ()), get_lexicon("en")) == ()


def test_what_no_rule_decides_goes_by_its_score() -> None:
    """The threshold of the card is the zero of the log-odds."""
    decided = label_zh(f"{PROSE}\n（责任编辑：王小明）\n{PROSE}", Card(1.0, 0.25))
    assert [(item.rule, item.role) for item in decided] == [
        ("card", Role.BODY),
        ("credit line", Role.CREDIT),
        ("card", Role.BODY),
    ]
    assert {item.score for item in decided} == {0.75}
    dropped = label_zh("首页\n新闻\n体育", DROP_ALL)
    assert {item.role for item in dropped} <= {Role.FURNITURE, Role.HEADLINE}


def test_scores_are_the_sum_of_their_shares() -> None:
    """An explanation adds up: bias and shares give the score, for every block."""
    long = Split("log_length", 6.0, 0.0, Split("log_length", 3.0, -0.5, -2.0, 0.0), 1.0)
    card = Card(0.25, 0.5, Forest([Split("end_sentence", 0.5, 0.0, -1.0, 2.0), long]))
    for item in label_zh(f"{PROSE}\n短\n{PROSE}", card):
        assert item.score == pytest.approx(0.25 + sum(item.shares.values()) - 0.5)


def test_shares_hold_what_was_added_to_the_score_of_the_card() -> None:
    """The vote of the group, and the second opinion where it was asked for."""
    page = page_of_paragraphs(ENGLISH, ENGLISH[:-1] + " again.", "Home", "Sports")
    labelled = label(page, get_lexicon("en"), Card(0.0, 0.0), lambda: (1.0, 0.5, 0.0, 0.0))
    assert [item.shares["second_opinion"] for item in labelled] == [0.5, 0.0, -0.5, -0.5]
    assert [item.shares["style_vote"] for item in labelled] == [0.0] * 4
    assert [item.score for item in labelled] == [0.5, 0.0, -0.5, -0.5]


# ---- the second opinion ----


@pytest.mark.parametrize(
    ("odds", "unsure"),
    [(5.0, False), (1.7, False), (1.0, True), (0.1, True), (-5.0, True)],
)
def test_the_card_is_unsure_where_it_expects_a_poor_body(odds: float, *, unsure: bool) -> None:
    """With probability p of all that is kept the F1 to expect is 2p / (1 + p): .85 at p = .74."""
    page = page_of_paragraphs(ENGLISH)
    assert is_unsure(score_blocks(Card(odds, 0.0), page, get_lexicon("en"))) is unsure


@pytest.mark.parametrize(("odds", "unsure"), [(0.5, False), (0.0, True), (-0.5, True)])
def test_what_is_likelier_than_not_is_the_body_that_is_expected(
    odds: float, *, unsure: bool
) -> None:
    """Of two equal paragraphs one is sure; the other adds to the F1, or is missing in the body."""
    page = page_of_paragraphs(ENGLISH, ENGLISH)
    scored = score_blocks(Card(0.0, 0.25), page, get_lexicon("en"))
    assert is_unsure(scored._replace(scores=[5.25, 0.25 + odds])) is unsure


def test_a_second_opinion_is_asked_for_only_where_the_card_is_unsure() -> None:
    page, asked = page_of_paragraphs(ENGLISH), []

    def ask() -> tuple[float, ...] | None:
        asked.append(1)
        return None

    sure = score_blocks(Card(5.0, 0.0), page, get_lexicon("en"))
    assert add_second_opinion(sure, ask) is sure
    assert not asked
    unsure = score_blocks(Card(0.5, 0.0), page, get_lexicon("en"))
    assert add_second_opinion(unsure, ask) is unsure  # trafilatura found nothing
    assert asked
    assert add_second_opinion(unsure, None) is unsure


def test_a_second_opinion_is_about_the_blocks_of_the_whole_page() -> None:
    """Links far from prose have a share as well, which belongs to none of the weighed blocks."""
    link = Block("News", Kind.LIST_ITEM, Place(), markup=Markup(link_chars=4))
    story = Block(f"{ENGLISH} {ENGLISH}", Kind.PARAGRAPH, Place(), markup=Markup())
    page = Page("html", (*[link] * 8, story))
    scored = score_blocks(Card(0.5, 0.0), page, get_lexicon("en"))
    heard = add_second_opinion(scored, lambda: (*[0.0] * 8, 1.0))
    assert heard.places == [5, 6, 7, 8]
    assert heard.scores == [0.0, 0.0, 0.0, 1.0]


def test_dumps_have_no_vote_of_a_group() -> None:
    scored = score_blocks(KEEP_ALL, page_of(f"{ENGLISH}\n\n{ENGLISH}"), get_lexicon("en"))
    assert add_group_vote(scored) is scored


# ---- what is kept ----


def test_where_the_main_span_has_no_prose_the_longest_paragraph_is_kept() -> None:
    """Long headlines without a full stop outweigh a short notice by their number."""
    headlines = [f"{name}在青河镇举行的会议上宣布新计划引发居民热烈讨论" for name in "甲乙丙丁戊己"]
    labelled = label_zh("\n".join([PROSE, "首页", "登录", "更多", *headlines]), DROP_ALL)
    assert [i for i, item in enumerate(labelled) if item.role is Role.BODY] == [0]


def test_where_the_card_keeps_nothing_prose_is_kept() -> None:
    """A notice of two sentences is an article; a list of links is none."""
    roles = [item.role for item in label_zh(f"首页\n{PROSE}\n更多", DROP_ALL)]
    assert roles.count(Role.BODY) == 1


def test_a_block_that_holds_half_of_the_page_is_not_half_of_its_story() -> None:
    """A dropped one of two thousand characters would make the body look poor."""
    page = page_of("\n\n".join(["The ferry " * 40, "The river " * 200]))
    features = score_blocks(KEEP_ALL, page, get_lexicon("en")).features
    assert choose_kept(features, [1.0, -0.9]) == [True, False]
    assert choose_kept(features, [0.2, -0.9]) == [True, True]


def test_explain_says_why_a_line_is_kept_that_the_card_dropped() -> None:
    """Between lines of the story, or for nothing on the page is likelier."""
    ended = Forest([Split("end_sentence", 0.5, 0.0, -1.0, 2.0)])
    rules = [item.rule for item in label_zh(f"{PROSE}\n第二天\n{PROSE}", Card(0.0, 0.0, ended))]
    assert rules == ["card", "beside lines of the story", "card"]
    weak = Forest([Split("end_sentence", 0.5, 0.0, -1.0, 0.1)])
    lines = ["河水上涨。", *[f"{n}号码头一带的街道和小巷" for n in range(9)]]
    labelled = label_zh("\n".join(lines), Card(0.0, 0.0, weak))
    assert labelled[0].rule == "card"
    assert {item.rule for item in labelled[2:]} == {"likely enough on such a page"}


def test_a_gap_is_not_filled_with_what_was_removed() -> None:
    """However short it is, and however likely."""
    shown = "Workers unload the ferry at the old pier"
    lines = ["Bridge closed", ENGLISH, shown, f"{shown}. Ann Roux", f"The mayor said so. {ENGLISH}"]
    labelled = label(page_of("\n\n".join(lines)), get_lexicon("en"), KEEP_ALL)
    body, gone = ("card", Role.BODY), ("said twice", Role.FURNITURE)
    assert [(item.rule, item.role) for item in labelled[1:]] == [body, gone, gone, body]


def test_what_is_far_from_prose_is_not_weighed() -> None:
    link = Block("News", Kind.LIST_ITEM, Place(), markup=Markup(link_chars=4))
    story = Block(f"{ENGLISH} {ENGLISH}", Kind.PARAGRAPH, Place(), markup=Markup())
    labelled = label(Page("html", (*[link] * 8, story)), get_lexicon("en"), KEEP_ALL)
    assert [i for i, item in enumerate(labelled) if item.rule == UNWEIGHED_RULES["html"]] == [
        *range(5)
    ]
    assert {(labelled[i].score, labelled[i].role) for i in range(5)} == {(-10.0, Role.FURNITURE)}


# ---- the headline ----


def test_the_card_may_keep_headline_and_deck() -> None:
    """They have their roles all the same, and the story begins below them."""
    line = "新港大桥下月封闭三天 轮渡免费加密到八分钟一班"
    text = f"{line}\n2016-08-29 00:21 来源：禾川商报\n{PROSE}\n{PROSE}"
    roles = [item.role for item in label_zh(text, KEEP_ALL)]
    assert roles == [Role.HEADLINE, Role.CREDIT, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "line", ["By Jane Miller and Tom Ray", "The oven door. (Jane Miller/The Fennick Ledger)"]
)
def test_a_credit_line_is_no_headline(line: str) -> None:
    """However near it stands to the story."""
    page = page_of(
        f"The last loaf leaves the oven on Quay Street\n\n{line}\n\n{ENGLISH}\n\n{ENGLISH}"
    )
    labelled = label(page, get_lexicon("en"))
    assert labelled[0].role is Role.HEADLINE
    assert labelled[1].role in {Role.CREDIT, Role.CAPTION}


def test_a_line_that_speaks_against_a_headline_is_none() -> None:
    """A menu's line above the story has fewer points than nothing."""
    features = score_blocks(
        KEEP_ALL, page_of(f"Sign up for our newsletter:\n\n{ENGLISH}"), get_lexicon("en")
    ).features
    assert find_headline(features, 1) is None
