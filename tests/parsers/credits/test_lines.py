"""Credit lines: what is none, then what is one. The languages' own examples are in test_lexicon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.label_places import may_have_credit
from newsclean.parsers.credits.labels import may_have_photographer
from newsclean.parsers.credits.lines import (
    is_rest_short,
    may_start_credit,
    parse_credits,
    read_labels,
)
from newsclean.parsers.credits.roles import find_names_before_roles
from newsclean.parsers.credits.values import Credit

ZH, EN = get_lexicon("zh"), get_lexicon("en")


def found(line: str, code: str = "zh") -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for credit in parse_credits(line, get_lexicon(code)):
        values.setdefault(credit.field, []).append(credit.value)
    return values


def make_credit_lines(code: str) -> st.SearchStrategy[str]:
    """Lines of labels, names, signs and buttons."""
    words = ["张三", "李四", "Jane Miller", "홍길동", "2022-08-18", "评论", "Tags", "Views", "网络"]
    signs = ["：", ":", "/", "|", " ", "（", "）", "，", ""]
    labels = sorted(get_lexicon(code).credit)
    parts = st.sampled_from(labels) | st.sampled_from(words) | st.sampled_from(signs)
    return st.lists(parts, max_size=6).map("".join)


@pytest.mark.parametrize("code", ["zh", "en", "ja", "ko", "de"])
@given(data=st.data())
def test_lines_that_are_not_read_have_no_credit(code: str, data: st.DataObject) -> None:
    line, lexicon = data.draw(make_credit_lines(code)), get_lexicon(code)
    if len(line) >= 3 and not may_have_credit(line, lexicon):
        explicit, bare = read_labels(line, lexicon)
        labelled = explicit + bare
        credits = labelled + find_names_before_roles(line, lexicon, labelled)
        assert {credit.field for credit in credits} <= {"other"}


@pytest.mark.parametrize("code", ["zh", "en", "ja", "ko", "de"])
@given(data=st.data())
def test_a_photographer_needs_a_label_of_photographers(code: str, data: st.DataObject) -> None:
    line, lexicon = data.draw(make_credit_lines(code)), get_lexicon(code)
    if any(credit.field == "photographer" for credit in parse_credits(line, lexicon)):
        assert may_have_photographer(line, lexicon)


@pytest.mark.parametrize(
    "line",
    [
        "他说，编辑部的记者都来了。",
        "记者了解到，他们已经离开。",
        "记者17日从市卫生局获悉",
        "记者近日试用这款手机时发现问题",
        "凡本网注明“来源：某某网”的作品，版权均属于本网。",
        "数据来源：某某资讯",
        "作者最新文章",
        "责任编辑：NF041",
        "来源：网络",
        "记者：您修伞多少年了？",
        "高铁调图：青河新增四趟",
        "他们在河边的老房子里给三十多个孩子讲了一下午的故事，张三拍摄",
        "作者：佚名",
        "这个词来源于古希腊语",
        "原创作者女儿说这样不好",
        "",
        "：",
        "来源：",
    ],
)
def test_no_credit_in_chinese(line: str) -> None:
    assert parse_credits(line, ZH) == ()


@pytest.mark.parametrize(
    "line",
    [
        "By the time he came home it was dark.",
        "By Monday evening the streets were empty",
        "The source: a man who knows",
        "The book by the river is open to all",
        "He was the editor of a paper in town.",
        "Updated",
        "Updated plans for the bridge",
        "standby Jane Miller",
        "Photo",
    ],
)
def test_no_credit_in_english(line: str) -> None:
    assert parse_credits(line, EN) == ()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (
            "本文来源：某某日报作者：金微责任编辑：NF055",
            {"outlet": ["某某日报"], "author": ["金微"]},
        ),
        ("2015-07-02 05:18　来源: 财经早报(广州)", {"outlet": ["财经早报"]}),
        ("来源：人民网－人民日报", {"outlet": ["人民网－人民日报"]}),
        ("来源于：东区办事处", {"outlet": ["东区办事处"]}),
        ("[责任编辑：韩青林 PK155]", {"editor": ["韩青林"]}),
        ("总监制：邹明", {"editor": ["邹明"]}),
        ("作者：未知     责任编辑：慢慢不是糖", {"editor": ["慢慢不是糖"]}),
        ("新华社记者邹远山、唐若凝、丁岚", {"author": ["邹远山", "唐若凝", "丁岚"]}),
        ("本地新闻记者段青川廖岚", {"author": ["段青川", "廖岚"]}),
        ("采写：城市报见习记者林子溪", {"author": ["林子溪"]}),
        ("(文/图 刘青野 易小满)", {"author": ["刘青野", "易小满"]}),
        ("新华社记者杜洋摄", {"photographer": ["杜洋"]}),
        ("四月十六日，渔船被拖上滑道。容若水 摄", {"photographer": ["容若水"]}),
        ("家长在调料台前加醋。本报记者 闵之行 摄", {"photographer": ["闵之行"]}),
        ("图片来源：视觉中国", {"photographer": ["视觉中国"]}),
        ("来源：聯合報 記者林宸禾／即時報導", {"outlet": ["聯合報"], "author": ["林宸禾"]}),
        ("发布时间：2019-09-18 06:23", {"published": ["2019-09-18 06:23"]}),
        ("海藻怪 发表于 2014-04-10 10:28", {"published": ["2014-04-10 10:28"]}),
    ],
)
def test_chinese_credits(line: str, values: dict[str, list[str]]) -> None:
    assert found(line) == values


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("By JANE MILLER, Staff Writer | 3 May 2020", {"author": ["JANE MILLER"]}),
        ("By Jane Miller for the Daily Post", {"author": ["Jane Miller"]}),
        ("By Jane Miller, July 4, 2023, 8:30 a.m.", {"author": ["Jane Miller"]}),
        ("By Jane Miller, London", {"author": ["Jane Miller"]}),
        ("By Jane Miller December 2, 2025", {"author": ["Jane Miller"]}),
        (
            "By Ann Lee, Tom Ray and Bob de la Cruz",
            {"author": ["Ann Lee", "Tom Ray", "Bob de la Cruz"]},
        ),
        ("Source: The Daily Post", {"outlet": ["The Daily Post"]}),
        ("Author: jane miller", {"author": ["jane miller"]}),
        (
            "Published: 3 May 2020 10:11 Updated: 4 May 2020",
            {"published": ["3 May 2020 10:11"], "modified": ["4 May 2020"]},
        ),
    ],
)
def test_english_credits(line: str, values: dict[str, list[str]]) -> None:
    assert found(line, "en") == values


def test_role_is_kept_as_printed_and_spaces_inside_it_go() -> None:
    assert [c.label for c in parse_credits("编　辑：张 三 审 读：李四", ZH)] == ["编辑", "审读"]


def test_places_of_a_credit_cut_label_and_value_out_of_the_line() -> None:
    line = "（责任编辑：张三 NB123）"
    (credit,) = parse_credits(line, ZH)
    assert credit == Credit("editor", "责任编辑", "张三", 1, len(line) - 1)


@pytest.mark.parametrize(
    "line",
    [
        "市长昨天在河边的会上说了很多很多的话 记者 张三",
        "来源：青河报" + " " * 400,
        "图：",
    ],
)
def test_no_credit_in_a_long_line(line: str) -> None:
    assert parse_credits(line, ZH) == ()


def test_a_label_with_a_colon_counts_in_running_text() -> None:
    line = "市长昨天在河边的会上说了很多很多的话 来源：青河报"
    assert found(line) == {"outlet": ["青河报"]}


def test_a_label_word_at_the_end_of_a_line_is_part_of_the_value() -> None:
    assert found("Source: The Post Editor", "en") == {"outlet": ["The Post Editor"]}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ana Bea Cia Dea Eva Fia Gia", "en"),
        ("a" * 41, "en"),
        ("Ann came.", "en"),
        ("Ann came!", "en"),
        ("Ann came? ", "en"),
        ("青 河 报", "zh"),
        ("青" * 13, "zh"),
        ("青河的新事", "zh"),
    ],
)
def test_a_rest_that_is_too_long(line: str, code: str) -> None:
    assert not is_rest_short(line, [], get_lexicon(code))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ana Bea Cia Dea Eva Fia", "en"),
        ("a" * 40, "en"),
        ("Ann 8:30 a.m.", "en"),
        ("Ann 8:30 pm.", "en"),
        ("青 河", "zh"),
        ("青" * 12, "zh"),
        ("青河的新", "zh"),
        ("青河县新报", "zh"),
        ("青河讯 新报电 张三摄 青河", "zh"),  # the ends of by-lines and datelines do not count
        ("2022年8月18日 11:00 | （/）", "zh"),
    ],
)
def test_a_short_rest(line: str, code: str) -> None:
    assert is_rest_short(line, [], get_lexicon(code))


def test_credits_are_no_part_of_the_rest() -> None:
    credit = Credit("author", "By", "Ann", 0, 20)
    assert is_rest_short("a b c d e f g h i j k l m", [credit], EN)


@pytest.mark.parametrize("end", ["", " ", ")", "）", "]", "】", "）。", ")."])
def test_a_photographer_ends_a_caption(end: str) -> None:
    line = f"渔船在傍晚的时候终于靠了岸。本报记者 张三 摄{end}"
    assert found(line) == {"photographer": ["张三"]}


@pytest.mark.parametrize(
    "line",
    [
        "渔船在傍晚的时候终于靠了岸。本报记者 张三 摄！",
        "渔船在傍晚的时候终于靠了岸。本报记者 张三",  # no word behind the name
        "渔船在傍晚的时候终于靠了岸，记者 张三 摄",
        "渔船在傍晚的时候终于靠了岸。记者 张三 摄 他走了",
    ],
)
def test_no_caption(line: str) -> None:
    assert found(line) == {}


@pytest.mark.parametrize("line", ["他们记者", *(f"他们{comma}记者" for comma in "，,、；;")])
def test_where_no_credit_starts(line: str) -> None:
    assert not may_start_credit(line, len(line) - 2, ZH)


@pytest.mark.parametrize(
    "line", ["记者", "船。记者", "船 记者", "新华社记者", "。本报记者", "青河报记者"]
)
def test_where_a_credit_may_start(line: str) -> None:
    assert may_start_credit(line, len(line) - 2, ZH)


@pytest.mark.parametrize(
    "line",
    ["（" * 1_000_000, "1" * 1_000_000, "来源：" * 300_000, "By " * 300_000, "张" * 1_000_000],
)
def test_a_long_line_costs_little_and_gives_nothing(line: str) -> None:
    start = time.process_time()
    assert parse_credits(line, ZH) == ()
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "piece", ["来源：", "（责任编辑：", "记者 张三 ", "By A ", "文/图/", "||||", "：：："]
)
def test_a_line_of_label_words_stays_cheap(piece: str) -> None:
    line = (piece * 400)[:400]
    start = time.process_time()
    for code in ("zh", "en", "ko"):
        parse_credits(line, get_lexicon(code))
    assert time.process_time() - start < 0.5
