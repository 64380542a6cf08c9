"""A tree of files for the tests of documents."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.entries import PAGE


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes files below the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str | bytes, data: bytes = PAGE) -> None:
        for name in names:
            path = os.fsencode(name)
            os.makedirs(os.path.dirname(path) or b".", exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)

    return make
