"""The names in a ZIP archive as text, those of one archive in one encoding.

A flag says that a name is UTF-8, or an extra field has it once more in UTF-8 (APPNOTE.TXT 4.4.4
and 4.6.9). Many programs on Windows write neither: their names are in the encoding of the computer.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsclean.decode import detect_common_encoding
from newsclean.decode.web_codecs import decode_as
from newsclean.documents.archives.zip_list import (
    MEMBER_MAGIC,
    ZipList,
    ZipMember,
    find_extra_field,
    iter_listed_members,
)
from newsclean.documents.archives.zip_members import LOCAL_HEADER
from newsclean.text.late_patterns import compile_late

UTF_8 = "utf-8"
UTF8_FLAG = 0x800
UNICODE_PATH_FIELD = 0x7075
UNICODE_PATH = struct.Struct("<BL")  # version, checksum of the name that it stands for
MAX_SAMPLE_BYTES = 65_536  # of names, from which their encoding is found
MAX_UNREAD_SHARE = 0.2  # of names that an encoding of pairs of bytes may leave as they are
MAX_FIRST_BYTES = 1 << 20  # of an archive without a list of contents
PAIRED_ENCODINGS = frozenset({"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"})
# Of western Europe: that of the format's description, that of Windows, the second one of DOS.
WESTERN_ENCODINGS = ("cp437", "windows-1252", "cp850")
DOS_ENCODINGS = frozenset({"cp437", "cp850"})
WESTERN_NAME = compile_late(r"[\x00-\x7fªºÀ-ÖØ-öø-ſƒ]*+\Z")
# Such as `SÆo`: a capital letter beyond ASCII in the middle of a word in small letters.
ODD_CAPITAL = compile_late(r"[A-Za-zß-ÿ][À-ÖØ-ÞŒŠŽŸ][a-zß-öø-ÿ]")
FOREIGN_LETTER = compile_late(r"[^\W\d_a-zA-ZªµºÀ-ſ]")
# A letter of another alphabet right beside one of ours.
MIXED_WORD = compile_late(r"[A-Za-z][^\W\d_a-zA-ZªµºÀ-ſ]|[^\W\d_a-zA-ZªµºÀ-ſ][A-Za-z]")


class ZipNames:
    """Reads the names of one archive."""

    def __init__(self, file: BinaryIO, found: ZipList | None) -> None:
        """Look at all names in the list of contents, one after the other.

        Args:
            file: the archive.
            found: its list; without one the names at the begin of the file are looked at.
        """
        sample: list[bytes] = []
        size = 0
        self.has_slashes = False
        members = iter_listed_members(file, found) if found else iter_first_members(file)
        for member in members:
            self.has_slashes |= b"/" in member.raw_name
            if size < MAX_SAMPLE_BYTES and is_unmarked(member):
                sample.append(member.raw_name)
                size += len(member.raw_name)
        self.encoding = detect_names_encoding(sample) if sample else UTF_8

    def read_name(self, member: ZipMember) -> ZipMember:
        """A member with its name as text, and `/` between its folders.

        A backslash stands between folders where DOS wrote the name, and where no name of the
        archive has a `/`.
        """
        name = read_unicode_path(member)
        if name is None:
            encoding = self.encoding if is_unmarked(member) else UTF_8
            name = decode_name(member.raw_name, encoding)
        if "\\" in name and (member.is_dos or not self.has_slashes):
            name = name.replace("\\", "/")
        return member if name == member.name else member._replace(name=name)


def iter_first_members(file: BinaryIO) -> Iterator[ZipMember]:
    """Names and flags of the members whose heads stand at the begin of a file."""
    file.seek(0)
    data = file.read(MAX_FIRST_BYTES)
    at = data.find(MEMBER_MAGIC)
    while 0 <= at <= len(data) - LOCAL_HEADER.size:
        _, _, flags, method, *_, name_size, _ = LOCAL_HEADER.unpack_from(data, at)
        start = at + LOCAL_HEADER.size
        name = data[start : start + name_size]
        yield ZipMember("", name, flags, method, 0, 0, 0, at)
        at = data.find(MEMBER_MAGIC, start)


def is_unmarked(member: ZipMember) -> bool:
    """Whether a name is not ASCII, and nothing says in which encoding it is."""
    return not (
        member.raw_name.isascii()
        or member.flags & UTF8_FLAG
        or read_unicode_path(member) is not None
    )


def read_unicode_path(member: ZipMember) -> str | None:
    """A member's name in the extra field for names in UTF-8, where it stands for this very name."""
    field = find_extra_field(member.extra, UNICODE_PATH_FIELD)
    if field is None or len(field) < UNICODE_PATH.size:
        return None
    version, checksum = UNICODE_PATH.unpack_from(field)
    if version != 1 or checksum != zlib.crc32(member.raw_name):
        return None
    try:
        return field[UNICODE_PATH.size :].decode(UTF_8)
    except UnicodeDecodeError:
        return None


def detect_names_encoding(names: Iterable[bytes]) -> str:
    """The encoding in which all names can be read; one of DOS only where nothing else fits.

    >>> detect_names_encoding(["新闻/隧道通车.html".encode("gbk")])
    'gb18030'
    >>> detect_names_encoding(["Über Köln.html".encode("cp437")])
    'cp437'
    """
    names = list(names)
    raw = b"\n".join(names)
    if read_name_as(raw, UTF_8) is not None:
        return UTF_8
    found = detect_common_encoding([raw])
    unread = sum(read_name_as(name, found) is None for name in names)
    if found in PAIRED_ENCODINGS and unread <= len(names) * MAX_UNREAD_SHARE:
        return found
    text = read_name_as(raw, found)
    if text is not None and is_foreign(text):
        return found
    return next((name for name in WESTERN_ENCODINGS if is_western(read_name_as(raw, name))), found)


def is_foreign(text: str) -> bool:
    """Whether names are in another alphabet than ours, and not with single letters of it.

    >>> is_foreign("новости.html"), is_foreign("hбrek.html"), is_foreign("é.html")
    (True, False, False)
    """
    return bool(FOREIGN_LETTER.search(text)) and not MIXED_WORD.search(text)


def is_western(text: str | None) -> bool:
    """Whether names look like words of western Europe.

    >>> is_western("São.html"), is_western("SÆo.html"), is_western("caf‚.html")
    (True, False, False)
    """
    return text is not None and bool(WESTERN_NAME.match(text)) and not ODD_CAPITAL.search(text)


def read_name_as(raw: bytes, encoding: str) -> str | None:
    """Names as text; `None` where not all of their bytes are some character."""
    if encoding in DOS_ENCODINGS:
        return raw.decode(encoding)
    text = decode_as(raw, encoding)
    return None if "\ufffd" in text else text


def decode_name(raw: bytes, encoding: str) -> str:
    r"""One name as text; where its bytes do not fit, they stay as they are (PEP 383).

    >>> decode_name(b"\xd0\xc2", "gb18030"), decode_name(b"\xff", "gb18030")
    ('新', '\udcff')
    """
    text = read_name_as(raw, encoding)
    return raw.decode(UTF_8, "surrogateescape") if text is None else text
