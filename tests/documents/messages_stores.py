"""Mailboxes, HAR files, feeds and exported notes of the same pages, for `tests.documents.stores`."""

import json
from collections.abc import Callable, Sequence
from html import escape

from tests.documents.messages.mails import make_newsletter

MBOX_LINE = b"From news@post.example Sat May 18 03:00:00 2024\n"


def make_mbox(pages: Sequence[str]) -> bytes:
    """A mailbox of newsletters."""
    mails = (make_newsletter(page).as_bytes().replace(b"\r\n", b"\n") for page in pages)
    return b"".join(MBOX_LINE + mail + b"\n" for mail in mails)


def make_har(pages: Sequence[str]) -> bytes:
    """A HAR file of a browser."""
    entries = [
        {
            "startedDateTime": "2024-05-18T03:00:00.000Z",
            "request": {"method": "GET", "url": f"https://news.example/{number}", "headers": []},
            "response": {"status": 200, "content": {"mimeType": "text/html", "text": page}},
        }
        for number, page in enumerate(pages)
    ]
    log = {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": entries}
    return json.dumps({"log": log}).encode()


def make_rss(pages: Sequence[str]) -> bytes:
    """A feed with full text."""
    items = "".join(
        f"<item><content:encoded>{escape(page)}</content:encoded></item>" for page in pages
    )
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f"<rss version='2.0' {namespace}><channel>{items}</channel></rss>".encode()


def make_json_feed(pages: Sequence[str]) -> bytes:
    """A JSON Feed."""
    items = [{"id": number, "content_html": page} for number, page in enumerate(pages)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


def make_enex(pages: Sequence[str]) -> bytes:
    """Notes of Evernote."""
    notes = "".join(
        f"<note><title>{number}</title><content><![CDATA[<en-note>{page}</en-note>]]></content></note>"
        for number, page in enumerate(pages)
    )
    return f"<?xml version='1.0' encoding='UTF-8'?><en-export>{notes}</en-export>".encode()


MESSAGE_STORES: dict[str, Callable[[Sequence[str]], bytes]] = {
    "news.mbox": make_mbox,
    "day.har": make_har,
    "news.rss": make_rss,
    "notes.enex": make_enex,
    "feed.json": make_json_feed,
}
"""The usual name of a file → what makes it of pages."""
