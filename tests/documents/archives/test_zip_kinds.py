"""`documents.archives.zip_kinds`: what is in a ZIP archive says what it is for, not its name."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents import Entry, load, unwrap_entry
from newsclean.documents.formats.detect import detect_format
from newsclean.documents.formats.known import TAR, WACZ
from newsclean.errors import InputError
from newsclean.model import Settings
from newsclean.pipeline import extract
from tests.documents.archives.archive_files import MAX, errors_of, found, pages_of, tarred, zipped
from tests.documents.stores import STORES, make_warc

Saved = Callable[..., str]
SMALL = Settings(max_bytes=1_000_000)
PAGE = b"<html><body><p>The harbour tunnel opened on Friday.</p></body></html>"
MANIFEST = json.dumps(
    {"originalUrl": "https://news.example/tunnel", "archiveTime": "2024-05-18T03:00:00.000Z"}
).encode()
REFUSED = {
    "a.docx": ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}, "office"),
    "a.odt": (
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""},
        "office",
    ),
    "a.pages": ({"Index/Document.iwa": b"", "preview.jpg": b""}, "office"),
    "a.jar": ({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0", "A.class": b""}, "program"),
    "a.apk": ({"AndroidManifest.xml": b"", "assets/help.html": PAGE}, "program"),
    "a.npz": ({"arr_0.npy": b"\x93NUMPY", "arr_1.npy": b"\x93NUMPY"}, "NumPy"),
}


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("named", ["", "pages.zip"])
def test_documents_and_programs_are_refused(kind: str, named: str, saved: Saved) -> None:
    members, word = REFUSED[kind]
    (entry,) = found(saved(named or kind, pack(members)))
    assert entry.failure
    assert (entry.failure.code, word in entry.failure.message) == ("container", True)


def pack(members: dict[str, bytes]) -> bytes:
    """An archive without a folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_pages_beside_what_looks_like_a_mark_are_pages(saved: Saved) -> None:
    """A web app's manifest, a data package of tables and one array among pages tell nothing."""
    members = {
        "index.html": PAGE,
        "manifest.json": b'{"name": "News", "start_url": "/"}',
        "datapackage.json": b'{"resources": [{"path": "rows.csv"}]}',
        "deep/er/index.rdf": b"<rdf/>",
        "vectors.npy": b"\x93NUMPY",
        "mimetypes.html": PAGE,
    }
    assert list(pages_of(found(saved("a.zip", zipped(members))))) == [
        "index.html",
        "mimetypes.html",
    ]


@pytest.mark.parametrize("name", ["crawl.wacz", "crawl.zip", "crawl.epub"])
def test_a_crawl_is_one_whatever_stands_first_in_it(name: str, saved: Saved) -> None:
    members = {"fuzzy.json": b"{}", "archive/data.warc.gz": make_warc(), "datapackage.json": b"{}"}
    every = found(saved(name, pack(members)))
    assert [e.source for e in every if e.data is not None] == [
        f"{name}!archive/data.warc.gz/urn:page:{at}" for at in (0, 1)
    ]


def test_a_plain_archive_with_a_crawl_s_ending_is_read(saved: Saved) -> None:
    for name in "a.wacz", "a.maff", "a.epub":
        assert list(pages_of(found(saved(name, zipped({"a.html": PAGE}))))) == ["a.html"]


def test_a_book_is_read_in_its_order(saved: Saved) -> None:
    package = """<package><manifest>
        <item id="toc" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
        <item id="b" href="b%20c.xhtml" media-type="application/xhtml+xml"/>
        <item id="a" href="../a.html#top" media-type="text/html"/>
        <item id="x" href="style.css" media-type="text/css"/>
        </manifest><spine><itemref idref="toc"/><itemref idref="cover"/><itemref idref="b"/>
        <itemref idref="a"/><itemref idref="b"/></spine></package>"""
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfile full-path="text/p.opf"/></container>',
        "text/p.opf": package.encode(),
        "a.html": PAGE,
        "text/nav.xhtml": PAGE,
        "text/cover.xhtml": b"<html><head><title>Cover</title></head><body><img/>&nbsp;</body></html>",
        "text/b c.xhtml": PAGE,
        "text/style.css": b"",
    }
    every = found(saved("book.bin", pack(members)))
    assert list(pages_of(every)) == ["text/b c.xhtml", "a.html"]
    reasons = {e.source: e.reason for e in every if e.skipped}
    assert reasons["book.bin!text/cover.xhtml"] == "a chapter without text"
    assert reasons["book.bin!text/nav.xhtml"] == "no chapter of the book"
    members["text/p.opf"] = b"<package/>"  # then all its pages are taken
    assert list(pages_of(found(saved("book.epub", pack(members)))))[:2] == [
        "a.html",
        "text/nav.xhtml",
    ]


