"""The date grammar: near misses first, then what every newsroom prints."""

import time

import pytest

from newsclean.lexicon.lexicon import Lexicon, get_lexicon
from newsclean.parsers.dates.grammar import DatePhrase, assume_zone, find_dates, has_date
from newsclean.text.fold import fold

ZH, EN = get_lexicon("zh"), get_lexicon("en")
# A language of many, so that these tests do not hang on the words of one file in data/.
MANY = EN._replace(
    languages=("de", "en"),
    date_order="dmy",
    zone="+01:00",
    months={
        fold(name): number
        for name, number in {
            **EN.months,
            "januar": 1,
            "märz": 3,
            "ağustos": 8,
            "août": 8,
            "agosto": 8,
            "augusztus": 8,
            "августа": 8,
            "สิงหาคม": 8,
            "أغسطس": 8,
            "آب": 8,
            "अगस्त": 8,
            "tháng8": 8,
            "elokuuta": 8,
            "gusht": 8,
        }.items()
    },
    dates={**EN.dates, "weekdays": EN.dates["weekdays"] | {"donnerstag", "четверг", "perşembe"}},
    zone_names={**EN.zone_names, "mesz": "+02:00", "et": "-04:00"},
)
KO = EN._replace(
    languages=("ko", "en"), date_order="ymd", zone="+09:00",
    dates={**EN.dates, "am": frozenset({"오전"}), "pm": frozenset({"오후"})},
)  # fmt: skip


def values(text: str, lexicon: Lexicon = EN) -> list[str]:
    return [phrase.value for phrase in find_dates(text, lexicon)]


@pytest.mark.parametrize("lexicon", [ZH, EN, MANY, KO], ids=["zh", "en", "many", "ko"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digits at all",
        "192.168.20.22",
        "version 2.10.2022.1",
        "v2022.8.18",
        "Release 10.2.1",
        "Tel. 010-2022-0818",
        "call 555-18-2022",
        "20220818123",
        "id=20220818",
        "ISBN 978-7-2022-0818-1",
        "/news/2022/08/18/a-story.html",
        "https://example.org/2022-08-18.html?x=1/8/2022/5",
        "3:2 (1:0)",
        "€ 12.50, now 10.20",
        "1.200.000",
        "12/2022",
        "2022-08",
        "In May 2022 he left",
        "© 2001-2022 The Paper",
        "Paris 2024",
        "5 of 2022 pages",
        "2022-02-30",
        "2022-13-01",
        "2022-18-08",
        "2022-00-10",
        "0000-00-00 00:00:00",
        "1899-12-31",
        "2101-01-01",
        "31/04/2022",
        "31 February 2022",
        "February 29, 2023",
        "18 Augustus 2022 x",
        "2022-08-18 25:00",
        "2022-08-18 11:60",
        "2022-08-18T24:30:00",
        "2022年13月1日",
        "2022年2月30日",
        "08月18日 11:00",
        "2022年8月",
        "昨天 11:00",
        "3小时前",
        "2 hours ago",
    ],
)
def test_near_misses(text: str, lexicon: Lexicon) -> None:
    assert find_dates(text, lexicon) == ()


