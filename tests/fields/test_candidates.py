"""Candidates of a field: one for each value, the surest first, none surer than 1."""

import pytest

from newsclean.fields.candidates import (
    begins_otherwise,
    make_folded_key,
    make_folded_keys,
    rank_candidates,
)
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


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["新桥"],
        ["The Mill_9", "", "新桥 Now!", "a\nb\rc", "\n", "ÉTÉ"],
        ["".join(map(chr, range(128))), "x"],
    ],
)
def test_the_keys_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert make_folded_keys(texts) == [make_folded_key(text) for text in texts]


def test_a_lone_candidate_is_handed_back() -> None:
    assert rank_candidates([found("《》", 1.5)]) == (found("《》", 1.0),)
