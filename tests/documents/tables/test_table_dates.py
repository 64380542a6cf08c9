"""Crawl dates of tables as the usual tools write them, and what is said of odd ones."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from newsclean.documents import Entry, Selection
from newsclean.documents.files import list_members_here
from newsclean.documents.given import iter_given_entries

SAVED = datetime(2024, 5, 18, 3, tzinfo=UTC)
PAGE = "<p>The bridge was opened on Monday.</p>"


def read_table(path: str, sidecar: str | None = None) -> tuple[list[Entry], list[str]]:
    """The entries of a table, and what is said of it."""
    said: list[str] = []
    selection = Selection(sidecar=sidecar)
    return list(iter_given_entries([path], selection, said.append, list_members_here)), said


def write_parquet(cells: list[Any]) -> bytes:
    """A Parquet file with a day a row."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(arrow.table({"html": [PAGE] * len(cells), "crawled": cells}), file)
    return file.getvalue()


def write_feather(cells: list[Any]) -> bytes:
    """An Arrow file with a day a row."""
    arrow, feather = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.feather")
    file = io.BytesIO()
    feather.write_feather(arrow.table({"html": [PAGE] * len(cells), "crawled": cells}), file)
    return file.getvalue()


def write_lines(cells: list[Any]) -> bytes:
    """JSON Lines with a day a row."""
    return "".join(json.dumps({"html": PAGE, "crawled": cell}) + "\n" for cell in cells).encode()


def write_csv(cells: list[Any]) -> bytes:
    """CSV with a day a row."""
    return "\n".join(["html,crawled", *(f"{PAGE},{cell}" for cell in cells)]).encode()


WRITERS = {"t.jsonl": write_lines, "t.csv": write_csv, "t.parquet": write_parquet}


@pytest.mark.parametrize("name", WRITERS)
def test_odd_dates_are_said_once_a_table(name: str, saved: Callable[..., str]) -> None:
    cells = ["yesterday", "2024-05-18", "18/05/2024", ""]
    entries, said = read_table(saved(name, WRITERS[name](cells)))
    assert [entry.crawled for entry in entries] == [None, "2024-05-18", None, None]
    message = "crawl dates such as 'yesterday' are not understood; 2 rows are read without"
    assert said == [f"{name}: {message}"]
    assert read_table(saved(name, WRITERS[name](["2024-05-18"])))[1] == []


def test_times_of_arrow_are_read(saved: Callable[..., str]) -> None:
    for name, write in ("t.parquet", write_parquet), ("t.feather", write_feather):
        for cells in [SAVED], [int(SAVED.timestamp())], [SAVED.timestamp() * 1000]:
            entries, said = read_table(saved(name, write(cells)))
            assert [entry.crawled for entry in entries] == ["2024-05-18T03:00:00+00:00"]
            assert said == []


def test_dates_of_a_sidecar_have_the_same_forms(saved: Callable[..., str]) -> None:
    saved("a.html", PAGE.encode())
    rows = b"file,crawled\na.html,1716001200\nb.html,18/05/2024\n"
    entries, said = read_table("a.html", saved("s.csv", rows))
    assert [entry.crawled for entry in entries] == ["2024-05-18T03:00:00+00:00"]
    assert "the sidecar s.csv: crawl dates such as '18/05/2024' are not understood" in said[0]
