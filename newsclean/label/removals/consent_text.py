"""Where a dump's consent text begins: what a page keeps hidden until one asks about its cookies.

Consent managers write a page of full sentences below the story, and every dump has them. By score
they are prose; by their words they are the same on thousands of sites. What follows them is the
page's foot.
"""

from collections.abc import Sequence
from itertools import accumulate

from newsclean.lexicon.page_words import load_page_words
from newsclean.text.fold import soften

__all__ = ["find_consent_text"]

MIN_CONSENT_CHARS = 40  # characters: a shorter line is a link to such a text
MIN_STORY_SHARE_ABOVE = (
    1 / 3
)  # of what is kept and not of consent stands above: a banner may stand at the top


def find_consent_text(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept lines of a dump that belong to its consent text or stand below it.

    >>> story = "The mayor said so on Monday, and went home."
    >>> texts = [story, "We use cookies to store what you like to read.", "And more."]
    >>> (
    ...     sorted(find_consent_text(texts, [True] * 3)),
    ...     sorted(find_consent_text([story] * 2, [True] * 2)),
    ... )
    ([1, 2], [])
    """
    last = max((i for i, keep in enumerate(kept) if keep), default=-1)
    spoken = [
        i
        for i in range(last + 1)
        if len(texts[i]) >= MIN_CONSENT_CHARS and is_consent_line(texts[i])
    ]
    lengths = [len(text) * keep for text, keep in zip(texts, kept, strict=True)]
    for i in spoken:
        lengths[i] = 0
    above = list(accumulate(lengths, initial=0))
    for i in spoken:
        if above[i] >= max(1, MIN_STORY_SHARE_ABOVE * above[-1]):
            return frozenset(j for j in range(i, last + 1) if kept[j])
    return frozenset()


def is_consent_line(text: str) -> bool:
    """Whether a line speaks of the page's own cookies.

    >>> is_consent_line("Performance cookies allow us to count visits.")
    True
    >>> is_consent_line("Grandmother's cookies were famous in the whole street.")
    False
    """
    soft = soften(text)
    return any(phrase in soft for phrase in load_page_words()["consent"]["text"])
