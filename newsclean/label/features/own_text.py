"""Numbers that describe each block by itself and in its surroundings: what the card adds up.

One column a feature, one row a block; `columns` gives them all, each made when it is asked for. The
features of a text dump follow the study in docs/decisions; HTML has those of its markup besides
(see `markup`). A new feature is a function from the table to a column, and a row in `OWN_FEATURES`.
"""

import re
from collections import Counter
from functools import cache
from itertools import chain, compress
from math import log2
from operator import add

from newsclean.label.features.feature_table import Column, ColumnMaker, FeatureTable, get_texts
from newsclean.label.features.words import (
    casefold_texts,
    find_cue_groups,
    mark_closing_headings,
    tokenize_texts,
)
from newsclean.lexicon.cue_words import CUE_GROUPS, LONG_LINE_EFF_CHARS, NO_CUE_GROUPS, TOKEN
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Kind
from newsclean.text.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from newsclean.text.width import NON_DECIMAL_DIGITS, count_effective_chars, is_wide

QUOTE_MARKS = frozenset("\"'“‘«»„「『‹")
ELLIPSES = ("...", "…", "[…]", "[...]")
MENU_SEPARATOR = re.compile(r"[|｜»>›·•\[\]/＞]")
PUNCTUATION_MARK = re.compile(r"[,，、;；:：.。!！?？\"“”«»()（）《》]")
SENTENCE_END_MARK = re.compile(r"[.!?。！？](?:(?<=[。！？])|(?=\s|$))")
URL_OR_EMAIL = re.compile(r"https?:|www\.|\w@\w|\.(?:com|cn|org|net)\b")
URL_OR_EMAIL_PARTS = (
    "http",
    "www.",
    "@",
    ".com",
    ".cn",
    ".org",
    ".net",
)  # an address has one of these
# Looks like a date or a clock time; what it says is read in `dates`.
DATE_OR_CLOCK = re.compile(
    r"\d(?:"
    r"(?:(?<=1)9|(?<=2)0)\d\d\s?[-/.年]\s?\d"
    r"|\d?(?:[./]\d{1,2}[./](?:19|20)?\d\d|:\d\d|月\d{1,2}日)"
    r"|(?<!\w\d)\d?\.? \w{3,9},? (?:19|20)\d\d"
    r")"
)
MONTH_FIRST_DATE = re.compile(r"\b\w{3,9} \d{1,2}, (?:19|20)\d\d")
COMMA_AND_CENTURY = (", 19", ", 20")
DIGIT = re.compile(f"[\\d{NON_DECIMAL_DIGITS}]")
ITEM_NUMBER = re.compile(r"\(?\d{1,2}[.)、．]\s*\D")
ASCII_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
COUNTED_HEAD_CHARS = 200  # characters in which capitals and digits are counted
WORDS_PER_FUNCTION_WORD = 3.0  # about every third word of prose is a function word
LETTERS_PER_WORD = 6.0
MIN_VOCABULARY_WORDS = 3
MIN_LONG_WORD_CHARS = 5
MAX_COMPARED_CHARS = 600  # characters of a block whose words are compared


# ---- what several columns need ----


def find_last_chars(table: FeatureTable) -> list[str]:
    """The last character of each text, quotes and brackets aside."""
    return [text.rstrip(CLOSING_QUOTES)[-1:] for text in table.once(get_texts)]


def mark_plain_words(table: FeatureTable) -> list[bool]:
    """Whether a text has nothing but letters, digits and spaces, as most lines of a menu do."""
    return [
        not text or text.isalnum() or text.replace(" ", "").isalnum()
        for text in table.once(get_texts)
    ]


def count_digits(table: FeatureTable) -> list[int]:
    """How many digits stand in the first characters of each text."""
    find = DIGIT.findall
    return [
        0 if text.isalpha() else len(find(text[:COUNTED_HEAD_CHARS]))
        for text in table.once(get_texts)
    ]


