"""HTML of every shape becomes blocks, claims and pictures."""

import pytest

from newsclean.errors import InputError
from newsclean.model import Decoded, Kind, Page, Place
from newsclean.read.html.claims import read_jsonld_claims
from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.reader import read_html


def read(html: str) -> Page:
    """The page of some HTML."""
    return read_html(Decoded(html, "utf-8", "utf-8", 1.0))[0]


def texts(html: str) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in read(html).blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>bold</b> word</p>", ["one bold word"]),
        ("<p><span>D</span>ropped capital</p>", ["Dropped capital"]),
        ("one<br>two<br><br>three", ["one", "two", "three"]),
        ("<div>a<p>b</p>c</div>d", ["a", "b", "c", "d"]),
        ("<script>x</script><style>y</style><p>z</p>", ["z"]),
        ("<p>a&nbsp;\u3000b</p>", ["a b"]),
        ("<button>Share</button><p>t</p><select><option>o</option></select>", ["t"]),
        ("<button>Menu<div></button><h1>T</h1><p>a</p>", ["Menu", "T", "a"]),
        ("<button>Menu<div></button><p>a</p>", []),
        ("<p>a<!-- c -->b</p>", ["ab"]),
        ("<html><body><p>a</p></body></html><div>b</div></html>c", ["a", "b", "c"]),
        ("<plaintext>left <b>open", ["left <b>open"]),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    """Block elements and line breaks end a block, inline ones do not."""
    assert texts(html) == expected


def test_kinds_and_levels() -> None:
    """The kind of a block is that of its element."""
    page = read(
        "<h2>Head</h2><ul><li>one<ul><li>two</li></ul></li></ul><blockquote><p>said</p></blockquote>"
        "<figure><figcaption>cap</figcaption></figure><pre>a\n b</pre><p>par</p>"
    )
    assert [(b.kind, b.level, b.text) for b in page.blocks] == [
        (Kind.HEADING, 2, "Head"),
        (Kind.LIST_ITEM, 1, "one"),
        (Kind.LIST_ITEM, 2, "two"),
        (Kind.QUOTE, None, "said"),
        (Kind.CAPTION, None, "cap"),
        (Kind.CODE, None, "a\n b"),
        (Kind.PARAGRAPH, None, "par"),
    ]


def test_tables_of_data_and_of_layout() -> None:
    """A table of short cells is one block with rows; one that holds paragraphs is walked through."""
    data = read(
        "<table><tr><th>Team</th><th>Points</th></tr><tr><td>North</td><td>3</td></tr></table>"
    ).blocks
    assert [(b.kind, b.rows) for b in data] == [(Kind.TABLE, (("Team", "Points"), ("North", "3")))]
    assert data[0].text == "Team\tPoints\nNorth\t3"
    layout = read("<table><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>").blocks
    assert [b.text for b in layout] == ["One.", "Two."]


def test_links_know_their_characters() -> None:
    """A link tells where in the folded text it stands."""
    block = read('<p>  see\n <a href="/x">the  report</a> here</p>').blocks[0]
    assert [(block.text[link.start : link.end], link.url) for link in block.links] == [
        ("the report", "/x")
    ]
    assert block.markup is not None
    assert block.markup.link_chars == len("the report")


def test_places_are_xpaths() -> None:
    """The place of a block finds its element."""
    blocks = read("<div><p>a</p></div><div><p>b</p><p>c</p></div>").blocks
    assert blocks[2].at.xpath == "/html/body[1]/div[2]/p[2]"


def test_claims_of_the_head() -> None:
    """JSON-LD, meta tags, microdata and times become flat claims."""
    page = read(
        '<html lang="en"><head><title>T - Site</title><meta property="og:title" content="T">'
        '<link rel="canonical" href="https://news.example/t"><script type="application/ld+json">'
        '{"@graph":[{"@type":"NewsArticle","headline":"T","author":[{"@type":"Person","name":"A B"}],'
        '"publisher":{"@type":"Organization","name":"Site"}}]}</script></head><body>'
        '<time datetime="2022-08-18">today</time><span itemprop="author">C D</span></body></html>'
    )
    told = {f"{c.source}:{c.key}": c.value for c in page.claims}
    assert told == {
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
    ("html", "keys"),
    [
        ('<p itemprop="author">Ann Lee</p>', ["author"]),
        (
            '<p itemprop="author" itemscope>Words: <b itemprop="name">Ann Lee</b></p>',
            ["author.name"],
        ),
        (
            '<p itemprop="publisher" itemscope><meta itemprop="name" content="The Post"></p>',
            ["publisher.name"],
        ),
        (
            '<div itemscope><p itemprop="comment" itemscope><b itemprop="datePublished">May</b></p></div>',
            ["comment.datePublished"],
        ),
        ('<div itemscope itemprop="blogPost"><b itemprop="headline">A</b></div>', ["headline"]),
    ],
)
def test_microdata_of_nested_things(html: str, keys: list[str]) -> None:
    assert [claim.key for claim in read(html).claims if claim.source == "microdata"] == keys


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ("<p>a</p>", 0),
        ('<script type="application/ld+json">{"a": 1}</script><p>a</p>', 0),
        ("<head><script>12345</script></head><body><p>a</p><script>678</script></body>", 8),
        ('<head><script src="/a.js"></script></head><body>a</body>', 1000),
    ],
)
def test_scripts_are_counted(html: str, size: int) -> None:
    assert read(html).scripts == size


def test_images_are_lazy_and_large() -> None:
    """The address is the lazy one; icons and inline data are no pictures."""
    page = read(
        '<img data-src="/big.jpg" src="data:image/gif;base64,AA"><img src="icon.png" width="16">'
        '<img src="data:image/png;base64,AA"><img src="plain.jpg">'
    )
    assert [image.url for image in page.images] == ["/big.jpg", "plain.jpg"]


def test_hidden_text_is_told() -> None:
    """Hidden text is a block, marked."""
    page = read('<div style="display: none"><p>a</p></div><p hidden>b</p><p>c</p>')
    assert [b.markup.hidden for b in page.blocks if b.markup] == [True, True, False]


def test_frames_only_is_an_error() -> None:
    """A frame set has no text of its own."""
    with pytest.raises(InputError, match="frames"):
        read(
            '<html><frameset cols="1,2"><frame src="a.html"><frame src="b.html"></frameset></html>'
        )


def test_deep_nesting_keeps_its_text() -> None:
    """Text below the parser's depth comes out, with a caution."""
    page = read("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")
    assert [b.text for b in page.blocks] == ["deep", "after"]
    assert [c.code for c in page.cautions] == ["nesting_cut"]


def test_monstrous_attributes_are_cut() -> None:
    """Forty thousand attributes on a tag cost no time."""
    html = "<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">text</p>"
    page = read(html)
    assert [b.text for b in page.blocks] == ["text"]
    assert [c.code for c in page.cautions] == ["attributes_cut"]


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("a<!--", "a<!--"),
        ("a<!-->b-->", "ab-->"),
        ("<!--</-->x", "x"),
        ("a<!-- x -- y -->b", "ab"),
        ("<!---->c", "c"),
    ],
)
def test_comments_end_where_browsers_end_them(html: str, bare: str) -> None:
    """An open comment is left alone: it would hide the whole rest."""
    assert make_html_parsable(html)[0] == bare
