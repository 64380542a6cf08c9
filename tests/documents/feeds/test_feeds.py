"""`documents.feeds.feeds`: RSS and Atom, entries with and without their text, and damage."""

import gzip
import time
from collections.abc import Callable
from html import escape

import pytest

import newsclean
from newsclean.documents import iter_entries, load
from newsclean.documents.feeds import entry_page
from tests.documents.entries import failed, found
from tests.documents.packed_pages import LIMIT, TEXT

Tree = Callable[..., None]
STORY = "".join(f"<p>{TEXT} Part {i}.</p>" for i in range(6))
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
DAY = "Fri, 17 May 2024 08:30:00 +0800"


def make_item(story: str = STORY, **fields: str) -> str:
    """An item of RSS with its full text."""
    usual = {"title": "Bridge opened", "link": "https://post.example/a", "pubDate": DAY}
    named = (usual | {name.replace("_", ":"): value for name, value in fields.items()}).items()
    lines = "".join(f"<{name}>{value}</{name}>" for name, value in named)
    encoded = f"<content:encoded><![CDATA[{story}]]></content:encoded>" if story else ""
    return f"<item>{lines}{encoded}</item>"


def make_rss(*items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    """A feed of these items."""
    feed = f"{head}<rss version='2.0' {NAMESPACES}><channel><title>All of the Post</title>"
    return (feed + "".join(items) + "</channel></rss>").encode()


def make_atom(*entries: str) -> bytes:
    """A feed in Atom of these entries."""
    joined = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">{joined}</feed>'.encode()


def page_of(path: str, at: int = 0) -> newsclean.Article:
    """The article of an entry."""
    page = load(found(path)[at], LIMIT)
    return newsclean.extract(page.data or b"", settings=newsclean.Settings(url=page.url))


def test_each_entry_with_its_text_is_a_document(tree: Tree) -> None:
    data = make_rss(make_item(dc_creator="Jane Miller"), make_item("", description="A summary."))
    tree("a.xml", "b.rss", data=data)
    tree("c.gz", data=gzip.compress(data))
    for path in "a.xml", "b.rss", "c.gz":
        first, second = found(path)
        assert (first.source, first.url) == (f"{path}!1", "https://post.example/a")
        assert (second.skipped, second.reason) == (True, entry_page.SUMMARY_ONLY)
        article = page_of(path)
        assert article.published == "2024-05-17T08:30:00+08:00"
        assert [author.name for author in article.authors] == ["Jane Miller"]
        assert (article.title, article.url) == ("Bridge opened", "https://post.example/a")
        assert article.text.startswith("The harbour bridge was opened")
        assert "All of the Post" not in (first.data or b"").decode()


ATOM = {
    "html": f'<content type="html">{escape(STORY)}</content>',
    "xhtml": f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content>',
    "text": f"<content>{TEXT * 3}</content>",
    "cdata": f'<content type="html"><![CDATA[{STORY}]]></content>',
}


@pytest.mark.parametrize("form", ATOM)
def test_each_form_of_text_in_atom(tree: Tree, form: str) -> None:
    entry = (
        "<title type='html'>Bridge &lt;i&gt;opened&lt;/i&gt; &amp;amp; more</title>"
        "<link rel='self' href='https://post.example/self'/><link href='https://post.example/a'/>"
        "<author><name>Jane Miller</name></author><author><name>Tom Reed</name></author>"
        "<published>2024-05-17T08:30:00+08:00</published><updated>2024-05-18T01:00:00Z</updated>"
    )
    tree("a", data=make_atom(entry + ATOM[form]))
    article = page_of("a")
    assert (article.title, article.url) == ("Bridge opened & more", "https://post.example/a")
    assert article.published == "2024-05-17T08:30:00+08:00"
    assert article.modified == "2024-05-18T01:00:00+00:00"
    assert [author.name for author in article.authors] == ["Jane Miller", "Tom Reed"]
    assert article.text.startswith("The harbour bridge was opened")


def test_rss_1_and_an_entry_with_one_date(tree: Tree) -> None:
    item = f"<item><title>B</title><dc:date>2024-05-17</dc:date><content:encoded>{escape(STORY)}</content:encoded></item>"
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    tree("a", data=f"<rdf:RDF {rdf} {NAMESPACES}>{item}</rdf:RDF>".encode())
    tree(
        "b",
        data=make_atom(f"<title>B</title><updated>2024-05-17T01:00:00Z</updated>{ATOM['html']}"),
    )
    assert page_of("a").published == "2024-05-17"
    assert page_of("b").published == "2024-05-17T01:00:00+00:00"


LINE = (
    "The harbour bridge was opened to traffic on Monday after nine years of work, the town said. "
)
STORIES = [
    (LINE, False),
    (LINE * 6, False),  # as one paragraph
    (LINE * 10, True),
    (f"<p>{LINE * 2}</p>" * 3, True),
    (f"<p>{LINE * 2}</p>" * 2 + "<p>More …</p>", False),
    (f"<p>{LINE * 2}</p>" * 3 + "[&#8230;]", False),
    (f"<p>{LINE}</p>" * 3, False),
    (f"{LINE * 2}<br><br/>" * 3, True),
    (f"<p>{LINE * 4} [&#8230;]</p><p>The post <a href='/a'>Bridge</a> appeared first on Post.</p>", False),
    ("<p>海港隧道十七日清晨正式通车，首批三百余辆汽车依次驶入隧道，从东岸到西岸只用了十二分钟，市民表示欢迎。</p>" * 4, True),
]  # fmt: skip


@pytest.mark.parametrize(("story", "full"), STORIES)
def test_a_description_is_the_text_where_it_is_a_story(
    tree: Tree, story: str, *, full: bool
) -> None:
    tree("a", data=make_rss(make_item("", description=escape(story))))
    (entry,) = found("a")
    assert entry.skipped is not full


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "shift_jis"])
def test_a_feed_in_another_encoding(tree: Tree, encoding: str) -> None:
    item = make_item("<p>港新聞</p>", title="大阪").encode().decode()
    text = make_rss(item, head=f'<?xml version="1.0" encoding="{encoding}"?>').decode()
    tree("a", data=text.encode(encoding))
    (entry,) = found("a")
    assert "<h1>大阪</h1>\n<p>港新聞</p>" in (entry.data or b"").decode()


