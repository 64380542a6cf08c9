"""The table of removals: its order, on which pages each row holds, and that each row does its work."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.contract import KeptBlocks, Moment, drop
from newsclean.label.removals.order import REMOVALS, find_removals
from newsclean.label.rules.context import KeptBecause, Removal
from newsclean.label.rules.rules import RULES
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

ENGLISH = [
    f"The council said on Monday that ferry {n} would run an hour longer from the first of May on."
    for n in ("one", "two", "three", "four", "five", "six")
]
CHINESE = [
    f"渡轮公司今天宣布，自五月一日起{n}号线夜间班次延长两小时，末班船改为凌晨一时开出，居民从此不必再绕行上游十公里外的大桥回家。"
    for n in "一二三四"
]
CONSENT = "These cookies let us count visits, so that we can measure how our pages are read."
NOTICE = "Your email has been sent. Please check your spam folder if it does not arrive."
SHOWN = "Dock workers unload the new ferry at the old pier"
FURNITURE = ["Share on Facebook", "Related articles", "Old", "New", "Post a comment", "Ferry"]
REPLIES = [line for n in "abc" for line in (f"Reader {n}, 10:20", "So it is, I say", "Reply")]


def blocks_of(kind: str, lang: str, lines: list[str]) -> KeptBlocks:
    """A page of lines whose long ones are kept."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(), markup=Markup()) for line in lines)
    features = build_feature_table(Page(kind, blocks), get_lexicon(lang))
    kept = [length >= 40 for length in features["length"]]
    return KeptBlocks(features, [1.0 if keep else -3.0 for keep in kept], kept)


def removed_at(moment: Moment, kind: str, lang: str, lines: list[str]) -> dict[Removal, list[str]]:
    """What goes at a moment, by the removal."""
    found = find_removals(moment, blocks_of(kind, lang, lines)).removed
    return {name: [lines[i] for i in sorted(gone)] for name, gone in found.items() if gone}


def test_each_removal_has_a_row_and_a_rule() -> None:
    """But for the stream: what is below it is not weighed, so that no rule is asked."""
    assert [row.removal for row in REMOVALS] == list(Removal)
    assert set(Removal) - {rule.name for rule in RULES} == {Removal.TEASER_STREAM}


def test_explain_prints_these_names() -> None:
    """Users know them; reports and records hold them."""
    assert list(map(str, Removal)) == [
        "stream of stories",
        "hidden by the page",
        "consent text or below",
        "notice of the page",
        "said twice",
        "in another script",
        "far below the story",
        "below a closing heading",
        "in a thread of comments",
    ]
    assert list(map(str, KeptBecause)) == [
        "likely enough on such a page",
        "beside lines of the story",
    ]


def test_moments_follow_each_other() -> None:
    """A row that is asked later stands below."""
    moments = [row.moment for row in REMOVALS]
    assert moments == sorted(moments, key=list(Moment).index)


CASES = [
    (Removal.CONSENT_TEXT, "text", "en", [*ENGLISH, CONSENT], [CONSENT]),
    (Removal.PAGE_NOTICE, "text", "en", [NOTICE, *ENGLISH], [NOTICE]),
    (Removal.PAGE_NOTICE, "html", "zh", [*CHINESE, NOTICE], [NOTICE]),
    (Removal.REPEATED_TEXT, "text", "en", [*ENGLISH, *ENGLISH[:3]], ENGLISH[:3]),
    (Removal.REPEATED_TEXT, "html", "zh", [*CHINESE, *CHINESE], CHINESE),
    (Removal.REPEATED_TEXT, "text", "en", [*ENGLISH, SHOWN, SHOWN], [SHOWN] * 2),
    (Removal.OTHER_SCRIPT, "text", "zh", [*CHINESE, ENGLISH[0]], ENGLISH[:1]),
    (Removal.OTHER_SCRIPT, "html", "zh", [*CHINESE, ENGLISH[0]], ENGLISH[:1]),
    (Removal.DISTANT_PROSE, "text", "en", [*ENGLISH, *FURNITURE, SHOWN], [SHOWN]),
]


@pytest.mark.parametrize(("removal", "kind", "lang", "lines", "gone"), CASES)
def test_what_each_row_takes_from_the_kept(
    removal: Removal, kind: str, lang: str, lines: list[str], gone: list[str]
) -> None:
    assert removed_at(Moment.BLOCKS_KEPT, kind, lang, lines) == {removal: gone}


@pytest.mark.parametrize(
    ("kind", "lang", "lines"),
    [
        pytest.param("html", "en", [*ENGLISH, CONSENT], id="consent text in HTML"),
        pytest.param("html", "en", [*ENGLISH, SHOWN, SHOWN], id="a picture's text in HTML"),
        pytest.param("text", "zh", [*CHINESE, *[CHINESE[0][:30]] * 2], id="one in Chinese"),
        pytest.param("html", "en", [*ENGLISH, *FURNITURE, SHOWN], id="distant prose in HTML"),
        pytest.param("text", "en", [*ENGLISH, CHINESE[0]], id="another script in English"),
    ],
)
def test_on_other_pages_a_row_is_not_asked(kind: str, lang: str, lines: list[str]) -> None:
    assert removed_at(Moment.BLOCKS_KEPT, kind, lang, lines) == {}


@pytest.mark.parametrize("kind", ["text", "html"])
def test_rows_that_ask_where_the_story_begins(kind: str) -> None:
    lines = [ENGLISH[0], *REPLIES]
    gone = {Removal.COMMENT_THREAD: REPLIES}
    assert removed_at(Moment.GAPS_FILLED, kind, "en", lines) == gone
    lines = [*CHINESE, "相关阅读", "轮渡"]
    gone = {Removal.CLOSING_HEADING: ["相关阅读", "轮渡"]}
    assert removed_at(Moment.FIRST_PROSE_FOUND, kind, "zh", lines) == gone


def test_a_row_sees_what_those_above_it_left() -> None:
    """A copy of the story below furniture is a copy; what is left of the page has no distant prose."""
    gone = removed_at(Moment.BLOCKS_KEPT, "text", "en", [*ENGLISH, *FURNITURE, *ENGLISH[:3]])
    assert gone == {Removal.REPEATED_TEXT: ENGLISH[:3]}


def test_what_is_removed_is_kept_no_longer_and_earlier_removals_stay() -> None:
    blocks = blocks_of("text", "en", [*ENGLISH, CONSENT])
    before = blocks._replace(removed={Removal.TEASER_STREAM: frozenset({9})})
    after = find_removals(Moment.BLOCKS_KEPT, before)
    assert list(after.kept) == [True] * 6 + [False]
    assert after.removed[Removal.TEASER_STREAM] == {9}
    assert drop([True, True], frozenset()) == [True, True]
