"""Find how much each sign says of how sure a body is, for `newsclean.quality`.

    python -m tools.train_quality FOLDS SET ... --measure measure.py

A set is a folder with gold.jsonl, pages/ and dumps/. FOLDS is what `tools/train_cards.py --folds`
wrote: each page is labelled by the card that has not seen its site. A body is right where its page
F1 is .95 or better; the weights are those of a logistic regression, divided by that of the expected
F1. `WEIGHTS` and `SURE_FROM` are printed for each kind of page, and which share of the pages is
sure by weights that were fitted without the page's fold.
"""

import gzip
import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsclean.article.body import measure_body_signs
from newsclean.errors import NewscleanError
from newsclean.label.quality import QualitySigns
from newsclean.model import Settings
from newsclean.pipeline import explain
from tools.crossvalidate import loaded, parser_of
from tools.reliability import RIGHT, surest

INPUTS = {"html": ("html",), "text": ("w3m", "inner")}
SHRINK = 1.0
STEPS = 60


class Body(NamedTuple):
    """The body of one page: its fold, its signs, whether it is right."""

    fold: str
    signs: QualitySigns
    right: bool


def bodies(folds: Path, folder: Path, kind: str, measure: Any) -> list[Body]:
    """The bodies of a set in the forms of one kind of page."""
    found = []
    for fold in sorted(folds.glob("[0-9]*")):
        os.environ["NEWSCLEAN_CARDS"] = str(fold)
        ids = frozenset((fold / "ids.txt").read_text(encoding="utf-8").split())
        for gold in measure.load_gold(folder, ids=ids):
            for form in INPUTS[kind]:
                path = measure.page_file(folder, gold["id"], form)
                if path.exists() and (told := told_of(path, kind, gold, measure)):
                    found.append(Body(fold.name, *told))
    return found


def told_of(
    path: Path, kind: str, gold: dict[str, Any], measure: Any
) -> tuple[QualitySigns, bool] | None:
    """The signs of one page's body and whether it is right; `None` where there is none."""
    try:
        page = explain(gzip.decompress(path.read_bytes()), settings=Settings(input=kind))
    except NewscleanError:
        return None
    if page.article is None:
        return None
    text, lang = page.article.text, gold.get("lang") or "en"
    counts = measure.body_counts(gold["body"], text, lang, gold.get("neutral") or ())
    return measure_body_signs(page.story), measure.page_f1(counts) >= RIGHT


def fitted(known: list[Body]) -> Any:
    """The weights of the signs, that of `expected` 1, by Newton's steps."""
    rows = np.array([body.signs for body in known])
    right = np.array([body.right for body in known], dtype=float)
    scale = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
    rows, shrink = rows / scale, SHRINK * np.diag([1.0] * (len(scale) - 1) + [0.0])
    weights = np.zeros(len(scale))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + shrink @ weights
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + shrink, slope)
    weights = weights / scale / (weights[0] / scale[0])
    # The constant: the median body is as sure by all signs as by the expected F1 alone.
    told = np.array([body.signs for body in known]) @ weights
    weights[-1] += np.median([body.signs.expected for body in known]) - np.median(told)
    return weights


def main() -> None:
    """Read, fit, print."""
    args = parser_of(__doc__, "folds").parse_args()
    measure = loaded(args.measure)
    for kind in INPUTS:
        known = [b for folder in args.sets for b in bodies(args.folds, folder, kind, measure)]
        rows, unseen = np.array([body.signs for body in known]), np.zeros(len(known))
        for fold in {body.fold for body in known}:
            held = np.array([body.fold == fold for body in known])
            unseen[held] = rows[held] @ fitted([body for body in known if body.fold != fold])
        weights = [round(float(weight), 3) for weight in fitted(known)]
        right = [body.right for body in known]
        _, lowest = surest(zip(rows @ weights, right, strict=True))
        print(f'WEIGHTS "{kind}": Signs({", ".join(map(str, weights))})')
        print(f'SURE_FROM "{kind}": {1 - np.exp(-lowest):.4f}')
        alone, _ = surest(zip(rows[:, 0], right, strict=True))
        sure, _ = surest(zip(unseen, right, strict=True))
        of = len(known)
        print(f"{of} bodies; sure by expected F1 alone {alone / of:.3f}, by signs {sure / of:.3f}")


if __name__ == "__main__":
    main()
