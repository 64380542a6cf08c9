"""The ordered table of rules that gives each block its role: name, test, role; first match wins.

They say what no score can: that a line is the headline, a credit line, a caption, or stands below
the heading that ends the story. The card decides what they leave open.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsclean.label.rules.caption_rules import (
    is_caption,
    is_caption_class,
    is_caption_line,
    is_left_right_caption,
)
from newsclean.label.rules.context import Removal, RuleContext
from newsclean.label.rules.credit_rules import is_credit, is_date_line, is_last_name
from newsclean.label.rules.furniture_rules import (
    is_below_end,
    is_comment,
    is_empty,
    is_in_stream,
    is_in_thread,
    is_note,
    is_pointer,
    is_subscription,
)
from newsclean.label.rules.headline_rules import (
    is_above_headline,
    is_deck,
    is_headline,
    is_headline_again,
    is_standfirst,
)
from newsclean.model import Kind, Role

FORM_ROLES = {
    Kind.PARAGRAPH: Role.BODY,
    Kind.HEADING: Role.HEADING,
    Kind.LIST_ITEM: Role.LIST,
    Kind.QUOTE: Role.QUOTE,
    Kind.TABLE: Role.TABLE,
    Kind.CAPTION: Role.CAPTION,
    Kind.CODE: Role.BODY,
}
CUE_ROLES = (
    ("cue_comment", Role.COMMENT),
    ("cue_related", Role.RELATED),
    ("cue_legal", Role.NOTICE),
    ("cue_subscribe", Role.NOTICE),
)


def is_kept(sight: RuleContext, i: int) -> bool:
    """Kept by the card."""
    return sight.kept[i]


def is_lone_list_item(sight: RuleContext, i: int) -> bool:
    """A list mark of a dump with none beside it: dumps mark whatever a list element held."""
    if sight.page.kind == "html":
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(sight.kept) and sight.kept[j]]
    return not any(sight.block(j).kind is Kind.LIST_ITEM for j in beside)


class Rule(NamedTuple):
    """A row of the table.

    Attributes:
        name: what `explain` calls it.
        test: whether it decides on a block.
        role: the role it gives; `None` is by the form of the block.
        html: whether it only holds where there is markup.
        kept: whether it only holds for what is kept.
    """

    name: str
    test: Callable[[RuleContext, int], bool]
    role: Role | None
    html: bool = False
    kept: bool = False


def make_removal_rule(mark: Removal, role: Role | None, *, kept: bool = False) -> Rule:
    """The rule for the blocks that have a mark."""
    return Rule(mark, lambda sight, i: i in sight.marks.get(mark, ()), role, kept=kept)


# First match wins. What no rule decides on was dropped by the card: its cues tell its role.
RULES: tuple[Rule, ...] = (
    Rule("no letter or digit", is_empty, Role.FURNITURE),
    Rule("headline", is_headline, Role.HEADLINE),
    Rule("headline again", is_headline_again, Role.HEADLINE),
    Rule("in the comments", is_comment, Role.COMMENT, html=True),
    Rule("in a thread of comments", is_in_thread, Role.COMMENT),
    Rule("caption by markup", is_caption, Role.CAPTION),
    Rule("caption by its credit", is_caption_line, Role.CAPTION),
    Rule("caption by who stands where", is_left_right_caption, Role.CAPTION),
    Rule("credit line", is_credit, Role.CREDIT),
    Rule("date line", is_date_line, Role.CREDIT),
    Rule("name that ends the story", is_last_name, Role.CREDIT),
    Rule("caption by its class", is_caption_class, Role.CAPTION, html=True),
    Rule("above the headline", is_above_headline, Role.FURNITURE, kept=True),
    Rule("below a closing heading", is_below_end, Role.RELATED),
    make_removal_rule(Removal.CONSENT, Role.NOTICE),
    make_removal_rule(Removal.DISTANT_PROSE, Role.RELATED),
    make_removal_rule(Removal.OTHER_SCRIPT, Role.FURNITURE),
    Rule("editors' note", is_note, Role.NOTICE),
    Rule("box for subscribing", is_subscription, Role.NOTICE, html=True),
    Rule("pointer to another story", is_pointer, Role.RELATED),
    Rule("stream below the article", is_in_stream, Role.RELATED, html=True, kept=True),
    make_removal_rule(Removal.REPEATED_TEXT, Role.FURNITURE),
    Rule("standfirst", is_standfirst, Role.BODY),
    Rule("deck", is_deck, Role.SUBTITLE, kept=True),
    make_removal_rule(Removal.LIKELY_ENOUGH, None, kept=True),
    make_removal_rule(Removal.FILLED_GAP, None, kept=True),
    Rule("card", is_kept, None, kept=True),
)


@cache
def list_rules(kind: str, *, kept: bool) -> tuple[Rule, ...]:
    """The rules that may hold for a block of a kind of page: half of them for most lines."""
    return tuple(
        rule for rule in RULES if (kept or not rule.kept) and (kind == "html" or not rule.html)
    )


def decide_role(sight: RuleContext, i: int) -> tuple[str, Role]:
    """The rule that decides on a block, and its role."""
    for rule in list_rules(sight.page.kind, kept=sight.kept[i]):
        if rule.test(sight, i):
            return rule.name, rule.role or FORM_ROLES[sight.block(i).kind]
    for cue, role in CUE_ROLES:
        if sight.columns[cue][i]:
            return "card", role
    return "card", Role.FURNITURE
