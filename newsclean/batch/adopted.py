"""A finished JSON Lines output beside its manifest: which of its lines the run wrote."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.batch.journal import MAX_LINE_BYTES, Journal, JournalHead
from newsclean.batch.manifest import compute_row_check, get_manifest_path, read_sound_heads
from newsclean.documents.names import SeenNames
from newsclean.records.stores.recognize import parse_object

MAX_SHIFTED_ROWS = 16  # that may be missing in a row before an edited output is found again
# A record's first key; also of a line that was cut, or edited behind it.
SOURCE_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"source"\s*:\s*("[^"\\]*(?:\\.[^"\\]*)*")')


class Match(NamedTuple):
    """A line of an output.

    Attributes:
        number: which line it is, from 1.
        line: its bytes; a line over `MAX_LINE_BYTES` comes in pieces.
        head: what the manifest says of it; `None` where it is no line that the run wrote.
        lost: how many rows of the manifest before it have no line.
    """

    number: int
    line: bytes
    head: JournalHead | None
    lost: int = 0


class Adopted(NamedTuple):
    """What did not fit when an output was taken over.

    Attributes:
        lost: documents of the manifest whose records were not taken.
        added: lines that are left out, beyond the edited records of lost documents.
    """

    lost: int
    added: int


def match_lines(output: str) -> Iterator[Match]:
    """Each line of an output with its row of the manifest, and last a match of no line.

    Raises:
        OSError: the output or its manifest cannot be read.
    """
    heads = read_sound_heads(get_manifest_path(output))
    near: deque[JournalHead] = deque()
    number, begins = 0, True
    with open(output, "rb") as lines:
        while line := lines.readline(MAX_LINE_BYTES):
            number += begins
            begins = line.endswith(b"\n")
            at = find_row(line, near, heads)
            if at is None:
                yield Match(number, line, None)
                continue
            for _ in range(at):
                near.popleft()
            yield Match(number, line, near.popleft(), at)
    yield Match(number, b"", None, len(near) + sum(1 for _ in heads))


def find_row(line: bytes, near: deque[JournalHead], heads: Iterator[JournalHead]) -> int | None:
    """The place of the row that a line of an output belongs to, among the next rows."""
    for at in range(MAX_SHIFTED_ROWS):
        if at == len(near):
            head = next(heads, None)
            if head is None:
                return None
            near.append(head)
        if near[at].check == compute_row_check(near[at], line):
            return at
    return None


def find_foreign_line(output: str) -> int | None:
    """The number of the first line that is somebody's; `None` where there is none.

    It fits no row of the manifest, and its source is in none: so it is neither a record that the
    run wrote nor one of these that was edited. A blank line holds nothing and is nobody's.

    Raises:
        OSError: the output or its manifest cannot be read.
    """
    sources = SeenNames()
    for head in read_sound_heads(get_manifest_path(output)):
        sources.add(head.source)
    for match in match_lines(output):
        if match.head is None and match.line.strip():
            source = read_source(match.line)
            if source is None or source not in sources:
                return match.number
    return None


def read_source(line: bytes) -> str | None:
    """The source of a record, also of one that is not whole; `None` where a line has none.

    >>> read_source(b'{"source":"a.html","sta'), read_source(b"# mine"), read_source(b"[7]")
    ('a.html', None, None)
    """
    found = SOURCE_START.match(line)
    try:
        source = json.loads(found[1]) if found else parse_object(line).get("source")
    except ValueError:
        return None
    return source if isinstance(source, str) else None


def adopt_output(output: str, journal: Journal) -> Adopted:
    """Copy the records of a finished JSON Lines output into a journal, to go on from them.

    Only what has the checksum that the manifest gives is taken: what was edited since, there or in
    the output, is made anew.

    Raises:
        OSError: it cannot be read, or the journal not be written.
    """
    lost = unfit = 0
    for match in match_lines(output):
        lost += match.lost
        if match.head is not None:
            journal.known[match.head.digest] = journal.append(match.head, match.line)
        elif match.line:
            unfit += 1
    return Adopted(lost, max(0, unfit - lost))
