"""Which lines are captions: those that end by crediting a picture.

    渔船靠岸。张三 摄      The oven door. (Jane Miller/The Ledger)      Le train. © Anne Roux
    再開した渡し船＝４日午前、東浜市

A bracket, a sign or a photographer's name counts only at the end of a short line; what has one in
its middle is a sentence.
"""

import re
from functools import cache

from newsclean.lexicon.cue_words import TOKEN
from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.lines import parse_credits
from newsclean.text.fold import fold, soften
from newsclean.text.width import is_wide

__all__ = ["has_picture_sides", "is_caption_text"]

CAPTION_SIGNS = frozenset("©Ⓒ＝)）")  # a caption without a photographer's label has one of these
MAX_CAPTION_CHARS = 240  # characters
MAX_OWNED_CAPTION_CHARS = 450  # of a line that ends with the owner of the picture in brackets
NAME_WORD_COUNTS = range(2, 5)  # words of a person's
MAX_PHOTOGRAPHER_LINE_CHARS = 160  # of a line that ends with a photographer's name
MAX_TAIL_CHARS = 8  # characters behind a photographer's name: 摄, a bracket
# Patterns are compiled when a line has their sign: few pages need one.
OWNER_AT_END = r"(?<=\S)\s?[©Ⓒ]\s?(?P<owner>[^\d©]{2,40})$"
SLASHED_BRACKET_AT_END = r"\((?P<one>[^()/]{2,60})/\s?(?P<other>[^()/]{2,60})\)$"
BRACKET_AT_END = r"[(（](?P<told>[^()（）]{2,80})[)）]$"
OWNER_SEPARATOR = r"\s*(?:[/,|:：]|\bvia\b)\s*"
SENTENCE_BREAK = r"[.!?…»”]\s*"
JAPANESE_CAPTION_END = r"＝(?P<told>[^＝。！？]{2,30})$"
JAPANESE_DAY = r"\d{1,2}日"


def is_caption_text(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends by crediting a picture.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> is_caption_text("The oven door. (Jane Miller/The Ledger)", get_lexicon("en"))
    True
    >>> is_caption_text("The limit is lower (miles/hour)", get_lexicon("en"))
    False
    """
    return ends_with_owner_in_brackets(text, lexicon) or (
        len(text) <= MAX_CAPTION_CHARS
        and (
            ends_with_photographer(text, lexicon)
            or ends_with_owner(text, lexicon)
            or ends_with_name_and_agency(text)
            or ends_like_japanese_caption(text, lexicon)
        )
    )


def ends_with_photographer(text: str, lexicon: Lexicon) -> bool:
    """Whether the last credit of a line is a photographer's: 本报记者 张三 摄."""
    credits = parse_credits(text, lexicon) if len(text) <= MAX_PHOTOGRAPHER_LINE_CHARS else ()
    last = credits[-1] if credits else None
    return (
        last is not None and last.field == "photographer" and len(text) - last.end <= MAX_TAIL_CHARS
    )


def ends_with_owner(text: str, lexicon: Lexicon) -> bool:
    """Whether a line that is no copyright notice ends with the sign and a name: © Anne Roux."""
    match = re.search(OWNER_AT_END, text) if "©" in text or "Ⓒ" in text else None
    if match is None:
        return False
    low = soften(text)
    legal = "copyright" in low or any(word in low for word in lexicon.cues["legal"])
    return match["owner"][0].isalpha() and not legal


def ends_with_name_and_agency(text: str) -> bool:
    """Whether a line ends with a person and who sent the picture: (Jane Miller/The Ledger)."""
    match = re.search(SLASHED_BRACKET_AT_END, text) if text.endswith(")") else None
    sides = (match["one"].split(), match["other"].split()) if match else ()
    named = [words for words in sides if words and all(word[0].isupper() for word in words)]
    return len(named) == len(sides) > 0 and any(len(words) in NAME_WORD_COUNTS for words in named)


def ends_with_owner_in_brackets(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends with the owner of a picture: (imago via Getty), （视觉中国）.

    An agency in brackets may sign the story. Behind a person's name, it sent a picture.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> is_caption_text("The guests arrive. Ann Roux (REUTERS)", get_lexicon("en"))
    True
    >>> is_caption_text("The guests have all arrived. (Reuters)", get_lexicon("en"))
    False
    """
    may = len(text) <= MAX_OWNED_CAPTION_CHARS and text[-1:] in ")）"
    match = re.search(BRACKET_AT_END, text) if may else None
    if match is None:
        return False
    parts = {fold(part) for part in re.split(OWNER_SEPARATOR, match["told"])}
    if parts & lexicon.names["picture"]:
        return True
    return bool(parts & lexicon.dateline["agencies"]) and ends_with_name(text[: match.start()])


def ends_with_name(text: str) -> bool:
    """Whether the last sentence of several is nothing but a person's name."""
    *before, last = re.split(SENTENCE_BREAK, text)
    words = last.split()
    return (
        bool(before) and len(words) in NAME_WORD_COUNTS and all(word[0].isupper() for word in words)
    )


def ends_like_japanese_caption(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends as Japanese captions do: ＝４日午前、東浜市; ＝共同."""
    match = re.search(JAPANESE_CAPTION_END, text) if "＝" in text and not lexicon.spaces else None
    if match is None:
        return False
    told = fold(match["told"])
    words = (word for word, field in lexicon.credit.items() if field == "photographer")
    return (
        re.search(JAPANESE_DAY, told) is not None
        or told in lexicon.dateline["agencies"]
        or any(told.endswith(word) for word in words)
    )


# ---- Captions by who stands where ----

MAX_SIDED_CAPTION_CHARS = 450  # characters of a caption that names several people
SIDE_PUNCTUATION = re.compile(r"([,:;()（）：；，、])")
ROUND_OPENERS, ROUND_CLOSERS = frozenset("(（"), frozenset(")）")
COMMAS = frozenset(",，、")
INTRODUCING_MARKS = frozenset(",:：")


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
    sides, begun = lexicon.cues["side"], tuple(lexicon.cues["from_side"])
    parts = SIDE_PUNCTUATION.split(text)
    for at in range(0, len(parts), 2):
        before, after = parts[at - 1] if at else "", "".join(parts[at + 1 : at + 2])
        words = " ".join(soften(parts[at]).split())
        if (after in INTRODUCING_MARKS and words.endswith(begun)) or (
            before in ROUND_OPENERS and words.startswith(begun)
        ):
            return True
        if words.rstrip(".") not in sides:
            continue
        if after in ROUND_CLOSERS:
            if is_bracketed_side(words, before):
                return True
        elif before in COMMAS and ends_like_name(parts[at - 2]):
            return True
    return False


def is_bracketed_side(words: str, before: str) -> bool:
    """Whether a bracket ends with a side; a single letter needs a comma or a full stop: (l.)."""
    return before in COMMAS or (before in ROUND_OPENERS and (len(words) > 1 or is_wide(words)))


def ends_like_name(text: str) -> bool:
    """Whether what stands before a comma ends as a name does, with a capital."""
    words = text.split()
    return len(words) > 1 and words[-1][0].isupper()


@cache
def collect_side_heads(lexicon: Lexicon) -> frozenset[str]:
    """The last word of each side, and the characters that wide ones begin with."""
    phrases = lexicon.cues["side"] | lexicon.cues["from_side"]
    return frozenset(
        phrase[0] if is_wide(phrase[0]) else TOKEN.findall(phrase)[-1] for phrase in phrases
    )
