"""The rows about credits and dates: where each stays silent, then its hits."""

import pytest

from newsclean.label.rules.credit_rules import is_sentence
from newsclean.label.rules.rules import decide_roles
from newsclean.model import Block, Kind, Place, Role
from tests.label.rules.rule_contexts import (
    CHINESE,
    PROSE,
    blocks_context,
    dump_context,
    find_hits,
)

DAY = "2022-08-18"


def is_hit(rule: str, line: str, code: str = "en") -> bool:
    """Whether a row takes a line between headline and story."""
    context = dump_context("Harbour opens", line, PROSE, code=code, headline=0, first_prose=2)
    return find_hits(rule, context) == [1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The ferry leaves at noon", False),
        ("The ferry leaves at 8:30 a.m.", False),
        ("The ferry leaves at noon.", False),  # 5 characters: it may be an abbreviation
        ("The ferry leaves for good now!", True),
        ("The ferry leaves at nights.", True),
        ("The ferry leaves at night.", True),
    ],
)
def test_a_sentence_does_not_end_with_an_abbreviation(line: str, *, expected: bool) -> None:
    assert is_sentence(dump_context(line, PROSE).features, 0) is expected


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "来源于民间的故事总是最动人的。"),
        ("zh", "2022年8月18日，大会在青河镇开幕。"),
        ("zh", "会议时间：上午九点，地点：镇政府会议室，请各村准时参加，不得迟到。"),
        ("en", "By then the river had risen by two metres."),
        ("en", "Editor and publisher of three books, she lives in the old town."),
        ("en", "Nobody knew why"),
        pytest.param("en", f"{DAY} {'-' * 150}", id="161 characters"),
        pytest.param("en", f"{'-' * 19} {DAY}.", id="a sentence of 31 characters"),
        pytest.param("en", f"{DAY} xxxxx", id="a third explained by nothing"),
    ],
)
def test_running_text_is_no_credit_line(code: str, line: str) -> None:
    assert not is_hit("credit line", line, code)


def test_a_table_is_no_credit_line() -> None:
    table = Block(DAY, Kind.TABLE, Place(), rows=((DAY,),))
    assert find_hits("credit line", blocks_context([table, table._replace(rows=())])) == [1]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "2022-08-18 11:00:44 来源：青河晚报"),
        ("zh", "（责任编辑：王小明）"),
        ("zh", "2022年8月18日 11:00"),
        ("zh", "作者：未知"),  # a label that credits nobody
        ("en", "By Jane Miller"),
        ("en", "12 May 2020"),
        ("en", "Published on 12 May 2020 at 8:30 a.m."),
        pytest.param("en", f"{DAY} {'-' * 149}", id="160 characters"),
        pytest.param("en", f"{'-' * 18} {DAY}.", id="30 characters with a full stop"),
        pytest.param("en", f"{DAY} xxxx", id="10 of 14 explained"),
        pytest.param("en", f"{DAY} ---- xxxxxx", id="14 of 20 explained"),
    ],
)
def test_credit_lines(code: str, line: str) -> None:
    context = dump_context(PROSE, line, PROSE, code=code)
    assert find_hits("credit line", context) == [1]
    assert decide_roles(context)[1] == ("credit line", Role.CREDIT)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "2022年8月18日，大会在青河镇开幕"),
        ("zh", "2024年5月份青河镇游客人数同比上涨0.3%"),
        ("zh", "2022年8月18日，河水上涨两米。"),
        ("zh", "2022年8月 江域证券报"),
        ("en", "Bigger Smaller"),
        ("en", "May 2020 Bigger"),
        ("en", f"{DAY} save the page"),
        pytest.param("en", f"{DAY} Harbours.", id="a sentence"),
        pytest.param("en", f"{DAY} {'x' * 16}", id="less than two fifths explained"),
        pytest.param("en", f"{DAY} Bigger {'-' * 143}", id="161 characters"),
    ],
)
def test_other_lines_than_that_of_the_date(code: str, line: str) -> None:
    assert not is_hit("date line", line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "2024年10月22日 20:18 江域证券报 缩小字体 放大字体 收藏"),
        ("en", f"{DAY} Bigger"),
        ("en", "20:18 Bigger"),
        ("en", f"By Jane Miller {DAY} Bigger"),  # "by" is common, but of the credit
        ("en", "Bigger Published on 12 May 2020 / Photo by Ann Roux"),
        pytest.param("en", f"{DAY} {'x' * 15}", id="two fifths explained"),
        pytest.param("en", f"{DAY} Bigger {'-' * 142}", id="160 characters"),
    ],
)
def test_the_line_of_the_date(code: str, line: str) -> None:
    assert is_hit("date line", line, code)


def test_the_line_of_the_date_stands_between_headline_and_story() -> None:
    line = f"{DAY} Bigger Smaller"
    other = "Harbour opens"
    context = dump_context(line, other, line, line, PROSE, headline=1, first_prose=2)
    assert find_hits("date line", context) == [2]
    assert find_hits("date line", context._replace(headline=None)) == []
    assert find_hits("date line", context._replace(headline=0, first_prose=1)) == []
    assert decide_roles(context)[2] == ("date line", Role.CREDIT)


JAPANESE = "市は今春、ほかの３校にも部をつくり、活動を広げる方針だと説明している。"


@pytest.mark.parametrize(
    "line",
    [
        "（これは続きです。）",
        "（柏木澄です）",
        "（柏木澄、続き）",
        "柏木澄",
        "（柏木澄",
        "柏木澄）",
        "【柏木澄】",
        "（",
        "（山田花子、柏木澄、佐藤健一）",  # 15 characters
    ],
)
def test_no_name_in_brackets(line: str) -> None:
    context = dump_context(JAPANESE, line, code="ja")
    assert find_hits("name that ends the story", context) == []


def test_a_name_in_brackets_in_or_before_the_story_signs_nothing() -> None:
    lines = ("（柏木澄）", JAPANESE, "（柏木澄）", "（柏木澄）")
    context = dump_context(*lines, code="ja", first_prose=1, last_prose=2)
    assert find_hits("name that ends the story", context) == [3]


def test_languages_with_spaces_sign_otherwise() -> None:
    assert find_hits("name that ends the story", dump_context(PROSE, "(Jane Miller)")) == []
    assert find_hits(
        "name that ends the story", dump_context(CHINESE, "（王小明）", code="zh")
    ) == [1]


@pytest.mark.parametrize("line", ["（柏木澄）", "(柏木澄)", "（山田花子、柏木澄、佐藤健）"])
def test_the_name_that_ends_the_story(line: str) -> None:
    context = dump_context(JAPANESE, line, code="ja")
    assert find_hits("name that ends the story", context) == [1]
    assert decide_roles(context)[1] == ("name that ends the story", Role.CREDIT)
