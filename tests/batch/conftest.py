"""Pages for the tests of batches."""

from pathlib import Path

import pytest

from tests.batch.runs import write_pages


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with pages, one of them broken."""
    return write_pages(tmp_path / "pages")
