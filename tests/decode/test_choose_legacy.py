"""Which legacy encoding wins: ties, lying labels, languages that no detector knows."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.choose_legacy import (
    DEFAULT_PRIOR,
    ENCODING_PRIORS,
    break_encoding_tie,
    choose_encoding,
    find_euc_by_rows,
    is_mostly_paired,
    is_tie,
    list_single_byte_rivals,
)
from newsclean.decode.detector import RARE_ENCODING_WEIGHTS
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


# What decides, at its edges

GBK = "河湾镇今年夏天修好了最后一段江堤".encode("gbk")
CAFE = b"caf\xe9"  # reads the same in both rivals below


@pytest.mark.parametrize(
    ("score", "claimed_score", "chosen"),
    [
        (0.5, 0.41, "gb18030"),  # a label is worth a quarter more
        (0.5, 0.4, "big5"),
        (0.11, 0.0, "big5"),
    ],
)
def test_a_double_byte_label_against_a_better_score(
    score: float, claimed_score: float, chosen: str
) -> None:
    scores = {"big5": score, "gb18030": claimed_score}
    assert choose_encoding(GBK, scores, ("gb18030",)) == chosen


@pytest.mark.parametrize(
    ("data", "score", "chosen"),
    [
        (GBK + b"\xff", 0.09, "windows-1252"),  # a byte that the label does not read
        (b"caf\xe9 \xe9t\xe9 l", 0.09, "windows-1252"),  # lone bytes
        (GBK, 0.1, "windows-1252"),  # the detector knows something
        (GBK, 0.09, "gb18030"),
    ],
)
def test_where_the_detector_knows_nothing_a_double_byte_label_that_reads_all_wins(
    data: bytes, score: float, chosen: str
) -> None:
    assert choose_encoding(data, {"windows-1252": score}, ("gb18030",)) == chosen


@pytest.mark.parametrize(
    ("claimed_score", "chosen"), [(0.39, "iso-8859-15"), (0.41, "windows-1254")]
)
def test_a_single_byte_label_is_worth_a_quarter_more(claimed_score: float, chosen: str) -> None:
    scores = {"iso-8859-15": 0.5, "windows-1254": claimed_score}
    assert choose_encoding(CAFE, scores, ("windows-1254",)) == chosen
    assert choose_encoding(CAFE, scores, ()) == "iso-8859-15"


@pytest.mark.parametrize("claim", ["utf-8", "utf-16le", "utf-16be"])
def test_a_utf_label_is_no_vote(claim: str) -> None:
    assert choose_encoding(CAFE, {}, (claim,)) == "windows-1252"
    assert choose_encoding(CAFE, {}, (claim, "koi8-r")) == "koi8-r"


def test_johab_needs_no_letters() -> None:
    assert choose_encoding(b"\x88\x61", {"johab": 0.3, "windows-1252": 0.29}, ()) == "johab"


@pytest.mark.parametrize(
    ("score", "rivals"),
    [(0.15, ["koi8-r"]), (0.16, ["koi8-r", "windows-1251"])],
)
def test_a_rival_has_a_third_of_the_best_score(score: float, rivals: list[str]) -> None:
    assert list_single_byte_rivals({"koi8-r": 0.5, "windows-1251": score}, ()) == rivals


@pytest.mark.parametrize(("top", "rivals"), [(0.2, ["koi8-r"]), (0.19, ["koi8-r", "windows-1252"])])
def test_the_fallback_is_a_rival_where_no_answer_is_sure(top: float, rivals: list[str]) -> None:
    assert list_single_byte_rivals({"koi8-r": top}, ("big5", "johab")) == rivals


def test_eight_rivals_are_enough() -> None:
    names = [f"iso-8859-{number}" for number in range(1, 11)]
    rivals = list_single_byte_rivals(dict.fromkeys(names, 0.5), ())
    assert sorted(rivals) == sorted(names[:8])


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [(0.5, 0.495, False), (0.5, 0.496, True), (0.496, 0.5, True), (0.0, 0.0, False)],
)
def test_scores_within_a_hundredth_are_a_tie(one: float, other: float, *, tied: bool) -> None:
    assert is_tie(one, other) is tied


def test_a_tie_of_scores_is_broken_by_the_letters() -> None:
    scores = {"windows-1252": 0.5, "iso-8859-15": 0.499}
    assert choose_encoding(b"Le c\xbdur", scores, ()) == "iso-8859-15"
    assert choose_encoding(CAFE, scores, ("iso-8859-15",)) == "iso-8859-15"


@pytest.mark.parametrize(
    ("name", "rare"), [("windows-1252", 0), *((name, 1) for name in RARE_ENCODING_WEIGHTS)]
)
def test_what_the_web_uses_comes_first_where_the_detector_knows_nothing(
    name: str, rare: int
) -> None:
    assert (ENCODING_PRIORS[name] < DEFAULT_PRIOR) is bool(rare)
    assert 0 < ENCODING_PRIORS[name] < 2 * DEFAULT_PRIOR


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("モバ".encode("euc_jp"), None),  # too short
        ("モバイルサー".encode("euc_jp")[:-1], None),  # an odd byte
        ("モバイルサ".encode("euc_jp"), None),
        ("モバイルサー".encode("euc_jp"), "euc-jp"),
        ("河湾镇今年夏天".encode("gbk"), "gb18030"),
        ("河湾镇今年夏天".encode("gbk") + b"\xc8\xff", None),
    ],
)
def test_euc_of_a_few_words(data: bytes, found: str | None) -> None:
    assert find_euc_by_rows(data) == found


@pytest.mark.parametrize(
    ("data", "paired"),
    [(b"\xe9 \xe9\xe9", True), (b"\xe9 \xe9 \xe9\xe9", False), (b"\xe9 \xe9\xe9\xe9", True)],
)
def test_most_high_bytes_stand_in_groups(data: bytes, *, paired: bool) -> None:
    assert is_mostly_paired(data) is paired
