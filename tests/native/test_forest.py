"""The leaves of many trees, added up: the twin against trees that are walked, the kernel against both."""

import math
from collections.abc import Mapping, Sequence
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.scorecard.trees import Split, Tree, collect_leaves
from newsclean.native import MAX_TREE_LEAVES, pure

NAMES = ("links", "length", "depth")
NUMBERS = st.floats(allow_nan=False)
VALUES = st.one_of(
    st.sampled_from([0.0, -0.0, 1.0, 2.0, math.nan, math.inf]), NUMBERS, st.integers(0, 9)
)


@st.composite
def trees(draw: st.DrawFn, leaves: int = MAX_TREE_LEAVES) -> Tree:
    """A tree of so many leaves at most."""
    if leaves < 2 or draw(st.booleans()):
        return draw(st.one_of(st.sampled_from([0.1, 0.2, 0.7, -1e16, 1e16]), NUMBERS))
    low = draw(st.integers(1, leaves - 1))
    return Split(
        draw(st.sampled_from(NAMES)),
        draw(st.one_of(st.sampled_from([0.0, 1.0, 2.0]), NUMBERS)),
        0.0,
        draw(trees(low)),
        draw(trees(leaves - low)),
    )


@st.composite
def pages(draw: st.DrawFn) -> tuple[int, dict[str, list[float]]]:
    """How many blocks a page has, and a column of values for each feature."""
    count = draw(st.integers(0, 6))
    column = st.lists(VALUES, min_size=count, max_size=count)
    return count, {name: draw(column) for name in NAMES}


def walk(tree: Tree, columns: Mapping[str, Sequence[float]], i: int) -> float:
    """The leaf of block `i`."""
    while isinstance(tree, Split):
        tree = tree.high if columns[tree.feature][i] > tree.border else tree.low
    return tree


def prepare(kernel: ModuleType, forest: Sequence[Tree]) -> pure.ForestScorer:
    """The trees as a kernel scores them."""
    leaves: list[tuple[float, ...]] = []
    splits: list[tuple[str, float, int, int]] = []
    for i, tree in enumerate(forest):
        values: list[float] = []
        collect_leaves(tree, i, None, values, splits)
        leaves.append(tuple(values))
    scorer: pure.ForestScorer = kernel.ForestScorer(leaves, splits)
    return scorer


def to_bits(scores: Sequence[float]) -> list[str]:
    """Every bit of some scores, so that 0.0 and -0.0 differ, and not a number is equal to itself."""
    return [score.hex() for score in scores]


@given(forest=st.lists(trees(), max_size=12), page=pages())
def test_scores_are_those_of_trees_walked_one_by_one(
    kernel: ModuleType, forest: list[Tree], page: tuple[int, dict[str, list[float]]]
) -> None:
    count, columns = page
    walked = []
    for i in range(count):
        score = 0.0
        for tree in forest:
            score += walk(tree, columns, i)
        walked.append(score)
    assert to_bits(prepare(kernel, forest).score(columns, count)) == to_bits(walked)


def test_leaves_are_added_one_to_the_next(kernel: ModuleType) -> None:
    forest = [1e16, 1.0, 1.0, 0.1]
    assert math.fsum(forest) != ((1e16 + 1.0) + 1.0) + 0.1
    assert prepare(kernel, forest).score({}, 2) == [((1e16 + 1.0) + 1.0) + 0.1] * 2


def test_the_features_are_those_that_the_trees_ask_for(kernel: ModuleType) -> None:
    assert prepare(kernel, [Split("links", 1.0, 0.0, 2.0, 3.0), 1.0]).features == ("links",)
    assert prepare(kernel, []).features == ()


def test_columns_may_be_of_any_sequence_and_longer_than_the_page(kernel: ModuleType) -> None:
    scorer = prepare(kernel, [Split("links", 1.0, 0.0, 2.0, 3.0)])
    assert scorer.score({"links": (1.0, 2.0, 5.0)}, 3) == [2.0, 3.0, 3.0]


@pytest.mark.parametrize("columns", [{}, {"links": [1.0]}, {"links": []}, {"links": [1.0, "two"]}])
def test_a_column_that_is_missing_short_or_no_numbers_is_refused(
    kernel: ModuleType, columns: dict[str, list[float]]
) -> None:
    scorer = prepare(kernel, [Split("links", 1.0, 0.0, 2.0, 3.0)])
    with pytest.raises((LookupError, TypeError, ValueError)):
        scorer.score(columns, 2)


@pytest.mark.parametrize(
    ("leaves", "splits"),
    [
        ([()], []),
        ([(0.0,) * (MAX_TREE_LEAVES + 1)], []),
        ([(0.0, 1.0)], [("links", 0.0, 1, 1)]),
        ([(0.0, 1.0)], [("links", 0.0, -1, 1)]),
    ],
)
def test_the_compiled_kernel_refuses_what_it_has_no_room_for(
    compiled: ModuleType,
    leaves: list[tuple[float, ...]],
    splits: list[tuple[str, float, int, int]],
) -> None:
    with pytest.raises(ValueError, match="tree"):
        compiled.ForestScorer(leaves, splits)
