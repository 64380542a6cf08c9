# The compiled kernel has what its twin has.
from newsclean.native.pure import (
    CharacterCounter,
    ForestScorer,
    MatchCounter,
    WordFinder,
    count_shared_words,
    count_text_columns,
    count_wide_chars,
    keep_alnum,
    list_letter_pairs,
    split_letters,
    split_tokens,
    sum_by_group,
)

__all__ = [
    "CharacterCounter",
    "ForestScorer",
    "MatchCounter",
    "WordFinder",
    "count_shared_words",
    "count_text_columns",
    "count_wide_chars",
    "keep_alnum",
    "list_letter_pairs",
    "split_letters",
    "split_tokens",
    "sum_by_group",
]
