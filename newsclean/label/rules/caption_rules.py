"""The rules for captions: by markup, by class words, by what the line says."""

from functools import lru_cache

from newsclean.label.features.line_marks import mark_caption_lines, mark_side_lines
from newsclean.label.rules.context import RuleContext
from newsclean.lexicon.class_words import get_certain_parts
from newsclean.model import Kind

MAX_CAPTION_CHARS = 250  # a longer text is the story, in an element that is called a caption
OWN_CLASS_WORDS = 2  # `Markup.classes` begins with those of the nearest element that has any


def is_caption(context: RuleContext, i: int) -> bool:
    """Whether the markup makes a block a caption (`<figcaption>`)."""
    return context.block(i).kind is Kind.CAPTION


def is_caption_class(context: RuleContext, i: int) -> bool:
    """Whether a block is short and its element is called a caption."""
    block = context.block(i)
    if block.markup is None or len(block.text) > MAX_CAPTION_CHARS:
        return False
    return has_caption_word(block.markup.classes)


@lru_cache(maxsize=1024)
def has_caption_word(classes: str) -> bool:
    """Whether one of the first class words is a caption's.

    The words behind them are of the elements around: a credit line stands beside a caption.

    >>> has_caption_word("wp-caption-text large figure")
    True
    >>> has_caption_word("credit small wp-caption")
    False
    """
    words = classes.split(maxsplit=OWN_CLASS_WORDS)[:OWN_CLASS_WORDS]
    return any(part in word for word in words for part in get_certain_parts("caption"))


def is_caption_line(context: RuleContext, i: int) -> bool:
    """Whether a short line ends with the credit of a picture."""
    return context.features.once(mark_caption_lines)[i]


def is_left_right_caption(context: RuleContext, i: int) -> bool:
    """Whether a line says who stands at which side of a picture."""
    return context.features.once(mark_side_lines)[i]
