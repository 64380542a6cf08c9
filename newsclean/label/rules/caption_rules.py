"""TODO."""

from functools import lru_cache

from newsclean.label.features.line_marks import caption_marks, side_marks
from newsclean.label.rules.context import Sight
from newsclean.label.rules.furniture_rules import LONGEST_POINTER
from newsclean.lexicon.class_words import certain_parts
from newsclean.model import Kind


def is_caption(sight: Sight, i: int) -> bool:
    """A caption by its markup."""
    return sight.block(i).kind is Kind.CAPTION


def is_caption_class(sight: Sight, i: int) -> bool:
    """A short text in an element that the page calls a caption."""
    block = sight.block(i)
    if not block.markup or not block.markup.classes or len(block.text) > LONGEST_POINTER:
        return False
    return names_caption(block.markup.classes)


@lru_cache(maxsize=1024)
def names_caption(classes: str) -> bool:
    """Whether the first class words, those of the element itself, call it a caption."""
    words = classes.split(maxsplit=2)[:2]
    return any(sign in word for word in words for sign in certain_parts("caption"))


def is_caption_line(sight: Sight, i: int) -> bool:
    """A short line that ends by crediting a picture."""
    return sight.columns.once(caption_marks)[i]


def is_sided_caption(sight: Sight, i: int) -> bool:
    """A line that says who stands at which side of a picture."""
    return sight.columns.once(side_marks)[i]
