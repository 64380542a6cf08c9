"""Dates against the day of the crawl: near misses first."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.relative import find_relative_date

ZH, EN = get_lexicon("zh"), get_lexicon("en")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "zh"),
        ("3 comments", "en"),
        ("3 min read", "en"),
        ("3小时", "zh"),
        ("02月30日 11:00", "zh"),
        ("13月01日", "zh"),
        ("08月18日 25:00", "zh"),
        ("Today's weather in town", "en"),
        ("August 18, 2022", "en"),
        ("2 months ago", "en"),
        ("top 10 stories", "en"),
    ],
)
def test_near_misses(text: str, lang: str) -> None:
    assert find_relative_date(text, get_lexicon(lang), "2022-08-18T12:00") is None


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("3小时前", "zh", "2022-08-18"),
        ("13 小时前", "zh", "2022-08-17"),
        ("2 hours ago", "en", "2022-08-18"),
        ("Published 2 days ago", "en", "2022-08-16"),
        ("昨天 11:00", "zh", "2022-08-17T11:00"),
        ("Yesterday at 11:00 a.m.", "en", "2022-08-17T11:00"),
        ("发布时间：08-1711:00", "zh", "2022-08-17T11:00"),
        ("08月18日 11:00", "zh", "2022-08-18T11:00"),
        ("12月30日", "zh", "2021-12-30"),
        ("17 August, 11:00", "en", "2022-08-17T11:00"),
        ("Aug 17 11:00 GMT", "en", "2022-08-17T11:00+00:00"),
    ],
)
def test_near_dates(text: str, lang: str, value: str) -> None:
    found = find_relative_date(text, get_lexicon(lang), "2022-08-18T12:00")
    assert found is not None
    assert found.value == value


def test_hours_need_the_time_of_the_crawl() -> None:
    assert find_relative_date("3小时前", ZH, "2022-08-18") is None
    assert find_relative_date("3天前", ZH, "2022-08-18") is not None


def test_a_crawl_that_is_no_date_tells_nothing() -> None:
    assert find_relative_date("3天前", ZH, "last week") is None
