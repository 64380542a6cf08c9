"""Train the scorecards from pages with gold bodies.

    python -m tools.train_cards CORPUS/SET [SET ...] --out newsclean/data/models
    python -m tools.train_cards CORPUS/SET [SET ...] --weak CORPUS/unlabelled --dumps DUMPS
    --out FOLDS --folds 5

A set is a folder with gold.jsonl (id, lang, url or host, body, neutral), pages/<id>.html.gz and
dumps/<id>.<renderer>.txt.gz. One card is trained for HTML, one for text dumps of all renderers.
With --folds, besides the cards of all pages, FOLDS/<k>/card-*.json is trained without the pages
whose ids stand in FOLDS/<k>/ids.txt: folds are made by site, so that no card meets a site it was
trained on. The pages of --weak have no gold: what a card trained on gold alone sees in their HTML
teaches the HTML card, and what that sees the card of dumps (see weak_labels). --dumps names a
folder with more dumps of the same pages (tools.render_dumps made it). The same input gives the same
bytes.

Needs the extra `train` (lightgbm, numpy); the cards are read without them.
"""

import argparse
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import lightgbm
import numpy as np

from newsclean.label.features.registry import build_feature_table
from newsclean.label.near_prose import skip_unweighed
from newsclean.lexicon.detect import detect_page_language
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Settings
from newsclean.pipeline import decode_input, read_page
from tools.align import aligned
from tools.weak_labels import is_of, weak_golds

# Small trees, for what looks alike, or stands near, must be weighed together with where it stands:
# newsrooms .969 against .963 with stumps from HTML, .918 against .908 from dumps (five folds). With
# no more than 250 they must learn fast: at a rate of .06 newsrooms' dumps had .006 less.
LEARNING: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.15, "num_leaves": 8, "min_data_in_leaf": 60,
    "max_bin": 32, "feature_fraction": 0.4, "bagging_fraction": 0.6, "bagging_freq": 1,
    "lambda_l2": 1.0, "seed": 1, "deterministic": True, "force_row_wise": True, "num_threads": 1,
    "verbose": -1,
}  # fmt: skip
ROUNDS = 250
# Log-odds. HTML: .1 or 0 differ by .001 on sites of the sets; on a set that no card had seen, the
# lower the better for English (docs/decisions/0042). Dumps: 0 or 0.2 differ by .002 either way.
KEEP = {"html": 0.0, "text": 0.0}
STRANGERS = 4  # every so manieth page is shown once more as if its language had no file
# What a page without gold weighs beside one with gold: less for the card that labelled it.
WEAK = {"html": 0.4, "text": 0.7}
# What a dump of --dumps weighs: each page has up to six of them, and at most four of the set's own.
MORE_DUMPS = 0.3


Matrix: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


class Form(NamedTuple):
    """One page in one form, as a card sees it, with what it weighs beside others."""

    kind: str
    page_id: str
    weight: float
    texts: tuple[str, ...]
    names: tuple[str, ...]
    rows: Matrix


@dataclass(frozen=True)
class Example:
    """A form with its labels and weights."""

    form: Form
    labels: Matrix
    weights: Matrix


def site_of(gold: dict[str, Any]) -> str:
    """What folds keep together: the host's last two names, or the publisher in the id."""
    host = gold.get("host") or (gold.get("url") or "").partition("://")[2].partition("/")[0]
    names = host.removeprefix("www.").split(".")
    if not host:
        return str(gold["id"]).rsplit("_", 1)[0]
    known = {"com", "co", "net", "org", "gov", "edu", "ac", "or", "ne"}
    return ".".join(names[-3:] if len(names) > 2 and names[-2] in known else names[-2:])


class Folders(NamedTuple):
    """Where a set stands: its own folder, and that of more dumps of its pages."""

    own: Path
    more: Path | None = None

    def forms_of(self, page_id: str) -> Iterator[tuple[str, float, bytes]]:
        """The page as HTML and as every dump, each with the card that reads it and its weight."""
        page = self.own / "pages" / f"{page_id}.html.gz"
        if page.exists():
            yield "html", 1.0, gzip.decompress(page.read_bytes())
        for folder, weight in ((self.own, 1.0), (self.more, MORE_DUMPS)):
            if folder:
                for dump in sorted((folder / "dumps").glob(f"{page_id}.*.txt.gz")):
                    yield "text", weight, gzip.decompress(dump.read_bytes())


def golds_of(folder: Path) -> list[dict[str, Any]]:
    """The gold of a set."""
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def examples(folders: Folders, kinds: frozenset[str]) -> Iterator[Example]:
    """All examples of a set for some kinds of card."""
    for number, gold in enumerate(golds_of(folders.own)):
        for form in forms_seen(folders, gold["id"], kinds, stranger=number % STRANGERS == 0):
            if example := example_of(form, gold):
                yield example


def forms_seen(
    folders: Folders, page_id: str, kinds: frozenset[str], *, stranger: bool = False
) -> Iterator[Form]:
    """A page in its forms for some kinds of card, once more as a stranger if so told."""
    for kind, weight, data in folders.forms_of(page_id):
        if kind not in kinds:
            continue
        page, _ = read_page(decode_input(data, Settings()), Settings(input=kind))
        short, _ = skip_unweighed(page)
        for code in (detect_page_language(page) or "und", *("und",) * stranger):
            if short.blocks:
                table = build_feature_table(short, get_lexicon(code))
                texts = tuple(block.text for block in short.blocks)
                rows = np.array(list(table.values())).T
                yield Form(kind, page_id, weight, texts, tuple(table), rows)


