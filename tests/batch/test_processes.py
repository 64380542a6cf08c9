"""Runs of `newsclean batch` as users see them: killed, interrupted, out of room, and gone on with."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

resource = pytest.importorskip("resource", reason="limits and signals of POSIX")

NEWSCLEAN = [sys.executable, "-m", "newsclean", "batch"]
SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES = 300  # so many that a run is not over before a signal reaches it


def page(number: int) -> str:
    """A text dump of its own title."""
    return f"Flood number {number} reaches the town\n\nBy Jane Miller\n\n{SENTENCE * 4}\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages, one of them broken."""
    folder = tmp_path_factory.mktemp("batch") / "pages"
    for number in range(PAGES):
        path = folder / f"{number % 3}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number))
    (folder / "1" / "007.txt").write_bytes(b"")
    (folder / "notes.xyz").write_text("no page")
    return folder


def batch(*args: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    command = [*NEWSCLEAN, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **more)


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def lines_of(work: Path) -> int:
    """How many lines the journal of an unfinished run has."""
    try:
        return (work / "journal").read_bytes().count(b"\n")
    except OSError:
        return 0


def wait_for_lines(run: "subprocess.Popen[str]", work: Path, number: int) -> None:
    """Wait until a run has that many documents on the disk."""
    until = time.monotonic() + 60
    while lines_of(work) < number:
        assert run.poll() is None, "it ended before the signal"
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.fixture(scope="module")
def clean(pages: Path) -> tuple[bytes, bytes]:
    """Output and manifest of a run that nothing disturbs."""
    out = pages.parent / "clean.jsonl"
    done = batch(pages, "-o", out, "--jobs", 1)
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("007.txt") == 1
    summary = f"{PAGES - 1} article, 1 error (empty 1), 1 skipped (no page by its name 1), {PAGES + 1} inputs"
    assert summary in done.stderr
    names = {path.name for path in pages.parent.iterdir()}
    assert names == {"clean.jsonl", "clean.jsonl.manifest.json", "pages"}
    return out.read_bytes(), out.with_name("clean.jsonl.manifest.json").read_bytes()


def test_output_is_the_same_for_any_jobs(
    pages: Path, tmp_path: Path, clean: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "two.jsonl"
    assert batch(pages, "-o", out, "--jobs", 2).returncode == 3
    assert (out.read_bytes(), (tmp_path / "two.jsonl.manifest.json").read_bytes()) == clean


@pytest.mark.parametrize("after", [1, 17])
def test_a_killed_run_is_resumed_to_the_same_bytes(
    after: int, pages: Path, tmp_path: Path, clean: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [*NEWSCLEAN, str(pages), "-o", str(out), "--jobs", "2"], text=True
    ) as run:
        wait_for_lines(run, tmp_path / "out.jsonl.unfinished", after)
        run.kill()
    assert not out.exists()
    done = lines_of(tmp_path / "out.jsonl.unfinished")
    log = tmp_path / "log"
    resumed = batch(pages, "-o", out, "--resume", "--log-json", log)
    assert resumed.returncode == 3
    assert (out.read_bytes(), (tmp_path / "out.jsonl.manifest.json").read_bytes()) == clean
    again = [event for event in records(log) if event["event"] == "document"]
    assert len(again) == PAGES - done  # nothing is done twice


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_stops_soon_and_keeps_what_is_done(
    number: signal.Signals, code: int, pages: Path, tmp_path: Path, clean: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "out.jsonl"
    work = tmp_path / "out.jsonl.unfinished"
    command = [*NEWSCLEAN, str(pages), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        wait_for_lines(run, work, 3)
        at = time.monotonic()
        os.killpg(run.pid, number)
        _, told = run.communicate(timeout=30)
        took = time.monotonic() - at
    assert run.returncode == code
    assert took < 5  # 0.3 s on a quiet machine; two seconds are promised
    assert "Traceback" not in told
    assert "--resume" in told
    assert 3 <= lines_of(work) < PAGES
    assert not out.exists()
    assert batch(pages, "-o", out, "--resume").returncode == 3
    assert out.read_bytes() == clean[0]


def test_a_full_disk_ends_with_four_and_can_be_resumed(
    pages: Path, tmp_path: Path, clean: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "out.jsonl"
    limited = batch(
        pages,
        "-o",
        out,
        "--jobs",
        1,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert limited.returncode == 4
    assert "--resume" in limited.stderr
    assert not out.exists()
    assert (tmp_path / "out.jsonl.unfinished" / "journal").read_bytes().endswith(b"\n")
    assert batch(pages, "-o", out, "--resume").returncode == 3
    assert out.read_bytes() == clean[0]


def test_people_see_a_bar_and_a_table(pages: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    out = tmp_path / "out.jsonl"
    command = [*NEWSCLEAN, str(pages), "-o", str(out), "--jobs", "1"]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"}
    with subprocess.Popen(command, stderr=theirs, env=env) as run:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how Linux says that the other side has closed
            while part := os.read(ours, 65_536):
                shown += part
    os.close(ours)
    text = shown.decode()
    assert run.returncode == 3
    assert f"0/{PAGES}" in text
    assert re.search(r"[0-9.]+/s .* failed slowest [0-9.]+ s ", text)
    assert "007.txt: has no bytes" in text
    assert "empty 1" in text
    table = text[text.rindex("documents") :]
    assert str(PAGES + 1) in table
    assert "\x1b[3" not in table  # no colours
    assert max(map(len, re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", table).splitlines())) <= 80


def test_quiet_and_verbose(pages: Path, tmp_path: Path) -> None:
    assert batch(pages, "-o", tmp_path / "out.jsonl", "-q").stderr == ""
    loud = batch(
        pages,
        "-o",
        tmp_path / "out.jsonl",
        "-v",
        "--overwrite",
        "--log-json",
        "log.json",
        cwd=tmp_path,
    )
    assert loud.stderr.count(".txt: ") == PAGES
    events = records(tmp_path / "log.json")
    assert [event["event"] for event in events] == ["began", *["document"] * PAGES, "finishing"]
    assert events[-1]["counts"]["article"] == PAGES - 1


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    done = batch(tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert "nothing was found" in done.stderr


def test_one_story_in_two_files_is_a_group(tmp_path: Path) -> None:
    """`--duplicates` writes the groups of the output, and never over it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    other = "Nobody had asked for a second bridge, yet there it stood, painted and lit. "
    for name, text in (("a", page(1)), ("b", page(1)), ("c", page(1).replace(SENTENCE, other))):
        (folder / f"{name}.txt").write_text(text)
    output, groups = tmp_path / "out.jsonl", tmp_path / "groups.jsonl"
    done = batch(folder, "-o", output, "--duplicates", groups)
    assert done.returncode == 0, done.stderr
    members = [[Path(m["source"]).stem for m in group["members"]] for group in records(groups)]
    assert [sorted(names) for names in members] == [["a", "b"]]
    assert batch(folder, "-o", output, "--overwrite", "--duplicates", output).returncode == 2
