"""All features: which columns a page of each kind has, and how each is made.

The way to add a feature: a function from the table to a column in the file of its kind, a row in
that file's table, a line in docs/features.md; then train the cards (CONTRIBUTING.md).
"""

from functools import cache

from newsclean.label.features.around import (
    AROUND_DUMP_FEATURES,
    AROUND_FEATURES,
    AROUND_HTML_FEATURES,
)
from newsclean.label.features.dump_lines import DUMP_LINE_FEATURES
from newsclean.label.features.feature_table import ColumnMaker, FeatureTable
from newsclean.label.features.head_claims import CLAIMS
from newsclean.label.features.markup import list_markup_makers
from newsclean.label.features.own_text import OWN_FEATURES, measure_vocabulary_overlap
from newsclean.label.features.spans import SPANS_HTML, SPANS_TEXT
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Page


def build_feature_table(page: Page, lexicon: Lexicon) -> FeatureTable:
    """All features of a page, a column each, a row a block; none for a page of no block."""
    return FeatureTable(page, lexicon, list_column_makers(page.kind) if page.blocks else {})


@cache
def list_column_makers(kind: str) -> dict[str, ColumnMaker]:
    """How each column of a kind of page is made; no dump reads the words of class names."""
    own = OWN_FEATURES | AROUND_FEATURES | {"vocabulary_overlap": measure_vocabulary_overlap}
    if kind == "text":
        return own | AROUND_DUMP_FEATURES | SPANS_TEXT | DUMP_LINE_FEATURES
    from newsclean.label.features.style_groups import STYLE_FEATURES  # noqa: PLC0415 - dumps have no styles

    return own | list_markup_makers() | CLAIMS | AROUND_HTML_FEATURES | SPANS_HTML | STYLE_FEATURES
