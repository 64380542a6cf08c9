"""ZIP and TAR archives of pages: what is in them, and what is done to them."""

import gzip
import io
import lzma
import os
import random
import re
import struct
import tarfile
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Iterator

import pytest

from newsclean.documents import Entry, Selection, iter_entries, read
from newsclean.documents import unpack as unpacking
from newsclean.documents.files import find_reader
from newsclean.documents.unpack import PACKINGS
from newsclean.errors import ERROR_CODES

PAGES = {
    "a.html": b"<p>The first page.</p>" * 40,
    "in/b.txt": b"The second page.\n" * 30,
    "in/deep/er/c.html.gz": gzip.compress(b"<p>The third page.</p>", mtime=0),
    "../../outside.html": b"<p>up</p>",
    "/etc/page.html": b"<p>root</p>",
    "in/b.htm": bytes(range(256)) * 12,
    "新/闻.html": "<p>新闻</p>".encode(),
    "style.css": b"p {}",
    "no-ending": b"?",
}
READ = [name for name in PAGES if name not in {"style.css", "no-ending"}]
MAX = Selection(max_bytes=100_000)


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that do not pack."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - noise, no secret


def zipped(pages: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.mkdir("in")
        for name, data in pages.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return file.getvalue()


def tarred(pages: dict[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, format=form) as archive:  # type: ignore[call-overload]  # the mode is a parameter
        folder = tarfile.TarInfo("in")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, data in pages.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def found(name: str, selection: Selection = MAX) -> list[Entry]:
    """All entries of one archive, checked for what must always hold."""
    every = list(iter_entries([name], selection))
    for entry in every:
        assert entry.source == name or entry.source.startswith(f"{name}!")
        if entry.failure:
            assert entry.failure.code in ERROR_CODES
            assert entry.failure.message.isprintable()
    for values in zip(*((e.source, e.name) for e in every if not e.skipped), strict=True):
        assert len(set(values)) == len(values)
    return every


def pages_of(every: list[Entry]) -> dict[str, bytes]:
    """The pages' bytes, by what the archive calls them."""
    return {
        entry.source.partition("!")[2]: entry.data
        for entry in every
        if entry.data is not None and not entry.skipped
    }


def errors_of(every: list[Entry]) -> list[tuple[str, str]]:
    """The sources and codes of the errors."""
    return [(entry.source, entry.failure.code) for entry in every if entry.failure]


ARCHIVES = {
    "pages.zip": lambda: zipped(PAGES),
    "stored.ZIP": lambda: zipped(PAGES, zipfile.ZIP_STORED),
    "bzip2.zip": lambda: zipped(PAGES, zipfile.ZIP_BZIP2),
    "pages.tar": lambda: tarred(PAGES),
    "gnu.tar": lambda: tarred(PAGES, form=tarfile.GNU_FORMAT),
    "pages.tar.gz": lambda: tarred(PAGES, "w:gz"),
    "pages.tgz": lambda: tarred(PAGES, "w:gz"),
    "pages.tar.bz2": lambda: tarred(PAGES, "w:bz2"),
    "pages.tar.xz": lambda: tarred(PAGES, "w:xz"),
    "named-gz.tar": lambda: tarred(PAGES, "w:gz"),
    "named-plain.tar.gz": lambda: tarred(PAGES),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_archive_gives_the_same_pages(name: str, saved: Callable[..., str]) -> None:
    every = found(saved(name, ARCHIVES[name]()))
    assert list(pages_of(every)) == READ  # in the archive's order
    assert pages_of(every) == {inner: PAGES[inner] for inner in READ}
    assert [e.source for e in every if e.skipped] == [f"{name}!style.css", f"{name}!no-ending"]
    assert read(every[READ.index("in/deep/er/c.html.gz")], 1_000) == b"<p>The third page.</p>"


def test_zstd(saved: Callable[..., str]) -> None:
    zstandard = pytest.importorskip("zstandard")
    for name in "a.tar.zst", "b.tzst":
        every = found(saved(name, zstandard.compress(tarred(PAGES))))
        assert list(pages_of(every)) == READ


def test_no_name_leads_out_of_the_output_folder(saved: Callable[..., str]) -> None:
    for name in "pages.zip", "pages.tar":
        names = [e.name for e in found(saved(name, ARCHIVES[name]())) if not e.skipped]
        assert f"{name}/%2E%2E/%2E%2E/outside.html" in names
        assert f"{name}/%/etc/page.html" in names


def test_selection_looks_at_the_names_inside(saved: Callable[..., str]) -> None:
    name = saved("pages.zip", zipped(PAGES))
    assert list(pages_of(found(name, MAX._replace(include=("*.css",))))) == ["style.css"]
    assert list(pages_of(found(name, MAX._replace(exclude=("in/**", "*.html"))))) == []


def test_archives_in_a_folder_are_opened(saved: Callable[..., str]) -> None:
    os.mkdir("in")
    saved("in/pages.zip", zipped(PAGES))
    saved("in/a.html", b"x")
    sources = [e.source for e in iter_entries(["in"]) if not e.skipped]
    assert sources == ["in/a.html", *(f"in/pages.zip!{name}" for name in READ)]


def test_names_in_a_zip_that_are_no_utf_8(saved: Callable[..., str]) -> None:
    data = zipped({"1234.html": b"x"}).replace(b"1234", "新闻".encode("gbk"))
    (entry,) = found(saved("gbk.zip", data))
    assert entry.source == r"gbk.zip!\xd0\xc2\xce\xc5.html"
    assert entry.name == "gbk.zip/%D0%C2%CE%C5.html"


def test_names_that_come_twice(saved: Callable[..., str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of zipfile, that it writes what we ask for
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for number in range(3):
                archive.writestr("a.html", f"<p>{number}</p>")
            archive.writestr("a.html#2", "no page")
    every = found(saved("twice.zip", file.getvalue()), MAX._replace(include=("*",)))
    assert [e.source for e in every] == [
        "twice.zip!a.html",
        "twice.zip!a.html#2",
        "twice.zip!a.html#3",
        "twice.zip!a.html#2#4",
    ]
    assert [e.data for e in every] == [b"<p>0</p>", b"<p>1</p>", b"<p>2</p>", b"no page"]


def test_archives_in_archives_are_told(saved: Callable[..., str]) -> None:
    inner = {"more.zip": b"PK", "crawl.warc.gz": b"", "a.html": b"<p>a</p>"}
    for name, data in ("z.zip", zipped(inner)), ("t.tar", tarred(inner)):
        every = found(saved(name, data))
        assert errors_of(every) == [
            (f"{name}!more.zip", "unpack_limit"),
            (f"{name}!crawl.warc.gz", "unpack_limit"),
        ]
        assert list(pages_of(every)) == ["a.html"]


def test_large_members_are_errors_and_the_rest_is_read(saved: Callable[..., str]) -> None:
    pages = {"a.html": b"a", "big.html": b" " * 100_001, "b.html": b" " * 100_000}
    for name, data in ("z.zip", zipped(pages)), ("t.tar.gz", tarred(pages, "w:gz")):
        every = found(saved(name, data))
        assert errors_of(every) == [(f"{name}!big.html", "too_large")]
        assert list(pages_of(every)) == ["a.html", "b.html"]


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


def streamed(pages: dict[str, bytes]) -> bytes:
    """A ZIP archive written into a pipe: sizes stand behind the members."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError(29, "Illegal seek")

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("make", [zipped, streamed])
def test_what_stands_before_the_break_of_a_zip_is_read(
    make: Callable[[dict[str, bytes]], bytes], saved: Callable[..., str]
) -> None:
    pages = {f"{i}.html": noise(400 + i) for i in range(8)}
    whole = make(pages)
    ends = [
        found.start() for found in re.finditer(b"PK\x03\x04.{26}[1-7]|PK\x01\x02", whole, re.DOTALL)
    ]
    descriptor = 16 if make is streamed else 0  # behind the data; the page does not need it
    for cut in range(1, len(whole), 173):
        name = saved("cut.zip", whole[:cut])
        every = found(name)
        count = sum(end - descriptor <= cut for end in ends[:8])
        assert list(pages_of(every).items()) == list(pages.items())[:count]
        assert errors_of(every) == [(name, "unpack_broken")]


def test_a_zip_that_is_none(saved: Callable[..., str]) -> None:
    for data in b"", b"<p>page</p>", b"PK", bytes(100):
        name = saved("none.zip", data)
        assert errors_of(found(name)) == [(name, "unpack_broken")]
    assert found(saved("empty.zip", zipped({}))) == []


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


def test_an_archive_is_never_whole_in_memory(saved: Callable[..., str]) -> None:
    pages = {f"{i}.html": noise(20_000, i) for i in range(200)}
    for name, data in (
        ("t.tar", tarred(pages)),
        ("t.tgz", tarred(pages, "w:gz")),
        ("z.zip", zipped(pages)),
    ):
        saved(name, data)
        del data
        next(iter_entries([name]))  # what is loaded once is not counted
        tracemalloc.start()
        try:
            count = sum(1 for _ in iter_entries([name]))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert count == 200
        assert peak < 1_000_000  # of 4,000,000


def test_an_archive_is_closed_when_nobody_reads_on(saved: Callable[..., str]) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("this system does not tell which files are open")
    for name in "pages.zip", "pages.tar.gz":
        saved(name, ARCHIVES[name]())
        before = len(os.listdir("/proc/self/fd"))
        every = iter_entries([name])
        next(every)
        assert len(os.listdir("/proc/self/fd")) == before + 1
        assert isinstance(every, Iterator)
        every.close()  # type: ignore[attr-defined]  # a generator
        assert len(os.listdir("/proc/self/fd")) == before


def test_a_failing_disk_ends_one_archive_only(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 3_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    data = tarred(PAGES)
    name = saved("t.tar", data)
    monkeypatch.setattr("newsclean.documents.container.open_regular", lambda _: Failing(data))
    every = list(iter_entries([name, name]))
    assert [code for _, code in errors_of(every)] == ["changed", "changed"]
    assert sum(e.data is not None for e in every) >= 2


def test_all_packings_have_an_archive_ending() -> None:
    for packing in PACKINGS:
        assert find_reader(f"a.TAR{packing.ending}", tables=False)
        assert find_reader(f"a.warc{packing.ending}", tables=False)
        assert find_reader(f"a.html{packing.ending}", tables=False) is None
