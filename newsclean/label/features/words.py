"""Features of a block's words: how many, function words, cue words, headings that close a story.

All words come from the lexicon of the page's language. The first functions bring the texts into the
forms in which words are looked up, once a page.
"""

import re
from functools import cache

from newsclean.label.features.feature_table import (
    Column,
    Feature,
    FeatureTable,
    get_texts,
)
from newsclean.lexicon.cue_words import (
    LINE_END_CHARS,
    LONG_LINE_EFF_CHARS,
    MAX_CLOSING_CHARS,
    get_cue_words,
    is_closing_line,
)
from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import soften
from newsclean.text.words import split_tokens

LONG_PAGE_CHARS = 1_000_000  # from here on equal words are kept once
WORDS_PER_FUNCTION_WORD = 3.0  # about every third word of prose is a function word
LETTERS_PER_WORD = 6.0  # so a text without spaces, taken for one word, counts as several
MAX_FUNCTION_WORDS = 20.0
MAX_WORDS = 200
MEASURED_WORDS = 60  # words at the beginning of a text whose mean length is taken
MAX_MEAN_WORD_CHARS = 20.0  # characters: what is longer is an address or a script without spaces


# ---- forms of the texts ----


def casefold_texts(table: FeatureTable) -> list[str]:
    """The texts without case."""
    return [text.casefold() for text in table.once(get_texts)]


def tokenize_texts(table: FeatureTable) -> list[list[str]]:
    """The words and numbers of each text, without case."""
    lows = table.once(casefold_texts)
    if sum(map(len, lows)) < LONG_PAGE_CHARS:
        return list(map(split_tokens, lows))
    return [share_words(table, split_tokens(low)) for low in lows]


def share_words(table: FeatureTable, words: list[str]) -> list[str]:
    """The same words, equal ones of a page as one string.

    The words of ten megabytes of prose take a hundred, their different ones hardly any.
    """
    known = table.once(open_word_list)
    return list(map(known.setdefault, words, words))


def open_word_list(_: FeatureTable) -> dict[str, str]:
    """The words of a long page by themselves, filled as its texts are read."""
    return {}


def soften_texts(table: FeatureTable) -> list[str]:
    """The texts as cue words are looked up (see `soften`); of long ones only both ends."""
    rows = zip(table.once(get_texts), table.once(casefold_texts), table["length"], strict=True)
    return [
        (low if text.isascii() else soften(text))
        if length < LONG_LINE_EFF_CHARS
        else soften(f"{text[:LINE_END_CHARS]} {text[-LINE_END_CHARS:]}")
        for text, low, length in rows
    ]


def tokenize_softened_texts(table: FeatureTable) -> list[list[str]]:
    """The words and numbers of the softened texts."""
    rows = zip(
        table.once(soften_texts),
        table.once(casefold_texts),
        table.once(tokenize_texts),
        strict=True,
    )
    return [
        tokens if soft == low else share_words(table, split_tokens(soft))
        for soft, low, tokens in rows
    ]


def find_cue_groups(table: FeatureTable) -> list[frozenset[str]]:
    """The groups of cue words that have a word in each text."""
    words = get_cue_words(table.lexicon.languages[0])
    pairs = zip(table.once(soften_texts), table.once(tokenize_softened_texts), strict=True)
    return [words.find_groups_among(soft, tokens) for soft, tokens in pairs]


# ---- function words ----


def count_function_words(table: FeatureTable) -> Column:
    """How many function words each text has; an estimate where the language has no list of them."""
    lexicon = table.lexicon
    if not lexicon.common:
        return estimate_function_words(table)
    if lexicon.spaces:
        known = lexicon.common.__contains__
        return [float(sum(map(known, tokens))) for tokens in table.once(tokenize_texts)]
    single, longer = split_function_words(lexicon)
    find = single.findall
    lows = table.once(casefold_texts)
    return [float(len(find(low)) + sum(map(low.count, longer))) for low in lows]


