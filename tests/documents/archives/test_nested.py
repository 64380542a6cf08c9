"""`documents.archives.members`: archives, crawls and mailboxes in archives, to a depth."""

import gzip
from collections.abc import Callable

import pytest

from newsclean.documents import Selection
from newsclean.documents.archives import members
from newsclean.documents.companions import OWN_FILE
from tests.documents.archives.archive_files import MAX, errors_of, found, pages_of, tarred, zipped
from tests.documents.stores import STORES

PAGE = b"<p>The tunnel opened.</p>"
Saved = Callable[..., str]


def test_each_kind_is_read_in_the_other(saved: Saved) -> None:
    inner = {
        "in/a.zip": zipped({"x/a.html": PAGE}),
        "b.tar.gz": tarred({"b.html": PAGE}, "w:gz"),
        "c.tar": tarred({"c.html": PAGE}),
        "d.html": PAGE,
    }
    for name, data in ("z.zip", zipped(inner)), ("t.tgz", tarred(inner, "w:gz")):
        every = found(saved(name, data))
        assert pages_of(every) == {
            "in/a.zip!x/a.html": PAGE,
            "b.tar.gz!b.html": PAGE,
            "c.tar!c.html": PAGE,
            "d.html": PAGE,
        }
        assert every[0].name == f"{name}/in/a.zip/x/a.html"
        assert len({e.fingerprint for e in every}) == len(every)


@pytest.mark.parametrize("name", ["crawl.warc.gz", "site.wacz", "crawl.arc", "book.epub"])
def test_crawls_and_books_in_an_archive(name: str, saved: Saved) -> None:
    every = found(saved("z.zip", zipped({name: STORES[name](), "a.html": PAGE})))
    assert errors_of(every) == []
    assert sum(e.source.startswith(f"z.zip!{name}!") and e.data is not None for e in every) == 2


def test_tables_are_read_only_where_they_are_asked_for(saved: Saved) -> None:
    name = saved("z.zip", zipped({"rows.jsonl": STORES["rows.jsonl"](), "a.html": PAGE}))
    assert list(pages_of(found(name))) == ["a.html"]
    every = found(name, MAX._replace(include=("*.jsonl",)))
    assert list(pages_of(every)) == ["rows.jsonl!harbour", "rows.jsonl!新闻"]


def test_a_database_in_an_archive_is_an_error(saved: Saved) -> None:
    name = saved("z.zip", zipped({"crawl.db": STORES["rows.sqlite"]()}))
    every = found(name, MAX._replace(include=("*.db",)))
    assert errors_of(every) == [("z.zip!crawl.db", "container")]


def test_the_first_bytes_decide_and_not_the_name(saved: Saved) -> None:
    inner = {
        "crawl.html": gzip.decompress(STORES["crawl.warc.gz"]()),
        "rows.txt": STORES["rows.csv"](),
        "page.zip": b"<html><p>No archive, whatever it is called.</p></html>",
        "late.html": b"\x80\x04\x95 pickled",
    }
    every = found(saved("z.zip", zipped(inner)))
    assert errors_of(every) == [("z.zip!late.html", "container")]
    assert [e.source.count("!") for e in every if e.data is not None] == [2, 2, 1]
    assert [(e.source, e.reason) for e in every if e.skipped] == [
        ("z.zip!rows.txt", "a table (CSV) in an archive")
    ]


def test_three_archives_deep_and_no_deeper(saved: Saved) -> None:
    third = zipped({"c.html": PAGE, "d.zip": zipped({"d.html": PAGE})})
    every = found(saved("a.zip", zipped({"b.tar": tarred({"c.zip": third}), "a.html": PAGE})))
    assert list(pages_of(every)) == ["b.tar!c.zip!c.html", "a.html"]
    (failed,) = [e for e in every if e.failure]
    assert failed.source == "a.zip!b.tar!c.zip!d.zip"
    assert failed.failure
    assert failed.failure.message == members.DEPTH_MESSAGE


def test_an_inner_archive_that_breaks_off_costs_itself(saved: Saved) -> None:
    cut = tarred({"a.html": PAGE, "b.html": PAGE * 99})[:2_000]
    inner = {"cut.tar": cut, "none.zip": b"PK\3\4", "c.html": PAGE}
    for name, data in ("z.zip", zipped(inner)), ("t.tar", tarred(inner)):
        every = found(saved(name, data))
        assert list(pages_of(every)) == ["cut.tar!a.html", "c.html"]
        assert errors_of(every) == [
            (f"{name}!cut.tar", "unpack_broken"),
            (f"{name}!none.zip", "unpack_broken"),
        ]


def test_an_archive_that_ends_in_an_inner_one_is_one_error_of_its_own(saved: Saved) -> None:
    data = tarred({"a.html": PAGE, "b.zip": zipped({"b.html": PAGE * 99}), "c.html": PAGE})
    every = found(saved("t.tar", data[: data.index(b"b.zip") + 600]))
    assert list(pages_of(every)) == ["a.html"]
    assert errors_of(every) == [("t.tar", "unpack_broken")]


def test_two_inner_archives_of_one_name_stay_apart(saved: Saved) -> None:
    data = zipped({f"{n}.zip": zipped({"a.html": page}) for n, page in (("a", PAGE), ("b", PAGE))})
    every = found(saved("z.zip", data.replace(b"b.zip", b"a.zip")))
    assert list(pages_of(every)) == ["a.zip!a.html", "a.zip#2!a.html"]


def test_globs_look_at_the_names_in_the_inner_archive(saved: Saved) -> None:
    inner = zipped({"keep/a.html": PAGE, "drop/b.html": PAGE})
    name = saved("z.zip", zipped({"in.zip": inner}))
    selection = Selection(exclude=("drop/*",))
    assert list(pages_of(found(name, selection))) == ["in.zip!keep/a.html"]
    assert [e.reason for e in found(name, Selection(exclude=("*.zip",)))] == ["excluded"]


def test_what_is_kept_is_bounded(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MAX_KEPT_BYTES", 100_000)
    inner = {"a.zip": zipped({"a.html": PAGE}), "b.tar": tarred({"b.html": b" " * 100_000})}
    every = found(saved("z.zip", zipped(inner)))
    assert list(pages_of(every)) == ["a.zip!a.html"]
    assert errors_of(every) == [("z.zip!b.tar", "too_large")]


def test_what_macos_keeps_beside_a_file_is_no_page(saved: Saved) -> None:
    double = b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(60)
    every = found(saved("z.zip", zipped({"._a.html": double, "b.html": double, "a.html": PAGE})))
    assert list(pages_of(every)) == ["a.html"]
    assert [e.reason for e in every if e.skipped] == [OWN_FILE] * 2
