"""`evaluate.agreement`: fields counted by hand."""

from typing import Any

import pytest

from newsclean.evaluate.agreement import compare_fields
from newsclean.evaluate.overlap import Overlap
from tests.evaluate.scored_pages import TEXT


@pytest.mark.parametrize(
    ("key", "want", "got", "figure", "counts"),
    [
        ("title", "Cars &amp; ferries", "Cars  & ferries", "title", (1, 0, 0)),
        ("title", "Cars, ferries", "Cars ferries", "title", (0, 1, 1)),
        ("title", "Cars, ferries", "Cars ferries", "title, letters", (1, 0, 0)),
        ("title", "Cars", None, "title", (0, 0, 1)),
        ("published", "2024-05-17", "2024-05-17T23:00:00Z", "published, day", (1, 0, 0)),
        (
            "published",
            "2024-05-18T01:00:00+08:00",
            "2024-05-17T17:00:00Z",
            "published, time",
            (1, 0, 0),
        ),
        ("published", "2024-05-17T08:30:00", "2024-05-17", "published, time", (0, 0, 1)),
        ("published", "2024-05-17T08:30:00", "2024-05-17T08:31", "published, time", (0, 1, 1)),
        ("published", "2024-05-17", "17 May", "published, day", (0, 1, 1)),
        ("outlet", "海港晚报", "海港 晚报", "outlet", (1, 0, 0)),
        ("authors", ["A. Bell and C. Dorn"], [{"name": "C. Dorn"}], "authors", (1, 0, 1)),
        ("editors", ["周文"], [{"name": "周文"}, {"name": "林雨"}], "editors", (1, 1, 0)),
    ],
)
def test_fields_are_counted_by_hand(
    key: str, want: Any, got: Any, figure: str, counts: tuple[int, int, int]
) -> None:
    assert compare_fields({key: want}, {key: got})[figure] == counts


def test_an_empty_gold_says_nothing_unless_it_is_complete() -> None:
    page: dict[str, Any] = {"authors": []}
    given_names = {"authors": [{"name": "A. Bell and C. Dorn"}]}
    assert compare_fields(page, given_names) == {}
    assert compare_fields(page, given_names, complete={"authors"})["authors"] == (0, 1, 0)
    assert compare_fields({}, given_names, complete={"authors"}) == {}


def test_snippets_have_to_be_there_or_must_not() -> None:
    page = {"with": ["first  cars", "ferry"], "without": ["Friday", "Monday"]}
    assert compare_fields(page, {"text": TEXT}) == {"snippets": Overlap(1, 1, 1)}
