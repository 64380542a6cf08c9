"""Lines that name a site by its home, channel, platform or brand: the limits of each."""

from collections.abc import Callable, Iterable

import pytest

from newsclean.fields.source.site_from_lines import (
    find_brands,
    find_platforms,
    find_portal_channels,
    find_sites_by_home,
)
from newsclean.model import Found, Role
from tests.fields.small_pages import PROSE, Line, make_page

Finder = Callable[..., list[tuple[str, float]]]


def found(items: Iterable[Found[str]]) -> list[tuple[str, float]]:
    return [(item.value, item.confidence) for item in items]


def platforms(*lines: Line) -> list[tuple[str, float]]:
    return found(find_platforms(make_page(*lines, PROSE)))


def homes(*lines: Line) -> list[tuple[str, float]]:
    return found(find_sites_by_home(make_page(*lines, PROSE)))


def portals(*lines: Line) -> list[tuple[str, float]]:
    return found(find_portal_channels(make_page(*lines, PROSE)))


def brands(*lines: Line) -> list[tuple[str, float]]:
    return found(find_brands(make_page(*lines, PROSE)))


def test_platforms() -> None:
    assert platforms("头条号") == [("今日头条", 0.75)]
    assert platforms("头条号", "头条号") == [("今日头条", 0.75)]
    assert platforms("微信号 " + "x" * 35) == [("微信公众平台", 0.75)]
    assert platforms("江畔 > 网易号 > 正文") == [("网易号", 0.75)]
    assert platforms("头条号 > " + "江畔 > " * 6 + "正文正文") == [("今日头条", 0.75)]  # 40 signs
    assert platforms("头条号 > " + "江畔 > " * 6 + "正文正文江") == []
    assert platforms("微信号 " + "x" * 36) == []
    assert platforms("头条号", "百家号") == []
    assert platforms((Role.BODY, "头条号")) == []


def test_homes() -> None:
    assert homes("返回江畔网首页") == [("江畔网", 0.5)]
    assert homes("返回江畔网首页".ljust(80, "。")) == [("江畔网", 0.5)]
    assert homes("返回江畔网首页".ljust(81, "。")) == []
    assert homes((Role.BODY, "返回江畔网首页")) == []
    assert homes("返回江畔首页") == []


def test_channels() -> None:
    assert homes("江畔网河北频道 2012-06-04") == [("江畔网", 0.5)]
    assert homes("看江畔网河北频道 2012-06-04") == [("看江畔网", 0.5)]
    assert homes("江畔网河北频道") == []
    assert homes("江畔网河北 2012-06-04") == []
    assert homes("畔网河北频道 2012-06-04") == []


@pytest.mark.parametrize("find", [homes, brands])
def test_the_first_600_lines_are_searched(find: Finder) -> None:
    lines = ("返回江畔网首页",) if find is homes else ("江畔图", "江畔视", "江畔线", "江畔网")
    filler = [f"{number} 号" for number in range(600 - len(lines))]
    assert find(*filler, *lines) != []
    assert find("0号", *filler, *lines) == []


@pytest.mark.parametrize(
    "line",
    [
        "江畔首页 > 财经频道",  # two parts
        "江首页 > 财经频道 > 正文",
        "江畔江畔江首页 > 财经频道 > 正文",
        "江畔网首页 > 财经频道 > 正文",
        "江畔首页 > 财经 > 正文",
        "江畔首页 > 频道 > 正文",
        "江畔 > 财经频道 > 正文",
        "江.畔首页 > 财经频道 > 正文",
        "Post首页 > 财经频道 > 正文",
    ],
)
def test_no_portal(line: str) -> None:
    assert portals(line) == []


@pytest.mark.parametrize("brand", ["江畔", "江畔江畔"])
def test_portals(brand: str) -> None:
    assert portals(f"{brand}首页 > 财经频道 > 正文") == [(f"{brand}财经", 0.5)]


OTHERS = ("图片", "视频", "无线")


@pytest.mark.parametrize("brand", ["江", "江畔江畔江"])
def test_no_brand(brand: str) -> None:
    assert brands(f"{brand}网", *(brand + other for other in OTHERS)) == []


@pytest.mark.parametrize("brand", ["江畔", "江畔江畔"])
def test_brands(brand: str) -> None:
    others = tuple(brand + other for other in OTHERS)
    assert brands(f"{brand}网", *others) == [(f"{brand}网", 0.41)]
    assert brands(f"{brand}网", *others[1:]) == []
    assert brands(f"{brand}网", *others[1:], others[0].ljust(80, "。")) == [(f"{brand}网", 0.41)]
    assert brands(f"{brand}网", *others[1:], others[0].ljust(81, "。")) == []
    assert brands(f"{brand}图", *others) == []
