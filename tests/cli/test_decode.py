"""`newsclean decode`: one object for each file, texts in UTF-8, the exit codes of `extract`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import run
from newsclean.decode.web_codecs import load_encoding_labels
from tests.cli.command_line import Run

CHINESE = (
    "河湾镇今年夏天修好了最后一段江堤，全长四公里。\n七十岁的村民说，水来的时候不用再搬粮食了。\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with files in three encodings, and two that are no text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(CHINESE.encode("gbk"))
    (tmp_path / "b.html").write_bytes(f"<meta charset=gbk><p>{CHINESE}".encode())
    (tmp_path / "c.txt").write_bytes(CHINESE.encode("utf-16") + b"\0")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return tmp_path


def lines(out: str) -> list[dict[str, Any]]:
    """The objects of JSON Lines."""
    return [json.loads(line) for line in out.splitlines()]


def test_one_file_gives_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "a.txt"]) == 0
    shown = capsys.readouterr()
    assert lines(shown.out) == [
        {
            "source": "a.txt",
            "encoding": {"name": "gb18030", "decided_by": "detector", "confidence": 0.95},
            "damage": [],
        }
    ]
    assert shown.err == ""


def test_several_give_a_line_each_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "a.txt", "picture.html", "b.html", "none.txt", "c.txt"]) == 3
    shown = capsys.readouterr()
    found = lines(shown.out)
    assert [item["source"] for item in found] == [
        "a.txt",
        "picture.html",
        "b.html",
        "none.txt",
        "c.txt",
    ]
    assert [item["encoding"] and item["encoding"]["decided_by"] for item in found] == [
        "detector",
        None,
        "utf-8",
        None,
        "bom",
    ]
    assert [item["error"]["code"] for item in found if "error" in item] == ["binary", "not_found"]
    assert [damage["code"] for item in found for damage in item["damage"]] == [
        "encoding_label_wrong",
        "broken_bytes",
    ]
    assert shown.err.splitlines()[0].startswith("newsclean: picture.html: is a PNG picture")
    assert len(shown.err.splitlines()) == 2


def test_text_is_written_as_utf8(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["decode", "--text", "a.txt", "a.txt"]) == 0
    assert capsysbinary.readouterr().out == 2 * CHINESE.encode()


def test_a_text_ends_its_last_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "d.txt").write_text("One line", "utf-8")
    assert run(["decode", "--text", "d.txt", "d.txt"]) == 0
    assert capsys.readouterr().out == "One line\nOne line\n"


def test_a_failure_leaves_nothing_in_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "--text", "-q", "empty.txt"]) == 1
    assert capsys.readouterr() == ("", "")


def test_the_option_overrides(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "--encoding", "latin1", "a.txt"]) == 0
    encoding = lines(capsys.readouterr().out)[0]["encoding"]
    assert encoding == {"name": "windows-1252", "decided_by": "option", "confidence": 1.0}


@pytest.mark.parametrize("label", ["", "unicode_escape", "utf-7", "base64", "idna", "x" * 100_000])
def test_no_other_codec_can_be_asked_for(label: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "--encoding", label, "a.txt"]) == 2
    assert "is no encoding of web pages" in capsys.readouterr().err


def test_an_input_is_not_written_over(folder: Path) -> None:
    assert run(["decode", "--text", "-o", "a.txt", "a.txt"]) == 2
    assert (folder / "a.txt").read_bytes() == CHINESE.encode("gbk")


def test_a_file_is_written_whole(folder: Path) -> None:
    assert run(["decode", "--text", "-o", "out.txt", "a.txt"]) == 0
    assert (folder / "out.txt").read_bytes() == CHINESE.encode()


def test_a_large_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decode", "--max-size", "10", "a.txt"]) == 1
    assert lines(capsys.readouterr().out)[0]["error"]["code"] == "too_large"


@pytest.mark.parametrize("command", [["decode"], ["decode", "--text"], ["extract"]])
@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=["C", "gbk", "ascii", "utf-16"],
)
def test_stdout_is_utf8_whatever_the_console(
    command: list[str], env: dict[str, str], folder: Path
) -> None:
    (folder / "e.txt").write_text(CHINESE + "café 😀 € 한국\n", "utf-8")
    text = [sys.executable, "-m", "newsclean", *command, "e.txt"]
    ended = subprocess.run(
        text, capture_output=True, check=False, timeout=60, env={**os.environ, **env}
    )
    out = ended.stdout.decode("utf-8")
    assert "e.txt" in out if command != ["decode", "--text"] else out.endswith("café 😀 € 한국\n")
    assert b"Traceback" not in ended.stderr


def test_a_message_about_an_odd_name_survives_any_console(folder: Path) -> None:
    (folder / "新闻\x1b.txt").touch()
    ended = subprocess.run(
        [sys.executable, "-m", "newsclean", "decode", "新闻\x1b.txt"],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert b"\x1b" not in ended.stderr + ended.stdout


def test_every_name_that_comes_out_can_be_put_in(folder: Path) -> None:
    for name in {name for name, _ in load_encoding_labels().values()}:
        assert run(["decode", "-q", "--encoding", name, "-o", "out", "a.txt"]) == 0, name
    assert (folder / "out").exists()


def test_a_table_or_a_mailbox_is_text_to_decode(ran: Run, folder: Path) -> None:
    (folder / "rows.csv").write_bytes(
        "编号,网址,正文\n1,https://news.example/,海港隧道通车\n".encode("gbk")
    )
    assert ran("decode", "rows.csv").record["encoding"]["name"] == "gb18030"
    (folder / "rows.jsonl").write_text('{"html": "<p>"}\n', "utf-8")
    assert ran("decode", "rows.jsonl").record["encoding"]["name"] == "utf-8"


def test_an_archive_is_no_text_to_decode(ran: Run, folder: Path) -> None:
    (folder / "pages.zip").write_bytes(b"PK\3\4" + bytes(60))
    shown = ran("decode", "pages.zip")
    assert shown.code == 1
    assert "is a ZIP archive; " in shown.err
