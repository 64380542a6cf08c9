"""Names without what pages run onto them; what is the site's name or a firm's."""

import pytest

from newsclean.fields.people.name_cleaning import (
    are_sites_or_organisations,
    drop_glued_names,
    is_site_or_organisation,
    strip_author_label,
    strip_byline_word,
    strip_site_name,
)
from newsclean.model import Person
from tests.fields.small_pages import ENGLISH, jsonld, make_page, meta

SITE = make_page(ENGLISH, lang="en", claims=(meta("og:site_name", "Harbour Echo"),))


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        (("Ann Lee", "Ann LeeTwitter"), ["Ann Lee"]),
        (("Ann LeeTwitter", "Ann Lee"), ["Ann Lee"]),
        (("Ann", "Ann Lee"), ["Ann", "Ann Lee"]),  # one word may begin many names
        (("Ann Lee", "Tom Ray"), ["Ann Lee", "Tom Ray"]),
    ],
)
def test_names_with_a_word_run_onto_them(people: tuple[str, ...], kept: list[str]) -> None:
    by_key = {name.replace(" ", "").lower(): Person(name) for name in people}
    assert [person.name for person in drop_glued_names(by_key)] == kept


@pytest.mark.parametrize(
    "name", ["Jane Miller", "Jane S. Miller", "J.S. Miller", "Jane.", "J.R", "v2.0", "Jane .5a"]
)
def test_persons(name: str) -> None:
    assert not is_site_or_organisation(name, SITE)


@pytest.mark.parametrize(
    "name", ["Harbour Echo", "harbour echo", "News Agency", "news.example", "Jane news.example."]
)
def test_sites_and_organisations(name: str) -> None:
    assert is_site_or_organisation(name, SITE)


@pytest.mark.parametrize(
    "claim",
    [
        meta("og:site_name", "Old Bridge"),
        jsonld("publisher.organisation", "Old Bridge"),
        jsonld("publisher.name", "Old Bridge"),
    ],
)
def test_the_claims_of_the_site(claim: tuple[str, str, str]) -> None:
    page = make_page(ENGLISH, lang="en", claims=(claim,))  # type: ignore[arg-type]  # claims
    assert is_site_or_organisation("Old Bridge", page)
    assert not is_site_or_organisation("Old Bridge", SITE)


def test_a_person_among_organisations() -> None:
    people = (Person("Harbour Echo"), Person("News Agency"))
    assert are_sites_or_organisations(people, SITE)
    assert not are_sites_or_organisations((*people, Person("Jane Miller")), SITE)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Jane Miller", "Jane Miller"),
        ("Written by Jane Miller", "Jane Miller"),
        ("Guest post by Jane Miller", "Jane Miller"),
        ("Written by: Jane Miller", "Jane Miller"),
        ("By Jane Miller", "Jane Miller"),
        ("Written by", ""),
        ("Published Oct 10", ""),
        ("Editor: Jane Miller", ""),
        ("", ""),
    ],
)
def test_labels_at_the_start(text: str, rest: str) -> None:
    assert strip_author_label(text, SITE) == rest


def test_the_word_before_a_name() -> None:
    assert strip_byline_word("By Jane Miller", SITE) == "Jane Miller"
    assert strip_byline_word("By", SITE) == "By"
    assert strip_byline_word("Jane Miller", SITE) == "Jane Miller"


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Jane Miller Harbour Echo", "Jane Miller"),
        ("Jane Miller For Harbourecho", "Jane Miller"),
        ("JANE MILLER FOR HARBOUR ECHO", "JANE MILLER"),
        ("Jane Harbour Echo", "Jane Harbour Echo"),  # one word is no name
        ("Jane Miller for River Echo", "Jane Miller for River Echo"),
        ("Jane MillerHarbour Echo", "Jane MillerHarbour Echo"),
        ("Harbour Echo Jane Miller", "Harbour Echo Jane Miller"),
        ("Harbour Echo", "Harbour Echo"),
    ],
)
def test_the_site_behind_a_name(name: str, person: str) -> None:
    assert strip_site_name(name, SITE) == person
