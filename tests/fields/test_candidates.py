"""Candidates of a field: one for each value, the surest first, none surer than 1."""

import pytest

from newsclean.fields.candidates import begins_otherwise, make_folded_key, rank_candidates
from newsclean.model import Found, Place


def found(value: str, confidence: float) -> Found[str]:
    """A candidate."""
    return Found(value, value, Place(), "test", confidence)


def test_equal_values_count_once_with_the_surest() -> None:
    ranked = rank_candidates([found("Post", 0.4), found("《POST》", 0.6), found("Times", 0.5)])
    assert [(each.value, each.confidence) for each in ranked] == [("《POST》", 0.6), ("Times", 0.5)]


def test_no_candidate_is_surer_than_one() -> None:
    ranked = rank_candidates([found("Post", 1.3), found("Times", 1.0)])
    assert [each.confidence for each in ranked] == [1.0, 1.0]


def test_keys_are_folded() -> None:
    assert make_folded_key("ＢＢＣ News!") == make_folded_key("bbc news")
    assert make_folded_key("BBC News 2") != make_folded_key("bbc news")


@pytest.mark.parametrize(
    "first", ["A", "a", "7", "新", "一", "龥", "é", "ß", "Ａ", "İ", "“", "ﬁ", "가"]
)
@pytest.mark.parametrize("behind", ["", "b", "\u0301", "\u030a", "ก", "．", " "])
def test_a_key_begins_otherwise_only_where_it_does(first: str, behind: str) -> None:
    text = first + behind
    key = make_folded_key(text)
    assert not begins_otherwise(text, {key[:1]})
    if first in "新一龥" or (first in "Aa7" and behind in ("", "b", " ")):
        assert begins_otherwise(text, {"x", "桥", ""})
