"""TODO."""

from functools import lru_cache

from newsclean.label.features.line_marks import mark_caption_lines, mark_side_lines
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.furniture_rules import MAX_POINTER_CHARS
from newsclean.lexicon.class_words import get_certain_parts
from newsclean.model import Kind


def is_caption(context: RuleContext, i: int) -> bool:
    """A caption by its markup."""
    return context.block(i).kind is Kind.CAPTION


def is_caption_class(context: RuleContext, i: int) -> bool:
    """A short text in an element that the page calls a caption."""
    block = context.block(i)
    if not block.markup or not block.markup.classes or len(block.text) > MAX_POINTER_CHARS:
        return False
    return has_caption_word(block.markup.classes)


@lru_cache(maxsize=1024)
def has_caption_word(classes: str) -> bool:
    """Whether the first class words, those of the element itself, call it a caption."""
    words = classes.split(maxsplit=2)[:2]
    return any(sign in word for word in words for sign in get_certain_parts("caption"))


def is_caption_line(context: RuleContext, i: int) -> bool:
    """A short line that ends by crediting a picture."""
    return context.features.once(mark_caption_lines)[i]


def is_left_right_caption(context: RuleContext, i: int) -> bool:
    """A line that says who stands at which side of a picture."""
    return context.features.once(mark_side_lines)[i]
