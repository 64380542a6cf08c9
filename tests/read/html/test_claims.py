"""JSON-LD, meta tags and titles become flat claims."""

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
