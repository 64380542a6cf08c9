"""Packages that are older than pyproject.toml allows: one line that says so, and never a bug."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest

import newsclean
from newsclean import dependencies
from newsclean.documents.missing import import_package
from newsclean.errors import DependencyError, InputError, NewscleanError

STORY = "一条新闻，今天上海天气晴朗，明天有雨。市民可以放心出行，注意保暖。" * 6
GBK = f"海港新大桥今日通车\n\n{STORY}\n".encode("gb18030")
UTF_8 = "Rain floods the old town\n\nBy Jane Miller\n\n" + 4 * (
    "The river rose by two metres in the night, and the lower streets had to be cleared. "
)
# As chardet 5 has it: it knows no `include_encodings`.
CHARDET_5 = "def detect_all(byte_str, ignore_threshold=False, should_rename_legacy=False): ...\n"
CHARDET_TOLD = (
    "newsclean needs chardet >= {}, but 5.2.0 is installed: pip install --upgrade 'chardet>={}'"
)

Installed = Callable[..., dict[str, str]]


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """Pretend that a version is installed, and give the environment in which it is."""

    def made(name: str, version: str, code: str | None = None) -> dict[str, str]:
        site = tmp_path / "site"
        about = site / f"{name}-{version}.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        if code is not None:
            (site / f"{name}.py").write_text(code)
        return {**os.environ, "PYTHONPATH": str(site)}

    return made


@pytest.fixture
def here(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Installed]:
    """The same for this process, with the code that is loaded already."""

    def made(name: str, version: str, code: str | None = None) -> dict[str, str]:
        env = installed(name, version, code)
        monkeypatch.syspath_prepend(str(tmp_path / "site"))
        dependencies.list_outdated_packages.cache_clear()
        return env

    yield made
    monkeypatch.undo()
    dependencies.list_outdated_packages.cache_clear()


def floor_of(name: str) -> str:
    """The lowest version that the metadata allows."""
    lines = [line for line in metadata.requires("newsclean") or () if line.startswith(f"{name}>=")]
    return lines[0].partition(">=")[2].partition(";")[0]


def ran(folder: Path, *args: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run newsclean in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *args],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_what_is_installed_here_will_do() -> None:
    dependencies.require_all()
    for name in ("chardet", "pyarrow", "brotli", "zstandard", "rensa", "trafilatura"):
        dependencies.require(name)
    dependencies.require("no-such-package")
    assert dependencies.find_outdated_cause(ValueError("of ours")) is None


def test_no_floor_stands_in_the_code() -> None:
    """The metadata has one for each package that a run may load."""
    named = {line.partition(">=")[0] for line in metadata.requires("newsclean") or ()}
    assert {"chardet", "click", "lxml", "pyarrow", "brotli", "zstandard", "rensa"} <= named


# Fires


def test_an_old_detector_is_one_line(installed: Installed, tmp_path: Path) -> None:
    env = installed("chardet", "5.2.0", CHARDET_5)
    (tmp_path / "gbk.txt").write_bytes(GBK)
    (tmp_path / "utf-8.txt").write_text(UTF_8)
    told = CHARDET_TOLD.format(*[floor_of("chardet")] * 2)
    alone = ran(tmp_path, "extract", "gbk.txt", env=env)
    assert (alone.returncode, alone.stderr) == (1, f"newsclean: gbk.txt: {told}\n")
    assert json.loads(alone.stdout)["error"] == {
        "code": "dependency",
        "message": told,
        "stage": "dependencies",
    }
    both = ran(tmp_path, "extract", "gbk.txt", "utf-8.txt", "-q", env=env)
    assert (both.returncode, both.stderr) == (3, "")
    for verb in "decode", "explain":
        shown = ran(tmp_path, verb, "gbk.txt", env=env)
        assert (shown.returncode, shown.stderr) == (1, f"newsclean: gbk.txt: {told}\n")


def test_what_does_not_need_it_runs(installed: Installed, tmp_path: Path) -> None:
    env = installed("chardet", "5.2.0", CHARDET_5)
    (tmp_path / "utf-8.txt").write_text(UTF_8)
    run = ran(tmp_path, "extract", "utf-8.txt", env=env)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_batch_says_so_before_it_begins(installed: Installed, tmp_path: Path) -> None:
    env = installed("chardet", "5.2.0", CHARDET_5)
    (tmp_path / "utf-8.txt").write_text(UTF_8)
    run = ran(tmp_path, "batch", "utf-8.txt", "-o", "out.jsonl", env=env)
    told = CHARDET_TOLD.format(*[floor_of("chardet")] * 2)
    assert (run.returncode, run.stderr) == (1, f"{told}\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_an_old_click_cannot_hide_it(installed: Installed, tmp_path: Path) -> None:
    run = ran(
        tmp_path, "extract", "--help", env=installed("click", "7.1.2", "class Context: ...\n")
    )
    told = f"newsclean needs click >= {floor_of('click')}, but 7.1.2 is installed: "
    assert run.returncode == 1
    assert run.stderr.startswith(told)
    assert run.stderr.count("\n") == 1


def test_a_program_gets_an_error_of_ours(here: Installed) -> None:
    here("chardet", "5.2.0")
    with pytest.raises(DependencyError, match=r"needs chardet >= .*, but 5\.2\.0 is") as caught:
        newsclean.extract(GBK)
    assert isinstance(caught.value, NewscleanError)
    assert newsclean.extract(UTF_8).title == "Rain floods the old town"


def test_what_breaks_is_told_with_its_reason(
    here: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For lxml, which is not asked for its version on every page."""
    here("lxml", "4.9.1")
    page = f"<html><body><p>{UTF_8}</p></body></html>"
    assert newsclean.extract(page).text

    def parser(**options: bool) -> None:
        raise TypeError(f"no such option: {options}")

    monkeypatch.setattr("newsclean.read.html.reader.etree.HTMLParser", parser)
    with pytest.raises(DependencyError, match=r"needs lxml >= .*, but 4\.9\.1 is") as caught:
        newsclean.extract(page)
    assert isinstance(caught.value.__cause__, TypeError)


