"""Posts beside a name, and what is called like one."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.spaced import read_spaced_names


def read(text: str, code: str = "en") -> list[str]:
    found = read_spaced_names(text, get_lexicon(code), labelled=False).names
    return [name.name for name in found]


@pytest.mark.parametrize(
    "name",
    ["Amartya Sen", "Md Kabir Hossain", "Dr. Jane Miller", "Professor Jane Miller", "Ann Home"],
)
def test_names_that_have_a_word_of_posts(name: str) -> None:
    assert read(name) == [name]


@pytest.mark.parametrize("text", ["Equipo de redacción", "nuestra redactora"])
def test_a_team_names_nobody(text: str) -> None:
    assert read(text, "es") == []


@pytest.mark.parametrize("text", ["Staff Writer", "Our Chief Correspondent", "Your Home Expert"])
def test_a_post_alone_names_nobody(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jane Miller PhD", "en"),
        ("Jane Miller CEO", "en"),
        ("Jane Miller Chief Political Correspondent", "en"),
        ("Jane Miller, Chief Political Correspondent", "en"),
        ("Jane Miller, Master Horticulturist & Garden Educator", "en"),
        ("Jane Miller, Professor of Modern Greek History at the College, and so on", "en"),
        ("Jane Miller Associated Press", "en"),
        ("Jane Miller BBC", "en"),
        ("Jane Miller (Reuters)", "en"),
        ("Jane Miller, The Associated Press", "en"),
        ("Jane Miller, Harbour Post", "en"),
        ("Jane Miller, The Ledger", "en"),
        ("Jane Miller, New York", "en"),
        ("Jane Miller, Kansas City", "en"),
        ("Jane Miller, Special to the Ledger", "en"),
        ("Staff Writer Jane Miller", "en"),
        ("Harbour Correspondent Jane Miller", "en"),
        ("unserem Redakteur Jane Miller", "de"),
        ("unserer Korrespondentin in Rom, Jane Miller", "de"),
        ("Jane Miller envoyée spéciale à Kiev", "fr"),
        ("Jane Miller corresponsal en París", "es"),
        ("Jane Miller inviata a Roma", "it"),
        ("onze verslaggever Jane Miller", "nl"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, code: str) -> None:
    assert read(text, code) == ["Jane Miller"]


def test_a_list_goes_on_behind_posts() -> None:
    assert read("Jane Miller, MD, and Tom Ray, RN") == ["Jane Miller", "Tom Ray"]
    assert read("Jane Miller, MD and Tom Ray") == ["Jane Miller", "Tom Ray"]
    assert read("Jane Miller (Reuters) and Tom Ray (AP)") == ["Jane Miller", "Tom Ray"]


def test_single_words_are_names_in_a_list_of_single_words_only() -> None:
    assert read("Maria & Katerina") == ["Maria", "Katerina"]
    assert read("Ann, Bob and Cy") == ["Ann", "Bob", "Cy"]
    assert read("Ann Lee and Berlin") == ["Ann Lee"]
    assert read("Ann and Reuters") == ["Ann"]
    assert read("Staff Writer, Westport") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Galih Hidayat di Surabaya", "id"),
        ("Rosa Conti da New York", "it"),
        ("Luc Moreau à Paris", "fr"),
        ("Lê Thu Hà theo AFP", "vi"),
        ("Lê Thu Hà, Hải Phòng", "vi"),
        ("Rosa Conti, L'Eco della Valle", "it"),
        ("Ana Gil, El Faro", "es"),
        ("Ana Gil, Director de Opinión", "es"),
        ("Galih Hidayat, Suara Muara", "id"),
        ("Ann Lee, Harbour Courier", "en"),
        ("Ann Lee, Neuer Hafenspiegel", "de"),
        ("Ana Gil, Jefe de Deportes", "es"),
        ("Galih Hidayat, Guru Besar Hukum", "id"),
        ("سامي حداد, أ ف ب", "ar"),
        ("Ann Lee, Editor Tom Ray Weekly", "en"),
    ],
)
def test_places_and_newspapers_behind_a_name(text: str, code: str) -> None:
    name = " ".join(text.replace(",", "").split()[: 3 if code == "vi" else 2])
    assert read(text, code) == [name]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Marco di Stefano", "it"),  # one word in front of it
        ("Omar bin Salleh", "id"),
        ("Ludwig von Thalheim", "de"),
        ("Lê Sơn Hải", "vi"),
        ("Harbour Courier", "en"),  # nobody stands before it
    ],
)
def test_words_of_places_that_are_part_of_a_name(text: str, code: str) -> None:
    assert read(text, code) == [text]


def test_a_second_name_with_an_honorific_is_a_name() -> None:
    assert read("Ann Lee, Professor Tom Ray") == ["Ann Lee", "Professor Tom Ray"]
    assert read("Ann Lee, Professor Emeritus") == ["Ann Lee"]
    assert read("Ann Lee, Tom Star") == ["Ann Lee"]
    assert read("Ann Lee, Tom Goldstar") == ["Ann Lee", "Tom Goldstar"]
    assert read("Sơn Hải - Thu Hà", "vi") == ["Sơn Hải", "Thu Hà"]
    assert read("Sơn Hải - Báo Mới", "vi") == ["Sơn Hải"]


def test_a_joiner_written_onto_a_name() -> None:
    assert read("سارة حسن ومنى علي", "ar") == ["سارة حسن", "منى علي"]
    assert read("خالد عبدالله ووكالات", "ar") == ["خالد عبدالله"]
    assert read("أحمد حسن وليد", "ar") == ["أحمد حسن وليد"]
    assert read("وفاء منصور", "ar") == ["وفاء منصور"]
