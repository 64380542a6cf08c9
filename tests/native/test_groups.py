"""Sums by group and shared words are those of plain additions and sets."""

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


WORDS = st.lists(st.text("aé新", max_size=3))


@given(rows=st.lists(st.tuples(WORDS, st.sampled_from([0.0, 1.0]))), min_chars=st.integers(0, 3))
def test_shared_words(
    kernel: ModuleType, rows: list[tuple[list[str], float]], min_chars: int
) -> None:
    vocabularies = [{word for word in words if len(word) >= min_chars} for words, _ in rows]
    others = [
        {
            word
            for j, (own, (_, is_member)) in enumerate(zip(vocabularies, rows, strict=True))
            if is_member and j != i
            for word in own
        }
        for i in range(len(rows))
    ]
    shared = [len(own & other) for own, other in zip(vocabularies, others, strict=True)]
    texts, members = [words for words, _ in rows], [is_member for _, is_member in rows]
    sizes = list(map(len, vocabularies))
    assert kernel.count_shared_words(texts, members, min_chars) == (sizes, shared)


def test_texts_and_members_that_do_not_match_are_refused(kernel: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"members|argument"):
        kernel.count_shared_words([["a"]], [])
