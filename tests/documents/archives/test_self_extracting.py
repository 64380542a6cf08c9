"""`documents.archives.saved_zips`: SingleFile's archive in a page, and pages that only look so."""

import io
import json
import zipfile

import pytest

import newsclean
from newsclean.documents import Entry, load
from newsclean.documents.pages import has_archive
from tests.documents.packed_pages import LIMIT, ZH, code_of

MANIFEST = {"originalUrl": "https://news.example/a", "archiveTime": "2024-05-18T03:00:00.123Z"}
HEAD = b"<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile \n--><meta charset=windows-1252><body hidden>"
AROUND = {
    "a comment": (b"<!--", b"-->"),
    "xmp": (b"<xmp>", b"</xmp>"),
    "plaintext": (b"<plaintext>", b""),
    "nothing": (b"", b""),
    "what the script wants to know": (
        b"<!--",
        b"--><sfz-extra-data>" + b"AQCA" * 20_000 + b"</sfz-extra-data>",
    ),
}


def archive(pages: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as opened:
        for name, page in pages.items():
            opened.writestr(name, page)
    return file.getvalue()


SAVED = archive(
    {
        "index.html": ZH,
        "manifest.json": json.dumps(MANIFEST),
        "frames/0/index.html": "<p>An advertisement.</p>",
        "images/0.png": bytes(9_000),
    }
)


def loaded(data: bytes) -> Entry:
    """An entry of these bytes, loaded."""
    return load(Entry("a", "a", data=data), LIMIT)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    "head", [HEAD, HEAD.replace(b" data-sfz", b""), b"\x89PNG\r\n\x1a\n" + HEAD]
)
def test_the_page_in_the_archive(head: bytes, around: str) -> None:
    before, after = AROUND[around]
    page = loaded(head + before + SAVED + after)
    assert (page.data, page.url) == (ZH, "https://news.example/a")
    assert page.crawled == "2024-05-18T03:00:00+00:00"


def test_it_is_one_article() -> None:
    article = newsclean.extract(HEAD + b"<!--" + SAVED + b"-->")
    assert (article.title, article.url) == ("大桥通车", "https://news.example/a")
    assert "advertisement" not in article.text


@pytest.mark.parametrize(
    "page",
    [
        b"<html><p>The letters PK\5\6 end a ZIP archive, PK\3\4 begin one.</p></html>",
        b"<html><p>PK</p></html>",
        b"<html><!--" + archive({"other.html": ZH}) + b"-->",
        b"<html><!--" + archive({}) + b"-->",
        b"<html><p>data-sfz is an attribute.</p>",
    ],
)
def test_another_page_stays_as_it_is(page: bytes) -> None:
    assert loaded(page).data == page


def test_an_archive_is_no_page() -> None:
    assert not has_archive(SAVED)


def test_an_archive_that_breaks_off_gives_the_page() -> None:
    at = SAVED.index(b"images/0.png")
    assert loaded(HEAD + b"<!--" + SAVED[:at]).data == ZH


def test_an_archive_without_its_page_says_so() -> None:
    assert code_of(lambda: loaded(HEAD + b"<!--" + SAVED[:100])) == "unpack_broken"


def test_a_manifest_that_is_damaged_costs_no_page() -> None:
    for manifest in ("{", "[1]", '{"originalUrl": 1}', "[" * 100_000):
        data = archive({"index.html": ZH, "manifest.json": manifest})
        page = loaded(HEAD + data)
        assert (page.data, page.url, page.crawled) == (ZH, None, None)


def test_a_page_that_is_larger_than_it_may_be() -> None:
    assert (
        code_of(lambda: loaded(HEAD + archive({"index.html": b" " * (LIMIT + 1)}))) == "too_large"
    )
