"""Which legacy encoding wins: ties, lying labels, languages that no detector knows."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.choose_legacy import break_encoding_tie
from tests.decode.encoded_texts import codes

ALBANIAN = (
    "Bashkia e qytetit do ta mbyllë urën e vjetër për tre javë, sepse këmbët e saj janë dëmtuar.\n"
    "Banorët thonë se askush nuk i njoftoi dhe se rruga tjetër është shumë e gjatë për fëmijët.\n"
)
HUNGARIAN = "A város három hétre lezárja a régi hidat; a képviselők ősszel döntenek a jövőjéről.\n"
POLISH = (
    "Miasto zamknie stary most na trzy tygodnie; mieszkańcy mówią, że nikt ich nie uprzedził.\n"
)
RUSSIAN = "Город закроет старый мост на три недели; жители говорят, что их никто не предупредил.\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ALBANIAN, "cp1252"),
        (HUNGARIAN, "iso8859_2"),
        (HUNGARIAN, "cp1250"),
        (POLISH, "iso8859_2"),
        (POLISH, "cp1250"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "cp855"),
        (RUSSIAN, "mac_cyrillic"),
        (RUSSIAN, "iso8859_5"),
    ],
)
def test_single_bytes_without_a_label(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("label", ["gb2312", "windows-1251", "iso-8859-5", "shift_jis"])
def test_a_lying_label_does_not_turn_latin_letters_into_others(label: str) -> None:
    html = f'<meta charset="{label}"><p>{ALBANIAN}</p>'
    decoded = decode(html.encode("cp1252"))
    assert decoded.text == html
    assert "encoding_label_wrong" in codes(decoded)


def test_a_tie_goes_to_the_first() -> None:
    assert break_encoding_tie(b"caf\xe9", ["iso-8859-15", "windows-1252"]) == "iso-8859-15"
