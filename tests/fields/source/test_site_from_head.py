"""Names that the head claims: what takes confidence from one, then how much each claim has."""

import pytest

from newsclean.fields.source.site import find_title_ends
from newsclean.fields.source.site_from_head import find_claimed_sites
from newsclean.lexicon.claim_names import SITE_CLAIMS
from newsclean.model import Claim
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, jsonld, make_page, meta


def claimed(*claims: Claim, lines: tuple[str, ...] = (ENGLISH,)) -> dict[str, float]:
    page = make_page(*lines, lang="en", claims=claims)
    return {item.value: item.confidence for item in find_claimed_sites(page)}


@pytest.mark.parametrize("name", ["", "https://harbour.example/", "H" * 41])
def test_no_name(name: str) -> None:
    assert claimed(meta("og:site_name", name)) == {}


def test_a_name_of_forty_letters() -> None:
    assert claimed(meta("og:site_name", "H" * 40)) == {"H" * 40: 0.86}


@pytest.mark.parametrize(
    ("key", "confidence"), [*zip(SITE_CLAIMS, (0.9, 0.88, 0.86, 0.7, 0.6, 0.5), strict=True)]
)
def test_the_confidence_of_each_claim(key: str, confidence: float) -> None:
    source, _, name = key.partition(":")
    assert claimed(Claim(source, name, "Harbour Post")) == {"Harbour Post": confidence}


@pytest.mark.parametrize(
    ("name", "confidence"),
    [
        ("harbour", 0.71),  # written like a file
        ("harbour post", 0.86),
        ("Harbour.test", 0.71),
        ("Harbour GmbH", 0.71),
        ("港灣時報", 0.61),  # in a script that the page's language does not have
        ("港灣時報 2", 0.86),
    ],
)
def test_what_a_name_loses(name: str, confidence: float) -> None:
    assert claimed(meta("og:site_name", name))[name] == pytest.approx(confidence)


def test_a_name_that_no_reader_sees_loses() -> None:
    both = (meta("og:site_name", "Harbour Post"), jsonld("publisher.organisation", "Blogsystem"))
    shown = claimed(*both, lines=("More of the Harbour Post", ENGLISH))
    assert shown == {"Harbour Post": 0.86, "Blogsystem": 0.75}
    assert claimed(*both) == {"Harbour Post": 0.86, "Blogsystem": 0.9}
    other = claimed(*both, lines=("More of the Blogsystem", ENGLISH))
    assert other == {"Harbour Post": 0.86, "Blogsystem": 0.9}


@pytest.mark.parametrize(("chars", "confidence"), [(300, 0.75), (301, 0.9)])
def test_only_short_lines_show_a_name(chars: int, confidence: float) -> None:
    both = (meta("og:site_name", "Harbour Post"), jsonld("publisher.organisation", "Blogsystem"))
    line = "Harbour Post".ljust(chars, "x")
    assert claimed(*both, lines=(line, ENGLISH))["Blogsystem"] == confidence


def test_the_title_shows_a_name() -> None:
    both = (meta("og:site_name", "Harbour Post"), jsonld("publisher.organisation", "Blogsystem"))
    found = claimed(*both, Claim("html", "title", "Bridge opens - Harbour Post"))
    assert found["Blogsystem"] == 0.75


def test_two_forms_of_a_name_agree() -> None:
    site, longer = meta("og:site_name", "Harbour Post"), "Harbour Post Online"
    assert claimed(site, meta("application-name", longer))["Harbour Post"] == 0.91
    assert claimed(site, meta("application-name", "Harbour"))["Harbour Post"] == 0.91
    assert claimed(site, meta("application-name", "River Post"))["Harbour Post"] == 0.86
    same = find_claimed_sites(
        make_page(ENGLISH, claims=(site, meta("application-name", "Harbour Post")), lang="en")
    )
    assert [item.confidence for item in same] == [0.86, 0.6]
    assert claimed(meta("og:site_name", "harbour"), meta("application-name", longer)) == {
        "harbour": 0.71,
        longer: 0.6,
    }
    # The longer form is no better for it.
    assert claimed(site, meta("application-name", longer))[longer] == 0.6