# ---- a text's own numbers ----


def measure_lengths(table: FeatureTable) -> Column:
    """Effective lengths."""
    return [
        float(len(text)) if text.isascii() else count_effective_chars(text)
        for text in table.once(get_texts)
    ]


def measure_log_lengths(table: FeatureTable) -> Column:
    """Effective lengths as their logarithm: two words or four differ more than 100 or 102."""
    return [log2(1 + length) for length in table["length"]]


def mark_sentence_ends(table: FeatureTable) -> Column:
    """Whether a block ends a sentence; see `ends_sentence`."""
    pairs = zip(table.once(get_texts), table.once(find_last_chars), strict=True)
    return [
        1.0 if last in SENTENCE_ENDS and not text.endswith(("...", "…")) else 0.0
        for text, last in pairs
    ]


def make_ending_column(signs: str) -> ColumnMaker:
    """The maker of the column of texts that end with one of some signs, quotes aside."""
    return lambda table: [
        float(last != "" and last in signs) for last in table.once(find_last_chars)
    ]


def mark_ellipsis_ends(table: FeatureTable) -> Column:
    """Whether a text breaks off."""
    return [float(text.endswith(ELLIPSES)) for text in table.once(get_texts)]


def measure_punctuation(table: FeatureTable) -> Column:
    """Punctuation marks in a hundred characters."""
    return [
        100 * count / (len(text) or 1)
        for text, count in zip(
            table.once(get_texts), count_matches(table, PUNCTUATION_MARK), strict=True
        )
    ]


def count_matches(
    table: FeatureTable, signs: re.Pattern[str], head: int | None = None
) -> list[int]:
    """How often some signs stand in the texts, or in the head of each; letters are no signs."""
    find = signs.findall
    return [
        0 if plain else len(find(text[:head]))
        for text, plain in zip(table.once(get_texts), table.once(mark_plain_words), strict=True)
    ]


def count_function_words(table: FeatureTable) -> Column:
    """How many function words a block has."""
    lexicon = table.lexicon
    if not lexicon.common:  # a language without a file: its prose is told by its length alone
        pairs = zip(table.once(tokenize_texts), table["length"], strict=True)
        return [
            min(len(tokens), size / LETTERS_PER_WORD) / WORDS_PER_FUNCTION_WORD
            for tokens, size in pairs
        ]
    if lexicon.spaces:
        known = lexicon.common.__contains__
        return [float(sum(map(known, tokens))) for tokens in table.once(tokenize_texts)]
    signs, longer = split_function_words(lexicon)
    find = signs.findall
    lows = table.once(casefold_texts)
    if not longer:
        return [float(len(find(low))) for low in lows]
    return [float(len(find(low)) + sum(map(low.count, longer))) for low in lows]


@cache
def split_function_words(lexicon: Lexicon) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The function words of one character, and the longer ones, of a language without spaces."""
    single = "".join(word for word in lexicon.common if len(word) == 1)
    pattern = re.compile(f"[{re.escape(single)}]" if single else r"(?!)")
    return pattern, tuple(word for word in lexicon.common if len(word) > 1)


def cap_function_words(table: FeatureTable) -> Column:
    """Function words, up to twenty."""
    return [min(20.0, count) for count in table.once(count_function_words)]


def measure_function_words(table: FeatureTable) -> Column:
    """Function words a word, or a character where no spaces are written."""
    spaces = table.lexicon.spaces
    rows = zip(
        table.once(count_function_words),
        table.once(tokenize_texts),
        table.once(get_texts),
        strict=True,
    )
    return [
        common / (len(tokens) if spaces and tokens else len(text) or 1)
        for common, tokens, text in rows
    ]


def measure_capital_shares(table: FeatureTable) -> Column:
    """The share of capitals among the first characters."""
    pairs = zip(table.once(get_texts), table.once(casefold_texts), strict=True)
    return [0.0 if text == low else measure_capital_share(text) for text, low in pairs]


def measure_capital_share(text: str) -> float:
    """The share of capitals among a text's first characters."""
    head = text[:COUNTED_HEAD_CHARS]
    if text.islower():
        return 0.0
    if head.isascii():
        return 1 - len(head.encode().translate(None, ASCII_CAPITALS)) / len(head)
    return sum(map(str.isupper, head)) / len(head)


