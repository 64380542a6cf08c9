"""Features of spans: runs of blocks whose scores add up to the most, where the story is likely.

The story is one run with little else in it, so the maximum-sum run of simple scores finds it on
most pages (Bentley, "Programming Pearls", 1984, column 8; docs/decisions/0002). The scores are in
`span_scores`.
"""

from collections.abc import Callable

from newsclean.label.features.feature_table import (
    Column,
    Columns,
    Feature,
    FeatureTable,
    make_joint_column,
)
from newsclean.label.features.span_scores import (
    score_dump_lines,
    score_dump_lines_tuned,
    score_html_blocks,
    score_linkless_prose,
)

MAX_DISTANCE_BLOCKS = 40.0  # blocks: what is farther counts as this far
DISTANCE_RAMP = [*map(float, range(-int(MAX_DISTANCE_BLOCKS), int(MAX_DISTANCE_BLOCKS) + 1))]


def find_best_run(scores: list[float]) -> tuple[int, int]:
    """Where the run with the highest sum starts, and one past its end; (0, 0) without a score > 0.

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


def measure_span(scores: Column) -> Columns:
    """Where each block stands to the best run of these scores."""
    start, end = find_best_run(scores)
    count = len(scores)
    whole = sum(score for score in scores if score > 0) or 1.0
    share = sum(score for score in scores[start:end] if score > 0) / whole
    return {
        "block_score": scores,
        "inside": [0.0] * start + [1.0] * (end - start) + [0.0] * (count - end),
        "from_start": measure_distances(start, count),
        "from_end": measure_distances(end - 1, count),
        "score_share": [share] * count,
    }


def measure_distances(place: int, count: int) -> Column:
    """How many blocks each of so many blocks stands below one of them; negative above it.

    >>> measure_distances(1, 4)
    [-1.0, 0.0, 1.0, 2.0]
    """
    far = int(MAX_DISTANCE_BLOCKS)
    above = max(0, place - far)
    start = far - place + above
    near = DISTANCE_RAMP[start : start + count - above]
    below = count - above - len(near)
    return [-MAX_DISTANCE_BLOCKS] * above + near + [MAX_DISTANCE_BLOCKS] * below


def make_span_features(
    name: str, score: Callable[[FeatureTable], Column], run: str
) -> dict[str, Feature]:
    """The five rows of a span.

    Args:
        name: what their names begin with.
        score: scores the blocks; the best run of these scores is the span.
        run: what kind of run that is, for the sentences.
    """

    def measure(table: FeatureTable) -> Columns:
        return measure_span(score(table))

    where = f"`{name}`, the run of blocks with the highest sum of {run}"
    sentences = {
        "block_score": (f"The block's own score, of those whose best run is {where}.", "points"),
        "inside": (f"Whether the block stands in {where}.", "0 or 1"),
        "from_start": (
            f"Blocks from the first block of {where}, to the block; negative above it.",
            "blocks, -40 to 40",
        ),
        "from_end": (
            f"Blocks from the last block of {where}, to the block; negative above it.",
            "blocks, -40 to 40",
        ),
        "score_share": (
            f"Share of the page's positive scores that stands in {where}; the same for all blocks.",
            "share, 0 to 1",
        ),
    }
    return {
        f"{name}_{end}": Feature(make_joint_column(measure, end), counts, unit)
        for end, (counts, unit) in sentences.items()
    }


SPAN_HTML_FEATURES: dict[str, Feature] = {
    **make_span_features(
        "main_span", score_html_blocks, "hand-set scores for prose, against links and boilerplate"
    ),
    **make_span_features("strict_span", score_linkless_prose, "scores for prose without links"),
}
SPAN_DUMP_FEATURES: dict[str, Feature] = {
    **make_span_features(
        "main_span", score_dump_lines, "hand-set scores for prose, against items and cue words"
    ),
    **make_span_features("tuned_span", score_dump_lines_tuned, "scores with tuned weights"),
}