def test_a_sentence_end_between_year_and_month_parts_them() -> None:
    assert values("He left in 2022. March 5 people came back") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022-08-18 11:00:44 北京 来源: 某某网-财经", "2022-08-18T11:00:44"),
        ("2022/8/18 11:00", "2022-08-18T11:00"),
        ("2022.08.18", "2022-08-18"),
        ("发布时间：2022-08-18 11:00", "2022-08-18T11:00"),
        ("发布时间：22-08-18 11:00", "2022-08-18T11:00"),
        ("发布时间：22-08-1811:00", "2022-08-18T11:00"),
        ("编号22-08-18", None),
        ("2022-08-1811:00:44", "2022-08-18T11:00:44"),
        ("2022年8月18日 上午11:00", "2022-08-18T11:00"),
        ("2022年8月18日上午9:05 来源：某报", "2022-08-18T09:05"),
        ("2022年08月18日 11时00分44秒", "2022-08-18T11:00:44"),
        ("2022年08月18日11时", "2022-08-18T11:00"),
        ("2022年8月18日 下午3点半", "2022-08-18T15:30"),
        ("2022年8月18日 星期四 11:00", "2022-08-18T11:00"),
        ("2022 年 8 月 18 日 11 : 00", "2022-08-18T11:00"),
        ("２０２２年８月１８日　１１：００", "2022-08-18T11:00"),
        ("民國111年8月18日", "2022-08-18"),
        ("中華民國 111 年 8 月 18 日", "2022-08-18"),
        ("令和4年8月18日(木) 11時00分", "2022-08-18T11:00"),
        ("令和元年5月1日", "2019-05-01"),
        ("2022年8月18日 凌晨12:10", "2022-08-18T00:10"),
        ("2022-08-18 新华社 北京", "2022-08-18"),
        ("2022年08月18日 来源：某某日报 11:00", "2022-08-18"),
        ("北京时间2022年8月18日11:00", "2022-08-18T11:00+08:00"),
        ("2022-08-18 11:00 (GMT+8)", "2022-08-18T11:00+08:00"),
    ],
)
def test_chinese(text: str, value: str | None) -> None:
    assert values(text, ZH) == [value] * (value is not None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022년 8월 18일 오전 11시", "2022-08-18T11:00"),
        ("2022년 8월 18일 오후 3시 05분", "2022-08-18T15:05"),
        ("2022.08.18. 오전 11:00", "2022-08-18T11:00"),
        ("입력 2022-08-18 11:00", "2022-08-18T11:00"),
        ("2022. 8. 18. 11:00", "2022-08-18T11:00"),
    ],
)
def test_korean(text: str, value: str) -> None:
    assert values(text, KO) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("August 18, 2022", "2022-08-18"),
        ("August 18, 2022 at 11:00 a.m.", "2022-08-18T11:00"),
        ("Aug. 18, 2022, 3 PM", "2022-08-18T15:00"),
        ("Aug 18 2022 12.5 million", "2022-08-18"),
        ("12:20pm Jan 7, 2024", "2024-01-07T12:20"),
        ("June 30, 2026 - 4.34pm", "2026-06-30T16:34"),
        ("12:05 AM, May 3rd 2020", "2020-05-03T00:05"),
        ("Updated 11:00 AM EDT, Thu August 18, 2022", "2022-08-18T11:00-04:00"),
        ("Thu, 18 Aug 2022 11:00:44 GMT", "2022-08-18T11:00:44+00:00"),
        ("Thu Aug 18 11:00:44 +0800 2022", "2022-08-18T11:00:44+08:00"),
        ("18 August 2022 | 11.30pm BST", "2022-08-18T23:30+01:00"),
        ("18th of August, 2022", "2022-08-18"),
        ("18-Aug-2022 11:00", "2022-08-18T11:00"),
        ("08/18/2022 3:15 PM", "2022-08-18T15:15"),
        ("18/08/2022 15:15", "2022-08-18T15:15"),
        ("18.08.2022", "2022-08-18"),
        ("Tuesday , February 18 2020", "2020-02-18"),
        ("Published Jun 05, 2026 • 3 minute read", "2026-06-05"),
        ("18 Aug 2022 · 45:10 video", "2022-08-18"),
        ("2022-08-18T11:00:44.123Z", "2022-08-18T11:00:44+00:00"),
        (
            "2 minute readApril 25, 20232:26 PM GMT+2Last Updated 9 min ago",
            "2023-04-25T14:26+02:00",
        ),
        ("Some PressApril 28, 2023 GMT", "2023-04-28"),
        ("by Harbour TimesNovember 21, 202501747", "2025-11-21"),
        ("May 2nd 202511 mins", "2025-05-02"),
        ("April 10, 20175 Tips, Composition4 Comments", "2017-04-10"),
        ("12 May 202514:30", "2025-05-12T14:30"),
        ("HealthDECEMBER 22, 2022Updated", "2022-12-22"),
        ("📅Jul. 11. 2025", "2025-07-11"),
        ("October 17, 20236:01 PM", "2023-10-17T18:01"),
        ("Posted by: A. Writer on February 18, 2020 in Opinion", "2020-02-18"),
        ("2022-08-18 11:00 UTC+8", "2022-08-18T11:00+08:00"),
        ("2022-08-18 11:00 -0330", "2022-08-18T11:00-03:30"),
        ("2022-08-18 11:00 - 12:00", "2022-08-18T11:00"),
    ],
)
def test_english_and_numbers(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18. August 2022, 11:00 Uhr", "2022-08-18T11:00"),
        ("18. August 2022 um 11.05 Uhr", "2022-08-18T11:05"),
        ("Stand: 18.08.2022 11:00 Uhr MESZ", "2022-08-18T11:00+02:00"),
        ("11:00, 18. August 2022", "2022-08-18T11:00"),
        ("18.08.22, 11:00 Uhr", "2022-08-18T11:00"),
        ("-Aktualisiert am 18.08.2022-19:20", "2022-08-18T19:20"),
        ("Publiziert17. März 2024, 12:17", "2024-03-17T12:17"),
        ("17.04.2024, 12:24Lesezeit: 5 Min.", "2024-04-17T12:24"),
        ("18 août 2022 à 11h00", "2022-08-18T11:00"),
        ("18 août 2022 à 11 h", "2022-08-18T11:00"),
        ("18 de agosto de 2022", "2022-08-18"),
        ("1º de agosto de 2022", "2022-08-01"),
        ("1° agosto 2022", "2022-08-01"),
        ("18 d’agosto de 2022", "2022-08-18"),
        ("18/08/2022 16h15", "2022-08-18T16:15"),
        ("18 Ağustos 2022 Perşembe 18:28", "2022-08-18T18:28"),
        ("четверг, 18 августа 2022, 00:03", "2022-08-18T00:03"),
        ("18 августа 2022 г., 11:00", "2022-08-18T11:00"),
        ("2022. augusztus 18. 11:00", None),
        ("18. elokuuta 2022 klo 11.00", "2022-08-18T11:00"),
        ("18 สิงหาคม 2565 11:00", "2022-08-18T11:00"),
        ("١٨ أغسطس ٢٠٢٢", "2022-08-18"),
        ("18 آب / أغسطس 2022", "2022-08-18"),
        ("18 अगस्त 2022", "2022-08-18"),
        ("18 tháng 8 năm 2022", "2022-08-18"),
        ("August 18, 2022 at 11:00 a.m. ET", "2022-08-18T11:00-04:00"),
    ],
)
def test_other_languages(text: str, value: str | None) -> None:
    assert values(text, MANY) == [value] * (value is not None)


