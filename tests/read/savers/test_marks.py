"""Marks of savers are read where savers write them, and nowhere else."""

import time

import pytest

from newsclean.model import Claim, Saved
from newsclean.read.savers.marks import find_saved, take_saver_claims

URL = "https://news.example/a--b?c=1&d=2"
COUNTED = f"saved from url=({len(URL):04}){URL}"
DAY = "2024-05-18T03:00:00+00:00"


@pytest.mark.parametrize(
    ("page", "saved"),
    [
        (f"<!doctype html>\r\n<!-- {COUNTED} -->\r\n<html>", Saved("a browser", URL)),
        (f"\ufeff<!-- {COUNTED} --><HTML>", Saved("a browser", URL)),
        (f"<!-- {COUNTED}and more --><html>", Saved("a browser", URL)),  # the number says where
        (f"<!-- saved from url=(9999){URL} --><html>", Saved("a browser", URL)),
        (f"<!-- saved from url=(0000){URL} --><html>", Saved("a browser", URL)),
        (
            "<!-- saved from url=(0029)https://news.example/a%2D%2Db -->",
            Saved("a browser", "https://news.example/a--b"),
        ),
        (
            (
                f"<html><!--\n Archive processed by SingleFile \n url: {URL} \n saved date: "
                "Sat May 18 2024 03:00:00 GMT+0000 (Coordinated Universal Time)\n info: a note\n-->"
            ),
            Saved("SingleFile", URL, DAY),
        ),
        (
            f"<html><!--\n Page saved with SingleFile \n url: {URL} \n-->",
            Saved("SingleFile", URL),
        ),
        (
            (
                "<!--[if (gt IE 9)|!(IE)]><!--><html class='a>b'><!--<![endif]--><head><meta x=y>"
                "<!-- Mirrored from news.example/a by HTTrack Website Copier/3.x [XR&CO'2010], "
                "Sat, 18 May 2024 03:00:00 GMT --><title>"
            ),
            Saved("HTTrack", "https://news.example/a", DAY),
        ),
        (
            (
                "<p>The end.</p></body>\n<!-- Mirrored from news.example/a by HTTrack Website "
                "Copier/3.x [XR&CO'2014], Sat, 18 May 2024 03:00:00 GMT -->\n</html>"
            ),
            Saved("HTTrack", "https://news.example/a", DAY),
        ),
        (f"<!-- OriginalSrc: {URL} --><html>", Saved("MaoXian", URL)),
        (
            f"<!-- Saved from {URL} at 2024-05-18T03:00:00Z using monolith v2.10.0 --><p>",
            Saved("monolith", URL, DAY),
        ),
        (
            (
                "<html data-scrapbook-source='https://news.example/?a=1&amp;b' "
                "data-scrapbook-create=20240518030000000>"
            ),
            Saved("WebScrapBook", "https://news.example/?a=1&b", DAY),
        ),
    ],
)
def test_forms(page: str, saved: Saved) -> None:
    assert find_saved(page) == saved


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<html><body><p>How it looks:</p><!-- {COUNTED} --></body></html>",
        f"<html><head><script>var a = '<!-- {COUNTED} -->';</script>",
        f"<html><head><title><!-- {COUNTED} --></title>",
        "<!-- saved from url=(0014)about:internet --><html>",
        "<!-- saved from url=(0019)file:///C:/page.html --><html>",
        "<!-- saved from url=(0020)javascript:alert(1) --><html>",
        "<!-- We saved money with SingleFile and HTTrack --><html>",
        f"<!-- {COUNTED} <html>",
        "<html data-scrapbook-source='about:blank' data-scrapbook-create=2024>",
        "<div data-scrapbook-source='https://news.example/a'>",
    ],
)
def test_no_mark(page: str) -> None:
    assert find_saved(page) is None


@pytest.mark.parametrize(
    ("links", "scheme"),
    [
        ("", "https"),
        ("<a href=http://news.example/b>", "http"),
        ("<a href=http://news.example/b><a href=https://news.example/c>", "https"),
        ("<a href=http://other.example/b>", "https"),
    ],
)
def test_the_scheme_that_httrack_leaves_out(links: str, scheme: str) -> None:
    said = "Mirrored from news.example/a by HTTrack Website Copier/3.x [XR&CO'2014], "
    page = f"<html><!-- {said}Sat, 18 May 2024 03:00:00 GMT --><body>{links}"
    assert find_saved(page) == Saved("HTTrack", f"{scheme}://news.example/a", DAY)


def test_an_address_in_an_archive_is_read() -> None:
    url = "https://web.archive.org/web/20240518030000/https://news.example/a"
    page = (
        f"<html><!--\n Page saved with SingleFile \n url: {url} \n"
        " saved date: Fri Nov 27 2026 11:00:00 GMT+0100 (CET)\n-->"
    )
    assert find_saved(page) == Saved("the Wayback Machine", "https://news.example/a", DAY)


def test_the_claims_of_save_page_we_are_taken_out() -> None:
    claims = (
        Claim("meta", "savepage-url", "https://news.example/a"),
        Claim("meta", "savepage-date", "Sat May 18 2024 03:00:00 GMT+0000 (UTC)"),
        Claim("meta", "savepage-pubdate", "2013-05-01"),
        Claim("meta", "author", "Ann Lee"),
    )
    saved = Saved("Save Page WE", "https://news.example/a", DAY)
    assert take_saver_claims(None, claims) == (saved, claims[3:])
    assert take_saver_claims(None, claims[3:]) == (None, claims[3:])
    other = Saved("a browser", "https://news.example/b")
    assert take_saver_claims(other, claims)[0] == other._replace(crawled=DAY)


@pytest.mark.parametrize(
    "page",
    [
        "<!--" * 500_000,
        "<!-- a -->" * 200_000,
        " " * 2_000_000,
        "<html " + "a='" * 600_000,
        "<!-- saved from url=(9999)https://" + "a" * 2_000_000,
        "<!-- Mirrored from " + "a" * 2_000_000 + " by HTTrack -->",
        "archive.org archive.ph <meta " * 60_000,
        "archive.ph <div id=HEADER>" * 80_000,
        "<script>__wm.wombat(" * 100_000,
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->archive.org" * 40_000,
    ],
)
def test_hostile_pages_cost_little(page: str) -> None:
    start = time.process_time()
    find_saved(page)
    assert time.process_time() - start < 1
