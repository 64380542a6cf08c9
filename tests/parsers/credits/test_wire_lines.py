"""By-lines and ends of texts with an agency, made of parts; and what only names one."""

from itertools import product

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.wire_lines import read_agencies, read_sign_off, read_wire_line

BYLINES = {  # language → word before a name, a writer, word between a writer and an agency, a day
    "en": ("By ", "Hillel Mayer", " with ", "May 6, 2024"),
    "de": ("Von ", "Anna Birkner", " mit ", "6. Mai 2024"),
    "fr": ("Par ", "Luc Roux", " avec ", "6 mai 2024"),
    "es": ("Por ", "Ana Ruiz", " con ", "6 de mayo de 2024"),
    "it": ("di ", "Carla Bini", " con ", "6 maggio 2024"),
    "pt": ("Por ", "João Brenha", " com ", "6 de maio de 2024"),
    "nl": ("Door ", "Jan Molen", " met ", "6 mei 2024"),
    "da": ("Af ", "Mette Holm", " med ", "6. maj 2024"),
    "sv": ("Av ", "Karin Lund", " med ", "6 maj 2024"),
}
AGENCIES = ("Reuters", "AFP", "dpa", "Ritzau", "The Associated Press", "Agencia Brisa")
FORMS = (
    "{agency}",
    "{by}{agency}",
    "{by}{writer}, {agency}",
    "{by}{writer}{shared}{agency}",
    "{by}{writer} | {agency} | {day}",
    "{agency} | {day}",
    "{agency} • {day}",
    "{by}{agency} - {day}",
    "{writer} – {agency}",
)
ENDS = (
    "({agency})",
    "({agency}).",
    "({agency}/nxp)",
    "/{agency}/",
    "({shared}{agency})",
    "[x] ({agency})",
)


def test_bylines_made_of_parts() -> None:
    bad, made = [], 0
    for (lang, (by, writer, shared, day)), agency, form in product(
        BYLINES.items(), AGENCIES, FORMS
    ):
        line = form.format(by=by, writer=writer, shared=shared, day=day, agency=agency)
        made += 1
        if read_wire_line(line, get_lexicon(lang))[:1] != (agency,):
            bad.append(f"{lang} {line}")
    assert made == len(BYLINES) * len(AGENCIES) * len(FORMS)
    assert len(bad) / made <= 0.03, bad[:30]


def test_ends_of_texts_made_of_parts() -> None:
    bad = []
    for (lang, (_, _, shared, _)), agency, form in product(BYLINES.items(), AGENCIES, ENDS):
        line = f"… the end. {form.format(shared=shared.lstrip(), agency=agency)}"
        if read_sign_off(line, get_lexicon(lang))[:1] != (agency,):
            bad.append(f"{lang} {line}")
    assert not bad


def test_names_that_have_run_together() -> None:
    en = get_lexicon("en")
    assert read_wire_line("By Hillel MayerThe Associated Press", en) == ("The Associated Press",)
    assert read_wire_line("BNS2020.10.26 13:44", en) == ("BNS",)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "By Hillel Mayer"),
        ("en", "Reuters journalist freed in Minsk"),
        ("en", "Photo: Reuters"),
        ("en", "Photo by Jane Doe, AFP"),
        ("en", "Scheduling in-app"),
        ("en", "Jane Doe /AFP"),
        ("en", "Reuters, the bank and the mayor of a town"),
        ("en", "May 6, 2024"),
        ("en", "AP World History: the exam explained"),
        ("en", "x" * 60 + ", AP, " + "y" * 60),
        ("de", "Foto: Jo Lindwurm/dpa"),
        ("de", "mehr"),
        ("de", "Von Anna Birkner"),
        ("pl", "Fot. Jan Kot / Agencja Brzeg"),
        ("da", "Foto: Mette Holm/Ritzau Scanpix"),
    ],
)
def test_lines_that_name_an_agency_and_are_no_byline(lang: str, line: str) -> None:
    assert read_wire_line(line, get_lexicon(lang)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "… sagte Birkner (SPD).",
        "… der Sprecher (links)",
        "… im Bild (Foto: dpa)",
        "… (mehr)",
        "… (dpa) sagte er",
        "… (aa)",
        "… and/or",
        "",
    ],
)
def test_ends_that_name_no_agency(text: str) -> None:
    assert read_sign_off(text, get_lexicon("de")) == ()


@pytest.mark.parametrize(
    "line", ["© 2020 Reuters", "Reuters", "- AFP", "(dpa)", "With files from AP"]
)
def test_lines_of_nothing_but_an_agency(line: str) -> None:
    assert len(read_agencies(line, get_lexicon("en"))) == 1
