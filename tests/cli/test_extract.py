"""`newsclean extract`: records, formats, options, exit codes, one bad file among good ones."""

import json
from pathlib import Path

import pytest

import newsclean.batch.attempt
import newsclean.batch.many
import newsclean.documents
from newsclean.documents import Entry
from newsclean.records.schema import KEY_NAMES
from tests.cli.command_line import DUMP, Run, command, started

pytestmark = pytest.mark.usefixtures("folder")


# Records
def test_one_file_is_one_object(ran: Run) -> None:
    shown = ran("extract", "a.txt")
    assert shown.code == 0
    assert shown.err == ""
    assert shown.out.count("\n") == 1
    assert shown.record["source"] == "a.txt"
    assert shown.record["title"] == "海港隧道正式通车 两岸车程缩短至五分钟"
    assert shown.record["outlet"] == "海港晚报"


def test_several_files_are_lines_in_the_order_of_the_call(ran: Run) -> None:
    shown = ran("extract", "b.html", "a.txt", "b.html")
    assert [record["source"] for record in shown.records] == ["b.html", "a.txt", "b.html"]
    assert [record["kind"] for record in shown.records] == ["html", "text", "html"]


def test_several_files_as_json_are_an_array(ran: Run) -> None:
    records = json.loads(ran("extract", "-f", "json", "b.html", "a.txt").out)
    assert [record["source"] for record in records] == ["b.html", "a.txt"]


def test_one_bad_file_among_good_ones(ran: Run) -> None:
    shown = ran("extract", "a.txt", "empty.txt", "nope.html", "b.html")
    assert shown.code == 3
    statuses = [record["status"] for record in shown.records]
    assert statuses == ["article", "error", "error", "article"]
    assert [record["error"]["code"] for record in shown.records[1:3]] == ["empty", "not_found"]
    lines = shown.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["newsclean", "empty.txt"],
        ["newsclean", "nope.html"],
    ]


def test_a_single_bad_file_fails(ran: Run) -> None:
    shown = ran("extract", "empty.txt")
    assert shown.code == 1
    assert shown.record["error"]["code"] == "empty"


@pytest.mark.parametrize("args", [("empty.txt", "nope.html"), ("-q", "empty.txt")])
def test_when_all_fail_the_code_is_one(ran: Run, args: tuple[str, ...]) -> None:
    assert ran("extract", *args).code == 1


def test_quiet_says_nothing(ran: Run) -> None:
    shown = ran("extract", "-q", "a.txt", "empty.txt")
    assert (shown.code, shown.err) == (3, "")


def test_verbose_speaks_of_every_page(ran: Run) -> None:
    assert "newsclean: a.txt: article: a story was found\n" in ran("extract", "-v", "a.txt").err


def test_strict_counts_a_warning_as_a_failure(ran: Run, folder: Path) -> None:
    (folder / "nul.txt").write_text(DUMP.replace("隧道全长", "隧道\0全长"), encoding="utf-8")
    assert ran("extract", "nul.txt").code == 0
    shown = ran("extract", "--strict", "nul.txt", "a.txt")
    assert shown.code == 3
    assert shown.records[0]["status"] == "article"
    assert shown.records[0]["warnings"][0]["code"] in shown.err


