"""The rules for captions: by markup, by class words, by what the line says."""

from collections.abc import Iterable
from itertools import compress

from newsclean.label.features.feature_table import get_texts
from newsclean.label.features.line_marks import mark_caption_lines, mark_side_lines
from newsclean.label.features.markup import get_markups
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.places import list_all
from newsclean.lexicon.class_words import get_certain_parts, list_own_names
from newsclean.model import Kind

MAX_CAPTION_CHARS = 250  # a longer text is the story, in an element that is called a caption


def list_captions(context: RuleContext) -> list[int]:
    """The blocks that the markup makes captions (`<figcaption>`)."""
    return [i for i, block in enumerate(context.page.blocks) if block.kind is Kind.CAPTION]


def list_caption_classes(context: RuleContext) -> list[int]:
    """The short blocks whose element is called a caption."""
    classes = [markup.classes for markup in context.features.once(get_markups)]
    different = set(classes)
    whole = " ".join(different)
    if not any(part in whole for part in get_certain_parts("caption")):  # many pages
        return []
    named = set(filter(has_caption_word, different))
    texts = context.features.once(get_texts)
    return [
        i for i, own in enumerate(classes) if own in named and len(texts[i]) <= MAX_CAPTION_CHARS
    ]


def has_caption_word(classes: str) -> bool:
    """Whether one of the first class words is a caption's.

    The words behind them are of the elements around: a credit line stands beside a caption.

    >>> has_caption_word("wp-caption-text large figure")
    True
    >>> has_caption_word("credit small wp-caption")
    False
    """
    names = list_own_names(classes)
    return any(part in name for name in names for part in get_certain_parts("caption"))


def list_caption_lines(context: RuleContext) -> Iterable[int]:
    """The short lines that end with the credit of a picture."""
    return compress(list_all(context), context.features.once(mark_caption_lines))


def list_left_right_captions(context: RuleContext) -> Iterable[int]:
    """The lines that say who stands at which side of a picture."""
    return compress(list_all(context), context.features.once(mark_side_lines))
