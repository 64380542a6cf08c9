"""How a record of a crawl begins: WARC (ISO 28500) and the older ARC, both as the same fields.

A pattern of our own and no library: warcio and fastwarc end where a record does not begin as they
expect, and what is to be found here is the next one that does.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

MAX_RECORD_HEAD_BYTES = 1 << 20  # the address may be that of a picture in the page (`data:`)
LENGTH = re.compile(r"(?a)\s{0,9}(\d{1,18})\s{0,9}")
# With the name of a field behind it, so that a page about the format is no record.
WARC_START = re.compile(
    rb"(?i)WARC/[01]\.\d{1,2}[ \t]{0,9}\r{0,2}\n"
    rb"(?:WARC-[a-z-]{1,60}|Content-(?:Type|Length))[ \t]{0,9}:"
)
WARC_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,9}\r{0,2}\n")
# Address, IP, date, type, length (version 1); between the last two: result, checksum, place,
# offset, file (version 2).
ARC_LINE = (
    rb"([a-z][\w+.-]{0,20}:[^\r\n]{1,%d}?)[ ]([\w.:-]{1,60})[ ](\d{14})[ ]"
    rb"([^\r\n]{1,600})[ ](\d{1,18})[ ]{0,9}\r?\n"
)
ARC_HEAD = re.compile(ARC_LINE % MAX_RECORD_HEAD_BYTES)
ARC_START = re.compile(rb"(?m)^" + ARC_LINE % 4_096)


class RecordHead(NamedTuple):
    """The head of a record.

    Attributes:
        at: where it begins.
        end: where the block behind it begins.
        fields: by lower-case names; the first of each.
    """

    at: int
    end: int
    fields: Mapping[str, str]

    def get_length(self) -> int | None:
        """How long its block is, as it says; `None` where it says nothing of use."""
        found = LENGTH.fullmatch(self.fields.get("content-length", ""))
        return int(found[1]) if found else None


class Syntax(NamedTuple):
    """How the records of one format begin.

    Attributes:
        about: the format, for messages.
        start: what the beginning of a record looks like, wherever it stands.
        version: what a record begins with where one is due.
        parse: the head at a place of some bytes, or `None`.
        gap: what always stands behind a block.
    """

    about: str
    start: re.Pattern[bytes]
    version: re.Pattern[bytes]
    parse: Callable[[bytearray, int], RecordHead | None]
    gap: tuple[bytes, ...]

    def begins(self, data: bytes) -> bool:
        """Whether some bytes are the beginning of a record."""
        return bool(self.version.match(data))


def parse_warc_head(data: bytearray, at: int) -> RecordHead | None:
    r"""The head of a WARC record at a place, or `None` where there is none.

    >>> parse_warc_head(bytearray(b"WARC/1.0\r\nwarc-type: a\r\n b\r\n\r\n..."), 0)
    RecordHead(at=0, end=30, fields={'warc-type': 'a b'})
    """
    if not WARC_VERSION.match(data, at):
        return None
    limit = at + MAX_RECORD_HEAD_BYTES
    usual = data.find(b"\n\r\n", at, limit)
    bare = data.find(b"\n\n", at, usual if usual >= 0 else limit)
    stop = bare if bare >= 0 else usual
    if stop < 0:
        return None
    fields: dict[str, str] = {}
    last = ""
    for line in data[at:stop].decode("utf-8", "replace").split("\n")[1:]:
        if line[:1] in {" ", "\t"} and last:
            fields[last] += f" {line.strip()}"  # a folded line
            continue
        name, colon, value = line.partition(":")
        last = name.strip().lower() if colon else ""
        if last in fields:
            last = ""
        elif last:
            fields[last] = value.strip()
    return RecordHead(at, stop + (2 if bare >= 0 else 3), fields)


def parse_arc_head(data: bytearray, at: int) -> RecordHead | None:
    r"""The line before an ARC record, as the fields of a WARC record.

    >>> head = parse_arc_head(
    ...     bytearray(b"http://a.example/ 1.2.3.4 20240517083000 text/html 9\n"), 0
    ... )
    >>> head.fields["warc-target-uri"], head.fields["content-length"]
    ('http://a.example/', '9')
    """
    found = ARC_HEAD.match(data, at)
    if not found:
        return None
    url, _, date, kind, length = (part.decode("utf-8", "replace") for part in found.groups())
    fields = {
        "warc-type": "warcinfo" if url.startswith("filedesc:") else "response",
        "warc-target-uri": url,
        "warc-date": date,
        "warc-identified-payload-type": kind.partition(" ")[0],
        "content-length": length,
    }
    return RecordHead(at, found.end(), fields)


WARC_SYNTAX = Syntax("WARC", WARC_START, WARC_VERSION, parse_warc_head, (b"\r\n\r\n", b"\n\n"))
ARC_SYNTAX = Syntax("ARC", ARC_START, ARC_HEAD, parse_arc_head, ())
