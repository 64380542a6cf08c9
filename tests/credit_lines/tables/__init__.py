"""One table a language: a file here with a `TABLE`. Files that begin with `_` are parts of tables."""

import os
from importlib import import_module

from tests.credit_lines.grammar import Table


def list_table_names() -> list[str]:
    """The names of all tables."""
    names = (os.path.splitext(file) for file in os.listdir(os.path.dirname(__file__)))
    return sorted(name for name, end in names if end == ".py" and not name.startswith("_"))


def load_table(name: str) -> Table:
    """The table of a name."""
    table = import_module(f"tests.credit_lines.tables.{name}").TABLE
    assert isinstance(table, Table)
    return table