def test_only_the_first_claim_of_a_key_counts() -> None:
    assert claimed(meta("og:site_name", "One Post"), meta("og:site_name", "Two Post")) == {
        "One Post": 0.86
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("All of Harbour", "Harbour on the river"),
        ("All of Harbour", "Harbour", "a-Harbour"),  # one lone line, and one part of another word
        ("@Harbour", "Harbour@", "Harbour.x", "/Harbour", "Harbour-x", "xHarbour"),
        ("Harbour, Harbour, Harbour", "harbour.test, harbour.test, HARBOUR.test"),
        ("x" * 300 + "Harbour Harbour Harbour",),
    ],
)
def test_a_domain_stays(lines: tuple[str, ...]) -> None:
    found = claimed(meta("og:site_name", "harbour.test"), lines=(*lines, ENGLISH))
    assert set(found) == {"harbour.test"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour, Harbour, Harbour", "harbour.test, harbour.test"),
        ("Harbour", "Harbour"),
        ("Harbour", "Harbour, harbour"),
    ],
)
def test_a_domain_without_its_end(lines: tuple[str, ...]) -> None:
    lone = len(lines) == 2 and lines[1] == "Harbour, harbour"
    more = ("Harbour",) if lone else ()
    found = claimed(meta("og:site_name", "harbour.test"), lines=(*lines, *more, ENGLISH))
    assert set(found) == {"Harbour"}


def title_ends(title: str, *claims: Claim, lang: str = "en") -> dict[str, float]:
    lines = (BRIDGE, ENGLISH) if lang == "en" else ("新桥通车市民盼了多年", PROSE)
    page = make_page(*lines, lang=lang, claims=(Claim("html", "title", title), *claims))
    return {item.value: round(item.confidence, 6) for item in find_title_ends(page)}


def test_no_title_end() -> None:
    assert title_ends(BRIDGE) == {}
    assert title_ends(f"{BRIDGE} | {'H' * 41}") == {}


@pytest.mark.parametrize(
    ("end", "confidence"),
    [("H" * 40, 0.6), ("Harbour", 0.6), ("Harbour News", 0.7), ("Harbour.test", 0.45)],
)
def test_the_confidence_of_a_title_end(end: str, confidence: float) -> None:
    assert title_ends(f"{BRIDGE} | {end}") == {end: confidence}


def test_the_last_part_of_a_title_is_the_surest() -> None:
    assert title_ends(f"{BRIDGE} | Water | Harbour") == {"Water": 0.6, "Harbour": 0.65}


def test_a_title_end_that_the_application_is_named_for() -> None:
    name = meta("application-name", "Harbour Website")
    assert title_ends(f"{BRIDGE} | Harbour", name) == {"Harbour": 0.65}
    assert title_ends(f"{BRIDGE} | Website", name) == {"Website": 0.6}


def test_a_firm_is_a_title_end_only_alone() -> None:
    assert title_ends(f"{BRIDGE} | Harbour GmbH") == {"Harbour GmbH": 0.6}
    assert set(title_ends(f"{BRIDGE} | River GmbH | Harbour")) == {"Harbour"}


def test_a_slogan_is_cut() -> None:
    assert set(title_ends("新桥通车市民盼了多年_江畔网 江上有意思", lang="zh")) == {"江畔网"}
    assert set(title_ends("新桥通车市民盼了多年_江上 有意思", lang="zh")) == {"江上 有意思"}


def test_one_display_name_shows_nothing_of_a_firm() -> None:
    both = (meta("og:site_name", "Harbour Post"), jsonld("publisher.organisation", "Blog GmbH"))
    found = claimed(*both, lines=("More of the Harbour Post", ENGLISH))
    assert found == {"Harbour Post": 0.86, "Blog GmbH": 0.75}


def test_a_name_that_lines_write_with_other_letters_keeps_its_domain() -> None:
    found = claimed(meta("og:site_name", "grossbild.test"), lines=("Großbild", "Großbild", ENGLISH))
    assert set(found) == {"grossbild.test"}
