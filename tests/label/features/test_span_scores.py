"""What each mark of a block adds to the scores of the spans: every weight, once and to the point."""

import pytest

from newsclean.label.features.feature_table import Column, FeatureTable
from newsclean.label.features.span_scores import (
    score_dump_lines,
    score_dump_lines_tuned,
    score_html_blocks,
    score_linkless_prose,
    sum_cue_points,
)
from newsclean.label.features.words import find_cue_groups
from tests.label.features.feature_pages import give_columns

DUMP_COLUMNS = dict.fromkeys(
    (
        *("length", "end_sentence", "end_colon", "function_words", "list_item", "cue_groups"),
        *("repeats", "separators", "has_date", "first_char_class", "has_url_or_email"),
        *("all_capitals", "starts_with_quote"),
    ),
    0.0,
)
HTML_COLUMNS = dict.fromkeys(
    (
        *("length", "end_sentence", "sentences", "link_share", "boilerplate_class_groups"),
        *("hidden", "cue_groups", "in_article"),
    ),
    0.0,
)


def give(columns: dict[str, float], *groups: str) -> FeatureTable:
    """One block of these numbers and cue words."""
    table = give_columns(**{name: [value] for name, value in columns.items()})
    table._results[find_cue_groups] = [frozenset(groups)]  # noqa: SLF001 - as if found in a text
    return table


def only(scores: Column) -> float:
    """The score of the one block."""
    (score,) = scores
    return score


LINE = {"length": 40.0}  # neither short nor long
PROSE = {"length": 180.0, "function_words": 3.0}


@pytest.mark.parametrize(
    ("marks", "score"),
    [
        (LINE, -0.5),
        ({"length": 25.0}, -0.5),
        ({"length": 24.0}, -0.7),
        ({"length": 60.0}, -0.5),
        ({"length": 61.0}, 0.0),
        ({"length": 900.0}, 0.0),
        (PROSE, 1.5),
        (PROSE | {"function_words": 2.0}, 0.0),
        (PROSE | {"length": 900.0}, 4.5),
        (LINE | {"end_sentence": 1.0}, 0.5),
        (LINE | {"list_item": 1.0}, -1.0),
        (LINE | {"cue_groups": 1.0}, -1.0),
        (LINE | {"cue_groups": 5.0}, -2.0),
        (PROSE | {"length": 249.0, "cue_groups": 2.0}, -0.5 + 249 / 90 - 1.0),
        (PROSE | {"length": 250.0, "cue_groups": 2.0}, -0.5 + 250 / 90),
        (LINE | {"repeats": 1.0}, -1.5),
        (LINE | {"repeats": 3.0}, -1.5),
        (LINE | {"separators": 1.0}, -0.5),
        (LINE | {"separators": 2.0}, -1.5),
    ],
)
def test_lines_of_a_dump(marks: dict[str, float], score: float) -> None:
    assert only(score_dump_lines(give(DUMP_COLUMNS | marks))) == pytest.approx(score)


BASE = -0.3525


