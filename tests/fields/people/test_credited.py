"""People of the credit lines: which lines are this story's, and how sure that is."""

import pytest

from newsclean.fields.people.authors import find_authors
from newsclean.fields.people.credited import (
    find_credited_people,
    is_plain_byline,
    list_credit_groups,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Kind, Link, Person, Place, Role
from tests.fields.small_pages import (
    BRIDGE,
    ENGLISH,
    PROSE,
    TITLE,
    Line,
    best,
    classed,
    make_page,
    meta,
    names,
)


def read(page: LabelledPage, field: str = "author") -> tuple[list[str], float]:
    found = find_credited_people(page, field)
    assert found is not None
    return [person.name for person in found.value], found.confidence


def english(*lines: Line) -> tuple[list[str], float]:
    return read(make_page(*lines, lang="en"))


def test_a_page_without_credits() -> None:
    page = make_page(TITLE, PROSE, "责任编辑：谭小桐")
    assert find_credited_people(page, "author") is None
    assert read(page, "editor") == (["谭小桐"], 0.95)


# ---- languages without spaces ----


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("作者：记者 韩青林 编辑：王芳 • 别的新闻", [("韩青林", "记者")]),
        ("（实习生易小满对此文亦有贡献）", [("易小满", "实习生")]),
        ("（评论员 罗青野 萧远山）", [("罗青野", "评论员"), ("萧远山", "评论员")]),
    ],
)
def test_chinese_authors_at_the_end(line: str, people: list[tuple[str, str]]) -> None:
    found = best(find_authors(make_page(TITLE, PROSE, PROSE, line)))
    assert [(person.name, person.role) for person in found] == people


def test_authors_in_the_brackets_of_the_first_paragraph() -> None:
    first = (Role.BODY, "某某报讯（记者 岳南星 董晚晴）" + PROSE)
    assert best(find_authors(make_page("标题", first, PROSE))) == (
        Person("岳南星", "记者"),
        Person("董晚晴", "记者"),
    )


def test_all_credit_lines_of_a_chinese_page_count() -> None:
    page = make_page("记者：岳南星", TITLE, PROSE, PROSE, "记者：董晚晴", "记者：岳南星")
    assert read(page) == (["岳南星", "董晚晴"], 0.95)
    found = find_credited_people(page, "author")
    assert found is not None
    assert found.text == "记者：岳南星 … 记者：董晚晴"
    assert (found.at.line, found.rule) == (1, "credit line")


def test_the_evidence_is_cut() -> None:
    line = "记者：岳南星" + " " * 120 + "责任编辑：谭小桐"
    found = find_credited_people(make_page(TITLE, line, PROSE), "author")
    assert found is not None
    assert found.text == line[:120]


# ---- by-lines of languages with spaces ----


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane MillerUpdated: Feb 5, 2026", ["Jane Miller"]),
        ("By Jane MillerTwitter", ["Jane Miller"]),
        ("ByJane Miller", ["Jane Miller"]),
        ("By Jane Miller In", ["Jane Miller"]),
        ("By: Jane Miller on 04 May 2021", ["Jane Miller"]),
        ("by jmiller | Apr 21, 2025", ["jmiller"]),
        ("By Jane Miller, Chief Marketing Officer, Bridges", ["Jane Miller"]),
        ("Posted by Jane Miller on 2025-12-18 in Bridges", ["Jane Miller"]),
        ("By Jane Miller - London", ["Jane Miller"]),
    ],
)
def test_western_bylines(line: str, people: list[str]) -> None:
    assert names(find_authors(make_page(BRIDGE, line, ENGLISH, lang="en"))) == people


def test_a_byline_of_a_thing_is_none() -> None:
    assert find_authors(make_page(BRIDGE, "By product manager", ENGLISH, lang="en")) == ()


def groups(*lines: Line) -> list[tuple[str, list[str]]]:
    page = make_page(*lines, lang="en")
    return [(g.kind, [p.name for p in g.found.value]) for g in list_credit_groups(page)]


def test_bylines_are_grouped_by_their_place() -> None:
    lines = ("By Tom Ray", BRIDGE, "By Jane Miller", ENGLISH, "By Kim Wood", ENGLISH, "By Ann Lee")
    assert groups(*lines) == [
        ("credit above", ["Tom Ray"]),
        ("credit head", ["Jane Miller"]),
        ("credit body", ["Kim Wood"]),
        ("credit tail", ["Ann Lee"]),
    ]
    assert groups("By Jane Miller", ENGLISH) == [("credit head", ["Jane Miller"])]  # no headline


def test_bylines_that_stand_together_are_one_group() -> None:
    near = (BRIDGE, "By Jane Miller", "a", "By Tom Ray", "b", "By Ann Lee", ENGLISH)
    assert groups(*near) == [("credit head", ["Jane Miller", "Tom Ray", "Ann Lee"])]
    far = (BRIDGE, "By Jane Miller", "a", "b", "By Tom Ray", ENGLISH)
    assert [people for _, people in groups(*far)] == [["Jane Miller"], ["Tom Ray"]]


def test_editors_are_taken_from_everywhere() -> None:
    page = make_page(
        "Editor: Tom Ray", BRIDGE, "Editor: Ann Lee", ENGLISH, "Editor: Jane Miller", lang="en"
    )
    assert read(page, "editor") == (["Tom Ray", "Ann Lee", "Jane Miller"], 0.95)


def test_words_that_are_no_part_of_the_name() -> None:
    claims = (meta("og:site_name", "Daily Post"),)
    page = make_page(BRIDGE, "By Jane Miller Daily Post", ENGLISH, lang="en", claims=claims)
    assert read(page)[0] == ["Jane Miller"]
    text = "By Jane Miller Harbour"
    for link, name in (
        (Link(3, 14, "/jane"), "Jane Miller"),
        (Link(3, 22, "/jane"), "Jane Miller Harbour"),
        (Link(3, 7, "/jane"), "Jane Miller Harbour"),  # one word
        (Link(8, 14, "/jane"), "Jane Miller Harbour"),
    ):
        block = Block(text, Kind.PARAGRAPH, Place(), links=(link,))
        assert english(BRIDGE, block, ENGLISH)[0] == [name]


def test_a_word_before_a_name_is_no_role() -> None:
    zh, en, de = (make_page(PROSE, lang=lang) for lang in ("zh", "en", "de"))
    assert is_plain_byline("By", en)
    assert is_plain_byline("Von", de)
    assert not is_plain_byline("Reporter", en)
    assert not is_plain_byline("记者", zh)
    roles = [
        person.role
        for lines in (("By Jane Miller",), ("Reporter: Jane Miller",))
        for person in best(find_authors(make_page(BRIDGE, *lines, ENGLISH, lang="en")))
    ]
    assert roles == [None, "Reporter"]


def test_links_may_stand_elsewhere() -> None:
    block = classed("By Jane Miller", "meta", Link(0, 2, "/by"))
    assert english(BRIDGE, block, ENGLISH)[0] == ["Jane Miller"]
