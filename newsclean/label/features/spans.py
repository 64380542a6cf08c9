"""Spans: the run of blocks whose hand scores add up to the most, and where each block stands to it.

The span is the heart of the method (Bentley's maximum-sum run); docs/decisions/0002 has what it
won.
"""

from collections.abc import Callable, Iterator

from newsclean.label.features.feature_table import (
    Column,
    ColumnMaker,
    Columns,
    FeatureTable,
    make_joint_columns,
)
from newsclean.label.features.words import find_cue_groups
from newsclean.lexicon.cue_words import LONG_LINE_EFF_CHARS

FAR = 40.0  # blocks: farther counts as this far
DISTANCE_RAMP = [*map(float, range(-int(FAR), int(FAR) + 1))]


def score_dump_lines(table: FeatureTable) -> Column:
    """The hand score of a dump's line; by itself it gave F1 .889 in the study."""
    names = (
        "length",
        "end_sentence",
        "function_words",
        "list_item",
        "cue_groups",
        "repeats",
        "separators",
    )
    scores = []
    for length, end, common, bullet, cues, again, bars in iter_rows(table, names):
        score = -0.5 + end
        score += min(5.0, length / 90) if common >= 3 else 0.5 * (length > 60)
        score -= 0.2 * (length < 25) + 0.5 * bullet
        if cues and length < LONG_LINE_EFF_CHARS:
            score -= 0.5 * min(3.0, cues)
        scores.append(score - (again > 0) - (bars >= 2))
    return scores


# Weights tuned in the study for the span of a dump; `bias` keeps short lines from joining two
# stories.
TUNED_SIGN_WEIGHTS = {
    "has_url_or_email": -2.3,
    "all_capitals": -0.68,
    "starts_with_quote": 1.22,
}


TUNED_CUE_WEIGHTS = {
    "related": -1.42,
    "comment": -1.07,
    "share": -1.26,
    "subscribe": -2.67,
    "tags": -0.72,
    "nav": 0.3,
    "editor": -1.24,
}


def score_dump_lines_tuned(table: FeatureTable) -> Column:
    """The tuned score of a dump's line."""
    names = (
        "length",
        "function_words",
        "end_sentence",
        "end_colon",
        "list_item",
        "repeats",
        "separators",
    )
    rows = zip(
        iter_rows(table, names),
        score_dates_and_case(table),
        score_cues_and_signs(table),
        strict=True,
    )
    scores = []
    for (length, common, end, colon, bullet, again, bars), marks, cues in rows:
        prose = common >= 3
        score = -0.57 + 0.87 / 4 + 1.3 * end + 4.42 * colon * prose
        score += min(5.0, length / 90) if prose else 0.58 * (length > 60)
        score += 0.12 if length < 25 else -0.29 * (length < 60)
        score -= 0.52 * bullet + 0.89 * (again > 0) + 2.33 * (bars >= 2)
        scores.append(score + (marks + cues if length < LONG_LINE_EFF_CHARS else marks))
    return scores


def score_dates_and_case(table: FeatureTable) -> Column:
    """What a date and a small letter at its start take from the tuned score of any line."""
    pairs = zip(table["has_date"], table["first_char_class"], strict=True)
    return [-0.34 * date - (0.7 if first == 1.0 else 0.0) for date, first in pairs]


def score_cues_and_signs(table: FeatureTable) -> Column:
    """What its cue words and some other marks add to the tuned score of a short line."""
    marks = iter_rows(table, ("has_url_or_email", "all_capitals", "starts_with_quote"))
    return [
        TUNED_SIGN_WEIGHTS["has_url_or_email"] * address
        + TUNED_SIGN_WEIGHTS["all_capitals"] * capitals
        + TUNED_SIGN_WEIGHTS["starts_with_quote"] * quote
        + (sum(TUNED_CUE_WEIGHTS.get(group, 0.0) for group in found) if found else 0.0)
        for (address, capitals, quote), found in zip(
            marks, table.once(find_cue_groups), strict=True
        )
    ]


def score_html_blocks(table: FeatureTable) -> Column:
    """The hand score of an HTML block: length if it reads like prose, less its links and cues."""
    names = (
        "length",
        "end_sentence",
        "sentences",
        "link_share",
        "boilerplate_class_groups",
        "hidden",
    )
    rest = zip(table["cue_groups"], table["in_article"], strict=True)
    scores = []
    for (length, end, sentences, links, unwelcome, hidden), (cues, article) in zip(
        iter_rows(table, names), rest, strict=True
    ):
        prose = end or sentences > 1
        score = (min(4.0, length / 80) if prose else 0.3 * (length > 60)) - 0.4
        score -= 2.0 * links + 0.8 * unwelcome + hidden
        if cues and length < LONG_LINE_EFF_CHARS:
            score -= 0.5 * min(3.0, cues)
        scores.append(score + 0.4 * article)
    return scores


def score_linkless_prose(table: FeatureTable) -> Column:
    """A stricter score: only text without links, only prose."""
    return [
        min(3.0, length / 100) * (1 - 2 * links) - 0.8 if end else -0.6 - links
        for length, links, end in iter_rows(table, ("length", "link_share", "end_sentence"))
    ]


def iter_rows(table: FeatureTable, names: tuple[str, ...]) -> Iterator[tuple[float, ...]]:
    """Some columns, a row a block."""
    return zip(*(table[name] for name in names), strict=True)


def find_best_run(scores: list[float]) -> tuple[int, int]:
    """Where the run with the highest sum starts, and one past its end.

    >>> find_best_run([-1, 2, -1, 3, -5, 4])
    (1, 4)
    """
    best, found, total, start = 0.0, (0, 0), 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, found = total, (start, i + 1)
    return found


def make_span_columns(
    name: str, scores: Callable[[FeatureTable], Column]
) -> dict[str, ColumnMaker]:
    """The rows of a span: scores, and where each block stands to the best run of them."""

    def columns(table: FeatureTable) -> Columns:
        return measure_span(name, scores(table))

    ends = ("block_score", "inside", "from_start", "from_end", "score_share")
    return make_joint_columns(columns, *(f"{name}_{end}" for end in ends))


def measure_span(name: str, scores: Column) -> Columns:
    """Where each block stands to the best run of these scores."""
    start, end = find_best_run(scores)
    count = len(scores)
    whole = sum(score for score in scores if score > 0) or 1.0
    share = sum(score for score in scores[start:end] if score > 0) / whole
    return {
        f"{name}_block_score": scores,
        f"{name}_inside": [0.0] * start + [1.0] * (end - start) + [0.0] * (count - end),
        f"{name}_from_start": measure_distances(start, count),
        f"{name}_from_end": measure_distances(end - 1, count),
        f"{name}_score_share": [share] * count,
    }


def measure_distances(mark: int, count: int) -> Column:
    """How many blocks each block stands below one of them, negative above it, far as `FAR`."""
    above = max(0, mark - int(FAR))
    start = int(FAR) - mark + above
    near = DISTANCE_RAMP[start : start + count - above]
    return [-FAR] * above + near + [FAR] * (count - above - len(near))


SPANS_TEXT: dict[str, ColumnMaker] = {
    **make_span_columns("main_span", score_dump_lines),
    **make_span_columns("tuned_span", score_dump_lines_tuned),
}
SPANS_HTML: dict[str, ColumnMaker] = {
    **make_span_columns("main_span", score_html_blocks),
    **make_span_columns("strict_span", score_linkless_prose),
}
