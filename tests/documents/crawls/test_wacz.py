"""`documents.crawls.wacz`: WACZ files in a WACZ file, and crawls that stand elsewhere."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents.formats.detect import detect_format
from newsclean.documents.formats.known import WACZ, ZIP
from tests.documents.archives.crawl_files import codes, found, reasons, record, saved_as

Save = Callable[..., str]
SITE = "https://news.example/"


def make_wacz(members: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP archive of some members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def make_package(*paths: str) -> bytes:
    """The list of contents of a multi-WACZ."""
    resources = [{"name": path, "path": path} for path in paths]
    return json.dumps({"profile": "multi-wacz-package", "resources": resources}).encode()


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_of_several(packing: int, saved: Save) -> None:
    members = {
        "datapackage.json": make_package("a.wacz", "b.wacz", "https://elsewhere.example/c.wacz"),
        "a.wacz": make_wacz({"archive/data.warc": record(1)}),
        "b.wacz": make_wacz({"archive/data.warc": record(2), "d.wacz": b"too deep"}),
        "e.wacz": b"no archive",
    }
    every = found(saved("multi.wacz", make_wacz(members, packing)))
    assert [e.source for e in every if e.data] == [
        "multi.wacz!a.wacz/archive/data.warc/urn:uuid:0001",
        "multi.wacz!b.wacz/archive/data.warc/urn:uuid:0002",
    ]
    assert codes(every) == [
        ("multi.wacz!https://elsewhere.example/c.wacz", "not_found"),
        ("multi.wacz!e.wacz", "unpack_broken"),
    ]


@pytest.mark.parametrize(
    ("first", "known"),
    [
        ("datapackage.json", WACZ),
        ("archive/data.warc.gz", WACZ),
        ("indexes/index.cdx.gz", WACZ),
        ("archive/old.html", ZIP),
        ("news/datapackage.json", ZIP),
    ],
)
def test_a_wacz_is_known_by_its_first_member(first: str, known: object) -> None:
    assert detect_format(make_wacz({first: b"x"})) is known


def test_texts_beside_the_pages_are_no_documents(saved: Save) -> None:
    text = saved_as("resource", f"urn:text:{SITE}0001", b"The bridge.", "text/plain")
    crawls = {"archive/rec.warc": record(1), "archive/text.warc": text}
    every = found(saved("site.wacz", make_wacz(crawls)))
    assert len([e for e in every if e.data]) == 1
    assert reasons(every) == ["the text of a page that the crawl holds"]
