"""Brings words that pages write in several ways to one form: width, case, spelling, white space.

`soften` keeps the white space, `fold` takes it out, `alnum_key` and `keep_alnum` keep only letters
and digits.
"""

import re
import unicodedata
from functools import lru_cache

from newsclean.native import ALNUM_RUN, keep_alnum
from newsclean.text.late_patterns import compile_late

__all__ = [
    "ALNUM_RUN",
    "MAX_CACHED_CHARS",
    "MAX_MARKS",
    "SPELLING_VARIANTS",
    "alnum_key",
    "fold",
    "keep_alnum",
    "normalize",
    "soften",
]


def alnum_key(text: str) -> str:
    """Only the letters and digits of a text, without case, to compare the texts of two places.

    >>> alnum_key("“The Mill” – stood still…")
    'themillstoodstill'
    """
    return keep_alnum(text).casefold()


# Letters that pages write in two ways, brought to one, and invisible characters, which go. The dot
# U+0307 is what case folding leaves of a Turkish İ; vowel marks and the tatweel (U+0640) are
# optional in Arabic. No form that stays is itself a variant, so the order does not matter.
SPELLING_VARIANTS = {
    "\u2019": "'",
    "\u02bc": "'",
    "\u0307": "",
    "ı": "i",
    "ё": "е",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "\u0640": "",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200e": "",
    "\u200f": "",
    "\ufeff": "",
} | dict.fromkeys(map(chr, range(0x064B, 0x0653)), "")


MAX_CACHED_CHARS = 400  # of a text whose softened form is kept
SPELLING_VARIANT_PATTERN = re.compile(f"[{''.join(SPELLING_VARIANTS)}]")


# The full-width signs of most Chinese lines. Without them `normalize` finds nothing to do in a
# line, which takes a fifth of the time.
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
    """The softened form of a text that is not ASCII."""
    if not unicodedata.is_normalized("NFKC", text):
        for wide, narrow in FULL_WIDTH_SIGNS:
            text = text.replace(wide, narrow)
        text = normalize(text)
    low = text.casefold()
    if SPELLING_VARIANT_PATTERN.search(low):
        for variant, form in SPELLING_VARIANTS.items():  # a tenth of the time of `translate`
            if variant in low:
                low = low.replace(variant, form)
    return low


# Python sorts the marks on one letter by insertion, in quadratic time: 80,000 of them take a
# minute, in which nothing can stop it. No language has more than a few; the Stream-Safe Text Format
# of UAX #15 allows 30.
MAX_MARKS = 30
MAX_QUICK_CHARS = 200  # of a text whose marks are sorted in no time, however many
# Marks are neither letters nor digits to `re`, which has no narrower class for them. A text whose
# marks are in order is in NFD, unless it has letters that decompose.
SIGN_RUN = compile_late(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


def normalize(text: str) -> str:
    r"""A text in the normal form NFKC; of more than 30 marks on one letter, the others go.

    >>> normalize("ＢＹ　Jane"), len(normalize("x" + 40_000 * "\u0301\u0316"))
    ('BY Jane', 31)
    """
    if len(text) > MAX_QUICK_CHARS and not unicodedata.is_normalized("NFD", text):  # as few are
        text = SIGN_RUN.sub(drop_marks, text)
    return unicodedata.normalize("NFKC", text)


def drop_marks(run: re.Match[str]) -> str:
    """A run of signs without the marks that are too many for their letter."""
    kept, marks = [], 0
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MAX_MARKS:
            kept.append(sign)
    return "".join(kept)


soften_cached = lru_cache(maxsize=1024)(soften_non_ascii)  # several stages ask for the same lines


def fold(word: str) -> str:
    """Bring a word to the form in which words are compared: softened, without white space.

    >>> fold("来　源"), fold("ＢＹ"), fold("Photo by")
    ('来源', 'by', 'photoby')
    """
    return "".join(soften(word).split())
