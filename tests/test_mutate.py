"""The mutation tester on a package of a few lines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "mutate.py"
WORDS = '''"""Words."""
import re
from functools import lru_cache

__all__ = ["KINDS", "grade", "is_short"]
LONGEST = 3
KINDS = {"menu": 1, "advert": 2}
STOPS = frozenset({"a", "the"})
LABEL = re.compile(r"(?:by|from) ")


@lru_cache(maxsize=LONGEST)
def is_short(text: str, least: int = 7) -> bool:
    """Whether "a" > 5."""
    if text in ("x", "y"):
        return True
    if not text:
        raise ValueError("no text in 3 words" + text)
    return len(text) < LONGEST


def grade(number: int) -> str:
    return "high" if number > 7 and number - 1 else f"low {number + 1}"
'''
TESTS = """from room.words import is_short
def test_short() -> None:
    assert is_short("ab") and not is_short("abc")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A package with a test that knows one of its two functions."""
    for name, text in (("room/__init__.py", ""), ("room/words.py", WORDS)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_words.py").write_text(TESTS, "utf-8")
    return tmp_path


def mutate(root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the tool on all of the package."""
    command = [sys.executable, str(TOOL), "room", "--root", str(root), *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def number_of(listed: str, new: str) -> str:
    """The number in the list of the change that writes a line."""
    lines = listed.splitlines()
    return lines[lines.index(f"       + {new}") - 3].partition(".")[0]


def test_what_decides_is_changed_and_nothing_else(root: Path) -> None:
    said = mutate(root, "--list").stdout
    news = {line[9:] for line in said.splitlines() if line.startswith("       + ")}
    assert news == {
        "LONGEST = 6",
        "LONGEST = 0",
        'KINDS = {"menu": 2, "advert": 2}',
        'KINDS = {"menu": 0, "advert": 2}',
        'KINDS = {"menu": 1, "advert": 4}',
        'KINDS = {"menu": 1, "advert": 0}',
        'KINDS = {"advert": 2}',
        'KINDS = {"menu": 1}',
        'STOPS = frozenset({"the"})',
        'STOPS = frozenset({"a"})',
        'LABEL = re.compile(r"(?:by) ")',
        "def is_short(text: str, least: int = 14) -> bool:",
        "def is_short(text: str, least: int = 0) -> bool:",
        'if text not in ("x", "y"):',
        'if text in ("y"):',
        'if text in ("x",):',
        "if False:",
        "return False",
        "if  text:",
        "return len(text) <= LONGEST",
        "return not (len(text) < LONGEST)",
        'return "high" if number >= 7 and number - 1 else f"low {number + 1}"',
        'return "high" if number > 8 and number - 1 else f"low {number + 1}"',
        'return "high" if number > 7 or number - 1 else f"low {number + 1}"',
        'return "high" if number > 7 and number + 1 else f"low {number + 1}"',
        'return "high" if number > 7 and number - 2 else f"low {number + 1}"',
    }


def test_equal_seeds_draw_equal_changes_of_different_lines(root: Path) -> None:
    def drawn(seed: str) -> list[str]:
        said = mutate(root, "--list", "--count", "6", "--seed", seed).stdout
        return [line for line in said.splitlines() if "words.py:" in line]

    assert drawn("1") == drawn("1") != drawn("2")
    assert len({line.partition("` (")[0].partition("`")[2] for line in drawn("1")}) == 6


def test_a_change_is_noticed_or_shown(root: Path) -> None:
    listed = mutate(root, "--list").stdout
    noticed = mutate(root, "--only", number_of(listed, "return len(text) <= LONGEST"), "--min", "1")
    assert noticed.returncode == 0
    assert noticed.stdout.splitlines()[2] == "| room | 1 | 1 | 100% |"
    assert "tests/test_words.py::test_short" in noticed.stderr

    new = 'KINDS = {"menu": 1}'
    number, kept = number_of(listed, new), root / "kept.json"
    shown = mutate(root, "--only", number, "--min", "1", "--json", str(kept))
    assert shown.returncode == 1
    assert "| all | 1 | 0 | 0% |" in shown.stdout
    assert "`room/words.py:7` (row)" in shown.stdout
    assert f"\n       + {new}\n" in shown.stdout
    (change,) = json.loads(kept.read_text("utf-8"))
    assert (change["room"], change["line"], change["noticed"]) == ("room", 7, False)
    assert (root / "room/words.py").read_text("utf-8") == WORDS


def test_tests_that_fail_already_are_said(root: Path) -> None:
    (root / "tests/test_words.py").write_text(TESTS.replace('"abc"', '"ab"'), "utf-8")
    said = mutate(root)
    assert said.returncode == 2
    assert said.stderr.endswith("does not pass its tests: tests/test_words.py::test_short\n")
    assert said.stdout == ""


def test_tests_of_another_tree_are_said(root: Path) -> None:
    (root / "tests/test_words.py").write_text("def test_nothing() -> None: ...\n", "utf-8")
    said = mutate(root)
    assert said.returncode == 2
    assert said.stderr.endswith("its tests: none loads room from the copy of the tree\n")
