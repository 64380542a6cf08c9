# The compiled kernel has what its twin has.
from newsclean.native.pure import (
    CharacterCounter,
    ForestScorer,
    count_text_columns,
    count_wide_chars,
    keep_alnum,
)

__all__ = [
    "CharacterCounter",
    "ForestScorer",
    "count_text_columns",
    "count_wide_chars",
    "keep_alnum",
]
