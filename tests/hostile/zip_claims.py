"""ZIP archives whose heads claim what is not so."""

import struct

from tests.hostile.containers import LIMIT, make_zip

LOCAL_FIELDS = {"magic": (0, "4s"), "flags": (6, "H"), "method": (8, "H"), "crc": (14, "L"), "packed": (18, "L"), "size": (22, "L"), "name_size": (26, "H"), "extra_size": (28, "H")}  # fmt: skip
LISTED_FIELDS = {"magic": (0, "4s"), "system": (5, "B"), "needed": (6, "B"), "flags": (8, "H"), "method": (10, "H"), "crc": (16, "L"), "packed": (20, "L"), "size": (24, "L"), "name_size": (28, "H"), "extra_size": (30, "H"), "comment_size": (32, "H"), "at": (42, "L")}  # fmt: skip
END_FIELDS = {"disk": (4, "H"), "list_disk": (6, "H"), "count": (10, "H"), "list_size": (12, "L"), "list_at": (16, "L"), "comment_size": (20, "H")}  # fmt: skip


def claim(data: bytes, name: str, **fields: object) -> bytes:
    """The archive with other numbers in the list's line of a member."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    return write_fields(data, at, LISTED_FIELDS, fields)


def claim_at_head(data: bytes, name: str, **fields: object) -> bytes:
    """The archive with other numbers in a member's own head."""
    return write_fields(data, data.index(name.encode()) - 30, LOCAL_FIELDS, fields)


def claim_at_end(data: bytes, **fields: object) -> bytes:
    """The archive with other numbers in its end record."""
    return write_fields(data, data.rindex(b"PK\x05\x06"), END_FIELDS, fields)


def write_fields(
    data: bytes, start: int, places: dict[str, tuple[int, str]], fields: dict[str, object]
) -> bytes:
    """The data with some numbers of a head written anew."""
    changed = bytearray(data)
    for name, value in fields.items():
        at, form = places[name]
        struct.pack_into("<" + form, changed, start + at, value)
    return bytes(changed)


def make_overlapping(count: int) -> bytes:
    """An archive whose list names its one member many times."""
    data = make_zip({"a.html": b" " * LIMIT})
    listed, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    lines = data[listed:end] * count
    return claim_at_end(
        data[:listed] + lines + data[end:], count=count, list_size=len(lines), list_at=listed
    )


def widen(data: bytes, count: int) -> bytes:
    """The archive with the end records of a large one, which counts its members."""
    listed, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    wide = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, end - listed, listed
    )
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + wide + locator + data[end:]


def ask_for_dictionary(data: bytes, name: str, size: int) -> bytes:
    """An archive packed with LZMA in which a member's head asks for a dictionary of some size."""
    at = data.index(name.encode()) + len(name) + 5  # behind version, size, and lc, lp and pb
    return data[:at] + struct.pack("<L", size) + data[at + 4 :]
