"""The card: scores, what each feature adds to them, and files that are no cards."""

import json
from pathlib import Path

import pytest

from newsclean.data import find_data
from newsclean.errors import DataError
from newsclean.label.features.registry import list_features
from newsclean.label.scorecard.card import (
    Card,
    FeatureContributions,
    get_card_folder,
    load_card,
    load_weights,
)
from newsclean.label.scorecard.trees import Forest, Split

COLUMNS = {"log_length": [5.0, 6.0], "links": [0.0, 1.0]}
CARD = Card(
    0.5,
    0.25,
    Forest(
        [
            Split("log_length", 5.0, 0.0, -1.0, 2.0),
            Split("links", 0.5, 0.0, 4.0, Split("log_length", 9.0, 8.0, 16.0, 32.0)),
        ]
    ),
)
FILE = {"bias": 0.5, "keep": 0.25, "asked": ["links"], "trees": [[0, 0.5, 0.0, -1.0, 2.0]]}


def test_scores_are_the_bias_and_all_trees() -> None:
    assert CARD.scores(COLUMNS, 2) == [0.5 - 1.0 + 4.0, 0.5 + 2.0 + 16.0]


def test_contributions_and_bias_are_the_score() -> None:
    """A feature that two trees ask has one share."""
    assert CARD.shares(COLUMNS, 1) == {"log_length": 2.0 + 8.0, "links": 8.0}
    for i, score in enumerate(CARD.scores(COLUMNS, 2)):
        assert CARD.bias + sum(CARD.shares(COLUMNS, i).values()) == score


def test_contributions_are_a_mapping() -> None:
    shares = FeatureContributions(CARD, COLUMNS, 1, {"style_vote": [0.0, 0.5]})
    expected = {"log_length": 10.0, "links": 8.0, "style_vote": 0.5}
    assert dict(shares) == dict(shares.items()) == expected
    assert list(shares) == list(expected)
    assert sorted(shares.values()) == [0.5, 8.0, 10.0]
    assert (len(shares), shares["links"], "style_vote" in shares) == (3, 8.0, True)
    assert "bias" not in shares


def test_a_card_is_read(tmp_path: Path) -> None:
    (tmp_path / "card-html.json").write_text(json.dumps(FILE), "utf-8")
    card = load_card("html", str(tmp_path))
    assert (card.bias, card.keep) == (0.5, 0.25)
    assert card.scores({"links": [0.0, 1.0]}, 2) == [-0.5, 2.5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        json.dumps(FILE | {"asked": []}),
        json.dumps(FILE | {"trees": ["links"]}),
        json.dumps(FILE | {"trees": [[0, 0.5, 0.0, -1.0]]}),
        json.dumps(FILE | {"trees": [[0, 0.5, 0.0, None, 2.0]]}),
    ],
)
def test_what_is_no_card_is_our_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "card-html.json").write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"card .*card-html\.json"):
        load_card("html", str(tmp_path))
    with pytest.raises(DataError, match=r"card .*card-text\.json"):
        load_card("text", str(tmp_path))  # there is none


def test_the_folder_of_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSCLEAN_CARDS", raising=False)
    assert get_card_folder() == find_data("models")
    monkeypatch.setenv("NEWSCLEAN_CARDS", "/tmp/cards")  # noqa: S108 - never opened
    assert get_card_folder() == "/tmp/cards"  # noqa: S108


def test_weights_are_those_of_the_folder_or_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSCLEAN_CARDS", str(tmp_path))
    (tmp_path / "author-signs.json").write_text('{"weights": {"beside a date": 0.5}}')
    assert load_weights("author-signs.json") == {"beside a date": 0.5}
    assert len(load_weights("site-names.json")) > 10


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_installed_cards_ask_for_features_that_exist(kind: str) -> None:
    card = load_card(kind, find_data("models"))
    assert set(card.forest.scorer.features) <= list_features(kind).keys()
    assert len(card.forest.trees) == 250
