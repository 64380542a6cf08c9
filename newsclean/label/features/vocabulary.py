"""Whether a block is about what the story is about: the words that they share."""

from newsclean.label.features.feature_table import Column, Feature, FeatureTable, get_texts
from newsclean.label.features.words import tokenize_texts
from newsclean.native import count_shared_words, list_letter_pairs
from newsclean.text.words import split_tokens

MIN_VOCABULARY_WORDS = 3  # words of a block by which it can be compared
MIN_LONG_WORD_CHARS = 5  # characters of a word that says what a text is about
MAX_COMPARED_CHARS = 600  # characters of a block whose words are compared
UNKNOWN_OVERLAP = 0.5  # of a block with fewer words than that


def measure_vocabulary_overlap(table: FeatureTable) -> Column:
    """The column `vocabulary_overlap`: teasers share few words with the story."""
    inside = table["main_span_inside"]
    if table.lexicon.spaces:
        sizes, shared = count_shared_words(list_compared_words(table), inside, MIN_LONG_WORD_CHARS)
    else:
        pairs = [list_letter_pairs(text[:MAX_COMPARED_CHARS]) for text in table.once(get_texts)]
        sizes, shared = count_shared_words(pairs, inside)
    return [
        count / size if size >= MIN_VOCABULARY_WORDS else UNKNOWN_OVERLAP
        for size, count in zip(sizes, shared, strict=True)
    ]


def list_compared_words(table: FeatureTable) -> list[list[str]]:
    """The words and numbers of each block that are compared."""
    return [
        tokens
        if len(text) <= MAX_COMPARED_CHARS
        else split_tokens(text[:MAX_COMPARED_CHARS].casefold())
        for text, tokens in zip(table.once(get_texts), table.once(tokenize_texts), strict=True)
    ]


VOCABULARY_FEATURES: dict[str, Feature] = {
    "vocabulary_overlap": Feature(
        measure_vocabulary_overlap,
        "Share of the block's words of five letters and more (or pairs of characters) that other "
        "blocks of the main span use; 0.5 for a block with fewer than three of them.",
        "share, 0 to 1",
    ),
}
