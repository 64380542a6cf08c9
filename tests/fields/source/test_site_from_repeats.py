"""Names that a page repeats: what is no name of its own, then what each place is worth."""

import pytest

from newsclean.fields.source.site_from_repeats import find_repeated_names
from newsclean.fields.source.site_names import read_site_name, read_web_name
from newsclean.model import Role
from tests.fields.small_pages import PROSE, Line, classed, make_page


def repeated(*lines: Line, lang: str = "zh") -> dict[str, float]:
    page = make_page(*lines, PROSE, lang=lang)
    return {item.value: round(item.confidence, 6) for item in find_repeated_names(page)}


TWO = ("关注江畔网", "看江畔网")


@pytest.mark.parametrize(
    "lines",
    [
        ("江畔网",),
        ("江畔网", "关注江畔网"),
        TWO,
        (*["江畔网"] * 4, *TWO),  # a list of sources
        ("江畔网", "关注江畔网", "看江畔网".ljust(61, "。")),
        ("江畔网", "关注江畔网", (Role.BODY, "看江畔网")),
        ("江畔网 首页", *TWO, "来源：江畔网"),  # it is credited as the outlet
    ],
)
def test_no_repeated_name(lines: tuple[Line, ...]) -> None:
    assert repeated(*lines) == {}


def test_only_cjk_pages_are_searched() -> None:
    assert repeated("江畔网", *TWO, lang="ko") == {}


def test_the_confidence_of_a_repeated_name() -> None:
    assert repeated("江畔网", *TWO) == {"江畔网": 0.39}
    assert repeated("江畔网", "关注江畔网", "看江畔网".ljust(60, "。")) == {"江畔网": 0.39}
    assert repeated(*["江畔网"] * 3, *TWO, "读江畔网") == {"江畔网": 0.41}
    assert repeated("江畔网", *TWO * 20) == {"江畔网": 0.58}


def test_a_breadcrumb_begins_with_the_site() -> None:
    assert repeated("江畔网 > 新闻") == {"江畔网": 0.47}
    assert repeated("当前位置：江畔网 > 新闻", "江畔网") == {"江畔网": 0.47}
    assert repeated("江畔网", "江畔网 正文") == {"江畔网": 0.47}
    assert repeated("江畔网 > 新闻", "来源：江畔网")["江畔网"] > 0.45
    assert repeated("江畔网 新闻") == {}
    assert repeated("江畔网 新闻 正文") == {}


def test_the_first_600_lines_are_searched() -> None:
    filler = [f"{number} 号" for number in range(597)]
    assert repeated("江畔网", *filler, *TWO) == {"江畔网": 0.39}
    assert repeated("江畔网", "0 号", *filler, *TWO) == {}


def test_a_menu_names_no_site() -> None:
    menu = classed("江畔网", "x")
    assert menu.markup is not None
    hidden = menu._replace(markup=menu.markup._replace(landmark="nav"))
    assert repeated(menu, *TWO) == {"江畔网": 0.39}
    assert repeated(hidden, *TWO) == {}


CHINESE = make_page(PROSE)


@pytest.mark.parametrize(
    "text",
    [
        "报网",  # two signs
        "江畔江畔江畔江畔江畔江畔网",  # 13
        "江畔 观察网",
        "江畔:网",
        "江畔观察",
        "新闻中心",
        "江畔新闻新闻",
        "江畔本网站",
        "国内新闻",
        "首页",
    ],
)
def test_no_site_name(text: str) -> None:
    assert read_site_name(text, CHINESE) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江畔网", "江畔网"),
        ("江畔江畔江畔江畔江畔畔网", "江畔江畔江畔江畔江畔畔网"),
        ("江畔新闻首页", "江畔新闻"),
        (" 江畔报 ", "江畔报"),
    ],
)
def test_site_names(text: str, name: str) -> None:
    assert read_site_name(text, CHINESE) == name


@pytest.mark.parametrize("text", ["江网"[1:], "江畔日报", "本网站", "江畔江畔江畔江畔江畔江畔网"])
def test_no_web_name(text: str) -> None:
    assert read_web_name(text, CHINESE) == ""


@pytest.mark.parametrize("text", ["江畔网", "返回江畔网", "进入江畔网", "关于江畔网"])
def test_a_web_name_loses_the_verb(text: str) -> None:
    assert read_web_name(text, CHINESE) == "江畔网"


def test_a_navigation_word_alone_stays_whole() -> None:
    assert read_site_name("江畔报首页", CHINESE) == "江畔报"
    assert read_site_name("江畔网: 首页", CHINESE) == ""
    assert read_site_name("江畔江畔江畔江畔江畔畔网首页", CHINESE) == "江畔江畔江畔江畔江畔畔网"


@pytest.mark.parametrize("button", sorted(CHINESE.lexicon.cues["nav"]))
def test_every_navigation_word_is_taken_off(button: str) -> None:
    assert read_site_name(f"江畔报{button}", CHINESE) == "江畔报"


@pytest.mark.parametrize("end", sorted(CHINESE.lexicon.names["site"]))
def test_every_end_of_a_name_is_known(end: str) -> None:
    assert read_site_name(f"江畔观察{end}"[-12:], CHINESE) == f"江畔观察{end}"[-12:]
