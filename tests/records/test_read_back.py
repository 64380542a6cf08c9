"""Earlier outputs read back: every form gives the records that went in, and damage is said."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import RecordsError
from newsclean.model import (
    Article,
    Block,
    Caution,
    Decoded,
    Failure,
    Image,
    Kind,
    Outcome,
    Person,
    Place,
)
from newsclean.records.read_back import read_records
from newsclean.records.render import build_record, render_json, render_json_line
from newsclean.records.schema import KEY_NAMES
from newsclean.records.stores import OutputRow
from newsclean.records.stores.sqlite import read_sqlite_records, write_sqlite
from newsclean.version import RECORD_VERSION

STORY = Article(
    "article",
    "html",
    title="海港隧道通车",
    authors=(Person("林小雨", "记者"), Person("Jane Miller")),
    tags=("transport", "海港"),
    text="第一批车辆驶入隧道。\n\nThe first cars drove through.",
    blocks=(Block("A\tB", Kind.TABLE, Place(line=3), rows=(("A", "B"),)),),
    images=(Image("https://news.example/1.jpg", caption="The tunnel"),),
    quality=1.0,
    encoding=Decoded("", "gb18030", "label", 0.98),
    warnings=(Caution("nul_bytes", "3 NUL bytes were left out"),),
    paywall=False,
)


def records() -> list[dict[str, Any]]:
    """A story, a story with everything, an error, and a record of a few keys."""
    story, error = Outcome("a.html", STORY), Failure("empty", "the file has no bytes", "decode")
    return [
        build_record(story),
        build_record(story._replace(source="b.html"), blocks=True, evidence=True),
        build_record(Outcome("c.html", error=error)),
        build_record(story._replace(source="d.html"), fields=("title", "tags")),
        {**build_record(story._replace(source="e.html")), "note": {"of": "another program"}},
    ]


def written(path: Path, form: str) -> Path:
    """The records in one form."""
    lines = [render_json_line(values) for values in records()]
    if form == "jsonl":
        path.write_text("".join(lines), encoding="utf-8")
    elif form == "array.json":
        path.write_text(f"[{','.join(lines)}]", encoding="utf-8")
    elif form == "folder":
        for number, values in enumerate(records()):
            file = path / f"{number // 2}" / f"{number}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render_json(values, indent=2), encoding="utf-8")
    else:
        write_sqlite((OutputRow(line.encode(), "") for line in lines), str(path))
    return path


@pytest.mark.parametrize("form", ["jsonl", "array.json", "folder", "sqlite"])
def test_every_form_gives_back_what_went_in(form: str, tmp_path: Path) -> None:
    read = [stored.record for stored in read_records(str(written(tmp_path / f"run.{form}", form)))]
    assert read == records()


def test_the_form_is_seen_in_the_bytes_and_not_in_the_name(tmp_path: Path) -> None:
    path = written(tmp_path / "run.sqlite", "sqlite").rename(tmp_path / "run.jsonl")
    assert [stored.record for stored in read_records(str(path))] == records()


def test_a_line_is_kept_as_it_was(tmp_path: Path) -> None:
    line = b'{ "status":"article",  "source" : "a", "text":"\\u6d77" }'
    path = tmp_path / "run.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\n")
    assert [stored.line for stored in read_records(str(path))] == [line]


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_half_a_last_line_is_said_and_left_out(cut: int, tmp_path: Path) -> None:
    path, heard = tmp_path / "run.jsonl", list[str]()
    whole = '{"source":"a.html","status":"article"}\n'
    path.write_text(whole + whole[:cut], encoding="utf-8")
    assert len(list(read_records(str(path), notice=heard.append))) == 1
    assert len(heard) == 1
    assert "line 2 is half a line" in heard[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"source":"a"\n{"source":"b"}\n', "line 1 is no JSON"),
        ("GIF89a\n", "line 1 is no JSON"),
        ("[1, 2]\n", "no 'source'"),
        ('{"title":"A"}\n', "no 'source'"),
        ("[{", "no whole JSON"),
        (
            f'{{"source":"a","version":{{"record":{RECORD_VERSION + 1}}}}}\n',
            "take a newer newsclean",
        ),
    ],
)
def test_what_is_no_output_of_ours_is_refused(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "run"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordsError, match=why):
        list(read_records(str(path)))


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="no such file"):
        list(read_records(str(tmp_path / "none.jsonl")))
    with pytest.raises(RecordsError, match=r"without \.json files"):
        list(read_records(str(tmp_path)))


@given(st.binary(max_size=80))
def test_only_our_errors_escape(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "run"
    path.write_bytes(data)
    try:
        list(read_records(str(path)))
    except RecordsError as error:
        assert str(error)


def test_a_cut_sqlite_file_is_refused_and_not_read_in_part(tmp_path: Path) -> None:
    path = written(tmp_path / "run.sqlite", "sqlite")
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(RecordsError, match="SQLite"):
        list(read_records(str(path)))


def test_another_programs_sqlite_file_is_refused(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "own.db")
    base.execute("CREATE TABLE articles (id)")
    base.close()
    with pytest.raises(RecordsError, match="did not make"):
        list(read_records(str(tmp_path / "own.db")))


def test_records_of_a_line_are_plain_json(tmp_path: Path) -> None:
    """What is read from a table is written as the line that it came from."""
    path = written(tmp_path / "run.sqlite", "sqlite")
    lines = [render_json_line(stored.record) for stored in read_records(str(path))]
    assert lines == [render_json_line(values) for values in records()]
    assert json.loads(lines[0])["quality"] == 1.0


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([*KEY_NAMES, "", "note"])


@given(st.lists(st.dictionaries(KEYS, JSON, max_size=8), max_size=4))
def test_a_table_gives_back_any_json_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: list[dict[str, Any]]
) -> None:
    """Also what no newsclean wrote: nothing is lost because it has no column."""
    some = [{"source": f"{number}", **one} for number, one in enumerate(values)]
    path = str(tmp_path_factory.mktemp("any") / "run.sqlite")
    write_sqlite((OutputRow(json.dumps(one).encode(), "") for one in some), path)
    read = [*read_sqlite_records(path)]
    assert read == some
    assert json.dumps(read, sort_keys=True) == json.dumps(some, sort_keys=True)


def test_half_a_pair_and_deep_json_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text('{"source":"a","title":"\\ud800","text":"\\udfff海"}\n', encoding="utf-8")
    rows = (OutputRow(stored.line or b"", "") for stored in read_records(str(path)))
    write_sqlite(rows, str(tmp_path / "run.sqlite"))
    assert [*read_sqlite_records(str(tmp_path / "run.sqlite"))] == [
        {"source": "a", "title": "\ud800", "text": "\udfff海"}
    ]
    path.write_text("[" * 200_000 + "\n", encoding="utf-8")
    with pytest.raises(RecordsError):
        list(read_records(str(path)))
