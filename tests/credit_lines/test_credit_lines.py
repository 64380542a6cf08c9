"""A small slice of the generated lines of each language, with its floor; the same each time."""

from collections.abc import Mapping

import pytest

from tests.credit_lines.grammar import Case, Half, Kind, Place
from tests.credit_lines.scores import judge, score_table, share_right, tell_kinds
from tests.credit_lines.tables import list_table_names, load_table

LINES_OF_A_KIND = 4


@pytest.mark.parametrize("name", list_table_names())
def test_most_lines_are_read_right(name: str) -> None:
    table = load_table(name)
    results = score_table(table, Half.HELD_OUT, LINES_OF_A_KIND, seed=17)
    assert share_right(results) >= table.floor, "\n".join(tell_kinds(results, verbose=True))


@pytest.mark.parametrize("name", list_table_names())
def test_halves_share_no_part_that_is_split(name: str) -> None:
    table = load_table(name)
    for part in table.halved:
        choices = table.parts[part]
        assert set(choices[::2]).isdisjoint(choices[1::2]), part


@pytest.mark.parametrize(
    ("found", "right", "invents"),
    [
        ({"author": ("Ann",)}, True, False),
        ({"author": ("Ann", "Bob")}, False, True),
        ({"editor": ("Ann",)}, False, False),
        ({"author": ("Ann",), "outlet": ("Post",)}, False, False),
        ({}, False, False),
    ],
)
def test_judge(found: Mapping[str, tuple[str, ...]], right: bool, invents: bool) -> None:  # noqa: FBT001 - a table of cases
    case = Case(Kind("a", Place.LINE, ("x",)), "x", "", {"author": ("Ann",)})
    result = judge(case, found)
    assert (result.right, result.invents) == (right, invents)
