"""The table of rules that gives each block its role: name, test, role. The first match wins.

The rules decide what no score can: that a line is the headline, a credit line or a caption, or that
it stands below the heading that ends the story. Where none of them matches, the card has decided.
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
from newsclean.label.rules.context import KeptBecause, Removal, RuleContext
from newsclean.label.rules.credit_rules import is_bracketed_name, is_credit, is_date_below_headline
from newsclean.label.rules.furniture_rules import (
    is_editors_note,
    is_empty,
    is_in_comments,
    is_listed_below_article,
    is_pointer,
    is_subscription_box,
)
from newsclean.label.rules.headline_rules import (
    is_above_headline,
    is_deck,
    is_headline,
    is_headline_again,
    is_standfirst,
)
from newsclean.model import Kind, Role

DECIDED_BY_CARD = "card"  # what `explain` prints where no rule decided
ROLES_BY_KIND = {
    Kind.PARAGRAPH: Role.BODY,
    Kind.HEADING: Role.HEADING,
    Kind.LIST_ITEM: Role.LIST,
    Kind.QUOTE: Role.QUOTE,
    Kind.TABLE: Role.TABLE,
    Kind.CAPTION: Role.CAPTION,
    Kind.CODE: Role.BODY,
}
# The role of a dropped block that no rule matches: by the first of these cue words that it has.
ROLES_BY_CUE = (
    ("cue_comment", Role.COMMENT),
    ("cue_related", Role.RELATED),
    ("cue_legal", Role.NOTICE),
    ("cue_subscribe", Role.NOTICE),
)


def is_kept(context: RuleContext, i: int) -> bool:
    """Whether a block is kept."""
    return context.kept[i]


class Rule(NamedTuple):
    """A row of the table.

    Attributes:
        name: what `explain` calls it.
        test: whether it decides on the block at an index.
        role: the role that it gives; `None` for the one that goes with the block's kind.
        html: whether it is asked on HTML pages alone, since it reads markup.
        kept: whether it is asked about kept blocks alone.
    """

    name: str
    test: Callable[[RuleContext, int], bool]
    role: Role | None
    html: bool = False
    kept: bool = False


def make_removal_rule(removal: Removal, role: Role) -> Rule:
    """The rule for the blocks that a removal found."""
    return Rule(removal, lambda context, i: i in context.removals.get(removal, ()), role)


def make_kept_rule(reason: KeptBecause) -> Rule:
    """The rule for the blocks that are kept, though the card alone would drop them."""
    return Rule(
        reason, lambda context, i: i in context.kept_because.get(reason, ()), None, kept=True
    )


# Headline, captions and credit lines are known by themselves, so they stand above the removals: a
# credit line below the story is still one. What the card alone has decided stands last.
RULES: tuple[Rule, ...] = (
    Rule("no letter or digit", is_empty, Role.FURNITURE),
    Rule("headline", is_headline, Role.HEADLINE),
    Rule("headline again", is_headline_again, Role.HEADLINE),
    Rule("in the comments", is_in_comments, Role.COMMENT, html=True),
    make_removal_rule(Removal.COMMENT_THREAD, Role.COMMENT),
    Rule("caption by markup", is_caption, Role.CAPTION),
    Rule("caption by its credit", is_caption_line, Role.CAPTION),
    Rule("caption by who stands where", is_left_right_caption, Role.CAPTION),
    Rule("credit line", is_credit, Role.CREDIT),
    Rule("date line", is_date_below_headline, Role.CREDIT),
    Rule("name that ends the story", is_bracketed_name, Role.CREDIT),
    Rule("caption by its class", is_caption_class, Role.CAPTION, html=True),
    Rule("above the headline", is_above_headline, Role.FURNITURE, kept=True),
    make_removal_rule(Removal.CLOSING_HEADING, Role.RELATED),
    make_removal_rule(Removal.CONSENT_TEXT, Role.NOTICE),
    make_removal_rule(Removal.DISTANT_PROSE, Role.RELATED),
    make_removal_rule(Removal.OTHER_SCRIPT, Role.FURNITURE),
    Rule("editors' note", is_editors_note, Role.NOTICE),
    Rule("box for subscribing", is_subscription_box, Role.NOTICE, html=True),
    Rule("pointer to another story", is_pointer, Role.RELATED),
    Rule("stream below the article", is_listed_below_article, Role.RELATED, html=True, kept=True),
    make_removal_rule(Removal.REPEATED_TEXT, Role.FURNITURE),
    Rule("standfirst", is_standfirst, Role.BODY),
    Rule("deck", is_deck, Role.SUBTITLE, kept=True),
    make_kept_rule(KeptBecause.LIKELY_ENOUGH),
    make_kept_rule(KeptBecause.FILLED_GAP),
    Rule(DECIDED_BY_CARD, is_kept, None, kept=True),
)


@cache
def list_rules(kind: str, *, kept: bool) -> tuple[Rule, ...]:
    """The rules to ask about a kept or a dropped block of a kind of page, in the table's order.

    Computed once for all: the table is gone through for every block.
    """
    return tuple(
        rule for rule in RULES if (kept or not rule.kept) and (kind == "html" or not rule.html)
    )


def decide_role(context: RuleContext, i: int) -> tuple[str, Role]:
    """The name of the rule that decides on a block, and the role that it gives."""
    for rule in list_rules(context.page.kind, kept=context.kept[i]):
        if rule.test(context, i):
            return rule.name, rule.role or get_role_by_kind(context, i)
    for cue, role in ROLES_BY_CUE:
        if context.features[cue][i]:
            return DECIDED_BY_CARD, role
    return DECIDED_BY_CARD, Role.FURNITURE


def get_role_by_kind(context: RuleContext, i: int) -> Role:
    """The role of a kept block that goes with its kind; a dump's lone list item is a paragraph."""
    role = ROLES_BY_KIND[context.block(i).kind]
    return Role.BODY if role is Role.LIST and is_lone_list_item(context, i) else role


def is_lone_list_item(context: RuleContext, i: int) -> bool:
    """Whether no kept list item stands beside a dump's one.

    Dumps mark whatever stood in a list, also where the page's layout was one.
    """
    if context.page.kind == "html":
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(context.kept) and context.kept[j]]
    return not any(context.block(j).kind is Kind.LIST_ITEM for j in beside)
