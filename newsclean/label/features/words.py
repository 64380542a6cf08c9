"""TODO."""

from newsclean.label.features.feature_table import Column, FeatureTable, get_texts
from newsclean.lexicon.cue_words import (
    LINE_END_CHARS,
    LONG_LINE_EFF_CHARS,
    MAX_CLOSING_CHARS,
    TOKEN,
    get_cue_words,
    is_softened_closing,
)
from newsclean.text.fold import soften


def casefold_texts(table: FeatureTable) -> list[str]:
    """The texts without case."""
    return [text.casefold() for text in table.once(get_texts)]


def tokenize_texts(table: FeatureTable) -> list[list[str]]:
    """The words and numbers of each text, without case."""
    find = TOKEN.findall
    return [find(low) for low in table.once(casefold_texts)]


def soften_texts(table: FeatureTable) -> list[str]:
    """The texts in the form in which words are looked up (see `soften`), of long ones both ends."""
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
    return [tokens if soft == low else TOKEN.findall(soft) for soft, low, tokens in rows]


def find_cue_groups(table: FeatureTable) -> list[frozenset[str]]:
    """The groups of cue words that each block has a word of."""
    words = get_cue_words(table.lexicon.languages[0])
    pairs = zip(table.once(soften_texts), table.once(tokenize_softened_texts), strict=True)
    return [words.find_groups_among(soft, tokens) for soft, tokens in pairs]


def mark_closing_headings(table: FeatureTable) -> Column:
    """Whether each block is a heading that closes the story."""
    lexicon = table.lexicon
    pairs = zip(table.once(get_texts), table.once(soften_texts), strict=True)
    return [
        float(len(text) <= MAX_CLOSING_CHARS and is_softened_closing(soft, lexicon))
        for text, soft in pairs
    ]
