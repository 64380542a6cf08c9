"""What stands behind a label, by the field of the label."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.labels import find_label_words
from newsclean.parsers.credits.values import Credit, find_value_end, read_label_value


def read(line: str, code: str = "zh") -> list[Credit]:
    """The credits of the first label of a line."""
    lexicon = get_lexicon(code)
    return read_label_value(find_label_words(line, lexicon)[0], line, len(line), lexicon)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("来源：网络", "zh"),
        ("发布时间：昨天", "zh"),
        ("发布时间：", "zh"),
        ("原标题：《》", "zh"),
        ("作者：管理员", "zh"),
        ("作者：", "zh"),
        ("by jmiller", "en"),
        ("x by jmiller | 3 May", "en"),
        ("by jmiller | May", "en"),
        ("by the miller | 3 May", "en"),
        (f"作者：{'，' * 240}张三", "zh"),
    ],
)
def test_no_value(line: str, code: str) -> None:
    assert read(line, code) == []


@pytest.mark.parametrize(
    ("line", "code", "value"),
    [
        ("来源：青河报", "zh", "青河报"),
        ("本文来源于青河报", "zh", "青河报"),
        ("来源：于都报", "zh", "于都报"),  # only a label without a sign joins a function word
        ("发布时间：2022-08-18", "zh", "2022-08-18"),
        ("发布时间：| 2022-08-18；", "zh", "2022-08-18"),
        ("原标题：《青河》", "zh", "青河"),
        ("原标题： “青 河” ", "zh", "青 河"),
        ("责任编辑：管理员", "zh", "管理员"),
        ("责任编辑： 管理员 ", "zh", "管理员"),
        ("作者：慢慢不是糖", "zh", "慢慢不是糖"),
        ("by jmiller | 3 May", "en", "jmiller"),
    ],
)
def test_one_value(line: str, code: str, value: str) -> None:
    (credit,) = read(line, code)
    assert credit.value == value
    assert (credit.start, line[: credit.end].rstrip()[-len(value) :]) == (0, value)


@pytest.mark.parametrize("sign", list(" \t|｜丨,，;；"))
def test_signs_around_a_date_go(sign: str) -> None:
    assert [c.value for c in read(f"发布时间：{sign}3 May{sign}")] == ["3 May"]


def test_a_date_is_kept_up_to_60_characters() -> None:
    assert [c.value for c in read(f"发布时间：{'1' * 61}")] == ["1" * 60]


def test_names_are_read_in_240_characters() -> None:
    assert [c.value for c in read(f"作者：{'，' * 238}张三丰")] == ["张三"]


@pytest.mark.parametrize("quotes", ["《》", "“”", '""', "「」", "『』"])
def test_quotes_around_a_title_go(quotes: str) -> None:
    assert [c.value for c in read(f"原标题：{quotes[0]} 青河 {quotes[1]}")] == ["青河"]


def test_each_name_has_its_place() -> None:
    line = "作者：段青川、廖岚 都来了"
    assert read(line) == [
        Credit("author", "作者", "段青川", 0, 7),
        Credit("author", "作者", "廖岚", 7, 9),
    ]


def test_an_end_covers_what_was_read_behind_the_last_name() -> None:
    (credit,) = read("作者：张三 NB123")
    assert (credit.value, credit.end) == ("张三", len("作者：张三 NB123"))


@pytest.mark.parametrize(
    ("line", "code", "field", "value"),
    [
        ("记者张三摄", "zh", "photographer", "张三"),
        ("记者张三综合报道", "zh", "author", "张三"),
        ("作者：王摄", "zh", "author", "王摄"),  # a name, not a role behind one character
        ("作者：张三编辑整理", "zh", "editor", "张三"),
        ("记者 摄", "zh", None, None),
        ("By Ann Lee", "en", "author", "Ann Lee"),
    ],
)
def test_a_role_behind_the_name_decides(
    line: str, code: str, field: str | None, value: str | None
) -> None:
    found = [(credit.field, credit.value) for credit in read(line, code)]
    assert found == ([] if field is None else [(field, value)])


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("张三", 2),
        ("张三）李四", 2),
        ("张三】李四", 2),
        ("张三（北京）李四", 8),
        ("张三（北京（东））李四）王五", 11),
        ("张三（北京", 2),
        ("张三（北京）（", 6),
        ("张三《北京", 5),
        ("张三<北京", 5),
        ("张三>李四", 5),
        ("张三<（北京", 3),
        ("（", 0),
        ("张三<北京）李四", 5),
        ("张三（北<京", 2),
    ],
)
def test_where_a_value_ends(text: str, end: int) -> None:
    assert find_value_end(text) == end
