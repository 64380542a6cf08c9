"""Elements named by-line: which hold no name, then whose."""

import pytest

from newsclean.fields.people.bylines import find_byline_people, read_people_line
from newsclean.label.labelled_page import LabelledPage
from tests.fields.small_pages import (
    BRIDGE,
    ENGLISH,
    PROSE,
    TITLE,
    Line,
    classed,
    make_page,
    meta,
)


def read(page: LabelledPage) -> tuple[list[str], float] | None:
    found = find_byline_people(page)
    return ([person.name for person in found.value], found.confidence) if found else None


def english(*lines: Line) -> tuple[list[str], float] | None:
    return read(make_page(BRIDGE, *lines, lang="en"))


JANE = ["Jane Miller"]


@pytest.mark.parametrize(
    "block",
    [
        classed("Published Oct 10, 2023", "byline"),
        classed("Written by", "author"),
        classed("Jane", "author"),
        classed("Jane Miller", "meta"),
        classed("Jane Miller", "a b c d byline"),
        classed("Harbour News Agency", "byline"),
        classed("Jane Miller " + "x" * 109, "byline"),
    ],
)
def test_elements_that_name_nobody(block: Line) -> None:
    assert english(block, ENGLISH) is None


@pytest.mark.parametrize(
    "word", ["byline", "author", "writer", "creator", "contributor", "writtenby", "autor"]
)
def test_elements_that_the_page_calls_by_line(word: str) -> None:
    assert english(classed("Jane Miller", f"a b c story-{word}__name"), ENGLISH) == (JANE, 0.7)


def test_the_first_element_with_a_name_counts() -> None:
    empty, jane, tom = (
        classed(text, "byline") for text in ("Written by", "Jane Miller", "Tom Ray")
    )
    assert english(empty, jane, tom, ENGLISH) == (JANE, 0.7)
    found = find_byline_people(make_page(BRIDGE, jane, ENGLISH, lang="en"))
    assert found is not None
    assert (found.text, found.rule) == ("Jane Miller", "element named by-line")


def test_where_the_element_stands() -> None:
    jane, tom = (classed(text, "byline") for text in ("Jane Miller", "Tom Ray"))
    assert read(make_page(tom, BRIDGE, jane, ENGLISH, lang="en")) == (JANE, 0.7)
    assert read(make_page(jane, BRIDGE, ENGLISH, tom, lang="en")) == (JANE, 0.7)
    assert english(ENGLISH, jane) == (JANE, 0.52)
    assert english(*[ENGLISH] * 5, jane, ENGLISH) == (JANE, 0.7)
    assert english(*[ENGLISH] * 6, jane, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("岳南星 董晚晴", ["岳南星", "董晚晴"]),
        ("Jane Miller", []),
        ("新桥通车", []),
    ],
)
def test_lines_of_people_without_spaces(text: str, people: list[str]) -> None:
    found = read_people_line(text, make_page(PROSE))
    assert [person.name for person in found] == people


def test_the_longest_line_of_people() -> None:
    for page, text in (
        (make_page(ENGLISH, lang="en"), "Jane Miller"),
        (make_page(PROSE), "岳南星"),
    ):
        for size, count in ((120, 1), (121, 0)):
            line = text + " " * (size - len(text) - 1) + "|"
            assert (size, len(read_people_line(line, page))) == (size, count)


def test_the_site_is_nobody() -> None:
    claims = (meta("og:site_name", "Harbour Echo"),)
    page = make_page(ENGLISH, lang="en", claims=claims)
    assert read_people_line("Harbour Echo", page) == ()
    (found,) = read_people_line("Jane Miller Harbour Echo", page)
    assert found.name == "Jane Miller"


def test_elements_on_chinese_pages() -> None:
    assert read(make_page(TITLE, classed("岳南星", "author"), PROSE)) == (["岳南星"], 0.7)
