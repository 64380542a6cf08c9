"""Every line end ends a line; lines are measured in columns."""

import pytest

from newsclean.model import Kind
from tests.read.dump.dumps import read


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_of_all_systems(end: str) -> None:
    """Every line end ends a line, and lines are numbered from one."""
    assert read(f"one{end}{end}three") == [("one", Kind.PARAGRAPH, 1), ("three", Kind.PARAGRAPH, 3)]


def test_one_long_line_is_linear() -> None:
    """A megabyte without a line end is one block."""
    assert len(read("[" * 500_000 + "a" * 500_000)) == 1
