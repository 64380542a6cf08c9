"""Links that are no web addresses reach no address, link, picture, Markdown or report.

Each row is one way to write such a link, or one place of a page or container that names it.
"""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt

from newsclean.documents import Selection, build_page_settings, iter_entries, load
from newsclean.model import Outcome, Settings
from newsclean.pipeline import explain, extract
from newsclean.records.markdown import build_markdown
from newsclean.records.render import build_record
from newsclean.report.pages import render_page_report
from newsclean.text.addresses import find_link_target, find_web_address

SCRIPT = "javascript:alert(1)"
# What a browser would run, embed or open, or read as another host than is shown.
TRICKS = {
    "script": SCRIPT,
    "mixed-case": "JaVaScRiPt:alert(1)",
    "tab-inside": "java\tscript:alert(1)",
    "line-end-inside": "java\r\nscript:alert(1)",
    "control-before": "\x01javascript:alert(1)",
    "space-before": " \x0cjavascript:alert(1)",
    "control-inside": "java\x00script:alert(1)",
    "script-with-host": "javascript://news.example/%0aalert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "file": "file:///etc/passwd",
    "file-of-another-machine": "file://host.example/share",
    "vbscript": "vbscript:x",
    "blob": "blob:https://news.example/1",
    "view-source": "view-source:https://news.example/",
    "mail": "mailto:a@news.example",
    "program": "ms-word:ofe|u|https://news.example/a.doc",
    "reference-of-a-reference": "javascript&#58;alert(1)",
    "named-reference": "javascript&colon;alert(1)",
    "backslashes": "\\\\host.example\\share",
    "slash-and-backslash": "/\\host.example/a",
    "three-slashes": "///host.example/a",
    "backslash-in-host": "https://news.example\\@host.example/",
    "name-and-password": "https://news.example:80@host.example/",
    "no-host": "https:///etc/passwd",
    "no-slashes": "https:host.example",
    "direction-turned": "https://host.example/\u202eelpmaxe.swen",
    "mark-of-direction": "\u200ejavascript:alert(1)",
    "port-is-a-word": "https://news.example:evil/",
}
STORY = (
    "The council voted on Tuesday evening to buy the old mill by the river, ending a dispute that "
    "had gone on for seven years, and the building will become a library in spring. "
)


def make_page(head: str = "", inside: str = "") -> bytes:
    """A story with something in its head and in a paragraph."""
    text = "".join(f"<p>{STORY}{STORY}{part}</p>" for part in ("", inside, ""))
    html = f"<!doctype html><html><head><title>Old mill saved</title>{head}</head><body><article>"
    return f"{html}<h1>Old mill saved</h1>{text}</article></body></html>".encode()


def escape_attribute(value: str) -> str:
    """A value as a careful page writes it, controls as they are."""
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def list_addresses(record: dict[str, Any]) -> list[str]:
    """Every address in a record."""
    links = [link["url"] for block in record.get("blocks", ()) for link in block.get("links", ())]
    images = [image["url"] for image in record["images"]]
    found = [record["url"], record["outlet_url"], *record["pages"], *links, *images]
    return [address for address in found if address is not None]


def read_page(data: bytes, settings: Settings = Settings()) -> dict[str, Any]:
    """The record of a page; whatever it links to is of the web, here and in Markdown and HTML."""
    article = extract(data, settings=settings)
    record = build_record(Outcome("page.html", article), blocks=True)
    assert STORY.strip() in record["text"]
    addresses = list_addresses(record)
    assert [find_link_target(address) for address in addresses] == addresses
    tokens = MarkdownIt("commonmark").parse(build_markdown(record).split("\n---\n", 1)[1])
    for token in (inner for outer in tokens for inner in outer.children or ()):
        target = token.attrs.get("href") or token.attrs.get("src")
        assert target is None or find_web_address(str(target))
    html = render_page_report("page.html", explain(data, settings=settings))
    for target in re.findall(r"""(?:href|src)=["']?([^"' >]+)""", html):
        assert target.startswith("#") or find_web_address(target)
    return record


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_a_link_of_a_page_leads_to_the_web_or_is_none(trick: str) -> None:
    quoted = escape_attribute(trick)
    page = make_page(inside=f'<a href="{quoted}">the words</a><img src="{quoted}">')
    record = read_page(page)
    assert "the words" in record["text"]
    # Marks of direction are taken out of a page before it is read.
    assert {*list_addresses(record)} <= {"https://host.example/elpmaxe.swen"}
    assert find_web_address(trick) is None


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_an_address_that_is_told_is_of_the_web_or_is_none(trick: str) -> None:
    page = make_page(inside='<a href="b.html">b</a>')
    record = read_page(page, Settings(url=trick))
    assert record["url"] is None
    assert list_addresses(record) == ["b.html"]  # nor is it what others are read against


