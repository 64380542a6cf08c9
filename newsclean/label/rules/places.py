"""Where on a page a rule is asked: places that are found for all blocks at once.

Most blocks of a page are far from any of these places, so few rules are asked about each.
"""

from newsclean.label.rules.context import RuleContext

NOWHERE = range(0)


def list_all(context: RuleContext) -> range:
    """Every block."""
    return range(len(context.kept))


def list_above_headline(context: RuleContext) -> range:
    """The blocks above the headline; a headline below the first prose heads another story."""
    if context.headline is None or context.headline > context.first_prose:
        return NOWHERE
    return range(context.headline)


def list_headline_to_prose(context: RuleContext) -> range:
    """The blocks below the headline down to the first prose, that with it."""
    if context.headline is None:
        return NOWHERE
    return range(context.headline + 1, context.first_prose + 1)


def list_down_to_prose(context: RuleContext) -> range:
    """The blocks from the top of the page to the first prose, that with it."""
    return range(min(len(context.kept), context.first_prose + 1))


def list_below_prose(context: RuleContext) -> range:
    """The blocks below the last prose."""
    return range(context.last_prose + 1, len(context.kept))
