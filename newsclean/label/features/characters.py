"""Features of the characters of a block: capitals, digits, quotes, dates, addresses."""

import re
from functools import cache

from newsclean.label.features.character_counts import (
    ADDRESS_HEAD_CHARS,
    COUNTED_HEAD_CHARS,
    count_characters,
    count_signs,
)
from newsclean.label.features.feature_table import Column, Feature, FeatureTable, get_texts
from newsclean.lexicon.cue_words import LONG_LINE_EFF_CHARS
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import is_wide

QUOTE_MARKS = frozenset("\"'“‘«»„「『‹")
URL_OR_EMAIL = compile_late(r"https?:|www\.|\w@\w|\.(?:com|cn|org|net)\b")
# Each match of URL_OR_EMAIL has one of these; looking for them is quicker than the pattern.
URL_OR_EMAIL_PARTS = ("http", "www.", "@", ".com", ".cn", ".org", ".net")
# What looks like a date or a clock time; `parsers.dates` reads what it says.
DATE_OR_CLOCK = re.compile(
    r"\d(?:"
    r"(?:(?<=1)9|(?<=2)0)\d\d\s?[-/.年]\s?\d"
    r"|\d?(?:[./]\d{1,2}[./](?:19|20)?\d\d|:\d\d|月\d{1,2}日)"
    r"|(?<!\w\d)\d?\.? \w{3,9},? (?:19|20)\d\d"
    r")"
)
MONTH_FIRST_DATE = compile_late(r"\b\w{3,9} \d{1,2}, (?:19|20)\d\d")
COMMA_AND_CENTURY = (", 19", ", 20")  # each match of MONTH_FIRST_DATE has one of these
ITEM_NUMBER = re.compile(r"\(?\d{1,2}[.)、．]\s*\D")
LOWER_CASE = 1.0  # the class of a first character that is a small letter
MIN_CAPITALS_CHARS = 4  # characters of a text in capitals: BBC and USA say nothing of a line


def measure_capital_shares(table: FeatureTable) -> Column:
    """The column `capital_share`."""
    pairs = zip(table.once(get_texts), table.once(count_characters).capitals, strict=True)
    return [
        measure_share(count, text[:COUNTED_HEAD_CHARS]) if count else 0.0 for text, count in pairs
    ]


def measure_share(count: int, head: str) -> float:
    """The share of the capitals counted in a text.

    In ASCII it is one less the share of all others, which has other last bits: so the cards learned
    it, and some of their borders lie on such a share.
    """
    size = len(head)
    return 1 - (size - count) / size if head.isascii() else count / size


def measure_digit_shares(table: FeatureTable) -> Column:
    """The column `digit_share`."""
    pairs = zip(table.once(get_texts), table.once(count_characters).digits, strict=True)
    return [count / min(len(text), COUNTED_HEAD_CHARS) if count else 0.0 for text, count in pairs]


def mark_numbered_items(table: FeatureTable) -> Column:
    """The column `starts_with_number`."""
    pairs = zip(table.once(get_texts), table.once(count_characters).digits, strict=True)
    return [float(count > 0 and ITEM_NUMBER.match(text) is not None) for text, count in pairs]


def mark_opening_quotes(table: FeatureTable) -> Column:
    """The column `starts_with_quote`."""
    return [float(text[:1] in QUOTE_MARKS) for text in table.once(get_texts)]


def mark_urls_and_emails(table: FeatureTable) -> Column:
    """The column `has_url_or_email`."""
    pairs = zip(table.once(get_texts), count_signs(table, "address_signs"), strict=True)
    return [
        float(
            signs > 0
            and any(map((head := text[:ADDRESS_HEAD_CHARS]).__contains__, URL_OR_EMAIL_PARTS))
            and URL_OR_EMAIL.search(head) is not None
        )
        for text, signs in pairs
    ]


def mark_dated_texts(table: FeatureTable) -> Column:
    """The column `has_date`."""
    rows = zip(
        table.once(get_texts), table["length"], table.once(count_characters).digits, strict=True
    )
    return [
        float(
            length < LONG_LINE_EFF_CHARS
            and (digits > 0 or len(text) > COUNTED_HEAD_CHARS)
            and looks_dated(text)
        )
        for text, length, digits in rows
    ]


def looks_dated(text: str) -> bool:
    """Whether a text has what looks like a date or a clock time.

    >>> [looks_dated(line) for line in ("2 May 2020", "May 2, 2020", "5月2日", "12:30", "1-2")]
    [True, True, True, True, False]
    """
    if DATE_OR_CLOCK.search(text):
        return True
    return (
        any(map(text.__contains__, COMMA_AND_CENTURY)) and MONTH_FIRST_DATE.search(text) is not None
    )


def classify_first_chars(table: FeatureTable) -> Column:
    """The column `first_char_class`."""
    return [classify_char(text[:1]) for text in table.once(get_texts)]


@cache
def classify_char(character: str) -> float:
    """The class of a first character as a number: none, lower, upper, digit, wide, quote, other.

    >>> [classify_char(character) for character in ("", "a", "Ä", "7", "新", "“", "-")]
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    """
    if not character:
        return 0.0
    if character.islower():
        return LOWER_CASE
    if character.isupper():
        return 2.0
    if character.isdigit():
        return 3.0
    if is_wide(character):
        return 4.0
    return 5.0 if character in QUOTE_MARKS else 6.0


def mark_all_capitals(table: FeatureTable) -> Column:
    """The column `all_capitals`."""
    return [
        float(text.isupper() and len(text) >= MIN_CAPITALS_CHARS) for text in table.once(get_texts)
    ]


CHARACTER_FEATURES: dict[str, Feature] = {
    "capital_share": Feature(
        measure_capital_shares,
        "Share of capitals among the first 200 characters.",
        "share, 0 to 1",
    ),
    "digit_share": Feature(
        measure_digit_shares, "Share of digits among the first 200 characters.", "share, 0 to 1"
    ),
    "first_char_class": Feature(
        classify_first_chars,
        "Class of the first character: 0 none, 1 lower case, 2 capital, 3 digit, 4 wide (CJK), 5 "
        "quotation mark, 6 other.",
        "class 0 to 6",
    ),
    "starts_with_number": Feature(
        mark_numbered_items,
        "Whether the text begins with a number as list items do: 1. or (2).",
        "0 or 1",
    ),
    "starts_with_quote": Feature(
        mark_opening_quotes, "Whether the text begins with a quotation mark.", "0 or 1"
    ),
    "has_url_or_email": Feature(
        mark_urls_and_emails,
        "Whether a web or e-mail address stands in the first 500 characters.",
        "0 or 1",
    ),
    "has_date": Feature(
        mark_dated_texts,
        "Whether the text is shorter than 250 effective characters and has what looks like a date "
        "or a clock time.",
        "0 or 1",
    ),
}
CHARACTER_DUMP_FEATURES: dict[str, Feature] = {
    "all_capitals": Feature(
        mark_all_capitals,
        "Whether the text is written in capitals and has four characters or more.",
        "0 or 1",
    ),
}
