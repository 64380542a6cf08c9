"""Digits, dashes and quotes of every script, as ASCII: so the patterns of dates stay small."""

import unicodedata

DASHES = "\u2212\u2010\u2011\u2012\u2013"
APOSTROPHES = "\u2018\u2019\u02bc\u00b4"
ORDINAL_SIGNS = "\u00ba\u00b0"  # º and the degree sign that pages set for it
ARABIC_COMMA = "\u060c"
CIRCLE, ZERO = "\u25cb", "\u3007"  # ○, which some set for the numeral 〇
PLAIN_SIGNS = (
    {ARABIC_COMMA: ",", CIRCLE: ZERO}
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(ORDINAL_SIGNS, "o")
)
OTHER_SIGN = "|"  # for any other sign that has no form in ASCII


class _AsciiForms(dict[int, str]):
    """A table for `str.translate`: each character's plain form of the same length, found once."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _find_plain_form(chr(code))
        return plain


_ASCII_FORMS = _AsciiForms()


def _find_plain_form(char: str) -> str:
    """One character for one: a digit or a sign in ASCII, a letter in its usual width."""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char in PLAIN_SIGNS:
        return PLAIN_SIGNS[char]
    form = unicodedata.normalize("NFKC", char)
    plain = form if len(form) == 1 else char
    is_sign = unicodedata.category(plain)[0] in {"P", "S"}
    return OTHER_SIGN if is_sign and not plain.isascii() else plain


def to_ascii_signs(text: str) -> str:
    """Write digits and signs in ASCII; every character stays at its place.

    >>> to_ascii_signs("２０２２年８月１８日　１１：００"), to_ascii_signs("١٨/٠٨/٢٠٢٢")
    ('2022年8月18日 11:00', '18/08/2022')
    """
    return text if text.isascii() else text.translate(_ASCII_FORMS)
