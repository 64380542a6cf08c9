"""`documents.archives.mhtml`: the page in a message, and messages without one."""

import gzip

import pytest

import newsclean
from newsclean.documents import Entry, load
from newsclean.model import Settings
from tests.documents.packed_pages import LIMIT, ZH, code_of, noise


def message(page: bytes = ZH, charset: str = "gb18030", **heads: str) -> bytes:
    """A page as a browser saves it, with a picture and a frame."""
    head = {
        "From": "<Saved by a browser>",
        "Snapshot-Content-Location": "https://news.example/snapshot",
        "Date": "Fri, 17 May 2024 08:30:12 +0800",
        "MIME-Version": "1.0",
        "Content-Type": 'multipart/related; type="text/html"; boundary="x"',
        **{name.replace("_", "-"): value for name, value in heads.items()},
    }
    parts = [
        b"Content-Type: text/html; charset=" + charset.encode() + b"\r\n"
        b"Content-ID: <main>\r\nContent-Location: https://news.example/a?b=1\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64(page),
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(noise(99)),
        b"Content-Type: text/html\r\nContent-ID: <frame>\r\n\r\n<p>Advertisement frame</p>",
    ]
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"
    return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + body


def base64(data: bytes) -> bytes:
    """A part's bytes for the mail."""
    from base64 import encodebytes  # noqa: PLC0415 - the function has the module's name

    return encodebytes(data).replace(b"\n", b"\r\n")


def loaded(data: bytes) -> Entry:
    """An entry of these bytes, loaded."""
    return load(Entry("a", "a", data=data), LIMIT)


def test_the_page_in_a_message() -> None:
    assert loaded(message())[4:11] == (
        ZH,
        "https://news.example/a?b=1",
        "2024-05-17T08:30:12+08:00",
        "gb18030",
        "mhtml",
        None,
        False,
    )
    assert loaded(gzip.compress(message())).data == ZH


def test_the_start_is_the_page() -> None:
    start = 'multipart/related; start="<frame>"; boundary="x"'
    assert loaded(message(Content_Type=start)).data == b"<p>Advertisement frame</p>"
    unknown = 'multipart/related; start="<nobody>"; boundary="x"'
    assert loaded(message(Content_Type=unknown)).data == ZH


def test_an_address_that_is_no_address_of_the_web_is_none() -> None:
    data = message().replace(b"https://news.example/a?b=1", b"file:///home/somebody/a")
    assert loaded(data).url == "https://news.example/snapshot"
    assert loaded(data.replace(b"https://news.example/snapshot", b"cid:frame")).url is None


@pytest.mark.parametrize("change", [(b"text/html", b"image/gif"), (b"--x", b"--y")])
def test_a_message_without_a_page(change: tuple[bytes, bytes]) -> None:
    broken = message().replace(*change).replace(b'type="image/gif"', b"")
    assert code_of(lambda: loaded(broken)) == "unpack_broken"


def test_a_message_cut_off_in_the_page_is_broken() -> None:
    data = message()
    start, end = data.index(b"PGh0"), data.index(b"Content-Type: image/png")
    for cut in range(start, end - 20, 97):
        assert code_of(lambda cut=cut: loaded(data[:cut])) == "unpack_broken"  # type: ignore[misc]  # mypy infers no type for a default of a lambda
    for cut in range(end + 20, len(data), 97):
        assert loaded(data[:cut]).data == ZH


def test_extract_reads_messages() -> None:
    article, same = newsclean.extract(message()), newsclean.extract(ZH)
    assert (article.kind, article.title) == ("mhtml", "大桥通车")
    assert article.text == same.text
    assert newsclean.extract(message(), settings=Settings(input="html")).text == same.text


def test_the_charset_of_a_part_is_a_vote() -> None:
    """A page without a label of its own, too short for the detector to know it."""
    page = "<html><body><h1>Žluť</h1><p>Příliš žluťoučký kůň úpěl ďábelské ódy.</p></body></html>"
    article = newsclean.extract(message(page.encode("windows-1250"), "windows-1250"))
    assert article.encoding
    assert article.encoding.encoding == "windows-1250"
