"""The command line: pipes, exit codes, one bad file among good ones."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

import newsclean.batch.attempt
import newsclean.batch.many
from newsclean import __version__
from newsclean.cli import COMMANDS, run
from newsclean.records.schema import KEY_NAMES

DUMP = """首页 > 新闻 > 本地

海港隧道正式通车 两岸车程缩短至五分钟

2024-05-17 08:30:12　来源：海港晚报　责任编辑：周文

    经过九年建设，海港隧道于五月十七日上午正式通车。第一批车辆在八点三十分驶入隧道，市民在两岸挥手致意。

    隧道全长六点二公里，双向六车道，设计时速八十公里。市交通局负责人说，通车以后，两岸之间的车程将由四十分钟缩短至五分钟。

    工程总投资九十二亿元，由市里和省里共同承担。施工期间，工人们克服了软土地层和高水压的困难，没有发生一起重大事故。

相关阅读
• 海港大桥将进行大修
• 轮渡票价下月起调整
"""
HTML = """<!doctype html><html lang="en"><head><title>Old mill saved | The Valley Post</title>
<meta property="og:title" content="Old mill saved">
<meta property="og:site_name" content="The Valley Post"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Old mill saved</h1><p class="byline">By Jane Miller</p>
<p>The council voted on Tuesday evening to buy the old mill by the river, ending a dispute that had
gone on for seven years. The building will become a library, and the first books are to arrive next
spring.</p>
<p>“We have waited long for this day,” said the mayor, who had promised the purchase before the
election. Two members of the council voted against it, because they think that the repairs will cost
too much.</p>
<p>The mill was built in 1821 and worked until 1968. Since then it has stood empty, and the roof has
fallen in at two places. The town will pay for the work with a loan that runs for twenty years.</p>
</article><footer>© 2024 The Valley Post</footer></body></html>
"""
HEAVY = {"trafilatura", "rich", "lxml", "charset_normalizer", "chardet", "htmldate", "yaml"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two good pages and a bad one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    return tmp_path


def command(
    *args: str | bytes, python: tuple[str, ...] = (), env: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run newsclean in a process of its own."""
    return subprocess.run(
        [sys.executable, *python, "-m", "newsclean", *args],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(env or {})},
        **more,
    )


def started(*args: str) -> subprocess.Popen[bytes]:
    """Start newsclean with pipes on all sides, interrupts on even where the tests run without."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from newsclean.__main__ import main; main()"
    )
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], stdin=pipe, stdout=pipe, stderr=pipe
    )


class Shown(NamedTuple):
    """What a run in this process returned and wrote."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> dict[str, Any]:
        """The one record."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records of JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Shown]


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, which is quicker."""

    def in_process(*args: str) -> Shown:
        code = run(args)
        return Shown(code, *capsys.readouterr())

    return in_process


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
    monkeypatch.setattr(newsclean.batch.attempt, "extract_file", lambda *_, **__: script_only)
    shown = ran("extract", "a.txt")
    assert shown.code == 0
    assert shown.err.startswith("newsclean: a.txt: script_only: ")
    assert shown.err.count("\n") == 1


def test_a_bug_on_one_page_is_a_record_and_the_run_goes_on(
    ran: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = newsclean.extract_file

    def broken(path: str, **settings: Any) -> newsclean.Article:
        if path == "a.txt":
            raise KeyError("oops")
        return real(path, **settings)

    monkeypatch.setattr(newsclean.batch.attempt, "extract_file", broken)
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


def test_an_unknown_command_suggests_one(ran: Run) -> None:
    shown = ran("extrct", "a.txt")
    assert shown.code == 2
    assert "Did you mean 'extract'?" in shown.err


def test_version(ran: Run) -> None:
    assert ran("--version").out == f"newsclean, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_is_documented(ran: Run, name: str) -> None:
    shown = ran(name, "--help")
    assert shown.code == 0
    assert f"Usage: newsclean {name}" in shown.out
    assert "Examples:" in shown.out
    docs = Path(__file__).parents[2] / "docs" / "cli.md"
    assert f"## newsclean {name}\n" in docs.read_text(encoding="utf-8")


def test_the_schema_is_that_of_the_records(ran: Run) -> None:

    check = jsonschema.Draft202012Validator(ran("schema").record)
    for args in (("a.txt",), ("--blocks", "--evidence", "b.html"), ("empty.txt",)):
        check.validate(ran("extract", *args).record)


# Output files


def test_output_goes_to_a_file(ran: Run, folder: Path) -> None:
    expected = ran("extract", "a.txt").out
    (folder / "out.json").write_text("old")
    (folder / "out.json").chmod(0o640)
    shown = ran("extract", "a.txt", "-o", "out.json")
    assert (shown.code, shown.out) == (0, "")
    assert (folder / "out.json").read_text(encoding="utf-8") == expected
    assert (folder / "out.json").stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(folder)) == ["a.txt", "b.html", "empty.txt", "out.json"]


