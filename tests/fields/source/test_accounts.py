"""Accounts of platforms as outlets, and what is no outlet: silence first."""

import pytest

from newsclean.fields.source.outlet import find_outlet
from newsclean.model import Block, Claim, Link
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, best, classed, make_page


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "下载客户端", "2023-11-02 21:37", PROSE),
        (TITLE, "搜索", "关注", PROSE),
        ("城南旧事簿", "关注", "热榜", "更多", TITLE, PROSE),  # a menu above the headline
        (TITLE, "张三", "关注", PROSE),  # a person is an author
        (TITLE, classed("来源", "source-label"), PROSE),
        (TITLE, classed("3小时前", "author-time"), PROSE),
        (TITLE, "香港一位官员（6/12/2012）", PROSE),
    ],
)
def test_no_account(lines: tuple[str | Block, ...]) -> None:
    assert best(find_outlet(make_page(*lines))) is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "城南旧事簿", "+ 关注", PROSE),
        (TITLE, "城南旧事簿", "认证作者，优质文化领域创作者", "关注", PROSE),
        (TITLE, "19:02", "城南旧事簿", "企鹅号", PROSE),
        (TITLE, "城南旧事簿", "微信号 chengnanjiushi", "功能介绍 说城南的旧事", PROSE),
        (TITLE, classed("城南旧事簿", "media-name media-info"), PROSE),
        (TITLE, classed("城南旧事簿认证作者", "account-info", Link(0, 5, "/u/1")), PROSE),
        (TITLE, "城南旧事簿", "下载客户端", "独家先看", "2024年01月25日 18:03:35", PROSE),
        (TITLE, "城南旧事簿 昨天", PROSE),
        (TITLE, "城南旧事簿微博 2023-11-02 21:37", PROSE),
    ],
)
def test_an_account_is_the_outlet(lines: tuple[str | Block, ...]) -> None:
    assert best(find_outlet(make_page(*lines))) == "城南旧事簿"


def test_an_account_that_the_head_names_beats_a_source_below_the_story() -> None:
    lines = (TITLE, classed("城南旧事簿", "user"), PROSE, "来源：某某晚报")
    assert best(find_outlet(make_page(*lines))) == "某某晚报"
    lines = (TITLE, classed("城南旧事簿", "account user"), PROSE, "来源：某某晚报")
    claims = (Claim("meta", "article:author", "城南旧事簿"),)
    assert best(find_outlet(make_page(*lines, claims=claims))) == "城南旧事簿"


def test_accounts_are_a_chinese_custom() -> None:
    lines = ("橋が開通", "青い手帳", "フォロー", "2023-11-02 21:37", "橋は昨日開通した。" * 3)
    assert find_outlet(make_page(*lines, lang="ja")) == ()


def test_of_two_words_beside_the_date_the_nearest_is_the_outlet() -> None:
    line = classed("本地市场城南观察2019-09-23 07:48", "info")._replace(edges=(4,))
    assert best(find_outlet(make_page(TITLE, line, PROSE))) == "城南观察"


def test_a_linked_line_with_a_date_is_about_another_page() -> None:
    text = "昨日城南市场行情--2019年8月19日"
    line = classed(text, "adjacent", Link(0, len(text), "/p/1"))
    assert find_outlet(make_page(TITLE, line, "2019-08-20 10:00", PROSE)) == ()


def test_the_source_of_a_picture_is_no_outlet() -> None:
    caption = "Photo: The new bridge in the morning. Source: Example Pictures"
    assert find_outlet(make_page(BRIDGE, ENGLISH, caption, lang="en")) == ()
    prose = f"{ENGLISH} {ENGLISH} Source: Example Post"
    assert find_outlet(make_page(BRIDGE, prose, ENGLISH, lang="en")) == ()
    assert (
        best(find_outlet(make_page(BRIDGE, "Source: Daily Post", ENGLISH, lang="en")))
        == "Daily Post"
    )


def test_who_posted_a_story_is_no_outlet() -> None:
    assert find_outlet(make_page(TITLE, "海藻怪 发表于 昨天13:42", PROSE)) == ()
    assert find_outlet(make_page(TITLE, "海藻怪 发表于 2014-04-10 10:28", PROSE)) == ()


def test_source_inside_a_story_is_no_outlet() -> None:
    inside = "他对记者说：“作者是谁并不重要，来源也不重要，编辑会处理的。”"
    page = make_page(TITLE, PROSE, *[inside] * 3, *[PROSE] * 6, inside, *[PROSE] * 6)
    assert find_outlet(page) == ()