PLACES = {
    "canonical": '<link rel="canonical" href="{}">',
    "og-url": '<meta property="og:url" content="{}">',
    "twitter-url": '<meta name="twitter:url" content="{}">',
    "base": '<base href="{}">',
    "json-ld-url": '<script type="application/ld+json">{{"@type":"NewsArticle","url":"{}"}}</script>',
    "json-ld-based-on": '<script type="application/ld+json">'
    '{{"@type":"NewsArticle","isBasedOn":"{}"}}</script>',
    "json-ld-image": '<script type="application/ld+json">'
    '{{"@type":"NewsArticle","image":{{"url":"{}"}}}}</script>',
    "og-image": '<meta property="og:image" content="{}">',
    "next-page": '<link rel="next" href="{}">',
    "license": '<link rel="license" href="{}">',
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("trick", [SCRIPT, "file:///etc/passwd"], ids=["script", "file"])
def test_no_claim_of_a_head_makes_such_an_address(place: str, trick: str) -> None:
    inside = '<a href="b.html">b</a><img src="c.jpg"><a href="//news.example/d">d</a>'
    record = read_page(make_page(place.format(trick), inside))
    assert trick not in json.dumps(record)
    assert {"b.html", "https://news.example/d"} <= {*list_addresses(record)}


@pytest.mark.parametrize("attribute", ["src", "data-src", "data-original", "srcset"])
def test_no_attribute_of_a_picture_makes_such_an_address(attribute: str) -> None:
    inside = f'<img {attribute}="{SCRIPT}" alt="x"><img {attribute}="data:image/png;base64,AA">'
    assert list_addresses(read_page(make_page(inside=inside))) == []


def write_warc(path: Path, page: bytes) -> None:
    """A crawl of one page whose address is a script."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    body = head + page
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SCRIPT}\r\n"
        "WARC-Date: 2024-05-17T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    path.write_bytes(fields.encode() + body + b"\r\n\r\n")


def write_json_table(path: Path, page: bytes) -> None:
    """A table of one page whose address is a script."""
    path.write_text(json.dumps({"html": page.decode(), "url": SCRIPT}), encoding="utf-8")


def write_csv_table(path: Path, page: bytes) -> None:
    """The same with commas."""
    quoted = page.decode().replace('"', '""')
    path.write_text(f'html,url\n"{quoted}",{SCRIPT}\n', encoding="utf-8")


def write_mhtml(path: Path, page: bytes) -> None:
    """A page saved by a browser from a script, it says."""
    head = (
        f"From: <Saved>\r\nSnapshot-Content-Location: {SCRIPT}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {SCRIPT}\r\n\r\n"
    )
    path.write_bytes(head.encode() + page + b"\r\n--b--\r\n")


def write_parquet_table(path: Path, page: bytes) -> None:
    """A table of Parquet with such an address."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"html": [page.decode()], "url": [SCRIPT]}), path)


def write_zip(path: Path, page: bytes) -> None:
    """An archive of one page, for which a sidecar names such an address."""
    with ZipFile(path, "w") as archive:
        archive.writestr("a.html", page)
    path.with_name("known.csv").write_text(f"file,url\na.html,{SCRIPT}\n", encoding="utf-8")


CONTAINERS = {
    "crawl.warc": write_warc,
    "table.jsonl": write_json_table,
    "table.csv": write_csv_table,
    "page.mhtml": write_mhtml,
    "table.parquet": write_parquet_table,
    "archive.zip": write_zip,
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_container_makes_such_an_address(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    CONTAINERS[name](path, make_page(inside='<a href="b.html">b</a>'))
    known = tmp_path / "known.csv"
    selection = Selection(sidecar=str(known) if known.exists() else None)
    (entry,) = iter_entries([str(path)], selection)
    page = load(entry, 1_000_000)
    record = read_page(page.data or b"", build_page_settings(page, Settings()))
    assert record["url"] is None
    assert list_addresses(record) == ["b.html"]


WORDS = {
    "link": "[here](javascript:alert(1))",
    "picture": "![x](https://host.example/x.png)",
    "reference": "[here]\n\n[here]: javascript:alert(1)",
    "angle-brackets": "<javascript:alert(1)> <https://host.example>",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing-front-matter": "a\n---\nurl: javascript:alert(1)\n---\n",
    "quoted-key": 'a"\nurl: "javascript:alert(1)',
    "yaml-tag": "!!python/object/apply:os.system ['true']",
    "line-separators": "a\u2028url: x\u2029---\x85- b",
    "html-block": "<!-- \n\n<div onclick=x>",
    "escape-at-the-end": "a\\",
    "reference-of-html": "&lt;script&gt; &#91;x&#93;(javascript:1)",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_make_no_link_no_markup_and_no_key_in_markdown(words: str) -> None:
    block = {"kind": "paragraph", "text": words}
    image = {"url": "https://news.example/1.jpg", "caption": words, "credit": words}
    record = {
        "source": words, "status": "article", "title": words, "tags": [words],
        "authors": [{"name": words, "role": words}], "text": words, "images": [image],
        "blocks": [block, {**block, "kind": "heading", "level": 2}, {**block, "kind": "quote"},
                   {**block, "kind": "list_item"}, {**block, "kind": "caption"},
                   {"kind": "table", "text": words, "rows": [[words, words], [words, "b"]]}],
    }  # fmt: skip
    markdown = build_markdown(record)
    front, body = markdown.removeprefix("---\n").split("\n---\n", 1)
    for line in front.split("\n"):
        assert re.fullmatch(r" *(?:- )?(?:\w+:)?(?: ?\"(?:[^\"\\]|\\.)*\")?", line), line
    assert len(front.splitlines()) == front.count("\n") + 1
    keys = re.findall(r"^(\w+):", front, re.MULTILINE)
    assert keys == [key for key in record if key not in {"text", "blocks"}]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(body)
    inner = [token for outer in tokens for token in (outer, *(outer.children or ()))]
    assert not {token.type for token in inner} & {"link_open", "html_block", "html_inline"}
    assert {str(t.attrs["src"]) for t in inner if t.type == "image"} == {image["url"]}
