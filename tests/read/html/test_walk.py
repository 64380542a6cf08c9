"""HTML of every shape becomes blocks with kinds, places, links and tables."""

import pytest

from newsclean.model import Kind
from tests.read.html.pages import read, texts

TOLD = "The ferry sails at eight, as it did before the storm, and it comes back at noon."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>bold</b> word</p>", ["one bold word"]),
        ("<p><span>D</span>ropped capital</p>", ["Dropped capital"]),
        ("one<br>two<br><br>three", ["one", "two", "three"]),
        ("<div>a<p>b</p>c</div>d", ["a", "b", "c", "d"]),
        ("<script>x</script><style>y</style><p>z</p>", ["z"]),
        ("<p>旧<ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>公開</p>", ["旧灯台公開"]),
        ("<p>旧<ruby>灯台<rt>とうだい</ruby>公開</p>", ["旧灯台公開"]),
        ("<p>a&nbsp;\u3000b</p>", ["a b"]),
        ("<button>Share</button><p>t</p><select><option>o</option></select>", ["t"]),
        ("<button>Menu<div></button><h1>T</h1><p>a</p>", ["Menu", "T", "a"]),
        ("<button>Menu<div></button><p>a</p>", []),
        ("<h1>T</h1><p>a</p><button>Menu<h1>b</h1></button><p>c</p>", ["T", "a", "c"]),
        ("<p>a<!-- c -->b</p>", ["ab"]),
        ("<html><body><p>a</p></body></html><div>b</div></html>c", ["a", "b", "c"]),
        ("<plaintext>left <b>open", ["left <b>open"]),
        ("<p>a</p><x-y><template shadowrootmode=open><p>b</template></x-y><p>c", ["a", "b", "c"]),
        ("<x-y><template shadowmode=open><p>b</p></template></x-y><p>c</p>", ["b", "c"]),
        ("<x-y><template data-savepage-shadowroot><p>b</p></template></x-y><p>c</p>", ["b", "c"]),
        ("<x-y><template shadowroot=closed><p>b</p></template></x-y><p>c</p>", ["b", "c"]),
        ("<template><p>b</p></template><template class=open>d</template><p>c</p>", ["c"]),
        ("<p>a <math><mi>E</mi><mo>=</mo><annotation>x</annotation></math> b", ["a E= b"]),
        (f"<svg><g/><foreignObject><p>{TOLD}</foreignObject></svg>", [TOLD]),
        ("<svg><foreignObject><div>Label</div></foreignObject></svg><p>a</p>", ["a"]),
        ("<select><option>x<option>y<h1>T</h1><p>a</p>", ["y", "T", "a"]),
        ("<div>a<title>t</title>b</div>", ["ab"]),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    """Block elements and line breaks end a block, inline ones do not."""
    assert texts(html) == expected


def test_what_follows_a_table_of_data_is_read_as_ever() -> None:
    table = "<table><tr><th>Team</th><th>Points</th></tr><tr><td>North</td><td>3</td></tr></table>"
    page = read(f"<div>{table}<p>a</p></div><p>b</p>")
    assert [block.text for block in page.blocks[1:]] == ["a", "b"]
    assert page.blocks[0].kind is Kind.TABLE


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


def test_places_are_xpaths() -> None:
    """The place of a block finds its element."""
    blocks = read("<div><p>a</p></div><div><p>b</p><p>c</p></div>").blocks
    assert blocks[2].at.xpath == "/html/body[1]/div[2]/p[2]"


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
