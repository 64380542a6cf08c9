"""What costs most when Python does it: a small compiled kernel, and its twin in pure Python.

In: strings and numbers. Out: the same; both give the same, to the last bit. Imports no other room.
Read `pure` first: it says what is computed, and `compiled.pyx` does the same in C. Where the kernel
was not built, or the environment has a `NEWSCLEAN_PURE` that is not empty, the twin works in its
place (docs/decisions/0026).
"""

import os

from newsclean.native.tag_patterns import BLANK, match_any_case, match_ordinary_attributes
from newsclean.native.values import (
    ALNUM_RUN,
    MAX_TREE_LEAVES,
    NON_DECIMAL_DIGITS,
    CharacterCounts,
    SignKind,
)

__all__ = [
    "ALNUM_RUN",
    "BLANK",
    "IS_COMPILED",
    "MAX_TREE_LEAVES",
    "NON_DECIMAL_DIGITS",
    "CharacterCounter",
    "CharacterCounts",
    "ForestScorer",
    "MatchCounter",
    "SignKind",
    "TokenFinder",
    "WordFinder",
    "count_opened_tags",
    "count_shared_words",
    "count_text_columns",
    "count_wide_chars",
    "has_unsafe_controls",
    "keep_alnum",
    "list_letter_pairs",
    "match_any_case",
    "match_ordinary_attributes",
    "split_letters",
    "split_tokens",
    "sum_by_group",
]

IS_COMPILED = not os.environ.get("NEWSCLEAN_PURE")
"""Whether the compiled kernel works here, and not its twin."""

if IS_COMPILED:
    try:
        from newsclean.native.compiled import (
            CharacterCounter,
            ForestScorer,
            MatchCounter,
            TokenFinder,
            WordFinder,
            count_opened_tags,
            count_shared_words,
            count_text_columns,
            count_wide_chars,
            has_unsafe_controls,
            keep_alnum,
            list_letter_pairs,
            split_letters,
            split_tokens,
            sum_by_group,
        )
    except ImportError:  # it was not built
        IS_COMPILED = False
if not IS_COMPILED:
    from newsclean.native.pure import (
        CharacterCounter,
        ForestScorer,
        MatchCounter,
        TokenFinder,
        WordFinder,
        count_opened_tags,
        count_shared_words,
        count_text_columns,
        count_wide_chars,
        has_unsafe_controls,
        keep_alnum,
        list_letter_pairs,
        split_letters,
        split_tokens,
        sum_by_group,
    )
