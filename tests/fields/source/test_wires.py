"""Agencies and outlets that sign a story: what only names one, then where each is found."""

import pytest

from newsclean.fields.source.outlet import find_outlet
from newsclean.fields.source.wires import find_wire_outlets, is_site_itself
from newsclean.model import Claim, Role, Settings
from tests.fields.small_pages import BRIDGE, ENGLISH, Line, best, jsonld, make_page, meta

PARAGRAPH = f"{ENGLISH} {ENGLISH}"


def outlet(*lines: Line, lang: str = "en", claims: tuple[Claim, ...] = ()) -> str | None:
    found: str | None = best(find_outlet(make_page(*lines, lang=lang, claims=claims)))
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "© Reuters / Harbour Ministry",
        "Copyright Jane Doe/AP",
        "Jane Doe /AFP",
        "Reuters wins a prize for its pictures of the bridge",
        "Jane Doe | Staff Writer",
        "Jane Doe | 6 May 2024",
        "TNN",
    ],
)
def test_lines_below_the_headline_that_give_no_outlet(line: str) -> None:
    assert outlet(BRIDGE, line, PARAGRAPH, PARAGRAPH) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Reuters", "Reuters"),
        ("PTI | July 9, 2020 | Updated 08:24 IST", "PTI"),
        ("Jane Doe | The Harbour Post", "The Harbour Post"),
        ("By Jane Doe, The Associated Press", "The Associated Press"),
    ],
)
def test_a_byline_names_the_outlet(line: str, name: str) -> None:
    assert outlet(BRIDGE, line, PARAGRAPH, PARAGRAPH) == name
    assert outlet(line, "A menu", BRIDGE, PARAGRAPH, PARAGRAPH) is None
    assert find_wire_outlets(make_page(BRIDGE, line, PARAGRAPH, lang="zh")) == ()


@pytest.mark.parametrize(
    ("end", "below", "name"),
    [
        (" (ats/nxp)", (), "ats"),
        (" (AFP).", (), "AFP"),
        (" /ritzau/", (), "ritzau"),
        ("", ("© 2020 Reuters",), "Reuters"),
        ("", ("mit dpa",), "dpa"),
        ("", ("Share", "Tags", "Reuters"), None),
        (" (left)", (), None),
    ],
)
def test_the_end_of_a_story_names_the_outlet(
    end: str, below: tuple[str, ...], name: str | None
) -> None:
    assert outlet(BRIDGE, PARAGRAPH, (Role.BODY, PARAGRAPH + end), *below) == name


def test_an_end_amid_the_body_is_less_sure() -> None:
    page = make_page(BRIDGE, PARAGRAPH + " (AFP)", *[PARAGRAPH] * 3, lang="en")
    (found,) = find_wire_outlets(page)
    assert (found.value, found.confidence, found.rule) == ("AFP", 0.65, "sign-off")


def test_the_head_names_an_agency_as_author() -> None:
    claims = (jsonld("author.name", "Reuters"),)
    assert outlet(BRIDGE, PARAGRAPH, claims=claims) == "Reuters"
    assert outlet(BRIDGE, PARAGRAPH, claims=(jsonld("author.name", "Jane Doe"),)) is None
    site = (*claims, meta("og:site_name", "Reuters UK"))
    assert outlet(BRIDGE, PARAGRAPH, claims=site) is None


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("BRUGDAM (Reuters) - The bridge. ", "Reuters"),
        ("JAKARTA, HARBOUR.example - The bridge. ", None),
        ("JAKARTA, harbour.com - The bridge. ", "harbour.com"),
        ("BRUGDAM (KDVX) - The bridge. ", None),
        ("NEW DELHI (TNN) - The bridge. ", None),
    ],
)
def test_whoever_sends_a_dateline_has_published_first(opening: str, name: str | None) -> None:
    assert outlet(BRIDGE, (Role.BODY, opening + PARAGRAPH), PARAGRAPH) == name


def test_a_label_in_a_line_of_its_own() -> None:
    assert outlet(BRIDGE, PARAGRAPH, "Quelle", "brugdam.example", lang="de") == "brugdam.example"
    assert outlet(BRIDGE, PARAGRAPH, "Quelle", PARAGRAPH, lang="de") is None
    assert outlet(BRIDGE, PARAGRAPH, "Schlagworte", "brugdam.example", lang="de") is None


def test_two_sources_inside_the_body_are_those_of_pictures() -> None:
    one, two = (Role.CREDIT, "Source: Harbour Post"), (Role.CREDIT, "Source: Mill Times")
    assert outlet(BRIDGE, PARAGRAPH, one, PARAGRAPH) == "Harbour Post"
    assert outlet(BRIDGE, PARAGRAPH, one, PARAGRAPH, two, PARAGRAPH) is None


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("AP", True),
        ("Associated Press", True),
        ("Harbour News Agency", True),
        ("Brugdamnews", True),
        ("Reuters", False),
        ("Mill", False),
    ],
)
def test_a_site_is_no_outlet_of_its_own(name: str, *, own: bool) -> None:
    claims = (
        meta("og:site_name", "Associated Press | Harbour"),
        Claim("html", "canonical", "https://www.brugdamnewsroom.example/a/1"),
    )
    assert is_site_itself(name, make_page(BRIDGE, PARAGRAPH, claims=claims, lang="en")) == own


def test_the_title_the_address_and_the_lines_of_a_dump_say_whose_site_it_is() -> None:
    titled = (Claim("html", "title", f"{BRIDGE} - Brisa Internacional"),)
    page = make_page(BRIDGE, PARAGRAPH, claims=titled, lang="en")
    assert is_site_itself("Brisa Internacional", page)
    given = Settings(url="https://reuters.example/1")
    assert is_site_itself("Reuters", make_page(BRIDGE, PARAGRAPH, lang="en", settings=given))
    lines = [f"Agence Brisa {word}" for word in ("Home", "News", "Sport", "Contact")]
    assert is_site_itself("Agence Brisa", make_page(*lines, BRIDGE, PARAGRAPH, lang="en"))
    assert not is_site_itself("Agence Brisa", make_page(*lines[1:], BRIDGE, PARAGRAPH, lang="en"))
