"""How a dump sets its lines."""

from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Layout, Page, Place

LAYOUTS = (
    Layout(indent=2, blank_before=1, blank_after=2, lines=3),
    Layout(indent=2),
    Layout(indent=90, blank_before=9, blank_after=8, lines=70),
)


def test_layout() -> None:
    """Numbers of the layout, up to a bound each; the page's edges are like their neighbours."""
    blocks = tuple(Block("News", Kind.PARAGRAPH, Place(line=1), layout) for layout in LAYOUTS)
    table = build_feature_table(Page("text", blocks), get_lexicon("en"))
    assert table["indent"] == [2.0, 2.0, 20.0]
    assert table["same_indent_neighbours"] == [2.0, 1.0, 1.0]
    assert table["blank_lines_before"] == [1.0, 0.0, 4.0]
    assert table["blank_lines_after"] == [2.0, 0.0, 4.0]
    assert table["source_lines"] == [3.0, 1.0, 12.0]
