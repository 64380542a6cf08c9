"""Show how often a body is right at each quality, and where nine in ten are.

    python -m tools.crossvalidate FOLDS SET ... --measure measure.py --save SAVED
    python -m tools.reliability SAVED SET ... --measure measure.py

A body is right here where its page F1 is .95 or better. The last line of each kind of page is the
lowest expected F1 from which on nine in ten are right; it is near `newsclean.quality.SURE_FROM`
as long as that holds (`tools/train_quality.py` finds it).
"""

import json
from collections.abc import Iterable
from math import inf
from pathlib import Path
from typing import Any

from newsclean.label.quality import RELIABLE_QUALITY, scale_quality_to_f1
from tools.crossvalidate import loaded, parser_of

RIGHT = 0.95
FEWEST = 50  # pages, before a share is believed
BINS = ((0.95, 1.01), (0.9, 0.95), (0.85, 0.9), (0.8, 0.85), (0.6, 0.8), (0.0, 0.6))


def pairs_of(saved: Path, folder: Path, measure: Any) -> dict[str, list[tuple[float, float]]]:
    """For each kind of page: quality and page F1 of the records of a set."""
    gold = {one["id"]: one for one in measure.load_gold(folder)}
    told: dict[str, list[tuple[float, float]]] = {"html": [], "text": []}
    for path in sorted(saved.glob(f"{folder.name}.*.newsclean.jsonl")):
        kind = "html" if ".html." in path.name else "text"
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record.get("quality") is None:
                continue
            one = gold[record["id"]]
            counts = measure.body_counts(
                one["body"], record["text"], one.get("lang"), one.get("neutral") or ()
            )
            told[kind].append((record["quality"], measure.page_f1(counts)))
    return told


def surest(told: Iterable[tuple[float, bool]]) -> tuple[int, float]:
    """How many bodies are sure, each told as its score and whether it is right, and from what on.

    They are the most with the highest scores of which nine in ten are right.
    """
    right, sure, lowest = 0, 0, inf
    for count, (score, is_right) in enumerate(sorted(told, reverse=True), 1):
        right += is_right
        if count >= FEWEST and right >= RELIABLE_QUALITY * count:
            sure, lowest = count, score
    return sure, lowest


def main() -> None:
    """Read, count, print."""
    args = parser_of(__doc__, "saved").parse_args()
    measure = loaded(args.measure)
    every: dict[str, list[tuple[float, float]]] = {"html": [], "text": []}
    for folder in args.sets:
        for kind, pairs in pairs_of(args.saved, folder, measure).items():
            every[kind] += pairs
    for kind, pairs in every.items():
        print(f"{kind}: {len(pairs)} records\nquality     share  right  mean F1")
        for low, high in BINS:
            inside = [f1 for quality, f1 in pairs if low <= quality < high]
            if inside:
                right = sum(f1 >= RIGHT for f1 in inside) / len(inside)
                share, mean = len(inside) / len(pairs), sum(inside) / len(inside)
                print(f"{low:.2f}-{min(high, 1):.2f}    {share:.3f}   {right:.3f}    {mean:.3f}")
        _, quality = surest((quality, f1 >= RIGHT) for quality, f1 in pairs)
        at = scale_quality_to_f1(quality, kind)
        print(f"nine in ten are right from an expected F1 of {at:.4f} on\n")


if __name__ == "__main__":
    main()
