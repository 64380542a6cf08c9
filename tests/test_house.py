"""The check of sizes that .ci/run calls: what it passes, then what it tells of."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / ".ci" / "house.py"
GIT = shutil.which("git") or ""
LIMITS = ("3", "room", "2", "1")  # lines, folder, files, folders
Check = Callable[[dict[str, str]], tuple[int, str]]

pytestmark = pytest.mark.skipif(not (GIT and HOUSE.exists()), reason="needs git and a checkout")


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check a repository of some files."""

    def checked(files: dict[str, str]) -> tuple[int, str]:
        subprocess.run([GIT, "init", "-q", str(tmp_path)], check=True)
        (tmp_path / ".gitignore").write_text("left/\n")
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        ended = subprocess.run(
            [sys.executable, str(HOUSE), *LIMITS],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return ended.returncode, ended.stderr

    return checked


TIDY = {"room/a.py": "1\n2\n3\n", "room/b.toml": "", "room/inner/c.py": "", "room/inner/d/e.py": ""}


def test_a_tidy_house(check: Check) -> None:
    assert check(TIDY) == (0, "")


@pytest.mark.parametrize("name", ["tests/pages/x/a.py", "tests/known_failures/a.py", "left/a.py"])
def test_pages_and_what_git_leaves_out_may_be_long(check: Check, name: str) -> None:
    assert check({**TIDY, name: "\n" * 4}) == (0, "")


def test_data_may_be_long(check: Check) -> None:
    assert check({**TIDY, "room/b.toml": "\n" * 4}) == (0, "")


@pytest.mark.parametrize("name", ["a.py", "tests/a.py", "tests/pages.py", ".ci/a.py"])
def test_a_long_file(check: Check, name: str) -> None:
    told = f"{name}: 4 lines, at most 3; part it by what it is about\n"
    assert check({**TIDY, name: "\n" * 4}) == (1, told)


def test_too_many_files_and_folders(check: Check) -> None:
    assert check({**TIDY, "room/c": "", "room/other/f.txt": ""}) == (
        1,
        "room: 3 files, at most 2: a.py, b.toml, c\nroom: 2 folders, at most 1: inner, other\n",
    )


def test_a_folder_that_has_gone(check: Check) -> None:
    assert check({"rooms/a.py": ""}) == (1, "room: there is no such folder\n")
