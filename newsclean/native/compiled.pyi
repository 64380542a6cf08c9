# The compiled kernel has what its twin has.
from newsclean.native.pure import (
    CharacterCounter,
    ForestScorer,
    MatchCounter,
    collect_letter_pairs,
    count_text_columns,
    count_wide_chars,
    keep_alnum,
    sum_by_group,
)

__all__ = [
    "CharacterCounter",
    "ForestScorer",
    "MatchCounter",
    "collect_letter_pairs",
    "count_text_columns",
    "count_wide_chars",
    "keep_alnum",
    "sum_by_group",
]
