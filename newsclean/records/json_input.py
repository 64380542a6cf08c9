r"""JSON that may come from a stranger, read piece by piece: one record in memory, never the file.

>>> from io import BytesIO
>>> (
...     [line for _, line in iter_lines(BytesIO(b"[1]\n[2]"), 10)],
...     list(iter_values(BytesIO(b"[1, 2]"))),
... )
([b'[1]\n', b'[2]'], [1, 2])
>>> parse_json("[NaN]")
Traceback (most recent call last):
    ...
ValueError: NaN is no number of JSON
"""

import json
import re
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.errors import RecordsError

RECORDS_STAGE = "records"
# The JSON of one record, and one line of any file of JSON Lines. The record of a page of 20 MB, the
# largest that is read by default, is at most 80 MB with --blocks.
MAX_RECORD_BYTES = 100_000_000
CHUNK_BYTES = 1_000_000
WHITE_SPACE = re.compile(r"[ \t\r\n]*")


def build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refused where a key stands twice: other programs might take the other one."""
    made = dict(pairs)
    if len(made) < len(pairs):
        message = "a key stands twice in one object"
        raise ValueError(message)
    return made


def read_float(text: str) -> float:
    """A number; one that is too large for a float is refused, as JSON could not hold it."""
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        refuse_constant(text[:20])
    return value


def refuse_constant(name: str) -> Any:
    """Refuse `NaN` and `Infinity`, which Python's reader would take."""
    message = f"{name} is no number of JSON"
    raise ValueError(message)


DECODER = json.JSONDecoder(
    object_pairs_hook=build_object, parse_float=read_float, parse_constant=refuse_constant
)


def parse_json(data: bytes | str) -> Any:
    """The value of a whole JSON text.

    Raises:
        ValueError: it is none, has a key twice, a number that is none, or is too deep.
    """
    text = data if isinstance(data, str) else data.decode()
    try:
        return DECODER.decode(text)
    except RecursionError as error:
        message = "it is too deep"
        raise ValueError(message) from error


def iter_lines(file: BinaryIO, most: int = MAX_RECORD_BYTES) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers, without a byte order mark; empty ones are left out.

    Args:
        file: may be a pipe.
        most: the bytes that a line may have; a longer one is read no further.

    Raises:
        RecordsError: code `unpack_limit`: a line is longer.
    """
    number = 0
    while line := file.readline(most + 1):
        number += 1
        if len(line) > most:
            raise make_limit_error(f"line {number}", most)
        text = line.removeprefix(BOM_UTF8) if number == 1 else line
        if text.strip():
            yield number, text


def iter_values(file: BinaryIO, most: int = MAX_RECORD_BYTES) -> Iterator[Any]:
    """The items of an array, one after the other, or the one value that a file holds.

    Raises:
        RecordsError: code `unpack_limit`: an item is longer than `most` bytes.
        ValueError: it is no JSON.
    """
    text = GrowingText(file, most)
    if text.peek() != "[":
        yield text.take_value(1)
        text.require_end()
        return
    text.take()
    number, separator = 0, ","
    if text.peek() == "]":
        separator = text.take()
    while separator == ",":
        number += 1
        yield text.take_value(number)
        text.peek()
        separator = text.take()
    if separator != "]":
        message = "a comma or a bracket is missing"
        raise ValueError(message)
    text.require_end()


class GrowingText:
    """The text of a file, of which as little as possible is in memory."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        """Read nothing yet."""
        self.file, self.most = file, most
        self.decoder = getincrementaldecoder("utf-8-sig")()
        self.text, self.at, self.ended = "", 0, False

    def grow(self, size: int) -> None:
        """Read about so many bytes more, and forget what was taken."""
        data = self.file.read(size)
        self.ended = not data
        self.text = self.text[self.at :] + self.decoder.decode(data, final=self.ended)
        self.at = 0

    def peek(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            if found := WHITE_SPACE.match(self.text, self.at):
                self.at = found.end()
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self.grow(CHUNK_BYTES)

    def take(self) -> str:
        """The next character."""
        taken = self.text[self.at : self.at + 1]
        self.at += 1
        return taken

    def take_value(self, number: int) -> Any:
        """The next value; where it is not whole yet, as much text again is read."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.at)
            except RecursionError as error:
                message = "it is too deep"
                raise ValueError(message) from error
            except ValueError:
                if self.ended:
                    raise
            else:
                if end < len(self.text) or self.ended:
                    self.at = end
                    return value
            if len(self.text) - self.at > self.most:
                raise make_limit_error(f"item {number}", self.most)
            self.grow(max(CHUNK_BYTES, len(self.text) - self.at))

    def require_end(self) -> None:
        """Refuse what stands behind the value.

        Raises:
            ValueError: there is something.
        """
        if self.peek():
            message = "something stands behind the value"
            raise ValueError(message)


def make_limit_error(what: str, most: int) -> RecordsError:
    """The error for a record that is too large to be held in memory."""
    return RecordsError(
        "unpack_limit",
        f"{what} has more than {most:,} bytes, the limit of one record; is this an output of "
        "newsclean?",
        stage=RECORDS_STAGE,
    )
