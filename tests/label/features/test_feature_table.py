"""The table computes what is asked for, once."""

import pytest

from newsclean.label.features.feature_table import (
    Column,
    Feature,
    FeatureTable,
    get_texts,
    make_joint_column,
)
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Page, Place

PAGE = Page("text", (Block("one", Kind.PARAGRAPH, Place(line=1)),))


def test_a_column_is_computed_once_and_when_it_is_asked_for() -> None:
    calls = []

    def count(table: FeatureTable) -> Column:
        calls.append(table)
        return [1.0]

    table = FeatureTable(PAGE, get_lexicon("en"), {"count": Feature(count, "Calls.", "count")})
    assert calls == []
    assert (table["count"], table["count"]) == ([1.0], [1.0])
    assert calls == [table]


def test_asking_which_columns_there_are_computes_none() -> None:
    def fail(_: FeatureTable) -> Column:
        raise AssertionError

    table = FeatureTable(PAGE, get_lexicon("en"), {"fails": Feature(fail, "Nothing.", "")})
    assert "fails" in table
    assert "other" not in table
    assert (list(table), len(table)) == (["fails"], 1)
    with pytest.raises(KeyError):
        table["other"]


def test_columns_that_come_together_are_computed_once() -> None:
    calls = []

    def both(table: FeatureTable) -> dict[str, Column]:
        calls.append(table.once(get_texts))
        return {"a": [1.0], "b": [2.0]}

    features = {name: Feature(make_joint_column(both, name), "", "") for name in "ab"}
    table = FeatureTable(PAGE, get_lexicon("en"), features)
    assert dict(table) == {"a": [1.0], "b": [2.0]}
    assert calls == [["one"]]
