"""Find what each sign of a site's name is worth on HTML pages, and write it as data.

    python -m tools.train_sites SET ... [--out SITE-NAMES.json] [--confidence CONFIDENCE.json]

A set is a folder with gold.jsonl and pages/<id>.html.gz. Of the names that a page gives the one of
its gold is to have the greatest share (softmax); a page whose gold name stands nowhere teaches that
it has none, except in sets whose gold has a register's names (`OTHER_NAMES`), which teach nothing
there. A site weighs as the square root of its pages. What weights reach on pages of sites that they
have not seen is printed: each site is in one of eight folds, drawn several times. --confidence
writes how often these shares are right, as `tools/calibrate.py` does for the other fields.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.source.site import MIN_SITE_SHARE, collect_witnesses
from newsclean.fields.source.site_ranking import measure_names, split_host
from newsclean.label.labelled_page import trim_to_story
from newsclean.model import Settings
from newsclean.pipeline import explain
from tools.calibrate import OTHER_NAMES, ascending

FOLDS, DRAWS = 8, 6
SHRINK = 0.0005
STEPS, RATE = 400, 0.1


class Lesson(NamedTuple):
    """One page: its set, its site, a row of signs for each name, and which name is right."""

    folder: str
    site: str
    names: tuple[str, ...]
    signs: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def site_of(gold: dict[str, Any]) -> str:
    """What folds keep together: the owner's name in the host, else in the id (zh_harbour_3)."""
    host = (gold.get("url") or "").partition("://")[2].partition("/")[0]
    return split_host(host) or str(gold["id"]).split("_")[1]


def lessons(folder: Path) -> list[Lesson]:
    """All pages of a set."""
    out = []
    for line in (folder / "gold.jsonl").read_text("utf-8").strip().split("\n"):
        gold = json.loads(line)
        data = gzip.decompress((folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
        page = trim_to_story(explain(data, settings=Settings(input="html")).story)
        told = measure_names(collect_witnesses(page), page)
        names = tuple(found.value for found, _ in told)
        key = make_folded_key(gold.get("site") or "")
        right = tuple(make_folded_key(name) == key for name in names)
        signs = tuple(signs for _, signs in told)
        out.append(Lesson(folder.name, site_of(gold), names, signs, right))
    return out


def is_lesson(one: Lesson) -> bool:
    """Whether a page teaches anything."""
    return any(one.right) or (one.folder, "site") not in OTHER_NAMES


def trained(taught: list[Lesson], signs: list[str]) -> Any:
    """The weights under which the right names have the greatest shares (Adam, a little shrunk)."""
    taught = [one for one in taught if is_lesson(one)]
    pages = Counter(one.site for one in taught)
    rows: list[list[float]] = []
    right: list[float] = []
    starts: list[int] = []
    worth: list[float] = []
    for one in taught:
        starts.append(len(rows))
        rows += [[0.0] * len(signs), *([row.get(sign, 0.0) for sign in signs] for row in one.signs)]
        right += [float(not any(one.right)), *map(float, one.right)]
        worth += [pages[one.site] ** -0.5] * (len(one.right) + 1)
    table, wanted, weight = np.array(rows), np.array(right), np.array(worth)
    sizes = np.diff([*starts, len(rows)])

    def shares(values: Any) -> Any:
        return values / np.repeat(np.maximum(np.add.reduceat(values, starts), 1e-12), sizes)

    weights = first = second = np.zeros(len(signs))
    whole = weight[starts].sum()
    for step in range(1, STEPS + 1):
        share = shares(np.exp(np.clip(table @ weights, -50, 50)))
        slope = table.T @ ((shares(share * wanted) - share) * weight) / whole - SHRINK * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        size = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights = weights + RATE * first / (1 - 0.9**step) / size
    return weights


def best_of(one: Lesson, signs: list[str], weights: Any) -> tuple[float, bool]:
    """The share of the likeliest name of a page, and whether it is right."""
    if not one.names:
        return 0.0, False
    points = np.array([[row.get(sign, 0.0) for sign in signs] for row in one.signs]) @ weights
    shares = np.exp(points)
    best = int(shares.argmax())
    return float(shares[best] / (shares.sum() + 1)), one.right[best]


def tested(taught: list[Lesson], signs: list[str]) -> list[tuple[Lesson, float, bool]]:
    """The likeliest name of each page, by weights that have not seen its site, in each draw."""
    out = []
    sites = sorted({one.site for one in taught})
    for draw in range(DRAWS):
        random.Random(draw).shuffle(sites)  # noqa: S311 - no secret
        fold = {site: i % FOLDS for i, site in enumerate(sites)}
        for k in range(FOLDS):
            weights = trained([one for one in taught if fold[one.site] != k], signs)
            unseen = [one for one in taught if fold[one.site] == k]
            out += [(one, *best_of(one, signs, weights)) for one in unseen]
    return out


def main() -> None:
    """Test on sites that the weights have not seen, train on all, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--confidence", type=Path)
    args = parser.parse_args()
    taught = [one for folder in args.sets for one in lessons(folder)]
    signs = sorted({sign for one in taught for row in one.signs for sign in row})
    given: dict[str, list[tuple[float, bool]]] = {}
    for one, share, right in tested(taught, signs):
        found = (share, right) if share >= MIN_SITE_SHARE else (0.0, False)
        given.setdefault(one.folder, []).append(found)
    for name, pairs in given.items():
        good, told = sum(right for _, right in pairs), sum(share > 0 for share, _ in pairs)
        print(f"{name:8}right on {good / len(pairs):.3f}, precision {good / told:.3f}")
    if args.confidence:
        sure = [
            pair
            for name, pairs in given.items()
            for pair in pairs[: len(pairs) // DRAWS]  # each page once
            if pair[0] and (name, "site") not in OTHER_NAMES
        ]
        table = json.loads(args.confidence.read_text("utf-8"))
        table["site"]["html"] = ascending(sure)
        args.confidence.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    if args.out:
        weights = trained(taught, signs)
        table = {sign: round(float(value), 2) for sign, value in zip(signs, weights, strict=True)}
        args.out.write_text(json.dumps({"weights": table}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
