"""Which name of a page wins, and the signs by which it does: each with a near miss."""

import pytest

from newsclean.fields.source.site import collect_witnesses, find_site
from newsclean.fields.source.site_ranking import MAX_CANDIDATES, measure_names, split_host
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, jsonld, make_page, meta

ADDRESS = Claim("html", "canonical", "https://harbourpost.test/news/1")
POST = "Harbour Post"


def english(*claims: Claim, lines: tuple[str, ...] = ()) -> LabelledPage:
    return make_page(BRIDGE, ENGLISH, *lines, lang="en", claims=(ADDRESS, *claims))


def signs(name: str, page: LabelledPage) -> dict[str, float]:
    measured = measure_names(collect_witnesses(page), page)
    return next(told for found, told in measured if found.value == name)


def title(text: str) -> Claim:
    return Claim("html", "title", text)


def logo(text: str) -> Claim:
    return Claim("html", "home", text)


def test_spellings_of_one_name_are_one_candidate() -> None:
    page = english(meta("og:site_name", "harbourpost"), title(f"{BRIDGE} | {POST}"))
    assert [found.value for found in find_site(page)] == [POST]
    assert signs(POST, page)["families"] == pytest.approx(2 / 3)


def test_no_name_of_digits_and_no_more_than_forty() -> None:
    claims = [jsonld("organization.name", "2024"), meta("og:site_name", POST)]
    assert len(measure_names(collect_witnesses(english(*claims)), english(*claims))) == 1
    page = english(meta("og:site_name", POST))
    one = next(iter(collect_witnesses(page)))
    many = [one._replace(name=f"Post {n}") for n in range(MAX_CANDIDATES + 9)]
    assert len(measure_names(many, page)) == MAX_CANDIDATES


@pytest.mark.parametrize(
    ("claim", "sign"),
    [
        (meta("og:site_name", POST), "named by the head"),
        (meta("application-name", POST), "named by the head"),
        (meta("og:site_name", POST), "written out by og"),
        (title(f"{BRIDGE} | {POST}"), "named by title end"),
        (title(f"{POST} | {BRIDGE}"), "named by title start"),
        (title(f"{BRIDGE} | {POST} | Water"), "named by title middle"),
    ],
)
def test_who_names_the_site(claim: Claim, sign: str) -> None:
    assert signs(POST, english(claim))[sign] == 1
    assert sign not in signs(POST, english(jsonld("organization.name", POST)))


def test_a_file_like_name_is_not_written_out() -> None:
    assert "written out by og" not in signs("harbour", english(meta("og:site_name", "harbour")))


def test_titles_without_spaces_count_apart() -> None:
    sign = "named by title end, no spaces"
    chinese = make_page(TITLE, PROSE, claims=(title(f"{TITLE}_江畔网"),))
    assert signs("江畔网", chinese)[sign] == 1
    assert sign not in signs(POST, english(title(f"{BRIDGE} | {POST}")))


def test_initials_of_another_name() -> None:
    long = meta("og:site_name", POST)
    assert signs("HP.test", english(long, title(f"{BRIDGE} | HP.test")))["abbreviation"] == 1
    assert "abbreviation" not in signs("HR", english(long, title(f"{BRIDGE} | HR")))
    assert "abbreviation" not in signs(POST, english(long, title(f"{BRIDGE} | HP")))


def test_the_hosts_name_beside_that_of_the_head() -> None:
    sign = "the host, beside a name of the head"
    other = meta("og:site_name", "Harbour Post Magazine")
    assert signs(POST, english(other, logo(POST)))[sign] == 1
    assert sign not in signs(POST, english(logo(POST)))  # the head has no name
    assert sign not in signs(POST, english(meta("og:site_name", POST), logo("The Harbour Post")))
    assert sign not in signs("River Post", english(other, logo("River Post")))
    article = english(meta("og:site_name", "The Harbour Post"), title(f"{BRIDGE} | {POST}"))
    assert sign not in signs(POST, article)


@pytest.mark.parametrize(
    ("name", "near", "sign"),
    [
        ("Harbour | Post", POST, "of several parts"),
        ("Harbour Post GmbH", POST, "firm"),
        ("Contact us", POST, "furniture"),
        ("Harbour News", "Harbour", "organisation"),
        ("Bridge opens", POST, "in the headline"),
    ],
)
def test_how_a_name_is_written(name: str, near: str, sign: str) -> None:
    assert signs(name, english(meta("og:site_name", name)))[sign] == 1
    assert sign not in signs(near, english(meta("og:site_name", near)))


def test_a_site_by_its_end() -> None:
    for name, ends in (("江畔新闻", 1.0), ("江畔大学", 0.0)):
        page = make_page(TITLE, PROSE, claims=(meta("og:site_name", name),))
        assert signs(name, page).get("ends like a site", 0.0) == ends


def test_mentions_and_longer_logos() -> None:
    page = english(meta("og:site_name", POST), lines=("About harbour post", "Harbour Post app"))
    assert signs(POST, page)["mentions"] == 2 / 8
    assert "inside logo" not in signs(POST, page)
    page = english(meta("og:site_name", POST), logo("Harbour Post Magazine"))
    assert signs(POST, page)["inside logo"] == 1


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ((meta("og:site_name", "harbourpost.test"), logo(POST)), POST),
        ((jsonld("publisher.organisation", "Coast Media GmbH"), logo(POST)), POST),
        ((meta("og:site_name", "HP"), jsonld("publisher.name", POST)), POST),
        ((title(f"{BRIDGE} | {POST}"),), POST),
        ((title(BRIDGE),), None),
    ],
)
def test_the_name_that_wins(claims: tuple[Claim, ...], name: str | None) -> None:
    found = find_site(english(*claims))
    assert (found[0].value if found else None) == name


def test_what_speaks_for_a_name_is_told() -> None:
    found = find_site(english(meta("og:site_name", POST), title(f"{BRIDGE} | {POST}")))[0]
    assert (found.rule, found.text) == ("named by og, title end", POST)
    assert 0.9 < found.confidence < 1


@pytest.mark.parametrize(
    ("host", "owner"),
    [("a.co.uk", "a"), ("co.uk", "co"), ("news.a.test", "a"), ("a.co.test", "co")],
)
def test_the_owner_in_a_host(host: str, owner: str) -> None:
    assert split_host(host) == owner
