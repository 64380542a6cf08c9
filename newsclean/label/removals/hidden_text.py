"""Kept text that the page hides: notes for printers, errors of forms, a copy of the story.

Much text that a page hides is its story all the same: a script shows it when the page is ready, or
a click does. So hidden text goes where it is the smaller part and no click shows it, or where the
page shows the same (docs/decisions/0036).
"""

from collections.abc import Iterable, Sequence
from itertools import compress

from newsclean.label.features.feature_table import get_texts
from newsclean.label.labelled_page import is_hidden
from newsclean.label.removals.contract import KeptBlocks
from newsclean.model import MAX_HIDDEN_SHARE, Block
from newsclean.text.fold import alnum_key
from newsclean.text.width import count_effective_chars

__all__ = ["find_hidden_text"]

MIN_COMPARED_CHARS = 30  # letters and digits of a paragraph by which a copy is known
MIN_COPIED_SHARE = 0.7  # of the shown text that stands in the hidden text


def find_hidden_text(blocks: KeptBlocks) -> frozenset[int]:
    """The kept blocks that the page hides for good."""
    page = blocks.features.page
    kept = [*compress(range(len(page.blocks)), blocks.kept)]
    hidden = [i for i in kept if is_hidden(page.blocks[i])]
    if not hidden or len(hidden) == len(kept):  # most pages hide nothing of the story, or all
        return frozenset()
    texts = blocks.features.once(get_texts)
    if is_copy(texts, hidden, sorted({*kept}.difference(hidden))):
        return frozenset(hidden)
    for_good = [i for i in hidden if not opens(page.blocks[i])]
    if measure(texts, for_good) <= MAX_HIDDEN_SHARE * measure(texts, kept):
        return frozenset(for_good)
    return frozenset()


def opens(block: Block) -> bool:
    """Whether a click shows a block."""
    return block.markup is not None and block.markup.opens


def measure(texts: Sequence[str], places: Iterable[int]) -> float:
    """How much some texts say."""
    return sum(count_effective_chars(texts[i]) for i in places)


def is_copy(texts: Sequence[str], hidden: Sequence[int], shown: Sequence[int]) -> bool:
    """Whether most of what is shown stands in the hidden texts as well.

    >>> lines = [f"The ferry of {day} sails at eight and comes back at noon" for day in "abc"]
    >>> is_copy([*lines, " ".join(lines)], [3], [0, 1, 2]), is_copy([*lines, "b" * 99], [3], [0])
    (True, False)
    """
    keys = [alnum_key(texts[i]) for i in shown]
    keys = [key for key in keys if len(key) >= MIN_COMPARED_CHARS]
    if not keys:
        return False
    whole = "\n".join(alnum_key(texts[i]) for i in hidden)
    copied = sum(len(key) for key in keys if key in whole)
    return copied >= MIN_COPIED_SHARE * sum(map(len, keys))
