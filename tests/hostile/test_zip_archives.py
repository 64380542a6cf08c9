"""ZIP archives made to do harm, or broken: each member that lies costs itself."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents import iter_entries, load
from newsclean.documents import unpack as unpacking
from newsclean.documents.archives.zip_list import find_zip_list
from newsclean.errors import InputError
from tests.documents.archives.archive_files import noise
from tests.hostile.containers import LIMIT, MAX, PAGES, list_found, make_zip, read_all
from tests.hostile.zip_claims import (
    ask_for_dictionary,
    claim,
    claim_at_end,
    claim_at_head,
    make_overlapping,
    widen,
)

Save = Callable[[str, bytes], str]
ALL = ["a.html", "b.html", "c.html"]
BROKEN = ["a.html", "b.html unpack_broken", "c.html"]
DAMAGED = [*ALL, " unpack_broken"]
LARGE = ["a.html", "b.html too_large", "c.html"]
BOMB = PAGES | {"b.html": b" " * 40 * LIMIT}
PLAIN = make_zip(PAGES)
LINE = 46 + len("a.html")  # bytes of the list
LIST_AT = PLAIN.index(b"PK\x01\x02")
STORED = make_zip(PAGES, zipfile.ZIP_STORED)
METHODS = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}
LONG_NAME = "n" * 65_000 + ".html"


def say_small(packing: int) -> bytes:
    """A member that says it has a hundred bytes, and unpacks to forty times the limit."""
    return claim_at_head(claim(make_zip(BOMB, packing), "b.html", size=100), "b.html", size=100)


def lengthen(data: bytes, extra: bytes, comment: bytes) -> bytes:
    """The archive with an extra field and a comment in the last line of its list."""
    end = data.rindex(b"PK\x05\x06")
    data = claim(data, "c.html", extra_size=len(extra), comment_size=len(comment))
    grown = data[:end] + extra + comment + data[end:]
    size = end - data.index(b"PK\x01\x02") + len(extra) + len(comment)
    return claim_at_end(grown, list_size=size)


# What the archive does → its bytes, and what comes of it.
SITUATIONS: dict[str, tuple[bytes, list[str]]] = {
    **{f"a bomb in {name}": (make_zip(BOMB, packing), LARGE) for name, packing in METHODS.items()},
    **{f"a bomb in {name} that says it is small": (say_small(packing), BROKEN) for name, packing in METHODS.items()},
    "a stored member with more bytes than it says": (claim(STORED, "b.html", size=50), BROKEN),
    "a stored member that reaches beyond the file": (claim(STORED, "b.html", packed=2**31), BROKEN),
    "a member of 4 GB by its claim": (claim(PLAIN, "b.html", size=2**32 - 2), LARGE),
    "a member with the mark of ZIP64 and no such field": (claim(PLAIN, "b.html", size=2**32 - 1), LARGE),
    "a member without bytes that says it has some": (claim(PLAIN, "b.html", size=0), BROKEN),
    "a member with another checksum": (claim(PLAIN, "b.html", crc=1), BROKEN),
    "deflate64": (claim(PLAIN, "b.html", method=9), BROKEN),
    "PPMd": (claim(PLAIN, "b.html", method=98), BROKEN),
    "a way of packing that nobody knows": (claim(PLAIN, "b.html", method=77), BROKEN),
    "bzip2 that is none": (claim(PLAIN, "b.html", method=12), BROKEN),
    "LZMA without its head": (claim(PLAIN, "b.html", method=14), BROKEN),
    "LZMA that asks for a dictionary of 1 GB": (ask_for_dictionary(make_zip(PAGES, zipfile.ZIP_LZMA), "b.html", 1 << 30), ["a.html", "b.html unpack_limit", "c.html"]),
    "an encrypted member": (claim(PLAIN, "b.html", flags=1), BROKEN),
    "a program of the year 3000 is needed": (claim(PLAIN, "b.html", needed=255), ALL),
    "a place beyond the file": (claim(PLAIN, "b.html", at=2**31), BROKEN),
    "a place in the middle of another member": (claim(PLAIN, "b.html", at=20), BROKEN),
    "another name in the member's own head": (PLAIN.replace(b"b.html", b"x.html", 1), BROKEN),
    "a head with a name longer than the file": (claim_at_head(PLAIN, "b.html", name_size=65_535), BROKEN),
    "one part of several files": (claim_at_end(PLAIN, disk=3), [" unpack_broken"]),
    "a list that is longer than the file": (claim_at_end(PLAIN, list_size=2**31), [*ALL, " unpack_broken"]),
    "a list that breaks off in the middle": (PLAIN.replace(b"PK\x01\x02", b"PK\x01\x03"), [*ALL, " unpack_broken"]),
    "a list that counts more members than it has": (claim_at_end(PLAIN, count=65_535), DAMAGED),
    "a list that counts fewer": (claim_at_end(PLAIN, count=2), DAMAGED),
    "a list with no bytes": (claim_at_end(PLAIN, list_size=0), DAMAGED),
    "a list with no bytes and no members": (claim_at_end(PLAIN, list_size=0, count=0), DAMAGED),
    "a list without its first line": (claim_at_end(PLAIN, list_size=2 * LINE), DAMAGED),
    "a list without its first line, and the count of it": (claim_at_end(PLAIN, list_size=2 * LINE, count=2, list_at=LIST_AT), DAMAGED),
    "a list that begins a byte early": (claim_at_end(PLAIN, list_size=3 * LINE + 1), DAMAGED),
    "a list with another place": (claim_at_end(PLAIN, list_at=LIST_AT + 1), DAMAGED),
    "a list with a place before the file": (claim_at_end(PLAIN, list_at=2**31), DAMAGED),
    "a line that swallows all others": (claim(PLAIN, "a.html", extra_size=255), DAMAGED),
    "a line that swallows the next": (claim(PLAIN, "a.html", extra_size=LINE), DAMAGED),
    "a line that swallows the last two": (claim(PLAIN, "a.html", comment_size=2 * LINE), DAMAGED),
    "a line whose name swallows the next": (claim(PLAIN, "a.html", name_size=6 + LINE), DAMAGED),
    "a line whose name is too short": (claim(PLAIN, "b.html", name_size=5), DAMAGED),
    "a last line that reaches beyond the list": (claim(PLAIN, "c.html", comment_size=9), DAMAGED),
    "a damaged list behind foreign bytes": (b"MZ" * 50 + claim_at_end(PLAIN, count=2), DAMAGED),
    "foreign bytes before the archive": (b"MZ" * 50 + PLAIN, ALL),
    "another archive before the archive": (make_zip({"x.html": b"x"}) + PLAIN, ALL),
    "a damaged list in ZIP64": (widen(claim(PLAIN, "a.html", extra_size=LINE), count=3), DAMAGED),
    "a whole list in ZIP64": (widen(PLAIN, count=3), ALL),
    "a list in ZIP64 with another count": (widen(PLAIN, count=65_539), DAMAGED),
    "an extra field that is longer than it is": (lengthen(PLAIN, struct.pack("<HH", 1, 9_999), b""), ALL),
    "an extra field and a comment of 64 KB": (lengthen(PLAIN, bytes(65_532), b"c" * 65_535), ALL),
    "a comment that holds an end record": (claim_at_end(PLAIN, comment_size=40) + b"PK\x05\x06" + b"c" * 36, ["a.html", "b.html", "c.html"]),
    "a ZIP archive in the archive": (make_zip(PAGES | {"b.zip": PLAIN}), [*ALL, *(f"b.zip!{name}" for name in ALL)]),
    "names that lead out": (make_zip({"../../a.html": b"a", "/b.html": b"b", "C:\\c.html": b"c"}), ["../../a.html", "/b.html", "C:\\c.html"]),
    "three bytes": (b"PK\x03", [" unpack_broken"]),
    "an end record alone that leads before the file": (claim_at_end(make_zip({}), list_at=99), []),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_member_that_lies_costs_itself(situation: str, saved: Save) -> None:
    data, expected = SITUATIONS[situation]
    assert list_found(saved("t.zip", data)) == expected


def test_the_damage_of_a_list_is_told(saved: Save) -> None:
    name = saved("t.zip", claim(PLAIN, "a.html", extra_size=255))
    *_, broken = iter_entries([name], MAX)
    with pytest.raises(InputError, match="its list of contents is damaged"):
        load(broken, LIMIT)


def test_more_members_than_16_bits_can_count_are_no_damage() -> None:
    listed, end = LIST_AT, PLAIN.rindex(b"PK\x05\x06")
    lines = PLAIN[listed : listed + LINE] * 65_540
    data = PLAIN[:listed] + lines + PLAIN[end:]
    for count, is_whole in (4, True), (65_535, True), (5, False):
        claimed = claim_at_end(data, count=count, list_size=len(lines))
        found = find_zip_list(io.BytesIO(claimed))
        assert found
        assert found.is_whole is is_whole


def test_names_of_64_kb_are_cut_and_stay_apart(saved: Save) -> None:
    name = saved("t.zip", make_zip({LONG_NAME: b"a", "x" + LONG_NAME: b"b", "y": b"c"}))
    one, two, three = read_all(name)
    assert (one.data, two.data, three.skipped) == (b"a", b"b", True)
    assert max(len(one.source), len(two.source)) < 4_200


def test_a_thousand_members_of_one_name_stay_apart(saved: Save) -> None:
    pages = read_all(saved("t.zip", make_overlapping(1_000)))
    assert sum(page.data is not None for page in pages) == 1_000


def test_members_that_overlap_end_the_archive(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 5 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 1)
    every = list_found(saved("t.zip", make_overlapping(2_000)))
    assert every[-1] == " unpack_limit"
    assert 3 < len(every) < 50


def test_members_that_are_refused_count_too(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that unpacks to more than the limit costs as much as one that is read."""
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 5 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 1)
    data = make_overlapping(2_000).replace(struct.pack("<L", LIMIT), struct.pack("<L", LIMIT - 1))
    every = list_found(saved("t.zip", data))
    assert every[-1] == " unpack_limit"
    assert 3 < len(every) < 50


