"""Authors without a label: in the last bracket, in the dateline, beside the date, in the title."""

import pytest

from newsclean.fields.people.signatures import (
    find_closing_names,
    find_columnist,
    find_dateline_reporter,
    find_info_line_author,
    is_newsroom_signature,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Person, Role
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, jsonld, make_page


def closing(page: LabelledPage) -> list[str]:
    found = find_closing_names(page)
    return [person.name for person in found.value] if found else []


# ---- the bracket that ends a story ----


@pytest.mark.parametrize(
    "end",
    [
        "(见图)",
        "（李楠）。",
        "李楠",
        "李楠）",
        "（）",
        "(Jane Ray)",
        "（李）",
        "（李楠）说",
    ],
)
def test_ends_of_a_story_that_are_no_name(end: str) -> None:
    assert closing(make_page(TITLE, PROSE, (Role.BODY, PROSE + end))) == []


@pytest.mark.parametrize(
    ("end", "people"),
    [
        ("(李楠)", ["李楠"]),
        ("（李楠） ", ["李楠"]),
        ("（ 李楠 ）", ["李楠"]),
        ("（李楠 岳南星）", ["李楠", "岳南星"]),
    ],
)
def test_names_in_the_bracket_that_ends_a_story(end: str, people: list[str]) -> None:
    assert closing(make_page(TITLE, PROSE, (Role.BODY, PROSE + end))) == people


def test_where_the_bracket_stands() -> None:
    page = make_page(TITLE, PROSE, "（李楠）")
    found = find_closing_names(page)
    assert found is not None
    assert (found.text, found.rule) == ("（李楠）", "bracket that ends the story")
    assert (found.confidence, found.at.line) == (0.7, 3)
    assert closing(make_page(TITLE, PROSE, "一行", "（李楠）")) == ["李楠"]
    assert closing(make_page(TITLE, PROSE, "一行", "一行", "（李楠）")) == []
    assert closing(make_page(TITLE, (Role.BODY, PROSE + "（李楠）"), PROSE)) == []
    assert closing(make_page(BRIDGE, ENGLISH, "(Jane Ray)", lang="en")) == []


def test_without_surnames_the_bracket_is_a_line_of_its_own() -> None:
    name = "（青野凪）"
    assert closing(make_page("橋が開通", PROSE, name, lang="ja")) == ["青野凪"]
    assert closing(make_page("橋が開通", (Role.BODY, PROSE + name), lang="ja")) == []


# ---- dateline and info line ----


def test_the_reporter_of_the_dateline() -> None:
    page = make_page("橋が開通", "【東京＝青野凪】" + PROSE, PROSE, lang="ja")
    found = find_dateline_reporter(page)
    assert found is not None
    assert (found.value, found.confidence, found.rule) == ((Person("青野凪"),), 0.72, "dateline")
    assert find_dateline_reporter(make_page("橋が開通", PROSE, lang="ja")) is None


def test_the_first_author_of_the_info_lines() -> None:
    lines = ("某某晚报 2023-11-02 21:37", "岳南星 2023-11-02 21:38", "董晚晴 2023-11-02")
    found = find_info_line_author(make_page(TITLE, *lines, PROSE))
    assert found is not None
    assert (found.value, found.confidence) == ((Person("岳南星"),), 0.75)
    assert (found.text, found.rule, found.at.line) == (lines[1], "name beside the date", 3)
    assert find_info_line_author(make_page(TITLE, lines[0], PROSE)) is None


# ---- the headline ----


def columnist(
    headline: str, *lines: tuple[Role, str], lang: str = "zh"
) -> tuple[str, float] | None:
    page = make_page(PROSE, *lines, lang=lang, claims=(jsonld("headline", headline),))
    found = find_columnist(page)
    return (found.value[0].name, found.confidence) if found else None


@pytest.mark.parametrize(
    "headline",
    ["拿什么来盼一座桥", "新桥：拿什么来盼", "一位评论员：再谈一座桥", "易小容 岳南星：拿什么来盼"],
)
def test_headlines_without_a_columnist(headline: str) -> None:
    assert columnist(headline) is None


def test_a_columnist_opens_the_headline_and_is_not_in_the_story() -> None:
    for colon in "：:":
        assert columnist(f"易小容{colon}拿什么来盼一座桥") == ("易小容", 0.5)
    quoted = (Role.BODY, "易小容昨天说，" + PROSE)
    assert columnist("易小容：拿什么来盼一座桥", quoted) is None
    assert columnist("易小容：拿什么来盼一座桥", lang="ja") is None


def test_a_newsroom_signs_as_a_whole_before_the_headline() -> None:
    assert columnist("某某日报评论员：再谈一座桥") == ("某某日报评论员", 0.6)
    page = make_page(PROSE)
    assert is_newsroom_signature("某某日报评论员", page)
    assert not is_newsroom_signature("某某日报", page)
    assert not is_newsroom_signature("一位评论员", page)
    assert not is_newsroom_signature("评论员", page)