def example_of(form: Form, gold: dict[str, Any], weight: float = 1.0) -> Example | None:
    """One form as an example; `None` for a page of no story."""
    told = aligned(form.texts, gold["body"], gold.get("neutral") or (), gold.get("lang") or "en")
    if not any(label for label, _ in told):
        return None
    weights = np.array([max(1, size) ** 0.5 for _, size in told])
    return Example(
        form=form,
        labels=np.array([np.nan if label is None else float(label) for label, _ in told]),
        weights=form.weight * weight * weights / weights.sum() ** 0.5,
    )


def trained(kind: str, taught: list[Example]) -> dict[str, Any]:
    """The card that these examples teach."""
    names = taught[0].form.names
    rows = np.concatenate([example.form.rows for example in taught])
    labels = np.concatenate([example.labels for example in taught])
    weights = np.concatenate([example.weights for example in taught])
    clean = ~np.isnan(labels)
    data = lightgbm.Dataset(
        rows[clean], labels[clean], weight=weights[clean] / weights[clean].mean()
    )
    return {"keep": KEEP[kind], **as_trees(lightgbm.train(LEARNING, data, ROUNDS), names)}


def as_trees(model: lightgbm.Booster, names: tuple[str, ...]) -> dict[str, Any]:
    """The trees as lists, their roots' values drawn together in the bias."""
    asked: list[str] = []
    trees, bias = [], 0.0
    for tree in model.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        mean = root.get("internal_value", root.get("leaf_value"))
        bias += mean
        if "split_feature" in root:
            trees.append(as_lists(root, names, asked, mean))
    return {"bias": round(bias, 4), "asked": asked, "trees": trees}


def as_lists(
    node: dict[str, Any], names: tuple[str, ...], asked: list[str], mean: float
) -> list[Any] | float:
    """A tree as `newsclean.trees.grown` reads it, its values told from its root's."""
    if "split_feature" not in node:
        return round(float(node["leaf_value"]) - mean, 4)
    name = names[node["split_feature"]]
    if name not in asked:
        asked.append(name)
    sides = (as_lists(node[side], names, asked, mean) for side in ("left_child", "right_child"))
    value = round(float(node["internal_value"]) - mean, 4)
    return [asked.index(name), float(f"{node['threshold']:.6g}"), value, *sides]


def save(card: dict[str, Any], path: Path) -> None:
    """Write a card, a tree a line, so that a diff shows what changed."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in card["trees"])
    path.write_text(
        f'{{"bias": {card["bias"]}, "keep": {card["keep"]},\n'
        f'"asked": {json.dumps(card["asked"])},\n"trees": [\n{trees}\n]}}\n',
        encoding="utf-8",
    )


class Unlabelled(NamedTuple):
    """Pages without gold: their folder, and their forms."""

    folder: Path
    forms: tuple[Form, ...]

    def examples(self, kind: str, cards: Path, sites: frozenset[str]) -> Iterator[Example]:
        """What the HTML card of a folder teaches by pages that are of none of some sites."""
        golds = {gold["id"]: gold for gold in weak_golds(self.folder, cards)}
        for form in self.forms:
            gold = golds.get(form.page_id) if form.kind == kind else None
            if gold and not is_of(gold, sites) and (found := example_of(form, gold, WEAK[kind])):
                yield found


def unlabelled(folder: Path, kinds: frozenset[str]) -> Unlabelled:
    """Read the pages of a folder in all forms for some kinds of card."""
    with open(folder / "index.jsonl", encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    forms = (form for i in ids for form in forms_seen(Folders(folder), i, kinds))
    return Unlabelled(folder, tuple(forms))


def main() -> None:
    """Read the sets, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--kinds", default="html,text", help="the cards to train; both if not told")
    parser.add_argument("--weak", type=Path, help="pages without gold")
    parser.add_argument("--dumps", type=Path, help="more dumps of the sets' pages")
    args = parser.parse_args()
    kinds = args.kinds.split(",")  # the HTML card first: it labels pages without gold for the other
    taught: dict[str, list[Example]] = {kind: [] for kind in kinds}
    sites: dict[str, str] = {}
    for folder in args.sets:
        sites |= {gold["id"]: site_of(gold) for gold in golds_of(folder)}
        folders = Folders(folder, args.dumps / folder.name if args.dumps else None)
        for example in examples(folders, frozenset(taught)):
            taught[example.form.kind].append(example)
    weak = unlabelled(args.weak, frozenset(kinds)) if args.weak else None
    write_cards(taught, weak, {}, args.out)
    for k in range(args.folds):
        held = {i: site for i, site in sites.items() if zlib.crc32(site.encode()) % args.folds == k}
        write_cards(taught, weak, held, args.out / str(k))
        (args.out / str(k) / "ids.txt").write_text(
            "".join(f"{page_id}\n" for page_id in sorted(held)), encoding="utf-8"
        )


def write_cards(
    taught: dict[str, list[Example]], weak: Unlabelled | None, held: dict[str, str], folder: Path
) -> None:
    """Train without some pages and their sites; an HTML card labels the pages without gold."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, known in taught.items():
        lessons = [example for example in known if example.form.page_id not in held]
        if weak and kind == "html":
            save(trained(kind, lessons), folder / "card-html.json")
        if weak:
            lessons += weak.examples(kind, folder, frozenset(held.values()))
        save(trained(kind, lessons), folder / f"card-{kind}.json")


if __name__ == "__main__":
    main()
