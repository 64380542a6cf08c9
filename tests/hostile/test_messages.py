"""Web archives (MHTML) made to do harm, or broken: parts, heads and encodings."""

import binascii
import time

import pytest

import newsclean
from newsclean.documents.messages import mhtml, parts
from tests.hostile.containers import LIMIT, make_message, open_page

PAGE = b"<p>The bridge was opened on Monday.</p>"
TOP = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
PART = b"--x\r\nContent-Type: text/html\r\n\r\n"
UU_PAGE = b"begin 644 a.html\r\n" + binascii.b2a_uu(PAGE).replace(b"\n", b"\r\n")
BROKEN = "unpack_broken"
MANY = 100_000_000


def nest(depth: int, inner: bytes) -> bytes:
    """A part in parts."""
    heads = b"".join(
        b"--x%d\r\nContent-Type: multipart/mixed; boundary=x%d\r\n\r\n" % (level, level + 1)
        for level in range(depth)
    )
    return TOP.replace(b'"x"', b'"x0"') + heads + b"--x%d\r\n%s" % (depth, inner) + b"--x0--\r\n"


# What the message does → its bytes, and what comes of it: the page, or the code of the error.
SITUATIONS: dict[str, tuple[bytes, bytes | str]] = {
    "parts in parts, eight deep": (nest(7, PART[5:] + PAGE + b"\r\n"), PAGE),
    "parts in parts, five hundred deep": (nest(500, PART[5:] + PAGE + b"\r\n"), BROKEN),
    "six thousand parts before the page": (TOP + b"--x\r\n\r\n" * 6_000 + PART + PAGE + b"\r\n--x--", b""),
    "six thousand pictures before the page": (TOP + b"--x\r\nContent-Type: image/png\r\n\r\n" * 6_000 + PART + PAGE + b"\r\n--x--", BROKEN),
    "a head of 1 MB": (TOP[:-2] + b"X: y\r\n" * 200_000 + b"\r\n" + PART + PAGE + b"\r\n--x--", PAGE),
    "a part with a head of 1 MB": (make_message(PAGE, "X: " + "y" * 1_000_000), PAGE),
    "a part with a head of a hundred thousand lines": (make_message(PAGE, *["X: y"] * 100_000), PAGE),
    "a head of 20 KB, as mails gather": (TOP[:-2] + b"ARC-Seal: i=1;\r\n\tb=abc\r\n" * 800 + b"\r\n" + PART + PAGE + b"\r\n--x--", PAGE),
    "a head of 1 MB without an end": (TOP[:-2] + b"X: y\r\n" * 200_000, BROKEN),
    "a part with a head of 1 MB without an end": (TOP + b"--x\r\n" + b"X: y\r\n" * 200_000 + b"--x" + PART[3:] + PAGE + b"\r\n--x--", PAGE),
    "folded fields": (make_message(PAGE, "Content-Transfer-Encoding:", "\tquoted-printable", "X: y", *[" y"] * 900), PAGE),
    "a field of 1 MB in folds": (make_message(PAGE, "X: y", *[" y"] * 300_000), PAGE),
    "a content type of 20 KB before the boundary": (TOP.replace(b"boundary", b'x="' + b"y;" * 10_000 + b'"; boundary') + PART + PAGE + b"\r\n--x--", PAGE),
    "a content type with 5,000 boundaries": (TOP.replace(b'boundary="x"', b"; boundary=y" * 5_000) + PART + PAGE + b"\r\n--x--", BROKEN),
    "a content type of 100 KB": (TOP.replace(b"boundary", b'x="' + b"y" * 100_000 + b'"; boundary') + PART + PAGE + b"\r\n--x--", BROKEN),
    "an address of 17,000 characters": (make_message(PAGE, "Content-Location: http://a.example/" + "a" * 17_000), PAGE),
    "an end in bare returns": (TOP + PART + PAGE + b"\r\r\r--x--", PAGE + b"\r\r"),
    "bare returns alone": ((TOP + PART + PAGE + b"\r\n--x--\r\n").replace(b"\r\n", b"\r"), PAGE),
    "two dashes in a line": (TOP + PART + PAGE + b" --x\r\n--x--", PAGE + b" --x"),
    "a content type of 8 KB": (make_message(PAGE, "Content-Type: text/html; x=" + ";" * 8_000), PAGE),
    "a boundary of five hundred semicolons": (TOP.replace(b'"x"', b'"' + b";" * 500 + b'"') + PART + PAGE, BROKEN),
    "no boundary": (TOP.replace(b'boundary="x"', b"") + PART + PAGE + b"\r\n--x--", BROKEN),
    "an empty boundary": (TOP.replace(b'"x"', b'""') + PART + PAGE + b"\r\n--x--", BROKEN),
    "a boundary of another": (TOP + PART.replace(b"--x", b"--y") + PAGE + b"\r\n--y--", BROKEN),
    "a boundary that begins as another line": (TOP + PART + PAGE + b"\r\n--xy\r\n--x--", PAGE + b"\r\n--xy"),
    "an end at once": (TOP + b"--x--\r\n" + PART + PAGE + b"\r\n--x--", BROKEN),
    "no end, and a picture behind the page": (make_message(PAGE, end=b""), PAGE),
    "no end, and the page last": (TOP + PART + PAGE, BROKEN),
    "nothing behind the head": (TOP, BROKEN),
    "an encoding that nobody knows": (make_message(PAGE, "Content-Transfer-Encoding: x-harm"), BROKEN),
    "an encoding with a semicolon": (make_message(b"PHA+YQ==", "Content-Transfer-Encoding: base64; x"), b"<p>a"),
    "an encoding that is none, as some programs write it": (make_message(PAGE, "Content-Transfer-Encoding: 8-Bit"), PAGE),
    "an encoding in odd letters": (make_message(PAGE, "Content-Transfer-Encoding: =?x?"), BROKEN),
    "uuencode": (make_message(UU_PAGE + b"`\r\nend\r\n", "Content-Transfer-Encoding: x-uuencode"), PAGE),
    "uuencode of a program that writes too much": (make_message(UU_PAGE.replace(b"\r", b"!\r") + b"\r\n`\r\nend", "Content-Transfer-Encoding: X-UUE"), PAGE),
    "uuencode without its end": (make_message(UU_PAGE, "Content-Transfer-Encoding: uue"), BROKEN),
    "uuencode without its beginning": (make_message(UU_PAGE[7:], "Content-Transfer-Encoding: uuencode"), BROKEN),
    "uuencode with foreign signs": (make_message(UU_PAGE[:-9] + b"\xff\xff\r\n`\r\nend\r\n", "Content-Transfer-Encoding: x-uue"), BROKEN),
    "base64 with foreign signs": (make_message(b"PH A!+YQ=\r\n=", "Content-Transfer-Encoding: base64"), b"<p>a"),
    "base64 without its end": (make_message(b"PHA+Y", "Content-Transfer-Encoding: base64"), BROKEN),
    "quoted-printable with half a sign": (make_message(b"<p>=3", "Content-Transfer-Encoding: quoted-printable"), b"<p>=3"),
    "a head in bytes that are no text": (make_message(PAGE, "Content-ID: \u00ff\u0001"), PAGE),
    "a charset in RFC 2231 that nobody knows": (make_message(PAGE, "Content-Type: text/html; charset*=x-harm''%FF"), PAGE),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_message_that_lies_is_a_page_or_an_error(situation: str) -> None:
    data, expected = SITUATIONS[situation]
    found = open_page(data, MANY)
    assert (found if isinstance(found, str) else found.data) == expected


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "cid:x", "x" * 5_000]
)
def test_an_address_that_is_none_of_the_web_is_left_out(address: str) -> None:
    page = open_page(make_message(PAGE, f"Content-Location: {address}"))
    assert not isinstance(page, str)
    assert (page.data, page.url) == (PAGE, None)


