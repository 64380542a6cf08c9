"""Dates printed on the page: which lines have the story's, and how far each is trusted."""

import pytest

from newsclean.fields.published.date_evidence import DateEvidence, find_labelled_field
from newsclean.fields.published.printed_dates import find_printed_dates, is_prose_text
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Role, Settings
from tests.fields.published.dated_pages import BODY, make_article, make_story

BELOW = 0.85  # the trust in the line right below the headline


def find(page: LabelledPage) -> list[DateEvidence]:
    return list(find_printed_dates(page))


def read(*between: tuple[Role, str] | str, lang: str = "en") -> list[tuple[str, str | None, float]]:
    found = find(make_article(*between, lang=lang))
    return [(item.phrase.value, item.field, round(item.trust, 4)) for item in found]


@pytest.mark.parametrize(
    "line", ["12 reasons to stay", "Version 31.02", "Room 2022", "3 hours ago", "yesterday"]
)
def test_lines_without_a_date(line: str) -> None:
    assert read(line) == []


def test_a_day_and_a_time() -> None:
    assert read("18 August 2022") == [("2022-08-18", None, BELOW)]
    assert read("18 August 2022, 11:00") == [("2022-08-18T11:00", None, round(BELOW + 0.06, 4))]
    (found,) = find(make_article("18 August 2022"))
    assert (found.source, found.rule, found.at.line) == ("page", "line", 2)


def test_later_dates_of_a_line_are_trusted_less() -> None:
    days = " | ".join(f"2022-08-{day}" for day in range(11, 17))
    found = [trust for _, _, trust in read(days)]
    assert found == [BELOW, round(BELOW - 0.2, 4), round(BELOW - 0.4, 4), round(BELOW - 0.6, 4)]


def test_no_date_is_trusted_fully_or_not_at_all() -> None:
    assert read((Role.CREDIT, "Published 18 August 2022"))[0][2] == 0.95
    below = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "11 August 2022 | 12 August 2022")
    assert [round(item.trust, 4) for item in find(make_article(below=below))] == [0.2, 0.05]


# ---- labels ----


def test_a_label_makes_a_date_sure_above_the_body_and_surer_below_it() -> None:
    (above,) = read("Published 18 August 2022")
    assert above == ("2022-08-18", "published", 0.95)
    far = make_story(
        "Published 18 August 2022", *["line"] * 15, *[(Role.BODY, BODY)] * 6
    )  # 0.16 by its place
    assert [(item.rule, item.trust) for item in find(far)] == [("label", 0.8)]
    below = find(make_article(below=("a", "b", "Updated 18 August 2022")))
    assert [(item.field, item.trust) for item in below] == [("modified", 0.6)]
    first = find(make_article(below=("Updated 18 August 2022",)))
    assert [item.trust for item in first] == [pytest.approx(0.6)]
    credit = make_story((Role.BODY, BODY), (Role.CREDIT, "Updated 18 August 2022"))
    assert [item.trust for item in find(credit)] == [pytest.approx(0.5 + 0.16 + 0.1)]


def test_the_nearest_label_counts() -> None:
    zh, en = get_lexicon("zh"), get_lexicon("en")
    assert find_labelled_field("By Jane Miller ", en) is None
    assert find_labelled_field("本报讯 ", zh) is None
    assert find_labelled_field("最后更新时间：", zh) == "modified"
    assert find_labelled_field("发布时间:", zh) == "published"
    assert find_labelled_field("Published 5 May 2020, last updated ", en) == "modified"
    assert find_labelled_field("Updated 5 May 2020, first published ", en) == "published"


def test_a_label_far_before_a_date_is_of_something_else() -> None:
    assert read("Published " + "x" * 22 + " 18 August 2022")[0][1] is None
    assert read("Published " + "x" * 21 + " 18 August 2022")[0][1] == "published"


def test_a_label_before_the_date_before_is_none_of_the_next() -> None:
    assert [field for _, field, _ in read("Updated 1/2/2022 | 18 August 2022")] == [
        "modified",
        None,
    ]


def test_the_date_before_an_update_is_the_day_of_publishing() -> None:
    found = read("18 August 2022 | Updated 19 August 2022")
    assert [field for _, field, _ in found] == ["published", "modified"]
    found = read("18 August 2022 | Updated 19 August 2022 | 20 August 2022")
    assert [field for _, field, _ in found] == ["published", "modified", None]
    found = read("Updated 18 August 2022 | Updated 19 August 2022")
    assert [field for _, field, _ in found] == ["modified", "modified"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("May 21, 2025April 24, 2025", ["modified", "published"]),
        ("April 24, 2025 May 21, 2025", ["published", "modified"]),
        ("May 21, 2025 May 21, 2025", ["published", "modified"]),
        ("April 24, 2025 | May 21, 2025", [None, None]),
        ("April 24, 2025 May 21, 2025 May 22, 2025", [None, None, None]),
    ],
)
def test_two_dates_side_by_side(line: str, fields: list[str | None]) -> None:
    assert [field for _, field, _ in read(line)] == fields


# ---- what stands around a date ----


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("2007年6月29日第十届会议通过", 0.5),
        ("2007年6月29日 第十届会议通过", 1),
        ("2007年6月29日, 会议", 1),
        ("On 29 June 2007bis", 1),  # Latin letters
        ("香港一位官员说明情况（6/12/2012）", 0.5),
        ("新华网 (2012-06-04)", 1),
        ("香港一位官员 (2012-06-04)", 1),  # the date begins at the eighth character
        ("香港一位官员说 (2012-06-04)", 0.5),
        ("香港一位官员说明 (2012-06-04 11:00)", (0.85 + 0.06) / 0.85),
    ],
)
def test_days_run_into_words_or_in_brackets(line: str, share: float) -> None:
    assert [round(trust / BELOW, 3) for _, _, trust in read(line, lang="zh")] == [round(share, 3)]


