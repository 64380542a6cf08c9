"""The table of rules as a whole: its rows, and the roles where no row names one."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.rules.context import KeptBecause, Removal, RuleContext
from newsclean.label.rules.rules import DECIDED_BY_CARD, RULES, decide_roles
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place, Role

ROWS = """
no letter or digit = furniture
headline = headline
headline again = headline
in the comments = comment, html
in a thread of comments = comment
caption by markup = caption
caption by its credit = caption
caption by who stands where = caption
credit line = credit
date line = credit
name that ends the story = credit
caption by its class = caption, html
above the headline = furniture, kept
below a closing heading = related
hidden by the page = furniture
consent text or below = notice
notice of the page = notice
far below the story = related
in another script = furniture
editors' note = notice
file of a picture = furniture, kept
box for subscribing = notice, html
pointer to another story = related
stream below the article = related, html, kept
said twice = furniture
standfirst = body
deck = subtitle, kept
likely enough on such a page = None, kept
beside lines of the story = None, kept
card = None, kept
"""


def context_of(kinds: list[Kind], kept: str, *, page: str = "text") -> RuleContext:
    """Lines of these kinds; `kept` has a k for each kept one."""
    blocks = tuple(
        Block(f"Ferry {n} to Moorhaven", kind, Place(), markup=Markup())
        for n, kind in enumerate(kinds)
    )
    features = build_feature_table(Page(page, blocks), get_lexicon("en"))
    return RuleContext(features, tuple(letter == "k" for letter in kept), None, 0, len(kinds))


def test_the_rows_in_their_order() -> None:
    """What each is called, which role it gives, for which blocks it holds."""
    rows = [
        ", ".join([f"{rule.name} = {rule.role}", *["html"] * rule.html, *["kept"] * rule.kept])
        for rule in RULES
    ]
    assert rows == ROWS.strip().split("\n")


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Kind.PARAGRAPH, Role.BODY),
        (Kind.HEADING, Role.HEADING),
        (Kind.LIST_ITEM, Role.LIST),
        (Kind.QUOTE, Role.QUOTE),
        (Kind.TABLE, Role.TABLE),
        (Kind.CAPTION, Role.CAPTION),
        (Kind.CODE, Role.BODY),
    ],
)
def test_the_role_that_goes_with_the_kind_of_a_kept_block(kind: Kind, role: Role) -> None:
    assert decide_roles(context_of([kind] * 2, "kk"))[0][1] is role


@pytest.mark.parametrize(
    ("kinds", "kept", "at", "role"),
    [
        pytest.param("lpp", "kkk", 0, Role.BODY, id="the first block"),
        pytest.param("ppl", "kkk", 2, Role.BODY, id="the last block"),
        pytest.param("lpl", "kkk", 0, Role.BODY, id="the next but one"),
        pytest.param("pll", "kk.", 1, Role.BODY, id="beside a dropped one"),
        pytest.param("llp", ".kk", 1, Role.BODY, id="below a dropped one"),
        pytest.param("llp", "kkk", 0, Role.LIST, id="above another"),
        pytest.param("pll", "kkk", 2, Role.LIST, id="below another"),
        pytest.param("llp", "kkk", 1, Role.LIST, id="below the first block"),
        pytest.param("lpll", "kkkk", 0, Role.BODY, id="the last is not beside the first"),
        pytest.param("plp", "kkk", 0, Role.BODY, id="a paragraph"),
    ],
)
def test_a_lone_item_of_a_dump_is_a_paragraph(kinds: str, kept: str, at: int, role: Role) -> None:
    """Dumps mark all that stood in a list; in HTML one item is a list."""
    listed = [Kind.LIST_ITEM if letter == "l" else Kind.PARAGRAPH for letter in kinds]
    assert decide_roles(context_of(listed, kept))[at][1] is role
    html = decide_roles(context_of(listed, kept, page="html"))[at][1]
    assert html is (Role.LIST if kinds[at] == "l" else Role.BODY)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ferry to Moorhaven", Role.FURNITURE),
        ("Post a comment", Role.COMMENT),
        ("Related articles", Role.RELATED),
        ("All rights reserved", Role.NOTICE),
        ("Sign up for our newsletter", Role.NOTICE),
    ],
)
def test_cue_words_tell_the_role_of_a_dropped_block(text: str, role: Role) -> None:
    page = Page("text", (Block(text, Kind.PARAGRAPH, Place()),))
    features = build_feature_table(page, get_lexicon("en"))
    assert decide_roles(RuleContext(features, (False,), None, 0, 0))[0] == ("card", role)


@pytest.mark.parametrize(
    ("removal", "role"),
    [
        (Removal.COMMENT_THREAD, Role.COMMENT),
        (Removal.CLOSING_HEADING, Role.RELATED),
        (Removal.HIDDEN_TEXT, Role.FURNITURE),
        (Removal.CONSENT_TEXT, Role.NOTICE),
        (Removal.DISTANT_PROSE, Role.RELATED),
        (Removal.OTHER_SCRIPT, Role.FURNITURE),
        (Removal.REPEATED_TEXT, Role.FURNITURE),
    ],
)
def test_the_role_of_a_block_that_a_removal_found(removal: Removal, role: Role) -> None:
    """Of the blocks beside it, and of the others' removals, it says nothing."""
    context = context_of([Kind.PARAGRAPH] * 3, "...")._replace(removals={removal: frozenset({1})})
    assert decide_roles(context)[1] == (removal, role)
    assert [decide_roles(context)[i][0] for i in (0, 2)] == [DECIDED_BY_CARD] * 2


@pytest.mark.parametrize("reason", list(KeptBecause))
def test_why_a_block_is_kept(reason: KeptBecause) -> None:
    """Of a dropped block no such reason is asked."""
    context = context_of([Kind.HEADING] * 3, "kk.")
    context = context._replace(kept_because={reason: frozenset({1, 2})})
    found = [(DECIDED_BY_CARD, Role.HEADING), (reason, Role.HEADING), ("card", Role.FURNITURE)]
    assert [decide_roles(context)[i] for i in range(3)] == found


def test_a_credit_line_below_the_story_is_one_whatever_a_removal_found() -> None:
    """What is known by itself stands above the removals; the editors' note does not."""
    lines = ("By Jane Miller", "Editor's note: This is a series.")
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)
    features = build_feature_table(Page("text", blocks), get_lexicon("en"))
    context = RuleContext(features, (False, False), None, 1, 1)
    context = context._replace(removals={Removal.DISTANT_PROSE: frozenset({0, 1})})
    assert [decide_roles(context)[i][0] for i in (0, 1)] == ["credit line", "far below the story"]
