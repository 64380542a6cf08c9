"""Features of how a dump sets its lines: indent and empty lines. HTML pages have none of them."""

from itertools import pairwise
from typing import Any

from newsclean.label.features.feature_table import Column, ColumnMaker, Feature, FeatureTable
from newsclean.model import Layout

MAX_INDENT_COLUMNS = 20.0
MAX_BLANK_LINES = 4.0
MAX_SOURCE_LINES = 12.0


def collect_layouts(table: FeatureTable) -> dict[str, tuple[Any, ...]]:
    """The layout of the blocks, a tuple for each attribute of `Layout`."""
    rows = (block.layout for block in table.page.blocks)
    return dict(zip(Layout._fields, zip(*rows, strict=True), strict=True))


def make_layout_column(attribute: str, most: float) -> ColumnMaker:
    """The maker of the column of one number of the blocks' layout, up to so many."""
    return lambda table: [
        float(value) if value < most else most for value in table.once(collect_layouts)[attribute]
    ]


def count_equal_neighbours(table: FeatureTable) -> Column:
    """The column `same_indent_neighbours`."""
    same = [float(a == b) for a, b in pairwise(table["indent"])]
    return [a + b for a, b in zip([1.0, *same], [*same, 1.0], strict=True)]


LAYOUT_DUMP_FEATURES: dict[str, Feature] = {
    "indent": Feature(
        make_layout_column("indent", MAX_INDENT_COLUMNS),
        "Columns before the text; a CJK character takes two.",
        "columns, up to 20",
    ),
    "same_indent_neighbours": Feature(
        count_equal_neighbours,
        "How many of the two lines beside have the same indent; the page's edges count as such "
        "lines.",
        "count, 0 to 2",
    ),
    "blank_lines_before": Feature(
        make_layout_column("blank_before", MAX_BLANK_LINES),
        "Empty lines above the block.",
        "lines, up to 4",
    ),
    "blank_lines_after": Feature(
        make_layout_column("blank_after", MAX_BLANK_LINES),
        "Empty lines below the block.",
        "lines, up to 4",
    ),
    "source_lines": Feature(
        make_layout_column("lines", MAX_SOURCE_LINES),
        "Lines of the file that the block was joined from.",
        "lines, up to 12",
    ),
}
