"""What a word on the info line may be: near misses first."""

import pytest

from newsclean.fields.info_line_words import (
    ends_like_newsroom,
    find_words_beside_date,
    is_lone_name,
    is_person_name,
    is_relative_day,
    may_be_name,
    measure_date_distance,
    starts_with_date_label,
    strip_glued_labels,
)
from newsclean.model import Block, Kind, Place
from newsclean.parsers.dates.grammar import DatePhrase
from tests.fields.small_pages import PROSE, make_page

ZH, EN, JA = (make_page(PROSE, lang=lang) for lang in ("zh", "en", "ja"))


@pytest.mark.parametrize(
    "word",
    [
        "某",
        "某" * 17,
        "某某:某",
        "某•",
        "news.example",
        "1234567",
        "某某123",
        "编辑",
        "责任编辑某某",
        "分享",
        "分享到某某",
        "下载客户端",
        "打印本",
    ],
)
def test_words_that_are_no_name(word: str) -> None:
    assert not may_be_name(word, ZH)


@pytest.mark.parametrize(
    "word",
    ["某某", "某" * 16, "某某12", "seaweed9", "seaweed123", "某某.某", "江畔观察", "城南旧事簿"],
)
def test_words_that_may_be_a_name(word: str) -> None:
    assert may_be_name(word, ZH)


def lone(text: str, kind: Kind = Kind.PARAGRAPH, level: int | None = None) -> bool:
    return is_lone_name(Block(text, kind, Place(), level=level), ZH)


@pytest.mark.parametrize(
    "text",
    [
        "簿",
        "城南旧事簿" * 2 + "一二三",
        "城南 旧事簿",
        "3城南旧事簿",
        "城南旧事簿。",
        "城南旧事簿！",
        "城南旧事簿？",
        "城南旧事簿!",
        "城南旧事簿?",
        "城南旧事簿：",
        "城南旧事簿:",
        "城南旧事簿…",
        "城南“旧事簿",
        "昨天",
        "搜索",
        "更多",
        "岳南星",  # a person
        "责任编辑",
        "",
    ],
)
def test_lines_that_are_no_account(text: str) -> None:
    assert not lone(text)


@pytest.mark.parametrize(
    "text",
    [
        "扬眼",
        "城南旧事簿",
        " 城南旧事簿 ",
        "城南旧事簿" * 2 + "一二",
        "某某電台-財經",
        "某某&某某台",
        "某某－台",
    ],
)
def test_lines_that_may_be_an_account(text: str) -> None:
    assert lone(text)


def test_the_kind_of_an_account_s_line() -> None:
    assert lone("城南旧事簿", Kind.HEADING, 2)
    assert not lone("城南旧事簿", Kind.HEADING, 1)
    assert not lone("城南旧事簿", Kind.LIST_ITEM)


@pytest.mark.parametrize(
    "text",
    [
        "Miller",
        "Jane Anne Mary Sue Miller",
        "Jane Constantinopolitanus-Wolfeschlegelst",  # 41 characters
        "Jane miller",
        "Jane M1ller",
        "Harbour Post",
        "The Miller",
        "Read More",
        "Jane Miller,",
    ],
)
def test_texts_that_are_no_person(text: str) -> None:
    assert not is_person_name(text, EN)


@pytest.mark.parametrize(
    "text",
    ["Jane Miller", "Jane S. Miller", "Jane Anne Mary Miller", "Jane Miller-Ray", "José Núñez"],
)
def test_texts_that_are_a_person(text: str) -> None:
    assert is_person_name(text, EN)


