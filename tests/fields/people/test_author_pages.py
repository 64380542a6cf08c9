"""Authors by links to their pages and by notes about them."""

import pytest

from newsclean.fields.people.author_pages import (
    AUTHOR_FOLDERS,
    find_author_by_note,
    find_linked_authors,
)
from newsclean.fields.people.authors import find_authors
from newsclean.fields.people.bylines import list_byline_blocks
from newsclean.model import Block, Link
from tests.fields.small_pages import BRIDGE, ENGLISH, classed, make_page, names


def linked(*blocks: Block | str) -> list[str]:
    page = make_page(BRIDGE, *blocks, ENGLISH, lang="en")
    found = find_linked_authors(list_byline_blocks(page), page)
    return [person.name for person in found.value] if found else []


def line(url: str, text: str = "Jane Miller 5 min read", end: int = 11) -> Block:
    return classed(text, "meta", Link(0, end, url))


@pytest.mark.parametrize(
    "block",
    [
        line("https://news.example/tag/jm"),
        line("https://news.example/people"),  # the page of all
        line("https://news.example/people/"),
        line("https://news.example/peoples/jm"),
        line("https://news.example/x?from=/people/jm"),
        line("https://news.example/people/jm", end=4),  # no name
        line("https://news.example/author/jm", "Read more", 9),
        line("https://news.example/people/jm", "Jane Miller " + "x" * 109),
    ],
)
def test_links_that_name_no_author(block: Block) -> None:
    assert linked(block) == []


@pytest.mark.parametrize(
    "block",
    [
        line("https://news.example/people/jm"),
        line("https://news.example/People/JM/?from=top"),
        line("/authors/jane-miller"),
        line("https://news.example/people/jm", "Jane Miller " + "x" * 108),
    ],
)
def test_links_to_an_author_s_page(block: Block) -> None:
    assert linked(block) == ["Jane Miller"]


def test_every_folder_leads_to_an_author() -> None:
    assert len(AUTHOR_FOLDERS) == 33
    assert all(linked(line(f"/{folder}/jm")) == ["Jane Miller"] for folder in AUTHOR_FOLDERS)


def author(name: str) -> Block:
    return line("/people/x", name, len(name))


def test_linked_names_that_stand_together() -> None:
    jane, tom = author("Jane Miller"), author("Tom Ray")
    assert linked(jane, tom) == linked(jane, "a", tom) == ["Jane Miller", "Tom Ray"]
    assert linked(jane, "a", "b", tom) == ["Jane Miller"]
    assert linked(jane, "a" * 121, "b" * 121, tom) == ["Jane Miller", "Tom Ray"]
    assert linked(jane, jane) == ["Jane Miller"]


def test_many_linked_names_are_a_list() -> None:
    people = [author(f"Jane {name}") for name in ("Miller", "Ray", "Harris", "Walker", "Baker")]
    assert len(linked(*people[:4])) == 4
    assert linked(*people) == []


def test_the_evidence_of_a_link() -> None:
    page = make_page(BRIDGE, line("/people/jm"), ENGLISH, lang="en")
    (found,) = find_authors(page)
    assert (names((found,)), found.confidence) == (["Jane Miller"], 0.66)
    assert (found.text, found.rule) == ("Jane Miller 5 min read", "link to an author's page")


# ---- notes ----

NOTE = "Jane Miller is a writer who lives near the river and has built three bridges."


def noted(*lines: str) -> list[str]:
    page = make_page(BRIDGE, *lines, lang="en")
    found = find_author_by_note(list_byline_blocks(page), page)
    return [person.name for person in found.value] if found else []


@pytest.mark.parametrize(
    "lines",
    [
        ("Jane Miller", ENGLISH),
        ("Jane Miller", ENGLISH, "Jane Miller is a writer."),
        ("Jane Miller", ENGLISH, f"About {NOTE}"),
        ("Jane Mill", ENGLISH, NOTE),
        ("By Jane Miller", ENGLISH, NOTE),
        ("Our partners", ENGLISH, "Our partners help us to build a newsroom for the whole town."),
        (ENGLISH, NOTE),
    ],
)
def test_lines_without_a_note(lines: tuple[str, ...]) -> None:
    assert noted(*lines) == []


@pytest.mark.parametrize(("size", "people"), [(40, []), (41, ["Jane Miller"])])
def test_the_length_of_a_note(size: int, people: list[str]) -> None:
    assert noted("Jane Miller", ENGLISH, f"Jane Miller {'x' * (size - 1)}") == people


def test_a_name_that_a_note_begins_with_is_the_author() -> None:
    assert noted("Jane Miller", ENGLISH, NOTE) == ["Jane Miller"]
    in_body = f"{NOTE} {ENGLISH}"
    assert noted("Jane Miller", ENGLISH, in_body) == ["Jane Miller"]
    assert noted("Jane Miller", ENGLISH, in_body, ENGLISH) == ["Jane Miller"]
    assert noted("Jane Miller", ENGLISH, in_body, ENGLISH, ENGLISH) == []


def test_the_evidence_of_a_note() -> None:
    (found,) = find_authors(make_page(BRIDGE, "Jane Miller", ENGLISH, NOTE, lang="en"))
    assert (names((found,)), found.confidence) == (["Jane Miller"], 0.62)
    assert (found.text, found.at.line) == ("Jane Miller", 2)
    assert found.rule == "name that a note below begins with"
