"""JSON-LD, meta tags and titles become flat claims."""

import json

import pytest

from newsclean.model import Place
from newsclean.read.html.claims import read_jsonld_claims
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
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '"x"',
        "[" * 5000,
        '{"@type": "Person", "name": "A"}',
        '{"@type": 3}',
    ],
)
def test_jsonld_that_says_nothing(text: str) -> None:
    """Broken, foreign and bottomless JSON-LD makes no claim and no noise."""
    assert read_jsonld_claims(text, Place()) == []


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"Article","headline":"a\nb",}',
        '//<![CDATA[\n{"@type":"Article","headline":"a b"}\n//]]>',
    ],
)
def test_jsonld_as_people_write_it(text: str) -> None:
    """Raw line ends, trailing commas and CDATA marks are read."""
    assert read_jsonld_claims(text, Place())[0].value.split() == ["a", "b"]


@pytest.mark.parametrize(
    "key",
    "author creator contributor editor publisher sourceOrganization provider copyrightHolder".split(),
)
def test_people_and_organisations_have_names(key: str) -> None:
    value = [{"name": ["A", " "]}, {"@type": "Organization", "name": "B"}, "C", {"url": "/d"}, 3]
    text = json.dumps({"@type": "NewsArticle", key: value})
    assert [(claim.key, claim.value) for claim in read_jsonld_claims(text, Place())] == [
        (f"{key}.name", "A"),
        (f"{key}.organisation", "B"),
        (f"{key}.name", "C"),
    ]


@pytest.mark.parametrize(
    "key",
    "headline alternativeHeadline name datePublished dateCreated dateModified uploadDate "
    "articleSection keywords description articleBody inLanguage url mainEntityOfPage "
    "isAccessibleForFree license copyrightNotice copyrightYear image thumbnailUrl dateline "
    "locationCreated isBasedOn text @id".split(),
)
def test_plain_values(key: str) -> None:
    value = [" a ", 3, False, {"url": "/u", "name": "n"}, {"@id": "/i"}, {"name": "n"}, None, ""]
    text = json.dumps({"@type": "NewsArticle", key: value})
    claims = read_jsonld_claims(text, Place())
    assert [claim.value for claim in claims] == ["a", "3", "false", "/u", "/i", "n"]
    assert {claim.key for claim in claims} == {key}


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("Person", []),
        ("WebSite", []),
        ("VideoObject", []),
        ("ItemList", []),
        ("NewsArticle", ["headline"]),
        ("SocialMediaPosting", ["headline"]),
        ("BlogPost", ["headline"]),
        ("Report", ["headline"]),
        ("ClaimReview", ["headline"]),
        ("LiveBlog", ["headline"]),
        ("WebPage", ["webpage.headline"]),
        (["WebPage", "Article"], ["headline"]),
    ],
)
def test_which_things_are_articles(kind: object, keys: list[str]) -> None:
    text = json.dumps({"@type": kind, "headline": "a"})
    assert [claim.key for claim in read_jsonld_claims(text, Place())] == keys


@pytest.mark.parametrize("key", ["@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "about"])
def test_things_in_things(key: str) -> None:
    text = json.dumps({"@type": "WebSite", key: {"@type": "Article", "headline": "a"}})
    assert bool(read_jsonld_claims(text, Place())) == (key != "about")


def test_a_breadcrumb_trail_is_names() -> None:
    items = [{"name": "Home "}, {"item": {"name": "World"}}, {"item": "/x"}, "y"]
    text = json.dumps({"@type": "BreadcrumbList", "itemListElement": items, "name": "Trail"})
    assert [(claim.key, claim.value) for claim in read_jsonld_claims(text, Place())] == [
        ("breadcrumb.name", "Home"),
        ("breadcrumb.name", "World"),
    ]


def test_long_jsonld_is_cut() -> None:
    items = [{"@type": "Article", "headline": str(i)} for i in range(401)]
    assert len(read_jsonld_claims(json.dumps(items), Place())) == 400
    long = json.dumps({"@type": "Article", "headline": "a" * 2_000_000})
    assert read_jsonld_claims(long, Place()) == []


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
    claims = [(claim.key, claim.value) for claim in read_jsonld_claims(things, Place())]
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
