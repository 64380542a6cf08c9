"""Small pages for the tests of features: dumps of some lines, HTML of some markup, given columns."""

from newsclean.label.features.feature_table import Column, ColumnMaker, Feature, FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Page, Place
from newsclean.read.html.reader import read_html

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared."
TEASER = "A football manager resigned after ninety minutes of silence in the stadium."


def read_lines(*lines: str, code: str | None = "en") -> FeatureTable:
    """The features of a dump with a paragraph a line."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(line=i)) for i, line in enumerate(lines, 1))
    return build_feature_table(Page("text", blocks), get_lexicon(code))


def read_markup(html: str, code: str | None = "en") -> FeatureTable:
    """The features of an HTML page."""
    return build_feature_table(
        read_html(Decoded(html, "utf-8", "utf-8", 1.0))[0], get_lexicon(code)
    )


def give_columns(**columns: Column) -> FeatureTable:
    """A table of given columns, for functions that compute others from them."""

    def give(column: Column) -> ColumnMaker:
        return lambda _: column

    features = {name: Feature(give(column), "Given.", "") for name, column in columns.items()}
    return FeatureTable(Page("text", ()), get_lexicon("en"), features)
