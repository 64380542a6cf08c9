"""Comments, oversized tags and deep nesting go before the parser sees them."""

import pytest

from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.levels import MAX_NESTING_DEPTH
from newsclean.read.html.tokens import MAX_ATTRIBUTES
from tests.read.html.pages import read


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
        ("a<!--", "a"),
        ("a<!-- x --!>b", "ab"),
        ("a<!--!>b", "a"),
        ("a<!-->b-->", "ab-->"),
        ("<!--</-->x", "x"),
        ("a<!-- x -- > y -->b", "ab"),
        ("<!--->c", "c"),
    ],
)
def test_comments_end_where_browsers_end_them(html: str, bare: str) -> None:
    """One that never ends hides the whole rest."""
    assert make_html_parsable(html)[0] == bare


@pytest.mark.parametrize("comment", ["<!---->", "<!-- x -- y -->", "<!--'-->", "<!--- \n --->"])
def test_the_parser_drops_a_comment_without_brackets_itself(comment: str) -> None:
    html = f"<p>{comment}a {comment}b &amp{comment};<b>{comment}<wbr>c</b>{comment}</p>{comment}d"
    assert comment in make_html_parsable(html)[0]
    assert read(html).blocks == read(html.replace(comment, "<!-- < -->")).blocks


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p>",
        "<p " + "a=1 " * 200 + ">x</p>",  # as many as a tag may have
        "<p>" + "a=b " * 500 + "</p>",  # signs of equality outside of tags
        "<b>" * 1_800 + "x",
        "<b></b>" * 4_000,
        "<p>" * 4_000,  # the next one closes it
        "<br>" * 4_000,
    ],
    ids=["plain", "attributes", "equations", "depth", "pairs", "paragraphs", "breaks"],
)
def test_what_the_parser_can_read_stays(html: str) -> None:
    assert make_html_parsable(html) == (html, ())


def test_only_the_oversized_tag_loses_its_attributes() -> None:
    html, cautions = make_html_parsable('<b id="1">a</b><p ' + "a=1 " * 201 + '>x</p><b id="2">')
    assert html == '<b id="1">a</b><p>x</p><b id="2">'
    assert [caution.detail for caution in cautions] == ["1 tags with too many attributes"]


@pytest.mark.parametrize("mark", ['"', "'", ""], ids=["double", "single", "none"])
def test_a_value_of_more_than_a_megabyte_costs_the_attributes(mark: str) -> None:
    html, cautions = make_html_parsable(f"<img alt=a src={mark}{'x' * 1_000_002}{mark}>")
    assert html == "<img>"
    assert [caution.code for caution in cautions] == ["attributes_cut"]
    longest = f"<img alt=a src={mark}{'x' * 1_000_000}{mark}>"
    assert make_html_parsable(longest) == (longest, ())


def test_tags_below_the_limit_go() -> None:
    html, cautions = make_html_parsable("<i>" * 1_802 + "x" + "</i>" * 1_802 + "<b>y</b>")
    assert html == "<i>" * 1_800 + "x" + "</i>" * 1_800 + "<b>y</b>"
    assert [caution.code for caution in cautions] == ["nesting_cut"]


DEEP = "<em>" * MAX_NESTING_DEPTH


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<div><div></div></div>x", "<br>x"),
        ("a<p> <p>b", "a<br> <br>b"),
        ("a<br>b<img src=c><hr/>", "a<br>b<img src=c><hr/>"),
        ("a<wbr>b", "a<wbr></wbr>b"),
        ("1 <<b>script>", "1 <<!---->script>"),
        ("<script>a<b></script>c", "<script>a<b></script>c"),
        ("a</em></em>b", "a</em></em>b"),
        ("a</u>b", "ab"),
    ],
)
def test_what_stays_below_the_limit(html: str, bare: str) -> None:
    """All text, with a break where a block began; elements without content, and raw text."""
    assert make_html_parsable(f"{DEEP}<b>{html}")[0] == f"{DEEP}{bare}"


@pytest.mark.parametrize("name", "wbr embed source track keygen bgsound command".split())
def test_a_void_element_is_closed(name: str) -> None:
    """The parser does not know that these have no content; an end tag that is there does no harm."""
    html = f"a<{name.upper()} x=1/>b<{name} />c<{name}-x>d</{name}>"
    bare = f"a<{name.upper()} x=1/></{name}>b<{name} /></{name}>c<{name}-x>d</{name}>"
    assert make_html_parsable(html) == (bare, ())


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("a</BODY>b</Html\n x='>'>c", "abc"),
        ("</bodyguard></html-x></ body>", "</bodyguard></html-x>"),
        ("<script>'</body>'</script>", "<script>'</body>'</script>"),
    ],
)
def test_the_page_does_not_end_before_its_end(html: str, bare: str) -> None:
    assert make_html_parsable(html) == (bare, ())


MANY = "a " * (MAX_ATTRIBUTES + 1)


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        (f"<title {MANY}/>x", "<title />x"),  # it stays closed
        (f"<title {MANY}>x</title>", "<title >x</title>"),
        (f"<noscript><img {MANY}></noscript>", "<noscript><img ></noscript>"),
        (f"<wbr {MANY}>x", "<wbr ></wbr>x"),
        (f"</p {MANY}>x", "</p >x"),
    ],
)
def test_what_stays_of_a_tag_with_many_attributes(html: str, bare: str) -> None:
    guarded, cautions = make_html_parsable(html)
    assert guarded.replace(" ", "") == bare.replace(" ", "")
    assert [caution.code for caution in cautions] == ["attributes_cut"]
