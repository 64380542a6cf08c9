"""Score every page with the card that was trained without its site, and print one table.

    python -m tools.train_cards SET ... --out FOLDS --folds 5
    python -m tools.crossvalidate FOLDS SET ... --measure PATH/measure.py [--input html,w3m]
    [--save DIR]

`measure.py` is run on the pages of each fold (FOLDS/<k>/ids.txt) with `NEWSCLEAN_CARDS=FOLDS/<k>`;
its own functions then score the records of all folds together, so the figures are those of one run.
"""

import argparse
import importlib.util
import os
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any


def loaded(path: Path) -> ModuleType:
    """The measuring script as a module."""
    spec = importlib.util.spec_from_file_location("measure", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row_of(
    measure: ModuleType, folder: Path, kind: str, args: argparse.Namespace
) -> dict[str, Any] | None:
    """The figures of one set and input over all folds; `None` where the set has no such input."""
    results: list[Any] = []
    costs: list[tuple[int, dict[str, float]]] = []
    lost = refused = 0
    for fold in sorted(args.folds.glob("[0-9]*")):
        os.environ["NEWSCLEAN_CARDS"] = str(fold)
        gold = measure.load_gold(
            folder, ids=frozenset((fold / "ids.txt").read_text(encoding="utf-8").split())
        )
        with tempfile.TemporaryDirectory() as temp:
            pages = measure.unpack(folder, gold, kind, Path(temp) / "pages")
            if not pages:
                continue
            figures, scored = measure.measure(
                folder, kind, "newsclean", pages, args, Path(temp) / "pages"
            )
        results += scored
        costs.append((len(pages), figures))
        lost, refused = lost + figures["lost"], refused + figures["refused"]
    if not results:
        return None
    row: dict[str, Any] = {
        "set": folder.name,
        "input": kind,
        "tool": "newsclean",
    } | measure.summarise([r[2] for r in results])
    row |= {
        key: sum(n * f[key] for n, f in costs) / sum(n for n, _ in costs)
        for key in ("net_ms", "cpu_ms", "startup_ms")
    }
    row |= {"lost": lost, "refused": refused}
    if args.save:
        measure.save(args.save, row, results)
    if args.worst:
        measure.print_worst(row, results, args.worst)
    return row


def parser_of(description: str | None, first: str) -> argparse.ArgumentParser:
    """A parser for what all tools that measure are told: a first folder, sets, measure.py."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(first, type=Path)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--measure", required=True, type=Path)
    return parser


def main() -> None:
    """Score all sets and inputs, print measure's tables."""
    parser = parser_of(__doc__, "folds")
    parser.add_argument("--input", default="html,w3m,w3m80,lynx,inner")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--cmd", default="newsclean extract -f jsonl")
    parser.add_argument("--timeout", type=float, default=900)
    args = parser.parse_args()
    measure = loaded(args.measure)
    rows = [
        row
        for folder in args.sets
        for kind in args.input.split(",")
        if (row := row_of(measure, folder.resolve(), kind, args))
    ]
    for name, table_columns in measure.TABLES.items():
        if text := measure.table(rows, table_columns):
            print(f"\n{name}\n{text}")


if __name__ == "__main__":
    main()
