"""Pages that take too much memory: an error `memory`, and the others are read."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
from lxml import etree

from newsclean.batch.attempt import attempt_extraction
from newsclean.cli import run
from newsclean.limits.process import NO_MEMORY
from newsclean.read.html.reader import parse_html
from tests.hostile.slow_steps import GOOD, PROSE, list_codes, read_records

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
LITTLE = ("--memory", "200M")
# 18 MB each, of which a tree or a table of lines takes hundreds.
LARGE = {
    "paragraphs": f"<html><body>{f'<p>{PROSE}</p>' * 200_000}</body></html>",
    "elements with a name": f"<html><body>{'<p id=y class=x>a</p>' * 800_000}</body></html>",
    "a dump": f"{PROSE}\n\n" * 200_000,
}


def run_command(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, whose memory it may limit."""
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *args],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@LINUX
@pytest.mark.parametrize("page", LARGE.values(), ids=LARGE.keys())
def test_the_pages_behind_a_large_one_are_read(page: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "large").write_text(page)
    ended = run_command(tmp_path, "extract", "large", "a.txt", "--fields", "title", *LITTLE)
    assert ended.returncode == 3
    assert list_codes(read_records(ended.stdout)) == ["memory", "article"]
    assert ended.stderr == f"newsclean: large: {NO_MEMORY}\n"


@LINUX
@pytest.mark.parametrize("verb", ["explain", "decode"])
def test_other_verbs_say_it_in_a_line(verb: str, tmp_path: Path) -> None:
    text = LARGE["a dump"] if verb == "explain" else "😀…" * 12_000_000
    (tmp_path / "large").write_text(text, encoding="utf-16" if verb == "decode" else "utf-8")
    ended = run_command(tmp_path, verb, "large", "--max-size", "100M", *LITTLE)
    assert (ended.returncode, ended.stderr) == (1, f"newsclean: large: {NO_MEMORY}\n")


@LINUX
def test_an_ordinary_page_is_read_below_the_least_limit(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><h1>Rain</h1><p>{PROSE * 6}</p></body></html>")
    ended = run_command(tmp_path, "extract", "a.html", *LITTLE)
    assert (ended.returncode, ended.stderr) == (0, "")


LACKS = {
    "Python": MemoryError(),
    "the system": OSError(errno.ENOMEM, "Cannot allocate memory"),
    "the loader": ImportError("x.so: failed to map segment from shared object"),
    "a thread": RuntimeError("can't start new thread"),
}


@pytest.mark.parametrize("error", LACKS.values(), ids=LACKS.keys())
def test_whoever_says_it(error: Exception) -> None:
    def make() -> NoReturn:
        raise error

    failure = attempt_extraction("a.html", make).error
    assert failure is not None
    assert (failure.code, failure.message) == ("memory", NO_MEMORY)


class FullParser:
    """A parser whose log tells that memory was refused, as one of an older libxml2."""

    error_log = (type("Entry", (), {"type_name": "ERR_NO_MEMORY"}),)


def test_the_beginning_of_a_page_is_not_taken_for_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    root = etree.fromstring("<html/>")
    monkeypatch.setattr(etree, "fromstring", lambda *_: root)
    with pytest.raises(MemoryError):
        parse_html("<p>One", FullParser())


@pytest.mark.parametrize("verb", ["extract", "explain", "search"])
def test_memory_that_lacks_outside_of_pages_is_one_line(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise MemoryError

    (tmp_path / "a.txt").write_text(GOOD)
    where = {
        "extract": "newsclean.records.render.render_records",
        "explain": "newsclean.cli.explain.format_plain_lines",
        "search": "newsclean.cli.search.open_output",
    }
    monkeypatch.setattr(where[verb], fail)
    words = ("rain",) if verb == "search" else ()
    assert run([verb, str(tmp_path / "a.txt"), *words]) == 1
    assert capsys.readouterr().err == "newsclean: there is not enough memory to go on\n"


def test_a_larger_limit_of_size_takes_no_memory_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    assert run(["extract", str(tmp_path / "a.txt"), "--max-size", "1000G"]) == 0
