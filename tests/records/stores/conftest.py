"""An SQLite file for the tests of stores."""

from pathlib import Path

import pytest

from newsclean.records.stores import sqlite
from tests.records.stores.table_rows import SOME


@pytest.fixture
def base(tmp_path: Path) -> str:
    """An SQLite file of some records."""
    path = str(tmp_path / "run.sqlite")
    sqlite.write_sqlite(SOME, path)
    return path