@pytest.mark.parametrize(
    ("marks", "score"),
    [
        (LINE, BASE - 0.29),
        ({"length": 24.0}, BASE + 0.12),
        ({"length": 25.0}, BASE - 0.29),
        ({"length": 60.0}, BASE),
        ({"length": 61.0}, BASE + 0.58),
        (PROSE, BASE + 2.0),
        (PROSE | {"length": 900.0}, BASE + 5.0),
        (PROSE | {"end_colon": 1.0}, BASE + 2.0 + 4.42),
        (LINE | {"end_colon": 1.0}, BASE - 0.29),
        (LINE | {"end_sentence": 1.0}, BASE - 0.29 + 1.3),
        (LINE | {"list_item": 1.0}, BASE - 0.29 - 0.52),
        (LINE | {"repeats": 2.0}, BASE - 0.29 - 0.89),
        (LINE | {"separators": 1.0}, BASE - 0.29),
        (LINE | {"separators": 2.0}, BASE - 0.29 - 2.33),
        (LINE | {"has_date": 1.0}, BASE - 0.29 - 0.34),
        (LINE | {"first_char_class": 1.0}, BASE - 0.29 - 0.7),
        (LINE | {"first_char_class": 2.0}, BASE - 0.29),
        (LINE | {"has_url_or_email": 1.0}, BASE - 0.29 - 2.3),
        (LINE | {"all_capitals": 1.0}, BASE - 0.29 - 0.68),
        (LINE | {"starts_with_quote": 1.0}, BASE - 0.29 + 1.22),
        (PROSE | {"length": 225.0, "starts_with_quote": 1.0}, BASE + 2.5 + 1.22),
        (PROSE | {"length": 270.0, "starts_with_quote": 1.0}, BASE + 3.0),
        (PROSE | {"length": 270.0, "has_date": 1.0}, BASE + 3.0 - 0.34),
    ],
)
def test_lines_of_a_dump_tuned(marks: dict[str, float], score: float) -> None:
    assert only(score_dump_lines_tuned(give(DUMP_COLUMNS | marks))) == pytest.approx(score)


@pytest.mark.parametrize(
    ("groups", "points"),
    [
        ((), 0.0),
        (("legal",), 0.0),
        (("related",), -1.42),
        (("comment",), -1.07),
        (("share",), -1.26),
        (("subscribe",), -2.67),
        (("tags",), -0.72),
        (("nav",), 0.3),
        (("editor",), -1.24),
        (("nav", "editor", "legal"), -0.94),
    ],
)
def test_cue_words_of_a_short_line(groups: tuple[str, ...], points: float) -> None:
    assert sum_cue_points(frozenset(groups)) == pytest.approx(points)
    table = give(DUMP_COLUMNS | LINE, *groups)
    assert only(score_dump_lines_tuned(table)) == pytest.approx(BASE - 0.29 + points)


SENTENCE = {"length": 160.0, "end_sentence": 1.0, "sentences": 1.0}


@pytest.mark.parametrize(
    ("marks", "score"),
    [
        ({}, -0.4),
        ({"length": 60.0}, -0.4),
        ({"length": 61.0}, -0.1),
        ({"length": 160.0, "sentences": 1.0}, -0.1),
        ({"length": 160.0, "sentences": 2.0}, 1.6),
        (SENTENCE, 1.6),
        (SENTENCE | {"length": 900.0}, 3.6),
        (SENTENCE | {"link_share": 0.5}, 0.6),
        (SENTENCE | {"boilerplate_class_groups": 1.0}, 0.8),
        (SENTENCE | {"hidden": 1.0}, 0.6),
        (SENTENCE | {"cue_groups": 1.0}, 1.1),
        (SENTENCE | {"cue_groups": 5.0}, 0.1),
        (SENTENCE | {"length": 250.0, "cue_groups": 5.0}, 250 / 80 - 0.4),
        (SENTENCE | {"in_article": 1.0}, 2.0),
    ],
)
def test_blocks_of_html(marks: dict[str, float], score: float) -> None:
    assert only(score_html_blocks(give(HTML_COLUMNS | marks))) == pytest.approx(score)


@pytest.mark.parametrize(
    ("marks", "score"),
    [
        ({}, -0.6),
        ({"length": 900.0, "sentences": 3.0}, -0.6),
        ({"link_share": 0.5}, -1.1),
        (SENTENCE, 0.8),
        (SENTENCE | {"length": 900.0}, 2.2),
        (SENTENCE | {"link_share": 0.25}, 0.0),
        (SENTENCE | {"link_share": 1.0}, -2.4),
    ],
)
def test_prose_without_links(marks: dict[str, float], score: float) -> None:
    assert only(score_linkless_prose(give(HTML_COLUMNS | marks))) == pytest.approx(score)
