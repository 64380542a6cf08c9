"""Authors of the head: what a claim holds that is no person, then who is claimed."""

import pytest

from newsclean.fields.people.claimed import (
    find_jsonld_authors,
    find_twitter_card_author,
    list_claimed_groups,
)
from newsclean.model import Claim
from tests.fields.small_pages import ENGLISH, PROSE, jsonld, make_page, meta


def read(*claims: Claim, lang: str = "en") -> list[str]:
    page = make_page(ENGLISH if lang == "en" else PROSE, lang=lang, claims=claims)
    found = find_jsonld_authors(page)
    return [person.name for person in found.value] if found else []


@pytest.mark.parametrize(
    "value",
    [
        "www.news.example",
        "page.head.author",
        "https://news.example/jane",
        "jane@news.example",
        "/author/jane-miller",
        "Photo: Jane Miller",
        "(Jane Miller)",
        "admin",
        "null",
        "undefined",
        "NB123",
        "",
        "J" * 201,
    ],
)
def test_claims_that_name_nobody(value: str) -> None:
    assert read(jsonld("author.name", value)) == []


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Jane Miller", ["Jane Miller"]),
        ("H&#233;ctor J. Cruz", ["Héctor J. Cruz"]),
        ("Written by Jane Miller", ["Jane Miller"]),
        ("By Jane Miller", ["Jane Miller"]),
        ("Jane S. Miller", ["Jane S. Miller"]),
        ("J. S. P. Miller", ["J. S. P. Miller"]),
        ("jane.miller", ["jane.miller"]),
        ("Jane Miller, Tom Ray", ["Jane Miller", "Tom Ray"]),
        ("J" * 200, ["J" * 200]),
        ("Miller, Jane", ["Jane Miller"]),
        ("Miller, Jane S.", ["Jane S. Miller"]),
        ("Miller, MD", ["Miller"]),
        ("Jane Miller, Ann", ["Jane Miller"]),
    ],
)
def test_claims_of_authors(value: str, people: list[str]) -> None:
    assert read(jsonld("author.name", value)) == people


def test_several_claims_name_several_people_once() -> None:
    claims = [
        jsonld("author.name", name)
        for name in ("Jane Miller", "Tom Ray", "JANE MILLER", "Tom RayTwitter")
    ]
    assert read(*claims) == ["Jane Miller", "Tom Ray"]


@pytest.mark.parametrize("key", ["author.name", "author.organisation", "creator.name"])
def test_the_evidence_of_a_claim(key: str) -> None:
    page = make_page(ENGLISH, lang="en", claims=(jsonld(key, "Jane  Miller"),))
    found = find_jsonld_authors(page)
    assert found is not None
    assert (found.text, found.rule, found.confidence) == ("Jane  Miller", f"jsonld {key}", 0.9)


def test_the_site_as_author_is_worse_than_any_person() -> None:
    site = meta("og:site_name", "Daily Post")
    for names, confidence in ((("Daily Post",), 0.47), (("Daily Post", "Jane Miller"), 0.9)):
        claims = (site, *(jsonld("author.name", name) for name in names))
        found = find_jsonld_authors(make_page(ENGLISH, lang="en", claims=claims))
        assert found is not None
        assert found.confidence == confidence


# ---- languages without spaces ----


def test_a_pen_name_in_jsonld_is_an_author_and_a_newsroom_is_none() -> None:
    claims = (jsonld("author.name", "水清"), jsonld("author.name", "某某日报"))
    assert read(*claims, lang="zh") == ["水清"]
    for word in ("小编", "网络", "本站", "admin"):
        assert read(jsonld("author.name", word), lang="zh") == []


@pytest.mark.parametrize(
    ("name", "read_as"),
    [("水", []), ("水清", ["水清"]), ("水清清清", ["水清清清"]), ("水清清清清", []), ("水清a", [])],
)
def test_how_long_a_pen_name_is(name: str, read_as: list[str]) -> None:
    assert read(jsonld("author.name", name), lang="zh") == read_as


def test_only_the_name_of_the_author_may_be_a_pen_name() -> None:
    for key, people in (
        ("author.organisation", []),
        ("creator.name", []),
        ("author.name", ["水清"]),
    ):
        assert read(jsonld(key, "水清"), lang="zh") == people


# ---- meta tags ----

CLAIMS = {
    "jsonld:author.name": "jsonld",
    "jsonld:author.organisation": "jsonld organisation",
    "jsonld:creator.name": "jsonld creator",
    "meta:author": "meta author",
    "meta:article:author": "meta other",
    "meta:dc.creator": "meta other",
    "meta:parsely-author": "meta other",
    "meta:sailthru.author": "meta other",
    "meta:cxenseparse:author": "meta other",
    "meta:citation_author": "meta other",
    "meta:byl": "meta other",
    "meta:og:article:author": "meta other",
    "microdata:author": "microdata",
    "microdata:author.name": "microdata name",
}


def test_each_claim_of_authors_is_a_group_of_its_own() -> None:
    named = ((f"Jane {i}er", *name.split(":", 1)) for i, name in enumerate(CLAIMS))
    claims = tuple(Claim(source, key, value) for value, source, key in named)
    others = (meta("title", "Ann Lee"), jsonld("editor.name", "Ann Lee"))
    groups = list(list_claimed_groups(make_page(ENGLISH, lang="en", claims=(*others, *claims))))
    assert sorted(group.kind for group in groups) == sorted(CLAIMS.values())
    assert {group.found.rule: group.kind for group in groups} == {
        name.replace(":", " ", 1): kind for name, kind in CLAIMS.items()
    }
    assert all(group.block_index is None for group in groups)


def test_the_site_behind_a_name_in_the_head() -> None:
    assert read(jsonld("author.name", "Jane Miller | Harbour Echo")) == ["Jane Miller"]


@pytest.mark.parametrize("number", [1, 2])
def test_the_author_on_the_twitter_card(number: int) -> None:
    label, data = meta(f"twitter:label{number}", "Written by"), f"twitter:data{number}"
    page = make_page(ENGLISH, lang="en", claims=(label, meta(data, "Jane Miller")))
    found = find_twitter_card_author(page)
    assert found is not None
    assert found.value[0].name == "Jane Miller"
    assert "twitter card" in {group.kind for group in list_claimed_groups(page)}


def test_other_texts_on_the_twitter_card() -> None:
    data = meta("twitter:data1", "Jane Miller")
    for label in (
        meta("twitter:label1", "Reading time"),
        meta("twitter:label2", "Written by"),
        meta("twitter:label3", "Written by"),
    ):
        page = make_page(ENGLISH, lang="en", claims=(label, data))
        assert find_twitter_card_author(page) is None
