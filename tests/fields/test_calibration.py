"""Calibrated certainties: ascending, never out of order, and the caller's least."""

import json
from pathlib import Path

import pytest

import newsclean
from newsclean.data import find_data
from newsclean.fields.calibration import CALIBRATION_FILE, calibrate, load_calibration
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Found, Page, Place, Settings

PAGE = (Path(__file__).parents[2] / "examples" / "zh-dump.txt").read_bytes()


def story(least: float = 0.0, kind: str = "html") -> LabelledPage:
    settings = Settings(min_confidence=least)
    return LabelledPage(Page(kind, ()), (), get_lexicon("en"), settings)


def found(*sure: float) -> tuple[Found[str], ...]:
    return tuple(Found(f"{value}", "x", Place(), "rule", value) for value in sure)


def test_the_table_ascends_and_reaches_every_certainty() -> None:
    with open(find_data("models", CALIBRATION_FILE), encoding="utf-8") as file:
        told = json.load(file)
    assert {"title", "published", "outlet", "site", "authors", "editors"} <= set(told)
    for kinds in told.values():
        for steps in kinds.values():
            assert [s["up_to"] for s in steps] == sorted(s["up_to"] for s in steps)
            assert [s["right"] for s in steps] == sorted(s["right"] for s in steps)
            assert all(0 < s["right"] < 1 for s in steps)


@pytest.mark.parametrize("field", ["title", "published", "site"])
@pytest.mark.parametrize("kind", ["html", "text"])
def test_order_stays(field: str, kind: str) -> None:
    out = calibrate(field, found(1.0, 0.9, 0.7, 0.5, 0.3, 0.1), story(kind=kind))
    sure = [item.confidence for item in out]
    assert sure == sorted(sure, reverse=True)
    assert all(0 < value < 1 for value in sure)


def test_nothing_unsure_becomes_sure() -> None:
    assert calibrate("title", found(0.0), story())[0].confidence == 0.0


def test_a_field_without_gold_stays_as_its_rules_say() -> None:
    assert calibrate("license", found(0.85), story())[0].confidence == 0.85


def test_a_folder_without_a_table_changes_nothing(tmp_path: Path) -> None:
    assert load_calibration(str(tmp_path)) == {}


def test_less_sure_than_the_caller_wants_is_left_out() -> None:
    kept, dropped = calibrate("license", found(0.8, 0.5), story(least=0.6))
    assert kept.confidence == 0.8
    assert dropped.confidence == 0.0


def test_min_confidence_of_a_page() -> None:
    plain = newsclean.extract(PAGE)
    strict = newsclean.extract(PAGE, settings=Settings(min_confidence=1.0))
    assert plain.title
    assert plain.outlet
    assert (strict.title, strict.published, strict.outlet, strict.editors) == (None, None, None, ())
    assert strict.evidence == {}
    assert strict.text == plain.text
