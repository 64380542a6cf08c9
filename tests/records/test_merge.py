"""`records.merge`: shards joined, one record kept of each group, and the exit codes of both."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli import run
from newsclean.errors import RecordsError
from newsclean.records.merge import StoredGroup, drop_duplicates, merge_shards
from newsclean.records.read_back import StoredRecord, compute_record_digest, read_records
from tests.records.record_files import PROSE, RECORDS, article, failed, sources, write

pytestmark = pytest.mark.usefixtures("folder")


def test_shards_are_joined_in_their_order_and_the_same_source_comes_once() -> None:
    write("one.jsonl", article("b"), article("a"))
    write("two.jsonl", article("c"), article("a"))
    assert run(["merge", "one.jsonl", "two.jsonl", "-o", "all.jsonl"]) == 0
    assert sources("all.jsonl") == ["b", "a", "c"]


def test_a_contradiction_is_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("one.jsonl", article("a"))
    write("two.jsonl", article("a", title="Another"))
    write("all.jsonl", article("earlier"))
    assert run(["merge", "one.jsonl", "two.jsonl", "-o", "all.jsonl"]) == 1
    assert (
        "different records of a (number 1 of shard 1, 1 of 2); say with --prefer"
        in capsys.readouterr().err
    )
    assert sources("all.jsonl") == ["earlier"]
    assert sorted(path.name for path in Path().iterdir()) == ["all.jsonl", "one.jsonl", "two.jsonl"]


@pytest.mark.parametrize(
    ("prefer", "titles"),
    [
        ("first", {"a": "A1", "b": None, "c": "C1"}),
        ("last", {"a": "A2", "b": "B2", "c": "C2"}),
        ("best", {"a": "A1", "b": "B2", "c": "C2"}),
    ],
)
def test_a_preference_says_which_record_stays(prefer: str, titles: dict[str, str | None]) -> None:
    write("one.jsonl", article("a", title="A1", quality=0.9), failed("b"), article("c", title="C1"))
    write(
        "two.jsonl",
        article("a", title="A2", quality=0.5),
        article("b", title="B2"),
        article("c", title="C2", quality=0.1),
    )
    assert run(["merge", "one.jsonl", "two.jsonl", "-o", "m.jsonl", "--prefer", prefer]) == 0
    read = [stored.record for stored in read_records("m.jsonl")]
    assert {values["source"]: values["title"] for values in read} == titles


def test_merge_turns_one_form_into_another_and_back() -> None:
    write("run.jsonl", article("a", tags=("海港",)), failed("b"))
    assert run(["merge", "run.jsonl", "-o", "run.sqlite", "-q"]) == 0
    assert run(["merge", "run.sqlite", "-o", "again.jsonl", "-q"]) == 0
    assert Path("again.jsonl").read_bytes() == Path("run.jsonl").read_bytes()


def test_shards_of_several_versions_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    write("one.jsonl", article("a"))
    write("two.jsonl", {**article("b"), "version": {"newsclean": "0.0.9", "record": 1}})
    assert run(["merge", "one.jsonl", "two.jsonl", "-o", "all.jsonl"]) == 0
    assert "several versions of newsclean: 0.0.9" in capsys.readouterr().err


def test_half_a_line_is_said_once_though_shards_are_read_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("one.jsonl", article("a"))
    with Path("one.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"source":')
    assert run(["merge", "one.jsonl", "-o", "all.jsonl", "-q"]) == 0
    assert capsys.readouterr().err.count("half a line") == 1


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["merge", "run.jsonl", "-o", "run.jsonl"], 2, "read and written"),
        (["merge", "run.jsonl", "-o", "out.docx"], 2, "out.docx"),
        (["merge", "run.jsonl", "-o", "folder/"], 2, "end its name"),
        (["merge", "-", "-o", "out.jsonl"], 2, "read twice"),
        (["merge", "none.jsonl", "-o", "out.jsonl"], 1, "none.jsonl: there is no such file"),
        (["merge", "run.jsonl", "-o", "none/out.jsonl"], 4, "could not be written"),
        (["unique", "run.jsonl", "--groups", "run.jsonl"], 1, "line 1 is no group"),
        (["unique", "run.jsonl", "--groups", "none.jsonl"], 1, "none.jsonl"),
        (["unique", "-"], 2, "give --groups"),
        (["duplicates", "run.jsonl", "--threshold", ".2"], 2, "0.2"),
        (["duplicates", "run.jsonl", "-o", "run.jsonl"], 2, "read and written"),
        (["diff", "-", "-"], 2, "one of the two"),
        (["diff", "run.jsonl", "none.jsonl"], 1, "no such file"),
        (["diff", "run.jsonl", "run.jsonl", "--fields", "name"], 2, "no field 'name'"),
        (["search", "run.jsonl", "a"], 1, "no whole SQLite file"),
        (["search", "none.sqlite", "a"], 1, "none.sqlite"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_exit_code(
    args: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if args[0] == "duplicates":
        pytest.importorskip("rensa")
    before = Path(write("run.jsonl", article("a"))).read_bytes()
    assert run(args) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert Path("run.jsonl").read_bytes() == before
    assert [path.name for path in Path().iterdir()] == ["run.jsonl"]


@pytest.mark.parametrize("output", ["out.jsonl", "out.sqlite"])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_earlier_output(
    output: str,
    call: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("run.jsonl", article("a"))
    earlier = '{"source":"earlier","status":"error"}\n'
    Path(output).write_text(earlier, encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, fails)
    assert run(["merge", "run.jsonl", "-o", output]) == 4
    assert "No space left on device; the output could not be written" in capsys.readouterr().err
    assert Path(output).read_text(encoding="utf-8") == earlier
    assert sorted(path.name for path in Path().iterdir()) == sorted([output, "run.jsonl"])


@given(st.lists(RECORDS, max_size=4), st.sampled_from(["first", "last", "best"]))
def test_each_source_of_the_shards_comes_once(shards: list[Any], prefer: str) -> None:
    opened = [lambda records=records: map(StoredRecord, records) for records in shards]
    out = [stored.record for stored in merge_shards(opened, prefer=prefer)]
    given_sources = {values["source"] for records in shards for values in records}
    assert sorted(values["source"] for values in out) == sorted(given_sources)
    assert all(any(values in records for records in shards) for values in out)
    said = {(values["source"], values["title"]) for records in shards for values in records}
    if len(said) > len(given_sources):
        with pytest.raises(RecordsError):
            list(merge_shards(opened))


def test_unique_keeps_lines_as_they_were(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    pytest.importorskip("rensa")
    lines = [
        b'{ "source":"b",  "status":"article", "text":%s}' % json.dumps(PROSE).encode(),
        b'{"source":"a","status":"article","text":%s,"published":"2024-05-17"}'
        % json.dumps("Bay City - " + PROSE).encode(),
        b'{"source":"c","status":"article","text":"\\u6d77"}',
        b'{"source":"d","status":"error"}',
    ]
    Path("run.jsonl").write_bytes(b"\n".join(lines))
    assert run(["unique", "run.jsonl"]) == 0
    captured = capsysbinary.readouterr()
    assert captured.out == b"".join(line + b"\n" for line in lines[1:])
    assert b"3 of 4 records stay" in captured.err


def test_groups_of_an_earlier_run_decide_whatever_the_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("rensa")
    write("run.jsonl", article("a"), article("b", title="B"), article("c", text="Else."))
    assert run(["merge", "run.jsonl", "-o", "run.sqlite", "-q"]) == 0
    assert run(["duplicates", "run.jsonl", "-o", "groups.jsonl"]) == 0
    assert "1 group (1 exact) holds 2 of 3 records" in capsys.readouterr().err
    assert run(["unique", "run.sqlite", "--groups", "groups.jsonl", "-o", "one.jsonl"]) == 0
    assert sources("one.jsonl") == ["a", "c"]


def test_of_a_record_that_comes_twice_the_first_stays() -> None:
    twice = article("a")
    group = StoredGroup("exact", (("a", compute_record_digest(twice)),) * 2)
    stored = [StoredRecord(twice), StoredRecord(article("b")), StoredRecord(twice)]
    assert [one.record["source"] for one in drop_duplicates(stored, [group])] == ["a", "b"]


def test_records_that_no_group_names_stay() -> None:
    changed = article("a", title="Changed since")
    names = (("z", "0"), ("a", compute_record_digest(article("a"))))
    assert [*drop_duplicates([StoredRecord(changed)], [StoredGroup("near", names)])] == [
        StoredRecord(changed)
    ]


def test_a_clash_is_told_with_its_places() -> None:
    one, other = (StoredRecord({"source": "a", "title": title}) for title in "xy")
    with pytest.raises(
        RecordsError, match=r"shard 1 has different records of a \(number 1 and 2\)"
    ):
        list(merge_shards([lambda: iter([one, other])]))
    with pytest.raises(RecordsError, match=r"number 1 of shard 1, 2 of 2"):
        list(merge_shards([lambda: iter([one]), lambda: iter([one, other])]))
