"""Makes lines with dates, each with its right reading by construction.

A line is a day in a form of its language, a clock in one of its forms, a joiner, a word before and a
word behind. Names of months stand here once more: those of the language files are what is tested.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import NamedTuple

FIRST_DAY, DAYS = date(2019, 12, 1), 2200
NUMERALS = "〇一二三四五六七八九"


class Language(NamedTuple):
    """How newsrooms of one language write a day and a time.

    `forms` know `{y}`, `{m}`, `{mm}`, `{d}`, `{dd}` and `{month}`; `clocks` know `{h}`, `{hh}` and
    `{mi}`; `before` and `behind` are words that may stand at the line's ends.
    """

    code: str
    forms: tuple[str, ...]
    clocks: tuple[str, ...]
    joiners: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    months: str = ""


class DatedLine(NamedTuple):
    """A line, the language of its words, and what it says in ISO 8601."""

    code: str
    text: str
    value: str


FIGURES = ("{y}-{mm}-{dd}", "{y}/{mm}/{dd}", "{y}.{mm}.{dd}")
DAY_FIRST = ("{dd}.{mm}.{y}", "{dd}/{mm}/{y}", "{dd}-{mm}-{y}")
CLOCK = ("{hh}:{mi}",)
SPACES = (" ", "  ", ", ")

LANGUAGES = (
    Language(
        "zh",
        (
            *FIGURES,
            "{y}年{m}月{d}日",
            "{y}年{mm}月{dd}日",
            "{y} 年 {m} 月 {d} 日",
            "{numerals}",
            "{minguo}",
        ),
        ("{hh}:{mi}", "{hh}时{mi}分", "{hh}：{mi}"),
        (" ", "　", "  "),
        ("", "发布时间：", "时间: ", "来源：柳湾网 "),
        ("", " 来源：柳湾网", " 作者：唐若梅", " | 阅读 1024"),
    ),
    Language(
        "ja",
        (*FIGURES, "{y}年{m}月{d}日", "{reiwa}", "{both}", "{both_behind}"),
        ("{hh}:{mi}", "{hh}時{mi}分"),
        (" ", "　"),
        ("", "公開日：", "更新: "),
        ("", " 北浜新報", "　記者 青野凪"),
    ),
    Language(
        "ko",
        (*FIGURES, "{y}년 {m}월 {d}일", "{y}. {m}. {d}."),
        CLOCK,
        (" ",),
        ("", "입력 ", "등록: "),
        ("", " 강물일보", " | 박순례 기자"),
    ),
    Language(
        "en",
        ("{month} {d}, {y}", "{d} {month} {y}", "{month} {d} {y}", "{y}-{mm}-{dd}"),
        CLOCK,
        (" ", ", ", " at ", " - "),
        ("", "Published ", "Posted: ", "By Ida Fenwick | "),
        ("", " | Harbour Courier", " by Ida Fenwick"),
        "January February March April May June July August September October November December",
    ),
    Language(
        "de",
        (*DAY_FIRST, "{d}. {month} {y}"),
        ("{hh}:{mi} Uhr", "{hh}.{mi} Uhr", "{hh}:{mi}"),
        (" ", ", ", " um ", " - "),
        ("", "Veröffentlicht: ", "Stand: ", "Küstenblatt | "),
        ("", " | Wiebke Tammen"),
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    Language(
        "fr",
        (*DAY_FIRST, "{d} {month} {y}"),
        ("{hh}h{mi}", "{hh}:{mi}", "{hh} h {mi}"),
        (" ", " à ", ", "),
        ("", "Publié le ", "Mis en ligne le "),
        ("", " - Le Courrier du quai"),
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    Language(
        "es",
        (*DAY_FIRST, "{d} de {month} de {y}"),
        CLOCK,
        (" ", ", ", " a las "),
        ("", "Publicado: ", "Publicado el "),
        ("", " | Diario de Villarena"),
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    Language(
        "pt",
        (*DAY_FIRST, "{d} de {month} de {y}"),
        ("{hh}:{mi}", "{hh}h{mi}"),
        (" ", " às ", ", "),
        ("", "Publicado em "),
        ("", " | Folha do Cais"),
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    Language(
        "it",
        (*DAY_FIRST, "{d} {month} {y}"),
        CLOCK,
        (" ", " alle ", ", "),
        ("", "Pubblicato il "),
        ("", " | Il Corriere del molo"),
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    Language(
        "ru",
        ("{dd}.{mm}.{y}", "{d} {month} {y}", "{d} {month} {y} года"),
        CLOCK,
        (" ", ", ", " в "),
        ("", "Опубликовано: "),
        ("", " | Речной вестник"),
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    Language(
        "id",
        ("{dd}/{mm}/{y}", "{d} {month} {y}"),
        ("{hh}:{mi} WIB", "{hh}.{mi} WIB"),
        (" ", ", ", " | "),
        ("", "Terbit: "),
        ("",),
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    ),
    Language(
        "vi",
        ("{dd}/{mm}/{y}", "{d} tháng {m} năm {y}", "{d} tháng {m}, {y}"),
        CLOCK,
        (" ", ", ", " lúc "),
        ("", "Thứ Hai, "),
        ("", " | Báo Bến Cảng"),
    ),
    Language(
        "ar",
        ("{d} {month} {y}", "{dd}/{mm}/{y}", "{d} {month}، {y}"),
        CLOCK,
        (" ", " - ", " | "),
        ("", "نشر في: ", "تاريخ النشر: "),
        ("", " | الميناء"),
        "كانون+الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين+الأول تشرين+الثاني كانون+الأول",
    ),
    Language(
        "th",
        ("{d} {month} {be}", "{dd}/{mm}/{be}"),
        ("{hh}:{mi} น.", "{hh}.{mi} น."),
        (" ", " เวลา "),
        ("", "เผยแพร่: "),
        ("",),
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    ),
)
# First days of years of the Solar Hijri calendar, as Iran's official calendar has them.
NOWRUZ = {1399: date(2020, 3, 20), 1400: date(2021, 3, 21), 1401: date(2022, 3, 21),
          1402: date(2023, 3, 21), 1403: date(2024, 3, 20), 1404: date(2025, 3, 21)}  # fmt: skip
PERSIAN_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

NEAR_MISSES = {
    "a version": ("v{y}.{m}.{d}", "{m}.{d}.{y}.{n}", "Build {y}.{mm}.{dd}.{n}"),
    "a telephone number": ("0{m}{d} {y}-{n}-{d}", "+49 {m}{d} {y}{n}", "({mm}{d}) {n}-{y}"),
    "a score": ("{m}:{d}, {d}:{m}, {m}:{n}", "{m}-{d} {d}-{m}", "{d}–{m} ({m}–{n})"),
    "a price": ("${m},{n}.{dd}", "€ {d}.{n},{mm}", "{d}.{n},{mm} Kč", "¥{d},{n}"),
    "a range of years": ("{y}-{y}", "{y}/{mm}", "© {y}–{y}"),
    "an address": ("10.{m}.{d}.{n}", "/{d}/{m}/a-{y}", "img_{y}{mm}{dd}_{n}.jpg"),
    "no day": ("{y}-{mm}-{d}{n}", "32.{mm}.{y}", "{y}年13月{d}日", "{y}-00-{dd}", "99.99.{y}"),
}


def make_random(seed: int) -> Random:
    """Chance that is the same in every run."""
    return Random(seed)  # noqa: S311 - no secret is made


def spell_in_numerals(number: int) -> str:
    """A number up to 99 in Chinese numerals: 26 is 二十六."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
    return ten + (NUMERALS[ones] if ones or not tens else "")


