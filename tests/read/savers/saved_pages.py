"""Pages as each kind of program saves them, written in the manner of real ones."""

from collections.abc import Callable

URL = "https://courier.example/2024/ferry.html"
TITLE = "Ferry crews plan a farewell trip"
STORY = (
    "The crews of the old car ferry plan one last trip across the harbour on Saturday.",
    "About two hundred passengers have bought a ticket, and a band will play on the upper deck.",
    "The ferry has crossed the water forty times a day since 1961; it is to become a museum.",
)
BODY = (
    f'<div class="article"><h1>{TITLE}</h1><div class="info">Yesterday, 21:10</div>'
    '<div class="content">' + "".join(f"<p>{text}</p>" for text in STORY) + "</div></div>"
    '<ul><li><a href="/a.html">Container traffic grows</a></li></ul>'
)


def build_page(*, above: str = "", attributes: str = "", head: str = "", body: str = BODY) -> str:
    """A page with what a saver wrote above its head, into its root element or into its head."""
    return (
        f"<!DOCTYPE html>\n<html{attributes}>{above}<head>{head}<title>{TITLE}</title></head>"
        f"<body>{body}</body></html>"
    )


def build_single_file_page(saved: str = "Sat May 18 2024 11:00:00 GMT+0800 (中国标准时间)") -> str:
    """As SingleFile writes it; the name of the zone is in the language of the browser."""
    said = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: {saved}\n-->"
    return build_page(above=said)


def build_httrack_page() -> str:
    """As HTTrack writes it."""
    where = URL.removeprefix("https://")
    by = "HTTrack Website Copier/3.x [XR&CO'2014]"
    return build_page(
        above=f"\n<!-- Mirrored from {where} by {by}, Sat, 18 May 2024 03:00:00 GMT -->\n"
    )


def build_monolith_page() -> str:
    """As monolith writes it, above all."""
    said = f"<!-- Saved from {URL} at 2024-05-18T03:00:00Z using monolith v2.8.1 -->\n"
    return said + build_page()


def build_save_page_we_page() -> str:
    """As Save Page WE writes it: what it says of the page is behind the styles."""
    metas = {
        "url": URL,
        "title": "Another title of this page that nobody wrote",
        "pubdate": "Wed, 01 May 2013 10:00:00 GMT",
        "from": URL,
        "date": "Sat May 18 2024 05:00:00 GMT+0200 (heure d’été d’Europe centrale)",
    }
    said = "".join(f'<meta name="savepage-{key}" content="{metas[key]}">' for key in metas)
    return build_page(head="<style>/*savepage-url=a.png*/</style>" + said)


def build_scrapbook_page() -> str:
    """As WebScrapBook writes it."""
    return build_page(
        attributes=f' data-scrapbook-source="{URL}" data-scrapbook-create="20240518030000123"'
    )


def build_wayback_page() -> str:
    """As the Wayback Machine gives it: its script, its bar, its links, its note below."""
    stamp = "https://web.archive.org/web/20240518030000"
    bar = (
        '<!-- BEGIN WAYBACK TOOLBAR INSERT --><script>__wm.rw(0);</script><div id="wm-ipp-base">'
        "<p>3 captures</p><p>3 Mar 2021 - 2 Jan 2025</p></div>"
        f'<div id="wm-ipp-print">The Wayback Machine - {stamp}/{URL}</div>'
        "<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    head = (
        f'<script>__wm.wombat("{URL}","20240518030000","https://web.archive.org/","web");</script>'
        f'<meta property="og:image" content="{stamp}im_/https://courier.example/f.jpg">'
    )
    body = BODY.replace('href="', f'href="{stamp}/https://courier.example')
    return build_page(head=head, body=bar + body) + (
        "<!--\n     FILE ARCHIVED ON 03:00:00 May 18, 2024 AND RETRIEVED FROM THE\n"
        "     INTERNET ARCHIVE ON 10:11:12 Nov 29, 2026.\n-->"
    )


def build_archive_today_page() -> str:
    """As archive.today gives it: its own head, a bar, and the page in an element of its own."""
    head = (
        '<meta property="og:site_name" content="archive.ph"/>'
        '<meta property="og:url" content="http://archive.ph/XvEff" itemprop="url"/>'
        '<meta property="article:published_time" content="2024-05-18T03:00:00Z"'
        ' itemprop="dateCreated"/>'
        '<meta property="og:image" content="https://archive.ph/XvEff/scr.png"/>'
        '<link rel="canonical" href="https://archive.ph/XvEff"/>'
        f'<link rel="bookmark" href="http://archive.today/20240518030000/{URL}"/>'
    )
    bar = (
        '<div id="HEADER">archive.today webpage capture Saved from '
        f'<input type="text" name="q" value="{URL}"/>'
        '<time itemprop="pubdate" datetime="2024-05-18T03:00:00Z">18 May 2024 03:00:00 UTC</time>'
        "</div>"
    )
    body = BODY.replace('href="/', 'href="https://archive.ph/o/XvEff/https://courier.example/')
    content = f'<div id="SOLID"><div id="CONTENT">{body}</div></div>'
    return build_page(head=head, body=f"<center>{bar}{content}<div>0% 50% 100%</div></center>")


def build_google_page() -> str:
    """As Google's cache gave it."""
    bar = (
        '<div id="bN015htcoyT__google-cache-hdr"><span>This is Google\'s cache of '
        f'<a href="{URL}">{URL}</a>. It is a snapshot of the page as it appeared on '
        "18 May 2024 03:00:00 GMT.</span></div>"
    )
    return build_page(body=bar + BODY)


def build_baidu_page() -> str:
    """As Baidu's cache gave it."""
    bar = (
        '<div id="bd_snap"><div id="bd_snap_txt"><a href="http://www.baidu.com"></a></div>'
        f'<a href="{URL}">{URL}</a> 以下是该网页在北京时间 2024年05月18日 11:00:00 的快照'
        "</div>"
    )
    return build_page(body=bar + BODY)


# Of each program that says both the address and the day.
BUILDERS: dict[str, Callable[[], str]] = {
    "SingleFile": build_single_file_page,
    "HTTrack": build_httrack_page,
    "monolith": build_monolith_page,
    "Save Page WE": build_save_page_we_page,
    "WebScrapBook": build_scrapbook_page,
    "the Wayback Machine": build_wayback_page,
    "archive.today": build_archive_today_page,
    "Google's cache": build_google_page,
    "Baidu's cache": build_baidu_page,
}