@pytest.mark.parametrize(
    ("word", "relative"),
    [
        ("昨天", True),
        ("昨天13:42", True),
        ("刚刚", True),
        ("今天", True),
        ("前天", True),
        ("3小时前", True),
        ("小时前", False),
        ("3小时", False),
        ("昨天的", False),
        ("某某", False),
    ],
)
def test_relative_days(word: str, relative: bool) -> None:  # noqa: FBT001 - the value looked for
    assert is_relative_day(word, ZH) is relative


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("发表于 昨天", True),
        ("发布于2019", True),
        ("发表于", True),
        ("发表于：2019", False),
        ("时间 2019", False),  # too short
        ("来源于 2019", False),
        ("我发表于 2019", False),
        ("", False),
    ],
)
def test_labels_of_dates(text: str, label: bool) -> None:  # noqa: FBT001 - the value looked for
    assert starts_with_date_label(text, ZH) is label


@pytest.mark.parametrize(
    ("word", "rest", "had_date_label"),
    [
        ("赖以安", "赖以安", False),
        ("赖以安发表于", "赖以安", True),
        ("赖以安发表于2019", "赖以安", True),
        ("发表于赖以安", "发表于赖以安", False),  # nothing stands before it
        ("政能亮来自", "政能亮", False),
        ("某某编辑：", "某某", False),
        ("某某编辑部", "某某编辑部", False),
        ("某某科技微博", "某某科技", False),
        ("某某微博", "某某微博", False),  # too little would be left
        ("某某某关注", "某某某", False),
        ("某某某加关注", "某某某", False),  # the longest button
        ("原创南方都市报", "南方都市报", False),
        ("本站原创南方都市报", "南方都市报", False),  # the longest word
        ("原创报", "原创报", False),
        ("原创某报", "某报", False),
        ("internet某某报", "internet某某报", False),
    ],
)
def test_labels_run_together_with_a_word(
    word: str,
    rest: str,
    had_date_label: bool,  # noqa: FBT001 - the value looked for
) -> None:
    assert strip_glued_labels(word, ZH) == (rest, had_date_label)


def test_newsrooms() -> None:
    assert ends_like_newsroom("江畔日报", ZH)
    assert not ends_like_newsroom("日报江畔", ZH)
    assert not ends_like_newsroom("海藻怪", ZH)


def find_words(text: str, *edges: int) -> list[tuple[str, bool]]:
    return list(find_words_beside_date(Block(text, Kind.PARAGRAPH, Place(), edges=edges), ZH))


def test_words_beside_a_date() -> None:
    assert find_words("甲某某 乙某某 2019-09-23 07:48 丙某某") == [
        ("乙某某", False),
        ("丙某某", False),
        ("甲某某", False),
    ]
    assert (
        find_words("甲某某|2019-09-23") == find_words("甲某某（2019-09-23）") == [("甲某某", False)]
    )
    assert find_words("甲某某 昨天 2019-09-23") == [("甲某某", False)]
    assert find_words("甲某某 来源：某某网 2019-09-23") == []
    assert find_words("2019-09-23 责任编辑：岳南星 甲某某") == [("甲某某", False)]


def test_words_before_the_label_of_a_date() -> None:
    assert find_words("海藻怪 发表于 2014-04-10")[0] == ("海藻怪", True)
    assert find_words("海藻怪 发表于：2014-04-10")[0] == ("海藻怪", True)
    assert find_words("海藻怪  发表于：2014-04-10")[0] == ("海藻怪", False)
    assert find_words("海藻怪发表于 2014-04-10")[0] == ("海藻怪", True)


def test_the_label_of_another_day_is_no_name() -> None:
    assert find_words("成文日期：2019-09-23") == find_words("生成时间： 2019-09-23") == []
    assert find_words("河湾发布 2019-09-23") == [("河湾发布", False)]


def test_an_element_ends_a_word() -> None:
    text = "市场观察2019-09-23"
    assert find_words(text, 2) == [("观察", False), ("市场", False)]
    assert find_words(text, 4) == find_words(text) == [("市场观察", False)]


def test_spans() -> None:
    phrases = [DatePhrase("", None, 10, 20, ""), DatePhrase("", None, 40, 50, "")]
    spans = [(0, 8), (22, 30), (31, 38), (52, 60)]
    assert [measure_date_distance(span, phrases) for span in spans] == [2, 2, 2, 2]
    assert measure_date_distance((0, 8), []) == 0
