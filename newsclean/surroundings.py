"""Features of a block's surroundings: prose near it, its place on the page, the spans it is in.

The span is the heart of the method: the run of blocks whose hand scores add up to the most
(Bentley's maximum-sum run). With rules alone it took F1 on dumps from .811 to .903.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from operator import sub
from typing import Any

from newsclean.cues import LONG, cue_groups
from newsclean.model import Layout
from newsclean.table import Column, Columns, Maker, Table, parts_of

PROSE = 40.0  # effective characters of a text that may be a story's
LONGEST_RUN = 40
FAR = 40.0  # blocks: farther counts as this far
RAMP = [*map(float, range(-int(FAR), int(FAR) + 1))]
BOXES = frozenset("□■○●+*")  # list marks of w3m and lynx


def count_of(table: Table) -> int:
    """How many blocks the page has."""
    return len(table.page.blocks)


# ---- marks and masses that several columns need ----


def prose_mass(table: Table) -> Column:
    """How much prose each block holds: its length, if it reads like sentences."""
    rows = zip(
        table["length"], table["end_sentence"], table["sentences"], table["common"], strict=True
    )
    return [
        min(length, 800.0) * (1.0 if end or sentences > 1 else 0.3)
        if length > PROSE and common >= 2
        else 0.0
        for length, end, sentences, common in rows
    ]


def mass_sums(table: Table) -> list[float]:
    """The prose mass above each block, and at last that of the page."""
    return [0.0, *accumulate(table.once(prose_mass))]


def cue_marks(table: Table) -> list[bool]:
    """Whether each block is a short line with a cue word."""
    pairs = zip(table["cue_groups"], table["size"], strict=True)
    return [groups > 0 and size < 7 for groups, size in pairs]


def short_marks(table: Table) -> list[bool]:
    """Whether each block is a few letters."""
    return [size < 5 for size in table["size"]]


# ---- columns ----


def mass_near(reach: int) -> Maker:
    """The maker of the column of the prose so many blocks before (negative) or after each block."""
    return lambda table: windows(table.once(mass_sums), reach)


def mass_shares(table: Table) -> Column:
    """The share of the page's prose that each block holds."""
    total = table.once(mass_sums)[-1] or 1.0
    return [mass / total for mass in table.once(prose_mass)]


def mass_above(table: Table) -> Column:
    """The share of the page's prose that stands above each block."""
    sums = table.once(mass_sums)
    total = sums[-1] or 1.0
    return [above / total for above in sums[:-1]]


def mass_page(table: Table) -> Column:
    """How much prose the page has."""
    return [min(table.once(mass_sums)[-1] or 1.0, 20000.0)] * count_of(table)


def positions(table: Table) -> Column:
    """The share of the page's blocks above each block."""
    count = count_of(table)
    return [i / count for i in range(count)]


def places(table: Table) -> Column:
    """The number of blocks above each block, up to sixty."""
    count = count_of(table)
    return [*map(float, range(min(count, 60)))] + [60.0] * (count - 60)


def before(name: str) -> Maker:
    """The maker of the column of what a column says of the block before."""
    return lambda table: [0.0, *table[name][:-1]]


def after(name: str) -> Maker:
    """The maker of the column of what a column says of the block after."""
    return lambda table: [*table[name][1:], 0.0]


def equal_beside(column: Column) -> Column:
    """How many of a block's two neighbours have the same number; the page's edges count as such."""
    same = [float(a == b) for a, b in pairwise(column)]
    return [a + b for a, b in zip([1.0, *same], [*same, 1.0], strict=True)]


def boxed(table: Table) -> Column:
    """Whether each block has a list mark that dumps print before links and fields."""
    return [float(block.layout.bullet in BOXES) for block in table.page.blocks]


def layouts_of(table: Table) -> dict[str, tuple[Any, ...]]:
    """The layout of the blocks, a tuple for each attribute."""
    rows = (block.layout for block in table.page.blocks)
    return dict(zip(Layout._fields, zip(*rows, strict=True), strict=True))


def layout(name: str, most: float) -> Maker:
    """The maker of the column of one number of the blocks' layout, up to so many."""
    return lambda table: [
        float(value) if value < most else most for value in table.once(layouts_of)[name]
    ]


