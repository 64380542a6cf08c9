"""Mailboxes (mbox): mails one after the other, each behind a line that begins with `From `.

RFC 4155 and the families of before it: in `mboxo` and `mboxrd` such a line in a mail is quoted with
`>`, in `mboxcl2` it is not, and `Content-Length` says where the mail ends. Python's `mailbox` ends
a mail at each line with `From `, and wants a file on disk that is not packed.
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import BinaryIO, NamedTuple

from newsclean.decode.messages import MAILBOX_LINE, is_message, read_head_fields
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.messages.mail import extract_message_page
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.json_lines import split_long_lines
from newsclean.documents.unpack import make_unpack_error, open_unpacked

MAX_MAIL_GROWTH = 4  # a page in quoted-printable has three times its bytes; pictures come with it
SPARE_MAIL_BYTES = 1 << 20  # for the heads
MAX_UNQUOTED_LINES = 50  # that begin with `From ` in a mail whose length is given
LENGTH_TOLERANCE_BYTES = 2  # whether the blank line behind the mail is counted
FROM_LINE = re.compile(MAILBOX_LINE)
FIELD_LINE = re.compile(rb"(?:>?From |[!-9;-~]+:)")
QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
CONTENT_LENGTH = re.compile(rb"\s*(\d{1,9})\s*")
WITHOUT_TEXT = "a mail without a text"


class RawMail(NamedTuple):
    """What stands from one line with `From ` to the next: that line, the mail, its whole size."""

    from_line: bytes
    data: bytes
    size: int


def read_mbox(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the page of each mail; mails without a text are skipped.

    Raises:
        InputError: code `unpack_broken`: there is no mail in it.
    """
    file.seek(0)
    limit = MAX_MAIL_GROWTH * selection.max_bytes + SPARE_MAIL_BYTES
    lines = split_long_lines(open_unpacked(file), limit)
    for number, mail in enumerate(join_by_length(split_mails(lines, limit), limit), 1):
        yield make_mail_entry(mail, number, container, selection)


def make_mail_entry(
    mail: RawMail, number: int, container: Container, selection: Selection
) -> Entry:
    """One mail as a page or an error, or skipped."""

    def read_page() -> MemberPage:
        require_size(mail.size, MAX_MAIL_GROWTH * selection.max_bytes + SPARE_MAIL_BYTES)
        page = extract_message_page(QUOTED_FROM.sub(rb"\1", mail.data))
        require_size(len(page.data), selection.max_bytes)
        return page

    entry = container.attempt_page(str(number), number, read_page)
    if entry.failure and entry.failure.code == "empty":
        return container.make_skipped_entry(str(number), WITHOUT_TEXT)
    return entry


class PendingMail:
    """A mail whose lines are coming; of one over the limit the beginning is kept."""

    def __init__(self, limit: int, from_line: bytes = b"") -> None:
        """Begin behind a line with `From `."""
        self.from_line = from_line
        self.limit = limit
        self.lines: list[bytes] = []
        self.size = 0

    def add(self, line: bytes) -> None:
        """Take one more line."""
        self.size += len(line) + 1
        if self.size <= self.limit:
            self.lines.append(line)

    def finish(self) -> RawMail | None:
        """The mail; `None` for what is blank and stands above the first.

        Raises:
            InputError: code `unpack_broken`: there is no line with `From `, and it is no mail.
        """
        data = b"\n".join([*self.lines, b""])
        if not self.from_line and not data.strip():
            return None
        if not self.from_line and not is_message(data):
            raise make_unpack_error("is no mailbox: it does not begin with a mail")
        return RawMail(self.from_line, data, self.size)


def split_mails(lines: Iterator[bytes], limit: int) -> Iterator[RawMail]:
    """The mails, each from a line with `From `, behind a blank one and above a field, to the next.

    Raises:
        InputError: code `unpack_broken`: what begins the file is no mail.
    """
    pending = PendingMail(limit)
    blank = True
    for line, following in pairwise(chain(lines, [b""])):
        if blank and FROM_LINE.match(line) and FIELD_LINE.match(following):
            if mail := pending.finish():
                yield mail
            pending = PendingMail(limit, line)
        else:
            pending.add(line)
        blank = not line.strip()
    if mail := pending.finish():
        yield mail


def join_by_length(mails: Iterator[RawMail], limit: int) -> Iterator[RawMail]:
    """The mails, with those in one piece whose length says that a line with `From ` is their own.

    A length that does not end where a mail ends is wrong, and counts for nothing.
    """
    ahead: deque[RawMail] = deque()
    while mail := ahead.popleft() if ahead else next(mails, None):
        missing = measure_missing(mail)
        for count in range(MAX_UNQUOTED_LINES):
            if missing <= LENGTH_TOLERANCE_BYTES or missing > limit:
                break
            if count == len(ahead):
                following = next(mails, None)
                if following is None:
                    break
                ahead.append(following)
            missing -= len(ahead[count].from_line) + 1 + ahead[count].size
            if abs(missing) <= LENGTH_TOLERANCE_BYTES:
                mail = join_mails(mail, [ahead.popleft() for _ in range(count + 1)])
                break
        yield mail


def measure_missing(mail: RawMail) -> int:
    """How many bytes a mail lacks of those that its head says it has."""
    given = CONTENT_LENGTH.fullmatch(read_head_fields(mail.data).get("content-length", b""))
    if not given:
        return 0
    ends = (mail.data.find(end) + len(end) for end in (b"\n\n", b"\n\r\n") if end in mail.data)
    return int(given[1]) - (mail.size - min(ends, default=0))


def join_mails(first: RawMail, others: list[RawMail]) -> RawMail:
    """Several pieces as one mail."""
    pieces = [first.data]
    size = first.size
    for other in others:
        pieces += (other.from_line, b"\n", other.data)
        size += len(other.from_line) + 1 + other.size
    return RawMail(first.from_line, b"".join(pieces), size)
