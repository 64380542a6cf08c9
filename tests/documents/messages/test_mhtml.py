"""`documents.messages.mhtml`: the page in a message, and messages without one."""

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


def save(*parts: str, front: str = "", **heads: str) -> bytes:
    """A message of these parts, each a head and a body, as browsers save them."""
    head = {"From": "<Saved by a browser>", "MIME-Version": "1.0", **heads}
    head.setdefault("Content-Type", 'multipart/related; type="text/html"; boundary="x"')
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in head.items()]
    return (
        front + "\n".join([*lines, "", *(f"--x\n{part}" for part in parts), "--x--", ""])
    ).encode()


def make_part(name: str, body: str) -> str:
    """A part with a page, by the name that it has as a file and as a frame."""
    return (
        f"Content-Type: text/html; charset=utf-8\nContent-ID: <{name}@saver.example>\n"
        f"Content-Location: https://news.example/{name}\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{body.replace('=', '=3D')}"
    )


ADVERT = make_part("ad.html", "<p>Advertisement")
STORY = make_part("a.html", "<h1>Bridge</h1>")


@pytest.mark.parametrize(
    ("parts", "heads", "words"),
    [
        ([ADVERT, STORY], {"Snapshot_Content_Location": "https://news.example/a.html"}, "Bridge"),
        ([ADVERT, STORY], {"Snapshot_Content_Location": "https://news.example/a.html#c"}, "Bridge"),
        ([ADVERT, STORY], {"Snapshot_Content_Location": "https://news.example/b"}, "Advert"),
        ([STORY, ADVERT], {}, "Bridge"),
        ([ADVERT, STORY + '<iframe width=1 src="cid:ad.html@saver.example">'], {}, "Bridge"),
        ([ADVERT, STORY + "<frame src=https://news.example/ad.html>"], {}, "Bridge"),
        ([ADVERT, STORY + "<img src=https://news.example/ad.html>"], {}, "Advert"),
        ([ADVERT + '<iframe src="cid:a.html@saver.example">', STORY + '<iframe src="cid:ad.html@saver.example">'], {}, "Advert"),
        ([ADVERT + '<iframe src="cid:ad.html@saver.example">', STORY], {}, "Advert"),
    ],
)  # fmt: skip
def test_the_page_among_frames(parts: list[str], heads: dict[str, str], words: str) -> None:
    page = loaded(save(*parts, **heads))
    assert words in (page.data or b"").decode()


@pytest.mark.parametrize("front", ["\ufeff", "\n\n", "\ufeff\r\n\n", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r"])
def test_what_editors_and_uploads_do_to_a_message(front: str, end: str) -> None:
    body = "<p>The harbour =\nbridge =E2=80=94 open"
    part = make_part("a.html", "").removesuffix("\n") + body
    data = save(part, STORY, front=front).decode().replace("\n", end).encode()
    assert loaded(data).data == "<p>The harbour bridge — open".encode()
    assert loaded(data).url == "https://news.example/a.html"


def test_a_message_that_an_editor_saved_as_utf_16() -> None:
    page = loaded(save(STORY).decode().encode("utf-16"))
    assert (page.data, page.kind) == (b"<h1>Bridge</h1>", "mhtml")


def test_a_page_alone_in_a_message() -> None:
    head, _, body = STORY.partition("\n\n")
    single = f"From: <Saved by Internet Explorer>\nMIME-Version: 1.0\n{head}\n\n{body}"
    page = loaded(single.encode())
    assert (page.data, page.kind, page.url) == (
        b"<h1>Bridge</h1>",
        "mhtml",
        "https://news.example/a.html",
    )