# ---- spans ----


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


def above(marks: list[float]) -> list[float]:
    """How many marked blocks stand above each block, up to three."""
    return [min(3.0, total - mark) for total, mark in zip(accumulate(marks), marks, strict=True)]


def smaller_beside(sizes: list[float]) -> list[float]:
    """The size of the smaller of a block's two neighbours: teasers stand between short headings."""
    padded = [0.0, *sizes, 0.0]
    return list(map(min, padded, padded[2:]))


def run_lengths(mass: list[float], gap: int) -> list[float]:
    """How many blocks of prose stand in a row with each block, over gaps of so many other blocks.

    >>> run_lengths([9.0, 9.0, 0.0, 9.0, 0.0, 0.0, 9.0], 1)
    [3.0, 3.0, 0.0, 3.0, 0.0, 0.0, 1.0]
    """
    out = [0.0] * len(mass)
    runs: list[list[int]] = []
    for i, weight in enumerate(mass):
        if weight and runs and i - runs[-1][-1] <= gap + 1:
            runs[-1].append(i)
        elif weight:
            runs.append([i])
    for run in runs:
        for i in run:
            out[i] = float(min(LONGEST_RUN, len(run)))
    return out


def windows(sums: list[float], reach: int) -> list[float]:
    """The prose mass of so many blocks before (negative) or after each block."""
    if reach < 0:
        far = [0.0] * -reach + sums
        return list(map(sub, sums[:-1], far))
    far = sums[1 + reach :] + sums[-1:] * reach
    return list(map(sub, far, sums[1:]))


def since(marks: list[bool]) -> list[float]:
    """Blocks since the last marked one before each block."""
    out, last = [], FAR
    for mark in marks:
        last = last + 1.0 if last < FAR else FAR
        out.append(last)
        if mark:
            last = 0.0
    return out


def around(marks: list[bool], reach: int) -> list[float]:
    """How many marked blocks stand within reach of each block."""
    sums = [0.0, *accumulate(marks)]
    low = sums[:1] * reach + sums
    high = sums[reach + 1 :] + sums[-1:] * (reach + 1)
    return list(map(sub, high[: len(marks)], low))


AROUND: dict[str, Maker] = {
    "mass_before3": mass_near(-3),
    "mass_before8": mass_near(-8),
    "mass_after3": mass_near(3),
    "mass_after8": mass_near(8),
    "mass_share": mass_shares,
    "mass_above": mass_above,
    "mass_page": mass_page,
    "position": positions,
    "place": places,
    "blocks": lambda table: [float(min(count_of(table), 600))] * count_of(table),
    "since_cue": lambda table: since(table.once(cue_marks)),
    "until_cue": lambda table: since(table.once(cue_marks)[::-1])[::-1],
    "since_short": lambda table: since(table.once(short_marks)),
    "shorts_around": lambda table: around(table.once(short_marks), 4),
    "cues_around": lambda table: around(table.once(cue_marks), 4),
    "size_before": before("size"),
    "size_after": after("size"),
    "end_before": before("end_sentence"),
    "end_after": after("end_sentence"),
    "smaller_beside": lambda table: smaller_beside(table["size"]),
    "since_closing": lambda table: since([mark > 0 for mark in table["closing"]]),
    "closings_above": lambda table: above(table["closing"]),
    "prose_run": lambda table: run_lengths(table.once(prose_mass), 0),
    "prose_run_gap": lambda table: run_lengths(table.once(prose_mass), 1),
}
AROUND_TEXT: dict[str, Maker] = {
    "indent": layout("indent", 20.0),
    "indent_same": lambda table: equal_beside(table["indent"]),
    "blank_before": layout("blank_before", 4.0),
    "blank_after": layout("blank_after", 4.0),
    "lines": layout("lines", 12.0),
    "boxed": boxed,
    **span("hand", hand_scores),
    **span("tuned", tuned_scores),
}
AROUND_HTML: dict[str, Maker] = {
    "link_before": before("link_share"),
    "link_after": after("link_share"),
    "links_around": lambda table: around([share > 0.8 for share in table["link_share"]], 3),
    **span("hand", html_scores),
    **span("prose", prose_scores),
}
