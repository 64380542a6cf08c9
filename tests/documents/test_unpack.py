"""Packed single pages: .gz, .bz2, .xz, .zst and MHTML, through the inputs and through `extract`."""

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean
from newsclean.documents import Entry, iter_entries, load
from newsclean.documents import unpack as unpacking
from newsclean.documents.unpack import (
    DEFLATE_PACKING,
    PACKINGS,
    ZLIB_PACKING,
    Packing,
    UnpackedStream,
    unpack,
)
from newsclean.errors import InputError, NewscleanError
from newsclean.model import Settings

Pack = Callable[[bytes], bytes]

TEXT = (
    "The harbour bridge was opened to traffic on Monday after nine years of work, the town said. "
    "Crossing it takes ten minutes, and the ferry that it replaces will go on until the autumn. "
)
HTML = (
    "<html><head><title>Bridge opened</title></head><body><article><h1>Bridge opened</h1>"
    + "".join(f"<p>{TEXT}In part {i} of the plan a tram follows.</p>" for i in range(4))
    + "</article></body></html>"
).encode()
ZH = HTML.decode().replace("Bridge opened", "大桥通车").encode("gb18030")
LIMIT = 1_000_000


def zstd(data: bytes) -> bytes:
    """Pack as the zstd tool does, with a checksum."""
    zstandard = pytest.importorskip("zstandard")
    packed: bytes = zstandard.ZstdCompressor(write_checksum=True).compress(data)
    return packed


PACKS: dict[str, Pack] = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd,
}


@pytest.fixture(params=PACKINGS, ids=[packing.ending for packing in PACKINGS])
def packing(request: pytest.FixtureRequest) -> Packing:
    """Every way of packing."""
    found: Packing = request.param
    return found


@pytest.fixture
def pack(packing: Packing) -> Pack:
    """Its packer."""
    return PACKS[packing.ending]


def code_of(call: Callable[[], object]) -> str:
    """The code of the error that a call gives."""
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value).isprintable()
    return caught.value.code


def noise(size: int = 200_000) -> bytes:
    """What does not pack well."""
    return random.Random(7).randbytes(size)  # noqa: S311 - noise, no secret


def test_packed_and_unpacked_are_the_same(packing: Packing, pack: Pack) -> None:
    for data in b"", b"x", noise(), HTML * 500:
        assert unpack(pack(data), packing, LIMIT) == data
    joined = pack(HTML) + pack(b"") + pack(ZH) + bytes(70_000)
    assert unpack(joined, packing, LIMIT) == HTML + ZH


def test_any_size_can_be_read(packing: Packing, pack: Pack) -> None:
    sizes = random.Random(3)  # noqa: S311 - sizes, no secrets
    data = noise() + b" " * 300_000
    stream = UnpackedStream(io.BytesIO(pack(data) + pack(HTML)), packing)
    pieces = iter(lambda: stream.read(sizes.randrange(1, 90_000)), b"")
    assert b"".join(pieces) == data + HTML


@pytest.mark.parametrize("cut", [1, 2, 5, 9, 40, 0.3, 0.9])
def test_a_cut_file_is_broken(packing: Packing, pack: Pack, cut: float) -> None:
    whole = pack(noise(5_000))
    size = int(len(whole) * cut) if cut < 1 else len(whole) - int(cut)
    assert code_of(lambda: unpack(whole[:size], packing, LIMIT)) == "unpack_broken"
    assert code_of(lambda: unpack(whole + whole[:size], packing, LIMIT)) == "unpack_broken"


@pytest.mark.parametrize("rest", [b"x", HTML, b"\0\0x"])
def test_what_follows_is_not_passed_over(packing: Packing, pack: Pack, rest: bytes) -> None:
    assert code_of(lambda: unpack(pack(HTML) + rest, packing, LIMIT)) == "unpack_broken"


