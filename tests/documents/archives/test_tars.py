"""`documents.archives.tars`: links and devices, breaks, joined archives, bombs."""

import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest

from newsclean.documents import unpack as unpacking
from tests.documents.archives.archive_files import (
    errors_of,
    found,
    noise,
    pages_of,
    tarred,
)


def test_links_and_devices_in_a_tar(saved: Callable[..., str]) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("link.html", tarfile.SYMTYPE),
            ("again.html", tarfile.LNKTYPE),
            ("pipe.html", tarfile.FIFOTYPE),
            ("null.html", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("page.html")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"<p>"))
    every = found(saved("t.tar", file.getvalue()))
    assert errors_of(every) == [
        ("t.tar!link.html", "symlink"),
        ("t.tar!again.html", "symlink"),
        ("t.tar!pipe.html", "not_regular"),
        ("t.tar!null.html", "not_regular"),
    ]
    assert pages_of(every) == {"page.html": b"<p>"}


PACKED_TARS: dict[str, Callable[[bytes], bytes]] = {
    "t.tar": bytes,
    "t.tar.gz": gzip.compress,
    "t.tar.xz": lzma.compress,
}


@pytest.mark.parametrize("name", PACKED_TARS)
def test_what_stands_before_the_break_of_a_tar_is_read(
    name: str, saved: Callable[..., str]
) -> None:
    pages = {f"{i}.html": noise(700, i) for i in range(8)}
    plain = tarred(pages)
    packed = PACKED_TARS[name](plain)
    ends = [plain.index(page) + len(page) for page in pages.values()]
    size = ends[-1] + 1_000 if name == "t.tar" else len(packed)  # zeros up to a round number follow
    for cut in [512, 1_024, 1_536, *range(1, size, 331)]:
        every = found(saved(name, packed[:cut]))
        got = pages_of(every)
        assert list(got.items()) == list(pages.items())[: len(got)]
        assert errors_of(every) == [(name, "unpack_broken")]
        if name == "t.tar":
            assert len(got) == sum(end <= cut for end in ends)
    assert len(got) >= 6  # all but what the packer had not yet written out


def test_a_damaged_head_in_a_tar_is_not_taken_for_its_end(saved: Callable[..., str]) -> None:
    data = bytearray(tarred({f"{i}.html": b"x" * 600 for i in range(4)}))
    data[512 + 2 * 1536 + 20] ^= 0xFF  # the head of the third page
    every = found(saved("t.tar", bytes(data)))
    assert list(pages_of(every)) == ["0.html", "1.html"]
    assert errors_of(every) == [("t.tar", "unpack_broken")]


def test_joined_tars_are_read_to_their_end(saved: Callable[..., str]) -> None:
    one, two = tarred({"a.html": b"a"}), tarred({"b.html": b"b", "a.html": b"c"})
    every = found(saved("t.tar", one + two))
    assert pages_of(every) == {"a.html": b"a", "b.html": b"b", "a.html#3": b"c"}
    every = found(saved("t.tar", one + b"rubbish" * 100))
    assert list(pages_of(every)) == ["a.html"]
    assert errors_of(every) == [("t.tar", "unpack_broken")]


def test_a_tar_bomb_ends_the_archive(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 2_000_000)
    pages = {"a.html": b"a", "bomb.bin": bytes(60_000_000), "b.html": b"b"}
    every = found(saved("bomb.tar.xz", tarred(pages, "w:xz")))
    assert list(pages_of(every)) == ["a.html"]
    assert errors_of(every) == [("bomb.tar.xz", "unpack_limit")]
