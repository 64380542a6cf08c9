"""Find what each sign of a headline is worth in a dump, and write it as data.

    python -m tools.train_titles SET ... --cards FOLDS [--weak FOLDER] [--out TITLE-LINES.json]

A set is a folder with gold.jsonl and dumps/<id>.<renderer>.txt.gz. FOLDS is what
`tools/train_cards.py --folds` wrote: each page is read with the cards that have not seen its site.
Pages that taught no card are put into a fold by their site. Those of FOLDER have no gold: their
title is what the first heading and the head of their HTML agree on; they teach, and are not scored.
Of the lines that may be the headline the one with the gold title is to have the greatest share
(softmax), so pages weigh alike. What the weights reach on pages of unseen sites is printed first,
and FOLDS/<k>/title-lines.json hold the weights without fold k, for `tools/crossvalidate.py`.
"""

import argparse
import gzip
import hashlib
import html
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import newsclean
from newsclean.decode.chain import decode
from newsclean.fields.candidates import make_folded_key
from newsclean.fields.title.from_head import list_claim_keys
from newsclean.fields.title.line_checks import strip_placeholder
from newsclean.fields.title.trained_lines import WEIGHTS_FILE, measure_line_features
from newsclean.fields.title.wordings import measure_similarity
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.labelling import label
from newsclean.lexicon.detect import detect_language
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.pipeline import explain
from newsclean.read.dump.reader import read_text
from tools.train_cards import site_of

RENDERERS = ("w3m", "w3m80", "inner")
ALIKE = 0.72  # a page without the gold title teaches by the line that is most like it
SHRINK = 0.001
MIN_WEAK_KEY_CHARS = 6  # letters and digits of a title that heading and head agree on
WEAK = "weak"  # the group of pages that teach and are not scored
STEPS, RATE = 400, 0.1


class Lesson(NamedTuple):
    """One dump: a row of signs for each line, and which lines are the headline."""

    fold: int
    group: str
    names: tuple[str, ...]
    rows: Any
    right: Any
    exact: bool


def lesson(path: Path, gold: dict[str, Any], fold: int, group: str) -> Lesson | None:
    """What one dump teaches; nothing in a language without spaces."""
    page = read_text(decode(gzip.decompress(path.read_bytes())))
    lang = detect_language("\n".join(block.text for block in page.blocks)[:20_000], None)[0]
    lexicon = get_lexicon(lang)
    if not lexicon.spaces:
        return None
    story = LabelledPage(page, label(page, lexicon), lexicon, lang=lang)
    found = measure_line_features(story)
    if not found:
        return None
    title = make_folded_key(html.unescape(gold["title"]))
    texts = [strip_placeholder(story.labelled[i].block.text) for i, _ in found]
    keys = list(map(make_folded_key, texts))
    right = np.array([float(key == title) for key in keys])
    exact = bool(right.any())
    if not exact:
        near = [measure_similarity(key, title) for key in keys]
        right = np.array([float(value == max(near) > ALIKE) for value in near])
    names = tuple(found[0][1])
    rows = np.array([[float(row[name]) for name in names] for _, row in found])
    return Lesson(fold, group, names, rows, right, exact)


def weak_gold(folder: Path, known: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The titles that heading and head of a page's HTML agree on, of pages that have no gold."""
    for path in sorted((folder / "pages").glob("*.html.gz")):
        page_id = path.name.removesuffix(".html.gz")
        if page_id in known:
            continue
        try:
            explained = explain(gzip.decompress(path.read_bytes()))
        except newsclean.NewscleanError:
            continue
        title = explained.article.title if explained.article else None
        key, story = make_folded_key(title or ""), explained.story
        shown = any(make_folded_key(story.texts[i]) == key for i in story.headline)
        claimed = any(claim.startswith(key) for claim in list_claim_keys(story))
        if len(key) >= MIN_WEAK_KEY_CHARS and shown and claimed:
            yield {"id": page_id, "title": title}


def fold_of(gold: dict[str, Any], folds: list[frozenset[str]]) -> int:
    """The fold of a page: the one whose cards have not seen it, or one chosen by its site."""
    for k, ids in enumerate(folds):
        if gold["id"] in ids:
            return k
    return int(hashlib.md5(site_of(gold).encode(), usedforsecurity=False).hexdigest(), 16) % len(
        folds
    )


def lessons(sets: list[Path], cards: Path, weak: Path | None) -> list[Lesson]:
    """All dumps of all sets, each read with the cards of the fold that has not seen its site."""
    places = sorted(cards.glob("[0-9]*"))
    folds = [frozenset((place / "ids.txt").read_text("utf-8").split()) for place in places]
    golds = [
        (folder, json.loads(line))
        for folder in sets
        for line in (folder / "gold.jsonl").read_text("utf-8").strip().split("\n")
    ]
    if weak:
        known = frozenset(gold["id"] for _, gold in golds)
        golds += [(weak, gold) for gold in weak_gold(weak, known)]
    out = []
    for folder, gold in golds:
        if not gold.get("title"):
            continue
        k = fold_of(gold, folds)
        os.environ["NEWSCLEAN_CARDS"] = str(places[k])
        for name in RENDERERS:
            path = folder / "dumps" / f"{gold['id']}.{name}.txt.gz"
            group = WEAK if folder == weak else f"{folder.name} {name}"
            if path.exists() and (found := lesson(path, gold, k, group)):
                out.append(found)
    return out


def trained(taught: list[Lesson]) -> Any:
    """The weights under which the right lines have the greatest shares (Adam, a little shrunk)."""
    taught = [one for one in taught if one.right.any()]
    rows, right = (
        np.concatenate(part) for part in ([o.rows for o in taught], [o.right for o in taught])
    )
    sizes = [len(one.right) for one in taught]
    starts = np.cumsum([0, *sizes[:-1]])

    def shares(values: Any) -> Any:
        return values / np.repeat(np.add.reduceat(values, starts), sizes)

    weights = first = second = np.zeros(rows.shape[1])
    for step in range(1, STEPS + 1):
        share = shares(np.exp(np.clip(rows @ weights, -50, 50)))
        slope = rows.T @ (shares(share * right) - share) / len(taught) - SHRINK * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        size = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights = weights + RATE * first / (1 - 0.9**step) / size
    return weights


def written(weights: Any, names: tuple[str, ...], path: Path) -> None:
    """Write the weights as data."""
    told = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}
    path.write_text(json.dumps({"weights": told}, indent=1) + "\n", "utf-8")


def main() -> None:
    """Train without each fold, score it, train on all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--cards", required=True, type=Path)
    parser.add_argument("--weak", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    taught = lessons(args.sets, args.cards, args.weak)
    names = taught[0].names
    scores: dict[str, list[bool]] = {}
    for k, fold in enumerate(sorted(args.cards.glob("[0-9]*"))):
        weights = trained([one for one in taught if one.fold != k])
        written(weights, names, fold / WEIGHTS_FILE)
        for one in taught:
            if one.fold == k and one.group != WEAK:
                best = int((one.rows @ weights).argmax())
                scores.setdefault(one.group, []).append(one.exact and bool(one.right[best]))
    for group, right in sorted(scores.items()):
        print(f"{group:16}{len(right):5} dumps, headline right on {sum(right) / len(right):.3f}")
    if args.out:
        written(trained(taught), names, args.out)


if __name__ == "__main__":
    main()