def test_of_running_text_only_the_date_that_opens_it_counts() -> None:
    text = (
        "18 August 2022 - On 19 August 2022 the council met, as it does on most days of the year."
    )
    assert read(text) == [("2022-08-18", None, round(0.4 * 0.4, 4))]
    late = "The council met on a rainy day, 18 August 2022, as it does on most days in the summer."
    assert read(late) == []
    early = "The council met on a rainy day 18 August 2022, as it does on most days in the summer."
    assert len(read(early)) == 1


PIECE = "新桥通车"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a" * 160, False),
        ("a" * 161, True),
        (PIECE * 20, False),  # 160 cells
        (PIECE * 20 + "a", True),
        ("a" * 79 + ".", False),
        ("a" * 80 + ".", True),
        ("a" * 80 + ".”", True),
        ("a" * 80 + ":", False),
        ("a" * 80 + "!", True),
        ("a" * 80 + "?", True),
        ("a" * 79 + "。", True),
        ("a" * 79 + "！", True),
        ("a" * 79 + "？", True),
        ("a" * 80 + "」", False),
        ("a" * 80 + "?」", True),
        ("a" * 80 + "?』", True),
        ("a" * 80 + '?"', True),
        ("a" * 40 + "，" + "a" * 40, True),
        ("a" * 40 + "，" + "a" * 38, False),
        ("2022-08-18 11:00:44 来源：某某网 作者：张三 编辑：李四", False),
    ],
)
def test_running_text(text: str, prose: bool) -> None:  # noqa: FBT001 - the value looked for
    assert is_prose_text(text) is prose


def test_paragraphs_inside_the_body_have_no_dates() -> None:
    page = make_story(
        (Role.BODY, f"18 August 2022 - {BODY}"), (Role.BODY, f"19 August 2022 - {BODY}")
    )
    assert [item.phrase.value for item in find(page)] == ["2022-08-18"]


def test_far_down_in_the_body_only_a_labelled_date_counts() -> None:
    body = [(Role.BODY, BODY)] * 6
    lines = ("18 August 2022", "Published 19 August 2022")
    page = make_story(*body, *((Role.BODY, line) for line in lines), *body)
    assert [(item.phrase.value, item.trust) for item in find(page)] == [("2022-08-19", 0.6)]
    page = make_story(*body[:3], (Role.BODY, lines[0]), *body)
    assert [item.trust for item in find(page)] == [0.7]


def test_what_is_no_place_of_a_date_has_none() -> None:
    assert read((Role.CAPTION, "The mayor on August 17, 2022")) == []


def test_a_date_far_in_a_block_is_not_read() -> None:
    assert read("x" * 60 + " 18 August 2022") != []
    prefix = "18 August 2022 " + "x" * 290
    assert [value for value, _, _ in read(f"{prefix} 19 August 2022")] == ["2022-08-18"]
    assert read("x" * 320 + " 18 August 2022") == []


# ---- day and clock on two lines ----


@pytest.mark.parametrize(
    ("following", "value"),
    [
        ("11:00", "2022-08-18T11:00+08:00"[:16]),
        ("11时00分", "2022-08-18T11:00"),
        (" - 11:00", "2022-08-18T11:00"),
        ("11:00 来源：某某网", "2022-08-18T11:00"),
        ("11:00 " + "a" * 19, "2022-08-18T11:00"),
        ("11:00 " + "a" * 20, "2022-08-18"),
        ("---- 11:00", "2022-08-18"),
        ("11 comments", "2022-08-18"),
        ("11:001", "2022-08-18"),
        ("Room 11:00", "2022-08-18"),
    ],
)
def test_a_clock_on_the_next_line(following: str, value: str) -> None:
    assert [found for found, _, _ in read("2022-08-18", following, lang="zh")] == [value]


def test_a_long_line_has_its_clock_on_itself() -> None:
    day = " | 2022-08-18"
    assert read("x" * 18 + day, "11:00", lang="zh")[0][0] == "2022-08-18T11:00"
    assert read("x" * 19 + day, "11:00", lang="zh")[0][0] == "2022-08-18"
    last = make_story((Role.BODY, BODY), "2022-08-18")
    assert [item.phrase.value for item in find(last)] == ["2022-08-18"]


# ---- relative dates ----


def crawl(page: LabelledPage) -> list[DateEvidence]:
    return find(page.replace(settings=Settings(crawled="2022-08-20T12:00")))


def test_a_relative_date_needs_the_day_of_the_crawl() -> None:
    assert find(make_article("Updated 3 days ago")) == []
    (found,) = crawl(make_article("3 days ago"))
    assert (found.phrase.value, found.field, found.rule) == ("2022-08-17", None, "near")
    assert found.trust == pytest.approx(0.85 * 0.7)
    assert [item.field for item in crawl(make_article("Updated 3 days ago"))] == ["modified"]
    assert [item.field for item in crawl(make_article("Updated: Aug 18"))] == ["modified"]


def test_relative_dates_elsewhere_are_none_of_the_story_s() -> None:
    assert crawl(make_article("3 days ago, " + "x" * 69)) == []
    assert len(crawl(make_article("3 days ago, " + "x" * 68))) == 1
    assert crawl(make_article(below=("3 days ago",))) == []  # trusted .5: no better than the body
    body = [(Role.BODY, BODY), (Role.BODY, "3 days ago"), (Role.BODY, BODY)]
    assert crawl(make_story(*body)) == []
    assert crawl(make_article((Role.CAPTION, "3 days ago"))) == []
