"""Meta tags and titles become flat claims."""

import pytest

from tests.read.html.pages import read


def test_claims_of_the_head() -> None:
    """JSON-LD, meta tags, microdata and times become flat claims."""
    page = read(
        '<html lang="en"><head><title>T - Site</title><meta property="og:title" content="T">'
        '<link rel="canonical" href="https://news.example/t"><script type="application/ld+json">'
        '{"@graph":[{"@type":"NewsArticle","headline":"T","author":[{"@type":"Person","name":"A B"}],'
        '"publisher":{"@type":"Organization","name":"Site"}}]}</script></head><body>'
        '<time datetime="2022-08-18">today</time><span itemprop="author">C D</span></body></html>'
    )
    claims = {f"{c.source}:{c.key}": c.value for c in page.claims}
    assert claims == {
        "html:lang": "en",
        "html:title": "T - Site",
        "meta:og:title": "T",
        "html:canonical": "https://news.example/t",
        "jsonld:headline": "T",
        "jsonld:author.name": "A B",
        "jsonld:publisher.organisation": "Site",
        "html:time": "2022-08-18",
        "microdata:author": "C D",
    }


@pytest.mark.parametrize(
    ("head", "claims"),
    [
        ("<title> </title>", []),
        ('<meta name="a" content=" ">', []),
        ('<link rel="stylesheet" href="/a">', []),
        ('<link rel="canonical">', []),
        ('<script>{"@type": "Article", "headline": "a"}</script>', []),
        *((f'<link rel="x {rel}" href=" /a ">', [f"html:{rel}=/a"])
          for rel in ("canonical", "amphtml", "next", "prev", "license")),
        ('<meta property="P" name="N" content=" a ">', ["meta:p=a"]),
        ('<meta name="N" content="a">', ["meta:n=a"]),
        ('<meta http-equiv="Date" content="a">', ["meta:date=a"]),
        ('<meta itemprop="headline" content="a">', ["microdata:headline=a"]),
        ('<base href="/b">', ["html:base=/b"]),
        ("<title>A \n b</title>", ["html:title=A b"]),
    ],
)  # fmt: skip
def test_elements_of_the_head(head: str, claims: list[str]) -> None:
    page = read(f"<html><head>{head}</head><body>x</body></html>")
    assert [f"{claim.source}:{claim.key}={claim.value}" for claim in page.claims] == claims


def test_what_names_the_site_apart_from_the_article() -> None:
    things = (
        '{"@graph":[{"@type":"WebSite","name":"Post","alternateName":"HP"},'
        '{"@type":["NewsMediaOrganization"],"name":"Post Ltd","url":"https://p.test"},'
        '{"@type":"WebPage","name":"T","isPartOf":{"@type":"WebSite","name":"The Post"}},'
        '{"@type":"VideoObject","name":"V"}]}'
    )
    script = f'<script type="application/ld+json">{things}</script>'
    page = read(f"<html><head>{script}</head><body><p>A</p></body></html>")
    claims = [(claim.key, claim.value) for claim in page.claims]
    assert claims == [
        ("website.name", "Post"),
        ("website.name", "HP"),
        ("organization.name", "Post Ltd"),
        ("webpage.name", "T"),
        ("website.name", "The Post"),
    ]


def test_titles_of_feeds_and_searches() -> None:
    page = read(
        '<html><head><link rel="alternate" title="Post » Feed" href="/f"><link rel="search" '
        'title="Post" href="/s"><link rel="alternate" hreflang="de" href="/de">'
        '<link rel="stylesheet" title="Dark" href="/d"></head><body><p>A</p></body></html>'
    )
    told = [(claim.key, claim.value) for claim in page.claims]
    assert told == [("feed", "Post » Feed"), ("search", "Post")]


def test_what_was_escaped_twice_is_plain() -> None:
    page = read(
        "<html><head><title>Mill &amp;amp; Sons close</title>"
        '<meta property="og:title" content="Mill &amp;amp; Sons &lt;em&gt;close&lt;/em&gt;">'
        "</head><body><p>a</p></body></html>"
    )
    assert [claim.value for claim in page.claims] == ["Mill & Sons close"] * 2
