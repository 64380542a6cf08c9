"""Crawls packed with zstd: frame by frame, with a dictionary or without."""

import struct
from collections.abc import Callable

import pytest

from newsclean.documents.crawls import dictionaries
from newsclean.documents.formats.detect import detect_format
from newsclean.documents.formats.known import WARC, ZSTD_DICTIONARY_MAGIC
from tests.documents.archives.crawl_files import PAGE, codes, found, record, warned

zstandard = pytest.importorskip("zstandard")
Save = Callable[..., str]
RECORDS = [record(n) for n in range(1, 4)]
SAMPLES = [record(n, PAGE * (n % 7 + 1)) + b"%d" % n**5 for n in range(300)]
NAMES = ["0001", "0002", "0003"]


def train() -> bytes:
    """A dictionary."""
    trained: bytes = zstandard.train_dictionary(2_048, SAMPLES).as_bytes()
    return trained


def put_first(dictionary: bytes) -> bytes:
    """The first frame of a crawl with a dictionary."""
    return ZSTD_DICTIONARY_MAGIC + struct.pack("<I", len(dictionary)) + dictionary


def pack(dictionary: bytes) -> list[bytes]:
    """The records as frames."""
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(dictionary))
    return [packer.compress(part) for part in RECORDS]


@pytest.mark.parametrize("packed", [False, True])
def test_a_dictionary_in_the_first_frame(*, packed: bool, saved: Save) -> None:
    dictionary = train()
    first = put_first(zstandard.compress(dictionary) if packed else dictionary)
    data = first + b"".join(pack(dictionary))
    every = found(saved("page.html", data))
    assert [name for name, _ in warned(every)] == NAMES
    assert [e.data for e in every] == [PAGE] * 3
    assert detect_format(data) is WARC


def test_frames_without_a_dictionary(saved: Save) -> None:
    frames = [zstandard.compress(part) for part in RECORDS]
    assert [name for name, _ in warned(found(saved("c.warc.zst", b"".join(frames))))] == NAMES
    frames[1] = frames[1][:20] + b"\xff" * 20 + frames[1][40:]
    every = found(saved("d.warc.zst", b"".join(frames)))
    assert [name for name, _ in warned(every)] == ["0001", "0003"]
    assert len(codes(every)) == 1


def test_dictionaries_that_are_broken(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    dictionary = train()
    whole = put_first(dictionary) + b"".join(pack(dictionary))
    assert codes(found(saved("cut.warc.zst", whole[:90]))) == [("cut.warc.zst", "unpack_broken")]
    lying = whole[:4] + b"\xff\xff\xff\xff" + whole[8:]
    assert codes(found(saved("lies.warc.zst", lying))) == [("lies.warc.zst", "unpack_limit")]
    monkeypatch.setattr(dictionaries, "MAX_DICTIONARY_BYTES", 10_000)
    bomb = put_first(zstandard.compress(bytes(10**6)))
    assert codes(found(saved("bomb.warc.zst", bomb))) == [("bomb.warc.zst", "unpack_limit")]
