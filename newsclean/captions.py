"""Which lines are captions: those that end by crediting a picture.

    渔船靠岸。张三 摄      The oven door. (Jane Miller/The Ledger)      Le train. © Anne Roux
    再開した渡し船＝４日午前、東浜市

A bracket, a sign or a photographer's name counts only at the end of a short line; what has one in
its middle is a sentence.
"""

import re

from newsclean.credits import parse_credits
from newsclean.label_lines import label_marks
from newsclean.lexicon import Lexicon, fold, soften
from newsclean.table import Table, texts_of

__all__ = ["caption_marks", "is_caption_text"]

SIGNS = frozenset("©Ⓒ＝)）")  # a caption without a photographer's label has one of these
LONGEST_CAPTION = 240  # characters
LONGEST_OWNED = 450  # of a line that ends with the owner of the picture in brackets
NAME = range(2, 5)  # words of a person's
LONGEST_LINE = 160  # of a line that ends with a photographer's name
TAIL = 8  # characters behind a photographer's name: 摄, a bracket
# Patterns are compiled when a line has their sign: few pages need one.
OWNED = r"(?<=\S)\s?[©Ⓒ]\s?(?P<owner>[^\d©]{2,40})$"
BRACKET = r"\((?P<one>[^()/]{2,60})/\s?(?P<other>[^()/]{2,60})\)$"
IN_BRACKETS = r"[(（](?P<told>[^()（）]{2,80})[)）]$"
PARTS = r"\s*(?:[/,|:：]|\bvia\b)\s*"
SENTENCE_END = r"[.!?…»”]\s*"
JAPANESE = r"＝(?P<told>[^＝。！？]{2,30})$"
DAY = r"\d{1,2}日"


def caption_marks(table: Table) -> list[bool]:
    """Whether each line ends by crediting a picture; most have no word or sign of it."""
    pairs = zip(table.once(texts_of), table.once(label_marks), strict=True)
    return [
        (labelled or not SIGNS.isdisjoint(text)) and is_caption_text(text, table.lexicon)
        for text, labelled in pairs
    ]


def is_caption_text(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends by crediting a picture.

    >>> from newsclean.lexicon import lexicon_for
    >>> is_caption_text("The oven door. (Jane Miller/The Ledger)", lexicon_for("en"))
    True
    >>> is_caption_text("The limit is lower (miles/hour)", lexicon_for("en"))
    False
    """
    return ends_with_owner_in_brackets(text, lexicon) or (
        len(text) <= LONGEST_CAPTION
        and (
            ends_with_photographer(text, lexicon)
            or ends_with_owner(text, lexicon)
            or ends_with_bracket(text)
            or ends_with_day(text, lexicon)
        )
    )


def ends_with_photographer(text: str, lexicon: Lexicon) -> bool:
    """Whether the last credit of a line is a photographer's: 本报记者 张三 摄."""
    credits = parse_credits(text, lexicon) if len(text) <= LONGEST_LINE else ()
    last = credits[-1] if credits else None
    return last is not None and last.field == "photographer" and len(text) - last.end <= TAIL


def ends_with_owner(text: str, lexicon: Lexicon) -> bool:
    """Whether a line that is no copyright notice ends with the sign and a name: © Anne Roux."""
    match = re.search(OWNED, text) if "©" in text or "Ⓒ" in text else None
    if match is None:
        return False
    low = soften(text)
    legal = "copyright" in low or any(word in low for word in lexicon.cues["legal"])
    return match["owner"][0].isalpha() and not legal


def ends_with_bracket(text: str) -> bool:
    """Whether a line ends with a person and who sent the picture: (Jane Miller/The Ledger)."""
    match = re.search(BRACKET, text) if text.endswith(")") else None
    sides = (match["one"].split(), match["other"].split()) if match else ()
    named = [words for words in sides if words and all(word[0].isupper() for word in words)]
    return len(named) == len(sides) > 0 and any(len(words) in NAME for words in named)


def ends_with_owner_in_brackets(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends with the owner of a picture: (imago via Getty), （视觉中国）.

    An agency in brackets may sign the story. Behind a person's name, it sent a picture.

    >>> from newsclean.lexicon import lexicon_for
    >>> is_caption_text("The guests arrive. Ann Roux (REUTERS)", lexicon_for("en"))
    True
    >>> is_caption_text("The guests have all arrived. (Reuters)", lexicon_for("en"))
    False
    """
    may = len(text) <= LONGEST_OWNED and text[-1:] in ")）"
    match = re.search(IN_BRACKETS, text) if may else None
    if match is None:
        return False
    parts = {fold(part) for part in re.split(PARTS, match["told"])}
    if parts & lexicon.names["picture"]:
        return True
    return bool(parts & lexicon.dateline["agencies"]) and ends_with_name(text[: match.start()])


def ends_with_name(text: str) -> bool:
    """Whether the last sentence of several is nothing but a person's name."""
    *before, last = re.split(SENTENCE_END, text)
    words = last.split()
    return bool(before) and len(words) in NAME and all(word[0].isupper() for word in words)


def ends_with_day(text: str, lexicon: Lexicon) -> bool:
    """Whether a line ends as Japanese captions do: ＝４日午前、東浜市; ＝共同."""
    match = re.search(JAPANESE, text) if "＝" in text and not lexicon.spaces else None
    if match is None:
        return False
    told = fold(match["told"])
    words = (word for word, field in lexicon.credit.items() if field == "photographer")
    return (
        re.search(DAY, told) is not None
        or told in lexicon.dateline["agencies"]
        or any(told.endswith(word) for word in words)
    )
