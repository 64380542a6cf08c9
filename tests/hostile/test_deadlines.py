"""Pages that take too long: an error `timeout`, the others are read, and nothing hangs."""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsclean
import newsclean.pipeline
from newsclean.batch.earlier import refuse_other_run
from newsclean.batch.manifest import collect_versions
from newsclean.batch.plan import Plan
from newsclean.batch.worker import Limits, RecordOptions
from newsclean.cli import run
from newsclean.decode.chain import decode as decode_quickly
from newsclean.model import Settings
from newsclean.records.stores import find_output_format
from tests.hostile.slow_steps import (
    GOOD,
    PROSE,
    SECONDS,
    SLOW_SIGN,
    STEPS,
    list_codes,
    run_slow,
    start_slow,
    write_pages,
)

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers and signals")
COMMAND = ("--timeout", SECONDS, "--fields", "title")
LATE = f"took more than {SECONDS} s of processor time; raise --timeout"
IN_TIME = Settings(seconds=0.05)
HTML = f"<html><body><h1>Rain</h1><p>{PROSE * 5}</p></body></html>"


def burn(seconds: float = 0.06) -> None:
    """Take more time than there is."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


# The library
@pytest.mark.parametrize("step", ["decode_input", "read_page", "label", "find_fields"])
def test_a_slow_step_is_an_exception(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = getattr(newsclean.pipeline, step)

    def slow(*args: Any, **more: Any) -> Any:
        burn()
        return real(*args, **more)

    monkeypatch.setattr(newsclean.pipeline, step, slow)
    with pytest.raises(newsclean.InputError, match="processor time") as raised:
        newsclean.extract(HTML, settings=IN_TIME)
    assert raised.value.code == "timeout"


MANY = 24_000  # a fast machine reads 6,000 of some kinds within the limit
PAGES = {
    "many paragraphs": "".join(f"<p>{number} {PROSE}</p>" for number in range(MANY)),
    "many links": "".join(f'<a href="/{number}">{PROSE}</a>' for number in range(4 * MANY)),
    "many line breaks": f"{PROSE}<br>" * (MANY // 2),
    "a dump of many paragraphs": f"{PROSE}\n\n" * MANY,
    "a dump of many lines": "".join(f"{number} {PROSE}\n" for number in range(MANY)),
    "a dump of many credits": "".join(
        f"来源：海港晚报　记者 程禾{number}\n" for number in range(MANY)
    ),
    "a dump of columns": f"{PROSE[:40]}    {PROSE[40:]}\n" * MANY,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_large_page_is_an_exception_soon(page: str) -> None:
    began = time.thread_time()
    with pytest.raises(newsclean.InputError, match="processor time"):
        newsclean.extract(page, settings=IN_TIME)
    assert time.thread_time() - began < 1


@pytest.mark.parametrize(
    "page",
    [
        "<p" + " a='b'" * 6 + ">" + ("<b" + " c='d'" * 6 + "></b>") * 60_000,
        "<script>a</script>" * 100_000,
        "".join(f"a    {number}    c    d\n" for number in range(90_000)),
    ],
    ids=["attributes", "scripts", "columns"],
)
def test_what_comes_before_the_first_step_looks_at_the_time(page: str) -> None:
    began = time.thread_time()
    with pytest.raises(newsclean.InputError, match="processor time"):
        newsclean.extract(page, settings=IN_TIME)
    assert time.thread_time() - began < 4 * (IN_TIME.seconds or 0)


@pytest.mark.parametrize("read", ["explain", "extract", "extract_file"])
def test_every_way_of_reading_has_the_limit(read: str, tmp_path: Path) -> None:
    page = PAGES["many paragraphs"]
    (tmp_path / "page.html").write_text(page)
    given = str(tmp_path / "page.html") if read == "extract_file" else page
    with pytest.raises(newsclean.InputError, match="processor time"):
        getattr(newsclean, read)(given, settings=IN_TIME)
    assert getattr(newsclean, read)(given, settings=Settings(seconds=None))


@pytest.mark.parametrize("step", ["unpack_input", "decode_input"])
def test_decoding_has_the_limit(
    step: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    real: Callable[..., Any] = getattr(newsclean.pipeline, step)

    def slow(*args: Any, **more: Any) -> Any:
        burn(0.15)
        return real(*args, **more)

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr(newsclean.pipeline, step, slow)
    assert run(["decode", str(tmp_path / "a.txt"), "--timeout", "0.1"]) == 1
    assert "took more than 0.1 s of processor time; raise --timeout" in capsys.readouterr().err


@pytest.mark.parametrize(
    "jobs",
    [1, pytest.param(2, marks=pytest.mark.skipif(sys.platform == "win32", reason="SIGPROF"))],
)
def test_extract_many_goes_on_behind_a_slow_page(jobs: int, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text(PAGES["a dump of many paragraphs"])
    paths[1].write_text(GOOD)
    late, good = newsclean.extract_many(map(str, paths), jobs=jobs, settings=Settings(seconds=0.2))
    assert (late.error and late.error.code, good.error) == ("timeout", None)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 86_401])
def test_a_limit_that_is_none_is_an_error(seconds: float, tmp_path: Path) -> None:
    """As an outcome it would blame each page, and some of them mean no limit at all to a timer."""
    said = "seconds must be over 0 and at most 86,400 .a day., not "
    wanted, limits = Settings(seconds=seconds), Limits(seconds=seconds)
    with pytest.raises(ValueError, match=said):
        newsclean.extract(GOOD, settings=wanted)
    for more in (
        {"settings": wanted},
        {"settings": wanted, "jobs": 2},
        {"limits": limits, "jobs": 2},
    ):
        with pytest.raises(ValueError, match=said):
            list(newsclean.extract_many([str(tmp_path)], **more))


def test_every_thread_has_its_own_time() -> None:
    ended: dict[float, str] = {}

    def read(seconds: float) -> None:
        try:
            newsclean.extract(PAGES["many paragraphs"], settings=Settings(seconds=seconds))
            ended[seconds] = "read"
        except newsclean.InputError as error:
            ended[seconds] = error.code

    threads = [threading.Thread(target=read, args=(seconds,)) for seconds in (0.05, 60.0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == {0.05: "timeout", 60.0: "read"}


# Batches
def test_in_a_batch_the_limit_of_the_workers_holds(tmp_path: Path) -> None:
    wanted = RecordOptions(Settings(seconds=1e-6))
    plan = Plan(
        ("a.txt",), str(tmp_path / "out.jsonl"), find_output_format("out.jsonl", None), wanted
    )
    assert plan.record_options.settings.seconds is None


@pytest.mark.parametrize("seconds", [60.0, 5.0, None])
def test_a_run_from_before_there_was_this_limit_can_go_on(
    seconds: float | None, tmp_path: Path
) -> None:
    wanted = RecordOptions(Settings(seconds=seconds))
    plan = Plan(
        ("a.txt",), str(tmp_path / "out.jsonl"), find_output_format("out.jsonl", None), wanted
    )
    facts = plan.build_option_facts()
    assert "seconds" not in facts["settings"]
    assert facts["seconds"] == plan.limits.seconds
    refuse_other_run(plan, {"versions": collect_versions(), "options": facts}, plan.output)


# The command
def test_limits_may_be_very_generous(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    assert (
        run(["extract", str(tmp_path / "a.txt"), "--timeout", "86400", "--memory", f"{10**20}G"])
        == 0
    )


@POSIX
@pytest.mark.parametrize("step", [step for step in STEPS if "keeps" not in step])
def test_the_pages_behind_a_slow_one_are_read(step: str, tmp_path: Path) -> None:
    write_pages(tmp_path)
    names = ("a.txt", "b.txt", "c.txt", "d.txt")
    ended = run_slow(step, tmp_path, "extract", *names, "-f", "json", *COMMAND)
    assert ended.code == 3
    assert list_codes(ended.records) == ["article", "timeout", "article", "timeout"]
    assert [record["source"] for record in ended.records] == list(names)
    assert ended.records[1]["error"]["message"] == LATE
    assert ended.said == [f"newsclean: b.txt: {LATE}", f"newsclean: d.txt: {LATE}"]


@POSIX
@pytest.mark.parametrize("form", ["jsonl", "json", "md", "txt"])
def test_an_output_is_the_same_when_another_thread_goes_on(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path)
    wanted = ("extract", "a.txt", "b.txt", "c.txt", "-f", form, *COMMAND)
    step = "C that lets go of Python's lock"
    assert run_slow(step, tmp_path, *wanted, "-o", "out").code == 3

    def decode(data: bytes, *args: Any, **more: Any) -> Any:
        if SLOW_SIGN.encode() in data:
            raise newsclean.InputError("timeout", LATE, stage="extract")
        return decode_quickly(data, *args, **more)

    monkeypatch.setattr(newsclean.pipeline, "decode", decode)
    monkeypatch.chdir(tmp_path)
    assert run([*wanted, "-o", "expected"]) == 3
    assert (tmp_path / "out").read_bytes() == (tmp_path / "expected").read_bytes()
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".newsclean-")]


@POSIX
@pytest.mark.parametrize("step", ["a loop", "C that lets go of Python's lock"])
@pytest.mark.parametrize("verb", ["extract", "explain"])
def test_one_slow_page_is_one_line_and_code_one(verb: str, step: str, tmp_path: Path) -> None:
    write_pages(tmp_path)
    ended = run_slow(step, tmp_path, verb, "b.txt", "--timeout", SECONDS)
    assert (ended.code, ended.said) == (1, [f"newsclean: b.txt: {LATE}"])


@POSIX
def test_a_slow_page_on_standard_input(tmp_path: Path) -> None:
    page = f"{SLOW_SIGN}\n\n{GOOD}".encode()
    ended = run_slow("a loop", tmp_path, "extract", "-", *COMMAND, stdin=page)
    assert (ended.code, list_codes(ended.records)) == (1, ["timeout"])


@POSIX
def test_the_kernel_ends_what_keeps_the_lock(tmp_path: Path) -> None:
    """No code of ours can run then; what was written is whole."""
    write_pages(tmp_path)
    names = ("a.txt", "b.txt", "c.txt")
    ended = run_slow("C that keeps Python's lock", tmp_path, "extract", *names, *COMMAND)
    assert ended.code == -signal.SIGVTALRM
    assert list_codes(ended.records) == ["article"]


@POSIX
def test_a_reader_that_has_gone_while_another_thread_goes_on(tmp_path: Path) -> None:
    write_pages(tmp_path)
    started = start_slow(
        "C that lets go of Python's lock", tmp_path, "extract", "b.txt", "a.txt", *COMMAND
    )
    if started.stdout is None:
        raise AssertionError
    started.stdout.close()
    started.stdout = None
    _, err = started.communicate(timeout=60)
    assert (started.returncode, b"Traceback" in err) == (0, False)


@pytest.mark.parametrize("verb", ["extract", "explain", "decode", "batch"])
@pytest.mark.parametrize(
    "option",
    [
        ("--timeout", "0"),
        ("--timeout", "-1"),
        ("--timeout", "x"),
        ("--timeout", "inf"),
        ("--timeout", "nan"),
        ("--timeout", "1e300"),
        ("--timeout", "1e10"),
        ("--timeout", "86401"),
        ("--memory", "1K"),
        ("--memory", "-1"),
        ("--memory", "much"),
    ],
    ids=" ".join,
)
def test_limits_that_are_none_are_refused(
    verb: str, option: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    output = ["-o", str(tmp_path / "out.jsonl")] * (verb == "batch")
    assert run([verb, str(tmp_path / "a.txt"), *output, *option]) == 2
    assert option[0] in capsys.readouterr().err