def test_an_output_is_whole_or_absent(
    ran: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.json").write_text("old")

    def interrupted(*_: Any, **__: Any) -> Iterator[Any]:
        yield newsclean.Outcome("a.txt", newsclean.Article("article", "text", text="x" * 100_000))
        raise KeyboardInterrupt

    monkeypatch.setattr(newsclean.batch.many, "extract_many", interrupted)
    shown = ran("extract", "a.txt", "b.html", "-o", "out.json")
    assert shown.code == 130
    assert (folder / "out.json").read_text() == "old"
    assert sorted(os.listdir(folder)) == ["a.txt", "b.html", "empty.txt", "out.json"]


@pytest.mark.parametrize("output", ["missing/out.json", ".", "a.txt/out.json"])
def test_an_output_that_cannot_be_written_is_code_four(ran: Run, output: str) -> None:
    shown = ran("extract", "b.html", "-o", output)
    assert shown.code == 4
    assert shown.err.count("\n") == 1
    assert shown.err.startswith(f"newsclean: {output}: ")


def test_an_output_that_is_a_link_stays_one(ran: Run, folder: Path) -> None:
    (folder / "real.json").touch()
    (folder / "link.json").symlink_to("real.json")
    assert ran("extract", "a.txt", "-o", "link.json").code == 0
    assert (folder / "link.json").is_symlink()
    assert (folder / "real.json").stat().st_size > 0


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


@pytest.mark.skipif(os.name != "posix", reason="sends signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_no_half_file(folder: Path, number: signal.Signals, code: int) -> None:
    with started("extract", "-v", "a.txt", "-", "-o", "out.jsonl") as process:
        assert process.stderr
        assert b"a.txt" in process.stderr.readline()
        process.send_signal(number)
        rest = process.stderr.read()
    assert process.returncode == code
    assert b"Traceback" not in rest
    assert sorted(os.listdir(folder)) == ["a.txt", "b.html", "empty.txt"]


def test_a_closed_pipe_is_quiet() -> None:
    with started("extract", *["a.txt"] * 3, "-") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stdin
        process.stdin.write(DUMP.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("args", [("extract", "a.txt"), ("explain", "a.txt"), ("schema",), ("-h",)])
def test_a_full_disk_is_one_line(args: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "newsclean", *args],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert ended.returncode == 4
    assert ended.stderr.count(b"\n") == 1
    assert ended.stderr.startswith(b"newsclean: stdout: No space left on device")


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor by the shell")
@pytest.mark.parametrize(("redirect", "code"), [(">&-", 4), ("2>&-", 3), ("<&-", 3)])
def test_closed_streams(redirect: str, code: int) -> None:
    line = f'"{sys.executable}" -m newsclean extract a.txt empty.txt - {redirect}'
    ended = subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert ended.returncode == code
    assert b"Traceback" not in ended.stderr


def test_output_is_utf_8_in_any_locale() -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    ended = command("extract", "a.txt", "缺.txt", env=env)
    assert ended.returncode == 3
    assert "海港晚报" in ended.stdout.decode("utf-8")
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes")
def test_odd_file_names_are_printed_safely() -> None:
    ended = command("extract", b"caf\xe9\n\x1b[31m.txt", "--fields", "title")
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"newsclean: caf\\xe9\\n\\x1b[31m.txt: ")
    assert ended.stderr.count(b"\n") == 1
    assert json.loads(ended.stdout)["source"] == "caf\\xe9\n\x1b[31m.txt"
    assert b"\x1b" not in ended.stdout


@pytest.mark.parametrize(
    "args", [("--help",), ("extract", "--help"), ("extract", "a.txt"), ("extract", "empty.txt")]
)
def test_what_a_run_does_not_need_is_not_imported(args: tuple[str, ...]) -> None:
    code = (
        "import sys; from newsclean.cli import run; run(sys.argv[1:]); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, check=True, timeout=60
    )
    imported = set(ended.stderr.decode().splitlines()[-1].split())
    assert "click" in imported
    assert imported.isdisjoint(HEAVY)


def test_shell_completion_knows_the_commands() -> None:
    env = {
        "_NEWSCLEAN_COMPLETE": "bash_complete",
        "COMP_WORDS": "newsclean ex",
        "COMP_CWORD": "1",
    }
    ended = command(env=env)
    assert ended.stdout.decode().split() == ["plain,extract", "plain,explain"]


# explain


def test_explain_in_a_pipe_is_a_line_for_each_thing(ran: Run) -> None:
    shown = ran("explain", "a.txt")
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert {line.split()[0] for line in lines} <= {"page", "warn", "block", "field"}
    (related,) = (line for line in lines if "• 海港大桥" in line or "海港大桥将进行大修" in line)
    assert " related " in related
    (outlet,) = (line for line in lines if line.startswith("field  outlet ") and " * " in line)
    assert "海港晚报" in outlet
    assert "line 5" in outlet


def test_explain_of_a_page_that_fails(ran: Run) -> None:
    shown = ran("explain", "empty.txt")
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("newsclean: empty.txt: ")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_explain_on_a_terminal_keeps_to_its_width(
    ran: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    from newsclean.cli import explain  # noqa: PLC0415  after the folder is there

    monkeypatch.setattr(explain, "is_stdout_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = ran("explain", "a.txt").out
    assert "\x1b" not in out
    assert "海港晚报" in "".join(out.split())
    assert max(map(explain.measure_columns, out.splitlines())) <= columns
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in ran("explain", "a.txt").out


def test_explain_does_not_mark_what_the_record_leaves_out(ran: Run, tmp_path: Path) -> None:
    """A candidate that is too unsure is shown with its reason, without the winner's star."""
    prose = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。\n\n"
    page = tmp_path / "page.txt"
    page.write_text(
        f"青河水位上涨两米\n\n2022-08-18 11:00:44 北京 来源: 青河晚报\n\n{prose * 3}", "utf-8"
    )
    lines = ran("explain", str(page)).out.splitlines()
    location = [line for line in lines if line.startswith("field  location")]
    assert len(location) == 1
    assert "*" not in location[0]
    assert "too unsure to be given" in location[0]