@pytest.mark.parametrize(
    ("module", "package"),
    [("pyarrow.parquet", "pyarrow"), ("brotli", "brotli"), ("zstandard", "zstandard")],
)
def test_an_extra_that_is_too_old_is_told_for_each_input(
    here: Installed, module: str, package: str
) -> None:
    here(package, "0.1")
    with pytest.raises(InputError, match=f"needs {package.lower()} >= .*, but 0.1 is") as caught:
        import_package(module, "any", "a file")
    assert caught.value.code == "dependency"


@pytest.mark.parametrize(
    "name", ["rensa", "trafilatura", "Jinja2", "ftfy", "rich", "lxml_html_clean"]
)
def test_the_others_are_refused(here: Installed, name: str) -> None:
    here(name, "0.0.1")
    with pytest.raises(DependencyError, match=r"but 0\.0\.1 is installed: pip install --upgrade"):
        dependencies.require(name)


def test_every_package_that_is_too_old_is_told_at_once(here: Installed) -> None:
    here("chardet", "5.2.0")
    here("ftfy", "5.0")
    with pytest.raises(DependencyError, match=r"chardet.*, and ftfy .*'chardet>=.*' 'ftfy>="):
        dependencies.require_all()


# Stays silent


def test_a_package_that_is_not_loaded_is_not_blamed(
    here: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    here("rensa", "0.1")
    monkeypatch.delitem(sys.modules, "rensa", raising=False)
    assert dependencies.find_outdated_cause(TypeError("of another")) is None
    assert dependencies.find_outdated_cause(ImportError("of another")) is None
    dependencies.require_all()


def test_an_interrupt_is_one(here: Installed) -> None:
    here("chardet", "5.2.0")
    assert dependencies.find_outdated_cause(KeyboardInterrupt()) is None


def test_a_checkout_that_was_never_installed_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    dependencies.list_outdated_packages.cache_clear()
    assert dependencies.list_outdated_packages() == ()
    dependencies.list_outdated_packages.cache_clear()


@pytest.mark.parametrize(
    ("version", "floor", "below"),
    [
        ("7.6", "7.6", False),
        ("7.6.0", "7.6", False),
        ("7.6", "7.6.0", False),
        ("7.10", "7.9", False),
        ("10", "9.9.9", False),
        ("7.6rc1", "7.6", False),
        ("v7.6.post1+local", "7.6", False),
        ("", "7.6", True),
        ("7.5.9", "7.6", True),
    ],
)
def test_versions_are_numbers(version: str, floor: str, *, below: bool) -> None:
    assert dependencies.is_below(version, floor) is below
