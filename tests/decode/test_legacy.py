"""Pages in legacy encodings: the label, the server's label and the detector vote."""

import pytest

import newsclean
from newsclean.decode.chain import decode
from newsclean.model import Decoded, Settings
from tests.decode.encoded_texts import CHINESE, LEGACY, codes, page


@pytest.mark.parametrize("codec", LEGACY)
@pytest.mark.parametrize("form", ["dump", "page", "labelled", "mislabelled"])
def test_legacy_encodings(codec: str, form: str) -> None:
    text = LEGACY[codec]
    label = {
        "labelled": codec.replace("cp125", "windows-125").replace("_", "-"),
        "mislabelled": "utf-8",
    }
    whole = text if form == "dump" else page(text, label.get(form))
    assert decode(whole.encode(codec)).text == whole


def test_gbk_that_says_utf8_gets_a_warning() -> None:
    decoded = decode(page(CHINESE, "utf-8").encode("gbk"))
    assert codes(decoded) == ["encoding_label_wrong"]


def test_a_right_label_decides_a_short_page() -> None:
    html = '<meta charset="iso-8859-7"><p>Άλλο</p>'  # windows-1253 has a sign for the first byte
    decoded = decode(html.encode("iso8859_7"))
    assert (decoded.text, decoded.decided_by) == (html, "label")


def test_an_unlabelled_dump_is_decided_by_the_detector() -> None:
    decoded = decode(CHINESE.encode("gb18030"))
    assert (decoded.encoding, decoded.decided_by) == ("gb18030", "detector")


def test_a_label_late_in_a_long_head_counts() -> None:
    html = page(CHINESE, "gb2312").replace("<head>", f"<head><style>{'a{} ' * 5_000}</style>")
    assert decode(html.encode("gbk")).decided_by == "label"


def read(html: str, codec: str, transport: str | None) -> Decoded:
    """A page that came with a label."""
    return decode(html.encode(codec), transport=transport)


def test_the_server_s_label_goes_before_the_page_s() -> None:
    html = '<meta charset="windows-1253"><p>Άλλο</p>'  # in each of them the bytes are some text
    decoded = read(html, "iso8859_7", "ISO-8859-7")
    assert (decoded.encoding, decoded.decided_by) == ("iso-8859-7", "label")
    assert codes(decoded) == ["encoding_label_wrong"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_proves_itself_goes_before_the_server_s_label(codec: str) -> None:
    assert read(CHINESE, codec, "gb2312").text == CHINESE


def test_a_server_s_lie_is_found_out_and_the_page_believed() -> None:
    html = f'<meta charset="gbk"><p>{CHINESE}</p>'
    decoded = read(html, "gbk", "iso-8859-1")
    assert (decoded.text, decoded.decided_by) == (html, "label")
    assert [caution.detail[:10] for caution in decoded.damage] == ["the server"]


@pytest.mark.parametrize("label", ["", "none", "unicode_escape", "utf-7", "x" * 1_000_000])
def test_odd_labels_of_servers_are_survived(label: str) -> None:
    assert read(CHINESE, "gbk", label).text == CHINESE


def test_settings_carry_it() -> None:
    prose = "Τα νερά ανέβηκαν δύο μέτρα τη νύχτα και οι χαμηλοί δρόμοι έκλεισαν για τα αυτοκίνητα. "
    data = f"<html><body><h1>Άλλη νύχτα</h1><p>{prose * 5}</p></body></html>".encode("iso8859_7")
    article = newsclean.extract(data, settings=Settings(transport="iso-8859-7"))
    assert article.encoding
    assert (article.encoding.encoding, article.encoding.decided_by) == ("iso-8859-7", "label")


# How sure


@pytest.mark.parametrize(
    ("data", "decided_by", "confidence"),
    [
        (b"<meta charset=windows-1252>caf\xe9", "label", 0.98),
        (CHINESE.encode("gb18030"), "detector", 0.97),
        (b"caf\xe9", "detector", 0.6),
    ],
)
def test_confidence_by_what_decided(data: bytes, decided_by: str, confidence: float) -> None:
    decoded = decode(data)
    assert (decoded.decided_by, decoded.confidence) == (decided_by, confidence)


def test_a_guess_names_its_rivals() -> None:
    (caution,) = decode("中中中".encode("gbk")).damage
    assert caution == (
        "encoding_guessed",
        "gb18030 is a guess; likely too: ibm855, iso-8859-5",
    )


def test_where_the_detector_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def rank_nothing(_: bytes) -> dict[str, float]:
        return {}

    monkeypatch.setattr("newsclean.decode.legacy.rank_encodings", rank_nothing)
    decoded = decode(b"caf\xe9")
    assert (decoded.text, decoded.decided_by, decoded.confidence) == ("café", "fallback", 0.1)
    assert decoded.damage[0].detail.endswith("likely too: nothing else")


@pytest.mark.parametrize(("score", "found"), [(0.2, []), (0.19, ["encoding_guessed"])])
def test_a_score_of_a_fifth_is_sure(
    score: float, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rank(_: bytes) -> dict[str, float]:
        return {"windows-1252": score}

    monkeypatch.setattr("newsclean.decode.legacy.rank_encodings", rank)
    assert codes(decode(b"caf\xe9")) == found
