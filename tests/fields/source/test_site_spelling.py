"""How a site's name is written: what stays first, then what is cut."""

import pytest

from newsclean.fields.source.site_spelling import (
    choose_spelling,
    cut_slogan,
    is_file_like,
    list_abbreviations,
    strip_buttons,
    strip_company,
    strip_domain_end,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim
from tests.fields.small_pages import ENGLISH, make_page, meta

SITE = "harbour.test"


def page(*lines: str, lang: str = "en", claims: tuple[Claim, ...] = ()) -> LabelledPage:
    return make_page(*lines, ENGLISH, lang=lang, claims=claims)


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
    assert strip_domain_end(SITE, page(*lines)) == SITE


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour, Harbour, Harbour", "harbour.test, harbour.test"),
        ("Harbour", "Harbour"),
        ("Harbour", "Harbour", "Harbour, harbour"),
    ],
)
def test_a_domain_without_its_end(lines: tuple[str, ...]) -> None:
    assert strip_domain_end(SITE, page(*lines)) == "Harbour"
    assert strip_domain_end(f"www.{SITE}", page(*lines)) == "Harbour"


def test_the_title_shows_a_name_too() -> None:
    title = Claim("html", "title", "Harbour: the bridge is open again - Harbour")
    assert strip_domain_end(SITE, page("All of Harbour", claims=(title,))) == "Harbour"


@pytest.mark.parametrize("name", ["Dr. Lee", "harbour.test/news", "Harbour Post", "grossbild.test"])
def test_what_is_no_domain_stays(name: str) -> None:
    assert strip_domain_end(name, page("Dr", "Dr", "Großbild", "Großbild", "harbour")) == name


@pytest.mark.parametrize(
    ("lang", "name", "bare"),
    [
        ("de", "Startseiten-Post", "Startseiten-Post"),  # the beginning of a longer word
        ("de", "Startseite", "Startseite"),
        ("ja", "江畔ニュース", "江畔ニュース"),
        ("de", "Zur Startseite: Hafenpost", "Hafenpost"),
        ("fr", "Retour à l'accueil Port-Matin", "Port-Matin"),
        ("ja", "江畔ニュース ホーム", "江畔ニュース"),
        ("zh", "江畔网首页", "江畔网"),
    ],
)
def test_the_words_of_a_button(lang: str, name: str, bare: str) -> None:
    assert strip_buttons(name, page(lang=lang, claims=(meta("x", "y"),))) == bare


def test_a_firm_behind_a_dash() -> None:
    assert strip_company("Harbour Post - The River", page()) == "Harbour Post - The River"
    assert strip_company("Harbour Post - Harbour Holdings Ltd", page()) == "Harbour Post"


def test_a_slogan_behind_an_organisation() -> None:
    chinese = make_page("新桥", lang="zh")
    assert cut_slogan("江上 有意思", chinese) == "江上 有意思"
    assert cut_slogan("江畔网 江上有意思", chinese) == "江畔网"


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (("harbour", "Harbour"), "Harbour"),
        (("HarbourPost", "Harbour Post"), "Harbour Post"),
        (("HARBOUR POST", "HARBOUR POST", "Harbour Post"), "Harbour Post"),
        (("BOAT", "BOAT", "Boat"), "BOAT"),  # four letters: initials
        (("One post", "One Post", "One Post"), "One Post"),
    ],
)
def test_the_best_spelling(names: tuple[str, ...], best: str) -> None:
    assert choose_spelling(names) == best


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Harbour", set()),
        ("Harbour Post", {"hp"}),
        ("Tribune de Rive", {"tdr", "tr"}),
        ("harbour post", {"hp"}),
    ],
)
def test_abbreviations(name: str, short: set[str]) -> None:
    assert list_abbreviations(name) == short


def test_names_like_those_of_files() -> None:
    assert [is_file_like(name) for name in ("harbour", "Harbour.test", "harbour post", "Post")] == [
        True,
        True,
        False,
        False,
    ]
