"""TODO."""

import re
import unicodedata
from functools import lru_cache

ALNUM_RUN = re.compile(r"[^\W_]+")


def alnum_key(text: str) -> str:
    """Only the letters and digits of a text, for comparing what two places say."""
    return "".join(ALNUM_RUN.findall(text)).casefold()


# Letters that pages write in two ways, and marks that nobody sees: one form, or none. The dot is
# what case folding leaves of a Turkish İ; vowel marks and the tatweel are optional in Arabic.
SPELLING_VARIANTS = str.maketrans(
    {
        "\u2019": "'",
        "\u02bc": "'",
        "\u0307": None,
        "ı": "i",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "\u0640": None,
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200e": None,
        "\u200f": None,
        "\ufeff": None,
    }
    | dict.fromkeys(map(chr, range(0x064B, 0x0653)))
)


MAX_CACHED_CHARS = 400  # characters of a text that is kept softened
SPELLING_VARIANT_PATTERN = re.compile(f"[{''.join(map(chr, SPELLING_VARIANTS))}]")


# The signs of most Chinese lines: with them gone `normalize` finds nothing to do, which takes a
# fifth of the time.
FULL_WIDTH_SIGNS = (
    *((sign, chr(ord(sign) - 0xFEE0)) for sign in "，：（）！？；"),
    ("\u3000", " "),
)


def soften(text: str) -> str:
    """Bring text to one width, case and spelling, and keep its white space.

    >>> soften("ＢＹ Jane"), soften("GİRİŞ"), soften("Aujourd’hui")
    ('by jane', 'giriş', "aujourd'hui")
    """
    if text.isascii():
        return text.lower()
    return soften_cached(text) if len(text) <= MAX_CACHED_CHARS else soften_non_ascii(text)


def soften_non_ascii(text: str) -> str:
    """Text with other letters than those of ASCII, softened."""
    if not unicodedata.is_normalized("NFKC", text):
        for wide, narrow in FULL_WIDTH_SIGNS:
            text = text.replace(wide, narrow)
        text = unicodedata.normalize("NFKC", text)
    low = text.casefold()
    return low.translate(SPELLING_VARIANTS) if SPELLING_VARIANT_PATTERN.search(low) else low


soften_cached = lru_cache(maxsize=1024)(soften_non_ascii)  # the stages ask for a page's lines again


def fold(word: str) -> str:
    """Bring a word to the one form in which words are compared: NFKC, no case, no white space.

    >>> fold("来　源"), fold("ＢＹ"), fold("Photo by")
    ('来源', 'by', 'photoby')
    """
    return "".join(soften(word).split())
