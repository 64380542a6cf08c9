"""Sums by group are those of plain additions, one after the other."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.one_of(st.floats(), st.integers(-9, 9), st.booleans())
ROWS = st.lists(st.tuples(st.integers(0, 4), VALUES))


@given(rows=ROWS)
def test_sums_by_group(kernel: ModuleType, rows: list[tuple[int, float]]) -> None:
    expected = [0.0] * 5
    for group, value in rows:
        expected[group] += value
    groups, values = [group for group, _ in rows], [value for _, value in rows]
    sums = kernel.sum_by_group(groups, values, 5)
    assert repr(sums) == repr(expected)


def test_numbers_and_values_that_do_not_match_are_refused(kernel: ModuleType) -> None:
    assert kernel.sum_by_group([], [], 0) == []
    with pytest.raises(ValueError, match=r"values|argument"):
        kernel.sum_by_group([0], [], 1)
    with pytest.raises(IndexError):
        kernel.sum_by_group([1], [1.0], 1)
