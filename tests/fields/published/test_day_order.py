"""Which number of 02/10/2020 is the day."""

import pytest

from newsclean.fields.published.day_order import (
    DayOrder,
    find_day_order,
    get_printed_order,
    settle_day_orders,
)
from newsclean.fields.published.published import find_published
from newsclean.fields.published.why_none import find_doubt_cautions
from newsclean.label.labelled_page import LabelledPage
from newsclean.parsers.dates.grammar import DatePhrase
from tests.fields.published.dated_pages import JSON, make_article, published

LINE = "02/10/2020"
DAY_FIRST, MONTH_FIRST = "2020-10-02", "2020-02-10"


def page_in(lang: str, *, url: str | None = None, locale: str | None = None) -> LabelledPage:
    """An article with one day in figures, in English unless its language says otherwise."""
    claims = [("html", "lang", lang)] if lang else []
    claims += [("meta", "og:locale", locale)] if locale else []
    own = lang.partition("-")[0] or "en"
    return make_article(LINE, claims=tuple(claims), url=url, lang=own)


def is_unsure(page: LabelledPage) -> bool:
    day = str(published(page))
    return [caution.code for caution in find_doubt_cautions(page, day)] == ["date_order_unsure"]


@pytest.mark.parametrize("region", "GB AU IN ZA IE NZ SG NG KE MT".split())
def test_english_of_most_countries_puts_the_day_first(region: str) -> None:
    for page in (page_in(f"en-{region}"), page_in("en", locale=f"en_{region}")):
        assert published(page) == DAY_FIRST
        assert not is_unsure(page)


@pytest.mark.parametrize("host", "a.co.uk a.com.au a.in a.co.za a.ie a.co.nz a.com.sg:80".split())
def test_the_host_of_a_country_puts_the_day_first(host: str) -> None:
    page = page_in("en", url=f"https://www.{host}/news/story")
    assert published(page) == DAY_FIRST
    assert not is_unsure(page)


@pytest.mark.parametrize(
    "page",
    [
        page_in("en-US"),
        page_in("en-us"),
        page_in("en", locale="en_US"),
        page_in("en-PH"),
        page_in("en", url="https://www.city.gov/news"),
        page_in("en-US", url="https://paper.com/uk/au/in"),
        page_in("en-US", url="https://paper.io/"),
    ],
)
def test_american_pages_put_the_month_first(page: LabelledPage) -> None:
    assert published(page) == MONTH_FIRST
    assert not is_unsure(page)


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (page_in("en"), MONTH_FIRST),
        (page_in(""), MONTH_FIRST),
        (page_in("en-CA"), MONTH_FIRST),
        (page_in("en", url="https://paper.ca/"), MONTH_FIRST),
        (page_in("en-US", url="https://paper.co.uk/"), DAY_FIRST),
        (page_in("he", url="https://paper.com/"), DAY_FIRST),
        (page_in("ja"), DAY_FIRST),
    ],
)
def test_a_page_that_does_not_tell_is_doubted(page: LabelledPage, day: str) -> None:
    assert published(page) == day
    assert is_unsure(page)
    sure = find_published(page_in("en-GB"))[0].confidence
    assert find_published(page)[0].confidence < sure


def test_other_languages_keep_their_order() -> None:
    for lang in ("de", "fr", "pt-BR", "es-US"):
        assert published(page_in(lang)) == DAY_FIRST
        assert not is_unsure(page_in(lang))


def test_a_point_puts_the_day_first_in_every_language() -> None:
    for lang in ("en", "en-US", "he"):
        page = make_article("06.05.2024 14:30", claims=(("html", "lang", lang),), lang=lang)
        assert published(page) == "2024-05-06T14:30"


@pytest.mark.parametrize(
    ("below", "claims", "day"),
    [
        (("25/03/2020",), (), DAY_FIRST),
        (("03/25/2020",), (), MONTH_FIRST),
        (("25/03/2020", "03/26/2020", "27/03/2020"), (), DAY_FIRST),
        (("Posted 25/03/20",), (("html", "lang", "en-US"),), DAY_FIRST),
        ((), ((*JSON, "2020-10-02T08:00:00Z"),), DAY_FIRST),
    ],
)
def test_other_dates_of_the_page_decide(
    below: tuple[str, ...], claims: tuple[tuple[str, str, str], ...], day: str
) -> None:
    page = make_article(LINE, below=below, claims=claims)
    assert str(published(page))[:10] == day
    assert not is_unsure(page)


def test_figures_that_are_no_dates_decide_nothing() -> None:
    for line in ("25.03.2020", "Score 25/03", "25/03/2020/1", "1.25/03/2020", "13/14/2020"):
        assert find_day_order(make_article(LINE, below=(line,))) == DayOrder("mdy", sure=False)


def test_the_address_decides() -> None:
    page = make_article(LINE, url="https://paper.com/2020/10/02/story")
    assert published(page) == DAY_FIRST
    assert not is_unsure(page)


def test_a_clock_of_24_hours_is_no_american_one() -> None:
    page = make_article("02/10/2020 - 13:55", claims=(("html", "lang", "en-US"),))
    assert published(page) == "2020-10-02T13:55"


@pytest.mark.parametrize(
    ("value", "text", "order"),
    [
        ("2020-10-02", "02/10/2020", "dmy"),
        ("2020-02-10", "Mon, 02/10/2020 11:00", "mdy"),
        ("2020-02-02", "02/02/2020", None),
        ("2020-10-02", "2 October 2020", None),
    ],
)
def test_the_order_in_which_a_phrase_was_read(value: str, text: str, order: str | None) -> None:
    assert get_printed_order(DatePhrase(value, None, 0, len(text), text)) == order


def test_pages_without_such_dates_are_not_asked() -> None:
    assert settle_day_orders([], make_article()) == []
