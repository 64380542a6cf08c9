"""Credit lines: what is none, then what is one. The languages' own examples are in test_lexicon."""

import time

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import is_staff_code, tidy_name
from newsclean.parsers.names.unspaced import cut_at_surnames

ZH, EN = get_lexicon("zh"), get_lexicon("en")


def found(line: str, code: str = "zh") -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for credit in parse_credits(line, get_lexicon(code)):
        values.setdefault(credit.field, []).append(credit.value)
    return values


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


def test_covered_counts_what_credits_dates_and_marks_explain() -> None:
    line = "2022-08-18 来源：某某网 | 责任编辑：张三"
    assert credit_coverage(line, parse_credits(line, ZH)) == 1.0
    story = "市长在来源地说了很多话"
    assert credit_coverage(story, parse_credits(story, ZH)) < 0.2
    assert credit_coverage("记者：您修伞多少年了？", (), ZH) < 0.5  # a question explains no label
    mail = "노을찬 기자 chan@haesol.example"
    assert credit_coverage(mail, parse_credits(mail, get_lexicon("ko"))) == 1.0
    assert credit_coverage("chan@haesol.example", ()) < 0.5
    assert credit_coverage("作者：佚名", ()) < 0.5 < credit_coverage("作者：佚名", (), ZH)


def test_names() -> None:
    reading = find_names("张 三 李 四 王 五", ZH, labelled=True)
    assert [tidy_name(name.name) for name in reading.names] == ["张三", "李四", "王五"]
    assert find_names("某某日报", ZH, labelled=True).names == ()
    assert cut_at_surnames("上官岚宋宇白", frozenset(["上官", "宋"])) == ["上官岚", "宋宇白"]
    codes = ("NF041", "UN983", "abc1999x", "张三")
    assert [is_staff_code(code) for code in codes] == [True, True, False, False]


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
