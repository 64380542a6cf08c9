"""evaluate: figures worked out by hand, and what no page may hide."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli import run
from newsclean.errors import RecordsError
from newsclean.evaluate import evaluate, read_gold
from newsclean.evaluate.agreement import compare_fields
from newsclean.evaluate.overlap import Overlap, measure_overlap
from newsclean.model import Article, Failure, Outcome, Person
from newsclean.records.render import build_record, render_json_line

TEXT = "The first cars drove through the tunnel on Friday morning"  # 10 words, 7 grams


def gold(page: str, **more: Any) -> dict[str, Any]:
    """A line of gold."""
    return {"id": page, "lang": "en", "body": TEXT, **more}


def story(source: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """The record of a story."""
    return build_record(Outcome(source, Article("article", "html", text=text, **more)))


@pytest.mark.parametrize(
    ("want", "got", "lang", "neutral", "counts"),
    [
        (TEXT, TEXT, "en", [], (7, 0, 0)),
        (TEXT, TEXT + " at last", "en", [], (7, 2, 0)),
        (TEXT, TEXT[: -len(" Friday morning")], "en", [], (5, 0, 2)),
        (TEXT, "", "en", [], (0, 0, 7)),
        ("", TEXT, "en", [], (0, 7, 0)),
        ("", "", "en", [], (0, 0, 0)),
        ("two words", "two words", "en", [], (1, 0, 0)),
        ("two words", "two others", "en", [], (0, 1, 1)),
        ("海港隧道通车", "海港隧道\n通 车", "zh-Hans", [], (3, 0, 0)),
        ("海港隧道通车", "海港隧道通车。", "zh", [], (3, 1, 0)),
        (TEXT, f"{TEXT}\nRead more about it", "en", ["Read more about it"], (7, 3, 0)),
        (TEXT, f"Read more about it now\n{TEXT}", "en", ["Read more about it now"], (7, 3, 0)),
        ("a b c d a b c d", "a b c d", "en", [], (1, 0, 4)),
    ],
)
def test_grams_are_counted_by_hand(
    want: str, got: str, lang: str, neutral: list[str], counts: tuple[int, int, int]
) -> None:
    assert measure_overlap(want, got, lang=lang, neutral=neutral) == counts


@pytest.mark.parametrize(
    ("key", "want", "got", "figure", "counts"),
    [
        ("title", "Cars &amp; ferries", "Cars  & ferries", "title", (1, 0, 0)),
        ("title", "Cars, ferries", "Cars ferries", "title", (0, 1, 1)),
        ("title", "Cars, ferries", "Cars ferries", "title, letters", (1, 0, 0)),
        ("title", "Cars", None, "title", (0, 0, 1)),
        ("published", "2024-05-17", "2024-05-17T23:00:00Z", "published, day", (1, 0, 0)),
        (
            "published",
            "2024-05-18T01:00:00+08:00",
            "2024-05-17T17:00:00Z",
            "published, time",
            (1, 0, 0),
        ),
        ("published", "2024-05-17T08:30:00", "2024-05-17", "published, time", (0, 0, 1)),
        ("published", "2024-05-17T08:30:00", "2024-05-17T08:31", "published, time", (0, 1, 1)),
        ("published", "2024-05-17", "17 May", "published, day", (0, 1, 1)),
        ("outlet", "海港晚报", "海港 晚报", "outlet", (1, 0, 0)),
        ("authors", ["A. Bell and C. Dorn"], [{"name": "C. Dorn"}], "authors", (1, 0, 1)),
        ("editors", ["周文"], [{"name": "周文"}, {"name": "林雨"}], "editors", (1, 1, 0)),
    ],
)
def test_fields_are_counted_by_hand(
    key: str, want: Any, got: Any, figure: str, counts: tuple[int, int, int]
) -> None:
    assert compare_fields({key: want}, {key: got})[figure] == counts


def test_an_empty_gold_says_nothing_unless_it_is_complete() -> None:
    page: dict[str, Any] = {"authors": []}
    given_names = {"authors": [{"name": "A. Bell and C. Dorn"}]}
    assert compare_fields(page, given_names) == {}
    assert compare_fields(page, given_names, complete={"authors"})["authors"] == (0, 1, 0)
    assert compare_fields({}, given_names, complete={"authors"}) == {}


def test_snippets_have_to_be_there_or_must_not() -> None:
    page = {"with": ["first  cars", "ferry"], "without": ["Friday", "Monday"]}
    assert compare_fields(page, {"text": TEXT}) == {"snippets": Overlap(1, 1, 1)}


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


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "zh", None]))
def test_a_perfect_body_is_perfect_and_shares_are_shares(one: str, other: str, lang: str) -> None:
    assert measure_overlap(one, one, lang=lang).f1 == 1
    counts = measure_overlap(one, other, lang=lang)
    swapped = measure_overlap(other, one, lang=lang)
    assert (counts.precision, counts.recall) == (swapped.recall, swapped.precision)
    assert 0 <= counts.f1 <= 1
    assert min(counts) >= 0


def test_the_command_writes_figures_and_the_worst_pages_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [story("a.html", title="A"), story("b.html", "Something else was told here")]
    Path("run.jsonl").write_text("".join(map(render_json_line, lines)), encoding="utf-8")
    pages = [gold("a", title="A"), gold("b", title="B")]
    Path("gold.jsonl").write_text("".join(map(render_json_line, pages)), encoding="utf-8")
    assert run(["evaluate", "run.jsonl", "."]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "2 pages, 0 lost, 0 refused"
    assert out[3].split() == ["body", "2", "0.5000", "0.5000", "0.5000"]
    assert out[-2].split() == [
        "0.0000",
        "0.0000",
        "0.0000",
        "b",
        "wrong:",
        "title,",
        "title,",
        "letters",
    ]
    assert run(["evaluate", "run.jsonl", "gold.jsonl", "-f", "json", "--worst", "1"]) == 0
    assert [page["id"] for page in json.loads(capsys.readouterr().out)["worst"]] == ["b"]


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id":"a","body":""}\n\n{"id":"b"}\n', encoding="utf-8")
    with pytest.raises(RecordsError, match="line 3 is no gold"):
        list(read_gold(str(tmp_path)))
    with pytest.raises(RecordsError, match="cannot be read"):
        list(read_gold(str(tmp_path / "none")))