def test_a_judgement_is_a_result_with_a_line(ran: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    script_only = newsclean.Article("script_only", "html")
    monkeypatch.setattr(newsclean.batch.attempt, "extract", lambda *_, **__: script_only)
    shown = ran("extract", "a.txt")
    assert shown.code == 0
    assert shown.err.startswith("newsclean: a.txt: script_only: ")
    assert shown.err.count("\n") == 1


def test_a_bug_on_one_page_is_a_record_and_the_run_goes_on(
    ran: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = newsclean.documents.load

    def broken(entry: Entry, max_bytes: int) -> Entry:
        if entry.path == "a.txt":
            raise KeyError("oops")
        return real(entry, max_bytes)

    monkeypatch.setattr(newsclean.batch.attempt, "load", broken)
    shown = ran("extract", "a.txt", "b.html")
    assert shown.code == 70
    assert [record["status"] for record in shown.records] == ["error", "article"]
    assert shown.records[0]["error"]["code"] == "internal"
    assert "please report it" in shown.err
    assert "Traceback" not in shown.err


# Options
def test_fields(ran: Run) -> None:
    assert list(ran("extract", "--fields", "title, outlet", "a.txt").record) == [
        "source",
        "status",
        "title",
        "outlet",
    ]


def test_an_unknown_field_is_named_with_the_known_ones(ran: Run) -> None:
    shown = ran("extract", "--fields", "titel", "a.txt")
    assert (shown.code, shown.out) == (2, "")
    assert "'titel'" in shown.err
    assert all(name in shown.err for name in KEY_NAMES)


def test_evidence_and_blocks_come_when_asked_for(ran: Run) -> None:
    record = ran("extract", "--evidence", "--blocks", "a.txt").record
    assert record["evidence"]["outlet"]["text"]
    assert record["evidence"]["outlet"]["at"] == {"line": 5}
    assert [block["kind"] for block in record["blocks"]] == ["paragraph"] * 3


def test_markdown(ran: Run) -> None:
    out = ran("extract", "-f", "md", "a.txt").out
    assert out.startswith('---\nsource: "a.txt"\nstatus: "article"\n')
    assert "\n---\n\n# 海港隧道正式通车 两岸车程缩短至五分钟\n\n经过九年建设" in out


def test_an_error_in_markdown_is_front_matter(ran: Run) -> None:
    shown = ran("extract", "-f", "md", "empty.txt")
    assert shown.code == 1
    assert '\nstatus: "error"\n' in shown.out
    assert shown.out.endswith("\n---\n")


def test_text(ran: Run) -> None:
    out = ran("extract", "-f", "txt", "a.txt").out
    assert out.startswith("海港隧道正式通车 两岸车程缩短至五分钟\n\n经过九年建设")
    assert "相关阅读" not in out


def test_encoding_and_input_are_obeyed(ran: Run, folder: Path) -> None:
    story = DUMP.replace("海港隧道", "颱風").replace("两", "二")
    (folder / "big5.txt").write_bytes(story.encode("big5", "ignore"))
    record = ran("extract", "--encoding", "big5", "big5.txt").record
    assert record["encoding"]["name"] == "big5"
    assert record["title"].startswith("颱風")
    assert ran("extract", "--input", "text", "b.html").record["kind"] == "text"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("--encoding", "klingon"), "utf-8"),
        (("--crawled", "yesterday"), "2024-05-17"),
        (("--max-size", "big"), "20M"),
        (("--max-size", "0"), "20M"),
        (("--format", "xml"), "jsonl"),
        (("--fields", ","), "title"),
        (("--url", "https://a.example", "b.html"), "one FILE"),
        (("-o", "a.txt"), "read and written"),
        ((), ""),
    ],
)
def test_usage_errors_say_what_to_try(ran: Run, args: tuple[str, ...], hint: str) -> None:
    shown = ran("extract", *args, "a.txt") if args else ran("extract")
    assert (shown.code, shown.out) == (2, "")
    assert hint in shown.err


@pytest.mark.parametrize(("size", "code"), [("100", 1), ("9K", 0), ("1m", 0), ("2GB", 0)])
def test_sizes(ran: Run, size: str, code: int) -> None:
    assert ran("extract", "--max-size", size, "a.txt").code == code


# Pipes and processes
def test_stdin(folder: Path) -> None:
    ended = command("extract", "-", input=(folder / "a.txt").read_bytes())
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["source"] == "-"
    assert json.loads(ended.stdout)["outlet"] == "海港晚报"


def test_a_record_comes_before_the_next_file_is_read() -> None:
    with started("extract", "a.txt", "-") as process:
        assert process.stdout
        assert json.loads(process.stdout.readline())["source"] == "a.txt"
        out, _ = process.communicate(DUMP.encode(), timeout=60)
    assert json.loads(out)["source"] == "-"
    assert process.returncode == 0