def test_saved_pages_without_their_parts(saved: Saved) -> None:
    rdf = (
        b'<RDF:RDF><MAF:originalurl RDF:resource="https://news.example/1"/><MAF:archivetime'
        b' RDF:resource="Sat, 18 May 2024 03:00:00 GMT"/></RDF:RDF>'
    )
    members = {
        "1/index.html": PAGE,
        "1/index.rdf": rdf,
        "1/index_files/frame.html": PAGE,
        "2/index.xhtml": PAGE,
        "2/index.rdf": b"<damaged",
        "other.html": PAGE,
    }
    every = found(saved("a.maff", zipped(members)))
    assert list(pages_of(every)) == ["1/index.html", "2/index.xhtml", "other.html"]
    pages = [e for e in every if e.data is not None]
    assert [e.url for e in pages] == ["https://news.example/1", None, None]
    assert pages[0].crawled == "2024-05-18T03:00:00+00:00"
    assert {e.reason for e in every if e.skipped} == {
        "a part of a saved page",
        "no page by its name",  # its description
    }


def test_the_archive_of_singlefile_is_one_page(saved: Saved) -> None:
    members = {"index.html": PAGE, "manifest.json": MANIFEST, "frames/0/index.html": PAGE}
    every = found(saved("page.zip", zipped(members)))
    (page,) = [e for e in every if e.data is not None]
    assert (page.source, page.url) == ("page.zip!index.html", "https://news.example/tunnel")


def make_self_extracting(
    before: bytes = b"", after: bytes = b"", members: dict[str, bytes] | None = None
) -> bytes:
    """A page as SingleFile writes it: the archive in the middle, its places those of the file."""
    head = before + b"<!doctype html><html data-sfz><meta charset=windows-1252><body hidden><xmp>"
    file = io.BytesIO()
    file.write(head)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members or {"index.html": PAGE, "manifest.json": MANIFEST}).items():
            archive.writestr(name, data)
    return file.getvalue() + b"</xmp><script>/* unpack */</script>" + after


@pytest.mark.parametrize(
    "data",
    [
        make_self_extracting(),
        make_self_extracting(b"\xef\xbb\xbf"),
        make_self_extracting(b"\x89PNG\r\n\x1a\n" + bytes(5_000)),
        make_self_extracting(
            after=b"<sfz-extra-data>" + b"AQCAAAEB" * 40_000 + b"</sfz-extra-data>"
        ),
    ],
)
def test_a_page_that_unpacks_itself_is_the_page_in_it(data: bytes, saved: Saved) -> None:
    (entry,) = found(saved("page.html", data), MAX._replace(max_bytes=1_000_000))
    page = load(entry, 1_000_000)
    assert (page.data, page.url) == (PAGE, "https://news.example/tunnel")
    assert page.crawled == "2024-05-18T03:00:00+00:00"
    assert "harbour tunnel" in (extract(data).text or "")


def test_a_page_about_archives_stays_what_it_is() -> None:
    for data in (
        PAGE + b"<!-- PK\3\4 PK\5\6 -->",
        make_self_extracting(members={"other.html": PAGE}),
        b"<html><p>PK\5\6" + PAGE,
    ):
        assert unwrap_entry(Entry("", "", data=data), 1_000_000).data == data


def test_a_bomb_in_such_a_page_is_one_error() -> None:
    data = make_self_extracting(members={"index.html": b" " * 3_000_000, "manifest.json": MANIFEST})
    with pytest.raises(InputError):
        extract(data, settings=SMALL)


def test_parts_of_a_split_archive_are_told(saved: Saved) -> None:
    data = zipped({"a.html": PAGE, "b.html": PAGE})
    for name in "a.zip.001", "a.z01", "a.7z.002":
        (entry,) = found(saved(name, data[:100] if name != "a.7z.002" else bytes(range(128, 256))))
        assert entry.failure
        assert "a part of a split archive" in entry.failure.message


def test_a_tar_archive_from_before_there_were_first_bytes(saved: Saved) -> None:
    data = bytearray(tarred({"a.html": PAGE}))
    for at in range(0, len(data), 512):
        if data[at + 257 : at + 262] == b"ustar":
            data[at + 257 : at + 512] = bytes(255)
            data[at + 148 : at + 156] = b" " * 8
            data[at + 148 : at + 156] = b"%06o\0 " % sum(data[at : at + 512])
    name = saved("no-ending", bytes(data))
    assert pages_of(found(name)) == {"a.html": PAGE}
    data[0] += 1  # another checksum
    assert detect_format(bytes(data)) is not TAR


@pytest.mark.parametrize(
    "head",
    [
        b"070701" + b"0" * 60,
        b"!<arch>\n",
        b"\x20\x00-lh5-",
        b"MSCF\0\0\0\0",
        b"xar!\0\x1c",
        b"LZIP\1",
    ],
)
def test_other_archives_are_refused_with_advice(head: bytes, saved: Saved) -> None:
    for name in "a.bin", "a.html":
        ((source, code),) = errors_of(found(saved(name, head + bytes(600))))
        assert (source, code) == (name, "container")


def test_a_crawl_whose_list_is_missing_is_still_one() -> None:
    assert detect_format(STORES["site.wacz"]()[:200]) is WACZ
