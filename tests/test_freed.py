"""What was read of a page is freed with it, without the garbage collector."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """Leave all rings of objects where they are."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("name", ["en.html", "zh-gbk.html", "ja-euc.html", "zh-dump.txt"])
def test_a_page_leaves_no_rings_of_objects(name: str) -> None:
    data = (EXAMPLES / name).read_bytes()
    newsclean.extract(data)  # loads and compiles what the first page needs
    gc.collect()
    assert newsclean.extract(data).blocks
    assert gc.collect() == 0
