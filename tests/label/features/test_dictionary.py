"""The dictionary of features says what the registry says, and nobody pays for an unasked feature."""

import re
import runpy
from pathlib import Path

import pytest

from newsclean.label.features import registry
from newsclean.label.features.registry import (
    AFTER_THE_CARD,
    FEATURE_TABLES,
    describe_contributions,
    list_features,
)

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "features.md").read_text("utf-8")
TOOL = runpy.run_path(str(ROOT / "tools" / "features.py"))
KINDS = ("html", "text")


@pytest.mark.parametrize("render", ["render_tables", "render_after_the_card"])
def test_the_page_is_what_the_registry_says(render: str) -> None:
    """`cog -r docs/features.md` writes it anew."""
    (shown,) = re.findall(
        rf"cog.out\({render}\(\)\) \]\]\] -->\n(.*?)<!-- \[\[\[end", PAGE, re.DOTALL
    )
    assert shown == TOOL[render]()


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_has_a_row_for_each_feature(kind: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert list_features(kind).keys() <= set(rows)
    assert all(PAGE.count(f"| `{name}` |") == 1 for name in list_features(kind))


def test_every_feature_is_asked_for() -> None:
    """By a card, by another feature, or by code after the card; see tools/features.py."""
    assert TOOL["list_unasked"]() == []


def test_an_unasked_feature_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    features = {
        **list_features("html"),
        "no_such_column": next(iter(list_features("html").values())),
    }
    tool = {**TOOL, "list_features": lambda kind: features if kind == "html" else {}}
    for name in ("list_unasked", "find_askers"):
        monkeypatch.setitem(TOOL[name].__globals__, "list_features", tool["list_features"])
    assert TOOL["list_unasked"]() == [("html", "no_such_column")]


@pytest.mark.parametrize("name", ["cue_ad", "cue_tags", "cue_editor", "cue_paywall", "tag_inline"])
def test_what_nobody_asked_for_is_struck(name: str) -> None:
    assert not any(name in list_features(kind) for kind in KINDS)


def test_each_kind_of_page_has_its_own() -> None:
    html, text = list_features("html").keys(), list_features("text").keys()
    assert {"end_ellipsis", "all_capitals", "indent", "caption_line"} <= text - html
    assert {"cue_nav", "links", "class_content", "style_score"} <= html - text
    assert {"length", "cue_related", "since_cue_line", "vocabulary_overlap"} <= html & text


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_tables_give_one_name(kind: str) -> None:
    """A later row would silently take the place of an earlier one."""
    names = [
        name
        for _, kinds, rows in FEATURE_TABLES
        if kind in kinds
        for name in (rows() if callable(rows) else rows)
    ]
    assert len(names) == len(set(names)) == len(list_features(kind))


def test_each_table_stands_in_the_file_that_it_names() -> None:
    folder = Path(registry.__file__).parent
    for file, _, _ in FEATURE_TABLES:
        assert "Feature" in (folder / f"{file}.py").read_text("utf-8")
        assert file in TOOL["TITLES"]


@pytest.mark.parametrize("kind", KINDS)
def test_sentences_are_sentences(kind: str) -> None:
    """And columns that they name exist."""
    for name, feature in list_features(kind).items():
        assert re.fullmatch(r"[A-Z`].*\.", feature.counts), name
        assert feature.unit, name


def test_what_is_added_after_the_card_is_described() -> None:
    described = describe_contributions()
    assert AFTER_THE_CARD.keys() == {"second_opinion", "style_vote"}
    features = list_features("html").keys() | list_features("text").keys()
    assert described.keys() == features | AFTER_THE_CARD.keys()
