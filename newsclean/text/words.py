"""Words of a text: runs of letters, with or without digits.

A pattern finds them in any text. In ASCII, where most lines are, signs are turned into spaces as
bytes and the text is split at these, which takes half of the time.
"""

import re

TOKEN = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")


def blank_other_bytes(word: re.Pattern[str]) -> bytes:
    """The table for `bytes.translate` that leaves nothing but words and spaces of ASCII."""
    kept = bytes(code if word.match(chr(code)) else ord(" ") for code in range(0x80))
    return kept.ljust(0x100)


SPACES_BESIDE_TOKENS, SPACES_BESIDE_LETTERS = map(blank_other_bytes, (TOKEN, LETTERS))


def split_tokens(text: str) -> list[str]:
    """The words and numbers of a text.

    >>> split_tokens("The 3rd, well-known café"), split_tokens("a_b: 2")
    (['The', '3rd', 'well', 'known', 'café'], ['a_b', '2'])
    """
    if text.isascii():
        return text.encode().translate(SPACES_BESIDE_TOKENS).decode().split()
    return TOKEN.findall(text)


def split_letters(text: str) -> list[str]:
    """The words of a text; a digit or an underscore ends one.

    >>> split_letters("The 3rd, well-known café"), split_letters("a_b: 2")
    (['The', 'rd', 'well', 'known', 'café'], ['a', 'b'])
    """
    if text.isascii():
        return text.encode().translate(SPACES_BESIDE_LETTERS).decode().split()
    return LETTERS.findall(text)
