"""The format of a file: by its first bytes, by its shape, by its name where these say nothing."""

import io
import re
from typing import BinaryIO

from newsclean.decode.binary import is_packed
from newsclean.documents.formats.known import (
    EPUB,
    MAGIC,
    OFFICE,
    TAR,
    WACZ,
    ZIP,
    Format,
    find_format_by_name,
)
from newsclean.documents.formats.shapes import detect_shape
from newsclean.documents.named_files import open_regular
from newsclean.errors import InputError
from newsclean.text.late_patterns import compile_late

HEAD_BYTES = 16_384  # of a file, unpacked; a TAR archive shows itself behind 257
HTML_OPENING = compile_late(
    r"(?is)[\xef\xbb\xbf\s]*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b"
)
JSON_ROW = compile_late(r'(?m)^\{"(?:[^"\\\n]|\\.)*":.*\}\s*$')
# The name of the first member in a ZIP archive, behind 30 bytes of its head (APPNOTE.TXT 4.3.7).
ZIP_OPENINGS = (
    (
        re.compile(
            rb"(?s)PK\x03\x04.{26}(?:datapackage\.json|indexes/index\.cdx|pages/pages\.jsonl"
            rb"|archive/[^\0-\x1f]{1,200}\.warc)"
        ),
        WACZ,
    ),
    (re.compile(rb"(?s)PK\x03\x04.{26}mimetype.{0,64}?application/epub\+zip"), EPUB),
    (
        re.compile(
            rb"(?s)PK\x03\x04.{26}(?:\[Content_Types\]\.xml"
            rb"|mimetype.{0,64}?application/vnd\.(?:oasis\.opendocument|sun\.xml)\.)"
        ),
        OFFICE,
    ),
)
TAR_BLOCK_BYTES = 512
# Name, mode, owner, group, size, time, checksum and kind of a member, in octal digits.
OLD_TAR_HEAD = re.compile(
    rb"""(?xs) (?=[^\0]) [^\0]{1,100} \0*+ (?<=\A.{100}) (?:[\ 0-7]{6,7}[\ \0]{1,2}){3}
    (?:[\ 0-7]{11}[\ \0]){2} (?P<field>\ *(?P<checksum>[0-7]{1,7})[\0\ ]{0,2}) (?<=\A.{156})
    [\0000-7] .{355}"""
)
OLD_TAR_CHECKSUM = slice(148, 156)
MANY_ADVICE = "it holds many documents; give the file itself to newsclean extract or batch"


def find_file_format(path: str) -> Format | None:
    """The format of a regular file that is no single page; `None` for a page.

    A file that cannot be read is taken for a page, whose reading says why.
    """
    try:
        with open_regular(path) as file:
            head = read_head(file)
    except (InputError, OSError):
        return find_format_by_name(path)
    return detect_format(head, path)


def read_head(file: BinaryIO) -> bytes:
    """The first bytes of a file, of a packed one those inside it; the file is read from its place.

    Raises:
        OSError: it cannot be read.
    """
    return unpack_head(file.read(HEAD_BYTES))


def unpack_head(head: bytes) -> bytes:
    """The first bytes that are packed in some; as they are where they are not, or are damaged."""
    if not is_packed(head):
        return head
    from newsclean.documents.unpack import UnpackedStream, detect_packing  # noqa: PLC0415 - packed files only

    packing = detect_packing(head)
    if packing is None:
        return head
    try:
        return UnpackedStream(io.BytesIO(head), packing).read(HEAD_BYTES)
    except InputError:
        return head


def detect_format(head: bytes, name: str = "") -> Format | None:
    r"""The format of a file that is no single page; `None` for a page.

    >>> detect_format(b"WARC/1.1\r\n").about, detect_format(b"<html>", "a.warc")
    ('a WARC crawl', None)

    Args:
        head: its first bytes, unpacked.
        name: of the file, where it has one.
    """
    for at, magic, found in MAGIC:
        if head.startswith(magic, at):
            return find_zip_format(head, name) if found is ZIP else found
    if is_old_tar(head):
        return TAR
    shown = detect_shape(head)
    if shown is None and name and not is_html_head(head):
        return find_format_by_name(name)
    return shown


def find_zip_format(head: bytes, name: str) -> Format:
    """What a ZIP archive seems to be for, by its first member, else by its name.

    This is for messages: all have the same reader, which looks at all that is in it.
    """
    for opening, found in ZIP_OPENINGS:
        if opening.match(head):
            return found
    named = find_format_by_name(name)
    return named if named and named.reader == ZIP.reader else ZIP


def is_old_tar(head: bytes) -> bool:
    """Whether a file begins with a TAR member of the form of 1979, which has no first bytes."""
    if not head[OLD_TAR_CHECKSUM].strip(b" \0").isdigit():
        return False  # tells most files apart at once; runs of spaces fit the rest in many ways
    found = OLD_TAR_HEAD.match(head)
    if not found:
        return False
    block = head[:TAR_BLOCK_BYTES]
    told = int(found["checksum"], 8)
    return told == sum(block) - sum(found["field"]) + len(found["field"]) * ord(" ")


def is_html_head(head: bytes) -> bool:
    r"""Whether a file begins as a page of HTML does, and not as rows of which the first failed.

    >>> is_html_head(b"<html><p>"), is_html_head(b'<html>502\n{"html": "<p>"}\n')
    (True, False)
    """
    text = head.decode("latin-1")
    return bool(HTML_OPENING.match(text)) and not JSON_ROW.search(text)


def make_refusal(found: Format) -> InputError:
    """The error for a file that is no page; one line says what it is and what to do.

    >>> str(make_refusal(find_format_by_name("mails.pkl")))[:36]
    'is a Python pickle, which can run pr'
    """
    advice = MANY_ADVICE if found.reader else found.advice
    return InputError("container", f"is {found.about}; {advice}", stage="inputs")


def refuse_container(data: bytes, *, text_too: bool = True) -> None:
    """Refuse bytes that are many documents, where one page is wanted.

    Args:
        data: the bytes, unpacked.
        text_too: refuse formats that are text as well, such as JSON.

    Raises:
        InputError: code `container`.
    """
    found = detect_format(data[:HEAD_BYTES])
    if found and (text_too or found.magic):
        raise make_refusal(found)
