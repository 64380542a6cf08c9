"""Python files that lie beside the pages are never run, by no process of a run."""

import json
import multiprocessing
import os
import sys
from contextlib import closing
from multiprocessing import spawn, util
from pathlib import Path
from textwrap import dedent

import pytest

from newsclean.batch import safe_start
from newsclean.batch.safe_start import list_safe_path, make_context, start_safely
from newsclean.limits import module_path
from newsclean.limits.module_path import PACKAGE_HOME
from tests.hostile.foreign_modules import DECOYS, PageFolder

# What Python has not imported yet when newsclean's first line runs.
LATE_MODULES = "random queue socket pickle csv lxml trafilatura click multiprocessing".split()
MANY = "[one.article.title for one in newsclean.extract_many(['a.txt', 'b.txt'], jobs=2)]"
TITLES = "['Flood a reaches the town', 'Flood b reaches the town']\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PageFolder:
    """A folder with a decoy of every name."""
    return PageFolder(tmp_path_factory.mktemp("foreign"))


@pytest.mark.parametrize(
    "command",
    [
        "batch a.txt b.txt -o OUT.jsonl --jobs 1",
        "batch a.txt b.txt -o OUT.jsonl --jobs 2 --times --log-json OUT.log",
        "batch . --include *.txt --include *.jsonl -o OUT.jsonl",
        "batch rows.jsonl -o OUT.jsonl",
        "batch a.txt -o OUT.sqlite",
        "batch rows.jsonl -o OUT.parquet",
        "batch a.txt b.txt -o OUT-folder -f md",
        "batch a.txt b.txt -o OUT.jsonl --duplicates OUT.groups.jsonl --report OUT.html",
        "batch . rows.jsonl --dry-run",
        "extract a.txt",
        "extract a.txt b.txt -f md",
        "explain a.txt",
        "decode a.txt",
        "schema",
        "--version",
    ],
)
def test_no_command_imports_what_lies_beside_the_pages(
    folder: PageFolder, tmp_path: Path, command: str
) -> None:
    for option, package in ("--duplicates", "rensa"), (".parquet", "pyarrow"):
        if option in command:
            pytest.importorskip(package)
    done = folder.run(folder.script, *command.replace("OUT", str(tmp_path / "out")).split())
    assert done.returncode == 0, done.stderr
    assert folder.list_imported() == []
    for path in tmp_path.glob("*.jsonl"):
        assert path.read_text("utf-8").count("\n") >= 1


@pytest.mark.parametrize("flags", ["-P", "-E", "-E -s", "-I", "-X utf8 -W error"])
def test_no_flag_of_python_brings_them_in(folder: PageFolder, tmp_path: Path, flags: str) -> None:
    out = tmp_path / "out.jsonl"
    done = folder.run(*flags.split(), folder.script, "batch", "a.txt", "rows.jsonl", "-o", out)
    assert done.returncode == 0, done.stderr
    assert folder.list_imported() == []
    assert [json.loads(line)["status"] for line in out.read_text().splitlines()] == ["article"] * 2