def list_parts(day: date, language: Language) -> dict[str, object]:
    """What a form may ask for, of one day."""
    names = [name.replace("+", " ") for name in language.months.split()]
    year, month, number = str(day.year), day.month, day.day
    digits = "".join(NUMERALS[int(digit)] for digit in year)
    in_numerals = f"{spell_in_numerals(month)}月{spell_in_numerals(number)}日"
    return {
        "y": year,
        "be": day.year + 543,
        "m": month,
        "mm": f"{month:02}",
        "d": number,
        "dd": f"{number:02}",
        "month": names[month - 1] if names else "",
        "numerals": f"{digits}年{in_numerals}",
        "minguo": f"民國{day.year - 1911}年{month}月{number}日",
        "reiwa": f"令和{day.year - 2018}年{month}月{number}日",
        "both": f"令和{day.year - 2018}年（{year}年）{month}月{number}日",
        "both_behind": f"{year}年(令和{day.year - 2018}年){month}月{number}日",
    }


def make_dated_lines(language: Language, count: int, seed: int) -> Iterator[DatedLine]:
    """Lines of one language: every form with every clock first, then whatever chance brings."""
    random = make_random(seed)
    clocks = ("", *language.clocks)
    pairs = [*product(language.forms, clocks)]
    for number in range(count):
        form, clock = pairs[number] if number < len(pairs) else random.choice(pairs)
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        hour, minute = random.randrange(24), random.randrange(60)
        text, value = form.format(**list_parts(day, language)), day.isoformat()
        if clock:
            shown = clock.format(h=hour, hh=f"{hour:02}", mi=f"{minute:02}")
            text += random.choice(language.joiners) + shown
            value += f"T{hour:02}:{minute:02}"
        ends = random.choice(language.before), random.choice(language.behind)
        yield DatedLine(language.code, text.join(ends), value)


def make_persian_lines(count: int, seed: int) -> Iterator[DatedLine]:
    """Lines of Iranian newsrooms, whose years begin in March."""
    random = make_random(seed)
    for _ in range(count):
        year = random.choice([*NOWRUZ])
        month, day = random.randrange(1, 13), random.randrange(1, 30)
        passed = (month - 1) * 30 + min(month - 1, 6) + day - 1
        text = random.choice(
            (f"{day} {PERSIAN_MONTHS[month - 1]} {year}", f"{year}/{month:02}/{day:02}")
        )
        text = random.choice(("", "تاریخ انتشار: ")) + text
        value = (NOWRUZ[year] + timedelta(days=passed)).isoformat()
        yield DatedLine("fa", random.choice((text, text.translate(PERSIAN_DIGITS))), value)


def make_near_misses(form: str, count: int, seed: int) -> Iterator[str]:
    """Lines of figures of one form that name no day."""
    random = make_random(seed)
    for _ in range(count):
        month, day = random.randrange(1, 13), random.randrange(1, 29)
        parts = {"y": random.randrange(2000, 2030), "m": month, "mm": f"{month:02}", "d": day}
        yield form.format(**parts, dd=f"{day:02}", n=random.randrange(100, 999))
