"""`cli.output_file` and `cli.messages`: outputs that are whole or absent, odd streams and names."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean.batch.attempt
from newsclean.documents import Entry
from tests.cli.command_line import DUMP, Run, command, started

pytestmark = pytest.mark.usefixtures("folder")


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

    def interrupted(entry: Entry, _: Any) -> newsclean.Outcome:
        if entry.path == "b.html":
            raise KeyboardInterrupt
        return newsclean.Outcome(
            entry.source, newsclean.Article("article", "text", text="x" * 100_000)
        )

    monkeypatch.setattr(newsclean.batch.attempt, "attempt_entry", interrupted)
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
