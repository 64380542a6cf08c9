"""What the readers of tables share: which rows hold data, and a table's text."""

TableRows = tuple[tuple[str, ...], ...]

MAX_CELL_CHARS = 300  # a longer cell is prose: the table only lays out a page
MIN_WIDE_ROWS = 2  # rows with more than one cell


def is_data_table(rows: TableRows) -> bool:
    """Whether a table holds data; many pages use tables to lay out their parts.

    >>> is_data_table((("Day", "Trips"), ("Monday", "41"))), is_data_table((("Home", "News"),))
    (True, False)
    """
    wide = sum(len(row) > 1 for row in rows)
    return wide >= MIN_WIDE_ROWS and not any(
        len(cell) > MAX_CELL_CHARS for row in rows for cell in row
    )


def join_rows(rows: TableRows) -> str:
    """The text of a table: a line for each row, tabs between the cells."""
    return "\n".join("\t".join(row) for row in rows)
