"""`documents.saves.har`: which responses of a HAR file are pages, and damage."""

import gzip
import io
import json
import time
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from newsclean.documents import load
from newsclean.documents.json_rows.objects import ObjectSplitter, Place
from newsclean.documents.saves import har
from newsclean.documents.tables import rows
from tests.documents.entries import failed, found
from tests.documents.packed_pages import HTML, LIMIT, ZH

Tree = Callable[..., None]
HTML_TYPE = "text/html; charset=utf-8"


def make_exchange(
    text: str | None = HTML.decode(), kind: str = HTML_TYPE, status: int = 200, **more: Any
) -> dict[str, Any]:
    """A request with its response; `more` are fields of the exchange, `headers` of the request."""
    headers = [{"name": name, "value": value} for name, value in more.pop("headers", {}).items()]
    content = {"size": 9, "mimeType": kind} | more.pop("content", {})
    if text is not None:
        content["text"] = text
    return {
        "startedDateTime": "2024-05-18T03:00:00.000Z",
        "request": {"method": "GET", "url": "https://news.example/a#top", "headers": headers},
        "response": {"status": status, "headers": [], "content": content},
        **more,
    }


def make_har(*exchanges: object, **options: Any) -> bytes:
    """A HAR file of these, as browsers write it."""
    log = {
        "version": "1.2",
        "creator": {"name": 'a "browser"', "entries": [{}]},
        "pages": [{"id": "page_1", "title": "[entries]"}],
        "entries": exchanges,
        "comment": "entries",
        "other": [{"x": 1}],
    }
    return json.dumps({"log": log}, **options).encode()


def reasons(*exchanges: dict[str, Any], tree: Tree) -> list[str]:
    """Why each is no page; empty for a page."""
    tree("a.har", data=make_har(*exchanges))
    return [entry.reason for entry in found("a.har")]


@pytest.mark.parametrize("indent", [None, 2])
def test_the_pages_of_a_har_file(tree: Tree, indent: int | None) -> None:
    packed = make_exchange(
        b64encode(ZH).decode(), "text/html; charset=gbk", content={"encoding": "base64"}
    )
    data = make_har(make_exchange(), make_exchange(kind="image/png"), packed, indent=indent)
    tree("in/a.har", data=b"\xef\xbb\xbf" + data)
    tree("b", data=gzip.compress(data))
    for path, prefix in ("in", "in/a.har!"), ("b", "b!"):
        first, picture, second = found(path)
        assert (first.source, second.source) == (f"{prefix}1", f"{prefix}3")
        assert (first.url, first.crawled) == (
            "https://news.example/a",
            "2024-05-18T03:00:00+00:00",
        )
        assert picture.reason == har.NO_PAGE
        assert (load(first, LIMIT).data, first.transport) == (HTML, "utf-8")
        assert (load(second, LIMIT).data, second.transport) == (ZH, "gbk")


@pytest.mark.parametrize("status", [301, 304, 404, 0, None, "200"])
def test_no_page_by_its_status(tree: Tree, status: Any) -> None:
    assert reasons(make_exchange(status=status), make_exchange(), tree=tree) == [har.NO_PAGE, ""]


FRAME, SCRIPT = {"Sec-Fetch-Dest": "iframe"}, {"sec-fetch-dest": "empty"}
DOCUMENT = {"sec-fetch-dest": "document"}


@pytest.mark.parametrize(
    ("more", "page"),
    [
        ([{"headers": DOCUMENT}, {"headers": FRAME}, {"headers": SCRIPT}], [1, 0, 0]),
        ([{"headers": FRAME}, {"headers": DOCUMENT}], [0, 1]),
        ([{"headers": {"X-Requested-With": "XMLHttpRequest"}}, {}], [0, 1]),
        ([{"_resourceType": "xhr"}, {"_resourceType": "document"}], [0, 1]),
        ([{"pageref": "page_1"}, {"pageref": "page_1"}, {"pageref": "page_2"}], [1, 0, 1]),
        ([{"pageref": "tab", "headers": DOCUMENT}] * 2, [1, 1]),
        ([{}, {}], [1, 1]),
    ],
)
def test_frames_and_what_scripts_fetch(
    tree: Tree, more: list[dict[str, Any]], page: list[int]
) -> None:
    told = reasons(*(make_exchange(**fields) for fields in more), tree=tree)
    assert told == ["" if one else har.PART_OF_PAGE for one in page]


def test_a_page_that_was_saved_without_its_text(tree: Tree) -> None:
    tree("a", data=make_har(make_exchange(None), make_exchange("")))
    assert failed("a") == {"a!1": "empty", "a!2": "empty"}


def test_addresses_that_are_left_out(tree: Tree) -> None:
    tree("a", data=make_har(make_exchange()))
    assert found("a", exclude=("https://news.example/*",))[0].reason == "excluded"


@pytest.mark.parametrize("value", [None, 3, "x", [], [[{}]], {"request": 1, "response": "x"}])
def test_what_is_no_exchange(tree: Tree, value: object) -> None:
    tree("a", data=make_har(value, make_exchange()))
    assert [entry.data for entry in found("a")][-1] == HTML


def test_a_damaged_file_gives_the_pages_before_the_break(tree: Tree) -> None:
    tree("cut", data=make_har(make_exchange(), make_exchange())[:-500])
    assert failed("cut") == {"cut": "unpack_broken"}
    assert found("cut")[0].data == HTML
    bad = make_exchange(b64encode(ZH).decode()[:-1], content={"encoding": "base64"})
    tree("bad", data=make_har(bad, make_exchange()).replace(b'"size": 9', b'"size": 9nine', 1))
    assert failed("bad") == {"bad!1": "unpack_broken"}
    tree("b64", data=make_har(bad, make_exchange()))
    assert failed("b64") == {"b64!1": "unpack_broken"}


def test_a_response_that_is_too_large_costs_itself(tree: Tree) -> None:
    large = make_exchange("x" * 1_700_000)
    tree("a", data=make_har(large, make_exchange("x" * 100_001), make_exchange()))
    assert failed("a", max_bytes=100_000) == {"a!1": "too_large", "a!2": "too_large"}


def test_many_brackets_take_little_time(tree: Tree) -> None:
    began = time.process_time()
    tree("deep", data=make_har(make_exchange(), "x").replace(b'"x"', b"[" * 1_000_000))
    tree("marks", data=make_har({"x": [[]] * 500_000}, make_exchange()))
    assert failed("deep", "marks") == {"deep": "unpack_broken", "marks!1": "too_large"}
    assert time.process_time() - began < 5


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_elements_are_the_same_from_every_block(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr("newsclean.documents.json_rows.objects.READ_BLOCK_BYTES", size)
    exchanges = [{"a": '\\" } ] [ { "'}, {"b": "\\"}, {"c": [{}, "é"]}]
    elements = list(
        ObjectSplitter(Place(3, b"entries"), 99).split(io.BytesIO(make_har(*exchanges)))
    )
    assert [json.loads(element.data) for element in elements] == exchanges
    assert size < rows.READ_BLOCK_BYTES
