"""Folders that Python looks into: what somebody put on the path stays, what nobody did goes."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsclean.batch.safe_start import list_safe_path
from newsclean.limits.module_path import LIBRARY_HOME, PACKAGE_HOME, list_trusted_path
from tests.hostile.foreign_modules import PageFolder

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
PACKAGES = Path(click.__file__).resolve().parents[1]
IN_C = os.path.join(LIBRARY_HOME, "lib-dynload")
HERE, OTHER, LINK = "HERE", "OTHER", "LINK"  # the current folder, another one, a link to the first

# What is on the path, what PYTHONPATH says → what stays of it
SITUATIONS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "put first by Python": ([HERE, LIBRARY_HOME, OTHER], [], [LIBRARY_HOME, OTHER]),
    "put first as an empty entry": (["", LIBRARY_HOME, OTHER], [], [LIBRARY_HOME, OTHER]),
    "put first as a link": ([LINK, LIBRARY_HOME, OTHER], [], [LIBRARY_HOME, OTHER]),
    "an empty part": ([HERE, LIBRARY_HOME, IN_C], [""], [LIBRARY_HOME, IN_C]),
    "a dot": ([HERE, LIBRARY_HOME, IN_C], ["."], [LIBRARY_HOME, IN_C]),
    "named": ([HERE, LIBRARY_HOME, OTHER], [HERE], [LIBRARY_HOME, HERE, OTHER]),
    "named by a link": ([LINK, LIBRARY_HOME, OTHER], [LINK], [LIBRARY_HOME, LINK, OTHER]),
    "named among others": ([HERE, OTHER, HERE, LIBRARY_HOME], [OTHER, HERE], [OTHER, LIBRARY_HOME, HERE]),
    "named and empty": ([HERE, HERE, LIBRARY_HOME], ["", HERE], [LIBRARY_HOME, HERE]),
    "put last by site": ([HERE, LIBRARY_HOME, OTHER, HERE], [], [LIBRARY_HOME, OTHER, HERE]),
    "put last, and named": ([HERE, LIBRARY_HOME, OTHER, HERE], [HERE], [LIBRARY_HOME, OTHER, HERE]),
    "no library on the path": ([HERE, OTHER], [], [OTHER]),
    "relative": (["lib", LIBRARY_HOME, "pages"], ["lib"], [LIBRARY_HOME]),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_current_folder_on_the_path(
    situation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other, link = (str(tmp_path / name) for name in ("here", "other", "link"))
    os.mkdir(here)
    os.symlink(here, link)
    real = {HERE: here, OTHER: other, LINK: link}
    path, named, expected = ([real.get(n, n) for n in part] for part in SITUATIONS[situation])
    monkeypatch.chdir(here)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(named))
    monkeypatch.setattr(sys, "path", path)
    assert list_trusted_path({os.path.realpath(here)}) == expected


@pytest.mark.parametrize("folder", [PACKAGE_HOME, LIBRARY_HOME, IN_C], ids=["own", "Lib", "in C"])
def test_a_folder_that_python_or_newsclean_needs(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setattr(sys, "path", [folder, LIBRARY_HOME, IN_C])
    assert list_trusted_path({os.path.realpath(folder)})[-1] in {folder, IN_C}
    assert folder in list_trusted_path({os.path.realpath(folder)})


def test_the_folder_of_packages_stays_for_workers_of_a_script_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = type(sys)("__main__")
    main.__file__ = str(tmp_path / "job.py")
    monkeypatch.setitem(sys.modules, "__main__", main)
    monkeypatch.setattr(sys.modules["site"], "getsitepackages", lambda: [str(tmp_path)])
    monkeypatch.setattr(sys, "path", [str(tmp_path), LIBRARY_HOME])
    assert list_safe_path() == [LIBRARY_HOME, PACKAGE_HOME, str(tmp_path)]


def make_dependencies(folder: Path) -> Path:
    """A folder with links to all packages, as `pip install --target` makes one."""
    made = folder / "deps"
    made.mkdir()
    for found in PACKAGES.iterdir():
        (made / found.name).symlink_to(found)
    return made


@POSIX
@pytest.mark.parametrize("command", ["extract", "decode", "batch -o OUT --jobs 2"])
@pytest.mark.parametrize("where", ["installed", "in a folder that PYTHONPATH names"])
def test_a_command_from_the_folder_of_packages(where: str, command: str, tmp_path: Path) -> None:
    pages = PageFolder(tmp_path, ())
    words = [*command.replace("OUT", str(tmp_path / "out.jsonl")).split(), pages.path / "a.txt"]
    if where == "installed":
        done = pages.run("-m", "newsclean", *words, cwd=PACKAGES)
    else:
        made = make_dependencies(tmp_path)
        for name in "queue", "csv":
            (made / f"{name}.py").write_text(f"open({str(pages.marks / name)!r}, 'w').close()")
        path = os.pathsep.join((PACKAGE_HOME, str(made)))
        done = pages.run("-S", "-m", "newsclean", *words, cwd=made, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert pages.list_imported() == []


@POSIX
def test_workers_of_a_script_among_the_packages(tmp_path: Path) -> None:
    pages, made = PageFolder(tmp_path, ()), make_dependencies(tmp_path)
    (made / "job.py").write_text(
        "import newsclean\n"
        f"paths = [{str(pages.path)!r} + name for name in ('/a.txt', '/b.txt')]\n"
        "print([one.article.title for one in newsclean.extract_many(paths, jobs=2)])\n"
    )
    path = os.pathsep.join((PACKAGE_HOME, str(made)))
    for place in tmp_path, made:
        done = pages.run("-S", "-m", "job", cwd=place, PYTHONPATH=path)
        assert (done.stdout, done.stderr) == (
            "['Flood a reaches the town', 'Flood b reaches the town']\n",
            "",
        )


def test_a_package_that_is_missing_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "newsclean", "schema"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": PACKAGE_HOME},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    last = (
        "newsclean: newsclean needs click, which cannot be loaded; install newsclean again with pip"
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, last)
    assert "Error in sys.excepthook" not in done.stderr
