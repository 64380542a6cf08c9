"""The best run of scores, and where blocks stand to it."""

import pytest

from newsclean.label.features.spans import find_best_run, measure_distances, measure_span
from tests.label.features.feature_pages import PROSE, read_lines, read_markup


@pytest.mark.parametrize(
    ("scores", "run"),
    [
        ([], (0, 0)),
        ([-1.0, -2.0], (0, 0)),
        ([0.0], (0, 0)),
        ([2.0], (0, 1)),
        ([1.0, -1.0, 1.0], (0, 1)),  # the first of two alike
        ([2.0, -1.0, 2.0], (0, 3)),
        ([2.0, -3.0, 3.0], (2, 3)),
        ([-1.0, 2.0, -1.0, 3.0, -5.0, 4.0], (1, 4)),
    ],
)
def test_the_best_run(scores: list[float], run: tuple[int, int]) -> None:
    assert find_best_run(scores) == run


def test_where_blocks_stand_to_the_run() -> None:
    span = measure_span([1.0, -3.0, 2.0, 2.0, -5.0, 3.0])
    assert span["block_score"] == [1.0, -3.0, 2.0, 2.0, -5.0, 3.0]
    assert span["inside"] == [0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    assert span["from_start"] == [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
    assert span["from_end"] == [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0]
    assert span["score_share"] == [0.5] * 6


def test_a_page_without_a_run() -> None:
    span = measure_span([-1.0, -1.0])
    assert span["inside"] == [0.0, 0.0]
    assert span["score_share"] == [0.0, 0.0]


@pytest.mark.parametrize("place", [-1, 0, 30, 39, 40, 41, 60, 99])
@pytest.mark.parametrize("count", [1, 40, 100])
def test_distances_are_at_most_40(place: int, count: int) -> None:
    if place < count:
        assert measure_distances(place, count) == [
            float(max(-40, min(40, i - place))) for i in range(count)
        ]


def test_spans_of_a_dump() -> None:
    table = read_lines("Home", "News", PROSE, PROSE, "Share this")
    for name in ("main_span", "tuned_span"):
        assert table[f"{name}_inside"] == [0.0, 0.0, 1.0, 1.0, 0.0]
        assert table[f"{name}_from_start"][2] == table[f"{name}_from_end"][3] == 0.0
        assert table[f"{name}_score_share"] == [1.0] * 5
    assert table["main_span_block_score"] != table["tuned_span_block_score"]


def test_spans_of_html() -> None:
    table = read_markup(f"<nav>Home</nav><p>{PROSE}</p><p><a href=x>{PROSE}</a></p><p>{PROSE}</p>")
    assert table["strict_span_inside"] == table["main_span_inside"]
    assert table["main_span_block_score"] != table["strict_span_block_score"]
