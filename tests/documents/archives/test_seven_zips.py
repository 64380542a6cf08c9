"""`documents.archives.seven_zips`: 7z archives, bounded, and damage that costs what it hits."""

import io
from collections.abc import Callable

import pytest

from newsclean.documents import unpack as unpacking
from newsclean.documents.archives import members, seven_zips
from tests.documents.archives.archive_files import MAX, errors_of, found, noise, pages_of, zipped

py7zr = pytest.importorskip("py7zr")
Saved = Callable[..., str]
PAGE = b"<p>The tunnel opened.</p>"
PAGES = {"in/a.html": PAGE * 20, "新闻.html": PAGE, "style.css": b"p {}", "empty.html": b""}


def seven_zipped(pages: dict[str, bytes], password: str | None = None) -> bytes:
    """A 7z archive."""
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", password=password) as archive:
        for name, data in pages.items():
            archive.writestr(data, name)
    return file.getvalue()


def test_its_pages_are_read_and_what_is_none_is_skipped(saved: Saved) -> None:
    every = found(saved("a.7z", seven_zipped(PAGES)))
    assert pages_of(every) == {name: PAGES[name] for name in PAGES if name != "style.css"}
    assert [(e.source, e.reason) for e in every if e.skipped] == [
        ("a.7z!style.css", "no page by its name")
    ]


def test_it_is_read_in_other_archives_and_they_in_it(saved: Saved) -> None:
    inner = seven_zipped({"a.zip": zipped({"b.html": PAGE})})
    every = found(saved("z.zip", zipped({"in.7z": inner})))
    assert list(pages_of(every)) == ["in.7z!a.zip!b.html"]


def test_a_large_page_is_one_error(saved: Saved) -> None:
    every = found(saved("a.7z", seven_zipped({"a.html": b" " * 100_001, "b.html": PAGE})))
    assert errors_of(every) == [("a.7z!a.html", "too_large")]
    assert list(pages_of(every)) == ["b.html"]


def test_a_password_is_asked_for_by_name(saved: Saved) -> None:
    (entry,) = found(saved("a.7z", seven_zipped(PAGES, "secret")))
    assert entry.failure
    assert "encrypted" in entry.failure.message


def test_a_bomb_ends_it(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    data = seven_zipped({"a.html": PAGE, "bomb.html": bytes(20_000_000), "c.html": PAGE})
    name = saved("a.7z", data)
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 1_000_000)
    every = found(name)
    assert list(pages_of(every)) == ["a.html"]
    assert errors_of(every) == [(name, "unpack_limit")]


def test_what_is_kept_is_bounded(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    name = saved("a.7z", seven_zipped({"a.html": PAGE, "b.html": noise(90_000)}))
    monkeypatch.setattr(members, "MAX_KEPT_BYTES", 50_000)
    assert errors_of(found(name)) == [(name, "too_large")]


def test_what_is_not_wanted_is_not_kept(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    name = saved("a.7z", seven_zipped({"film.bin": noise(90_000), "b.html": PAGE}))
    monkeypatch.setattr(members, "MAX_KEPT_BYTES", 50_000)
    assert list(pages_of(found(name))) == ["b.html"]
    assert errors_of(found(name)) == []


def test_damage_costs_what_it_hits(saved: Saved) -> None:
    data = bytearray(seven_zipped({"a.html": noise(200_000, 1), "b.html": PAGE}))
    data[100_000] ^= 0xFF
    selection = MAX._replace(max_bytes=1_000_000)
    assert errors_of(found(saved("a.7z", bytes(data)), selection)) == [("a.7z", "unpack_broken")]


@pytest.mark.parametrize("end", [10, 40, 400])
def test_an_archive_that_breaks_off_is_one_error(end: int, saved: Saved) -> None:
    data = seven_zipped({"a.html": noise(5_000)})
    assert errors_of(found(saved("a.7z", data[:end]))) == [("a.7z", "unpack_broken")]


def test_a_part_of_a_split_archive_is_told(saved: Saved) -> None:
    (entry,) = found(saved("a.7z.001", seven_zipped({"a.html": noise(5_000)})[:1_000]))
    assert entry.failure
    assert "a part of a split archive" in entry.failure.message


def test_a_name_that_leads_out_costs_itself(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    """py7zr writes no such name, so another one is taken for it."""
    name = saved("a.7z", seven_zipped({"out/b.html": PAGE, "c.html": PAGE}))
    monkeypatch.setattr(seven_zips, "is_outside", lambda name: name.startswith("out/"))
    every = found(name)
    assert list(pages_of(every)) == ["c.html"]
    assert errors_of(every) == [("a.7z!out/b.html", "unpack_broken")]
