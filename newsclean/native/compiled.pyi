# The compiled kernel has what its twin has.
from newsclean.native.pure import (
    CharacterCounter,
    ForestScorer,
    TokenFinder,
    count_opened_tags,
    count_text_columns,
    count_wide_chars,
    has_unsafe_controls,
    keep_alnum,
)

__all__ = [
    "CharacterCounter",
    "ForestScorer",
    "TokenFinder",
    "count_opened_tags",
    "count_text_columns",
    "count_wide_chars",
    "has_unsafe_controls",
    "keep_alnum",
]