def estimate_function_words(table: FeatureTable) -> Column:
    """As many function words as prose of each text's length has."""
    pairs = zip(table.once(tokenize_texts), table["length"], strict=True)
    return [
        min(len(tokens), length / LETTERS_PER_WORD) / WORDS_PER_FUNCTION_WORD
        for tokens, length in pairs
    ]


@cache
def split_function_words(lexicon: Lexicon) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The function words of one character, and the longer ones, of a language without spaces."""
    single = "".join(word for word in lexicon.common if len(word) == 1)
    pattern = re.compile(f"[{re.escape(single)}]" if single else r"(?!)")
    return pattern, tuple(word for word in lexicon.common if len(word) > 1)


# ---- columns ----


def cap_function_words(table: FeatureTable) -> Column:
    """The column `function_words`."""
    return [min(MAX_FUNCTION_WORDS, count) for count in table.once(count_function_words)]


def measure_function_word_shares(table: FeatureTable) -> Column:
    """The column `function_word_share`."""
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


def count_words(table: FeatureTable) -> Column:
    """The column `words`."""
    return [float(min(MAX_WORDS, len(tokens))) for tokens in table.once(tokenize_texts)]


def measure_word_lengths(table: FeatureTable) -> Column:
    """The column `mean_word_length`."""
    return [
        min(MAX_MEAN_WORD_CHARS, len("".join(words)) / len(words))
        if (words := tokens if len(tokens) <= MEASURED_WORDS else tokens[:MEASURED_WORDS])
        else 0.0
        for tokens in table.once(tokenize_texts)
    ]


def count_cue_groups(table: FeatureTable) -> Column:
    """The column `cue_groups`."""
    return [float(len(found)) for found in table.once(find_cue_groups)]


def mark_closing_headings(table: FeatureTable) -> Column:
    """The column `closing_heading`."""
    lexicon = table.lexicon
    pairs = zip(table.once(get_texts), table.once(soften_texts), strict=True)
    return [
        float(len(text) <= MAX_CLOSING_CHARS and is_closing_line(soft, lexicon))
        for text, soft in pairs
    ]


def make_cue_features(**topics: str) -> dict[str, Feature]:
    """The row of each group of cue words that is asked for by itself: `cue_<group>`."""
    return {f"cue_{group}": make_cue_feature(group, topic) for group, topic in topics.items()}


def make_cue_feature(group: str, topic: str) -> Feature:
    """The row of one group of cue words."""
    return Feature(
        lambda table: [1.0 if group in found else 0.0 for found in table.once(find_cue_groups)],
        f"Whether the text has a cue word of {topic}; of a text of 250 effective characters and "
        "more only both ends are read.",
        "0 or 1",
    )


WORD_FEATURES: dict[str, Feature] = {
    "words": Feature(count_words, "Words and numbers of the text.", "count, up to 200"),
    "mean_word_length": Feature(
        measure_word_lengths, "Mean length of the first 60 words.", "characters, up to 20"
    ),
    "function_words": Feature(
        cap_function_words,
        "Function words of the language in the text; for a language without a file an estimate "
        "from its length.",
        "count, up to 20",
    ),
    "function_word_share": Feature(
        measure_function_word_shares,
        "Function words for each word of the text, or for each character where no spaces are "
        "written.",
        "ratio",
    ),
    "cue_groups": Feature(
        count_cue_groups,
        "Groups of cue words (related, comment, share …) that have a word in the text; of a text "
        "of 250 effective characters and more only both ends are read.",
        "count",
    ),
    "closing_heading": Feature(
        mark_closing_headings,
        'Whether the text is a heading that closes the story ("Related articles") and nothing '
        "else.",
        "0 or 1",
    ),
    **make_cue_features(
        related="other stories",
        comment="comments",
        share="sharing",
        subscribe="subscribing",
        legal="legal notices",
        more="reading more",
    ),
}
WORD_HTML_FEATURES: dict[str, Feature] = make_cue_features(nav="navigation")
