"""Reports made and read back, for tests."""

import json
import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from newsclean.cli.commands import newsclean
from newsclean.records.render import render_json_line
from newsclean.report.pages import (
    DATA_COLUMNS,
)

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "zh-gbk.html"


def written(path: Path, records: list[dict[str, Any]]) -> str:
    """Records as JSON Lines."""
    path.write_text("".join(map(render_json_line, records)), encoding="utf-8")
    return str(path)


def data_in(html: str) -> list[dict[str, Any]]:
    """The rows in a report's data."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert tuple(data["columns"]) == DATA_COLUMNS
    return [dict(zip(DATA_COLUMNS, row, strict=True)) for row in data["rows"]]


def run(*args: str) -> tuple[int, str]:
    """The exit code and stderr of a command."""
    done = CliRunner().invoke(newsclean, args, "newsclean")
    return done.exit_code, done.stderr