def test_damage_inside_is_seen(packing: Packing, pack: Pack) -> None:
    whole = bytearray(pack(HTML * 20 + noise(3_000)))
    whole[len(whole) // 2] ^= 0xFF
    assert code_of(lambda: unpack(bytes(whole), packing, LIMIT)) == "unpack_broken"


@pytest.mark.parametrize("data", [b"", HTML, bytes(100)])
def test_what_is_not_packed_so(packing: Packing, data: bytes) -> None:
    assert code_of(lambda: unpack(data, packing, LIMIT)) == "unpack_broken"


def test_a_bomb_is_not_unpacked_further_than_the_limit(packing: Packing, pack: Pack) -> None:
    packed = pack(bytes(20_000_000))
    stream = UnpackedStream(io.BytesIO(packed), packing)
    assert len(stream.read(LIMIT)) == LIMIT
    assert stream.unpacked < LIMIT + 10_000_000
    assert code_of(lambda: unpack(packed, packing, LIMIT)) == "unpack_limit"
    assert len(unpack(packed, packing, 20_000_000)) == 20_000_000


def test_a_stream_that_grows_beyond_belief(
    packing: Packing, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 5_000_000)
    stream = UnpackedStream(io.BytesIO(pack(bytes(20_000_000))), packing)
    assert code_of(lambda: [stream.read(100_000) for _ in range(200)]) == "unpack_limit"


def test_both_forms_of_deflate() -> None:
    assert unpack(zlib.compress(HTML), ZLIB_PACKING, LIMIT) == HTML
    assert unpack(zlib.compress(HTML)[2:-4], DEFLATE_PACKING, LIMIT) == HTML


def test_a_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html.zst"
    path.write_bytes(zstd(HTML))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(InputError, match=r"pip install 'newsclean\[zstd\]'") as caught:
        newsclean.extract_file(str(path))
    assert (caught.value.code, "\n" in str(caught.value)) == ("not_found", False)


# ------------------------------------------------------------------------------------------- MHTML


def message(page: bytes = ZH, charset: str = "gb18030", **heads: str) -> bytes:
    """A page as a browser saves it, with a picture and a frame."""
    head = {
        "From": "<Saved by a browser>",
        "Snapshot-Content-Location": "https://news.example/snapshot",
        "Date": "Fri, 17 May 2024 08:30:12 +0800",
        "MIME-Version": "1.0",
        "Content-Type": 'multipart/related; type="text/html"; boundary="x"',
        **{name.replace("_", "-"): value for name, value in heads.items()},
    }
    parts = [
        b"Content-Type: text/html; charset=" + charset.encode() + b"\r\n"
        b"Content-ID: <main>\r\nContent-Location: https://news.example/a?b=1\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64(page),
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(noise(99)),
        b"Content-Type: text/html\r\nContent-ID: <frame>\r\n\r\n<p>Advertisement frame</p>",
    ]
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"
    return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + body


def base64(data: bytes) -> bytes:
    """A part's bytes for the mail."""
    from base64 import encodebytes  # noqa: PLC0415 - the function has the module's name

    return encodebytes(data).replace(b"\n", b"\r\n")


def loaded(data: bytes) -> Entry:
    """An entry of these bytes, loaded."""
    return load(Entry("a", "a", data=data), LIMIT)


def test_the_page_in_a_message() -> None:
    assert loaded(message())[4:] == (
        ZH,
        "https://news.example/a?b=1",
        "2024-05-17T08:30:12+08:00",
        "gb18030",
        "mhtml",
        None,
        False,
    )
    assert loaded(gzip.compress(message())).data == ZH


def test_the_start_is_the_page() -> None:
    start = 'multipart/related; start="<frame>"; boundary="x"'
    assert loaded(message(Content_Type=start)).data == b"<p>Advertisement frame</p>"
    unknown = 'multipart/related; start="<nobody>"; boundary="x"'
    assert loaded(message(Content_Type=unknown)).data == ZH


def test_an_address_that_is_no_address_of_the_web_is_none() -> None:
    data = message().replace(b"https://news.example/a?b=1", b"file:///home/somebody/a")
    assert loaded(data).url == "https://news.example/snapshot"
    assert loaded(data.replace(b"https://news.example/snapshot", b"cid:frame")).url is None


@pytest.mark.parametrize("change", [(b"text/html", b"image/gif"), (b"--x", b"--y")])
def test_a_message_without_a_page(change: tuple[bytes, bytes]) -> None:
    broken = message().replace(*change).replace(b'type="image/gif"', b"")
    assert code_of(lambda: loaded(broken)) == "unpack_broken"


def test_a_message_cut_off_in_the_page_is_broken() -> None:
    data = message()
    start, end = data.index(b"PGh0"), data.index(b"Content-Type: image/png")
    for cut in range(start, end - 20, 97):
        assert code_of(lambda cut=cut: loaded(data[:cut])) == "unpack_broken"  # type: ignore[misc]  # mypy infers no type for a default of a lambda
    for cut in range(end + 20, len(data), 97):
        assert loaded(data[:cut]).data == ZH


# ----------------------------------------------------------------------------------------- extract


@pytest.mark.parametrize("ending", PACKS)
def test_extract_reads_packed_pages(ending: str, tmp_path: Path) -> None:
    plain, packed = tmp_path / "page.html", tmp_path / f"page.html{ending}"
    plain.write_bytes(HTML)
    packed.write_bytes(PACKS[ending](HTML))
    assert newsclean.extract_file(str(packed)) == newsclean.extract_file(str(plain))


def test_extract_reads_messages() -> None:
    article, same = newsclean.extract(message()), newsclean.extract(ZH)
    assert (article.kind, article.title) == ("mhtml", "大桥通车")
    assert article.text == same.text
    assert newsclean.extract(message(), settings=Settings(input="html")).text == same.text


def test_the_charset_of_a_part_is_a_vote() -> None:
    """A page without a label of its own, too short for the detector to know it."""
    page = "<html><body><h1>Žluť</h1><p>Příliš žluťoučký kůň úpěl ďábelské ódy.</p></body></html>"
    article = newsclean.extract(message(page.encode("windows-1250"), "windows-1250"))
    assert article.encoding
    assert article.encoding.encoding == "windows-1250"


def test_errors_of_packed_files_on_the_command_line(tmp_path: Path) -> None:
    cut = tmp_path / "cut.html.gz"
    cut.write_bytes(gzip.compress(HTML)[:-9])
    command = [sys.executable, "-m", "newsclean", "extract", str(cut)]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 1
    error = json.loads(ended.stdout)["error"]
    assert (error["code"], error["stage"]) == ("unpack_broken", "inputs")


def test_an_archive_is_sent_to_batch() -> None:
    with pytest.raises(NewscleanError, match="newsclean batch") as caught:
        newsclean.extract(b"PK\x03\x04 and so on")
    assert caught.value.code == "binary"


def test_a_page_is_found_packed_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(gzip.compress(HTML))
    (tmp_path / "other.html.gz").write_bytes(HTML)
    assert [load(entry, LIMIT).data for entry in iter_entries([str(tmp_path)])] == [HTML, HTML]
