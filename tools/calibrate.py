"""Find how often each field is right at each certainty, and write it as data.

    python -m tools.crossvalidate FOLDS SET ... --measure measure.py --save SAVED \
        --cmd "newsclean extract -f jsonl --evidence"
    python -m tools.calibrate SAVED SET ... --measure measure.py [--shares SHARES.json] \
        [--out confidence.json]

The folders of folds have no table yet, so SAVED has the rules' own certainties. Pages of HTML and
dumps count apart. The steps ascend (pool adjacent violators): a surer value is never less often
right. A field with few values gets few steps.

Weights that were trained on these sets are not judged by them. Of authors in languages with spaces
SHARES (from `tools.train_authors`) has what the weights reach on unseen hosts; what `train_sites`
wrote to OUT stays.
"""

import json
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from newsclean.lexicon.lexicon import get_lexicon
from tools.crossvalidate import loaded, parser_of

OTHER_NAMES = {("fundus", "site")}  # its gold has a register's names: Asahi Shimbun for 朝日新聞
SEEN = {("fields", "title", "text")}  # no folds of these pages have weights of their own
TRAINED_SITES = ("site", "html")  # `tools.train_sites` counts these itself
FEWEST = 25  # values behind a step
DATES = {"published": "day", "modified": "modified"}
TITLES = {"title": "title_norm"}
NAMED = ("outlet", "site", "location", "agency", "authors", "editors")


def verdicts(measure: ModuleType, gold: dict[str, Any], record: dict[str, Any], name: str) -> Any:
    """Field → whether the value that was given is right, where gold can tell."""
    page = measure.score_page(gold, record, name, "html")
    out = {}
    for field in ("title", "original_title", "subtitle", *DATES):
        key = TITLES.get(field) or DATES.get(field) or field
        if record.get(field) and key in page:
            out[field] = bool(page[key])
    for field in NAMED:
        if record.get(field) and field in page:
            out[field] = page[field][0] == page[field][1]
    return out


def ascending(pairs: list[tuple[float, bool]]) -> list[dict[str, float]]:
    """Certainties with the share that is right up to each, ascending (pool adjacent violators)."""
    pools: list[list[float]] = []  # [right, count, highest certainty]
    for sure, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        told = [right for _, right in group]
        pools.append([sum(told), len(told), sure])
        while len(pools) > 1 and (
            pools[-2][1] < FEWEST or pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]
        ):
            right, count, highest = pools.pop()
            pools[-1] = [pools[-1][0] + right, pools[-1][1] + count, highest]
    if len(pools) > 1 and pools[-1][1] < FEWEST:
        right, count, highest = pools.pop()
        pools[-1] = [pools[-1][0] + right, pools[-1][1] + count, highest]
    # One more value, right or wrong by half, keeps a step of few from saying 0 or 1.
    steps: list[dict[str, float]] = []
    for right, count, top in pools:
        share = max(round((right + 0.5) / (count + 1), 3), steps[-1]["right"] if steps else 0)
        if steps and steps[-1]["right"] == share:
            count += steps.pop()["of"]  # noqa: PLW2901 - one step of two
        steps.append({"up_to": round(top, 3), "right": share, "of": int(count)})
    return steps


def has_spaces(lang: str | None) -> bool:
    """Whether a language puts spaces between words; authors are chosen by weights there."""
    return get_lexicon(lang or "").spaces


def read_table(path: Path | None) -> dict[str, dict[str, Any]]:
    """What is kept of the table that is there: the steps of fields that are not counted here."""
    if path is None or not path.exists():
        return {}
    field, kind = TRAINED_SITES
    table = json.loads(path.read_text("utf-8"))
    return {field: {kind: table[field][kind]}} if kind in table.get(field, {}) else {}


def main() -> None:
    """Read what was saved, count, write."""
    parser = parser_of(__doc__, "saved")
    parser.add_argument("--shares", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    measure = loaded(args.measure)
    pairs: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for folder in args.sets:
        gold = {one["id"]: one for one in measure.load_gold(folder)}
        for path in sorted(args.saved.glob(f"{folder.name}.*.newsclean.jsonl")):
            kind = "html" if ".html." in path.name else "text"
            for line in path.read_text("utf-8").strip().split("\n"):
                record = json.loads(line)
                told = verdicts(measure, gold[record["id"]], record, folder.name)
                for field, right in told.items():
                    if (folder.name, field) in OTHER_NAMES or (folder.name, field, kind) in SEEN:
                        continue
                    is_shared = args.shares and field == "authors" and has_spaces(record["lang"])
                    sure = record["evidence"].get(field, {}).get("confidence")
                    if sure is not None and (field, kind) != TRAINED_SITES and not is_shared:
                        pairs[field, kind].append((sure, right))
    for group, share, right in json.loads(args.shares.read_text("utf-8")) if args.shares else ():
        kind = "html" if "html" in group else "text"
        pairs["authors", kind].append((round(share, 2), right))
    table: dict[str, dict[str, Any]] = read_table(args.out)
    print("field           kind  values  right  steps")
    for (field, kind), values in sorted(pairs.items()):
        if len(values) < FEWEST:
            continue
        steps = ascending(values)
        table.setdefault(field, {})[kind] = steps
        share = sum(right for _, right in values) / len(values)
        shown = "  ".join(f"≤{step['up_to']:.2f}: {step['right']:.2f}" for step in steps)
        print(f"{field:15} {kind:5} {len(values):6}  {share:.2f}   {shown}")
    if args.out:
        args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
