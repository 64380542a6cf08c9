"""Dates against the day of the crawl: near misses first."""

import pytest

from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.parsers.dates.relative import (
    DAYS_BEFORE_CRAWL,
    find_ages,
    find_relative_date,
    has_age,
)

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
        ("30 February", "en"),
        ("Foo 18", "en"),
        ("18 Foo", "en"),
        ("yesterday 25:00", "en"),
        ("He came yesterday", "en"),
        ("1234 days ago", "en"),
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
        ("today 11:00", "en", "2022-08-18T11:00"),
        ("Today", "en", "2022-08-18"),
        ("Yesterday, .", "en", "2022-08-17"),
        ("前天 11:00", "zh", "2022-08-16T11:00"),
        ("2 weeks ago", "en", "2022-08-04"),
        ("999 seconds ago", "en", "2022-08-18"),
        ("800 minutes ago", "en", "2022-08-17"),
        ("19 August", "en", "2022-08-19"),  # a page of another zone may be a day ahead
        ("20 August", "en", "2021-08-20"),
        ("Foo 18, 17 August", "en", "2022-08-17"),
        ("8月17日", "ko", "2022-08-17"),
        ("vor 3 Tagen", "de", "2022-08-15"),
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


def test_a_day_that_this_year_lacks_is_of_the_last() -> None:
    found = find_relative_date("29 February", EN, "2021-03-10")
    assert found is not None
    assert found.value == "2020-02-29"
    assert find_relative_date("29 February", EN, "2022-03-10") is None


@pytest.mark.parametrize(
    ("text", "zone", "start", "end"),
    [
        ("on Aug 17 11:00 GMT x", "page", 3, 19),
        ("on Aug 17 11:00 x", None, 3, 15),
        ("on Aug 17 x", None, 3, 9),
        ("yesterday 11:00 x", None, 0, 15),
        ("x 3 days ago", None, 0, 12),
    ],
)
def test_the_words_of_a_date(text: str, zone: str | None, start: int, end: int) -> None:
    found = find_relative_date(text, EN, "2022-08-18T12:00")
    assert found is not None
    assert (found.zone, found.start, found.end) == (zone, start, end)
    assert found.text == text[start:end]


@pytest.mark.parametrize(
    ("text", "code", "ages"),
    [
        ("3小时", "zh", []),
        ("3 min read", "en", []),
        ("ago 3 stories", "en", []),
        ("3小时前", "zh", [(3, 3600)]),
        ("3 hours ago", "en", [(3, 3600)]),
        ("ago 3 hours", "en", [(3, 3600)]),
        ("vor 2 Minuten", "de", [(2, 60)]),
        ("1 second ago", "en", [(1, 1)]),
        ("2 days ago, 1 week ago", "en", [(2, 86400), (1, 604800)]),
    ],
)
def test_ages(text: str, code: str, ages: list[tuple[int, int]]) -> None:
    lexicon = get_lexicon(code)
    assert list(find_ages(text, lexicon)) == ages
    assert has_age(text, lexicon) is bool(ages)


def test_an_age_in_other_digits() -> None:
    assert has_age("３小时前", ZH)
    assert not has_age("前3", ZH)


def test_months_and_years_are_no_units_of_an_age() -> None:
    assert not has_age("3 months ago", EN)
    assert not has_age("3 years ago", EN)


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_every_word_for_a_day_is_read(code: str) -> None:
    lexicon = get_lexicon(code)
    words = [word for name in DAYS_BEFORE_CRAWL for word in lexicon.relative.get(name, ())]
    assert words
    assert all(find_relative_date(word, lexicon, "2022-08-18") for word in words)
