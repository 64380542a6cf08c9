"""JSON-LD becomes flat claims."""

import json

import pytest

from newsclean.model import Claim, Place
from newsclean.read.html.jsonld import (
    collect_described_things,
    parse_jsonld,
    read_jsonld_claims,
)


def read_script(*scripts: str) -> list[Claim]:
    """The claims of the scripts of a page."""
    values = [parse_jsonld(text) for text in scripts]
    described = collect_described_things(values)
    return [claim for value in values for claim in read_jsonld_claims(value, Place(), described)]


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
    assert read_script(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"Article","headline":"a\nb",}',
        '//<![CDATA[\n{"@type":"Article","headline":"a b"}\n//]]>',
    ],
)
def test_jsonld_as_people_write_it(text: str) -> None:
    """Raw line ends, trailing commas and CDATA marks are read."""
    assert read_script(text)[0].value.split() == ["a", "b"]


@pytest.mark.parametrize(
    "key",
    "author creator contributor editor publisher sourceOrganization provider copyrightHolder".split(),
)
def test_people_and_organisations_have_names(key: str) -> None:
    value = [{"name": ["A", " "]}, {"@type": "Organization", "name": "B"}, "C", {"url": "/d"}, 3]
    text = json.dumps({"@type": "NewsArticle", key: value})
    assert [(claim.key, claim.value) for claim in read_script(text)] == [
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
    claims = read_script(text)
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
    assert [claim.key for claim in read_script(text)] == keys


@pytest.mark.parametrize("key", ["@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "about"])
def test_things_in_things(key: str) -> None:
    text = json.dumps({"@type": "WebSite", key: {"@type": "Article", "headline": "a"}})
    assert bool(read_script(text)) == (key != "about")


def test_a_breadcrumb_trail_is_names() -> None:
    items = [{"name": "Home "}, {"item": {"name": "World"}}, {"item": "/x"}, "y"]
    text = json.dumps({"@type": "BreadcrumbList", "itemListElement": items, "name": "Trail"})
    assert [(claim.key, claim.value) for claim in read_script(text)] == [
        ("breadcrumb.name", "Home"),
        ("breadcrumb.name", "World"),
    ]


def test_long_jsonld_is_cut() -> None:
    items = [{"@type": "Article", "headline": str(i)} for i in range(401)]
    assert len(read_script(json.dumps(items))) == 400
    long = json.dumps({"@type": "Article", "headline": "a" * 2_000_000})
    assert read_script(long) == []


ARTICLE = json.dumps({"@type": "NewsArticle", "author": {"name": "Ann Lee"}})


@pytest.mark.parametrize(
    "script",
    [
        f"<!--\n{ARTICLE}\n-->",
        f"//<!--\n{ARTICLE}\n//-->",
        f"/* <![CDATA[ */\n{ARTICLE};\n/* ]]> */",
        f"<![CDATA[{ARTICLE}]]>",
        ARTICLE.replace('"', "&quot;"),
    ],
)
def test_marks_around_json_are_no_part_of_it(script: str) -> None:
    assert [claim.value for claim in read_script(script)] == ["Ann Lee"]


def test_many_marks_behind_json_cost_little() -> None:
    assert [claim.value for claim in read_script(ARTICLE + "; " * 900_000)] == ["Ann Lee"]


@pytest.mark.parametrize("author", [{"@id": "#ann"}, [{"@id": "#ann"}], "#ann"])
def test_a_reference_is_followed(author: object) -> None:
    """Also where the thing that it means stands in another script of the page."""
    article = json.dumps({"@type": "NewsArticle", "author": author})
    person = json.dumps({"@graph": [{"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]})
    for scripts in ((article, person), (person, article)):
        assert [claim.value for claim in read_script(*scripts)] == ["Ann Lee"]


def test_a_reference_to_nothing_names_nobody() -> None:
    article = {"@type": "NewsArticle", "author": {"@id": "#ann"}, "image": {"@id": "#picture"}}
    assert [(c.key, c.value) for c in read_script(json.dumps(article))] == [("image", "#picture")]
    picture = {"@type": "ImageObject", "@id": "#picture", "url": "/a.jpg"}
    claims = read_script(json.dumps({"@graph": [article, picture]}))
    assert [(claim.key, claim.value) for claim in claims] == [("image", "/a.jpg")]


def test_a_thing_that_refers_to_itself_ends() -> None:
    loop = {"@type": "Article", "@id": "#a", "name": "A", "mainEntityOfPage": {"@id": "#a"}}
    assert [c.value for c in read_script(json.dumps(loop))] == ["#a", "A", "#a"]


@pytest.mark.parametrize("name", ["null", "undefined", "None", "NaN", " N/A ", "[object Object]"])
def test_no_name_is_no_name(name: str) -> None:
    author = [{"name": name}, name, {"name": "Ann Nullmann"}]
    claims = read_script(json.dumps({"@type": "NewsArticle", "author": author}))
    assert [claim.value for claim in claims] == ["Ann Nullmann"]


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("Harbour <em>tunnel</em> opens", "Harbour tunnel opens"),
        ("Harbour tunnel<br/>opens", "Harbour tunnel opens"),
        ("Mill &amp;amp; Sons: &#8220;closed&#8221;", "Mill & Sons: “closed”"),
        ("<ruby>港<rt>みなと</rt></ruby>が開く", "港が開く"),
        ("Is 3 < 4 and 5 > 4?", "Is 3 < 4 and 5 > 4?"),
        ("What the <b> tag does", "What the <b> tag does"),
        ("R&D at the mill; AT&T follows", "R&D at the mill; AT&T follows"),
    ],
)
def test_markup_in_a_headline(headline: str, read: str) -> None:
    claims = read_script(json.dumps({"@type": "NewsArticle", "headline": headline}))
    assert [claim.value for claim in claims] == [read]


def test_markup_of_the_story_stays_for_those_who_read_it() -> None:
    story = "<p>Rain &amp; snow.</p>"
    claims = read_script(json.dumps({"@type": "NewsArticle", "articleBody": story}))
    assert [claim.value for claim in claims] == [story]
