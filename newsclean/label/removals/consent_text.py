"""The consent text at the foot of a dump: what a page hides until a reader asks about its cookies.

Consent managers write paragraphs of full sentences below the story, and every dump shows them. By
score they are prose; but they have the same words on thousands of sites. What stands below them is
the foot of the page.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from newsclean.label.features.feature_table import get_texts
from newsclean.label.removals.contract import KeptBlocks
from newsclean.lexicon.page_words import load_page_words
from newsclean.text.fold import soften

__all__ = ["find_consent_text"]

MIN_CONSENT_CHARS = 40  # a shorter line is a link to a consent text
# Share of the kept characters without consent text that must stand above it: a cookie banner may
# stand at the top of the page.
MIN_STORY_SHARE_ABOVE = 1 / 3
# Kept characters below a lone sentence about cookies, for each one above it, beyond which it ends
# no page: it stands amid the story and asks for consent to a video or a map.
MAX_BELOW_LONE_SENTENCE_RATIO = 0.5


def find_consent_text(blocks: KeptBlocks) -> frozenset[int]:
    """The kept lines of a dump that belong to its consent text or stand below it."""
    return find_consent_lines(blocks.features.once(get_texts), blocks.kept)


def find_consent_lines(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept ones of some lines that belong to a consent text or stand below it.

    >>> story = "The mayor said so on Monday, and went home."
    >>> texts = [story, "We use cookies to store what you like to read.", "And more."]
    >>> sorted(find_consent_lines(texts, [True] * 3))
    [1, 2]
    >>> sorted(find_consent_lines([story] * 2, [True] * 2))
    []
    """
    story = [i for i, keep in enumerate(kept) if keep]
    span = range(story[0], story[-1] + 1) if story else range(0)
    consent = find_consent_sentences({i: texts[i] for i in span})
    if not consent:
        return frozenset()
    lengths = [len(text) * keep for text, keep in zip(texts, kept, strict=True)]
    for i in consent:
        lengths[i] = 0
    above = list(accumulate(lengths, initial=0))
    first = above[consent[0]]
    if len(consent) == 1 and above[-1] - first > MAX_BELOW_LONE_SENTENCE_RATIO * first:
        return frozenset()
    for i in consent:
        if above[i] and above[i] >= MIN_STORY_SHARE_ABOVE * above[-1]:
            return frozenset(j for j in story if j >= i)
    return frozenset()


def find_consent_sentences(texts: Mapping[int, str]) -> list[int]:
    """The numbers of the lines that speak of the page's own cookies.

    >>> jar = "Grandmother's cookies were famous in the whole street."
    >>> find_consent_sentences({3: "Performance cookies allow us to count visits.", 4: jar})
    [3]
    """
    soft = {i: soften(text) for i, text in texts.items() if len(text) >= MIN_CONSENT_CHARS}
    words, whole = load_page_words()["consent"], "\n".join(soft.values())
    signs = [sign for sign in words["signs"] if sign in whole]
    return [
        i
        for i, line in soft.items()
        if any(sign in line for sign in signs) and any(phrase in line for phrase in words["text"])
    ]
