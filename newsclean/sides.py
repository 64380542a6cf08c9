"""Captions by who stands where: Ann Roux, left, and Li Wei (right); von links: …; （左）.

Such words are a caption's where punctuation alone is around them. Stories turn left as well.
"""

import re
from functools import cache

from newsclean.cues import TOKEN, tokens_of
from newsclean.lexicon import Lexicon, soften
from newsclean.scripts import is_wide
from newsclean.table import Table, texts_of

__all__ = ["names_sides", "side_marks"]

LONGEST = 450  # characters of a caption that names several people
MARKS = re.compile(r"([,:;()（）：；，、])")
OPENERS, CLOSERS = frozenset("(（"), frozenset(")）")
COMMAS = frozenset(",，、")
COLONS = frozenset(",:：")


def names_sides(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says at which side of a picture somebody stands.

    >>> from newsclean.lexicon import lexicon_for
    >>> names_sides("Ann Roux, left, opens the lock with Li Wei.", lexicon_for("en"))
    True
    >>> names_sides("The road bends left, then right, and ends.", lexicon_for("en"))
    False
    """
    if len(text) > LONGEST:
        return False
    sides, begun = lexicon.cues["side"], tuple(lexicon.cues["from_side"])
    parts = MARKS.split(text)
    for at in range(0, len(parts), 2):
        before, after = parts[at - 1] if at else "", "".join(parts[at + 1 : at + 2])
        words = " ".join(soften(parts[at]).split())
        if (after in COLONS and words.endswith(begun)) or (
            before in OPENERS and words.startswith(begun)
        ):
            return True
        if words.rstrip(".") not in sides:
            continue
        if after in CLOSERS:
            if is_bracketed(words, before):
                return True
        elif before in COMMAS and is_after_name(parts[at - 2]):
            return True
    return False


def is_bracketed(words: str, before: str) -> bool:
    """Whether a bracket ends with a side; a single letter needs a comma or a full stop: (l.)."""
    return before in COMMAS or (before in OPENERS and (len(words) > 1 or is_wide(words)))


def is_after_name(text: str) -> bool:
    """Whether what stands before a comma ends as a name does, with a capital."""
    words = text.split()
    return len(words) > 1 and words[-1][0].isupper()


def side_marks(table: Table) -> list[bool]:
    """Whether each line says who stands where; most have no word for that."""
    lexicon, heads = table.lexicon, side_words(table.lexicon)
    pairs = zip(table.once(texts_of), table.once(tokens_of), strict=True)
    return [
        not heads.isdisjoint(tokens if lexicon.spaces else text) and names_sides(text, lexicon)
        for text, tokens in pairs
    ]


@cache
def side_words(lexicon: Lexicon) -> frozenset[str]:
    """The last word of each side, and the characters that wide ones begin with."""
    phrases = lexicon.cues["side"] | lexicon.cues["from_side"]
    return frozenset(
        phrase[0] if is_wide(phrase[0]) else TOKEN.findall(phrase)[-1] for phrase in phrases
    )
