"""How odd single-byte encodings read, by their letters."""

from collections import Counter

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.letter_statistics import (
    EVERY_BYTE,
    KNOWN_SYMBOLS,
    MAX_WINDOWS,
    collect_windows,
    compute_letter_costs,
    compute_oddness,
    get_non_ascii_letter,
    has_mixed_scripts,
    load_alphabets,
    match_alphabet,
    price_letter,
    score_awkwardness,
)
from newsclean.decode.web_codecs import decode_as

ALBANIAN = (
    "Bashkia e qytetit do ta mbyllë urën e vjetër për tre javë, sepse këmbët e saj janë dëmtuar.\n"
    "Banorët thonë se askush nuk i njoftoi dhe se rruga tjetër është shumë e gjatë për fëmijët.\n"
)


def test_alphabets_are_of_letters() -> None:
    assert len(load_alphabets()) > 40
    for alphabet in load_alphabets():
        assert all(letter.isalpha() or letter == "ั" for letter in alphabet), alphabet
        assert not any(letter.isascii() for letter in alphabet)


@pytest.mark.parametrize(
    ("before", "middle", "after", "odd"),
    [
        ("l", "’", "é", 0),
        ("t", "´", "s", 0),
        ("n", "º", " ", 0),
        (" ", "«", "\xa0", 0),
        (" ", "\xa0", "B", 0),
        ("n", "\xad", "d", 0),
        ("e", "\u0301", "n", 0),
        ("o", "½", "u", 1),
        ("l", "É", "e", 1),
        ("t", "й", " ", 1),
        (" ", "\x94", " ", 2),
        (" ", "¤", " ", 2),
        ("l", "\x94", "l", 2),
        (" ", "\u0301", "n", 1),
        ("l", "\u0301", " ", 0),
        ("l", "“", "l", 1),
        (" ", "“", "l", 0),
        ("l", "“", " ", 0),
        (" ", "É", "e", 0),
        ("L", "É", "E", 0),
        (" ", "й", "t", 1),
        (" ", "½", " ", 0),
        ("o", "½", " ", 1),
        (" ", "½", "u", 1),
        (" ", "¬", " ", 1),
        (" ", "¶", "l", 1),
        (" ", "¶", " ", 0),
        (" ", "†", " ", 0),
    ],
)
def test_what_is_odd_about_a_character(before: str, middle: str, after: str, odd: int) -> None:
    assert score_awkwardness(before, middle, after) == odd


def test_an_alphabet_tells_encodings_apart_that_a_detector_mixes_up() -> None:
    data = ALBANIAN.encode("cp1252")
    costs = compute_letter_costs(data, ["windows-1252", "windows-1257"])
    assert costs["windows-1252"] < costs["windows-1257"]


@pytest.mark.parametrize("sign", "'’-·´`")
def test_signs_that_stand_inside_words(sign: str) -> None:
    assert score_awkwardness("l", sign, "e") == 0


@pytest.mark.parametrize("sign", "¶§†‡•$£€¥©®™°№½¼¾²³×±")
def test_symbols_that_texts_use(sign: str) -> None:
    assert score_awkwardness(" ", sign, " ") == 0
    assert sign in KNOWN_SYMBOLS


@pytest.mark.parametrize(
    ("one", "other", "mixed"),
    [
        ("t", "ɐ", False),  # U+0250, still Latin
        ("t", "\u0300", False),  # no letter
        ("t", "ͱ", True),
        ("א", "й", True),
        ("й", "ё", False),
        (" ", "й", False),
    ],
)
def test_letters_of_two_scripts(one: str, other: str, *, mixed: bool) -> None:
    assert has_mixed_scripts(one, other) is has_mixed_scripts(other, one) is mixed


def test_a_foreign_letter_costs_more_if_few_languages_have_it() -> None:
    assert [round(price_letter(letter), 2) for letter in "éŧ中"] == [0.52, 0.75, 1.0]


@pytest.mark.parametrize(
    ("character", "letter"), [("É", "é"), ("İ", None), ("x", None), ("ª", None), ("°", None)]
)
def test_letters_beside_a_to_z(character: str, letter: str | None) -> None:
    assert get_non_ascii_letter(character) == letter


@pytest.mark.parametrize(("times", "cost"), [(1, 0.0069), (5, 0.0347), (15, 0.1042), (30, 0.1042)])
def test_an_alphabet_of_which_one_letter_occurs_costs_something(times: int, cost: float) -> None:
    """The letter is ø: of the smallest alphabet with it, five of six letters are missing."""
    alphabet, unused = match_alphabet(Counter({0xF8: times}), decode_as(EVERY_BYTE, "windows-1252"))
    assert "ø" in alphabet
    assert round(unused, 4) == cost


def test_no_letters_have_no_alphabet() -> None:
    table = decode_as(EVERY_BYTE, "windows-1252")
    assert match_alphabet(Counter(b"\xa9\xa9"), table) == (frozenset(), 0.0)


def test_windows_are_counted_up_to_a_limit() -> None:
    assert collect_windows(b"\xe9", b"\xe9t\xe9") == {b" \xe9t": 1, b"t\xe9 ": 1}
    assert collect_windows(b"\xe9", b"\xe9" * 500).total() == MAX_WINDOWS == 300


@pytest.mark.parametrize(
    ("window", "alphabet", "oddness"),
    [
        (b"l\xe9e", "é", 0.0),
        (b"l\xe9e", "ø", 0.5217),  # a foreign letter
        (b"l\xc9e", "é", 1.0),  # a capital in a word
        (b"l\xc9e", "ø", 1.5217),
    ],
)
def test_oddness_adds_up(window: bytes, alphabet: str, oddness: float) -> None:
    table = decode_as(EVERY_BYTE, "windows-1252")
    found = compute_oddness(Counter({window: 2}), table, frozenset(alphabet))
    assert round(found / 2, 4) == oddness


@pytest.mark.parametrize("codec", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize(
    "text",
    ["Podul a fost deschis şi maşinile trec", "oraşul şi satul", "Preşedintele a spus că aşteaptă"],
)
def test_romanian_s_is_no_ordinal_sign(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", ["El 2º puesto y la 3ª plaza son de Mª José", "Está en el nº 5"])
def test_ordinal_signs_stay(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text