@pytest.mark.parametrize(
    "day", ["no day", "Fri, 99 May 99999 99:99:99 +9999", "-1", " ", "9" * 500]
)
def test_a_day_that_is_none_is_left_out(day: str) -> None:
    page = open_page(make_message(PAGE).replace(b"MIME", b"Date: " + day.encode() + b"\r\nMIME", 1))
    assert not isinstance(page, str)
    assert (page.data, page.crawled) == (PAGE, None)


@pytest.mark.parametrize(
    "filling",
    [
        b"\n",
        b"--x\n\n",
        b"\n--xy",
        b"--x\nContent-Type: multipart/x; boundary=x\n\n",
        b"--x\nA: b\n",
        b"--x",
        b"--x\nContent-Type: text/html" + b'; charset="\\"' * 5_000 + b"\n\n",
        b"--x\nContent-Type: text/html" + b";" * 60_000 + b"\n\n",
        b"--x\nContent-Location: a" + b"\n a" * 20_000 + b"\n\n",
    ],
    ids=[
        "lines",
        "parts",
        "nearly parts",
        "nested parts",
        "heads",
        "dashes",
        "quotes",
        "semicolons",
        "folds",
    ],
)
def test_time_grows_as_the_message_does(filling: bytes) -> None:
    """One MB of each was minutes or never for a parser that goes through each level of parts."""
    began = time.process_time()
    open_page(TOP + filling * (1_000_000 // len(filling)) + b"\r\n--x--", MANY)
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (TOP[:-2] + b"X: y\r\n" * 200_000, "whose head does not end"),
        (make_message(PAGE, "Content-Transfer-Encoding: x-harm"), "the unknown encoding 'x-harm'"),
        (make_message(PAGE, "Content-Transfer-Encoding: uue"), "cut off in the page"),
    ],
    ids=["head", "encoding", "uuencode"],
)
def test_the_error_says_what_is_so(data: bytes, words: str) -> None:
    with pytest.raises(newsclean.InputError, match=words):
        newsclean.extract(data)


def test_an_error_of_another_package_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object) -> None:
        "".encode("x-harm")

    monkeypatch.setattr(mhtml, "parse_message_date", look_up)
    assert open_page(make_message(PAGE)) == BROKEN
    with pytest.raises(newsclean.NewscleanError, match="unknown encoding"):
        newsclean.extract(make_message(PAGE))


def test_a_bug_of_ours_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_FIELD_BYTES", None)
    with pytest.raises(TypeError):
        open_page(make_message(PAGE), LIMIT)
