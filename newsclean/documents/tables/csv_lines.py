"""A CSV file as lines of text, whatever its encoding and its line ends."""

import codecs
import io
import re
from collections.abc import Iterator

from newsclean.decode.utf16_utf32 import find_byte_order_mark
from newsclean.decode.web_codecs import UTF_ENCODINGS, decode_as
from newsclean.documents.tables.csv_encoding import UTF_8
from newsclean.documents.tables.rows import READ_BLOCK_BYTES
from newsclean.documents.unpack import ByteSource

LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)")
MAX_UNBROKEN_BYTES = 1 << 20  # of an older encoding without a line end, read at once
# No character of several bytes has one of these in it, in any encoding but ISO-2022-JP.
SAFE_ENDS = re.compile(rb"(?s).*[\n\r\t ,;<>\"]")


def decode_lines(
    file: ByteSource, encoding: str, limit: int, *, bare_returns: bool = False
) -> Iterator[str]:
    """Lines with their ends.

    A line over the limit comes in pieces, of which the last alone has an end. In UTF-8 bytes that
    are none stay as they are (PEP 383).

    Args:
        file: the bytes.
        encoding: theirs, as `csv_encoding.find_table_encoding` gives it.
        limit: of a line, in characters.
        bare_returns: a carriage return alone ends a line, too.
    """
    rest: list[str] = []
    size = 0
    for block in decode_blocks(file, encoding):
        *whole, last = split_block(block, bare_returns=bare_returns)
        for line in whole:
            yield "".join(rest) + line
            rest, size = [], 0
        rest.append(last)
        size += len(last)
        if size > limit:
            yield "".join(rest)
            rest, size = [], 0
    yield from filter(None, ["".join(rest)])


def split_block(block: str, *, bare_returns: bool) -> list[str]:
    r"""Lines with their ends, and what follows the last end.

    >>> split_block("a\rb\r\nc", bare_returns=True), split_block("a\rb\r\nc", bare_returns=False)
    (['a\r', 'b\r\n', 'c'], ['a\rb\r\n', 'c'])
    """
    if bare_returns:
        lines = LINE.findall(block)
        return [*lines, block[sum(map(len, lines)) :]]
    *whole, last = block.split("\n")
    return [*(line + "\n" for line in whole), last]


def decode_blocks(file: ByteSource, encoding: str) -> Iterator[str]:
    """Text in blocks, none of which ends between the two halves of a line end."""
    head = file.read(READ_BLOCK_BYTES)
    marked = find_byte_order_mark(head)
    if marked:
        head = head[marked[1] :]
    blocks = iter_blocks(head, file)
    if encoding in UTF_ENCODINGS or encoding.startswith("utf-32"):
        texts = decode_unicode_blocks(blocks, encoding)
    else:
        texts = (decode_as(block, encoding) for block in cut_safely(blocks))
    newlines = io.IncrementalNewlineDecoder(None, translate=False)
    for text in texts:
        yield newlines.decode(text)
    yield newlines.decode("", final=True)


def iter_blocks(head: bytes, file: ByteSource) -> Iterator[bytes]:
    """The first block, and those that follow it."""
    while head:
        yield head
        head = file.read(READ_BLOCK_BYTES)


def decode_unicode_blocks(blocks: Iterator[bytes], encoding: str) -> Iterator[str]:
    """Blocks of UTF-8, UTF-16 or UTF-32 as text."""
    name = encoding if encoding == UTF_8 else f"{encoding[:6]}-{encoding[6:]}"
    errors = "surrogateescape" if encoding == UTF_8 else "replace"
    decoder = codecs.getincrementaldecoder(name)(errors)
    for block in blocks:
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def cut_safely(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Blocks of an older encoding, cut within no character: at line ends where there are."""
    rest = b""
    for block in blocks:
        data = rest + block
        end = data.rfind(b"\n") + 1
        if not end and len(data) > MAX_UNBROKEN_BYTES:
            found = SAFE_ENDS.match(data)
            end = found.end() if found else len(data)
        if end:
            yield data[:end]
        rest = data[end:]
    if rest:
        yield rest
