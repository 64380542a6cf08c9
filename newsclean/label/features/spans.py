"""Spans: the run of blocks whose hand scores add up to the most, and where each block stands to it.

The span is the heart of the method (Bentley's maximum-sum run); docs/decisions/0002 has what it
won.
"""

from collections.abc import Callable, Iterator

from newsclean.label.features.feature_table import Column, Columns, Maker, Table, parts_of
from newsclean.label.features.words import cue_groups
from newsclean.lexicon.cue_words import LONG

FAR = 40.0  # blocks: farther counts as this far
RAMP = [*map(float, range(-int(FAR), int(FAR) + 1))]


def hand_scores(table: Table) -> Column:
    """The hand score of a dump's line; by itself it gave F1 .889 in the study."""
    names = ("length", "end_sentence", "common", "bullet", "cue_groups", "repeats", "bars")
    scores = []
    for length, end, common, bullet, cues, again, bars in rows_of(table, names):
        score = -0.5 + end
        score += min(5.0, length / 90) if common >= 3 else 0.5 * (length > 60)
        score -= 0.2 * (length < 25) + 0.5 * bullet
        if cues and length < LONG:
            score -= 0.5 * min(3.0, cues)
        scores.append(score - (again > 0) - (bars >= 2))
    return scores


# Weights tuned in the study for the span of a dump; `bias` keeps short lines from joining two
# stories.
TUNED = {
    "address": -2.3,
    "capitals": -0.68,
    "quote_first": 1.22,
}


TUNED_CUES = {
    "related": -1.42,
    "comment": -1.07,
    "share": -1.26,
    "subscribe": -2.67,
    "tags": -0.72,
    "nav": 0.3,
    "editor": -1.24,
}


def tuned_scores(table: Table) -> Column:
    """The tuned score of a dump's line."""
    names = ("length", "common", "end_sentence", "end_colon", "bullet", "repeats", "bars")
    rows = zip(rows_of(table, names), tuned_marks(table), tuned_cues(table), strict=True)
    scores = []
    for (length, common, end, colon, bullet, again, bars), marks, cues in rows:
        prose = common >= 3
        score = -0.57 + 0.87 / 4 + 1.3 * end + 4.42 * colon * prose
        score += min(5.0, length / 90) if prose else 0.58 * (length > 60)
        score += 0.12 if length < 25 else -0.29 * (length < 60)
        score -= 0.52 * bullet + 0.89 * (again > 0) + 2.33 * (bars >= 2)
        scores.append(score + (marks + cues if length < LONG else marks))
    return scores


def tuned_marks(table: Table) -> Column:
    """What a date and a small letter at its start take from the tuned score of any line."""
    pairs = zip(table["date"], table["first"], strict=True)
    return [-0.34 * date - (0.7 if first == 1.0 else 0.0) for date, first in pairs]


def tuned_cues(table: Table) -> Column:
    """What its cue words and some other marks add to the tuned score of a short line."""
    marks = rows_of(table, ("address", "capitals", "quote_first"))
    return [
        TUNED["address"] * address
        + TUNED["capitals"] * capitals
        + TUNED["quote_first"] * quote
        + (sum(TUNED_CUES.get(group, 0.0) for group in found) if found else 0.0)
        for (address, capitals, quote), found in zip(marks, table.once(cue_groups), strict=True)
    ]


def html_scores(table: Table) -> Column:
    """The hand score of an HTML block: length if it reads like prose, less its links and cues."""
    names = ("length", "end_sentence", "sentences", "link_share", "unwelcome", "hidden")
    rest = zip(table["cue_groups"], table["in_article"], strict=True)
    scores = []
    for (length, end, sentences, links, unwelcome, hidden), (cues, article) in zip(
        rows_of(table, names), rest, strict=True
    ):
        prose = end or sentences > 1
        score = (min(4.0, length / 80) if prose else 0.3 * (length > 60)) - 0.4
        score -= 2.0 * links + 0.8 * unwelcome + hidden
        if cues and length < LONG:
            score -= 0.5 * min(3.0, cues)
        scores.append(score + 0.4 * article)
    return scores


def prose_scores(table: Table) -> Column:
    """A stricter score: only text without links, only prose."""
    return [
        min(3.0, length / 100) * (1 - 2 * links) - 0.8 if end else -0.6 - links
        for length, links, end in rows_of(table, ("length", "link_share", "end_sentence"))
    ]


def rows_of(table: Table, names: tuple[str, ...]) -> Iterator[tuple[float, ...]]:
    """Some columns, a row a block."""
    return zip(*(table[name] for name in names), strict=True)


def best_run(scores: list[float]) -> tuple[int, int]:
    """Where the run with the highest sum starts, and one past its end.

    >>> best_run([-1, 2, -1, 3, -5, 4])
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


def span(name: str, scores: Callable[[Table], Column]) -> dict[str, Maker]:
    """The rows of a span: scores, and where each block stands to the best run of them."""

    def columns(table: Table) -> Columns:
        return span_columns(name, scores(table))

    ends = ("score", "inside", "from_start", "from_end", "share")
    return parts_of(columns, *(f"{name}_{end}" for end in ends))


def span_columns(name: str, scores: Column) -> Columns:
    """Where each block stands to the best run of these scores."""
    start, end = best_run(scores)
    count = len(scores)
    whole = sum(score for score in scores if score > 0) or 1.0
    share = sum(score for score in scores[start:end] if score > 0) / whole
    return {
        f"{name}_score": scores,
        f"{name}_inside": [0.0] * start + [1.0] * (end - start) + [0.0] * (count - end),
        f"{name}_from_start": distances(start, count),
        f"{name}_from_end": distances(end - 1, count),
        f"{name}_share": [share] * count,
    }


def distances(mark: int, count: int) -> Column:
    """How many blocks each block stands below one of them, negative above it, far as `FAR`."""
    above = max(0, mark - int(FAR))
    start = int(FAR) - mark + above
    near = RAMP[start : start + count - above]
    return [-FAR] * above + near + [FAR] * (count - above - len(near))


SPANS_TEXT: dict[str, Maker] = {**span("hand", hand_scores), **span("tuned", tuned_scores)}
SPANS_HTML: dict[str, Maker] = {**span("hand", html_scores), **span("prose", prose_scores)}
