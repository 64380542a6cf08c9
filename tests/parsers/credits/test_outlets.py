"""The name of an outlet: cut, strip, refuse."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.outlets import cut_outlet, is_no_outlet, read_outlet, strip_outlet

EN, ZH = get_lexicon("en"), get_lexicon("zh")


@pytest.mark.parametrize(
    "text",
    [
        "The Daily Post",
        "St. James News",
        "A & B News",
        "L' Ora",
        "L’ Ora",
        "青河报",
        "，青河",
        "Post (Ann)",
    ],
)
def test_nothing_is_cut(text: str) -> None:
    assert cut_outlet(text) == text


@pytest.mark.parametrize(
    "rest",
    [
        "|x",
        "｜x",
        "丨x",
        "│x",
        "┃x",
        "。x",
        "！x",
        "？x",
        "!x",
        "?x",
        "；x",
        ";x",
        "，x",
        ",x",
        " 张三",
        " x",
        " 2022",
        "\tx",
    ],
)
def test_an_outlet_is_cut_off(rest: str) -> None:
    assert cut_outlet(f"青河报{rest}") == "青河报"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Post 2022", "Post"),
        ("Post 张三", "Post"),
        ("7 Post", "7"),
        ("A，x", "A"),
        ("Post “x", "Post"),
    ],
)
def test_only_a_space_between_words_of_letters_stays(text: str, name: str) -> None:
    assert cut_outlet(text) == name


@pytest.mark.parametrize("sign", list(' \t-—－:：·、.《》“”"「」『』'))
def test_signs_around_an_outlet_go(sign: str) -> None:
    assert strip_outlet(f"{sign}青河{sign}报{sign}") == f"青河{sign}报"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("财经早报(广州)", "财经早报"),
        ("财经早报（广州）", "财经早报"),
        ("财经早报 （广州）", "财经早报"),
        ("财经早报（广州市）", "财经早报（广州市）"),
        ("(广州)", "(广州)"),
        ("P(广州)", "P"),
        ("财经(早报)(广州)", "财经(早报)"),
        ("财经早报广州)", "财经早报广州)"),
        ("财经早（广州）报", "财经早（广州）报"),
    ],
)
def test_a_place_behind_an_outlet_goes(name: str, outlet: str) -> None:
    assert strip_outlet(name) == outlet


@pytest.mark.parametrize(
    "name",
    [
        "",
        "报",
        "网络",
        "视觉中国",
        "网络、报纸",
        "网络和报纸",
        "2022报",
        "xx",
        "XXX",
        "报" * 31,
        "P" * 61,
    ],
)
def test_no_outlet(name: str) -> None:
    assert is_no_outlet(name, ZH)


@pytest.mark.parametrize(
    "name", ["青河", "青河、网络", "网络报", "22报纸", "xy", "报" * 30, "P" * 60, "36氪报"]
)
def test_outlets(name: str) -> None:
    assert not is_no_outlet(name, ZH)


def test_the_three_steps() -> None:
    assert read_outlet("  《青河报》(广州) 张三", ZH) == "青河报"
    assert read_outlet("The Daily Post | Views", EN) == "The Daily Post"
    assert read_outlet("Unknown | x", EN) == ""
    assert read_outlet("|x", EN) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公众号“河湾观察”，作者：张三", "河湾观察"),
        ("微信公众号「河湾观察」", "河湾观察"),
        ("“河湾观察”微信公众号", "河湾观察"),
        ("《财经》杂志", "《财经》杂志"),
        ("河湾网-《河湾日报》", "河湾网-《河湾日报》"),
        ("河湾“夜读”栏目", "河湾“夜读”栏目"),
        ("河湾日报公众号", "河湾日报公众号"),
        ("河湾日报，公众号“河湾观察”", "河湾日报"),
        ("“河湾观察”记者走访公众号", "“河湾观察”记者走访公众号"),
    ],
)
def test_no_outlet_has_half_a_pair_of_quotes(text: str, name: str) -> None:
    assert read_outlet(text, ZH) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("河湾日报客户端分享到：微信微博", "河湾日报客户端"),
        ("河湾日报(广州)举报", "河湾日报"),
        ("河湾分享网", "河湾分享网"),
        ("河湾日报：观点", "河湾日报：观点"),
        ("乐分享", "乐分享"),
    ],
)
def test_a_button_behind_an_outlet_goes(text: str, name: str) -> None:
    assert read_outlet(text, ZH) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("星期五", ""),
        ("週五", ""),
        ("民國", ""),
        ("中華民國", ""),
        ("令和", ""),
        ("星期五新闻", "星期五新闻"),
        ("民国周刊", "民国周刊"),
    ],
)
def test_a_weekday_and_an_era_are_no_outlet(text: str, name: str) -> None:
    assert read_outlet(text, ZH) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("前往未来", "前往未来"),  # no organisation behind it
        ("到家日报", "到家日报"),
        ("手机版", "手机版"),
        ("星期一周报", "星期一周报"),
        ("星期三", ""),
        ("周日", ""),
        ("前往河湾网", "河湾网"),
        ("返回河湾日报", "河湾日报"),
        ("河湾网手机版", "河湾网"),
    ],
)
def test_weekdays_and_buttons_are_no_part_of_an_outlet(text: str, name: str) -> None:
    assert read_outlet(text, get_lexicon("zh")) == name
