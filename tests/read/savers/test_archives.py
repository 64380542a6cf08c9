"""Addresses of archives, and the links that archives changed."""

import pytest
from lxml import html

from newsclean.model import Saved
from newsclean.read.savers.archive_addresses import split_archive_address
from newsclean.read.savers.archives import ARCHIVE_TODAY, PYWB, WAYBACK, find_archive
from newsclean.read.savers.frames import clear_frame, restore_page

DAY = "2024-05-18T03:00:00+00:00"
URL = "https://news.example/a"


@pytest.mark.parametrize(
    ("address", "url", "crawled"),
    [
        (f"https://web.archive.org/web/20240518030000/{URL}", URL, DAY),
        (f"http://web.archive.org/web/20240518030000im_/{URL}", URL, DAY),
        (f"https://web.archive.org/web/20240518/{URL}", URL, "2024-05-18"),
        (f"https://web.archive.org/web/2024/{URL}", URL, None),
        (
            "https://web.archive.org/web/20240518030000/http:/news.example:80/a",
            "http://news.example/a",
            DAY,
        ),
        (
            "https://web.archive.org/web/20240518030000/www.news.example/a",
            "http://www.news.example/a",
            DAY,
        ),
        (f"https://archive.ph/20240518030000/{URL}", URL, DAY),
        (f"http://archive.today/2024.05.18-030000/{URL}", URL, DAY),
    ],
)
def test_archive_addresses(address: str, url: str, crawled: str | None) -> None:
    assert split_archive_address(address) == (url, crawled)


@pytest.mark.parametrize(
    "address",
    [
        "",
        URL,
        "https://archive.ph/AbCdE",
        f"https://web.archive.org/web/*/{URL}",
        "https://web.archive.org/web/20240518030000/javascript:alert(1)",
        "https://archive.org/details/news",
        f"https://evil.example/?https://web.archive.org/web/20240518030000/{URL}",
        f"https://web.archive.org.evil.example/web/20240518030000/{URL}",
    ],
)
def test_other_addresses(address: str) -> None:
    assert split_archive_address(address) is None


@pytest.mark.parametrize(
    ("page", "by"),
    [
        (
            '<script>__wm.wombat("https://news.example:443/a","20240518030000","x")</script>',
            WAYBACK,
        ),
        (
            f'<link rel="canonical" href="https://web.archive.org/web/20240518030000/{URL}">',
            WAYBACK,
        ),
        (f'<script>wbinfo.url = "{URL}";\n wbinfo.timestamp = "20240518030000";</script>', PYWB),
        (
            (
                "<meta property=og:site_name content=archive.is>"
                f"<input id=SHARE_LONGLINK value=http://archive.is/2024.05.18-030000/{URL}>"
            ),
            ARCHIVE_TODAY,
        ),
        (
            (
                '<div id="HEADER"><a href="https://archive.ph/">archive.today</a><input name="q" '
                f'value="{URL}"/> 18 May 2024 03:00:00 UTC</div>'
            ),
            ARCHIVE_TODAY,
        ),
    ],
)
def test_archives(page: str, by: str) -> None:
    assert find_archive(page, ()) == Saved(by, URL, DAY)


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="https://web.archive.org/web/20240518030000/{URL}">kept</a>',
        '<p>archive.today was down on 18 May 2024 03:00:00 UTC</p><div id="header">News</div>',
        '<meta property="og:site_name" content="The archive.photos">',
        "<p>FILE ARCHIVED ON 03:00:00 May 18, 2024</p>",
        '<link rel="canonical" href="https://news.example/archive.html">',
    ],
)
def test_no_archive(page: str) -> None:
    assert find_archive(page, ()) is None


@pytest.mark.parametrize(
    ("page", "own"),
    [
        (f'<a href="/web/20240518030000/{URL}">', f'<a href="{URL}">'),
        (f"<img src=//web.archive.org/web/20240518030000im_/{URL}>", f"<img src={URL}>"),
        (
            f'srcset="/web/2024im_/{URL} 1x, /web/2024im_/{URL}/b 2x"',
            f'srcset="{URL} 1x, {URL}/b 2x"',
        ),
        (
            r'{"url":"https:\/\/web.archive.org\/web\/20240518030000\/https:\/\/news.example\/a"}',
            r'{"url":"https:\/\/news.example\/a"}',
        ),
        (
            f"<p>See https://web.archive.org/web/20240518030000/{URL}</p>",
            f"<p>See https://web.archive.org/web/20240518030000/{URL}</p>",
        ),
        ('<a href="/web/guide">', '<a href="/web/guide">'),
        (
            (
                "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p a=b>1<i>2</i></p><script>'<p>'</script>"
                "<!-- END WAYBACK TOOLBAR INSERT --><p>3</p>"
            ),
            "<p><i></i></p><script></script><!-- END WAYBACK TOOLBAR INSERT --><p>3</p>",
        ),
        ("<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>1</p>",) * 2,
    ],
)
def test_links_of_the_wayback_machine(page: str, own: str) -> None:
    assert restore_page(page, Saved(WAYBACK)) == own


@pytest.mark.parametrize(
    ("page", "own"),
    [
        (f'<a href="https://archive.ph/o/XvEff/{URL}">', f'<a href="{URL}">'),
        ('<img src="https://archive.ph/XvEff/a.png">',) * 2,
    ],
)
def test_links_of_archive_today(page: str, own: str) -> None:
    assert restore_page(page, Saved(ARCHIVE_TODAY)) == own


def test_links_of_other_programs_stay() -> None:
    page = f'<a href="https://web.archive.org/web/20240518030000/{URL}">'
    assert restore_page(page, Saved("SingleFile", URL)) == page


def test_what_stands_around_the_page_is_emptied() -> None:
    root = html.document_fromstring(
        "<head><meta charset=utf-8><meta name=author content=x><title>T</title></head><body>"
        "<center>a<div id=HEADER>b</div><div id=SOLID>c<div id=CONTENT><p>d</p></div>e</div>f"
        "</center></body>"
    )
    clear_frame(root, Saved(ARCHIVE_TODAY))
    assert root.xpath("string(//body)") == "d"
    assert root.xpath("string(//title)") == "T"
    assert [dict(meta.attrib) for meta in root.iter("meta")] == [{"charset": "utf-8"}, {}]
    assert root.xpath("count(//center/div)") == 2  # places on the page stay true


def test_the_bar_of_single_file_is_emptied() -> None:
    root = html.document_fromstring("<p>a</p><single-file-infobar><p>b</p></single-file-infobar>c")
    clear_frame(root, Saved("SingleFile"))
    assert root.xpath("string(.)") == "ac"