@pytest.mark.parametrize(
    ("start", "path"),
    [
        ("-m newsclean", PACKAGE_HOME),
        ("SCRIPT", f"{os.pathsep}{PACKAGE_HOME}"),
        ("SCRIPT", f"{PACKAGE_HOME}{os.pathsep}."),
        ("SCRIPT", f".{os.pathsep}{PACKAGE_HOME}{os.pathsep}"),
    ],
    ids=["python -m", "empty part", "dot at the end", "dot and empty part"],
)
def test_a_path_that_names_the_folder_is_left_after_the_first_line(
    tmp_path: Path, start: str, path: str
) -> None:
    folder, out = PageFolder(tmp_path, LATE_MODULES), tmp_path / "out.jsonl"
    command = start.replace("SCRIPT", str(folder.script)).split()
    done = folder.run(*command, "batch", "a.txt", "rows.jsonl", "-o", out, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert folder.list_imported() == []


@pytest.mark.parametrize(
    "line",
    [
        f"print({MANY})",
        f"if __name__ == '__main__': print({MANY})",
        "class Name(str): pass\n" + f"print({MANY})".replace("'a.txt'", "Name('a.txt')"),
    ],
    ids=["without a guard", "with a guard", "with a class of its own"],
)
def test_a_script_elsewhere_starts_safe_workers(
    folder: PageFolder, tmp_path: Path, line: str
) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import newsclean\n{line}\n")
    done = folder.run(script)
    assert (done.stdout, done.stderr) == (TITLES, "")
    assert folder.list_imported() == []


@pytest.mark.parametrize("way", ["-c", "standard input", "script beside the pages"])
def test_workers_do_not_look_where_their_parent_looks(tmp_path: Path, way: str) -> None:
    """Here Python itself lets the parent import from the folder; its workers do not."""
    folder = PageFolder(tmp_path, ())
    program = dedent(f"""
        import os, sys
        import newsclean, newsclean.batch.many, newsclean.batch.worker_pool, newsclean.pipeline
        from multiprocessing import popen_forkserver, popen_spawn_posix, resource_sharer
        for name in {DECOYS!r}:
            if name in sys.modules:
                with open(f"{{name}}.py", "w") as file:
                    file.write(f"open({{os.path.join({str(folder.marks)!r}, name)!r}}, 'w')")
        print({MANY})
    """)
    (folder.path / "script.py").write_text(program)
    commands = {"-c": ["-c", program], "standard input": ["-"]}
    done = folder.run(*commands.get(way, ["script.py"]), stdin=program)
    assert (done.stdout, done.stderr) == (TITLES, "")
    assert folder.list_imported() == []
    assert len(list(folder.path.glob("*.py"))) > 50


def write_leaving_script(folder: Path, line: str) -> Path:
    """A script that stands in a folder that it removes; `-c` has trouble there in Python 3.13.0."""
    gone, script = folder / "gone", folder / "leaving.py"
    gone.mkdir()
    script.write_text(f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n{line}\n")
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="no current folder can be removed there")
@pytest.mark.parametrize("inputs", ["a.txt", "a.txt b.txt rows.jsonl", "."])
def test_a_batch_from_a_removed_folder(folder: PageFolder, tmp_path: Path, inputs: str) -> None:
    out = tmp_path / "out.jsonl"
    script = write_leaving_script(tmp_path, "from newsclean.__main__ import main; main()")
    paths = [folder.path / name for name in inputs.split()]
    done = folder.run(script, "batch", *paths, "-o", out, "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(out.read_text("utf-8").splitlines()) == max(2, len(paths)) - (inputs == "a.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="no current folder can be removed there")
def test_a_program_in_a_removed_folder(folder: PageFolder, tmp_path: Path) -> None:
    many = MANY.replace("'a.txt', 'b.txt'", repr(str(folder.path / "a.txt")))
    done = folder.run(write_leaving_script(tmp_path, f"import newsclean; print({many})"))
    assert done.stdout == "['Flood a reaches the town']\n", done.stderr


def test_the_caller_is_left_as_he_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "here")
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    before = (dict(os.environ), list(sys.path), spawn.get_preparation_data)
    flags = getattr(util, safe_start.FLAGS_READER)
    with start_safely():
        assert os.environ["PYTHONSAFEPATH"] == "1"
        assert getattr(util, safe_start.FLAGS_READER) is not flags
    with closing(make_context().Pipe()[0]):
        assert (dict(os.environ), list(sys.path), spawn.get_preparation_data) == before
    assert getattr(util, safe_start.FLAGS_READER) is flags
    for method in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context(method)
        assert "Safe" not in context.Process.__name__  # type: ignore[attr-defined]


def test_the_path_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, script, library = tmp_path / "pages", tmp_path / "scripts", tmp_path / "library"
    for made in (pages, script, library):
        made.mkdir()
    (tmp_path / "link").symlink_to(pages)
    main = type(sys)("__main__")
    main.__file__ = str(script / "run.py")
    monkeypatch.setitem(sys.modules, "__main__", main)
    monkeypatch.chdir(pages)
    unsafe = ["", ".", "lib", str(pages), str(tmp_path / "link"), str(script)]
    monkeypatch.setattr(sys, "path", [*unsafe, str(library)])
    assert list_safe_path() == [PACKAGE_HOME, str(library)]


def test_where_newsclean_itself_lies_comes_after_python_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, library = os.path.realpath(tmp_path), module_path.LIBRARY_HOME
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(safe_start, "PACKAGE_HOME", home)
    for_c = os.path.join(library, "lib-dynload")
    others = os.path.join(library, "site-packages")
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), library, for_c, others])
    assert list_safe_path() == [library, for_c, home, others]
