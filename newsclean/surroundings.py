"""Features of a block's surroundings: prose near it, its place on the page, the spans it is in.

The span is the heart of the method: the run of blocks whose hand scores add up to the most
(Bentley's maximum-sum run). With rules alone it took F1 on dumps from .811 to .903.
"""

from itertools import accumulate

from newsclean.model import Page

Columns = dict[str, list[float]]

LONGEST_RUN = 40
FAR = 40.0  # blocks: farther counts as this far


def context_columns(page: Page, own: Columns) -> Columns:
    """The columns that need more than one block to be told."""
    count = len(page.blocks)
    mass = prose_mass(own)
    total = sum(mass) or 1.0
    sums = [0.0, *accumulate(mass)]
    before3, before8, after3, after8 = (
        windows(sums, -3),
        windows(sums, -8),
        windows(sums, 3),
        windows(sums, 8),
    )
    cue = [
        groups > 0 and size < 7 for groups, size in zip(own["cue_groups"], own["size"], strict=True)
    ]
    short = [size < 5 for size in own["size"]]
    table: Columns = {
        "mass_before3": before3,
        "mass_before8": before8,
        "mass_after3": after3,
        "mass_after8": after8,
        "mass_share": [m / total for m in mass],
        "mass_above": [s / total for s in sums[:-1]],
        "mass_page": [min(total, 20000.0)] * count,
        "position": [i / count for i in range(count)],
        "place": [float(min(i, 60)) for i in range(count)],
        "blocks": [float(min(count, 600))] * count,
        "since_cue": since(cue),
        "until_cue": since(cue[::-1])[::-1],
        "since_short": since(short),
        "shorts_around": around(short, 4),
        "cues_around": around(cue, 4),
        "size_before": [0.0, *own["size"][:-1]],
        "size_after": [*own["size"][1:], 0.0],
        "end_before": [0.0, *own["end_sentence"][:-1]],
        "end_after": [*own["end_sentence"][1:], 0.0],
        "smaller_beside": smaller_beside(own["size"]),
        "since_closing": since([mark > 0 for mark in own["closing"]]),
        "closings_above": above(own["closing"]),
        "prose_run": run_lengths(mass, 0),
        "prose_run_gap": run_lengths(mass, 1),
    }
    if page.kind == "text":
        table |= layout_columns(page)
        spans = {"hand": hand_scores(own), "tuned": tuned_scores(own)}
    else:
        spans = {"hand": html_scores(own), "prose": prose_scores(own)}
        links = own["link_share"]
        table["link_before"] = [0.0, *links[:-1]]
        table["link_after"] = [*links[1:], 0.0]
        table["links_around"] = around([share > 0.8 for share in links], 3)
    for name, scores in spans.items():
        table |= span_columns(name, scores)
    return table


def layout_columns(page: Page) -> Columns:
    """How the lines of a dump are set."""
    layouts = [block.layout for block in page.blocks]
    indents = [float(min(20, layout.indent)) for layout in layouts]
    same = [
        float(indents[i] == indents[max(0, i - 1)])
        + float(indents[i] == indents[min(len(indents) - 1, i + 1)])
        for i in range(len(indents))
    ]
    return {
        "indent": indents,
        "indent_same": same,
        "blank_before": [float(min(4, layout.blank_before)) for layout in layouts],
        "blank_after": [float(min(4, layout.blank_after)) for layout in layouts],
        "lines": [float(min(12, layout.lines)) for layout in layouts],
        "boxed": [float(layout.bullet in "□■○●+*" and layout.bullet != "") for layout in layouts],
    }


def prose_mass(own: Columns) -> list[float]:
    """How much prose each block holds: its length, if it reads like sentences."""
    return [
        min(length, 800.0) * (1.0 if end or sentences > 1 else 0.3)
        if common >= 2 and length > 40
        else 0.0
        for length, end, sentences, common in zip(
            own["length"], own["end_sentence"], own["sentences"], own["common"], strict=True
        )
    ]


def hand_scores(own: Columns) -> list[float]:
    """The hand score of a dump's line; by itself it gave F1 .889 in the study."""
    scores = []
    for i, length in enumerate(own["length"]):
        score = -0.5 + own["end_sentence"][i]
        score += min(5.0, length / 90) if own["common"][i] >= 3 else 0.5 * (length > 60)
        score -= 0.2 * (length < 25) + 0.5 * own["bullet"][i]
        score -= 0.5 * min(3.0, own["cue_groups"][i]) if length < 250 else 0.0
        score -= (own["repeats"][i] > 0) + (own["bars"][i] >= 2)
        scores.append(score)
    return scores


