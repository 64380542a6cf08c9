"""Which lines are captions because they end by crediting a picture.

    渔船靠岸。张三 摄      The oven door. (Jane Miller/The Ledger)      Le train. © Anne Roux
    再開した渡し船＝４日午前、東浜市

A bracket, a sign or a photographer's name counts only at the end of a short line; what has one in
its middle is a sentence.
"""

import re

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.labels import may_have_photographer
from newsclean.parsers.credits.lines import parse_credits
from newsclean.text.fold import fold, soften
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

CAPTION_SIGNS, CAPTION_ENDS = "©Ⓒ＝", (")", "）")
MAX_CAPTION_CHARS = 240
MAX_OWNED_CAPTION_CHARS = 450  # of a line that ends with the owner of the picture in brackets
MAX_PHOTOGRAPHER_LINE_CHARS = 160  # of a line that ends with a photographer's name
MAX_TAIL_CHARS = 8  # behind a photographer's name: a bracket, a word
NAME_WORD_COUNTS = range(2, 5)  # of a person's name
# Patterns are compiled when a line has their sign: few pages need one.
OWNER_AT_END = r"(?<=\S)\s?[©Ⓒ]\s?(?P<owner>[^\d©]{2,40})$"
SLASHED_BRACKET_AT_END = r"\((?P<one>[^()/]{2,60})/\s?(?P<other>[^()/]{2,60})\)$"
BRACKET_AT_END = r"[(（](?P<inside>[^()（）]{2,80})[)）]$"
OWNER_SEPARATOR = r"[/,|:：]|\bvia\b"
SENTENCE_BREAK = r"[.!?…»”]\s*"
JAPANESE_CAPTION_END = rf"＝(?P<ending>[^＝{WIDE_SENTENCE_ENDS}]{{2,30}})$"
JAPANESE_DAY = r"\d{1,2}日"


def has_caption_sign(text: str) -> bool:
    """Whether a line has a sign or an end that each caption without a photographer's label has.

    >>> has_caption_sign("The oven door. (Getty)"), has_caption_sign("The (old) oven door")
    (True, False)
    """
    return text.endswith(CAPTION_ENDS) or (
        not text.isascii() and any(map(text.__contains__, CAPTION_SIGNS))
    )


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


def ends_with_owner_in_brackets(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends with the owner of a picture: (imago via Getty), （视觉中国）.

    An agency in brackets may sign an article. Behind a person's name, it sent a picture.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> ends_with_owner_in_brackets("The guests arrive. Ann Roux (REUTERS)", get_lexicon("en"))
    True
    >>> ends_with_owner_in_brackets("The guests have all arrived. (Reuters)", get_lexicon("en"))
    False
    """
    short = len(text) <= MAX_OWNED_CAPTION_CHARS and text.endswith(CAPTION_ENDS)
    match = re.search(BRACKET_AT_END, text) if short else None
    if match is None:
        return False
    parts = {fold(part) for part in re.split(OWNER_SEPARATOR, match["inside"])}
    if parts & lexicon.names["picture"]:
        return True
    return bool(parts & lexicon.dateline["agencies"]) and ends_with_name(text[: match.start()])


def ends_with_name(text: str) -> bool:
    """Whether the last sentence of several is nothing but a person's name."""
    *before, last = re.split(SENTENCE_BREAK, text)
    words = last.split()
    return bool(before) and len(words) in NAME_WORD_COUNTS and are_capitalised(words)


def are_capitalised(words: list[str]) -> bool:
    """Whether each word begins with a capital."""
    return all(word[0].isupper() for word in words)


def ends_with_photographer(text: str, lexicon: Lexicon) -> bool:
    """Whether the last credit of a line is a photographer's: 本报记者 张三 摄."""
    if len(text) > MAX_PHOTOGRAPHER_LINE_CHARS or not may_have_photographer(text, lexicon):
        return False
    return any(
        credit.field == "photographer" and len(text) - credit.end <= MAX_TAIL_CHARS
        for credit in parse_credits(text, lexicon)[-1:]
    )


def ends_with_owner(text: str, lexicon: Lexicon) -> bool:
    """Whether a line that is no copyright notice ends with the sign and a name: © Anne Roux."""
    match = re.search(OWNER_AT_END, text) if "©" in text or "Ⓒ" in text else None
    if match is None:
        return False
    low = soften(text)
    notice = any(word in low for word in lexicon.cues["legal"])
    return match["owner"][0].isalpha() and not notice


def ends_with_name_and_agency(text: str) -> bool:
    """Whether a line ends with a person and who sent the picture: (Jane Miller/The Ledger)."""
    match = re.search(SLASHED_BRACKET_AT_END, text) if text.endswith(")") else None
    if match is None:
        return False
    sides = match["one"].split(), match["other"].split()
    named = any(len(words) in NAME_WORD_COUNTS for words in sides)
    return named and all(words and are_capitalised(words) for words in sides)


def ends_like_japanese_caption(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends as Japanese captions do: ＝４日午前、東浜市; ＝共同."""
    match = re.search(JAPANESE_CAPTION_END, text) if "＝" in text and not lexicon.spaces else None
    if match is None:
        return False
    ending = fold(match["ending"])
    labels = tuple(word for word, field in lexicon.credit.items() if field == "photographer")
    return (
        re.search(JAPANESE_DAY, ending) is not None
        or ending in lexicon.dateline["agencies"]
        or ending.endswith(labels)
    )
