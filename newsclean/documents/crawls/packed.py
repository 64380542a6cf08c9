"""A crawl's file as pieces of unpacked bytes; behind a broken packed member it goes on at the next.

A crawl is often packed record by record: each record is a member (gzip) or a frame (zstd) of its
own, so that a broken one need not cost those behind it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsclean.decode.binary import GZIP_MAGIC, ZSTD_MAGIC
from newsclean.documents.crawls.dictionaries import read_dictionary
from newsclean.documents.damage import describe_error
from newsclean.documents.unpack import (
    MAX_MAGIC_BYTES,
    PIECE_BYTES,
    ByteSource,
    Packing,
    UnpackedStream,
    detect_packing,
    load_error_type,
    make_early_end,
    make_unpack_error,
    require_unpack_ratio,
)
from newsclean.errors import InputError

# Of the packed bytes of a broken member; the next one is looked for in them. Bad data shows itself
# within some hundred bytes, but a cut member may swallow the heads of several small ones.
MAX_KEPT_BYTES = 1 << 20
# What is unpacked at once: zlib gives nothing of what it was given together with bad data.
FED_BYTES = 16_384
PROBE_BYTES = 4_096  # packed bytes that are unpacked to see whether a record begins there
ZEROS = b"\0"


class Piece(NamedTuple):
    """Some unpacked bytes.

    Attributes:
        data: the bytes.
        starts: a packed member begins with them, or would if it were not broken.
        broken: why the bytes end here; such a piece has none.
    """

    data: bytes
    starts: bool = False
    broken: InputError | None = None


def iter_pieces(file: ByteSource, begins: Callable[[bytes], bool]) -> Iterator[Piece]:
    """Give the unpacked bytes of a crawl's file.

    Args:
        file: read forward.
        begins: whether some bytes are the beginning of a record.

    Raises:
        InputError: `unpack_limit`; a package that is needed is missing.
    """
    head = file.read(MAX_MAGIC_BYTES)
    packing, whole = read_dictionary(head, file)
    if packing is None:
        packing = detect_packing(head)
    if packing is None:
        yield from iter_plain(whole)
    elif packing.magic in {GZIP_MAGIC, ZSTD_MAGIC}:
        yield from MemberReader(whole, packing, begins).iter_pieces()
    else:
        yield from iter_plain(UnpackedStream(whole, packing))


def iter_plain(file: ByteSource) -> Iterator[Piece]:
    """Give the bytes of a file that is read as one; what breaks it is the last piece."""
    while True:
        try:
            data = file.read(PIECE_BYTES)
        except InputError as error:
            if error.code != "unpack_broken":
                raise
            yield Piece(b"", broken=error)
            return
        if not data:
            return
        yield Piece(data)


class MemberReader:
    """Unpacks a file member by member."""

    def __init__(self, file: ByteSource, packing: Packing, begins: Callable[[bytes], bool]) -> None:
        """Begin at the first member."""
        self.file = file
        self.packing = packing
        self.begins = begins
        self.errors = load_error_type(packing)
        self.pending = b""  # packed, not yet unpacked
        self.kept: deque[bytes] = deque()  # of this member, what was unpacked of late
        self.kept_bytes = self.packed = self.unpacked = 0
        self.given = False  # some bytes of this member were given
        self.piece = min(packing.piece, FED_BYTES)

    def iter_pieces(self) -> Iterator[Piece]:
        """Give the unpacked bytes of all members, and where one is broken a piece that says so."""
        while self.fetch_until(len(self.packing.magic)):
            self.given = False
            try:
                if not self.pending.startswith(self.packing.magic):
                    raise make_unpack_error("something else stands between its packed records")
                yield from self.unpack_member()
            except InputError as error:
                if error.code != "unpack_broken":
                    raise
                yield Piece(b"", starts=not self.given, broken=error)
                self.find_next_member()

    def fetch_until(self, size: int) -> bool:
        """Read until some bytes are pending, without the zeros that pad; whether there are any."""
        self.pending = self.pending.lstrip(ZEROS)
        while len(self.pending) < size:
            piece = self.fetch_packed()
            if not piece:
                break
            self.pending = (self.pending + piece).lstrip(ZEROS)
        return bool(self.pending)

    def unpack_member(self) -> Iterator[Piece]:
        """Give the bytes of the member that is pending.

        Raises:
            InputError: `unpack_broken`, `unpack_limit`.
        """
        unpacker = self.packing.unpacker()
        self.kept.clear()
        self.kept_bytes = 0
        held = False
        while not unpacker.eof:
            fed = b""
            if not held:
                fed, self.pending = self.pending or self.fetch_packed(), b""
                if not fed:
                    raise make_early_end()
                self.keep(fed)
            try:
                data = unpacker.decompress(fed, PIECE_BYTES)
            except self.errors as error:
                reason = describe_error(error)
                raise make_unpack_error(f"its packed data is damaged ({reason})") from error
            held = len(data) >= PIECE_BYTES
            self.unpacked += len(data)
            require_unpack_ratio(self.unpacked, self.packed)
            if data:
                yield Piece(data, starts=not self.given)
                self.given = True
        self.pending = unpacker.unused_data
        self.kept.clear()

    def keep(self, fed: bytes) -> None:
        """Keep what was unpacked last; the next member may begin in it."""
        self.kept.append(fed)
        self.kept_bytes += len(fed)
        while self.kept_bytes > MAX_KEPT_BYTES and len(self.kept) > 1:
            self.kept_bytes -= len(self.kept.popleft())

    def find_next_member(self) -> None:
        """Go on to the next member in which a record begins, or to the end."""
        window = b"".join(self.kept) + self.pending
        self.kept.clear()
        magic = self.packing.magic
        at = 1
        while True:
            at = window.find(magic, at)
            if at < 0 or len(window) - at < PROBE_BYTES:
                keep = len(window) - len(magic) + 1 if at < 0 else at
                more = self.fetch_packed()
                if more:
                    window, at = window[max(0, keep) :] + more, 0
                    continue
            if at < 0:
                self.pending = b""
                return
            if self.begins(self.probe_member(window[at : at + PROBE_BYTES])):
                self.pending = window[at:]
                return
            at += 1

    def probe_member(self, packed: bytes) -> bytes:
        """The first bytes in what may be a member."""
        unpacker = self.packing.unpacker()
        found = b""
        try:
            for at in range(0, len(packed), self.piece):
                found += unpacker.decompress(packed[at : at + self.piece], PROBE_BYTES)
                if found or unpacker.eof:
                    break
        except self.errors:  # what is damaged shows nothing
            pass
        return found

    def fetch_packed(self) -> bytes:
        """Read the next packed bytes."""
        piece = self.file.read(self.piece)
        self.packed += len(piece)
        return piece
