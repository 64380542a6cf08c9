"""Compressed bytes (gzip, bzip2, xz, zstd) unpacked piece by piece, with limits."""

import io
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from newsclean.decode.binary import BZIP2_MAGIC, GZIP_MAGIC, XZ_MAGIC, ZSTD_MAGIC
from newsclean.documents.damage import describe_error
from newsclean.documents.missing import import_package
from newsclean.errors import InputError

PIECE_BYTES = 65_536
# Pages pack to a tenth, the same template over and over to a hundredth; deflate ends at 1,032.
MAX_UNPACK_RATIO = 500
# What may come out before the ratio is checked; it takes about three seconds.
MAX_UNCHECKED_BYTES = 1_000_000_000
MAX_XZ_MEMORY_BYTES = 128 << 20  # `xz -9` wants 65 MB to unpack; a header may ask for 4 GB
XZ_MEMORY_WORDS = "Memory usage limit"  # what lzma says of a stream that wants more
MAX_ZSTD_WINDOW_BYTES = 1 << 27  # the default of the zstd tool
# A zstd block of 4 bytes can stand for 128 KB, and its unpacker gives all at once: 8 MB at most.
ZSTD_PIECE_BYTES = 256


class ByteSource(Protocol):
    """What can be read forward: an open file, or a packed one as the bytes inside it."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most this many bytes; all that is left for -1."""


