"""`documents.unpack`: packed pages, through the inputs and through `extract`."""

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
from newsclean.documents import iter_entries, load
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
from tests.documents.packed_pages import HTML, LIMIT, ZH, code_of, noise

Pack = Callable[[bytes], bytes]


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


@pytest.mark.parametrize("ending", PACKS)
def test_extract_reads_packed_pages(ending: str, tmp_path: Path) -> None:
    plain, packed = tmp_path / "page.html", tmp_path / f"page.html{ending}"
    plain.write_bytes(HTML)
    packed.write_bytes(PACKS[ending](HTML))
    assert newsclean.extract_file(str(packed)) == newsclean.extract_file(str(plain))


def test_errors_of_packed_files_on_the_command_line(tmp_path: Path) -> None:
    cut = tmp_path / "cut.html.gz"
    cut.write_bytes(gzip.compress(HTML)[:-9])
    command = [sys.executable, "-m", "newsclean", "extract", str(cut)]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 1
    error = json.loads(ended.stdout)["error"]
    assert (error["code"], error["stage"]) == ("unpack_broken", "inputs")


def test_an_archive_is_no_page() -> None:
    with pytest.raises(NewscleanError, match="newsclean extract or batch") as caught:
        newsclean.extract(b"PK\x03\x04 and so on")
    assert caught.value.code == "container"


def test_a_page_is_found_packed_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(gzip.compress(HTML))
    (tmp_path / "other.html.gz").write_bytes(HTML)
    assert [load(entry, LIMIT).data for entry in iter_entries([str(tmp_path)])] == [HTML, HTML]
