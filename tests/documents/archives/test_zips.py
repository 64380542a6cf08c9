"""`documents.archives.zips`: names, sizes and overlaps that a ZIP archive may claim."""

import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from newsclean.documents import unpack as unpacking
from tests.documents.archives.archive_files import errors_of, found, noise, pages_of, tarred, zipped


def test_names_in_a_zip_that_are_no_utf_8(saved: Callable[..., str]) -> None:
    data = zipped({"1234.html": b"x"}).replace(b"1234", "新闻".encode("gbk"))
    (entry,) = found(saved("gbk.zip", data))
    assert (entry.source, entry.name) == ("gbk.zip!新闻.html", "gbk.zip/新闻.html")


def test_a_zip_that_lies_about_sizes(saved: Callable[..., str]) -> None:
    data = zipped({"a.html": b"a", "bomb.html": b" " * 5_000_000, "b.html": b"b"})
    lied = data.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 50))
    every = found(saved("lies.zip", lied))
    assert [code for _, code in errors_of(every)] in (["unpack_broken"], ["unpack_limit"])
    assert list(pages_of(every)) == ["a.html", "b.html"]


def test_a_zip_whose_members_overlap(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each entry of the list of contents leads to the same bytes (Fifield's construction)."""
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 1_000_000)
    data = zipped({"a0000.html": b" " * 90_000})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    count = 2_000
    listed = b"".join(
        data[data.index(b"PK\x01\x02", at + 1) : end].replace(b"a0000", b"a%04d" % number)
        for number in range(count)
    )
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, len(listed))
    local = data[:at]
    struct.pack_into("<I", tail, 16, len(local))
    every = found(saved("overlap.zip", local + listed + bytes(tail)))
    assert sum(len(page) for page in pages_of(every).values()) < 60_000_000
    assert {code for _, code in errors_of(every)} & {"unpack_limit", "unpack_broken"}


def test_encrypted_members(saved: Callable[..., str]) -> None:
    data = bytearray(zipped({"a.html": b"a" * 99, "b.html": b"b"}))
    first, listed = bytes(data).index(b"a.html"), bytes(data).rindex(b"a.html")
    data[first - 30 + 6] |= 1  # the flags in the member's head and in the list of contents
    data[listed - 46 + 8] |= 1
    every = found(saved("secret.zip", bytes(data)))
    assert errors_of(every) == [("secret.zip!a.html", "unpack_broken")]
    assert pages_of(every) == {"b.html": b"b"}


def test_damage_in_a_zip_costs_the_members_it_hits(saved: Callable[..., str]) -> None:
    hit = noise(500)
    data = bytearray(zipped({"a.html": b"a", "b.html": hit, "c.html": b"c"}))
    data[bytes(data).index(hit[100:110])] ^= 0xFF
    every = found(saved("damaged.zip", bytes(data)))
    assert errors_of(every) == [("damaged.zip!b.html", "unpack_broken")]
    assert list(pages_of(every)) == ["a.html", "c.html"]


def test_a_zip_that_is_none(saved: Callable[..., str]) -> None:
    for data in b"", b"<p>page</p>", b"PK", bytes(100):
        name = saved("none.zip", data)
        assert errors_of(found(name)) == [(name, "unpack_broken")]
    assert found(saved("empty.zip", zipped({}))) == []


def test_every_way_of_packing_gives_the_same_page(saved: Callable[..., str]) -> None:
    page = noise(3_000) + b"the same words " * 900
    for packing in zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA:
        data = zipped({"a.html": page, "empty.html": b""}, packing)
        assert pages_of(found(saved("t.zip", data))) == {"a.html": page, "empty.html": b""}


def test_a_member_packed_with_zstd(saved: Callable[..., str]) -> None:
    zstandard = pytest.importorskip("zstandard")
    page = b"<p>page</p>" * 50
    packed = zstandard.compress(page)
    data = bytearray(zipped({"a.html": packed}, zipfile.ZIP_STORED))
    listed = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, listed + 10, 93)
    struct.pack_into("<3L", data, listed + 16, zlib.crc32(page), len(packed), len(page))
    assert pages_of(found(saved("t.zip", bytes(data)))) == {"a.html": page}


def test_a_part_of_an_archive_gives_what_it_has(saved: Callable[..., str]) -> None:
    data = zipped({"a.html": noise(9_000), "b.html": noise(9_000)})
    cut = found(saved("a.zip.001", data[:12_000]))
    assert list(pages_of(cut)) == ["a.html"]
    assert errors_of(cut) == [("a.zip.001", "container")]
    whole = found(saved("b.zip.001", data))
    assert list(pages_of(whole)) == ["a.html", "b.html"], "7z numbers a single part, too"


@pytest.mark.parametrize("name", ["a.tar.gz.001", "a.tar.002"])
def test_a_part_of_a_tar_archive_says_to_join_the_parts(
    name: str, saved: Callable[..., str]
) -> None:
    mode = "w:gz" if ".gz" in name else "w"
    every = found(saved(name, tarred({"a.html": noise(40_000)}, mode)[:20_000]))
    (failure,) = [entry.failure for entry in every if entry.failure]
    assert "join its parts first" in failure.message


def test_another_archive_that_breaks_off_is_no_part(saved: Callable[..., str]) -> None:
    every = found(saved("a.zip", zipped({"a.html": noise(9_000)})[:8_000]))
    assert errors_of(every) == [("a.zip", "unpack_broken")]
