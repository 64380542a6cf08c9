"""Whether a block is about what the story is about: the words that they share."""

from itertools import compress

from newsclean.label.features.feature_table import Column, Feature, FeatureTable, get_texts
from newsclean.label.features.words import tokenize_texts
from newsclean.native import collect_letter_pairs
from newsclean.text.words import split_tokens

MIN_VOCABULARY_WORDS = 3  # words of a block by which it can be compared
MIN_LONG_WORD_CHARS = 5  # characters of a word that says what a text is about
MAX_COMPARED_CHARS = 600  # characters of a block whose words are compared
UNKNOWN_OVERLAP = 0.5  # of a block with fewer words than that
NO_WORDS: frozenset[str] = frozenset()


def measure_vocabulary_overlap(table: FeatureTable) -> Column:
    """The column `vocabulary_overlap`: teasers share few words with the story."""
    inside = table["main_span_inside"]
    vocabularies = collect_vocabularies(table, inside)
    used, used_twice = set[str](), set[str]()
    for words in compress(vocabularies, inside):
        used_twice |= used & words
        used |= words
    return [
        len(words & (used_twice if is_inside else used)) / len(words)
        if len(words) >= MIN_VOCABULARY_WORDS
        else UNKNOWN_OVERLAP
        for words, is_inside in zip(vocabularies, inside, strict=True)
    ]


def collect_vocabularies(table: FeatureTable, inside: Column) -> list[frozenset[str]]:
    """The vocabulary of each block; none of a block outside the span that is too short anyway."""
    texts = table.once(get_texts)
    if not table.lexicon.spaces:
        return [
            collect_vocabulary(text[:MAX_COMPARED_CHARS], spaces=False)
            if len(text) > MIN_VOCABULARY_WORDS or is_inside
            else NO_WORDS
            for text, is_inside in zip(texts, inside, strict=True)
        ]
    return [
        NO_WORDS
        if len(tokens) < MIN_VOCABULARY_WORDS and not is_inside
        else collect_long_words(tokens)
        if len(text) <= MAX_COMPARED_CHARS
        else collect_vocabulary(text[:MAX_COMPARED_CHARS], spaces=True)
        for text, tokens, is_inside in zip(texts, table.once(tokenize_texts), inside, strict=True)
    ]


def collect_vocabulary(text: str, *, spaces: bool) -> frozenset[str]:
    """The long words of a text, or its pairs of letters where no spaces are written.

    >>> sorted(collect_vocabulary("The river rose again", spaces=True))
    ['again', 'river']
    >>> sorted(collect_vocabulary("青河水位", spaces=False))
    ['水位', '河水', '青河']
    """
    if spaces:
        return collect_long_words(split_tokens(text.casefold()))
    return collect_letter_pairs(text)


def collect_long_words(tokens: list[str]) -> frozenset[str]:
    """The tokens that are long enough to say what a text is about."""
    return frozenset([token for token in tokens if len(token) >= MIN_LONG_WORD_CHARS])


VOCABULARY_FEATURES: dict[str, Feature] = {
    "vocabulary_overlap": Feature(
        measure_vocabulary_overlap,
        "Share of the block's words of five letters and more (or pairs of characters) that other "
        "blocks of the main span use; 0.5 for a block with fewer than three of them.",
        "share, 0 to 1",
    ),
}
