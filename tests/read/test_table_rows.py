"""Tables that hold data, and tables that lay out a page."""

import pytest

from newsclean.read.table_rows import TableRows, is_data_table, join_rows


@pytest.mark.parametrize(
    ("rows", "is_data"),
    [
        ((), False),
        ((("a", "b"),), False),
        ((("a", "b"), ("c",), ("d",)), False),
        ((("a", "b"), ("c", "d" * 301)), False),
        ((("a", "b"), ("c", "d" * 300)), True),
        ((("a", "b"), ("c",), ("d", "e")), True),
    ],
)
def test_data_has_two_rows_of_short_cells(rows: TableRows, is_data: bool) -> None:  # noqa: FBT001
    assert is_data_table(rows) == is_data


def test_a_row_is_a_line() -> None:
    assert join_rows((("a", "b"), ("c",))) == "a\tb\nc"
