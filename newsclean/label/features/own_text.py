"""Features of a block's own text and form: its length, how it ends, punctuation, what kind it is.

Letters, digits and dates are in `characters`, words in `words`.
"""

from collections import Counter
from math import log2

from newsclean.label.features.character_counts import count_characters, count_signs
from newsclean.label.features.feature_table import (
    Column,
    ColumnMaker,
    Feature,
    FeatureTable,
    get_texts,
)
from newsclean.model import Kind
from newsclean.text.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from newsclean.text.width import EFF_CHARS_PER_WIDE_CHAR

ELLIPSES = ("...", "…", "[…]", "[...]")
COLONS = ":："
COMMAS = ",，、;；"
NO_HEADING_LEVEL = 7.0  # one deeper than the deepest heading of HTML
MAX_SEPARATORS = 5
MAX_SENTENCES = 12
MAX_REPEATS = 3
MAX_TABLE_ROWS = 20


# ---- what several columns need ----


def find_last_chars(table: FeatureTable) -> list[str]:
    """The last character of each text before closing quotes and brackets."""
    return [text.rstrip(CLOSING_QUOTES)[-1:] for text in table.once(get_texts)]


# ---- columns ----


def measure_lengths(table: FeatureTable) -> Column:
    """The column `length`."""
    pairs = zip(table.once(get_texts), table.once(count_characters).wide, strict=True)
    return [len(text) + (EFF_CHARS_PER_WIDE_CHAR - 1) * wide for text, wide in pairs]


def measure_log_lengths(table: FeatureTable) -> Column:
    """The column `log_length`: two letters or four differ more than 100 or 102 do."""
    return [log2(1 + length) for length in table["length"]]


def mark_sentence_ends(table: FeatureTable) -> Column:
    """The column `end_sentence`: `ends_sentence` of each text, with last characters at hand."""
    pairs = zip(table.once(get_texts), table.once(find_last_chars), strict=True)
    return [
        1.0 if last in SENTENCE_ENDS and not text.endswith(("...", "…")) else 0.0
        for text, last in pairs
    ]


def make_ending_column(signs: str) -> ColumnMaker:
    """The maker of a column of texts that end with one of some signs, quotes aside."""
    return lambda table: [
        float(last != "" and last in signs) for last in table.once(find_last_chars)
    ]


def mark_ellipsis_ends(table: FeatureTable) -> Column:
    """The column `end_ellipsis`."""
    return [float(text.endswith(ELLIPSES)) for text in table.once(get_texts)]


def measure_punctuation(table: FeatureTable) -> Column:
    """The column `punctuation_rate`."""
    pairs = zip(table.once(get_texts), count_signs(table, "punctuation"), strict=True)
    return [100 * count / (len(text) or 1) for text, count in pairs]


def count_separators(table: FeatureTable) -> Column:
    """The column `separators`."""
    return [float(min(MAX_SEPARATORS, count)) for count in count_signs(table, "separators")]


def count_sentences(table: FeatureTable) -> Column:
    """The column `sentences`."""
    ends, wide_ends = count_signs(table, "sentence_ends"), count_signs(table, "wide_sentence_ends")
    return [float(min(MAX_SENTENCES, sum(both))) for both in zip(ends, wide_ends, strict=True)]


def mark_list_items(table: FeatureTable) -> Column:
    """The column `list_item`."""
    return [float(block.kind is Kind.LIST_ITEM) for block in table.page.blocks]


def count_table_rows(table: FeatureTable) -> Column:
    """The column `table_rows`."""
    return [float(min(MAX_TABLE_ROWS, len(block.rows))) for block in table.page.blocks]


def read_heading_levels(table: FeatureTable) -> Column:
    """The column `heading_level`."""
    return [
        float(block.level or NO_HEADING_LEVEL) if block.kind is Kind.HEADING else NO_HEADING_LEVEL
        for block in table.page.blocks
    ]


def count_repeats(table: FeatureTable) -> Column:
    """The column `repeats`."""
    texts = table.once(get_texts)
    number = Counter(texts)
    return [float(min(MAX_REPEATS, number[text] - 1)) for text in texts]


OWN_TEXT_FEATURES: dict[str, Feature] = {
    "length": Feature(
        measure_lengths,
        "Length of the text; a CJK character counts as 2.5 letters.",
        "effective characters",
    ),
    "log_length": Feature(
        measure_log_lengths, "Length of the text as a logarithm.", "log2(1 + effective characters)"
    ),
    "end_sentence": Feature(
        mark_sentence_ends,
        "Whether the text ends with a full stop, question or exclamation mark, closing quotes and "
        "brackets aside; an ellipsis does not count.",
        "0 or 1",
    ),
    "end_colon": Feature(
        make_ending_column(COLONS),
        "Whether the text ends with a colon, closing quotes and brackets aside.",
        "0 or 1",
    ),
    "end_comma": Feature(
        make_ending_column(COMMAS),
        "Whether the text ends with a comma, enumeration comma or semicolon, closing quotes and "
        "brackets aside.",
        "0 or 1",
    ),
    "separators": Feature(
        count_separators,
        "Separators of menus and breadcrumbs (| › » · • [ ] / >) in the first 250 characters; 0 "
        "for a text of nothing but letters, digits and spaces.",
        "count, up to 5",
    ),
    "sentences": Feature(count_sentences, "Ends of sentences in the text.", "count, up to 12"),
    "list_item": Feature(
        mark_list_items,
        "Whether the block is a list item, by its element or by the list mark of a dump.",
        "0 or 1",
    ),
    "table_rows": Feature(
        count_table_rows,
        "Rows of the block's table; 0 for a block that is no table.",
        "count, up to 20",
    ),
    "heading_level": Feature(
        read_heading_levels, "Level of a heading; 7 for a block that is none.", "level 1 to 7"
    ),
    "repeats": Feature(
        count_repeats, "How often the same text stands elsewhere on the page.", "count, up to 3"
    ),
}
OWN_TEXT_DUMP_FEATURES: dict[str, Feature] = {
    "punctuation_rate": Feature(
        measure_punctuation,
        "Punctuation marks for each 100 characters; 0 for a text of nothing but letters, digits "
        "and spaces.",
        "marks per 100 characters",
    ),
    "end_ellipsis": Feature(
        mark_ellipsis_ends, "Whether the text ends with an ellipsis (… ... […]).", "0 or 1"
    ),
}
