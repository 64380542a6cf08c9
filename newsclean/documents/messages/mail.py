"""A mail as a page: its HTML, else its text, without what is attached.

Subject, sender and lists are no part of the page: the newsletter's own words decide its record.
"""

from collections.abc import Iterator
from email.message import Message

from newsclean.decode.messages import MESSAGE_HEAD_BYTES, clean_message, is_mail
from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.container import MemberPage
from newsclean.documents.crawl_dates import parse_message_date
from newsclean.documents.messages.bodies import decode_body
from newsclean.documents.messages.flowed import join_flowed_lines
from newsclean.documents.messages.mhtml import TEXT_MEDIA_TYPE, extract_saved_page
from newsclean.documents.messages.parts import (
    MAX_PART_DEPTH,
    MessagePart,
    get_charset,
    get_header,
    get_type_parameter,
    list_parts,
    read_part,
)
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

FORWARDED_MEDIA_TYPE = "message/rfc822"
NO_TEXT = "is a mail without a text; save what is attached to it"
# Where the list or the site keeps the mail (RFC 5064), or the page was sent from (RFC 2557).
ADDRESS_FIELDS = ("Archived-At", "Content-Location")


def extract_message_page(data: bytes) -> MemberPage:
    """The page in a mail, or in a message that a browser saved.

    Raises:
        InputError: code `empty`: it is a mail without a text; `unpack_broken`: there is no page in
            it, or not the whole of it.
    """
    data = clean_message(data)
    if not is_mail(data[:MESSAGE_HEAD_BYTES]):
        return extract_saved_page(data)
    page = extract_mail_page(data)
    if page is None:
        raise InputError("empty", NO_TEXT, stage="inputs")
    return page


def extract_mail_page(data: bytes) -> MemberPage | None:
    """The page in a mail; `None` for one that has no text, as a picture alone.

    Args:
        data: the mail, as `clean_message` gives it.

    Raises:
        InputError: code `unpack_broken`: it is cut off or damaged.
    """
    mail = read_part(data, 0, len(data))
    if mail is None:
        raise make_unpack_error("is a mail whose head does not end; save it again")
    part = find_text_part(data, mail)
    if part is None:
        return None
    body = decode_body(data[part.start : part.end], part.head)
    is_html = part.head.get_content_type() in HTML_MEDIA_TYPES
    addresses = (get_header(mail.head, field).strip("<>") for field in ADDRESS_FIELDS)
    return MemberPage(
        body if is_html else read_plain_text(body, part.head),
        next(filter(None, map(keep_web_address, addresses)), None),
        parse_message_date(get_header(mail.head, "Date")),
        get_charset(part.head),
        "html" if is_html else "text",
    )


def find_text_part(data: bytes, mail: MessagePart, depth: int = 0) -> MessagePart | None:
    """The part that a mail program shows: HTML before text, the mail before one that it forwards.

    A page that is attached to a mail without a text of its own is what was sent.
    """
    parts = list_parts(data, mail)
    shown = [part for part in parts if part.head.get_content_disposition() != "attachment"]
    for group, types in (
        (shown, HTML_MEDIA_TYPES),
        (shown, (TEXT_MEDIA_TYPE,)),
        (parts, HTML_MEDIA_TYPES),
    ):
        for part in group:
            is_wanted = part.head.get_content_type() in types
            if is_wanted and data[part.start : part.end].strip():
                return part
    return next(iter_forwarded(data, parts, depth + 1), None)


def iter_forwarded(data: bytes, parts: list[MessagePart], depth: int) -> Iterator[MessagePart]:
    """The texts of the mails that a mail forwards."""
    if depth > MAX_PART_DEPTH:
        return
    for part in parts:
        if part.head.get_content_type() == FORWARDED_MEDIA_TYPE:
            inner = read_part(data, part.start, part.end)
            text = find_text_part(data, inner, depth) if inner else None
            if text:
                yield text


def read_plain_text(body: bytes, head: Message) -> bytes:
    """The text of a part, each paragraph on one line where the mail says that they flow."""
    if get_type_parameter(head, "format").lower() != "flowed":
        return body
    return join_flowed_lines(body, delete=get_type_parameter(head, "delsp").lower() == "yes")
