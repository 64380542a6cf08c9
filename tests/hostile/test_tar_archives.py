"""TAR archives made to do harm, or broken: heads that claim sizes, holes and names."""

import tarfile
import tracemalloc
from collections.abc import Callable

import pytest

from newsclean.documents import iter_entries
from newsclean.documents.archives import tars
from tests.hostile.containers import MAX, PAGES, list_found, make_tar, read_all

Save = Callable[[str, bytes], str]
ALL = ["a.html", "b.html", "c.html"]
A, B, C = (
    make_tar({name: page})[: 512 + -(-len(page) // 512) * 512] for name, page in PAGES.items()
)
END = bytes(1024)
TERA = 10**12


def make_head(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, **numbers: bytes) -> bytes:
    """A head block with any size, and other bytes at places: `at_482=b"..."`."""
    info = tarfile.TarInfo(name)
    info.type = kind
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[124:136] = (
        b"%011o\0" % size
        if 0 <= size < 8**11
        else (b"\xff" if size < 0 else b"\x80") + (size % 2**88).to_bytes(11, "big")
    )
    for place, data in numbers.items():
        at = int(place.removeprefix("at_"))
        head[at : at + len(data)] = data
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


def pad(data: bytes) -> bytes:
    """Data in whole blocks."""
    return data + bytes(-len(data) % 512)


def make_pax(*fields: bytes, kind: bytes = tarfile.XHDTYPE, claimed: int | None = None) -> bytes:
    """An extended head with some fields."""
    data = b""
    for field in fields:
        size = len(field) + 2
        size += len(str(size + len(str(size))))
        data += b"%d %s\n" % (size, field)
    return make_head("pax", kind, len(data) if claimed is None else claimed) + pad(data)


def make_long_name(name: bytes) -> bytes:
    """The head of GNU for a long name."""
    return make_head("././@LongLink", tarfile.GNUTYPE_LONGNAME, len(name)) + pad(name)


def make_sparse(*fields: bytes) -> bytes:
    """A member that is stored with holes, as POSIX heads say it."""
    return (
        make_pax(*fields, b"GNU.sparse.name=b.html") + make_head("x/b.html", size=512) + bytes(512)
    )


BROKEN = ["a.html", "b.html unpack_broken", "c.html"]
LARGE = ["a.html", "b.html too_large", "c.html"]
CUT = ["a.html", " unpack_broken"]
LARGE_HEAD = tars.MAX_TAR_HEAD_BYTES + 1

# What the archive does → its bytes, and what comes of it.
SITUATIONS: dict[str, tuple[bytes, list[str]]] = {
    "an extended head of more than 1 MB": (A + make_pax(b"comment=" + b"x" * LARGE_HEAD) + B + C + END, LARGE),
    "an extended head that claims 8 GB": (A + make_pax(b"path=b.html", claimed=8 * 10**9) + B + C + END, CUT),
    "an extended head with a number of 600 digits": (A + make_pax(b"size=" + b"7" * 600) + B + C + END, CUT),
    "a long run of digits that is no field": (A + make_pax(claimed=700) + b"7" * 700 + bytes(324) + B + C + END, ALL),
    "a field that claims more bytes than the head has": (A + make_head("p", tarfile.XHDTYPE, 20) + pad(b"99999 path=z.html\n") + B + C + END, ALL),
    "a field of no bytes": (A + make_head("p", tarfile.XHDTYPE, 9) + pad(b"0 path=z\n") + B + C + END, ALL),
    "a head for all that follow of more than 1 MB": (A + make_pax(b"comment=" + b"x" * LARGE_HEAD, kind=tarfile.XGLTYPE) + B + C + END, ALL),
    "many heads for all that follow": (A + make_pax(b"k=v", kind=tarfile.XGLTYPE) * 500 + B + C + END, ALL),
    "an unknown charset of heads": (A + make_pax(b"hdrcharset=\xff\xfe no such") + B + C + END, ALL),
    "a size that is no number": (A + make_pax(b"size=many") + B + C + END, CUT),
    "a size below zero in an extended head": (A + make_pax(b"size=-512") + B + C + END, CUT),
    "an extended head that gives the size": (A + make_pax(b"size=%d" % len(PAGES["b.html"])) + make_head("b.html") + B[512:] + C + END, ALL),
    "a long name of more than 1 MB": (A + make_long_name(b"n" * LARGE_HEAD) + B + C + END, LARGE),
    "a chain of two thousand long names": (A + make_long_name(b"n.html\0") * 2_000 + make_long_name(b"b.html\0") + B + C + END, ALL),
    "a chain of two thousand extended heads": (A + make_pax(b"path=n.html") * 2_000 + make_pax(b"path=b.html") + B + C + END, ALL),
    "a long name with nothing behind it": (A + make_long_name(b"b.html\0"), CUT),
    "a size below zero": (A + make_head("b.html", size=-512) + C + END, CUT),
    "a size of a million GB": (A + make_head("b.html", size=10**15) + C + END, [*LARGE[:2], " unpack_broken"]),
    "a size of 2 to the power of 80": (A + make_head("b.html", size=2**80) + C + END, [*LARGE[:2], " unpack_broken"]),
    "holes as old GNU tar writes them": (A + make_head("b.html", tarfile.GNUTYPE_SPARSE, 512, at_483=b"%011o\0" % 10**9) + bytes(512) + C + END, BROKEN),
    "a list of holes over many blocks": (A + make_head("b.html", tarfile.GNUTYPE_SPARSE, 512, at_482=b"\1") + (bytes(504) + b"\1" + bytes(7)) * 2_000 + bytes(1024) + C + END, BROKEN),
    "a list of holes that never ends": (A + make_head("b.html", tarfile.GNUTYPE_SPARSE, 0, at_482=b"\1") + (bytes(504) + b"\1" + bytes(7)) * 9, [*BROKEN[:2], " unpack_broken"]),
    "holes in a map": (A + make_sparse(b"GNU.sparse.map=9,5,1,5", b"GNU.sparse.size=%d" % TERA) + C + END, BROKEN),
    "holes in fields": (A + make_sparse(b"GNU.sparse.size=%d" % TERA, b"GNU.sparse.offset=-1") + C + END, BROKEN),
    "holes in front of the data": (A + make_sparse(b"GNU.sparse.major=1", b"GNU.sparse.minor=0", b"GNU.sparse.realsize=%d" % TERA) + C + END, BROKEN),
    "a picture with holes": (A + make_head("b.png", tarfile.GNUTYPE_SPARSE, 512) + bytes(512) + C + END, ["a.html", "c.html"]),
    "a link of an enormous size": (A + make_head("b.html", tarfile.SYMTYPE, TERA) + C + END, ["a.html", "b.html symlink", "c.html"]),
    "a folder of an enormous size": (A + make_head("b.html", tarfile.DIRTYPE, TERA) + C + END, ["a.html", "c.html"]),
    "a kind of member that nobody knows": (A + make_head("b.html", b"~", len(PAGES["b.html"])) + B[512:] + C + END, ALL),
    "a head whose checksum is another": (A + B.replace(b"b.html", b"x.html", 1) + C + END, CUT),
    "no end": (A + B, ["a.html", "b.html", " unpack_broken"]),
    "nothing": (b"", [" unpack_broken"]),
    "half a head": (A[:300], [" unpack_broken"]),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_member_that_lies_costs_itself(situation: str, saved: Save) -> None:
    data, expected = SITUATIONS[situation]
    assert list_found(saved("t.tar", data)) == expected


def test_a_name_of_64_kb_is_cut(saved: Save) -> None:
    data = make_long_name(b"n" * 64_000 + b".html\0") + B + END
    (page,) = read_all(saved("t.tar", data))
    assert page.data == PAGES["b.html"]
    assert len(page.source) < 4_200


def test_no_head_is_whole_in_memory(saved: Save) -> None:
    """`tarfile` reads an extended head whole, and keeps each member that it has met."""
    large = make_pax(b"comment=" + b"x" * 20_000_000)
    for data in large + B + END, make_head("a.css") * 5_000 + END:
        name = saved("t.tar", data)
        list(iter_entries([name], MAX))
        tracemalloc.start()
        try:
            list_found(name)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 3_000_000