def measure_digit_shares(table: FeatureTable) -> Column:
    """The share of digits among the first characters."""
    pairs = zip(table.once(get_texts), table.once(count_digits), strict=True)
    return [count / min(len(text), COUNTED_HEAD_CHARS) if count else 0.0 for text, count in pairs]


def mark_numbered_items(table: FeatureTable) -> Column:
    """Whether a text begins with a number as items of a list do."""
    pairs = zip(table.once(get_texts), table.once(count_digits), strict=True)
    return [float(count > 0 and ITEM_NUMBER.match(text) is not None) for text, count in pairs]


def mark_urls_and_emails(table: FeatureTable) -> Column:
    """Whether an address of the web or of mail stands in a text."""
    pairs = zip(table.once(get_texts), table.once(mark_plain_words), strict=True)
    return [
        float(
            not plain
            and any(map((head := text[:500]).__contains__, URL_OR_EMAIL_PARTS))
            and URL_OR_EMAIL.search(head) is not None
        )
        for text, plain in pairs
    ]


def mark_dated_texts(table: FeatureTable) -> Column:
    """Whether a line has what looks like a date or a clock time."""
    rows = zip(table.once(get_texts), table["length"], table.once(count_digits), strict=True)
    return [
        float(
            size < LONG_LINE_EFF_CHARS
            and (count > 0 or len(text) > COUNTED_HEAD_CHARS)
            and looks_dated(text)
        )
        for text, size, count in rows
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
    """The class of each text's first character."""
    return [classify_char(text[:1]) for text in table.once(get_texts)]


@cache
def classify_char(character: str) -> float:
    """The class of a first character as a number: none, lower, upper, digit, wide, quote, other."""
    if not character:
        return 0.0
    if character.islower():
        return 1.0
    if character.isupper():
        return 2.0
    if character.isdigit():
        return 3.0
    if is_wide(character):
        return 4.0
    return 5.0 if character in QUOTE_MARKS else 6.0


def mark_all_capitals(table: FeatureTable) -> Column:
    """Whether a text is written in capitals."""
    return [float(text.isupper() and len(text) > 3) for text in table.once(get_texts)]


def measure_word_lengths(table: FeatureTable) -> Column:
    """The mean length of the first words."""
    return [
        min(20.0, len("".join(tokens[:60])) / min(60, len(tokens))) if tokens else 0.0
        for tokens in table.once(tokenize_texts)
    ]


def read_heading_levels(table: FeatureTable) -> Column:
    """The level of a heading; 7 for what is none."""
    return [
        float(block.level or 7) if block.kind is Kind.HEADING else 7.0
        for block in table.page.blocks
    ]


def count_repeats(table: FeatureTable) -> Column:
    """How often each text stands on the page besides, up to three times."""
    texts = table.once(get_texts)
    number = Counter(texts)
    return [float(min(3, number[text] - 1)) for text in texts]


def make_cue_columns() -> dict[str, ColumnMaker]:
    """A row for each group of cue words: whether a block has one of them."""
    return {f"cue_{group}": make_cue_column(group) for group in CUE_GROUPS}


def make_cue_column(group: str) -> ColumnMaker:
    """The maker of the column of one group of cue words."""
    return lambda table: [float(group in found) for found in table.once(find_cue_groups)]


def measure_vocabulary_overlap(table: FeatureTable) -> Column:
    """How much of each block's vocabulary the main span uses elsewhere; teasers share little.

    Words are those of five letters and more, or pairs of characters; a block of few of them gets
    0.5.
    """
    inside = table["main_span_inside"]
    bags = collect_vocabularies(table, inside)
    uses = Counter(chain.from_iterable(compress(bags, inside)))
    used = frozenset(uses)
    again = frozenset(word for word, times in uses.items() if times > 1)
    return [
        len(bag & (again if keep else used)) / len(bag) if len(bag) >= MIN_VOCABULARY_WORDS else 0.5
        for bag, keep in zip(bags, inside, strict=True)
    ]


def collect_vocabularies(table: FeatureTable, inside: Column) -> list[frozenset[str]]:
    """The vocabulary of each block; none of a block outside that has too few words anyway."""
    texts = table.once(get_texts)
    if not table.lexicon.spaces:
        return [
            collect_vocabulary(text[:MAX_COMPARED_CHARS], spaces=False)
            if len(text) > MIN_VOCABULARY_WORDS or keep
            else NO_CUE_GROUPS
            for text, keep in zip(texts, inside, strict=True)
        ]
    return [
        NO_CUE_GROUPS
        if len(tokens) < MIN_VOCABULARY_WORDS and not keep
        else collect_long_words(tokens)
        if len(text) <= MAX_COMPARED_CHARS
        else collect_vocabulary(text[:MAX_COMPARED_CHARS], spaces=True)
        for text, tokens, keep in zip(texts, table.once(tokenize_texts), inside, strict=True)
    ]


def collect_vocabulary(text: str, *, spaces: bool) -> frozenset[str]:
    """The words of a text that say what it is about.

    >>> sorted(collect_vocabulary("The river rose again", spaces=True))
    ['again', 'river']
    >>> sorted(collect_vocabulary("青河水位", spaces=False))
    ['水位', '河水', '青河']
    """
    if spaces:
        return collect_long_words(TOKEN.findall(text.casefold()))
    pairs = frozenset(map(add, text, text[1:]))
    return pairs if text.isalpha() else frozenset(filter(str.isalpha, pairs))


def collect_long_words(tokens: list[str]) -> frozenset[str]:
    """The words of some length among tokens."""
    return frozenset([token for token in tokens if len(token) >= MIN_LONG_WORD_CHARS])


OWN_FEATURES: dict[str, ColumnMaker] = {
    "log_length": measure_log_lengths,
    "end_sentence": mark_sentence_ends,
    "end_ellipsis": mark_ellipsis_ends,
    "end_colon": make_ending_column(":："),
    "end_comma": make_ending_column(",，、;；"),
    "punctuation_rate": measure_punctuation,
    "function_words": cap_function_words,
    "function_word_share": measure_function_words,
    "capital_share": measure_capital_shares,
    "digit_share": measure_digit_shares,
    "list_item": lambda table: [float(b.kind is Kind.LIST_ITEM) for b in table.page.blocks],
    "table_rows": lambda table: [float(min(20, len(b.rows))) for b in table.page.blocks],
    "starts_with_number": mark_numbered_items,
    "separators": lambda table: [
        float(min(5, count)) for count in count_matches(table, MENU_SEPARATOR, LONG_LINE_EFF_CHARS)
    ],
    "has_url_or_email": mark_urls_and_emails,
    "has_date": mark_dated_texts,
    "first_char_class": classify_first_chars,
    "all_capitals": mark_all_capitals,
    "words": lambda table: [float(min(200, len(t))) for t in table.once(tokenize_texts)],
    "mean_word_length": measure_word_lengths,
    "sentences": lambda table: [
        float(min(12, count)) for count in count_matches(table, SENTENCE_END_MARK)
    ],
    "starts_with_quote": lambda table: [float(t[:1] in QUOTE_MARKS) for t in table.once(get_texts)],
    "cue_groups": lambda table: [float(len(found)) for found in table.once(find_cue_groups)],
    "heading_level": read_heading_levels,
    "length": measure_lengths,
    "closing_heading": mark_closing_headings,
    **make_cue_columns(),
    "repeats": count_repeats,
}
