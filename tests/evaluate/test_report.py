"""`evaluate.report`: figures over all pages, and no page left out."""

from pathlib import Path

import pytest

from newsclean.errors import RecordsError
from newsclean.evaluate import evaluate, read_gold
from newsclean.model import Failure, Outcome, Person
from newsclean.records.render import build_record
from tests.evaluate.scored_pages import gold, story


def test_no_page_is_left_out_of_the_figures() -> None:
    pages = [gold("a"), gold("b"), gold("c"), gold("d", body="")]
    failed = build_record(Outcome("x/b.txt", error=Failure("empty", "no bytes", "decode")))
    listed = {**story("c.html"), "status": "list"}
    records = [story("zip!in/a.html"), failed, listed, story("e.html"), story("again/a.html")]
    report = evaluate(records, pages)
    told = report.to_record(2)
    assert [page.id for page in report.pages] == ["b", "c", "a", "d"]
    assert (told["pages"], told["lost"], told["refused"], told["unknown"]) == (4, 1, 2, 2)
    assert told["body"] == {
        "precision": 1.0,
        "recall": 0.3333,
        "f1": 0.5,
        "page_f1": 0.5,
        "zero": 3,
    }
    assert [page["id"] for page in told["worst"]] == ["b", "c"]


def test_figures_of_fields_are_pooled_over_pages() -> None:
    people = (Person("A. Bell"), Person("C. Dorn"))
    report = evaluate(
        [story("a", authors=people), story("b", title="B"), story("c")],
        [gold("a", authors=["A. Bell"]), gold("b", title="B"), gold("c", authors=["E. Finch"])],
    )
    assert report.compute_field_figures()["authors"] == {
        "pages": 2,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
    }
    assert list(report.compute_field_figures()) == ["title", "title, letters", "authors"]


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id":"a","body":""}\n\n{"id":"b"}\n', encoding="utf-8")
    with pytest.raises(RecordsError, match="line 3 is no gold"):
        list(read_gold(str(tmp_path)))
    with pytest.raises(RecordsError, match="cannot be read"):
        list(read_gold(str(tmp_path / "none")))
