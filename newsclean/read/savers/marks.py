"""Finds what the program that saved a page wrote into it: the page's address and the time.

Programs write it into a comment above the head (SingleFile, browsers, HTTrack, monolith, MaoXian),
below the page (HTTrack) or into attributes of `<html>` (WebScrapBook); Save Page WE has meta tags.
What an archive says of a page (`archives`) goes before what was written when its copy was saved.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from newsclean.model import Claim, Saved
from newsclean.read.savers.archive_addresses import split_archive_address
from newsclean.read.savers.archives import find_archive
from newsclean.read.savers.times import read_saver_time
from newsclean.text.addresses import find_link_target, find_web_address
from newsclean.text.late_patterns import compile_late

__all__ = ["find_saved", "take_saver_claims"]

MAX_ADDRESS_CHARS = 4_000
MAX_COMMENT_CHARS = 6_000  # an address and a note
COMMENT_START, COMMENT_END = "<!--", "-->"
MAX_LEADING_TOKENS = 30  # comments and tags above the page
TAIL_CHARS = 4_000  # below the page, where HTTrack and the Wayback Machine write
MAX_TAIL_COMMENTS = 20
# What may stand above the first element that shows something, but for comments.
LEADING_TAG = compile_late(
    r"""<(?P<name>[!?](?!--)|(?:html|head|meta|base|link)\b)(?:"[^"]*+"|'[^']*+'|[^"'>])*+>""",
    re.IGNORECASE,
)
BLANKS = compile_late(r"[\s\ufeff]*+")
SINGLE_FILE = compile_late(
    r"\s*(?:Page saved with|Archive processed by) SingleFile\s+url:\s*(?P<url>\S+)"
    r"(?:\s+saved date:\s*(?P<time>[^\n\r]+))?"
)
# The number is the length of the address; Internet Explorer began it, every browser took it over.
SAVED_FROM = compile_late(r"\s*saved from url=\((?P<chars>\d{4,5})\)(?P<url>\S+)", re.IGNORECASE)
HTTRACK = compile_late(
    r"\s*Mirrored from (?P<url>\S+) by HTTrack Website Copier/\S+(?: \[[^\]\n]*\])?,"
    r"\s*(?P<time>[^\n]+)"
)
MONOLITH = compile_late(
    r"\s*Saved from (?P<url>\S+) at (?P<time>\S+) using (?P<by>monolith)\b", re.IGNORECASE
)
MAOXIAN = compile_late(r"\s*OriginalSrc:\s*(?P<url>\S+)")
COMMENTS = {  # a word that the comment holds, who wrote it, and its form
    "SingleFile": ("SingleFile", SINGLE_FILE),
    "saved from": ("a browser", SAVED_FROM),
    "HTTrack": ("HTTrack", HTTRACK),
    "monolith": ("monolith", MONOLITH),
    "OriginalSrc": ("MaoXian", MAOXIAN),
}
SCRAPBOOK_ATTRIBUTE = r"""data-scrapbook-{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
SAVE_PAGE_WE = "savepage-"  # how the names of its meta tags begin


def find_saved(text: str) -> Saved | None:
    """What savers and archives wrote into a page of HTML; `None` where there is nothing.

    >>> find_saved("<!doctype html><!-- saved from url=(0022)https://news.example/a --><html>")
    Saved(by='a browser', url='https://news.example/a', crawled=None)
    >>> find_saved("<p>See <!-- saved from url=(0022)https://news.example/a -->") is None
    True
    """
    marks = [correct_scheme(saved, text) for saved in list_marks(text)]
    archive = find_archive(text, [saved.url for saved in marks if saved.url])
    return join_marks(marks if archive is None else [archive, *marks])


def correct_scheme(saved: Saved, text: str) -> Saved:
    """A mark of HTTrack, which leaves the scheme out.

    It is `http` where the page's own links have it, and where the host has a port.
    """
    url = saved.url or ""
    if saved.by != "HTTrack" or not url.startswith("https://"):
        return saved
    host = url.split("/", 3)[2]
    plain = ":" in host or (f"http://{host}/" in text and f"https://{host}/" not in text)
    return saved._replace(url=url.replace("https:", "http:", 1)) if plain else saved


def join_marks(marks: Iterable[Saved]) -> Saved | None:
    """One value of several: each fact from the first that has it, archives before other savers.

    An address in an archive tells the page's own and the day, which is before that of any copy.
    """
    found: list[Saved] = []
    for saved in marks:
        inner = split_archive_address(saved.url or "")
        if inner:
            found.append(Saved("a web archive", inner.url, inner.crawled))
            saved = saved._replace(url=None)  # noqa: PLW2901 - what is left of it
        if saved.url or saved.crawled:
            found.append(saved)
    if not found:
        return None
    url = next((saved.url for saved in found if saved.url), None)
    return Saved(found[0].by, url, next((saved.crawled for saved in found if saved.crawled), None))


def list_marks(text: str) -> Iterator[Saved]:
    """The marks at the edges of a page, first those above it."""
    at = 0
    for _ in range(MAX_LEADING_TOKENS):
        at = BLANKS.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        if text.startswith(COMMENT_START, at):
            end = text.find(COMMENT_END, at)
            if end < 0:
                return
            yield from read_comment(text[at + len(COMMENT_START) : end])
            at = end + len(COMMENT_END)
        elif tag := LEADING_TAG.match(text, at):
            at = tag.end()
            if tag["name"].lower() == "html" and "data-scrapbook-" in tag[0]:
                yield from read_scrapbook(tag[0])
        else:
            break
    yield from list_marks_below(text, at)


def list_marks_below(text: str, at: int) -> Iterator[Saved]:
    """The marks in comments near the end of a page, below what was read before `at`."""
    at = text.find(COMMENT_START, max(at, len(text) - TAIL_CHARS))
    for _ in range(MAX_TAIL_COMMENTS):
        end = text.find(COMMENT_END, at) if at >= 0 else -1
        if end < 0:
            return
        if "HTTrack" in text[at:end]:
            yield from read_comment(text[at + len(COMMENT_START) : end])
        at = text.find(COMMENT_START, end)


def read_comment(comment: str) -> Iterator[Saved]:
    """What a comment says, if a saver wrote it."""
    comment = comment[:MAX_COMMENT_CHARS]
    for word, (by, form) in COMMENTS.items():
        found = form.match(comment) if word.lower() in comment.lower() else None
        if found:
            parts = found.groupdict()
            url = READ_URL.get(by, read_plain_url)(found["url"][:MAX_ADDRESS_CHARS], parts)
            time = read_saver_time(parts.get("time") or "")
            if url or time:
                yield Saved(by, url, time)
            return


def read_plain_url(text: str, _: dict[str, str | None]) -> str | None:
    """An address as it stands; two signs that would end the comment are written in another way."""
    return find_web_address(text.replace("%2D%2D", "--"))


def read_counted_url(text: str, parts: dict[str, str | None]) -> str | None:
    """An address with its length; a false length is not believed."""
    chars = int(parts["chars"] or 0)
    return read_plain_url(text[:chars] if chars > len("https://a") else text, parts)


def read_mirrored_url(text: str, _: dict[str, str | None]) -> str | None:
    """An address without its scheme, as HTTrack writes it; most of the web has `https`."""
    return find_web_address(text) or find_link_target(f"//{text}")


READ_URL: dict[str, Callable[[str, dict[str, str | None]], str | None]] = {
    "a browser": read_counted_url,
    "HTTrack": read_mirrored_url,
}


def read_scrapbook(tag: str) -> Iterator[Saved]:
    """What WebScrapBook wrote into the tag of the root element."""
    found = (re.search(SCRAPBOOK_ATTRIBUTE.format(name), tag) for name in ("source", "create"))
    values = [unescape(match[match.lastindex or 1]) if match else "" for match in found]
    url, time = find_web_address(values[0][:MAX_ADDRESS_CHARS]), read_saver_time(values[1])
    if url or time:
        yield Saved("WebScrapBook", url, time)


def take_saver_claims(
    saved: Saved | None, claims: tuple[Claim, ...]
) -> tuple[Saved | None, tuple[Claim, ...]]:
    """What Save Page WE wrote into meta tags, and the claims without its own."""
    if not any(claim.key.startswith(SAVE_PAGE_WE) for claim in claims):
        return saved, claims
    theirs = [claim for claim in claims if claim.key.startswith(SAVE_PAGE_WE)]
    said = {claim.key.removeprefix(SAVE_PAGE_WE): claim.value for claim in reversed(theirs)}
    url = find_web_address(said.get("url") or said.get("from") or "")
    mark = Saved("Save Page WE", url, read_saver_time(said.get("date") or ""))
    rest = tuple(claim for claim in claims if not claim.key.startswith(SAVE_PAGE_WE))
    return join_marks([mark] if saved is None else [saved, mark]), rest
