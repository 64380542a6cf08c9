"""Takes out the readings that programs print in brackets behind Chinese characters (ruby).

A page sets them small above the characters; HTML's reader leaves them out (`rt`, `rp`). In a dump
they look like what a writer explains, 灯台（とうだい）. But a writer explains a word once: where
readings are many, and the same word has its reading again, they were above the words.
"""

import re
from collections import Counter
from collections.abc import Iterable

from newsclean.model import Block
from newsclean.text.late_patterns import compile_late

MIN_READINGS = 4  # of a dump whose brackets are looked at
MIN_READ_SHARE = 0.5  # of the places of the words with readings that have one
MAX_WORDS = 200  # whose places are counted
HAN = "々〆ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
HIRAGANA = "\u3041-\u309f\u30fc"  # a gloss in katakana is a name or a loan word
BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
READING_STARTS = re.compile(f"[{HIRAGANA}{BOPOMOFO}a-z{TONED}]")
READING = compile_late(
    rf"""
    (?P<word>[{HAN}]+)
    [(（](?:
        [{HIRAGANA}\s]+ | [{BOPOMOFO}ˊˇˋ˙\s]+
      | [a-zü'\s{TONED}]*[{TONED}][a-zü'\s{TONED}]*
    )[)）]""",
    re.VERBOSE,
)


def drop_readings(blocks: list[Block], text: str) -> list[Block]:
    """The blocks of a dump without the readings behind Chinese characters.

    >>> from newsclean.model import Kind, Place
    >>> line = "灯台(とうだい)の公開(こうかい)で、市(し)は灯台(とうだい)を直す。"
    >>> [block.text for block in drop_readings([Block(line, Kind.PARAGRAPH, Place())], line)]
    ['灯台の公開で、市は灯台を直す。']
    """
    if not may_hold_readings(text) or not are_printed_readings(block.text for block in blocks):
        return blocks
    return [
        block._replace(text=READING.sub(r"\g<word>", block.text)) if has_brackets(block) else block
        for block in blocks
    ]


def may_hold_readings(text: str) -> bool:
    """Whether enough brackets of a dump begin as a reading does."""
    if text.isascii():
        return False
    starts = (part[:1] for bracket in "(（" for part in text.split(bracket)[1:])
    found = 0
    for start in starts:
        found += READING_STARTS.match(start) is not None
        if found >= MIN_READINGS:
            return True
    return False


def are_printed_readings(texts: Iterable[str]) -> bool:
    """Whether what stands in brackets was printed by a program.

    A program prints the reading each time that the word is there, a writer once.
    """
    text = "\n".join(texts)
    found = [(match["word"], match[0]) for match in READING.finditer(text)]
    if len(found) < MIN_READINGS or len(set(found)) == len(found):
        return False
    counts = Counter(word for word, _ in found if len(word) > 1)  # one character is in many words
    most = counts.most_common(MAX_WORDS)
    places = sum(text.count(word) for word, _ in most)
    return sum(count for _, count in most) >= MIN_READ_SHARE * places


def has_brackets(block: Block) -> bool:
    """Whether a block may hold readings; a table keeps what its cells say."""
    return not block.rows and ("(" in block.text or "（" in block.text)
