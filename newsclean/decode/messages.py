"""Tells a message by its head: a mail (RFC 5322), or a page that a browser saved as one (MHTML)."""

import codecs
import re

MESSAGE_HEAD_BYTES = 16_384  # of the head, which on its way gathers lines
# `re` compiles these patterns when they are first needed; most pages need none.
# A field with the lines that it is folded to, or a line that stands among fields.
HEAD_LINE = (
    rb"(?:(?P<name>[!-9;-~]*+):[ \t]*+(?P<value>[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t][^\r\n]*+)*+)"
    rb"|>?From [^\r\n]*+|[ \t][^\r\n]*+)(?:\r\n|\n|\r|\Z)"
)
# Apple Mail (`.emlx`) writes how many bytes the mail has above it, and what it knows of it below.
COUNT_LINE = rb"(\d{1,9})[ \t]*\r?\n"
# The line above each mail of a mailbox (RFC 4155), which has many of them and is no message.
MAILBOX_LINE = rb"From [^\r\n]{0,300}\d\d:\d\d"
MIME_FIELDS = {"mime-version", "content-type"}
# What mail programs and servers write, and nobody above a story.
MAIL_FIELDS = {
    "message-id", "received", "return-path", "delivered-to", "in-reply-to", "newsgroups",
    "x-mozilla-status", "x-gmail-labels", "dkim-signature", "list-unsubscribe",
}  # fmt: skip
BOUNDARY = rb"(?is)\s*multipart/[^;]{1,40};.{0,1000}\bboundary\s*\*?="


def is_message(data: bytes) -> bool:
    r"""Whether bytes are a message; fields that a crawler wrote above a text are none.

    >>> is_message(b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>")
    True
    >>> is_message(b"From: The Post\nDate: 17 May 2024\nSubject: A bridge\n\nThe bridge")
    False
    """
    head = clean_message(data[:MESSAGE_HEAD_BYTES])
    if not head[:1].isalpha() or re.match(MAILBOX_LINE, head):
        return False
    fields = read_head_fields(head)
    was_sent = "from" in fields and MAIL_FIELDS & fields.keys()
    is_parted = re.match(BOUNDARY, fields.get("content-type", b""))
    return bool(fields.keys() >= MIME_FIELDS or was_sent or is_parted)


def is_mail(head: bytes) -> bool:
    """Whether a message was sent to somebody, and not saved by a browser."""
    return bool((MAIL_FIELDS | {"to", "cc"}) & read_head_fields(head).keys())


def read_head_fields(head: bytes) -> dict[str, bytes]:
    """The fields of a message's head by their names in lower case; of several the first."""
    fields: dict[str, bytes] = {}
    at, pattern = 0, re.compile(HEAD_LINE)
    while at < min(len(head), MESSAGE_HEAD_BYTES) and (line := pattern.match(head, at)):
        at = line.end()
        if line["name"]:
            fields.setdefault(line["name"].decode("latin-1").lower(), line["value"])
    return fields


def clean_message(data: bytes) -> bytes:
    r"""A message without what editors, uploads in text mode and Apple Mail have added to it.

    >>> clean_message(b"\xef\xbb\xbf\r\r\nFrom: a\r\r\nTo: b\r\r\n\r\r\n=E4\r\r\n")
    b'From: a\r\nTo: b\r\n\r\n=E4\r\n'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    if data[:1].isspace():
        data = data.lstrip()
    counted = re.match(COUNT_LINE, data) if data[:1].isdigit() else None
    if counted:
        data = data[counted.end() : counted.end() + int(counted[1])]
    first, _, _ = data[:MESSAGE_HEAD_BYTES].partition(b"\n")
    return data.replace(b"\r\r\n", b"\r\n") if first.endswith(b"\r\r") else data
