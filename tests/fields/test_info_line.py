"""The info line and its neighbours: which words name an outlet, which an author."""

from typing import Any

import pytest

from newsclean.fields.info_line import InfoLineName, find_info_line_names, is_info_line
from newsclean.model import Block, Kind, Markup, Place, Role
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, Line, classed, make_page

DATE = "2023-11-02 21:37"
LINE = "市民昨天在江边散步。"


def find(*lines: Line, lang: str = "zh") -> list[InfoLineName]:
    return list(find_info_line_names(make_page(*lines, lang=lang)))


def read(*lines: Line, lang: str = "zh") -> list[tuple[str | None, str | None, float]]:
    """The outlet, the author and the confidence of each name."""
    return [(name.outlet, name.author, name.confidence) for name in find(*lines, lang=lang)]


# ---- which lines are info lines ----


def block(text: str, **rest: Any) -> Block:
    return Block(text, Kind.PARAGRAPH, Place(), **rest)


@pytest.mark.parametrize(
    "text",
    [
        "昨天",  # a button
        "某某 发表于 江边 的 昨天",  # five words
        "12:02",
        "3月5日",
        "2001 2002",
        "香港一位官员（6/12/2012）",
        "2023-11-02 " + "新" * 32,
        "1234 江边",
    ],
)
def test_no_info_line(text: str) -> None:
    assert not is_info_line(block(text), make_page(PROSE))


@pytest.mark.parametrize(
    "text",
    [
        "某某 昨天",
        "某某 发表于 昨天 13:42",
        "某某 3小时前",
        "2023-11-02",
        "发布时间：08-18 来源于" + "新" * 40,  # the label of a date
        "某某网 (2020-01-21)",
        "某某网(2020-01-21)",
        "2023-11-02 " + "新" * 31,
    ],
)
def test_info_lines(text: str) -> None:
    assert is_info_line(block(text), make_page(PROSE))


def test_a_linked_line_is_about_another_page() -> None:
    page = make_page(PROSE)
    for size, expected in ((len(DATE), False), (len(DATE) - 1, False), (len(DATE) - 2, True)):
        assert is_info_line(block(DATE, markup=Markup(link_chars=size)), page) is expected


# ---- words on the line ----


def test_a_newsroom_beside_the_date_is_the_outlet() -> None:
    (found,) = find(TITLE, f"某某晚报 {DATE}", PROSE)
    assert (found.outlet, found.author) == ("某某晚报", None)
    assert (found.rule, found.confidence, found.block.at.line) == ("beside the date", 0.6, 2)


def test_a_person_beside_the_date_is_the_author() -> None:
    (found,) = find(TITLE, f"岳南星 {DATE}", PROSE)
    assert (found.author, found.rule, found.confidence) == ("岳南星", "name beside the date", 0.75)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("海藻怪 发表于 2014-04-10 10:28", "海藻怪"),
        ("岳南星 发表于 2014-04-10 10:28", "岳南星"),
        ("海藻怪发表于 昨天", "海藻怪"),
        ("seaweed42 发表于 2014-04-10 10:28", "seaweed42"),
    ],
)
def test_who_posted_a_story_is_its_author(line: str, author: str) -> None:
    (found,) = find(TITLE, line, PROSE)
    assert (found.author, found.rule) == (author, "name before the date's label")
    assert found.confidence == 0.75


def test_a_newsroom_before_the_label_is_no_person() -> None:
    assert read(TITLE, f"江畔日报 发表于 {DATE}", PROSE) == [("江畔日报", None, 0.6)]
    assert read(TITLE, f"Harbour日报 发表于 {DATE}", PROSE) == [("Harbour日报", None, 0.6)]


def test_a_line_names_one() -> None:
    assert read(TITLE, f"江畔日报 某某晚报 {DATE}", PROSE) == [("某某晚报", None, 0.6)]


def test_a_line_with_its_own_source_names_nobody_else() -> None:
    assert read(TITLE, f"江畔日报 {DATE} 来源：某某晚报", PROSE) == []


def test_without_surnames_a_short_word_is_no_name() -> None:
    assert read("橋が開通", "2020/07/13 質問", PROSE, lang="ja") == []
    assert read("橋が開通", "2020/07/13 松村太郎", PROSE, lang="ja")[0][1] == "松村太郎"
    assert read("橋が開通", "2020/07/13 青野凪", PROSE, lang="ja") == []


# ---- lines beside it ----


def test_a_word_alone_above_or_below_the_date_is_the_outlet() -> None:
    above = find(TITLE, LINE, "城南旧事簿", DATE, PROSE)
    below = find(TITLE, LINE, DATE, "城南旧事簿", PROSE)
    for found in (above, below):
        assert [(name.outlet, name.confidence) for name in found] == [("城南旧事簿", 0.55)]
        assert found[0].rule == "line next to the date"
    assert read(TITLE, LINE, DATE, LINE, "城南旧事簿", PROSE) == []


def test_only_the_two_lowest_dates_have_neighbours() -> None:
    dates = [f"2023-11-0{day}" for day in (1, 2, 3)]
    lines = (dates[0], "城南旧事簿", LINE, dates[1], LINE, dates[2], LINE)
    assert read(*lines, PROSE) == []
    assert read(*lines[3:], "一", dates[0], "城南旧事簿", PROSE)[0][0] == "城南旧事簿"
    assert read(LINE, dates[1], "城南旧事簿", LINE, dates[2], LINE, PROSE)[0][0] == "城南旧事簿"


