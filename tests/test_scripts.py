"""The scripts beside the package: each is told of in its folder, and run in one way."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = [
    path
    for folder in ("tools", "benchmarks")
    for path in sorted((ROOT / folder).glob("*.py"))
    if path.name != "__init__.py"
]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_script_is_told_of_and_says_how_it_is_run(path: Path) -> None:
    assert f"`{path.stem}" in (path.parent / "README.md").read_text("utf-8")
    source = path.read_text("utf-8")
    assert not source.startswith("#!")
    if "__name__" in source:
        told = ast.get_docstring(ast.parse(source)) or ""
        assert f"python -m {path.parent.name}.{path.stem}" in told


def test_no_document_runs_a_script_in_another_way() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]
    assert len(documents) > 20
    for path in (*documents, *SCRIPTS):
        assert not re.search(r"python3? (?:tools|benchmarks)/", path.read_text("utf-8")), path
