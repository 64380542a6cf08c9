"""Crawls packed with zstd and a dictionary: it stands in the file's first frame.

By "Zstandard Compression of WARC files" (IIPC, 1.0): the frame is a skippable one of a kind of its
own, and the dictionary may itself be packed with zstd.
"""

from newsclean.decode.binary import ZSTD_MAGIC
from newsclean.documents.formats.known import ZSTD_DICTIONARY_MAGIC
from newsclean.documents.missing import import_package
from newsclean.documents.unpack import (
    MAX_ZSTD_WINDOW_BYTES,
    ByteSource,
    HeadedStream,
    Packing,
    ZstdUnpacker,
    detect_packing,
    find_packing_by_ending,
    make_early_end,
    unpack,
)
from newsclean.errors import InputError

MAX_DICTIONARY_BYTES = 16 << 20  # those of real crawls have up to 1 MB
SIZE_BYTES = 4
HEAD_BYTES = len(ZSTD_DICTIONARY_MAGIC) + SIZE_BYTES


def read_dictionary(head: bytes, file: ByteSource) -> tuple[Packing | None, ByteSource]:
    """How a crawl with a dictionary is packed, and what follows it; else `None` and the whole file.

    Args:
        head: the first bytes.
        file: the bytes behind them.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`; python-zstandard is missing.
    """
    if not head.startswith(ZSTD_DICTIONARY_MAGIC):
        return None, HeadedStream(head, file)
    whole = HeadedStream(head, file)
    size = int.from_bytes(whole.read(HEAD_BYTES)[-SIZE_BYTES:], "little")
    if size > MAX_DICTIONARY_BYTES:
        message = f"has a dictionary of {size:,} bytes; the limit is {MAX_DICTIONARY_BYTES:,}"
        raise InputError("unpack_limit", message, stage="inputs")
    dictionary = whole.read(size)
    if len(dictionary) < size:
        raise make_early_end()
    packing = detect_packing(dictionary)
    if packing and packing.magic == ZSTD_MAGIC:
        dictionary = unpack(dictionary, packing, MAX_DICTIONARY_BYTES)
    return make_dictionary_packing(dictionary), whole


def make_dictionary_packing(dictionary: bytes) -> Packing | None:
    """The packing of zstd with a dictionary."""
    plain = find_packing_by_ending(".zst")
    if plain is None or not dictionary:
        return plain
    zstandard = import_package("zstandard", "zstd", "a zstd file")
    opened = zstandard.ZstdDecompressor(
        dict_data=zstandard.ZstdCompressionDict(dictionary), max_window_size=MAX_ZSTD_WINDOW_BYTES
    )
    return plain._replace(unpacker=lambda: ZstdUnpacker(opened))
