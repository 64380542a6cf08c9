"""`documents.archives.zip_kinds`: marks of books, documents and programs, and pages beside a mark."""

import io
import zipfile
from collections.abc import Callable

import pytest

from newsclean.errors import InputError
from newsclean.pipeline import extract
from tests.documents.archives.archive_files import errors_of, found, pages_of

Saved = Callable[..., str]
PAGE = "<html><body><h1>Tunnel</h1><p>The tunnel opened.</p></body></html>"
CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
OPF = """<?xml version="1.0"?><opf:package xmlns:opf="http://www.idpf.org/2007/opf"><opf:manifest>
<opf:item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<opf:item id="b" href="Text/%E4%BA%8C.xhtml" media-type="application/xhtml+xml"/>
<opf:item id="a" href="Text/a.xhtml" media-type="application/xhtml+xml"/></opf:manifest>
<opf:spine><opf:itemref idref="n"/><opf:itemref idref="a"/><opf:itemref idref="b"/></opf:spine>
</opf:package>"""
BOOK: dict[str, str | bytes] = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/a.opf": OPF,
    "OEBPS/Text/二.xhtml": PAGE,
    "OEBPS/Text/a.xhtml": PAGE,
    "OEBPS/nav.xhtml": PAGE,
}
RDF = """<RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#"
 xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description>
<MAF:originalurl RDF:resource="https://news.example/1"/>
<MAF:archivetime RDF:resource="Fri, 17 May 2024 08:30:12 +0800"/></RDF:Description></RDF:RDF>"""
NOT_READ: dict[str, list[dict[str, str | bytes]]] = {
    "a document of an office program": [
        {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"},
        {"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"},
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
    ],
    "a program": [
        {"AndroidManifest.xml": b"\3\0", "assets/help.html": PAGE},
        {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "a/B.class": b"\xca\xfe\xba\xbe"},
    ],
    "a file of NumPy arrays": [{"x.npy": b"\x93NUMPY"}],
}
CASES = [(about, files) for about, many in NOT_READ.items() for files in many]


def archive(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive, with its names as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "no-ending"])
def test_a_book_gives_its_chapters_in_their_order(name: str, saved: Saved) -> None:
    every = found(saved(name, archive({"mimetype": "application/epub+zip", **BOOK})))
    assert list(pages_of(every)) == ["OEBPS/Text/a.xhtml", "OEBPS/Text/二.xhtml"]
    assert list(pages_of(found(saved("b.zip", archive(BOOK))))) == [*pages_of(every)]


def test_a_book_whose_order_cannot_be_read_gives_its_pages(saved: Saved) -> None:
    files = {"mimetype": "application/epub+zip", **BOOK, "OEBPS/a.opf": "<package/>"}
    assert len(pages_of(found(saved("a.epub", archive(files))))) == 3


def test_saved_pages_have_their_addresses_and_no_frames(saved: Saved) -> None:
    files: dict[str, str | bytes] = {
        "17/index.html": PAGE,
        "17/index_files/frame.html": PAGE,
        "17/index.rdf": RDF,
    }
    for name in ("a.maff", "a.zip"):
        (page,) = [entry for entry in found(saved(name, archive(files))) if not entry.skipped]
        assert page.url == "https://news.example/1"
        assert page.crawled == "2024-05-17T08:30:12+08:00"


@pytest.mark.parametrize(("about", "files"), CASES)
@pytest.mark.parametrize("name", ["a.zip", "a.html"])
def test_an_archive_that_is_no_store_of_pages(
    name: str, about: str, files: dict[str, str | bytes], saved: Saved
) -> None:
    (entry,) = found(saved(name, archive(files)))
    assert errors_of([entry]) == [(name, "container")]
    assert entry.failure
    assert about in entry.failure.message


@pytest.mark.parametrize(
    "files",
    [
        {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "a.html": PAGE},
        {"index.html": PAGE, "manifest.json": '{"name": "an application of the web"}'},
        {"mimetype": "text/html", "a.html": PAGE},
        {"a.html": PAGE, "notes/Content_Types.xml": "<x/>", "x.npy": b"\x93NUMPY"},
        {"a.html": PAGE, "datapackage.json": "{}"},
    ],
)
def test_an_archive_of_pages_stays_one(files: dict[str, str | bytes], saved: Saved) -> None:
    assert len(pages_of(found(saved("a.zip", archive(files))))) == 1


@pytest.mark.parametrize("files", NOT_READ["a document of an office program"][::2])
def test_a_library_call_says_what_a_document_is(files: dict[str, str | bytes]) -> None:
    with pytest.raises(InputError, match="save it from there as HTML") as caught:
        extract(archive(files))
    assert caught.value.code == "container"
