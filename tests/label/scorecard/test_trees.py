"""Trees: all of them asked at once say what each says when it is walked."""

import pytest

from newsclean.label.scorecard.trees import (
    Forest,
    Split,
    iter_tree_contributions,
)

STUMP = Split("log_length", 5.0, 0.0, -1.0, 2.0)
DEEP = Split(
    "log_length",
    5.0,
    0.0,
    Split("links", 0.5, 0.1, 1.0, Split("log_length", 2.0, 0.2, 4.0, 8.0)),
    -16.0,
)
COLUMNS = {"log_length": [1.0, 2.0, 3.0, 5.0, 6.0], "links": [1.0, 1.0, 1.0, 0.5, 0.0]}


def test_trees_asked_at_once_agree_with_their_steps() -> None:
    walked = [
        sum(
            share
            for tree in (STUMP, DEEP)
            for _, share in iter_tree_contributions(tree, COLUMNS, i)
        )
        for i in range(5)
    ]
    assert Forest((STUMP, DEEP)).scorer.score(COLUMNS, 5) == pytest.approx(walked)
    assert walked == pytest.approx([3.0, 3.0, 7.0, 0.0, -14.0])


def test_a_column_of_one_value_closes_the_same_leaves_for_every_block() -> None:
    assert Forest((STUMP, DEEP)).scorer.score(
        {"log_length": [6.0, 6.0], "links": [0.0, 1.0]}, 2
    ) == [
        -14.0,
        -14.0,
    ]


def test_a_tree_may_be_a_single_leaf() -> None:
    assert Forest((0.5, STUMP)).scorer.score({"log_length": [1.0]}, 1) == [-0.5]


def test_a_tree_of_nine_leaves_is_refused() -> None:
    told: object = 0.0
    for border in range(7):
        told = [0, float(border), 0.0, told, 1.0]
    Forest([told], ["log_length"])
    with pytest.raises(ValueError, match="more than 8 leaves"):
        Forest([[0, 9.0, 0.0, told, 1.0]], ["log_length"])
