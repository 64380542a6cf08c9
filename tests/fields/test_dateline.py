"""Datelines: what only looks like one, then agency, place and reporter."""

import pytest

from newsclean.fields.dateline import find_agency, find_location, find_reporters, parse_dateline
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Place, Role
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, best, make_page


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "本报6月11日讯 记者获悉，"),
        ("zh", "本报记者6月11日从市政府获悉，"),
        ("zh", "本报昨日报道了此事，"),
        ("zh", "据新华社报道，"),
        ("zh", "新华社说，"),
        ("zh", "新华社北京8月17日"),
        ("zh", "新华社北京8月17日" + "新" * 30 + "电"),
        ("zh", "新华社北京8月17号电"),
        ("zh", "記者王小岚／台北報導 新橋"),
        ("zh", "【評論王小岚／台北報導】新橋"),
        ("zh", "【記者王小岚／台北新橋】新橋"),
        ("zh", ""),
        ("ko", "(가격=1000원) 이 제품은"),
        ("ko", "(서울특별시 강남구=연합뉴스) 시는"),
        ("ko", "서울=연합뉴스 시는"),
        ("ja", "【動画】橋が開通"),
        ("ja", "「東京＝青野凪」橋が"),
    ],
)
def test_no_dateline(lang: str, text: str) -> None:
    assert list(parse_dateline(text, get_lexicon(lang))) == []


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("zh", "新华社北京8月17日电 ", {"agency": "新华社", "location": "北京"}),
        ("zh", "  新华社北京17日电 ", {"agency": "新华社", "location": "北京"}),
        ("zh", "新华社北京2022年8月17日电 ", {"agency": "新华社", "location": "北京"}),
        ("zh", "新华社 北京 8月17日电 ", {"agency": "新华社", "location": "北京"}),
        ("zh", f"新华社北京8月17日{'新' * 29}电", {"agency": "新华社", "location": "北京"}),
        ("zh", "中新网上海8月17日电 (记者 李佳) ", {"agency": "中新网", "location": "上海"}),
        ("zh", "（法新社羅馬19日電） ", {"agency": "法新社", "location": "羅馬"}),
        ("zh", "【新华社北京8月17日电】", {"agency": "新华社", "location": "北京"}),
        ("zh", "[新华社北京8月17日电]", {"agency": "新华社", "location": "北京"}),
        ("zh", "本报松陵6月11日电 （记者 纪云帆）", {"location": "松陵"}),
        (
            "zh",
            "（中央社記者王小岚台北17日電）新橋",
            {"location": "台北", "agency": "中央社", "author": "王小岚"},
        ),
        ("zh", "【記者王小岚／台北報導】新橋", {"location": "台北"}),
        ("zh", "（記者王小岚/台北報導）新橋", {"location": "台北"}),
        ("ko", "(서울=연합뉴스) 노을찬 기자 = 시는", {"location": "서울", "agency": "연합뉴스"}),
        (
            "ko",
            "[부산=해오름뉴스 노을찬 기자] 다리가",
            {"location": "부산", "outlet": "해오름뉴스"},
        ),
        ("ja", "【東京＝青野凪】橋が", {"location": "東京", "author": "青野凪"}),
        ("ja", "【東京=青野凪】橋が", {"location": "東京", "author": "青野凪"}),
        ("ja", "【東京＝共同】橋が", {"location": "東京"}),
    ],
)
def test_datelines(lang: str, text: str, values: dict[str, str]) -> None:
    assert dict(parse_dateline(text, get_lexicon(lang))) == values


DATELINE = "新华社北京8月17日电 "
LINE = "一行"


@pytest.mark.parametrize(
    ("above", "depth", "confidence"),
    [(0, 0, 0.95), (0, 5, 0.75), (0, 6, None), (1, 0, 0.91), (3, 0, 0.83), (9, 0, 0.83)],
)
def test_datelines_open_the_first_blocks_of_the_body(
    above: int, depth: int, confidence: float | None
) -> None:
    page = make_page(*[LINE] * above, *[PROSE] * depth, (Role.BODY, DATELINE + PROSE), PROSE)
    found = [item.confidence for item in (*find_agency(page), *find_location(page))]
    assert found == [pytest.approx(confidence)] * (2 if confidence else 0)


@pytest.mark.parametrize(("between", "confidence"), [(0, 0.87), (1, 0.91), (2, 0.95), (3, None)])
def test_or_the_last_blocks_above_it(between: int, confidence: float | None) -> None:
    page = make_page(LINE, LINE, LINE, DATELINE, *[LINE] * between, PROSE)
    assert [item.confidence for item in find_agency(page)] == (
        [pytest.approx(confidence)] if confidence else []
    )


def test_the_evidence_of_a_dateline() -> None:
    (found,) = find_agency(make_page((Role.BODY, DATELINE + PROSE * 3)))
    assert (found.rule, found.at.line) == ("dateline", 1)
    assert found.text == (DATELINE + PROSE * 3)[:60]


def test_a_dateline_far_in_a_text_is_none() -> None:
    page = make_page((Role.BODY, "北" * 60 + DATELINE + PROSE))
    assert find_agency(page) == ()


