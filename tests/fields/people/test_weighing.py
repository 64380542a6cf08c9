"""Which of the people on a page are its authors: kinds of pages with the others that they name."""

import pytest

from newsclean.fields.people.authors import find_authors
from newsclean.fields.people.evidence import list_author_groups
from newsclean.fields.people.signs import measure_candidates
from newsclean.fields.people.weighing import add_signs
from newsclean.model import Claim, Person
from tests.fields.small_pages import (
    BRIDGE,
    ENGLISH,
    Line,
    best,
    classed,
    jsonld,
    make_page,
    meta,
    names,
)

SITE = meta("og:site_name", "Harbour Echo")


def read(*lines: Line, claims: tuple[Claim, ...] = ()) -> list[str]:
    return names(find_authors(make_page(*lines, lang="en", claims=claims)))


@pytest.mark.parametrize(
    "claim",
    [
        jsonld("author.name", "Harbour Echo"),
        jsonld("author.organisation", "Harbour Echo"),
        meta("author", "Harbour Echo"),
        jsonld("author.organisation", "Rock Agency"),  # not printed
    ],
)
def test_the_site_in_the_head_alone_is_nobody(claim: Claim) -> None:
    assert read(BRIDGE, ENGLISH, claims=(SITE, claim)) == []
    printed = read(BRIDGE, "By Jane Miller", ENGLISH, claims=(SITE, claim))
    assert printed == ["Jane Miller"]


def test_the_site_that_the_page_prints_as_byline() -> None:
    claims = (SITE, jsonld("author.name", "Harbour Echo"))
    line = classed("By Harbour Echo", "byline")
    assert read(BRIDGE, line, "3 May 2021", ENGLISH, claims=claims) == ["Harbour Echo"]


def test_a_byline_below_the_story_does_not_beat_the_head() -> None:
    claims = (SITE, jsonld("author.name", "Jane Miller"))
    lines = (BRIDGE, "Jane Miller", "3 May 2021", *[f"{ENGLISH} {n}" for n in range(8)])
    assert read(*lines, "By Tom Ray", claims=claims) == ["Jane Miller"]
    inside = (*lines[:6], "By Tom Ray", *lines[6:])
    assert read(*inside, claims=claims) == ["Jane Miller"]


def test_the_byline_below_the_headline_beats_those_of_other_stories() -> None:
    lines = ("By Tom Ray", BRIDGE, "By Jane Miller", "3 May 2021", ENGLISH, "By Ann Lee")
    assert read(*lines) == ["Jane Miller"]


def test_what_witnesses_say_together_is_surer() -> None:
    shares = []
    for claims in ((SITE,), (SITE, jsonld("author.name", "Jane Miller"))):
        page = make_page(BRIDGE, "By Jane Miller", ENGLISH, lang="en", claims=claims)
        shares.append(find_authors(page)[0].confidence)
    assert shares[0] < shares[1] <= 1


def test_the_site_alone_on_a_line_is_its_logo() -> None:
    assert read("Harbour Echo", BRIDGE, "3 May 2021", ENGLISH, claims=(SITE,)) == []
    assert read(BRIDGE, "Harbour Echo", "3 May 2021", ENGLISH, claims=(SITE,)) == []
    assert read(BRIDGE, "Jane Miller", "3 May 2021", ENGLISH, claims=(SITE,)) == ["Jane Miller"]


def test_a_bare_line_must_be_surer_than_a_label() -> None:
    lines = [f"{ENGLISH} {n}" for n in range(4)]
    assert read(*lines, "Popular Articles") == []  # likelier than nobody, but not by much
    assert read(BRIDGE, "Jane Miller", "3 May 2021", *lines) == ["Jane Miller"]


def test_nobody_is_an_answer() -> None:
    page = make_page("Popular Articles", BRIDGE, "3 May 2021", ENGLISH, lang="en")
    assert [found.confidence for found in find_authors(page)] == [0]
    assert best(find_authors(page)) is None
    assert find_authors(make_page(ENGLISH, lang="en")) == ()


def test_people_are_measured_once_with_all_that_names_them() -> None:
    page = make_page(
        BRIDGE,
        "By Jane Miller",
        ENGLISH,
        lang="en",
        claims=(SITE, jsonld("author.name", "Jane Miller"), meta("author", "Tom Ray")),
    )
    rows = measure_candidates(list_author_groups(page), page)
    assert [group.found.value for group, _ in rows] == [
        (Person("Jane Miller"),),
        (Person("Tom Ray"),),
    ]
    jane, tom = (set(signs) for _, signs in rows)
    assert {"jsonld", "credit head", "2 witnesses", "credit right below the headline"} <= jane
    assert {"meta author", "not printed, meta"} <= tom
    assert "2 witnesses" not in tom


def test_signs_without_a_weight_are_worth_nothing() -> None:
    assert add_signs({"a": 1.0, "b": 2.0}, {"b": 0.5}) == 1.0