def test_a_streamed_bomb_in_a_cut_archive_ends_it(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 5 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 1)
    data = claim_at_head(make_zip(BOMB), "b.html", flags=8, packed=0, size=0)
    assert list_found(saved("t.zip", data[:-10])) == ["a.html", " unpack_limit"]


def test_a_list_of_many_names_is_never_whole_in_memory(saved: Save) -> None:
    name = saved("t.zip", make_zip({f"{number:07}.css": b"" for number in range(10_000)}))
    assert len(PLAIN) < 1_000
    next(iter_entries([name], MAX))  # what is loaded once is not counted
    tracemalloc.start()
    try:
        assert sum(1 for _ in iter_entries([name], MAX)) == 10_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_500_000  # zipfile takes 600 bytes a member: 6,000,000


@pytest.mark.parametrize("packing", METHODS.values(), ids=list(METHODS))
def test_no_member_is_unpacked_further_than_the_limit(packing: int, saved: Save) -> None:
    """Whatever it packs: `zipfile` would unpack all that it has read of bzip2 and LZMA at once."""
    size = 300 * LIMIT
    data = make_zip({"a.html": b" " * size, "b.html": noise(500)}, packing)
    if packing == zipfile.ZIP_LZMA:
        for name in "a.html", "b.html":
            data = ask_for_dictionary(data, name, 1 << 16)  # else it is 8 MB
    for lied in data, claim(data, "a.html", size=LIMIT):
        name = saved("t.zip", lied)
        read_all(name)
        tracemalloc.start()
        try:
            every = list_found(name)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert every[1] == "b.html"
        assert every[0].startswith("a.html ")
        assert peak < size // 3
