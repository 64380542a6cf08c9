"""Links to authors' pages, and notes about authors."""

import pytest

from newsclean.fields.people.author_pages import (
    AUTHOR_FOLDERS,
    find_author_by_note,
    is_author_link,
)
from newsclean.fields.people.groups import get_blocks, list_near_indices
from tests.fields.small_pages import BRIDGE, ENGLISH, make_page


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/tag/jm",
        "https://news.example/people",  # the page of all
        "https://news.example/people/",
        "https://news.example/peoples/jm",
        "https://news.example/x?from=/people/jm",
        "https://news.example/?page=3",
        "https://news.example/?author=all",
    ],
)
def test_links_to_no_author(address: str) -> None:
    assert not is_author_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/people/jm",
        "https://news.example/People/JM/?from=top",
        "/authors/jane-miller",
        "/?author=3",
        "spip.php?auteur2",
    ],
)
def test_links_to_an_author_s_page(address: str) -> None:
    assert is_author_link(address)


def test_every_folder_leads_to_an_author() -> None:
    assert len(AUTHOR_FOLDERS) == 33
    assert all(is_author_link(f"/{folder}/jm") for folder in AUTHOR_FOLDERS)


# ---- notes ----

NOTE = "Jane Miller is a writer who lives near the river and has built three bridges."


def noted(*lines: str) -> list[str]:
    page = make_page(BRIDGE, *lines, lang="en")
    found = find_author_by_note(get_blocks(list_near_indices(page), page), page)
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
