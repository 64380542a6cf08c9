"""The table of rules that gives each block its role: name, role, places, test. First match wins.

The rules decide what no score can: that a line is the headline, a credit line or a caption, or that
it stands below the heading that ends the story. Where none of them matches, the card has decided.
"""

from collections.abc import Callable, Iterable
from itertools import compress
from typing import NamedTuple

from newsclean.label.rules.caption_rules import (
    list_caption_classes,
    list_caption_lines,
    list_captions,
    list_left_right_captions,
)
from newsclean.label.rules.context import KeptBecause, Removal, RuleContext
from newsclean.label.rules.credit_rules import (
    is_bracketed_name,
    is_credit,
    is_date,
    list_lines_for_credits,
    list_signatures,
)
from newsclean.label.rules.furniture_rules import (
    is_editors_note,
    is_empty,
    is_file_name,
    is_in_comments,
    is_list_item,
    is_pointer,
    is_subscription_box,
    list_below_article,
    list_comment_classes,
    list_form_classes,
    list_picture_files,
    list_pointer_cues,
    list_signs_first,
)
from newsclean.label.rules.headline_rules import (
    is_deck,
    is_standfirst,
    list_headline,
    list_headline_again,
)
from newsclean.label.rules.places import (
    list_above_headline,
    list_all,
    list_down_to_prose,
    list_headline_to_prose,
)
from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.model import Kind, Role

DECIDED_BY_CARD = "card"  # what `explain` prints where no rule decided
# The role of a kept block that no other rule matches; for captions one always does.
ROLES_BY_KIND = {
    Kind.PARAGRAPH: Role.BODY,
    Kind.HEADING: Role.HEADING,
    Kind.LIST_ITEM: Role.LIST,
    Kind.QUOTE: Role.QUOTE,
    Kind.TABLE: Role.TABLE,
    Kind.CODE: Role.BODY,
}
# The role of a dropped block that no rule matches: by the first of these cue words that it has.
ROLES_BY_CUE = (
    ("cue_comment", Role.COMMENT),
    ("cue_related", Role.RELATED),
    ("cue_legal", Role.NOTICE),
    ("cue_subscribe", Role.NOTICE),
)


class Rule(NamedTuple):
    """A row of the table.

    Attributes:
        name: what `explain` calls it.
        role: the role that it gives; `None` for the one that goes with the block's kind.
        places: gives the blocks that it may decide on, found for the whole page at once.
        test: whether it decides on the block at one of these places; `None` for yes.
        html: whether it is asked on HTML pages alone, since it reads markup.
        kept: whether it is asked about kept blocks alone.
    """

    name: str
    role: Role | None
    places: Callable[[RuleContext], Iterable[int]]
    test: Callable[[RuleContext, int], bool] | None = None
    html: bool = False
    kept: bool = False


def make_removal_rule(removal: Removal, role: Role) -> Rule:
    """The rule for the blocks that a removal found."""
    return Rule(removal, role, lambda context: context.removals.get(removal, ()))


def make_kept_rule(reason: KeptBecause) -> Rule:
    """The rule for the blocks that are kept, though the card alone would drop them."""
    return Rule(reason, None, lambda context: context.kept_because.get(reason, ()), kept=True)


# Headline, captions and credit lines are known by themselves, so they stand above the removals: a
# credit line below the story is still one. What the card alone has decided stands last.
RULES: tuple[Rule, ...] = (
    Rule("no letter or digit", Role.FURNITURE, list_signs_first, is_empty),
    Rule("headline", Role.HEADLINE, list_headline),
    Rule("headline again", Role.HEADLINE, list_headline_again),
    Rule("in the comments", Role.COMMENT, list_comment_classes, is_in_comments, html=True),
    make_removal_rule(Removal.COMMENT_THREAD, Role.COMMENT),
    Rule("caption by markup", Role.CAPTION, list_captions),
    Rule("caption by its credit", Role.CAPTION, list_caption_lines),
    Rule("caption by who stands where", Role.CAPTION, list_left_right_captions),
    Rule("credit line", Role.CREDIT, list_lines_for_credits, is_credit),
    Rule("date line", Role.CREDIT, list_headline_to_prose, is_date),
    Rule("name that ends the story", Role.CREDIT, list_signatures, is_bracketed_name),
    Rule("caption by its class", Role.CAPTION, list_caption_classes, html=True),
    Rule("above the headline", Role.FURNITURE, list_above_headline, kept=True),
    make_removal_rule(Removal.CLOSING_HEADING, Role.RELATED),
    make_removal_rule(Removal.HIDDEN_TEXT, Role.FURNITURE),
    make_removal_rule(Removal.CONSENT_TEXT, Role.NOTICE),
    make_removal_rule(Removal.PAGE_NOTICE, Role.NOTICE),
    make_removal_rule(Removal.DISTANT_PROSE, Role.RELATED),
    make_removal_rule(Removal.OTHER_SCRIPT, Role.FURNITURE),
    Rule("editors' note", Role.NOTICE, list_down_to_prose, is_editors_note),
    Rule("file of a picture", Role.FURNITURE, list_picture_files, is_file_name, kept=True),
    Rule("box for subscribing", Role.NOTICE, list_form_classes, is_subscription_box, html=True),
    Rule("pointer to another story", Role.RELATED, list_pointer_cues, is_pointer),
    Rule(
        *("stream below the article", Role.RELATED, list_below_article, is_list_item),
        html=True,
        kept=True,
    ),
    make_removal_rule(Removal.REPEATED_TEXT, Role.FURNITURE),
    Rule("standfirst", Role.BODY, list_headline_to_prose, is_standfirst),
    Rule("deck", Role.SUBTITLE, list_headline_to_prose, is_deck, kept=True),
    make_kept_rule(KeptBecause.LIKELY_ENOUGH),
    make_kept_rule(KeptBecause.BESIDE_STORY),
    Rule(DECIDED_BY_CARD, None, list_all, kept=True),
)


def decide_roles(context: RuleContext) -> list[tuple[str, Role]]:
    """For each block the name of the rule that decides on it, and the role that it gives.

    The table is gone through once a page, not once a block: a rule is asked about the few blocks at
    its places that no rule above has decided on.
    """
    decided: dict[int, tuple[str, Role]] = {}
    for rule in RULES:
        if rule.html and context.page.kind != "html":
            continue
        for i in rule.places(context):
            if not i % TURNS_BETWEEN_CHECKS:
                check_deadline()
            if (
                i not in decided
                and (context.kept[i] or not rule.kept)
                and (rule.test is None or rule.test(context, i))
            ):
                decided[i] = rule.name, rule.role or get_role_by_kind(context, i)
    for cue, role in ROLES_BY_CUE:
        for i in compress(list_all(context), context.features[cue]):
            decided.setdefault(i, (DECIDED_BY_CARD, role))
    furniture = DECIDED_BY_CARD, Role.FURNITURE
    return [decided.get(i, furniture) for i in list_all(context)]


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
