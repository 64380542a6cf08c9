"""Why a page has no date: silence where nothing is like one, then the two warnings."""

import pytest

from newsclean.fields.published.why_none import find_date_cautions
from newsclean.model import Role, Settings
from tests.fields.published.dated_pages import BODY, JSON, META, make_article, make_story, published


@pytest.mark.parametrize(
    "line",
    [
        "Version 31.02",
        "Today's weather",
        "10.2.2 is out",
        "5 of 12",
        "31.02.2022.1",
        "1.31.02.2022",
        "31.02/2022",
        "2022-08-18",
        "31.02.2022 " + "x" * 70,
    ],
)
def test_no_reason_where_nothing_is_like_a_date(line: str) -> None:
    assert find_date_cautions(make_article(line)) == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("3 hours ago", "date_relative"),
        ("yesterday 11:00", "date_relative"),
        ("Aug 18", "date_relative"),
        ("31.02.2022", "date_impossible"),
        ("31/02/2022", "date_impossible"),
        ("Published: 2022-13-45", "date_impossible"),
        ("2022年2月30日", "date_impossible"),
        ("2022년 2월 30일", "date_impossible"),
        ("2022. 2. 30", "date_impossible"),
        ("2022/2/30", "date_impossible"),
        ("31.02.2022 " + "x" * 69, "date_impossible"),
    ],
)
def test_why_there_is_no_date(line: str, code: str) -> None:
    page = make_article(line)
    assert published(page) is None
    (caution,) = find_date_cautions(page)
    assert caution.code == code
    assert line[:60].strip() in caution.detail
    assert "x" * 60 not in caution.detail


def test_a_line_that_is_no_place_of_the_date_gives_no_reason() -> None:
    for line in ("3 hours ago", "31.02.2022"):
        assert find_date_cautions(make_article((Role.CAPTION, line))) == ()
        assert find_date_cautions(make_article(below=(line,))) == ()  # trusted .5
        body = [(Role.BODY, BODY), (Role.BODY, line), (Role.BODY, BODY)]
        assert find_date_cautions(make_story(*body)) == ()
        assert len(find_date_cautions(make_story(line, *body))) == 1


@pytest.mark.parametrize("name", [JSON, META, ("microdata", "datePublished")])
def test_an_impossible_day_of_the_head(name: tuple[str, str]) -> None:
    (caution,) = find_date_cautions(make_article(claims=((*name, "0000-00-00 00:00:00"),)))
    assert (caution.code, "0000-00-00" in caution.detail) == ("date_impossible", True)


@pytest.mark.parametrize(
    "claim",
    [
        ("jsonld", "dateModified", "0000-00-00"),
        ("jsonld", "headline", "0000-00-00"),
        ("html", "datePublished", "0000-00-00"),
        (*JSON, "2022-08-18"),
        (*JSON, "yesterday"),
    ],
)
def test_claims_that_give_no_reason(claim: tuple[str, str, str]) -> None:
    assert find_date_cautions(make_article(claims=(claim,))) == ()


def test_each_reason_is_given_once_and_the_first_of_each_counts() -> None:
    page = make_article("31.02.2022", "3 hours ago", "30.02.2022", "2 hours ago")
    details = {caution.code: caution.detail for caution in find_date_cautions(page)}
    assert set(details) == {"date_impossible", "date_relative"}
    assert "31.02.2022" in details["date_impossible"]
    assert "3 hours ago" in details["date_relative"]


def test_nothing_leans_on_a_day_that_is_known() -> None:
    page = make_article("3 hours ago").replace(settings=Settings(crawled="2022-08-18"))
    assert find_date_cautions(page) == ()
