"""The compiled kernel gives what its twin in pure Python gives, to the last bit.

Where it was not built the twin is tested alone, and what compares the two is skipped.
"""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import newsclean
from newsclean import native

PACKAGE_HOME = str(Path(newsclean.__file__).parents[1])
PAGES = Path(__file__).parents[1] / "pages"
RECORDS = """
import hashlib, sys
from newsclean import NewscleanError, explain, native
print(native.IS_COMPILED)
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        try:
            found = explain(file.read())
        except NewscleanError as error:
            found = error
        else:
            rows = [(row.block, row.role, row.score, row.rule) for row in found.labelled]
            found = found.article, found.fields, found.error, rows
    print(hashlib.sha256(ascii(found).encode()).hexdigest(), path)
"""


def read_pages(*paths: str, **environment: str) -> tuple[bool, list[str]]:
    """Whether the compiled kernel worked in a process of its own, and what it said of pages."""
    known = {name: value for name, value in os.environ.items() if name != "NEWSCLEAN_PURE"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", RECORDS, *paths],
        check=True,
        capture_output=True,
        encoding="ascii",
        env={**known, "PYTHONPATH": PACKAGE_HOME, "PYTHONHASHSEED": "0", **environment},
    )
    first, *records = done.stdout.splitlines()
    return first == "True", records


def test_the_environment_can_ask_for_pure_python() -> None:
    assert read_pages(NEWSCLEAN_PURE="1") == (False, [])
    assert read_pages(NEWSCLEAN_PURE="") == read_pages()


def test_the_compiled_kernel_works_where_it_was_built(compiled: ModuleType) -> None:
    assert read_pages() == (True, [])
    if native.IS_COMPILED:
        assert native.ForestScorer is compiled.ForestScorer


@pytest.mark.usefixtures("compiled")
def test_every_page_gives_the_same_record_and_scores() -> None:
    pages = sorted(map(str, PAGES.glob("*/page.*")))
    is_compiled, records = read_pages(*pages)
    is_still_compiled, twin = read_pages(*pages, NEWSCLEAN_PURE="1")
    assert (is_compiled, is_still_compiled) == (True, False)
    assert len(records) == len(pages) > 50
    assert records == twin
