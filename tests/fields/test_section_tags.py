"""Sections and tags: what is none, then how sure each claim and line is."""

from typing import Any

import pytest

from newsclean.fields.section_tags import (
    find_section,
    find_tags,
    has_same_start,
    split_breadcrumb,
    split_keywords,
)
from newsclean.model import Claim, Found
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, jsonld, make_page, meta


def sure(found: tuple[Found[Any], ...]) -> list[tuple[Any, float]]:
    return [(item.value, item.confidence) for item in found]


@pytest.mark.parametrize(
    "line", ["新闻 > 社会", "首页 新闻", "首页 / 新闻", "正文 > 新桥通车市民", "> 正文"]
)
def test_no_breadcrumb(line: str) -> None:
    assert find_section(make_page(line, TITLE, PROSE)) == ()


@pytest.mark.parametrize("separator", [">>", "»", "›", "＞", "→", ">"])
def test_separators_of_breadcrumbs(separator: str) -> None:
    page = make_page(f"首页 {separator} 新闻", TITLE, PROSE)
    assert sure(find_section(page)) == [(("首页", "新闻"), 0.9)]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("首页 > 新闻", ("首页", "新闻")),
        ("位置：首页 > 新闻", ("首页", "新闻")),
        ("新闻 > 社会 > 桥梁", ("新闻", "社会", "桥梁")),
        ("新闻 > 正文", ("新闻",)),
        ("新闻 > 新桥通车", ("新闻",)),
        ("首页 > 新桥通", ("首页", "新桥通")),  # three signs of the headline
        ("新闻 > 新桥通车市民盼了很久", ("新闻",)),
        ("首页 > 新桥通车市民盼着桥", ("首页", "新桥通车市民盼着桥")),
    ],
)
def test_breadcrumbs(line: str, kept: tuple[str, ...]) -> None:
    assert sure(find_section(make_page(line, TITLE, PROSE))) == [(kept, 0.9)]


def test_a_start_in_common_has_eight_signs() -> None:
    assert has_same_start("abcdefgh1", "abcdefgh2")
    assert not has_same_start("abcdefg", "abcdefg")
    assert not has_same_start("abcdefg1", "abcdefg2")


def test_lengths_of_breadcrumbs() -> None:
    assert split_breadcrumb("a" * 24 + " > b") == ["a" * 24, "b"]
    assert split_breadcrumb("a" * 25 + " > b") == []
    assert split_breadcrumb("a > " + "b" * 116) == ["a", "b" * 116]
    assert split_breadcrumb("a > " + "b" * 117) == []


def test_without_a_body_forty_blocks_are_searched() -> None:
    filler = [f"{n} 号" for n in range(39)]
    assert find_section(make_page(*filler, "首页 > 新闻")) != ()
    assert find_section(make_page("号", *filler, "首页 > 新闻")) == ()
    assert find_section(make_page(PROSE, "首页 > 新闻")) != ()


def test_the_confidence_of_each_section() -> None:
    keys = (jsonld("articleSection", "A"), meta("article:section", "B"), meta("og:section", "C"))
    crumbs = tuple(jsonld("breadcrumb.name", name) for name in ("Home", "World", BRIDGE))
    page = make_page(BRIDGE, ENGLISH, claims=(*crumbs, *keys), lang="en")
    assert sure(find_section(page)) == [
        (("Home", "World"), 0.85),
        (("A",), 0.8),
        (("B",), 0.75),
        (("C",), 0.6),
    ]


@pytest.mark.parametrize(("chars", "count"), [(60, 1), (61, 0)])
def test_the_length_of_a_section(chars: int, count: int) -> None:
    claims = (jsonld("articleSection", "A" * chars),)
    assert len(find_section(make_page(ENGLISH, claims=claims))) == count


def test_the_confidence_of_each_list_of_tags() -> None:
    claims = (
        jsonld("keywords", "a"),
        meta("article:tag", "b"),
        meta("news_keywords", "c"),
        meta("keywords", "d"),
    )
    page = make_page(ENGLISH, "Tags: e", lang="en", claims=claims)
    assert sure(find_tags(page)) == [
        (("a",), 0.85),
        (("b",), 0.8),
        (("c",), 0.75),
        (("e",), 0.7),
        (("d",), 0.6),
    ]


@pytest.mark.parametrize("comma", [",", "，", "、", ";", "；", "|"])
def test_commas(comma: str) -> None:
    assert split_keywords(f"a{comma}b") == ["a", "b"]


def test_limits_of_tags() -> None:
    def tags(value: str) -> Found[Any] | None:
        found = find_tags(make_page(ENGLISH, claims=(Claim("meta", "keywords", value),)))
        return found[0] if found else None

    assert tags(" ,,") is None
    assert tags("a" * 61) is None
    assert tags("a" * 60 + ", a") is not None
    many = tags(",".join(f"tag {n}" for n in range(41)))
    assert many is not None
    assert (len(many.value), len(many.text)) == (40, 200)


def lines(*below: str, lang: str = "zh") -> list[tuple[str, ...]]:
    return [item.value for item in find_tags(make_page(PROSE, *below, lang=lang))]


def test_lines_of_tags() -> None:
    assert lines("标签：桥梁 交通") == [("桥梁", "交通")]
    assert lines("Tags: new bridge, town", lang="en") == [("new bridge", "town")]
    assert lines(*["菜单"] * 19, "标签：桥梁") == [("桥梁",)]
    assert lines(*["菜单"] * 20, "标签：桥梁") == []
    assert lines("标签：" + "桥" * 30) == [("桥" * 30,)]
    assert lines("标签：" + "桥" * 31) == []
    assert lines("标签：" + "桥 " * 100) == [("桥",)]
    assert lines("标签：" + "桥 " * 100 + "桥") == []
    assert lines("标签：", "标签 桥梁", "桥梁：标签") == []


@pytest.mark.parametrize("line", ["首页 > 新闻", "位置：首页 > 新闻", "位置: 首页 > 新闻"])
def test_a_label_before_a_breadcrumb_is_left_out(line: str) -> None:
    assert sure(find_section(make_page(line, TITLE, PROSE))) == [(("首页", "新闻"), 0.9)]


def test_two_parts_need_the_front_page_or_this_page() -> None:
    assert find_section(make_page("位置：新闻 > 社会", TITLE, PROSE)) == ()
    assert find_section(make_page("首页：新闻 > 社会", TITLE, PROSE)) == ()
