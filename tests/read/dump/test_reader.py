"""Dumps of every kind become the same blocks."""

import time

import pytest

from tests.read.dump.dumps import read


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "[a](" * 60_000,
        "![" * 60_000 + "](",
        "**" * 100_000,
        "_" * 300_000,
        "> " * 100_000,
        "a | " * 50_000 + "\n---|---\n" + "b | " * 50_000,
        "1. http://a.example/\n" * 20_000,
        "x。" * 200_000,
    ],
)
def test_hostile_dumps_take_no_time(text: str) -> None:
    """Marks without an end are read in linear time."""
    start = time.process_time()
    read("[1](/a) [2](/b) [3](/c)\n# Head\n\n" + text)
    assert time.process_time() - start < 5
