"""Tables drawn with spaces, frames or tabs; lists and forms are none."""

import pytest

from newsclean.read.dump.drawn_tables import DrawnTable, separate_tables
from newsclean.read.dump.lines import read_dump_lines


def tables(text: str) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of each table in a dump."""
    return [
        part.rows for part in separate_tables(read_dump_lines(text)) if isinstance(part, DrawnTable)
    ]


SPACED = "Place        Votes   Share\nMoor         1,204   41 %\nNew Strand     998   34 %"


FRAMED = (
    "┌────┬──────┐\n│日期│ 乘客 │\n├────┼──────┤\n│周一│1,204 │\n│上午│      │\n├────┼──────┤\n"
    "│周二│998   │\n└────┴──────┘"
)


RULED = "+-----+-----+\n| a   | 1   |\n| b   | 2   |\n+-----+-----+"


WRAPPED = (
    "Day       Remark                Trips\n"
    "          The ferry broke down\n"
    "Monday    at noon and came back 41\n"
    "          in the evening.\n"
    "Tuesday   Fog                   44\n"
    "Wednesday Sun                   39"
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            SPACED,
            (("Place", "Votes", "Share"), ("Moor", "1,204", "41 %"), ("New Strand", "998", "34 %")),
        ),
        (FRAMED, (("日期", "乘客"), ("周一 上午", "1,204"), ("周二", "998"))),
        (RULED, (("a", "1"), ("b", "2"))),
        ("a\t1\nb\t2\nc\t3", (("a", "1"), ("b", "2"), ("c", "3"))),
        (
            WRAPPED,
            (
                ("Day", "Remark", "Trips"),
                (
                    "Monday",
                    "The ferry broke down at noon and came back in the evening.",
                    "41",
                ),
                ("Tuesday", "Fog", "44"),
                ("Wednesday", "Sun", "39"),
            ),
        ),
    ],
    ids=["spaced", "framed", "ruled", "tabs", "wrapped"],
)
def test_drawn_tables(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Each row is a tuple of cells, however the program drew it; the text around stays text."""
    around = f"As every year they counted.\n\n{text}\n\nNobody knows why."
    first, table, last = separate_tables(read_dump_lines(around))
    assert isinstance(table, DrawnTable)
    assert table.rows == rows
    assert first == read_dump_lines(around)[:1]
    assert last == read_dump_lines(around)[-1:]


@pytest.mark.parametrize(
    "text",
    [
        "01  Mill opens\n02  Ferry stays in the harbour\n03  Bridge closed",
        "( )  Yes\n( )  Never again\n( )  I do not know",
        "*  Yes     *  No\n*  Never  *  Always\n*  Soon    *  Late",
        "Moor  today\nSea  tomorrow\nOak  later",
        "Place        Votes\nMoor         1,204",
        "Date:\t12 March\nBy\tMaria Holt",
        "Name [          ]   x\nTown [          ]   y\nRoad [          ]   z",
        "One ends.  Two begins\nhere and goes on.  Three\nis as long as it is.  Four",
    ],
)
def test_no_tables(text: str) -> None:
    """Lists with numbers, boxes to tick, forms, and what has two blanks by chance."""
    assert tables(text) == []
