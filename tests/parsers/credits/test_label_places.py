"""Which label words are labels: first where they are words of running text."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.label_places import (
    extend_label,
    inherit_label_signs,
    is_at_edge,
    is_introducing_label,
    merge_labels_sharing_value,
    pair_with_next,
    select_labels,
)
from newsclean.parsers.credits.labels import find_label_words


def labels(line: str, code: str = "zh") -> list[str]:
    lexicon = get_lexicon(code)
    return [w.label for w in select_labels(list(find_label_words(line, lexicon)), line, lexicon)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("他说“来源：青河", "zh"),
        ("他的来源：青河", "zh"),  # a colon is not enough inside words
        ("他的来源/青河", "zh"),
        ("他的来源", "zh"),
        ("图", "zh"),
        ("来源 青河", "zh"),  # a short label of outlets without a colon
        ("他的本文来源 青河", "zh"),
        ("时间 2022-08-18", "zh"),
        ("发布于 青河", "zh"),
        ("他发布于 2022-08-18", "zh"),
        (f"发布于 {'青' * 40}2022-08-18", "zh"),
        ("分类 青河", "zh"),
        ("图 张三", "zh"),  # one character, and no sign
        ("张三摄影报道 李四", "zh"),
        ("/author/jane", "en"),
        ("a/author/jane", "en"),
        ("he saw Editor: Ann", "en"),  # words of the sentence stand before it
        ("the By Ann", "en"),
        ("Editor Fired", "en"),
        ("'Editor: Ann", "en"),
        ("Source Ann", "en"),
        ("Originally published by The Post", "en"),
        ("記事一覧", "ja"),
    ],
)
def test_no_label(line: str, code: str) -> None:
    assert labels(line, code) == []


@pytest.mark.parametrize("quote", list("“\"‘'「『《〝"))
def test_a_quoted_word_is_no_label(quote: str) -> None:
    assert labels(f"{quote}来源：青河") == []
    assert labels(f"{quote} 来源：青河") == []


@pytest.mark.parametrize(
    ("line", "code", "found"),
    [
        ("来源：青河", "zh", ["来源"]),
        ("他来源：青河 作者：张三", "zh", ["来源", "作者"]),  # supported by the other
        ("作者：张三他来源：青河", "zh", ["作者", "来源"]),
        ("他本文来源：青河", "zh", ["本文来源"]),  # four characters are clear
        ("来源/青河", "zh", ["来源"]),
        ("青河 来源：新报", "zh", ["来源"]),
        ("责任编辑张三", "zh", ["责任编辑"]),
        ("編集 青野", "ja", ["編集"]),
        ("来源|青河", "zh", ["来源"]),
        ("来源", "zh", ["来源"]),
        ("本文来源 青河", "zh", ["本文来源"]),
        ("发布于 2022-08-18", "zh", ["发布于"]),
        (f"发布于 {'青' * 25}2022-08-18", "zh", ["发布于"]),
        ("记者 张三", "zh", ["记者"]),
        ("他们的记者 张三", "zh", ["记者"]),
        ("摄影报道：张三", "zh", ["摄影报道"]),
        ("By Ann", "en", ["By"]),
        ("Source: Post Editor: Ann", "en", ["Source", "Editor"]),
        ("Ann Updated: 3 May", "en", ["Updated"]),
        ("Ann. Editor: Bob", "en", ["Editor"]),
        ("Ann. Photo/Bob", "en", ["Photo"]),
        ("Updated 3 May 2020", "en", ["Updated"]),
        ("입력 2022-08-18", "ko", ["입력"]),  # two syllables say enough
        ("文 青野", "ja", []),
        ("文＝青野", "ja", ["文"]),
    ],
)
def test_labels(line: str, code: str, found: list[str]) -> None:
    assert labels(line, code) == found


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("总监制：邹明", "总监制"),
        ("，总监制：邹明", "总监制"),
        ("2总监制：邹明", "总监制"),
        ("特约高级编辑：邹明", "特约高级编辑"),
        ("张三特约高级编辑：邹明", "编辑"),  # five characters: no edge within four
        ("来源：总监制：邹明", "监制"),  # behind the value of the label before
        ("青河报作者：张三", "作者"),  # a newsroom is no part of the label
        ("总图：邹明", "图"),
        ("总监制/邹明", None),
        ("总来源：青河", None),
    ],
)
def test_what_qualifies_a_role_belongs_to_its_label(line: str, label: str | None) -> None:
    zh = get_lexicon("zh")
    words = find_label_words(line, zh)
    floor = words[-2].value_start if len(words) > 1 else -1
    whole = extend_label(words[-1], line, floor, zh)
    assert whole == words[-1] if label is None else whole.label == label
    assert line[whole.start : whole.end] == whole.label


@pytest.mark.parametrize(
    "before", list(" \t，,。.;；、·•●>›»-–—－*★☆■◆▲▼©…!！?？:：/／|｜)）]】(（[【1")
)
def test_an_edge(before: str) -> None:
    assert is_at_edge(f"a{before}b", 2)


@pytest.mark.parametrize("before", list("a文_'“"))
def test_no_edge(before: str) -> None:
    assert not is_at_edge(f" {before} ", 2)
    assert is_at_edge(before, 0)


def test_labels_that_share_a_value_are_one() -> None:
    for line, label in (("文/图 张三", "文/图"), ("文 | 图：张三", "文|图")):
        words = list(find_label_words(line, get_lexicon("zh")))
        (whole,) = merge_labels_sharing_value(words, line)
        assert (whole.field, whole.label, whole.start) == ("author", label, 0)
        assert (whole.end, whole.value_start) == (words[1].end, words[1].value_start)
        assert whole.sign == words[0].sign


@pytest.mark.parametrize("line", ["文/张三 图/李四", "文：图 张三", "文 图 张三"])
def test_labels_with_values_of_their_own_stay(line: str) -> None:
    words = list(find_label_words(line, get_lexicon("zh")))
    assert merge_labels_sharing_value(words, line) == words


def test_a_label_takes_the_sign_of_the_one_that_introduces_it() -> None:
    for line in ("作者：记者 张三", "作者： 记者张三"):
        words = list(find_label_words(line, get_lexicon("zh")))
        assert [word.sign for word in inherit_label_signs(words, line)] == ["colon", "colon"]


@pytest.mark.parametrize(
    "line",
    [
        "作者 记者 张三",  # no sign to take
        "作者：张三 记者 李四",  # a value between
        "编辑：记者 张三",  # another field
        "作者：记者/张三",
        "作者：记者",
    ],
)
def test_a_label_keeps_its_own_sign(line: str) -> None:
    words = list(find_label_words(line, get_lexicon("zh")))
    assert inherit_label_signs(words, line) == words


@pytest.mark.parametrize(
    ("line", "introduces"),
    [
        ("采写：南都记者 张三", True),
        ("采写：南都记者张三", True),
        ("采写：南都记者：张三", False),
        ("采写：张三 记者 李四", False),
        ("编辑：南都记者 李四", False),
        ("采写：南都", False),
    ],
)
def test_a_label_that_only_introduces(line: str, *, introduces: bool) -> None:
    word, following, *_ = [*find_label_words(line, get_lexicon("zh")), None]
    assert word is not None
    assert is_introducing_label(word, following, line) is introduces


def test_pairs() -> None:
    line = "作者：张三 编辑：李四"
    first, second = find_label_words(line, get_lexicon("zh"))
    assert list(pair_with_next([first, second])) == [(first, second), (second, None)]
    assert list(pair_with_next([])) == []
