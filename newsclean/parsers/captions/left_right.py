"""Which lines are captions because they say at which side of a picture somebody stands.

    Ann Roux, left, opens the lock      Anna Rau (l.) und Jost Brink      左起：容若水、闵之行

Left and right count between punctuation only; running text has them too.
"""

from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import soften
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import is_wide
from newsclean.text.words import split_tokens

MAX_SIDED_CAPTION_CHARS = 450  # of a caption that names several people
SIDE_PUNCTUATION = compile_late(r"([,:;()（）：；，、])")
ROUND_OPENERS, ROUND_CLOSERS = frozenset("(（"), frozenset(")）")
COMMAS = frozenset(",，、")
INTRODUCING_SIGNS = frozenset(",:：")  # behind "from left"
MIN_NAME_WORDS = 2  # before a side between commas


def has_picture_sides(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says at which side of a picture somebody stands.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> has_picture_sides("Ann Roux, left, opens the lock with Li Wei.", get_lexicon("en"))
    True
    >>> has_picture_sides("The road bends left, then right, and ends.", get_lexicon("en"))
    False
    """
    if len(text) > MAX_SIDED_CAPTION_CHARS:
        return False
    parts = SIDE_PUNCTUATION.split(text)
    phrases, signs = parts[::2], ["", *parts[1::2], ""]
    for i, phrase in enumerate(phrases):
        words, around = " ".join(soften(phrase).split()), (signs[i], signs[i + 1])
        if introduces_sides(words, around, lexicon):
            return True
        if words.rstrip(".") in lexicon.cues["side"] and is_side(words, around, phrases[i - 1]):
            return True
    return False


def introduces_sides(words: str, around: tuple[str, str], lexicon: Lexicon) -> bool:
    """Whether words say where the people named next stand: `from left:`, `(from left …`.

    Args:
        words: softened, with single spaces.
        around: the signs before and behind them.
        lexicon: the words of the page.
    """
    before, after = around
    starts = list_side_starts(lexicon)
    return (after in INTRODUCING_SIGNS and words.endswith(starts)) or (
        before in ROUND_OPENERS and words.startswith(starts)
    )


@cache
def list_side_starts(lexicon: Lexicon) -> tuple[str, ...]:
    """The words that say where people named next stand."""
    return tuple(lexicon.cues["from_side"])


def is_side(words: str, around: tuple[str, str], previous: str) -> bool:
    """Whether a word for a side stands where captions have one: `(left)`, `Ann Roux, left`.

    Args:
        words: the word or words, softened.
        around: the signs before and behind them.
        previous: the phrase before the sign before them.
    """
    before, after = around
    if after in ROUND_CLOSERS:
        return is_bracketed_side(words, before)
    return before in COMMAS and ends_like_name(previous)


def is_bracketed_side(words: str, before: str) -> bool:
    """Whether a bracket ends with a side; a single letter needs a comma or a full stop: (l.)."""
    return before in COMMAS or (before in ROUND_OPENERS and (len(words) > 1 or is_wide(words)))


def ends_like_name(text: str) -> bool:
    """Whether what stands before a comma ends as a name does, with a capital."""
    words = text.split()
    return len(words) >= MIN_NAME_WORDS and words[-1][0].isupper()


@cache
def collect_side_heads(lexicon: Lexicon) -> frozenset[str]:
    """The last word of each side, or a character of a wide one: a quick test for a line.

    Characters of few sides serve for many, as that of "left" does for "from left to right".
    """
    phrases = lexicon.cues["side"] | lexicon.cues["from_side"]
    heads: set[str] = set()
    for phrase in sorted(phrases, key=lambda phrase: (len(phrase), phrase)):
        if not is_wide(phrase[0]):
            heads.add(split_tokens(phrase)[-1])
        elif heads.isdisjoint(phrase):
            heads.add(phrase[0])
    return frozenset(heads)