# Weights tuned in the study for the span of a dump; `bias` keeps short lines from joining two
# stories.
TUNED = {
    "cue_related": -1.42,
    "cue_comment": -1.07,
    "cue_share": -1.26,
    "cue_subscribe": -2.67,
    "cue_tags": -0.72,
    "cue_nav": 0.3,
    "cue_editor": -1.24,
    "address": -2.3,
    "capitals": -0.68,
    "quote_first": 1.22,
}


def tuned_scores(own: Columns) -> list[float]:
    """The tuned score of a dump's line."""
    scores = []
    for i, length in enumerate(own["length"]):
        prose = own["common"][i] >= 3
        score = -0.57 + 0.87 / 4 + 1.3 * own["end_sentence"][i] + 4.42 * own["end_colon"][i] * prose
        score += min(5.0, length / 90) if prose else 0.58 * (length > 60)
        score += 0.12 if length < 25 else -0.29 * (length < 60)
        score -= (
            0.52 * own["bullet"][i] + 0.89 * (own["repeats"][i] > 0) + 2.33 * (own["bars"][i] >= 2)
        )
        score -= 0.34 * own["date"][i] + 0.7 * (own["first"][i] == 1.0)
        if length < 250:
            score += sum(weight * own[name][i] for name, weight in TUNED.items())
        scores.append(score)
    return scores


def html_scores(own: Columns) -> list[float]:
    """The hand score of an HTML block: length if it reads like prose, less its links and cues."""
    scores = []
    for i, length in enumerate(own["length"]):
        prose = own["end_sentence"][i] or own["sentences"][i] > 1
        score = (min(4.0, length / 80) if prose else 0.3 * (length > 60)) - 0.4
        score -= 2.0 * own["link_share"][i] + 0.8 * own["unwelcome"][i] + own["hidden"][i]
        score -= 0.5 * min(3.0, own["cue_groups"][i]) if length < 250 else 0.0
        scores.append(score + 0.4 * own["in_article"][i])
    return scores


def prose_scores(own: Columns) -> list[float]:
    """A stricter score: only text without links, only prose."""
    return [
        min(3.0, length / 100) * (1 - 2 * links) - 0.8 if end else -0.6 - links
        for length, links, end in zip(
            own["length"], own["link_share"], own["end_sentence"], strict=True
        )
    ]


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


def span_columns(name: str, scores: list[float]) -> Columns:
    """Where each block stands to the best run of these scores."""
    start, end = best_run(scores)
    count = len(scores)
    whole = sum(score for score in scores if score > 0) or 1.0
    share = sum(score for score in scores[start:end] if score > 0) / whole
    return {
        f"{name}_score": scores,
        f"{name}_inside": [float(start <= i < end) for i in range(count)],
        f"{name}_from_start": [max(-FAR, min(FAR, float(i - start))) for i in range(count)],
        f"{name}_from_end": [max(-FAR, min(FAR, float(i - end + 1))) for i in range(count)],
        f"{name}_share": [share] * count,
    }


def above(marks: list[float]) -> list[float]:
    """How many marked blocks stand above each block, up to three."""
    return [min(3.0, total - mark) for total, mark in zip(accumulate(marks), marks, strict=True)]


def smaller_beside(sizes: list[float]) -> list[float]:
    """The size of the smaller of a block's two neighbours: teasers stand between short headings."""
    padded = [0.0, *sizes, 0.0]
    return [min(padded[i], padded[i + 2]) for i in range(len(sizes))]


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
    last = len(sums) - 1
    if reach < 0:
        return [sums[i] - sums[max(0, i + reach)] for i in range(last)]
    return [sums[min(last, i + 1 + reach)] - sums[i + 1] for i in range(last)]


def since(marks: list[bool]) -> list[float]:
    """Blocks since the last marked one before each block."""
    out, last = [], FAR
    for mark in marks:
        last = min(FAR, last + 1)
        out.append(last)
        if mark:
            last = 0.0
    return out


def around(marks: list[bool], reach: int) -> list[float]:
    """How many marked blocks stand within reach of each block."""
    sums = [0, *accumulate(map(int, marks))]
    last = len(marks)
    return [float(sums[min(last, i + reach + 1)] - sums[max(0, i - reach)]) for i in range(last)]
