"""All features: which columns a page of each kind has, and what they mean.

To add a feature: a function from the table to a column, and a row with its sentence and unit, both
in the file that it belongs to; `cog -r docs/features.md` writes the dictionary anew. Then
train the cards (CONTRIBUTING.md). A feature that no card, rule or other feature asks for fails a
test.
"""

from collections.abc import Callable, Mapping
from functools import cache

from newsclean.label.features.around import (
    NEIGHBOUR_DUMP_FEATURES,
    NEIGHBOUR_FEATURES,
    NEIGHBOUR_HTML_FEATURES,
    PLACE_FEATURES,
    PROSE_FEATURES,
)
from newsclean.label.features.characters import CHARACTER_DUMP_FEATURES, CHARACTER_FEATURES
from newsclean.label.features.containers import CONTAINER_HTML_FEATURES
from newsclean.label.features.dump_layout import LAYOUT_DUMP_FEATURES
from newsclean.label.features.dump_lines import LINE_DUMP_FEATURES
from newsclean.label.features.feature_table import Feature, FeatureTable
from newsclean.label.features.head_claims import CLAIM_HTML_FEATURES
from newsclean.label.features.markup import MARKUP_HTML_FEATURES, list_class_features
from newsclean.label.features.own_text import OWN_TEXT_DUMP_FEATURES, OWN_TEXT_FEATURES
from newsclean.label.features.spans import SPAN_DUMP_FEATURES, SPAN_HTML_FEATURES
from newsclean.label.features.style_groups import STYLE_HTML_FEATURES
from newsclean.label.features.vocabulary import VOCABULARY_FEATURES
from newsclean.label.features.words import WORD_FEATURES, WORD_HTML_FEATURES
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Page

Features = Mapping[str, Feature]
HTML, DUMP = ("html",), ("text",)
BOTH = HTML + DUMP

# File of the room, kinds of page that have its columns, rows; the words of class names are read
# from a file when the first HTML page comes.
FEATURE_TABLES: tuple[tuple[str, tuple[str, ...], Features | Callable[[], Features]], ...] = (
    ("own_text", BOTH, OWN_TEXT_FEATURES),
    ("own_text", DUMP, OWN_TEXT_DUMP_FEATURES),
    ("characters", BOTH, CHARACTER_FEATURES),
    ("characters", DUMP, CHARACTER_DUMP_FEATURES),
    ("words", BOTH, WORD_FEATURES),
    ("words", HTML, WORD_HTML_FEATURES),
    ("around", BOTH, PLACE_FEATURES),
    ("around", BOTH, PROSE_FEATURES),
    ("around", BOTH, NEIGHBOUR_FEATURES),
    ("around", HTML, NEIGHBOUR_HTML_FEATURES),
    ("around", DUMP, NEIGHBOUR_DUMP_FEATURES),
    ("spans", HTML, SPAN_HTML_FEATURES),
    ("spans", DUMP, SPAN_DUMP_FEATURES),
    ("vocabulary", BOTH, VOCABULARY_FEATURES),
    ("markup", HTML, MARKUP_HTML_FEATURES),
    ("markup", HTML, list_class_features),
    ("containers", HTML, CONTAINER_HTML_FEATURES),
    ("head_claims", HTML, CLAIM_HTML_FEATURES),
    ("style_groups", HTML, STYLE_HTML_FEATURES),
    ("dump_layout", DUMP, LAYOUT_DUMP_FEATURES),
    ("dump_lines", DUMP, LINE_DUMP_FEATURES),
)

# What `explain` shows beside the features: added to the card's score afterwards, no columns.
AFTER_THE_CARD = {
    "second_opinion": "What trafilatura's choice adds, where the card is unsure of an HTML page.",
    "style_vote": "What a paragraph's score moves towards the mean of the blocks with the same "
    "path of elements and the same class words; only on HTML pages.",
}


def build_feature_table(page: Page, lexicon: Lexicon) -> FeatureTable:
    """The table of a page's features, none computed yet; without columns for a page of no block."""
    return FeatureTable(page, lexicon, list_features(page.kind) if page.blocks else {})


@cache
def list_features(kind: str) -> Features:
    """The features of a kind of page (`html` or `text`) by name."""
    features: dict[str, Feature] = {}
    for _, kinds, rows in FEATURE_TABLES:
        if kind in kinds:
            features |= rows() if callable(rows) else rows
    return features


@cache
def describe_contributions() -> Mapping[str, str]:
    """What each name counts that `explain` and the report can show, as one sentence.

    >>> describe_contributions()["links"]
    'Links in the block.'
    """
    features = {**list_features("html"), **list_features("text")}
    return {name: feature.counts for name, feature in features.items()} | AFTER_THE_CARD