# ---- the bracket that ends a story ----


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("(dpa)", ["dpa"]),
        ("(dpa/AFP)", ["dpa", "AFP"]),
        ("(dpa/lno) ", ["dpa"]),
        ("(ab)", []),
        ("(dpa).", ["dpa"]),
        ("(Dpa)", ["Dpa"]),
        ("(dpa)…", []),
        ("(dpa) x", []),
        ("dpa)", []),
        ("(a dpa)", []),
    ],
)
def test_an_agency_in_the_bracket_that_ends_a_story(text: str, agencies: list[str]) -> None:
    page = make_page(ENGLISH, (Role.BODY, f"{ENGLISH} {text}"), lang="de")
    found = find_agency(page)
    assert [item.value for item in found] == agencies
    assert all((item.confidence, item.rule) == (0.6, "closing bracket") for item in found)
    earlier = make_page((Role.BODY, f"{ENGLISH} {text}"), ENGLISH, lang="de")
    assert find_agency(earlier) == ()


# ---- words beside the clock ----


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("2022-08-18 11:00:44 北京", "北京"),
        ("2022-08-18 11:00:44 来自北京", "来自北京"),
        ("2022-08-18 11:00:44 来自北京市", None),
        ("2022-08-18 11:00:44 京", None),
        ("2022-08-18 11:00:44 GMT", None),
        ("2022-08-18 11:00:44 北京A", None),
        ("2022-08-18 11:00:44", None),
        ("2022-08-18 11:00:44 北京" + " " * 56 + "ab", "北京"),
        ("2022-08-18 11:00:44 北京" + " " * 56 + "abc", None),
    ],
)
def test_a_word_beside_the_clock_is_given_and_refused(line: str, word: str | None) -> None:
    found = find_location(make_page(TITLE, line, PROSE))
    assert [(item.value, item.confidence) for item in found] == [(word, 0.0)] * (word is not None)
    assert find_location(make_page(TITLE, line, PROSE, lang="en")) == ()


def test_a_dateline_beats_a_word_beside_the_clock() -> None:
    page = make_page(TITLE, "2022-08-18 11:00:44 上海", (Role.BODY, DATELINE + PROSE))
    assert [item.value for item in find_location(page)] == ["北京", "上海"]


def test_the_reporter_of_a_dateline() -> None:
    page = make_page("橋が開通", "【東京＝青野凪】" + PROSE, PROSE, lang="ja")
    (found,) = find_reporters(page)
    assert (found.value, found.at, best(find_location(page))) == (
        "青野凪",
        Place(2, found.at.xpath),
        "東京",
    )
    assert find_agency(page) == ()


# ---- datelines in languages with spaces: what the page must say ----

LONG = f"{ENGLISH} {ENGLISH}"


def place(*lines: str, lang: str = "en") -> str | None:
    page = make_page(BRIDGE, *[(Role.BODY, line) for line in lines], lang=lang)
    found: str | None = best(find_location(page))
    return found


@pytest.mark.parametrize(
    "lines",
    [
        ("MILLER – " + LONG, "DOE – " + LONG),  # speakers
        ("MILLER: " + LONG, LONG),
        ("BRUGDAM: " + LONG, LONG),  # the page never says in Brugdam
        ("Brugdam – " + LONG, LONG),
        ("Roma – Lazio 2-1, and later the " + ENGLISH, LONG),
        ("London – Milan", LONG),
        (LONG, LONG, LONG, "BRUGDAM – " + LONG),
        (LONG, "London – " + LONG),
        ("Hahn (CSU) – " + LONG, "Kolb (SPD) – " + LONG),
        ("UPDATE – " + LONG, LONG),
    ],
)
def test_openings_that_are_no_dateline_on_their_page(lines: tuple[str, ...]) -> None:
    assert place(*lines) is None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("BRUGDAM – " + LONG, LONG), "BRUGDAM"),
        (("BRUGDAM – " + LONG, "The market in Brugdam stays. " + LONG), "Brugdam"),
        (("BRUGDAM: " + LONG, "The market in Brugdam stays. " + LONG), "Brugdam"),
        (("LONDON: " + LONG, LONG), "London"),
        (("Londres – " + LONG, LONG), "Londres"),
        ((LONG, LONG, "BRUGDAM – " + LONG), "BRUGDAM"),
        (("A short line", "Another", "BRUGDAM – " + LONG), "BRUGDAM"),
        (("Kiel (dpx) - " + LONG, LONG), "Kiel"),
        (("BERLIN/THE HAGUE (AP) — " + LONG, LONG), "Berlin/The Hague"),
    ],
)
def test_the_place_that_opens_a_story(lines: tuple[str, ...], name: str) -> None:
    assert place(*lines) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Do Farol, em São Paulo",), "São Paulo"),
        (("By Ann Lee in London",), "London"),
        (("Protests grow in London",), None),
        (("Ann Lee", "Madrid", (Role.CREDIT, "6 May 2024, 10:30")), "Madrid"),
        (("Ann Lee", "Brugdam", (Role.CREDIT, "6 May 2024, 10:30")), None),
        (("Ann Lee", "Madrid", "Sport"), None),
        (((Role.CREDIT, "Tags"), "Madrid", (Role.CREDIT, "6 May 2024")), None),
    ],
)
def test_the_place_of_a_byline(lines: tuple[str, ...], name: str | None) -> None:
    assert best(find_location(make_page(BRIDGE, *lines, LONG, lang="en"))) == name
    assert best(find_location(make_page(*lines, BRIDGE, LONG, lang="en"))) is None
