"""Records that a stranger wrote: each verb that reads them gives a clear answer, and stays small.

Each row is one file. No verb ends with a traceback or the code of a bug, and none says more than
a line to it; the messages name the line, the key and what is wrong with it.
"""

import json
import os
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import run
from newsclean.errors import RecordsError
from newsclean.evaluate import read_gold
from newsclean.records.json_input import iter_lines, iter_values
from newsclean.records.merge import read_groups
from newsclean.records.read_back import read_records
from newsclean.records.shapes import MAX_DEPTH
from tests.cli.command_line import command

GOOD = {"source": "good.html", "status": "article", "title": "Mill saved", "text": "It is saved."}
DEEP = "[" * 500 + "]" * 500


def write_lines(*lines: str | dict[str, Any]) -> str:
    """A file of records in the current folder: a good one, then others."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in (GOOD, *lines)]
    Path("foreign.jsonl").write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return "foreign.jsonl"


def list_commands(path: str) -> dict[str, list[str]]:
    """Each verb that reads records, on a file of them."""
    Path("good.jsonl").write_text(json.dumps(GOOD) + "\n", encoding="utf-8")
    gold = json.dumps({"id": "good", "body": "It is saved.", "title": "Mill saved"})
    Path("gold.jsonl").write_text(f"{gold}\n", encoding="utf-8")
    return {
        "report": ["report", path, "-o", "report.html"],
        "merge": ["merge", path, "--prefer", "best", "-o", "merged.jsonl"],
        "merge to tables": ["merge", path, "--prefer", "last", "-o", "merged.sqlite"],
        "diff": ["diff", "good.jsonl", path],
        "diff of": ["diff", path, "good.jsonl", "--stat"],
        "duplicates": ["duplicates", path],
        "unique": ["unique", path],
        "evaluate": ["evaluate", path, "gold.jsonl"],
    }


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


NO_RECORDS = {
    "not-a-number": ('{"source":"a","quality":NaN}', "NaN is no number"),
    "infinity": ('{"source":"a","note":[-Infinity]}', "-Infinity is no number"),
    "number-too-large": ('{"source":"a","quality":1e999}', "is no number"),
    "digits-without-end": (f'{{"source":"a","note":{"9" * 5_000}}}', "is no JSON"),
    "too-deep-for-python": (f'{{"source":"a","note":{"[" * 99_999}', "line 2 is no JSON"),
    "too-deep-to-write": (f'{{"source":"a","note":{DEEP}}}', "deep"),
    "key-twice": ('{"source":"a","source":"b"}', "twice"),
    "key-twice-inside": ('{"source":"a","encoding":{"name":"x","name":"y"}}', "twice"),
    "no-object": ('["a"]', "line 2: holds JSON that is no record"),
    "null": ("null", "no 'source'"),
    "source-empty": ('{"source":""}', "no 'source'"),
    "source-a-list": ('{"source":["a"]}', "source is a list"),
    "title-a-list": ('{"source":"a","title":["b"]}', "title is a list"),
    "text-a-number": ('{"source":"a","text":7}', "text is a whole number"),
    "status-an-object": ('{"source":"a","status":{}}', "status is an object"),
    "quality-a-word": ('{"source":"a","quality":"high"}', "quality is a string"),
    "quality-true": ('{"source":"a","quality":true}', "quality is true or false"),
    "quality-out-of-range": ('{"source":"a","quality":1e300}', "quality is not from 0 to 1"),
    "authors-strings": ('{"source":"a","authors":["b"]}', "authors, item 1 is a string"),
    "author-without-name": ('{"source":"a","authors":[{"role":"b"}]}', "name is missing"),
    "tags-null-inside": ('{"source":"a","tags":["b",null]}', "tags, item 2 is null"),
    "blocks-a-string": ('{"source":"a","blocks":"b"}', "blocks is a string"),
    "block-without-text": ('{"source":"a","blocks":[{"kind":"code"}]}', "text is missing"),
    "rows-of-numbers": (
        '{"source":"a","blocks":[{"kind":"table","text":"","rows":[[1]]}]}', "a whole number"),
    "link-before-its-text": (
        '{"source":"a","blocks":[{"kind":"code","text":"","links":[{"start":-1}]}]}',
        "start is not 0 or more"),
    "images-nested": ('{"source":"a","images":[[]]}', "images, item 1 is a list"),
    "encoding-a-word": ('{"source":"a","encoding":"gbk"}', "encoding is a string"),
    "warnings-numbers": ('{"source":"a","warnings":[3]}', "warnings, item 1 is a whole number"),
    "error-a-word": ('{"source":"a","error":"e"}', "error is a string"),
    "evidence-a-list": ('{"source":"a","evidence":[]}', "evidence is a list"),
    "version-a-word": ('{"source":"a","version":"1"}', "version is a string"),
    "version-of-a-later-time": (
        f'{{"source":"a","version":{{"newsclean":"9","record":{"9" * 4_000}}}}}', "newer newsclean"
    ),
    "no-utf-8": ('{"source":"\udcff"}', "is no JSON"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "why"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_each_verb_says_what_is_wrong_with_a_line(
    line: str, why: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = here / "foreign.jsonl"
    text = f"{json.dumps(GOOD)}\n{line}\n"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    for name, args in list_commands("foreign.jsonl").items():
        code = run(args)
        said = capfd.readouterr().err
        assert code == (3 if name == "report" else 1), (name, said)
        assert why in said, (name, said)
        assert "line 2" in said
        assert "Traceback" not in said
        assert name == "report" or said.count("\n") == 1
        assert not (here / "merged.jsonl").exists()


STRANGE = {
    "unknown-keys": {"note": {"of": [1, 2.5, None, "x"]}, "": ""},
    "keys-of-code": {"__class__": "x", "_replace": 1},
    "unknown-status": {"status": "splendid"},
    "dates-at-the-edge": {"published": "0001-01-01T00:00:00+23:59", "modified": "tomorrow"},
    "last-day": {"published": "9999-12-31T23:59:59-23:59", "text": "It is saved."},
    "half-a-character": {"source": "a\ud800", "title": "\udfff", "text": "\ud83d"},
    "controls": {"source": "a\x1b[2J\x9b\u202e", "title": "\x1b]0;x\x07", "tags": ["\u2028"]},
    "source-is-a-system-file": {"source": "/etc/passwd", "status": "article"},
    "source-is-a-share": {"source": "\\\\host.example\\share\\a.html"},
    "source-of-dots": {"source": "../../../../etc/passwd!/../x"},
    "source-with-nul": {"source": "a\0b"},
    "long-source": {"source": "a/" * 40_000},
    "words-without-end": {"title": "W" * 99_999, "outlet": "x " * 9_999},
    "many-authors": {"authors": [{"name": "A", "role": None}] * 3_000},
    "many-versions": {"version": {"newsclean": "\n" * 999, "record": 1}},
    "level-without-end": {"blocks": [{"kind": "heading", "text": "a", "level": 10**400}]},
    "unknown-block": {"blocks": [{"kind": "poem", "text": "a"}], "status": "article"},
    "link-behind-the-end": {"blocks": [{"kind": "code", "text": "a", "links": [
        {"start": 10**30, "end": 0, "url": "javascript:alert(1)"}]}]},
    "almost-too-deep": {"note": json.loads("[" * (MAX_DEPTH - 2) + "]" * (MAX_DEPTH - 2))},
    "error-and-article": {"error": {"code": "?", "message": "\x1b[2J", "stage": ""}},
    "only-a-source": {},
}  # fmt: skip


@pytest.mark.parametrize("values", STRANGE.values(), ids=STRANGE)
def test_each_verb_takes_a_strange_record_and_shows_no_control(
    values: dict[str, Any], here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, args in list_commands(write_lines({"source": "a", **values})).items():
        code = run(args)
        shown, said = capfd.readouterr()
        assert code == 0, (name, said)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]", shown + said), name
        assert said.count("\n") <= 4
    assert len((here / "report.html").read_bytes()) < 300_000
    read = [stored.record["source"] for stored in read_records("merged.sqlite")]
    assert read == ["good.html", {"source": "a", **values}["source"]]


def test_a_line_that_a_terminal_would_obey_is_written_anew(
    here: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    line = '{"source":"a",  "title":"\x9b31m\u202e"}'
    (here / "foreign.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert run(["unique", "foreign.jsonl", "-q"]) == 0
    assert capfdbinary.readouterr().out == b'{"source":"a","title":"\\u009b31m\\u202e"}\n'


def test_a_line_without_an_end_is_read_no_further_than_the_limit() -> None:
    class Endless(BytesIO):
        """A line that never ends; it counts what was read."""

        taken = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1_001
            self.taken += size
            return b"[" * size

    endless = Endless()
    with pytest.raises(RecordsError, match="line 1 has more than 1,000 bytes") as caught:
        list(iter_lines(endless, 1_000))
    assert (caught.value.code, endless.taken) == ("unpack_limit", 1_001)


LARGE = {
    "lines": ("a.jsonl", b'{"source":"a"}\n{"source":"%s"}\n' % (b"b" * 3_000), "line 2"),
    "last-line": ("a.jsonl", b'{"source":"a"}\n{"source":"%s' % (b"b" * 3_000), "line 2"),
    "one-object": ("a.json", b'{"source":"%s"}' % (b"b" * 3_000), "item 1"),
    "an-item": ("a.json", b'[{"source":"a"},{"source":"%s"}]' % (b"b" * 3_000), "item 2"),
    "an-item-without-end": ("a.json", b'[{"source":"a"},{"source":"%s' % (b"b" * 3_000), "item 2"),
}


@pytest.mark.parametrize(("name", "data", "where"), LARGE.values(), ids=LARGE)
def test_a_record_over_the_limit_is_refused_and_named(
    name: str, data: bytes, where: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.records.json_input.CHUNK_BYTES", 100)
    (here / name).write_bytes(data)
    with pytest.raises(RecordsError, match=f"{where} has more than 1,000 bytes"):
        list(read_records(name, max_bytes=1_000))
    if data.endswith((b"}", b"]", b"\n")):
        assert list(read_records(name, max_bytes=4_000))


def test_an_array_is_read_item_by_item() -> None:
    class Source(BytesIO):
        """Counts what was read."""

        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    item = b'{"source":"%s"}' % (b"x" * 1_000)
    file = Source(b"[" + b",".join([item] * 3_000) + b"]")
    values = iter_values(file)
    next(values)
    assert file.taken <= 1_000_000
    assert sum(1 for _ in values) == 2_999


ARRAYS = {
    "comma-missing": '[{"source":"a"} {"source":"b"}]',
    "never-closed": '[{"source":"a"},',
    "closed-early": '[{"source":"a"},]',
    "something-behind": '[{"source":"a"}] {}',
    "two-objects": '{"source":"a"}{"source":"b"}',
    "nothing": "",
    "white-space": " " * 5_000,
    "half-a-character": '{"source":"a\udce6',
    "deep": "[" * 99_999,
    "a-word": "Infinity",
}


@pytest.mark.parametrize("text", ARRAYS.values(), ids=ARRAYS)
def test_broken_json_is_our_error(text: str, here: Path) -> None:
    (here / "a.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(RecordsError):
        list(read_records("a.json"))


@pytest.mark.skipif(os.name == "nt", reason="no pipes and links there without rights")
def test_a_folder_of_json_gives_its_regular_files_and_says_what_it_left_out(here: Path) -> None:
    folder = here / "run"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.json").write_text('{"source":"a"}', encoding="utf-8")
    (here / "secret.json").write_text('{"source":"secret"}', encoding="utf-8")
    (folder / "b.json").symlink_to(here / "secret.json")
    (folder / "c.json").symlink_to("/dev/zero")
    os.mkfifo(folder / "d.json")
    (folder / "e.json").mkdir()
    (folder / "sub" / os.fsdecode(b"f\xff.json")).write_text('{"source":"f"}', encoding="utf-8")
    (folder / "sub" / "up").symlink_to(folder)
    said: list[str] = []
    read = read_records("run", notice=said.append)
    assert [stored.record["source"] for stored in read] == ["a", "f"]
    assert [line.split(" ", 1)[0] for line in said] == ["b.json", "c.json", "d.json"]
    (folder / "sub" / "g.json").write_text("{", encoding="utf-8")
    with pytest.raises(RecordsError, match=r"sub/g.json is no whole JSON"):
        list(read_records("run"))


GOLD = {
    "id-an-object": '{"id":{},"body":""}',
    "body-a-list": '{"id":"a","body":[]}',
    "no-body": '{"id":"a"}',
    "pieces-a-number": '{"id":"a","body":"","with":5}',
    "pieces-nested": '{"id":"a","body":"","without":[["x"]]}',
    "lang-a-number": '{"id":"a","body":"","lang":7}',
    "deep": f'{{"id":"a","body":"","note":{DEEP}}}',
    "no-json": "{",
}


@pytest.mark.parametrize("line", GOLD.values(), ids=GOLD)
def test_what_is_no_gold_is_said_in_a_line(
    line: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "gold.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RecordsError, match="line 1 is no gold"):
        list(read_gold("gold.jsonl"))
    assert run(["evaluate", write_lines(), "gold.jsonl"]) == 1
    assert capfd.readouterr().err.count("\n") == 1


GROUPS = {
    "members-a-word": '{"members":"ab"}',
    "member-a-word": '{"members":["ab"]}',
    "source-deep": f'{{"members":[{{"source":{DEEP},"record":"x"}}]}}',
    "kind-a-list": '{"kind":[],"members":[]}',
    "no-members": "{}",
    "a-list": "[]",
}


@pytest.mark.parametrize("line", GROUPS.values(), ids=GROUPS)
def test_what_are_no_groups_is_said_in_a_line(
    line: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "groups.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RecordsError, match="line 1 is no group"):
        list(read_groups("groups.jsonl"))
    path = write_lines()
    for args in (["unique", path], ["report", path, "-o", "report.html"]):
        assert run([*args, "--groups", "groups.jsonl"]) == 1
        assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of address space there")
@pytest.mark.parametrize("verb", ["merge", "diff of", "report"])
def test_a_command_that_needs_more_memory_than_it_may_says_so(verb: str, here: Path) -> None:
    line = json.dumps({"source": "a", "status": "article", "note": [[]] * 4_000_000})
    (here / "large.jsonl").write_text(f"{line}\n", encoding="utf-8")
    ended = command(*list_commands("large.jsonl")[verb], "--memory", "200M")
    said = ended.stderr.decode()
    assert (ended.returncode, "Traceback" in said) == (1, False)
    assert "raise --memory" in said