def test_a_language_that_puts_the_year_first_writes_a_point_behind_it() -> None:
    assert values("2022. augusztus 18. 11:00", MANY._replace(date_order="ymd")) == [
        "2022-08-18T11:00"
    ]


def test_day_and_month_go_by_the_language_and_the_other_reading_is_kept() -> None:
    (american,) = find_dates("08/09/2022", EN)
    (german,) = find_dates("08.09.2022", MANY)
    assert (american.value, american.other) == ("2022-08-09", "2022-09-08")
    assert (german.value, german.other) == ("2022-09-08", "2022-08-09")
    (european,) = find_dates("06/01/2026 - 13:55 GMT+1", EN)
    assert (european.value, european.other) == ("2026-01-06T13:55+01:00", "2026-06-01T13:55+01:00")
    assert [phrase.other for phrase in find_dates("2022-08-09, 09/09/2022, 25/08/2022", EN)] == [
        None
    ] * 3


def test_two_dates_each_keep_their_own_clock() -> None:
    text = "09.05.2020 08:00 | Aktualisiert: 10.05.2020 09:30"
    assert values(text, MANY) == ["2020-05-09T08:00", "2020-05-10T09:30"]
    assert values("2022-08-18, 2022-08-19 12:00") == ["2022-08-18", "2022-08-19T12:00"]