def test_values_of_a_feed_are_no_markup(tree: Tree) -> None:
    evil = escape('"><script>x</script>')
    tree(
        "a",
        data=make_rss(make_item(title=evil, author=evil, link="javascript:alert(1)", pubDate=evil)),
    )
    (entry,) = found("a")
    head = (entry.data or b"").decode().partition("</head>")[0]
    assert "<script>" not in head
    assert "javascript" not in head
    assert entry.url is None


def test_a_damaged_feed_gives_what_can_be_read(tree: Tree) -> None:
    whole = make_rss(make_item(), make_item(title="Harbour &nbsp; x"), make_item(title="Third"))
    tree("cut", data=whole[:-200])
    told: list[str] = []
    entries = list(iter_entries(["cut"], notice=told.append))
    assert [bool(entry.data) for entry in entries[:2]] == [True, True]
    assert len(told) == 1
    assert "is damaged" in told[0]
    tree("whole", data=make_rss(make_item()))
    assert list(iter_entries(["whole"], notice=told.append))
    assert len(told) == 1
    tree("broken", data=b"<rss version='2.0'><channel><item")
    assert failed("broken") == {"broken": "unpack_broken"}


def test_a_feed_that_is_made_to_do_harm(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "{"x" * 1_000}">{entities}]>'
    outside = '<!DOCTYPE rss [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
    began = time.process_time()
    for name, doctype in ("bomb", bomb), ("outside", outside):
        tree(name, data=make_rss(make_item(title="&a9;", story=""), make_item(), head=doctype))
        assert sum(len(entry.data or b"") for entry in found(name)) < 10_000
        assert not any(b"root:" in (entry.data or b"") for entry in found(name))
    assert time.process_time() - began < 5
    monkeypatch.setattr(entry_page, "MAX_FEED_BYTES", 500)
    tree("large", data=make_rss(make_item()))
    assert failed("large") == {"large": "too_large"}


def test_a_feed_whose_text_is_the_name_of_a_file(tree: Tree) -> None:
    tree("a.rss", data=b"b.rss")
    tree("b.rss", data=make_rss(make_item()))
    assert failed("a.rss") == {"a.rss": "unpack_broken"}
