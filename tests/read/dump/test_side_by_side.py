"""Columns that stand beside each other are read one after the other."""

import time

import pytest

from newsclean.read.dump.drawn_tables import separate_tables
from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.side_by_side import split_columns

STORY = (
    "The mill was bought by the village,",
    "which wants to open a library in it",
    "as soon as the roof is dry again.",
    "",
    "Until then the books stay with the",
    "baker, who has lent them for years",
    "on two days of each week for free.",
    "",
    "The state pays a third of the costs",
    "and the mayor hopes for more of it.",
)


MENU = ("Home", "News", "", "Village", "Sports", "Weather", "", "Jobs", "Letters", "Archive")


def beside(left: tuple[str, ...], right: tuple[str, ...], width: int, gap: str = "  ") -> str:
    """Two columns on the same lines."""
    rows = zip(left, right, strict=True)
    return "\n".join((a.ljust(width) + gap + b).rstrip() for a, b in rows)


@pytest.mark.parametrize(
    ("order", "gap"), [(1, "   "), (1, "  "), (1, " "), (-1, "   "), (-1, "  ")]
)
def test_columns_are_read_one_after_the_other(order: int, gap: str) -> None:
    """One blank is left behind the longest line by elinks, two by w3m; what is above and below stays."""
    left, right = (MENU, STORY)[::order]
    text = beside(left, right, max(map(len, left)), gap)
    columns = split_columns(
        read_dump_lines(f"A paper of the village and of those around it\n\n{text}")
    )
    assert [[line.text for line in column.lines] for column in columns[1:]] == [
        [line for line in left if line],
        [line for line in right if line],
    ]


def test_columns_in_a_column() -> None:
    """Menu, story and headlines: three columns on the same lines."""
    page = beside(MENU, tuple(beside(STORY, MENU, 35).split("\n")), 7)
    columns = split_columns(read_dump_lines(page))
    assert [column.lines[0].text for column in columns] == ["Home", STORY[0], "Home"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{day.ljust(10)}{n * 7 % 50} trips" for n, day in enumerate(MENU) if day),
        "\n".join(f"{line}  So it is said.  Nobody knows." for line in STORY if line),
        "\n".join(f"    call({n})       # what {day} does." for n, day in enumerate(MENU) if day),
        "\n".join(STORY),
    ],
    ids=["table", "two-blanks-behind-sentences", "code", "story"],
)
def test_what_is_read_line_by_line_stays(text: str) -> None:
    """Gaps alone make no columns."""
    assert len(split_columns(read_dump_lines(text))) == 1


@pytest.mark.parametrize(
    "line",
    ["a  b", "a  b  " * 200, "a\tb", "│a│b│", "新  闻", " " * 99 + "a  b", "+-+", "x  " * 39 + "y"],
)
def test_many_lines_with_gaps_take_no_time(line: str) -> None:
    """No page of a few thousand lines takes seconds."""
    varied = [line + "x" * (i % 7) + "  " + "y" * (i % 5) for i in range(4_000)]
    start = time.perf_counter()
    for column in split_columns(read_dump_lines("\n".join(varied))):
        list(separate_tables(column.lines))
    assert time.perf_counter() - start < 5
