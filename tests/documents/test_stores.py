"""Every format gives the same pages: by its name, under any other name, and on standard input."""

import io
import re
import sys
from pathlib import Path

import pytest

from newsclean.documents import Entry, iter_entries, load
from newsclean.documents.formats.detect import detect_format, unpack_head
from newsclean.documents.formats.known import FORMATS
from newsclean.errors import InputError
from newsclean.pipeline import extract
from tests.documents.stores import PAGES, STORES

STORY = re.compile(r"<html><head><title>.*</body></html>(?=\s|</en-note>|\Z)")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The usual name of a file of many documents, which lies in the working folder."""
    monkeypatch.chdir(tmp_path)
    name = str(request.param)
    Path(name).write_bytes(STORES[name]())
    return name


def read_all(*paths: str) -> list[Entry]:
    """What paths give, without what is passed over."""
    found = [entry for entry in iter_entries(paths) if not entry.skipped]
    return [load(entry, 1_000_000) for entry in found]


def list_pages(entries: list[Entry]) -> list[str]:
    """The pages of entries as text; those of feeds without the small page around each."""
    pages = [(entry.data or b"").decode() for entry in entries]
    return [story for page in pages for story in STORY.findall(page) or [page]]


def test_every_format_that_is_read_has_a_store() -> None:
    made = {detect_format(unpack_head(make()), name) for name, make in STORES.items()}
    assert [known.about for known in FORMATS if known.reader and known not in made] == []


def test_all_pages_come(store: str) -> None:
    entries = read_all(store)
    assert list_pages(entries) == list(PAGES.values())
    assert all(entry.source.startswith(f"{store}!") for entry in entries)


@pytest.mark.parametrize("name", ["page.html", "page.txt", "no-ending", "rows.csv.html"])
def test_the_name_does_not_decide(store: str, name: str) -> None:
    Path(store).rename(name)
    assert list_pages(read_all(name)) == list(PAGES.values())


def test_standard_input_is_read_as_the_file_is(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = read_all(store)
    stdin = io.TextIOWrapper(io.BytesIO(Path(store).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    piped = read_all("-")
    assert list_pages(piped) == list_pages(entries)
    assert [e.source for e in piped] == [e.source.replace(store, "-", 1) for e in entries]


def test_a_library_call_refuses_it(store: str) -> None:
    """One page is asked for, so many documents are an error and no mixed record."""
    data = unpack_head(Path(store).read_bytes())
    assert detect_format(data)
    with pytest.raises(InputError) as caught:
        extract(Path(store).read_bytes())
    assert caught.value.code == "container"
