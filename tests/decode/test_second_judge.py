"""A second judge says whether it agrees; it never chooses."""

import pytest

from newsclean.decode import legacy
from newsclean.decode.legacy import read_legacy, warn_guess
from newsclean.decode.second_judge import judge_encodings, list_judged_codecs
from newsclean.decode.web_codecs import decode_as
from tests.decode.encoded_texts import CHINESE, GREEK, JAPANESE, RUSSIAN, codes


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("gbk", CHINESE, "gb18030"),
        ("cp932", JAPANESE, "shift_jis"),
        ("cp1251", RUSSIAN, "windows-1251"),
        ("cp1253", GREEK, "windows-1253"),
    ],
)
def test_it_names_what_it_likes_best(codec: str, text: str, name: str) -> None:
    assert name in judge_encodings(text.encode(codec))


def test_it_likes_nothing_in_noise_and_takes_any_size() -> None:
    assert judge_encodings(b"") == ()
    assert judge_encodings(bytes(range(0x80, 0x100)) * 2_000) == ()
    for mark in (b"\xff\xfe", b"\xef\xbb\xbf", b"\x84\x31\x95\x33"):  # marks are no matter of it
        assert "utf-8" not in judge_encodings(mark + RUSSIAN.encode("cp1251"))


def test_it_judges_what_a_page_may_name() -> None:
    codecs = list_judged_codecs()
    assert "cp1252" in codecs
    assert not any("utf" in codec or codec in {"cp850", "johab"} for codec in codecs)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (("koi8-r",), ["encoding_guessed"]),
        (("koi8-u", "koi8-r"), ["encoding_guessed"]),
        ((), ["encoding_guessed"]),
        (("koi8-u", "ibm866"), ["encoding_guessed", "encoding_unsure"]),
    ],
)
def test_only_a_judge_who_says_another_is_named(second: tuple[str, ...], found: list[str]) -> None:
    cautions = warn_guess("koi8-r", {"koi8-r": 0.1}, second)
    assert [caution.code for caution in cautions] == found
    if len(found) > 1:
        assert cautions[1].detail == "read as koi8-r; a second judge says koi8-u or ibm866"


@pytest.mark.parametrize(
    ("second", "confidence", "found"),
    [
        (("windows-1252",), 0.85, ["encoding_guessed"]),
        (("windows-1252", "windows-1254"), 0.6, ["encoding_guessed"]),
        (("windows-1250",), 0.6, ["encoding_guessed", "encoding_unsure"]),
    ],
)
def test_a_guess(
    monkeypatch: pytest.MonkeyPatch, second: tuple[str, ...], confidence: float, found: list[str]
) -> None:
    """The text stays what the vote says, whatever the second judge likes."""
    monkeypatch.setattr(legacy, "rank_encodings", lambda _: {"windows-1252": 0.15})
    monkeypatch.setattr(legacy, "judge_encodings", lambda _: second)
    decoded = read_legacy(b"caf\xe9 ferm\xe9")
    assert (decoded.text, decoded.confidence, codes(decoded)) == ("café fermé", confidence, found)
    assert decoded.second_judge == second


@pytest.mark.parametrize(("second", "confidence"), [(("gb18030",), 0.99), (("big5",), 0.98)])
def test_a_label_needs_no_second_judge(
    monkeypatch: pytest.MonkeyPatch, second: tuple[str, ...], confidence: float
) -> None:
    monkeypatch.setattr(legacy, "judge_encodings", lambda _: second)
    data = f"<meta charset=gbk><p>{CHINESE}".encode("gbk")
    decoded = read_legacy(data)
    assert decoded.text == decode_as(data, "gb18030")
    assert (decoded.confidence, codes(decoded)) == (confidence, [])
