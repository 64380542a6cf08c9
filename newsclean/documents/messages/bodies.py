"""A part of a message as bytes, with its encoding for transport undone (RFC 2045, section 6)."""

import binascii
import re
from email.message import Message

from newsclean.documents.messages.parts import get_header
from newsclean.documents.unpack import make_unpack_error

MESSAGE = "is a web archive (MHTML) or a mail"
UNPACKED = frozenset(("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "identity"))
UUENCODED = frozenset(("x-uuencode", "uuencode", "uue", "x-uue"))
BARE_RETURN = re.compile(rb"\r(?!\n)")
UU_BEGIN = re.compile(rb"^begin [0-7]+[^\r\n]*+(?:\r\n|\n|\r)", re.MULTILINE)


def decode_body(body: bytes, head: Message) -> bytes:
    """A part's bytes with its encoding for transport undone.

    Raises:
        InputError: code `unpack_broken`: it breaks off, or nobody knows it.
    """
    encoding = get_header(head, "Content-Transfer-Encoding").lower().partition(";")[0]
    if encoding == "quoted-printable":
        return decode_quoted_printable(body)
    if encoding == "base64":
        return decode_base64(body)
    if encoding in UUENCODED:
        return decode_uu(body)
    if encoding in UNPACKED:
        return body
    what = f"{MESSAGE}, in the unknown encoding {encoding[:40]!r}; save it again"
    raise make_unpack_error(what)


def decode_quoted_printable(body: bytes) -> bytes:
    r"""Bytes from quoted-printable, whatever the line ends; `binascii` reads on to the next LF.

    >>> decode_quoted_printable(b"the har=\rbour =E2=80=94\rnew")
    b'the harbour \xe2\x80\x94\nnew'
    """
    return binascii.a2b_qp(BARE_RETURN.sub(b"\n", body))


def decode_uu(body: bytes) -> bytes:
    r"""Bytes from uuencode, line by line.

    >>> decode_uu(b"begin 644 a.html\n#/'`^\n`\nend\n")
    b'<p>'

    Raises:
        InputError: code `unpack_broken`: it has no beginning or no end, or a line is none.
    """
    begin = UU_BEGIN.search(body)
    lines = body[begin.end() :].splitlines() if begin else []
    decoded: list[bytes] = []
    for line in lines:
        if line.strip() == b"end":
            return b"".join(decoded)
        try:
            decoded.append(decode_uu_line(line))
        except binascii.Error:
            raise make_unpack_error(f"{MESSAGE}, damaged in the page") from None
    what = f"{MESSAGE}, cut off in the page; is the download complete?"
    raise make_unpack_error(what)


def decode_uu_line(line: bytes) -> bytes:
    """The bytes of a line; some programs write more letters than its length says."""
    if not line:
        return b""
    return binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])


def decode_base64(body: bytes) -> bytes:
    r"""Bytes from base64, with what is none of its letters left out, and with or without its end.

    >>> decode_base64(b"PHA\r\n+PA"), decode_base64(b"P H-A=")
    (b'<p><', b'<p')

    Raises:
        InputError: code `unpack_broken`: it breaks off in the middle of a letter.
    """
    letters = body.translate(None, b"\r\n")
    for padding in (b"=" * (-len(letters) % 4), b"", b"=="):
        try:
            return binascii.a2b_base64(letters + padding)
        except binascii.Error:
            continue
    what = f"{MESSAGE}, cut off in the page; is the download complete?"
    raise make_unpack_error(what)
