"""Days in Chinese numerals, and days that touch: first what is left as it is."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.grammar import find_dates, has_date
from newsclean.parsers.dates.respell import read_numeral, respell_dates


@pytest.mark.parametrize(
    "text",
    [
        "水塔建于一九七三年。",
        "一九七三年五月，水塔建成",
        "五月六日开放",
        "每月十五日、每年一次",
        "第十一届三中全会",
        "2024-05-20 2024-05-21",
        "2024-05-2011:00",
        "12-3456789-12",
        "01.02.20240301",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    found = respell_dates(text)
    assert found.text == text
    assert [found.find_origin(at) for at in range(len(text) + 1)] == [*range(len(text) + 1)]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("二〇二四年五月六日", "2024-05-06", "二〇二四年五月六日"),
        ("二○二四年十月十日 来源：某", "2024-10-10", "二○二四年十月十日"),
        ("二零二四年十二月三十一日", "2024-12-31", "二零二四年十二月三十一日"),
        ("2月1日，二〇二四年五月廿六日，", "2024-05-26", "二〇二四年五月廿六日"),
        ("中華民國一百一十三年五月六日", "2024-05-06", "一百一十三年五月六日"),
        ("令和六年五月六日", "2024-05-06", "六年五月六日"),
        (
            "二〇二四年五月六日上午十时三十分",
            "2024-05-06T10:30",
            "二〇二四年五月六日上午十时三十分",
        ),
        ("二〇二四年五月六号", "2024-05-06", "二〇二四年五月六号"),
    ],
)
def test_days_in_numerals(text: str, value: str, words: str) -> None:
    (phrase,) = find_dates(text, get_lexicon("zh"))
    assert (phrase.value, phrase.text) == (value, words)
    assert text[phrase.start : phrase.end] == words
    assert has_date(text)


def test_no_day_in_numerals() -> None:
    for text in (
        "二〇二四年十三月六日",
        "二〇二四年二月三十日",
        "二〇二四年五月",
        "三五年五月六日",
    ):
        assert find_dates(text, get_lexicon("zh")) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-05-202024-05-21", ["2024-05-20", "2024-05-21"]),
        ("2024/05/202024/05/212024/05/22", ["2024-05-20", "2024-05-21", "2024-05-22"]),
        ("05.05.202406.05.2024 Wien", ["2024-05-05", "2024-05-06"]),
        ("May 6, 2024May 7, 2024", ["2024-05-06", "2024-05-07"]),
        ("2024年5月6日2024年5月7日", ["2024-05-06", "2024-05-07"]),
        ("2024-05-20202-405-21", []),
    ],
)
def test_days_that_touch(text: str, days: list[str]) -> None:
    found = find_dates(text, get_lexicon("de"))
    assert [phrase.value for phrase in found] == days
    assert [text[phrase.start : phrase.end] for phrase in found] == [f.text for f in found]


def test_numerals() -> None:
    assert [read_numeral(text) for text in ("一", "十", "十一", "二十", "卅一", "一百", "三百零五")] == [
        "1", "10", "11", "20", "31", "100", "305",
    ]  # fmt: skip
    assert [read_numeral(text) for text in ("十十", "百", "一百百", "五十〇")] == [None] * 4