def test_a_phrase_covers_its_weekday_clock_and_zone() -> None:
    text = "By J. Miller | Thu, 18 Aug 2022 11:00:44 GMT | Reuters"
    (phrase,) = find_dates(text, EN)
    assert text[phrase.start : phrase.end] == phrase.text == "Thu, 18 Aug 2022 11:00:44 GMT"
    assert (phrase.zone, phrase.day, phrase.has_time) == ("page", "2022-08-18", True)


def test_a_zone_is_assumed_only_for_a_time_without_one() -> None:
    timed, printed, day = (
        find_dates(text, ZH)[0] for text in ("2022-08-18 11:00", "2022-08-18 11:00Z", "2022-08-18")
    )
    assert assume_zone(timed, "+08:00").value == "2022-08-18T11:00+08:00"
    assert assume_zone(timed, "+08:00").zone == "assumed"
    assert assume_zone(timed, None) == timed
    assert assume_zone(printed, "+08:00") == printed
    assert assume_zone(day, "+08:00") == day


def test_a_zone_with_summer_time_has_the_offset_of_the_day() -> None:
    pytest.importorskip("zoneinfo").ZoneInfo("Europe/Berlin")
    winter, summer = (DatePhrase(f"2022-{m}-18T11:00", None, 0, 0, "") for m in ("01", "08"))
    assert assume_zone(winter, "Europe/Berlin").value.endswith("+01:00")
    assert assume_zone(summer, "Europe/Berlin").value.endswith("+02:00")


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-18",
        "18. August 2022",
        "Aug 18, 2022",
        "2022年8月18日",
        "18/08/2022",
        "8月18日",
        "18.08.22",
        "１８.０８.２０２２",
        "١٨/٠٨/٢٠٢٢",
    ],
)
def test_has_date(text: str) -> None:
    assert has_date(f"x {text} y")


@pytest.mark.parametrize(
    "text", ["", "12", "version 10.2", "1.200.000", "3:2", "in 2022", "18 people"]
)
def test_has_no_date(text: str) -> None:
    assert not has_date(text)


@pytest.mark.parametrize("unit", ["1", "1/", "2022年", "12 ", "18 aaaa ", "a", "2022-08-18 ", "1:"])
def test_a_megabyte_of_anything_takes_seconds_at_most(unit: str) -> None:
    """Measured: 0.02 to 1.8 s; a quadratic step would take hours."""
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    find_dates(text, MANY)
    has_date(text)
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18 ส.ค. 2565 เวลา 11:00 น.", "2022-08-18T11:00"),
        ("วันพฤหัสบดีที่ 18 สิงหาคม พ.ศ. 2565 11.00 น.", "2022-08-18T11:00"),
        ("๑๘ สิงหาคม ๒๕๖๕", "2022-08-18"),
        ("18/08/2565", "2022-08-18"),
        ("18 ส.ค. 65 เวลา 11:00 น.", "2022-08-18T11:00"),
        ("เผยแพร่: 18 สิงหาคม พ.ศ. 65", "2022-08-18"),
        ("1 ม.ค.67", "2024-01-01"),
    ],
)
def test_thai(text: str, value: str) -> None:
    assert has_date(text)
    assert [found.value for found in find_dates(text, get_lexicon("th"))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ราคา 18 บาท 65 สตางค์",  # a price: its word is no month
        "18 ส.ค. 11.00 น.",  # a clock behind a day without a year
        "18 ส.ค. 22",  # the year of no Thai calendar that a news page has
        "31 ก.พ. 65",
    ],
)
def test_no_thai_day(text: str) -> None:
    assert find_dates(text, get_lexicon("th")) == ()


def test_a_megabyte_of_digits_is_no_date_and_takes_no_time() -> None:
    started = time.process_time()
    assert find_dates("1" * 1_000_000, EN) == ()
    assert find_dates("May 2, 2025" + "1" * 1_000_000, EN) == ()
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("text", ["３ people in ２０", "１０.２"])
def test_digits_of_other_scripts_alone_are_no_date(text: str) -> None:
    assert not has_date(text)
