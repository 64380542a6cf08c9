"""Find what each sign of a by-line is worth, and write it as data.

    python -m tools.train_authors SET ... [--out AUTHOR-SIGNS.json] [--shares SHARES.json]

A set is a folder with gold.jsonl, pages/<id>.html.gz and dumps/<id>.w3m.txt.gz. Of the people whom
a page names, and nobody, those of the gold are to have the greatest share (softmax). What the
weights reach on pages of unseen hosts is printed first. SHARES gets each share with whether it was
right, from those same unseen pages: what `tools/calibrate.py` makes confidences of.
"""

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsclean.errors import NewscleanError
from newsclean.fields.candidates import make_folded_key
from newsclean.fields.people.evidence import list_author_groups
from newsclean.fields.people.signs import measure_candidates
from newsclean.label.labelled_page import trim_to_story
from newsclean.pipeline import explain

FOLDS = 5
SHRINK = 0.004
STEPS, RATE = 220, 0.1
DUMP_WEIGHT = 0.6  # a dump says again what its page said
UNFOUND_WEIGHT = 0.3  # of a page whose authors nothing names: it teaches that nobody is right
NEAR = 0.55  # a page that names its authors only in part teaches by the part
JOINERS = frozenset("and with y et und e".split())


class Lesson(NamedTuple):
    """One page: the people that it names with their signs, and which of them are right."""

    fold: int
    group: str
    wanted: frozenset[str]
    named: list[frozenset[str]]
    signs: list[dict[str, float]]
    right: list[bool]
    weight: float


def list_words(names: list[str]) -> frozenset[str]:
    """The words of names."""
    words = re.findall(r"\w+", " ".join(names).casefold())
    return frozenset(words) - JOINERS


def measure_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words share, 0 to 1."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def read_lesson(path: Path, gold: dict[str, Any], group: str) -> Lesson | None:
    """What one page teaches; nothing in a language without spaces."""
    try:
        story = trim_to_story(explain(gzip.decompress(path.read_bytes())).story)
    except NewscleanError:
        return None
    if not story.lexicon.spaces:
        return None
    names = [one["name"] if isinstance(one, dict) else one for one in gold["authors"]]
    wanted, words = frozenset(map(make_folded_key, names)), list_words(names)
    found = measure_candidates(list_author_groups(story), story)
    people = [[person.name for person in group.found.value] for group, _ in found]
    named = [frozenset(map(make_folded_key, some)) for some in people]
    alike = [measure_likeness(list_words(some), words) for some in people]
    right = [keys == wanted or share == 1 for keys, share in zip(named, alike, strict=True)]
    if names and not any(right):
        right = [share == max(alike) > NEAR for share in alike]
    weight = DUMP_WEIGHT if path.name.endswith(".txt.gz") else 1.0
    weight *= UNFOUND_WEIGHT if names and not any(right) else 1.0
    host = re.sub(r"_V\d.*$", "", gold["id"])
    fold = zlib.crc32(f"{path.parts[-3]} {host}".encode()) % FOLDS
    return Lesson(fold, group, wanted, named, [signs for _, signs in found], right, weight)


def read_lessons(sets: list[Path]) -> Iterator[Lesson]:
    """All pages and dumps of all sets that have gold for the authors."""
    for folder in sets:
        for line in (folder / "gold.jsonl").read_text("utf-8").strip().split("\n"):
            gold = json.loads(line)
            page = folder / "pages" / f"{gold['id']}.html.gz"
            dump = folder / "dumps" / f"{gold['id']}.w3m.txt.gz"
            for kind, path in (("html", page), ("w3m", dump)):
                if gold.get("authors") is None or not path.exists():
                    continue
                if lesson := read_lesson(path, gold, f"{folder.name} {kind}"):
                    yield lesson


def train(lessons: list[Lesson]) -> dict[str, float]:
    """The weights under which the right people have the greatest shares (Adam, shrunk)."""
    lessons = [lesson for lesson in lessons if lesson.signs]
    names = sorted({name for lesson in lessons for signs in lesson.signs for name in signs})
    column = {name: i for i, name in enumerate(names)}
    sizes = np.array([len(lesson.signs) + 1 for lesson in lessons])  # … and nobody
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.zeros((sizes.sum(), len(names)), dtype=np.float32)
    right = np.zeros(len(rows))
    for start, lesson in zip(starts, lessons, strict=True):
        for i, signs in enumerate(lesson.signs):
            rows[start + i, [column[name] for name in signs]] = list(signs.values())
        right[start : start + len(lesson.signs) + 1] = [*lesson.right, not any(lesson.right)]
    told = np.repeat([lesson.weight for lesson in lessons], sizes)

    def share(values: Any) -> Any:
        return values / np.repeat(np.add.reduceat(values, starts), sizes)

    weights = first = second = np.zeros(len(names))
    for step in range(1, STEPS + 1):
        shares = share(np.exp(np.clip(rows @ weights, -50, 50)))
        slope = rows.T @ ((share(shares * right) - shares) * told) / len(sizes) - SHRINK * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        size = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights = weights + RATE * first / (1 - 0.9**step) / size
    return {name: round(float(weights[i]), 2) for name, i in column.items()}


def choose(lesson: Lesson, weights: dict[str, float]) -> tuple[frozenset[str], float]:
    """The people with the greatest share, if it is greater than nobody's, and the share."""
    points = [sum(weights.get(name, 0.0) for name in signs) for signs in lesson.signs]
    values = np.exp([*points, 0.0])
    best = int(values.argmax())
    named = lesson.named[best] if best < len(points) else frozenset()
    return named, float(values[best] / values.sum())


def main() -> None:
    """Train without each fold, score it, train on all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--shares", type=Path)
    args = parser.parse_args()
    lessons = list(read_lessons(args.sets))
    scores: dict[str, list[bool]] = {}
    shares: list[tuple[str, float, bool]] = []
    for fold in range(FOLDS):
        weights = train([lesson for lesson in lessons if lesson.fold != fold])
        for lesson in lessons:
            if lesson.fold == fold:
                named, share = choose(lesson, weights)
                scores.setdefault(lesson.group, []).append(named == lesson.wanted)
                shares += [(lesson.group, share, named == lesson.wanted)] if named else []
    for group, right in sorted(scores.items()):
        print(f"{group:14}{len(right):5} pages, authors right on {sum(right) / len(right):.3f}")
    if args.out:
        told = {name: value for name, value in train(lessons).items() if value}
        args.out.write_text(json.dumps({"weights": told}, indent=1) + "\n", "utf-8")
    if args.shares:
        args.shares.write_text(json.dumps(shares), "utf-8")


if __name__ == "__main__":
    main()
