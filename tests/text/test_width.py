"""Wide characters fill two columns and count for two and a half letters."""

import pytest

from newsclean.native import pure
from newsclean.native.pure import COMBINING_MARK
from newsclean.text.width import (
    count_effective_chars,
    count_text_columns,
    count_wide_chars,
    is_wide,
)


@pytest.mark.parametrize(
    "char", ["a", "ß", "“", "…", "Ω", "د", "\u2e7f", "\ue000", "\ufb00", "\uff61"]
)
def test_narrow_characters(char: str) -> None:
    assert not is_wide(char)


@pytest.mark.parametrize(
    "char", ["\u2e80", "新", "한", "あ", "\ud7a3", "\uf900", "\ufaff", "\uff01", "\uff60"]
)
def test_wide_characters(char: str) -> None:
    assert is_wide(char)


@pytest.mark.parametrize("char", ["\u3000", "新", "한", "あ", "！", "\uf900"])
def test_wide_characters_are_counted(char: str) -> None:
    assert count_wide_chars(f"a{char}é{char}") == 2
    assert count_text_columns(f"a{char}") == 3
    assert count_effective_chars(f"a{char}") == 3.5


@pytest.mark.parametrize("text", ["ß“…", "Ωд", "دین"])
def test_other_characters_take_a_column(text: str) -> None:
    assert count_text_columns(text) == len(text)


def test_combining_marks_take_no_column() -> None:
    assert count_text_columns("e\u0301 \u0e01\u0e31") == 3
    assert count_text_columns("é신新") == 5


def test_every_combining_mark_takes_no_column() -> None:
    """Most texts are known by their bytes to have none, so each mark must have such a byte."""
    marks = [mark for mark in map(chr, range(0x300, 0x3000)) if COMBINING_MARK.fullmatch(mark)]
    assert len(marks) > 200
    for count in (count_text_columns, pure.count_text_columns):
        assert {count(f"e{mark}") for mark in marks} == {1}
