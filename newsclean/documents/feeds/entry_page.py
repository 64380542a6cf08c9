"""An entry of a feed as a page of HTML, whose head claims what the feed says of the entry."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date, parse_message_date
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.rows import encode_page
from newsclean.documents.unpack import ByteSource
from newsclean.errors import InputError
from newsclean.text.late_patterns import compile_late
from newsclean.text.markup import drop_markup
from newsclean.text.width import count_effective_chars

MAX_FEED_BYTES = 50_000_000
MAX_CLAIM_CHARS = 1_000  # of a title, a name, a date
MAX_ENTRY_AUTHORS = 20
# Effective characters: feeds that show the beginning of a story end at 200 to 500, in one paragraph
# and often with dots; WordPress adds another one, "The post … appeared first on …".
MIN_FULL_TEXT_CHARS = 900
MIN_PARTED_TEXT_CHARS, MIN_PARAGRAPHS = 500, 3  # of a shorter text that is a story in paragraphs
PARAGRAPH_END = compile_late(r"(?i)</p>|</div>|<br\s{0,9}/?>\s{0,99}<br\s{0,9}/?>")
CUT_END = compile_late(r"(?:…|\.\.\.|\[&#8230;\]|&hellip;|\[…\]|\[\.\.\.\])\W{0,9}\Z")
SUMMARY_ONLY = "a summary, no full text"
TAG = compile_late(r"<[^<>]{0,2000}>")
BLANK_LINES = compile_late(r"\n\s*\n")
# RSS has the address of the author, and the name behind it in brackets; others the other way.
NAME_IN_BRACKETS = compile_late(r"[^\s@()]{1,99}@[^\s()]{1,99}\s{0,9}\(([^()]{1,99})\)")
ADDRESS_IN_NAME = compile_late(r"<?[^\s<>@]{1,99}@[^\s<>@]{1,99}>?")


class FeedEntry(NamedTuple):
    """What a feed says of an entry; what it does not say is empty.

    Attributes:
        content: the text, as HTML.
        title: as HTML or plain.
        url: its address.
        published: as the feed writes it: ISO 8601, or as mails have it.
        modified: the same, where both are said.
        authors: names, as the feed writes them.
        lang: its language.
        crawled: when it was saved, of a note.
    """

    content: str
    title: str = ""
    url: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    lang: str = ""
    crawled: str = ""


def make_feed_entry(
    entry: FeedEntry, number: int, container: Container, selection: Selection
) -> Entry:
    """An entry of a feed as a page, or skipped where it has no text."""
    if not entry.content.strip():
        return container.make_skipped_entry(str(number), SUMMARY_ONLY)

    def read_page() -> MemberPage:
        data, charset = encode_page(build_page(entry))
        require_size(len(data), selection.max_bytes)
        url = keep_web_address(entry.url)
        return MemberPage(data, url, parse_feed_date(entry.crawled) or None, charset, "html")

    return container.attempt_page(str(number), number, read_page)


def build_page(entry: FeedEntry) -> str:
    """The entry as a page.

    >>> build_page(FeedEntry("<p>It opened.</p>", 'The "bridge" &amp; more')).splitlines()[3:5]
    ['<title>The &quot;bridge&quot; &amp; more</title>', '</head><body><article>']
    """
    lang = f' lang="{escape(entry.lang[:MAX_CLAIM_CHARS])}"' if entry.lang else ""
    heading = make_title(entry.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f"<html{lang}><head>",
            '<meta charset="utf-8">',
            *iter_head_lines(entry, heading),
            "</head><body><article>",
            f"<h1>{heading}</h1>" if heading else "",
            entry.content,
            "</article></body></html>",
        ]
    )


def iter_head_lines(entry: FeedEntry, title: str) -> Iterator[str]:
    """What the head claims, each value escaped."""
    url = keep_web_address(entry.url)
    if title:
        yield f"<title>{title}</title>"
    if url:
        yield f'<link rel="canonical" href="{escape(url)}">'
    claims = (
        ("article:published_time", parse_feed_date(entry.published)),
        ("article:modified_time", parse_feed_date(entry.modified)),
        *(("author", clean_author(name)) for name in entry.authors[:MAX_ENTRY_AUTHORS]),
    )
    for name, value in claims:
        if value:
            yield f'<meta name="{name}" content="{escape(value)}">'


def make_title(title: str) -> str:
    """A title without markup, on one line, escaped."""
    return escape(" ".join(drop_markup(title[:MAX_CLAIM_CHARS]).split()))


def parse_feed_date(value: str) -> str:
    """A date in ISO 8601; empty for what is none.

    >>> parse_feed_date("Fri, 17 May 2024 08:30:00 +0800"), parse_feed_date("soon")
    ('2024-05-17T08:30:00+08:00', '')
    """
    short = value.strip()[:MAX_CLAIM_CHARS]
    return parse_crawl_date(short) or parse_message_date(short) or ""


def clean_author(name: str) -> str:
    """A name without an address of mail; empty where it is nothing else.

    >>> clean_author("j@post.example (Jane Miller)"), clean_author("Jane Miller <j@post.example>")
    ('Jane Miller', 'Jane Miller')
    >>> clean_author("j@post.example")
    ''
    """
    name = " ".join(name[:MAX_CLAIM_CHARS].split())
    found = NAME_IN_BRACKETS.fullmatch(name)
    return found[1].strip() if found else ADDRESS_IN_NAME.sub("", name).strip()


def is_full_text(text: str) -> bool:
    """Whether a description is long enough to be the story, and no beginning of it.

    >>> is_full_text("<p>The bridge was opened.</p>"), is_full_text("<p>新闻</p>" * 200)
    (False, True)
    """
    bare = TAG.sub("", text).strip()
    size = count_effective_chars(bare)
    is_parted = len(PARAGRAPH_END.findall(text)) >= MIN_PARAGRAPHS and not CUT_END.search(
        bare[-40:]
    )
    return size >= MIN_FULL_TEXT_CHARS or (size >= MIN_PARTED_TEXT_CHARS and is_parted)


def make_paragraphs(text: str) -> str:
    r"""Plain text as HTML; blank lines part its paragraphs, and where there are none each line end.

    >>> make_paragraphs("One\ntwo.\n\nThree < 4"), make_paragraphs("One.\nTwo.")
    ('<p>One\ntwo.</p><p>Three &lt; 4</p>', '<p>One.</p><p>Two.</p>')
    """
    text = text.strip().replace("\r\n", "\n")
    parts = BLANK_LINES.split(text)
    parts = parts if len(parts) > 1 else text.split("\n")
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part.strip())


def read_feed_bytes(stream: ByteSource) -> bytes:
    """All bytes of a feed, which is read as a whole.

    Raises:
        InputError: code `too_large`.
    """
    data = stream.read(MAX_FEED_BYTES + 1)
    if len(data) > MAX_FEED_BYTES:
        message = f"is a feed of more than {MAX_FEED_BYTES:,} bytes; part it into several"
        raise InputError("too_large", message, stage="inputs")
    return data
