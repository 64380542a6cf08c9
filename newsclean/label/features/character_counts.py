"""How many characters of each kind a block has, counted once for all features that ask."""

from newsclean.label.features.feature_table import FeatureTable, get_texts
from newsclean.lexicon.cue_words import LONG_LINE_EFF_CHARS
from newsclean.native import CharacterCounter, CharacterCounts, SignKind
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

COUNTED_HEAD_CHARS = 200  # characters in which capitals and digits are counted
ADDRESS_HEAD_CHARS = 500  # characters in which an address is looked for
SIGN_KINDS = {
    "punctuation": SignKind(',，、;；:：.。!！?？"“”«»()（）《》'),
    "separators": SignKind("|｜»>›·•[]/＞", most=LONG_LINE_EFF_CHARS),
    # A full stop counts only before a space: 3.5, news.example.
    "sentence_ends": SignKind(".!?", before_space=True),
    "wide_sentence_ends": SignKind(WIDE_SENTENCE_ENDS),
    "commas": SignKind(",，、"),
    "exclamations": SignKind("!！?？"),
    "address_signs": SignKind(":.@", most=ADDRESS_HEAD_CHARS),  # every address has one of them
}
COUNTER = CharacterCounter(COUNTED_HEAD_CHARS, tuple(SIGN_KINDS.values()))
PLACES = {kind: place for place, kind in enumerate(SIGN_KINDS)}


def count_characters(table: FeatureTable) -> CharacterCounts:
    """The counts of each text; those of signs in the order of `SIGN_KINDS`."""
    return COUNTER.count(table.once(get_texts))


def count_signs(table: FeatureTable, kind: str) -> list[int]:
    """How many signs of a kind of `SIGN_KINDS` each text has."""
    return table.once(count_characters).signs[PLACES[kind]]