class Unpacker(Protocol):
    """One packed stream; what follows its end is `unused_data`."""

    @property
    def eof(self) -> bool:
        """Whether the stream's end has been read."""

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack more, at most `max_length` bytes; the rest comes with the next call."""


class ZlibUnpacker:
    """The unpacker of zlib, which has to be given once more what it has not used."""

    def __init__(self, wbits: int = 31) -> None:
        """Read gzip with its checksum; 15 reads zlib's own form, -15 bare deflate."""
        self.inner = import_package("zlib", "zlib", "gzip").decompressobj(wbits)

    @property
    def eof(self) -> bool:
        """Whether the stream's end has been read."""
        return bool(self.inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""
        return bytes(self.inner.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack more, at most `max_length` bytes."""
        unpacked: bytes = self.inner.decompress(self.inner.unconsumed_tail + data, max_length)
        return unpacked


class ZstdUnpacker:
    """The unpacker of python-zstandard, which knows no limit; it is fed a few bytes at a time."""

    def __init__(self, opened: Any = None) -> None:
        """Read one frame.

        Args:
            opened: a `ZstdDecompressor` with a dictionary, for frames that want one.
        """
        zstandard = import_package("zstandard", "zstd", "a zstd file")
        opened = opened or zstandard.ZstdDecompressor(max_window_size=MAX_ZSTD_WINDOW_BYTES)
        self.inner = opened.decompressobj()

    @property
    def eof(self) -> bool:
        """Whether the stream's end has been read."""
        return bool(self.inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""
        return bytes(self.inner.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack what is given, whole."""
        del max_length
        unpacked: bytes = self.inner.decompress(data) if data else b""
        return unpacked


def make_bzip2_unpacker() -> Unpacker:
    """Give bzip2's unpacker."""
    unpacker: Unpacker = import_package("bz2", "bz2", "a bzip2 file").BZ2Decompressor()
    return unpacker


def make_xz_unpacker() -> Unpacker:
    """Give xz's unpacker; it takes a bounded amount of memory."""
    unpacker: Unpacker = import_package("lzma", "lzma", "an xz file").LZMADecompressor(
        memlimit=MAX_XZ_MEMORY_BYTES
    )
    return unpacker


class Packing(NamedTuple):
    """A way of packing.

    Attributes:
        ending: of files packed in this way.
        magic: their first bytes.
        unpacker: makes what reads one stream.
        error: `module:name` of what that raises.
        piece: how many bytes it is fed at a time.
    """

    ending: str
    magic: bytes
    unpacker: Callable[[], Unpacker]
    error: str
    piece: int = PIECE_BYTES


PACKINGS = (
    Packing(".gz", GZIP_MAGIC, ZlibUnpacker, "zlib:error"),
    Packing(".bz2", BZIP2_MAGIC, make_bzip2_unpacker, "builtins:OSError"),
    Packing(".xz", XZ_MAGIC, make_xz_unpacker, "lzma:LZMAError"),
    Packing(".zst", ZSTD_MAGIC, ZstdUnpacker, "zstandard:ZstdError", ZSTD_PIECE_BYTES),
)
MAX_MAGIC_BYTES = max(len(packing.magic) for packing in PACKINGS)
# The two forms that a server's `Content-Encoding: deflate` can have (RFC 9110, 8.4.1.2); they have
# no first bytes of their own.
ZLIB_PACKING = Packing("deflate", b"", lambda: ZlibUnpacker(15), "zlib:error")
DEFLATE_PACKING = Packing("deflate", b"", lambda: ZlibUnpacker(-15), "zlib:error")


def detect_packing(data: bytes) -> Packing | None:
    """How some bytes are packed, by their first ones.

    >>> detect_packing(b"BZh91AY&SY").ending, detect_packing(b"<html>")
    ('.bz2', None)
    """
    return next((packing for packing in PACKINGS if data.startswith(packing.magic)), None)


def find_packing_by_ending(path: str) -> Packing | None:
    """How a file is packed, by its ending."""
    return next((packing for packing in PACKINGS if path.lower().endswith(packing.ending)), None)


def unpack(data: bytes, packing: Packing, max_bytes: int) -> bytes:
    """Unpack a whole page.

    Raises:
        InputError: `unpack_limit` for more than `max_bytes`, `unpack_broken` for a broken file.
    """
    return read_whole(UnpackedStream(io.BytesIO(data), packing), max_bytes)


def read_whole(stream: ByteSource, max_bytes: int) -> bytes:
    """All bytes of a packed page, and what its end tells.

    Raises:
        InputError: `unpack_limit` for more than `max_bytes`, `unpack_broken` for a broken file.
    """
    unpacked = stream.read(max_bytes + 1)
    if len(unpacked) <= max_bytes:
        stream.read(1)  # raises what broke the stream, if anything did
    require_unpacked_size(len(unpacked), max_bytes)
    return unpacked


def require_unpacked_size(size: int, max_bytes: int) -> None:
    """Refuse a page that unpacks to more than the limit.

    Raises:
        InputError: code `unpack_limit`.
    """
    if size > max_bytes:
        message = f"unpacks to more than the limit of {max_bytes:,} bytes; raise --max-size"
        raise InputError("unpack_limit", message, stage="inputs")


def require_xz_memory(size: int) -> None:
    """Refuse xz and LZMA data that wants more memory than any sensible packer makes it want.

    Raises:
        InputError: code `unpack_limit`.
    """
    if size > MAX_XZ_MEMORY_BYTES:
        message = f"needs more than {MAX_XZ_MEMORY_BYTES:,} bytes of memory to unpack"
        raise InputError("unpack_limit", message, stage="inputs")


def is_beyond_belief(unpacked: int, packed: int) -> bool:
    """Whether something unpacks to very much more than its size."""
    return unpacked > max(MAX_UNCHECKED_BYTES, MAX_UNPACK_RATIO * packed)


def require_unpack_ratio(unpacked: int, packed: int) -> None:
    """Refuse what unpacks to very much more than its size: it was made to fill memory or disk.

    Raises:
        InputError: code `unpack_limit`.
    """
    if is_beyond_belief(unpacked, packed):
        message = f"unpacks to more than {MAX_UNPACK_RATIO} times its size; it is made to do harm"
        raise InputError("unpack_limit", message, stage="inputs")


class UnpackBudget:
    """Counts what the members of one container cost together; they may overlap, or nest."""

    def __init__(self, size: int) -> None:
        """Begin with nothing spent.

        Args:
            size: of the container's file, in bytes.
        """
        self.size = size
        self.spent = 0

    def spend(self, count: int) -> None:
        """Count bytes that were read or unpacked."""
        self.spent += count

    def is_spent(self) -> bool:
        """Whether the members cost very much more than their container has."""
        return is_beyond_belief(self.spent, self.size)

    def require(self) -> None:
        """Refuse to go on where the members cost very much more than their container has.

        Raises:
            InputError: code `unpack_limit`.
        """
        require_unpack_ratio(self.spent, self.size)


class HeadedStream:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, file: ByteSource) -> None:
        """Give the head once more, and then the rest."""
        self.head = head
        self.file = file

    def read(self, size: int = -1) -> bytes:
        """Read at most this many bytes."""
        data = self.head if size < 0 else self.head[:size]
        self.head = self.head[len(data) :]
        left = size if size < 0 else size - len(data)
        return data + self.file.read(left) if left else data


def open_unpacked(file: ByteSource) -> ByteSource:
    """The bytes inside a file that may be packed, by its first bytes."""
    head = file.read(MAX_MAGIC_BYTES)
    packing = detect_packing(head)
    whole = HeadedStream(head, file)
    return UnpackedStream(whole, packing) if packing else whole


class UnpackedStream:
    """A packed file as the bytes in it, read forward only; nothing of it is kept.

    Errors of the packing, an early end and a ratio that no page has are `InputError`s.
    """

    def __init__(self, file: ByteSource, packing: Packing) -> None:
        """Unpack an open file from where it stands."""
        self.file = file
        self.packing = packing
        self.errors = load_error_type(packing)
        self.unpacker: Unpacker | None = None
        self.pending = b""  # packed, not yet given to the unpacker
        self.ready = b""  # unpacked, not yet read
        self.held = False  # the unpacker gave all that was asked for, and may have more
        self.streams = self.packed = self.unpacked = 0
        self.error: InputError | None = None

    def read(self, size: int = -1) -> bytes:
        """Read `size` bytes; fewer at the end, and before an error, which the next call raises."""
        if self.error:
            raise self.error
        pieces: list[bytes] = []
        left = size
        while left:
            try:
                self.ready = self.ready or self.unpack_more(left)
            except InputError as error:
                self.error = error
                if pieces:
                    break
                raise
            if not self.ready:
                break
            piece = self.ready if left < 0 else self.ready[:left]
            self.ready = self.ready[len(piece) :]
            left -= len(piece) if left > 0 else 0
            pieces.append(piece)
        return b"".join(pieces)

    def unpack_more(self, wanted: int) -> bytes:
        """Unpack the next bytes; none at the end of the file."""
        limit = min(wanted, PIECE_BYTES) if wanted > 0 else PIECE_BYTES
        unpacked = b""
        while not unpacked:
            self.unpacker = self.unpacker or self.start_next_stream()
            if self.unpacker is None:
                return b""
            fed = b""
            if not self.held:
                fed, self.pending = self.pending or self.fetch_packed(), b""
                if not fed:
                    raise make_early_end()
            unpacked = self.feed_unpacker(self.unpacker, fed, limit)
        self.unpacked += len(unpacked)
        require_unpack_ratio(self.unpacked, self.packed)
        return unpacked

    def feed_unpacker(self, unpacker: Unpacker, fed: bytes, limit: int) -> bytes:
        """Give the unpacker its next bytes; at the end of its stream take back what follows."""
        try:
            unpacked = unpacker.decompress(fed, limit)
        except self.errors as error:
            if XZ_MEMORY_WORDS in str(error):
                require_xz_memory(MAX_XZ_MEMORY_BYTES + 1)
            reason = describe_error(error)
            raise make_unpack_error(f"its packed data is damaged ({reason})") from error
        self.held = len(unpacked) >= limit
        if unpacker.eof:
            self.pending = unpacker.unused_data
            self.unpacker, self.held = None, False
        return unpacked

    def start_next_stream(self) -> Unpacker | None:
        """Begin the next of several packed streams in one file; zeros between them are padding."""
        magic = self.packing.magic
        while len(self.pending) < max(1, len(magic)):
            piece = self.fetch_packed()
            if not piece:
                break
            self.pending += piece
            if self.streams:
                self.pending = self.pending.lstrip(b"\0")
        if self.streams:
            self.pending = self.pending.lstrip(b"\0")
        if not self.pending and self.streams:
            return None
        if not self.pending.startswith(magic):
            where = "something else follows the packed data" if self.streams else "it is not packed"
            raise make_unpack_error(f"{where} as {self.packing.ending} says")
        self.streams += 1
        return self.packing.unpacker()

    def fetch_packed(self) -> bytes:
        """Read the next packed bytes."""
        piece = self.file.read(self.packing.piece)
        self.packed += len(piece)
        return piece


def make_unpack_error(what: str) -> InputError:
    """The error for packed data that cannot be unpacked.

    >>> make_unpack_error("it ends too early")
    InputError('it ends too early')
    """
    return InputError("unpack_broken", what, stage="inputs")


def make_early_end() -> InputError:
    """The error for packed data whose end is not there.

    >>> make_early_end()
    InputError('it ends too early; is the download complete?')
    """
    return make_unpack_error("it ends too early; is the download complete?")


def load_error_type(packing: Packing) -> type[Exception]:
    """What the packing's unpacker raises."""
    module, _, name = packing.error.partition(":")
    packing.unpacker()  # says what is missing, where it is
    found: Any = getattr(import_package(module, module, packing.ending), name)
    error: type[Exception] = found
    return error
