"""Which script a letter belongs to: Han characters, kana, Korean syllables.

Bounds are the blocks of the Unicode Standard: CJK Unified Ideographs and Extension A, Hiragana and
Katakana, Hangul Syllables.
"""

HAN_RANGE = "\u4e00-\u9fff"  # as a part of a character class; the Han characters that names have


def is_han(char: str) -> bool:
    """Whether a character stands in Chinese names: Han, 々, 〇, the dot of foreign names.

    >>> [is_han(char) for char in "张々·あA"]
    [True, True, True, False, False]
    """
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "々〇·"


def is_cjk(char: str) -> bool:
    """Whether a character belongs to Chinese or Japanese, which set no spaces between words.

    >>> [is_cjk(char) for char in "张あア한A"]
    [True, True, True, False, False]
    """
    return "\u3040" <= char <= "\u30ff" or is_han(char)


def is_hangul(char: str) -> bool:
    """Whether a character is a Korean syllable.

    >>> is_hangul("한"), is_hangul("张")
    (True, False)
    """
    return "\uac00" <= char <= "\ud7a3"