def test_a_word_below_the_headline_is_the_outlet() -> None:
    assert read(TITLE, "城南旧事簿", LINE, LINE, DATE, PROSE) == [("城南旧事簿", None, 0.57)]
    lower = (LINE, LINE, LINE, TITLE, "城南旧事簿", LINE, DATE, PROSE)
    assert read(*lower) == [("城南旧事簿", None, 0.57)]
    assert read(TITLE, "城南旧事簿", PROSE) == [("城南旧事簿", None, 0.5)]
    assert read(TITLE, "城南旧事簿", LINE, LINE, LINE, LINE, DATE, PROSE) == []
    assert read(LINE, "城南旧事簿", PROSE) == []
    assert read(TITLE, PROSE) == []
    (found,) = find(TITLE, "城南旧事簿", PROSE)
    assert found.rule == "line below the headline"


def test_a_heading_is_a_headline_too() -> None:
    heading = Block("江边的桥通车了", Kind.HEADING, Place(), level=2)
    assert read(TITLE, "岳南星", heading, "城南旧事簿", PROSE) == [("城南旧事簿", None, 0.5)]


def test_who_posted_on_the_line_below() -> None:
    (found,) = find(TITLE, "海边藻怪", "发表于 昨天 13:42", PROSE)[-1:]
    assert (found.author, found.confidence) == ("海边藻怪", 0.7)
    assert found.rule == "name before the date's label"
    newsroom = find(TITLE, "江畔日报", "发表于 昨天 13:42", PROSE)[-1]
    assert (newsroom.outlet, newsroom.author) == ("江畔日报", None)


# ---- which lines are searched ----


def test_a_date_far_above_the_headline_is_a_menu_s() -> None:
    menu = f"某某晚报 {DATE}"
    other = f"江畔日报 {DATE}"
    assert read(menu, *[LINE] * 4, TITLE, LINE, other, PROSE) == [("江畔日报", None, 0.6)]
    near = read(menu, *[LINE] * 3, TITLE, LINE, other, PROSE)
    assert [outlet for outlet, _, _ in near] == ["某某晚报", "江畔日报"]
    assert read(menu, *[LINE] * 4, TITLE, LINE, PROSE) == [("某某晚报", None, 0.6)]


def test_a_long_line_is_none() -> None:
    line = f"某某晚报 发布时间：{DATE}"
    for size, count in ((80, 1), (81, 0)):
        assert len(read(TITLE, line + " " * (size - len(line) - 1) + "。", PROSE)) == count


def test_lines_without_a_letter_stand_between_no_neighbours() -> None:
    assert read(TITLE, LINE, DATE, "* * *", "城南旧事簿", PROSE)[0][0] == "城南旧事簿"


def test_the_labeller_may_have_left_the_line_in_the_story() -> None:
    line = f"某某晚报 {DATE}"
    prose = (Role.BODY, PROSE * 3)
    assert len(read(TITLE, (Role.BODY, line), prose, prose)) == 1
    assert len(read(TITLE, prose, (Role.BODY, line), prose)) == 1
    assert len(read(TITLE, prose, prose, (Role.BODY, line), prose)) == 0
    assert len(read(TITLE, prose, prose, prose, (Role.CREDIT, line), prose)) == 1
    assert len(read(TITLE, prose, prose, prose, prose, (Role.CREDIT, line), prose)) == 0


def test_languages_with_spaces_have_no_info_line() -> None:
    assert read(BRIDGE, "Jane Miller | 3 May 2021", ENGLISH, lang="en") == []


def test_names_are_found_once() -> None:
    page = make_page(TITLE, f"某某晚报 {DATE}", PROSE)
    assert find_info_line_names(page) is find_info_line_names(page)


def test_an_element_cuts_the_word_beside_the_date() -> None:
    line = classed("本地市场城南观察2019-09-23 07:48", "info")._replace(edges=(4,))
    assert read(TITLE, line, PROSE) == [("城南观察", None, 0.6)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("河湾日报 柳小青 2019-09-23", [(None, "柳小青"), ("河湾日报", None)]),
        ("柳小青 河湾日报 2019-09-23", [("河湾日报", None), (None, "柳小青")]),
        ("时政 河湾日报 2019-09-23", [("河湾日报", None)]),  # a section begins with a surname
        ("慢跑的鱼 柳小青 2019-09-23", [(None, "柳小青")]),  # no newsroom
        ("柳小青 江一鸣 2019-09-23", [(None, "江一鸣")]),
    ],
)
def test_an_outlet_and_an_author_beside_the_date(
    line: str, names: list[tuple[str | None, str | None]]
) -> None:
    assert [(outlet, author) for outlet, author, _ in read(TITLE, line, PROSE)] == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["原创 柳小青 河湾之声"], [(None, "柳小青"), ("河湾之声", None)]),
        (["原创柳小青河湾之声", "河湾之声"], [(None, "柳小青"), ("河湾之声", None)]),
        (["原创柳小青河湾之声"], []),  # nothing says where to cut
        (["原创 柳小青 河湾之声 更多"], []),
        (["柳小青 河湾之声"], []),
    ],
)
def test_the_author_and_the_account_of_original_work(
    lines: list[str], names: list[tuple[str | None, str | None]]
) -> None:
    rule = "behind a platform's word for original work"
    found = find(TITLE, *lines, PROSE)
    assert [(name.outlet, name.author) for name in found if name.rule == rule] == names
