"""`documents.files`: every container gives the same articles."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest


def test_every_container_gives_the_same_articles(tmp_path: Path) -> None:
    """The measure of the corpus, on the pages of examples/."""
    pytest.importorskip("pyarrow")
    root = Path(__file__).parents[2]
    script = root / "benchmarks" / "same_articles.py"
    (tmp_path / "pages").mkdir()
    for page in sorted((root / "examples").glob("*.html")):
        (tmp_path / "pages" / f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes()))
    count = len(list((tmp_path / "pages").iterdir()))
    assert count
    ended = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, check=False, timeout=300
    )
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(row["pages"], row["same"]) for row in rows] == [(count, count)] * 7
    assert ended.returncode == 0
