"""`documents.saves.webarchive`: the page in a web archive of Safari, and lists that are none."""

import plistlib
import time

import pytest

import newsclean
from newsclean.decode.property_lists import is_property_list
from newsclean.documents import Entry, load
from tests.documents.packed_pages import LIMIT, ZH, code_of


def save(
    main: object = None, form: plistlib.PlistFormat = plistlib.FMT_BINARY, **more: object
) -> bytes:
    """A web archive as Safari writes it, with a picture and a frame."""
    resource = {
        "WebResourceData": ZH,
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "GB18030",
        "WebResourceURL": "https://news.example/a",
    }
    frame = resource | {"WebResourceData": b"<p>Advertisement frame</p>"}
    picture = {"WebResourceData": bytes(99), "WebResourceMIMEType": "image/png"}
    archive = {
        "WebMainResource": main or (resource | more),
        "WebSubframeArchives": [{"WebMainResource": frame}],
        "WebSubresources": [picture] * 40,
    }
    return plistlib.dumps(archive, fmt=form)


def loaded(data: bytes) -> Entry:
    """An entry of these bytes, loaded."""
    return load(Entry("a", "a", data=data), LIMIT)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_in_a_web_archive(form: plistlib.PlistFormat) -> None:
    page = loaded(save(form=form))
    assert page.data == ZH
    assert (page.url, page.transport, page.kind) == ("https://news.example/a", "GB18030", "html")
    article = newsclean.extract(save(form=form))
    assert (article.title, article.url) == ("大桥通车", "https://news.example/a")
    assert "Advertisement" not in article.text


def test_a_page_without_an_address_of_the_web_has_none() -> None:
    assert loaded(save(WebResourceURL="file:///home/somebody/a.html")).url is None
    assert loaded(save(WebResourceTextEncodingName="")).transport is None


@pytest.mark.parametrize(
    "data",
    [
        save(WebResourceMIMEType="image/png"),
        save(WebResourceData="no bytes"),
        save({"x": 1}),
        plistlib.dumps({"a": 1}),
        plistlib.dumps([1, 2]),
        save()[:-40],
        save(form=plistlib.FMT_XML)[:-40],
        b"bplist00",
    ],
)
def test_a_list_without_a_page_is_an_error(data: bytes) -> None:
    assert code_of(lambda: loaded(data)) == "unpack_broken"


def test_entities_of_an_xml_list_are_refused() -> None:
    data = save(form=plistlib.FMT_XML)
    kind = data[data.index(b"<!DOCTYPE") : data.index(b"<plist")]
    harmless = data.replace(kind, b"<!DOCTYPE plist>")
    bomb = data.replace(kind, b"<!DOCTYPE plist [<!ENTITY a 'aaaa'>]>")
    assert loaded(harmless).data == ZH
    assert code_of(lambda: loaded(bomb)) == "unpack_broken"


def test_objects_that_lie_over_each_other_take_no_time() -> None:
    """Each of 60,000 lists says that it has 60,000 others, at the same place."""
    count = 60_000
    body = b"bplist00" + b"\xaf\x11" + count.to_bytes(2) + bytes(2 * count)
    places = (8).to_bytes(4) * count
    trailer = (
        bytes(6) + b"\x04\x02" + b"".join(number.to_bytes(8) for number in (count, 0, len(body)))
    )
    began = time.process_time()
    assert code_of(lambda: loaded(body + places + trailer)) == "unpack_broken"
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "data", [b"<plist> is an element", b"<?xml version='1.0'?><html>", b"bplist"]
)
def test_what_is_no_property_list(data: bytes) -> None:
    assert not is_property_list(data)
