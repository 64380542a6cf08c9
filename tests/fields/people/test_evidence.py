"""Every group of people that a page names: near misses first, then the groups."""

import pytest

from newsclean.fields.people.evidence import (
    find_loose_byline,
    list_author_groups,
    read_lone_name,
    read_loose_name,
)
from newsclean.fields.people.groups import list_near_indices, list_tail_places
from newsclean.model import Block, Kind, Link, Place
from tests.fields.small_pages import BRIDGE, ENGLISH, PROSE, TITLE, Line, classed, make_page

JANE = ["Jane Miller"]


def groups(*lines: Line) -> list[tuple[str, list[str]]]:
    page = make_page(BRIDGE, *lines, lang="en")
    return [(g.kind, [p.name for p in g.found.value]) for g in list_author_groups(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Miller wrote on 3 May 2021",
        "City Council | 3 May 2021",
        "Harbour Post | 3 May 2021",
        "Jane Miller, mayor of the town, dies",  # commas set names apart beside dates alone
        "Read more",
        "jane miller",
        "Jane Miller " + "x" * 69 + " | 2021",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert groups(line, ENGLISH) == []


@pytest.mark.parametrize(
    "line",
    [
        "Jane Miller | 3 May 2021",
        "3 May 2021 • Jane Miller",
        "3 May 2021 · Jane Miller · 5 min",
        "3 May 2021 ⋅ Jane Miller",
        "3 May 2021 ∙ Jane Miller",
        "Jane Miller – 3 May 2021",
        "Jane Miller — 3 May 2021",
        "Jane Miller - 3 May 2021",
        "Jane Miller, 3 May 2021",
        "[Jane Miller] 3 May 2021",
        "5 min (Jane Miller) 3 May 2021",
        "5 min  Jane Miller  3 May 2021",
        "Jane Miller | Harbour",
    ],
)
def test_a_name_beside_a_date_or_a_bar(line: str) -> None:
    assert groups(line, ENGLISH) == [("dated line below", JANE)]


@pytest.mark.parametrize("line", ["Jane Miller", "Jane Miller Jane Miller"])
def test_a_name_alone_on_a_line(line: str) -> None:
    assert groups(line, ENGLISH) == [("lone name below", JANE)]
    assert groups(ENGLISH, line) == [("lone name tail", JANE)]
    page = make_page(line, BRIDGE, ENGLISH, lang="en")
    assert [group.kind for group in list_author_groups(page)] == ["lone name above"]


def test_a_doubled_name_has_two_equal_halves() -> None:
    page = make_page(ENGLISH, lang="en")
    for text, read in (("Ann Lee Ann Lee", ["Ann Lee"]), ("Ann Lee Ann Ray", ["Ann Lee Ann Ray"])):
        assert list(read_lone_name(Block(text, Kind.PARAGRAPH, Place()), page)) == read


def test_elements_that_stand_together_are_one_group_and_the_first_another() -> None:
    jane, tom = classed("Jane Miller", "byline"), classed("Tom Ray", "byline")
    found = [group for group in groups(jane, tom, ENGLISH) if "element" in group[0]]
    assert found == [("element below", ["Jane Miller", "Tom Ray"]), ("first element below", JANE)]
    found = [group for group in groups(jane, "a", "b", tom, ENGLISH) if "element" in group[0]]
    assert found == [("element below", JANE), ("element below", ["Tom Ray"])]


def test_links_to_authors_pages() -> None:
    link = classed("By jmiller on Friday", "meta", Link(3, 10, "/author/jm"))
    assert ("link below", ["jmiller"]) in groups(link, ENGLISH)
    assert groups(classed("tag jmiller", "meta", Link(4, 11, "/tag/jm")), ENGLISH) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Newsdesk", "Newsdesk"),
        ("By The Harbour Team", "The Harbour Team"),
        ("Published 3 May 2021", ""),
        ("3 May 2021", ""),
        ("jane@news.example", ""),
        ("news/world", ""),
        ("Read more", ""),
        ("Who are we?", ""),
        ("one two three four five six seven", ""),
    ],
)
def test_what_an_element_says_that_is_no_person(text: str, name: str) -> None:
    assert read_loose_name(text, make_page(ENGLISH, lang="en")) == name


def test_a_loose_name_needs_an_element_or_a_link() -> None:
    assert groups("Newsdesk", ENGLISH) == []
    assert groups(classed("Newsdesk", "byline"), ENGLISH) == [("loose element below", ["Newsdesk"])]
    linked = classed("Newsdesk", "meta", Link(0, 8, "/author/newsdesk"))
    assert [kind for kind, _ in groups(linked, ENGLISH)] == ["loose element below", "link below"]


def test_the_last_resort_of_languages_without_spaces() -> None:
    page = make_page(TITLE, classed("BRIDGE編集部", "entry-author"), PROSE, lang="ja")
    found = find_loose_byline(page)
    assert found is not None
    assert [person.name for person in found.value] == ["BRIDGE編集部"]
    assert find_loose_byline(make_page(TITLE, "BRIDGE編集部", PROSE, lang="ja")) is None


# ---- places ----


def test_the_places_where_bylines_stand() -> None:
    lines: list[Line] = ["above", BRIDGE, "below", *[f"{ENGLISH} {n}" for n in range(9)], "tail"]
    page = make_page(*lines, lang="en")
    texts = [page.texts[i] for i in list_near_indices(page)]
    assert texts == [BRIDGE, "below", *(f"{ENGLISH} {n}" for n in range(6)), "above"]
    assert [page.texts[i] for i in list_tail_places(page)] == [
        f"{ENGLISH} 7",
        f"{ENGLISH} 8",
        "tail",
    ]


def test_below_a_headline_far_from_the_story() -> None:
    between = [f"line {n}" for n in range(40)]
    page = make_page(BRIDGE, *between, ENGLISH, lang="en")
    near = [page.texts[i] for i in list_near_indices(page)]
    assert near[:14] == [BRIDGE, *between[:13]]
    assert between[13] not in near
