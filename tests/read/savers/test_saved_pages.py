"""What a saver wrote into a page is used, and none of its own words come into the record."""

import pytest

from newsclean.model import Outcome, Settings
from newsclean.pipeline import explain, extract
from newsclean.records.render import build_record, render_json
from tests.read.savers.saved_pages import (
    BODY,
    BUILDERS,
    STORY,
    TITLE,
    URL,
    build_page,
    build_single_file_page,
    build_wayback_page,
)


@pytest.mark.parametrize("by", BUILDERS)
def test_address_and_day(by: str) -> None:
    explained = explain(BUILDERS[by]())
    article = explained.article
    assert article is not None
    assert (article.url, article.published) == (URL, "2024-05-17T21:10")
    assert not article.warnings
    assert (article.title, article.site) == (TITLE, None)
    assert article.text == "\n\n".join(STORY)
    assert article.evidence["url"].rule == f"kept by {by}"
    assert article.evidence["published"].rule == f"near, day kept by {by}"


@pytest.mark.parametrize("by", BUILDERS)
def test_no_word_of_an_archive(by: str) -> None:
    explained = explain(BUILDERS[by]())
    shown = " ".join(item.block.text for item in explained.labelled)
    assert not any(word in shown for word in ("captures", "webpage capture", "snapshot", "快照"))
    links = [link.url for item in explained.labelled for link in item.block.links]
    assert links in (["/a.html"], ["https://courier.example/a.html"])
    assert explained.article is not None
    record = render_json(build_record(Outcome("page.html", explained.article)))
    assert "archive." not in record


def test_links_and_pictures_are_the_pages_own() -> None:
    article = extract(build_wayback_page())
    assert [image.url for image in article.images] == ["https://courier.example/f.jpg"]


def test_what_the_caller_says_goes_first() -> None:
    told = Settings(url="https://told.example/a", crawled="2024-05-10")
    article = extract(build_single_file_page(), settings=told)
    assert (article.url, article.published) == ("https://told.example/a", "2024-05-09T21:10")
    assert article.evidence["url"].rule == "told by the caller"


def test_the_canonical_address_goes_before_the_savers() -> None:
    link = '<link rel="canonical" href="https://courier.example/ferry">'
    article = extract(build_single_file_page().replace("<head>", f"<head>{link}"))
    assert (article.url, article.published) == (
        "https://courier.example/ferry",
        "2024-05-17T21:10",
    )


def test_a_copy_of_an_archived_page_has_the_archives_day() -> None:
    page = build_wayback_page().replace(
        "<html>",
        "<html><!--\n Page saved with SingleFile \n url: https://web.archive.org/web/"
        f"20240518030000/{URL} \n saved date: Fri Nov 27 2026 11:00:00 GMT+0100 (CET)\n-->",
    )
    article = extract(page)
    assert (article.url, article.published) == (URL, "2024-05-17T21:10")


def test_an_archive_is_known_without_its_comments() -> None:
    page = build_page(
        above=f"<!--\n Page saved with SingleFile \n url: https://web.archive.org/web/2024051803/{URL}"
        " \n saved date: Fri Nov 27 2026 11:00:00 GMT+0100 (CET)\n-->",
        body=f'<div id="wm-ipp-base"><p>3 captures</p><p>3 Mar 2021</p></div>{BODY}',
    )
    article = extract(page)
    assert (article.url, article.published, article.text[:9]) == (
        URL,
        "2026-11-26T21:10",  # ten digits are no day with a time
        "The crews",
    )


@pytest.mark.parametrize("crawled", [None, "2026-11-27"])  # when the archive's page was saved
def test_an_archive_address_of_the_caller_says_both(crawled: str | None) -> None:
    archived = f"https://web.archive.org/web/20240518030000id_/{URL}"
    told = Settings(url=archived, crawled=crawled)
    article = extract(build_page(), settings=told)
    assert (article.url, article.published) == (URL, "2024-05-17T21:10")


def test_a_link_to_an_archive_says_nothing_of_the_page() -> None:
    archived = "https://web.archive.org/web/20240518030000/https://old.example/"
    body = BODY.replace("The crews", f'<a href="{archived}">The crews</a>', 1)
    article = extract(build_page(body=body))
    assert (article.url, article.published) == (None, None)
    assert [link.url for block in article.blocks for link in block.links] == [archived]
    assert [caution.code for caution in article.warnings] == ["date_relative"]


def test_yesterday_is_that_of_the_page_s_own_clock() -> None:
    page = build_single_file_page("Sat May 18 2024 20:00:00 GMT+0000 (Coordinated Universal Time)")
    story = "港口管理局星期五宣布，新的海底隧道将在九月底之前通车，首批车辆可以免费通行三个月。"
    chinese = page.replace("Yesterday, 21:10", "昨天 21:10").replace(TITLE, "海底隧道九月通车")
    for text in STORY:
        chinese = chinese.replace(text, story + "沿线居民对此表示欢迎，" * 3)
    assert extract(chinese).published == "2024-05-18T21:10+08:00"  # it is the 19th there
