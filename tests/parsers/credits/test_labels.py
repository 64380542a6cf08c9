"""Label words on a line: where there are none, which are found, and the sign behind each."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.labels import (
    LabelWord,
    find_label_words,
    fold_with_places,
    has_label,
    may_have_label,
)

EN, ZH, JA, FR = (get_lexicon(code) for code in ("en", "zh", "ja", "fr"))


@pytest.mark.parametrize(
    "line", ["standby Jane Miller", "2Photos here", "MyPhoto", "Sourced", "no word of it", "Photoé"]
)
def test_no_label_inside_a_word(line: str) -> None:
    assert find_label_words(line, EN) == ()


@pytest.mark.parametrize("line", ["no word of it", "", "张三李四"])
def test_a_line_without_any_label_word(line: str) -> None:
    assert not has_label(line, EN)


@pytest.mark.parametrize("line", ["Source of it", "BY JANE", "standby", "Photo  by me"])
def test_a_line_with_the_letters_of_a_label(line: str) -> None:
    assert has_label(line, EN)  # "standby" too: the test is a quick one


@pytest.mark.parametrize(
    ("line", "may"),
    [("图文", False), ("图：张", True), ("没有词", False), ("图" * 400, True), ("图" * 401, False)],
)
def test_the_length_of_a_line_that_may_have_a_label(line: str, may: bool) -> None:  # noqa: FBT001
    assert may_have_label(line, ZH) is may


def signs(line: str, code: str = "zh") -> list[tuple[str, str, int]]:
    words = find_label_words(line, get_lexicon(code))
    return [(word.label, word.sign, word.value_start) for word in words]


@pytest.mark.parametrize("colon", list(":：∶︰﹕=＝"))
def test_a_colon(colon: str) -> None:
    assert signs(f"来源{colon}青河") == [("来源", "colon", 3)]
    assert signs(f"来源  {colon} 青河") == [("来源", "colon", 5)]


@pytest.mark.parametrize("slash", list("/／∕・"))
def test_a_slash(slash: str) -> None:
    assert signs(f"来源{slash}青河") == [("来源", "slash", 3)]


@pytest.mark.parametrize("bar", list("|｜丨│┃"))
def test_a_bar(bar: str) -> None:
    assert signs(f"来源{bar}青河") == [("来源", "bar", 3)]


@pytest.mark.parametrize(
    ("line", "code", "found"),
    [
        ("来源", "zh", ("来源", "none", 2)),
        ("来源 ", "zh", ("来源", "none", 3)),
        ("来源青河", "zh", ("来源", "glued", 2)),
        ("来源 青河", "zh", ("来源", "space", 3)),
        ("来源于：青河", "zh", ("来源", "colon", 4)),
        ("来源于青河", "zh", ("来源", "glued", 2)),
        ("（图片）张三", "zh", ("图片", "colon", 4)),
        ("（图片）：张三", "zh", ("图片", "colon", 5)),
        ("（图片】张三", "zh", ("图片", "glued", 3)),
        ("【图片】张三", "zh", ("图片", "colon", 4)),
        ("x图片）张三", "zh", ("图片", "glued", 3)),
        ("By Jane", "en", ("By", "space", 3)),
        ("By: Jane", "en", ("By", "colon", 3)),
        ("ByJane", "en", ("By", "space", 2)),
        ("Editor Fired", "en", ("Editor", "loose", 7)),
        ("Editor: Ann", "en", ("Editor", "colon", 7)),
        ("Photo by Ann", "en", ("Photo by", "space", 9)),
    ],
)
def test_what_stands_behind_a_label(line: str, code: str, found: tuple[str, str, int]) -> None:
    assert signs(line, code) == [found]


@pytest.mark.parametrize(
    ("opener", "closer"), list(zip("(（[【〔《「『<", ")）]】〕》」』>", strict=True))
)
def test_brackets_around_a_label_are_as_good_as_a_colon(opener: str, closer: str) -> None:
    assert signs(f"{opener}图片{closer}张三") == [("图片", "colon", 4)]
    assert signs(f"{opener}图片x张三") == [("图片", "glued", 3)]


@pytest.mark.parametrize("line", ["xByJane", "ByJANE.", "byJane"])
def test_a_lost_space(line: str) -> None:
    assert bool(find_label_words(line, EN)) is not line.startswith("x")


@pytest.mark.parametrize("line", ["BYJane", "Byjane", "xByJane", "PhotoAnn"])
def test_no_lost_space(line: str) -> None:
    assert find_label_words(line, EN) == ()


def test_places_and_field_of_a_label() -> None:
    assert find_label_words("一 来 源：青河", ZH) == (
        LabelWord("outlet", "来源", 2, 5, "colon", 6),
    )
    assert find_label_words("x Photo  by: Ann", EN) == (
        LabelWord("photographer", "Photo  by", 2, 11, "colon", 12),
    )


def test_the_longest_label_wins() -> None:
    assert signs("图片来源：青河") == [("图片来源", "colon", 5)]
    assert signs("责任编辑 张三") == [("责任编辑", "space", 5)]


def test_of_two_that_overlap_the_one_with_a_sign_is_the_label() -> None:
    assert signs("张 三 审 读：李四") == [("审读", "colon", 8)]
    assert signs("编校对：张三") == [("编校", "colon", 4)]  # 对 is a function word before a colon
    assert signs("编校对张三") == [("编校", "glued", 2)]
    assert signs("来源：青河 作者：张三") == [("来源", "colon", 3), ("作者", "colon", 9)]


def test_a_label_next_to_cjk_is_a_word() -> None:
    assert signs("摄Photo张") == [("摄", "glued", 1), ("Photo", "glued", 6)]
    assert signs("张Photo1") == [("Photo", "glued", 6)]
    assert signs("xPhoto张") == []


def test_folding_keeps_the_places() -> None:
    assert fold_with_places("Ａ b：") == ("ab:", [0, 2, 3])
    assert fold_with_places("ﬁ x") == ("fix", [0, 0, 2])  # a ligature is two letters
    assert fold_with_places("") == ("", [])
