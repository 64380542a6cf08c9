"""Where in a file of JSON its rows are: one a line, one behind the other, or in a list."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.documents.entry import ColumnNames
from newsclean.documents.json_rows.inner_columns import HOLDERS
from newsclean.documents.json_rows.objects import Place
from newsclean.documents.tables.usual_names import USUAL_COLUMN_NAMES

LAYOUT_HEAD_BYTES = 1 << 18
# A text with what follows it where it is a name; at the end of the head also the begin of a text.
TOKEN = re.compile(rb'(?s)"(?P<text>[^"\\]*+(?:\\.?[^"\\]*+)*+)"?(?P<colon>\s*:)?|[\[\]{}]')
OPENING = {b"]": b"[", b"}": b"{"}
LINE = re.compile(rb"\s*(?P<first>\{[^\n]*)(?:\n\s*(?P<second>[^\n]?))?")


class Level(NamedTuple):
    """A bracket that is open: which, and the name before it."""

    bracket: bytes
    name: bytes


def find_layout(head: bytes, wanted: ColumnNames) -> Place | None:
    """Where the rows are; `None` where each has a line.

    A row is the object that has the page, or that has an object which is called as one that has
    pages (`_source`). Of several such places the outermost is taken.

    >>> find_layout(b'{"html": "<p>"}', ColumnNames())
    >>> find_layout(b'{"data": {"items": [{"html": "<p>"}]}}', ColumnNames())
    Place(depth=3, key=b'items')

    Args:
        head: the first bytes of the file.
        wanted: the columns that were named.
    """
    head = head.lstrip(b"\xef\xbb\xbf\x1e \t\r\n")
    begins_list = head.startswith(b"[")
    place = min(iter_places(head, wanted), default=Place(int(begins_list)), key=get_depth)
    if begins_list or place.depth:
        return place if place.depth > 1 or not begins_list else Place(1)
    return None if has_row_in_line(head) else place


def get_depth(place: Place) -> int:
    """How deep a place is."""
    return place.depth


def iter_places(head: bytes, wanted: ColumnNames) -> Iterator[Place]:
    """Where objects with pages stand in the first bytes."""
    path = (wanted.html or "").split(".")
    if any(part.isdecimal() for part in path):
        return  # the page is in a list of its row
    names = frozenset([path[-1]] if wanted.html else USUAL_COLUMN_NAMES["html"])
    holders = HOLDERS.union(path)
    levels: list[Level] = []
    name = b""
    for token in TOKEN.finditer(head):
        mark = token[0]
        if mark in b"[{":
            levels.append(Level(mark, name))
            name = b""
        elif mark in b"]}":
            if levels and levels[-1].bracket == OPENING[mark]:  # else it is one too many
                levels.pop()
            name = b""
        elif token["colon"]:
            name = token["text"]
        elif token["text"] and decode_name(name) in names and levels:
            yield from find_row_place(levels, holders)
            name = b""


def find_row_place(levels: list[Level], holders: frozenset[str]) -> Iterator[Place]:
    """The place of the row to which a page in the innermost object belongs, if it is one."""
    at = len(levels) - 1
    while at > 0 and levels[at - 1].bracket == b"{":
        if decode_name(levels[at].name) not in holders:
            return
        at -= 1
    if levels[at].bracket == b"{":
        yield Place(at, levels[at - 1].name or None if at else None)


def decode_name(name: bytes) -> str:
    """A name as it is compared."""
    text = name.decode("utf-8", "replace")
    if "\\" in text:
        try:
            text = str(json.loads(f'"{text}"'))
        except ValueError:
            return ""
    return text.strip().lower()


def has_row_in_line(head: bytes) -> bool:
    r"""Whether the first line has the first row, and the second one the next.

    >>> has_row_in_line(b'{"a": 1}\n{"a": 2}'), has_row_in_line(b'{\n "a": 1\n}')
    (True, False)
    >>> has_row_in_line(b'{"a": 1}{"a": 2}'), has_row_in_line(b'{"a": 1\n{"a": 2}')
    (False, True)
    """
    line = LINE.match(head)
    if not line:
        return True
    first, second = line["first"].rstrip(), line["second"]
    if second is None and len(head) >= LAYOUT_HEAD_BYTES:
        return True  # a long line
    try:
        json.loads(first)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return first[error.pos : error.pos + 1] not in (b"{", b",")
        return second == b"{" and first != b"{"
    except (ValueError, RecursionError):
        return True
    return True
