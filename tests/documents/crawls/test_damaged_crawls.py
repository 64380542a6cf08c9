"""A crawl that is damaged in one place: everything else is read, and one error or warning says so."""

import gzip
from collections.abc import Callable

import pytest

from tests.documents.archives.crawl_files import PAGE, codes, found, record, warned

Save = Callable[..., str]
A, B, C = record(1), record(2), record(3)
WHOLE: list[tuple[str, list[str]]] = [("0001", []), ("0002", []), ("0003", [])]
MENDED = [("0001", []), ("0002", ["length_wrong"]), ("0003", [])]
LOST: list[tuple[str, list[str]]] = [("0001", []), ("0003", [])]
SIZE = int(B.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])


def with_length(length: object) -> bytes:
    """The second record with another length."""
    return B.replace(b"Content-Length: %d" % SIZE, f"Content-Length: {length}".encode())


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("gap", [b"", b"\r\n", b"\n", b"\r\n\r\n\r\n\r\n", b"\n\n"])
def test_other_gaps_between_records_are_no_damage(
    gap: bytes, pack: Callable[[bytes], bytes], saved: Save
) -> None:
    parts = [pack(part.removesuffix(b"\r\n\r\n") + gap) for part in (A, B, C)]
    every = found(saved("c.warc.gz", b"".join(parts)))
    assert (warned(every), codes(every)) == (WHOLE, [])
    assert [e.data for e in every] == [PAGE] * 3


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("length", [SIZE - 40, SIZE + 40, SIZE + 300, 10**9, "", "x", -1])
def test_a_wrong_length_is_mended(
    length: object, pack: Callable[[bytes], bytes], saved: Save
) -> None:
    every = found(saved("c.warc.gz", b"".join(map(pack, (A, with_length(length), C)))))
    assert (warned(every), codes(every)) == (MENDED, [])
    assert [e.data for e in every] == [PAGE] * 3


def test_a_wrong_length_at_the_end(saved: Save) -> None:
    every = found(saved("c.warc.gz", gzip.compress(A) + gzip.compress(with_length(SIZE + 99))))
    assert (warned(every), codes(every)) == (MENDED[:2], [])
    every = found(saved("d.warc", A + with_length(SIZE - 9)))
    assert warned(every) == MENDED[:2]


def test_a_page_about_the_format_is_one_page(saved: Save) -> None:
    page = PAGE.replace(b"</p>", b"</p>\r\n\r\n" + C + b"<p>A record.</p>")
    every = found(saved("c.warc", A + record(2, page) + C))
    assert [e.data for e in every] == [PAGE, page, PAGE]
    assert warned(every) == WHOLE


def flip(packed: bytes, at: int) -> bytes:
    """Packed bytes of which one is rotten."""
    return packed[:at] + bytes([packed[at] ^ 0xFF]) + packed[at + 1 :]


PACKED_B = gzip.compress(B)
ROTTEN = {
    "its checksum": flip(PACKED_B, len(PACKED_B) - 6),
    "its middle": flip(PACKED_B, len(PACKED_B) // 2),
    "its first byte": b"\0" * 3 + PACKED_B[3:],
    "its first half alone": PACKED_B[: len(PACKED_B) // 2],
    "its head alone": PACKED_B[:12],
    "rubbish": b"rubbish" * 50,
    "gzip that is no record": gzip.compress(b"no record"),
}


@pytest.mark.parametrize("rotten", ROTTEN)
def test_a_rotten_member_costs_itself(rotten: str, saved: Save) -> None:
    every = found(saved("c.warc.gz", gzip.compress(A) + ROTTEN[rotten] + gzip.compress(C)))
    assert warned(every) == LOST
    assert [code for _, code in codes(every)] == ["unpack_broken"]
    assert [e.source[-4:] for e in every][::2] == ["0001", "0003"]


@pytest.mark.parametrize("rotten", ROTTEN)
def test_a_rotten_member_at_the_end_is_an_error_of_the_file(rotten: str, saved: Save) -> None:
    every = found(saved("c.warc.gz", gzip.compress(A) + ROTTEN[rotten]))
    assert warned(every) == LOST[:1]
    assert codes(every) == [("c.warc.gz", "unpack_broken")]


def test_a_crawl_packed_as_one_goes_as_far_as_it_is_sound(saved: Save) -> None:
    packed = gzip.compress(b"".join(record(n, PAGE + b"%d" % (n**9)) for n in range(2_000)))
    every = found(saved("c.warc.gz", packed[:-99]))
    assert len(warned(every)) > 1_900
    assert codes(every) == [("c.warc.gz", "unpack_broken")]


@pytest.mark.parametrize(
    "head", [b"WARC/9.9\r\n", b"XARC/1.0\r\n", b"\r\r\0\0", b"WARC/1.0\r\n\r\n"]
)
def test_a_broken_head_costs_its_record(head: bytes, saved: Save) -> None:
    every = found(saved("c.warc", A + head + B.partition(b"\n")[2] + C))
    assert warned(every) == LOST
    assert [code for _, code in codes(every)] == ["unpack_broken"]
