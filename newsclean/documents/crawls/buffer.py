"""The unpacked bytes of a crawl, as far as they were read; places count from the beginning."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsclean.documents.crawls.packed import Piece
from newsclean.documents.unpack import PIECE_BYTES, UnpackBudget

if TYPE_CHECKING:
    from newsclean.errors import InputError

LINE_ENDS = re.compile(rb"[\r\n]{0,65536}")
MAX_START_BYTES = 256  # of the beginning of a record by which it is known
LOOK_AHEAD_BYTES = 4_096


class CrawlBuffer:
    """Bytes that can be looked ahead in, up to the end or to the next break.

    Attributes:
        base: the place of the first byte that is held.
        packed: the file is packed, so that its end is known to be the end.
        sound: where the last packed member begins; those before it were unpacked without an error.
        closed: nothing more comes: the end, or a break.
        broken: what broke off the bytes, at a break.
    """

    def __init__(self, pieces: Iterator[Piece], budget: UnpackBudget) -> None:
        """Begin with nothing read."""
        self.pieces = pieces
        self.budget = budget
        self.data = bytearray()
        self.base = 0
        self.packed = False
        self.sound = 0
        self.closed = False
        self.broken: InputError | None = None

    @property
    def end(self) -> int:
        """The place behind the last byte that was read."""
        return self.base + len(self.data)

    def fill(self, until: int) -> None:
        """Read on until a place is reached, if the bytes go so far.

        Raises:
            InputError: `unpack_limit`.
        """
        while self.end < until and not self.closed:
            piece = next(self.pieces, None)
            if piece is None or piece.broken:
                self.closed = True
                self.broken = piece.broken if piece else None
                if piece and piece.starts:
                    self.sound = self.end
                return
            if piece.starts:
                self.packed, self.sound = True, self.end
            self.data += piece.data
            self.budget.spend(len(piece.data))
            self.budget.require()

    def drop(self, until: int) -> None:
        """Forget the bytes before a place."""
        del self.data[: until - self.base]
        self.base = until

    def pass_break(self) -> bool:
        """Go on behind a break; whether anything follows."""
        self.drop(self.end)
        while self.broken:
            self.closed, self.broken = False, None
            self.fill(self.end + 1)
        return bool(self.data)

    def copy(self, start: int, end: int) -> bytes:
        """Some of the bytes."""
        with memoryview(self.data) as view:
            return bytes(view[start - self.base : end - self.base])

    def skip_line_ends(self, at: int) -> int:
        """The place behind the line ends that stand at a place."""
        self.fill(at + LOOK_AHEAD_BYTES)
        found = LINE_ENDS.match(self.data, at - self.base)
        return self.base + found.end() if found else at

    def find(self, pattern: re.Pattern[bytes], start: int, until: int) -> int | None:
        """The first place of a record's beginning; `None` where there is none before `until`."""
        while True:
            found = pattern.search(self.data, start - self.base, max(0, until - self.base))
            if found:
                return self.base + found.start()
            if self.closed or self.end >= until:
                return None
            start = max(start, self.end - MAX_START_BYTES)
            self.fill(self.end + PIECE_BYTES)

    def find_far(self, pattern: re.Pattern[bytes], start: int, until: int | None = None) -> int:
        """As `find`, but nothing is held of what is passed; where there is none, where it ended."""
        while True:
            last = start + PIECE_BYTES if until is None else min(until, start + PIECE_BYTES)
            found = self.find(pattern, start, last + MAX_START_BYTES)
            if found is not None and (until is None or found <= until):
                return found
            if last == until or (self.closed and last >= self.end):
                return min(last, self.end)
            start = last
            self.drop(start)
