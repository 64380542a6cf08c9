"""Brackets: each pair, and both sides apart."""

import pytest

from newsclean.parsers.brackets import BRACKET_PAIRS, CLOSING_BRACKETS, OPENING_BRACKETS


@pytest.mark.parametrize("pair", ["()", "（）", "[]", "【】", "〔〕", "《》", "「」", "『』", "<>"])
def test_pairs(pair: str) -> None:
    opener, closer = pair[0], pair[1]
    assert BRACKET_PAIRS[opener] == closer
    assert opener in OPENING_BRACKETS
    assert closer in CLOSING_BRACKETS


@pytest.mark.parametrize("char", list("\"'“”{}/|"))
def test_no_bracket(char: str) -> None:
    assert char not in OPENING_BRACKETS | CLOSING_BRACKETS
