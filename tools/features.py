"""What docs/features.md, the dictionary of features, is made of; and which feature nobody asks for.

    cog -r docs/features.md     # after a change to a feature, or after training: writes the tables
    python -m tools.features    # lists the features that nobody asks for

Name, sentence and unit stand beside each feature in newsclean/label/features; who asks for it is
read from the installed cards and from the code.
"""

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsclean.label.features.feature_table import Feature
from newsclean.label.features.registry import AFTER_THE_CARD, FEATURE_TABLES, list_features

ROOT = Path(__file__).resolve().parent.parent
LABEL = ROOT / "newsclean" / "label"
FEATURES = LABEL / "features"
MODELS = ROOT / "newsclean" / "data" / "models"
CARDS = {"html": "HTML card", "text": "dump card"}
# In the room of the features: what takes the name of a column that it reads.
COLUMN_READERS = frozenset({"make_before_column", "make_after_column"})
POINTS = "_POINTS"  # how tables end whose keys are columns

TITLES = {
    "own_text": "Text and form of a block",
    "characters": "Characters",
    "words": "Words",
    "around": "Surroundings",
    "spans": "Spans",
    "vocabulary": "Vocabulary",
    "markup": "Markup",
    "containers": "Containers",
    "head_claims": "Claims of the head",
    "style_groups": "Blocks of one style",
    "dump_layout": "Layout of a dump",
    "dump_lines": "Lines near a dump's line",
}


def render_tables() -> str:
    """The generated part of the page: how many features there are, and a table for each file."""
    html, text = list_features("html"), list_features("text")
    asked = find_askers()
    shared = len(html.keys() & text.keys())
    return (
        f"An HTML page has {len(html)} features, a text dump {len(text)}; {shared} are the same.\n"
        + "".join(render_file(file, asked) for file in TITLES)
    )


def render_after_the_card() -> str:
    """What is added to the card's score, as a list."""
    return "".join(f"- `{name}`: {counts}\n" for name, counts in AFTER_THE_CARD.items())


def render_file(file: str, asked: Mapping[str, Mapping[str, set[str]]]) -> str:
    """The features of one file of the room."""
    lines = [
        f"\n### {TITLES[file]}\n",
        f"In [`{file}.py`](../newsclean/label/features/{file}.py).\n",
        "| feature | what it counts | unit | pages | asked by |",
        "|---|---|---|---|---|",
    ]
    for name, (kinds, feature) in list_rows(file).items():
        askers = {asker for kind in kinds for asker in asked[kind].get(name, ())}
        pages = ", ".join({"html": "HTML", "text": "dumps"}[kind] for kind in kinds)
        counts = feature.counts.replace("|", "\\|")
        lines.append(
            f"| `{name}` | {counts} | {feature.unit} | {pages} | {', '.join(sorted(askers))} |"
        )
    return "\n".join(lines) + "\n"


def list_rows(file: str) -> dict[str, tuple[list[str], Feature]]:
    """The features of a file by name, each with the kinds of page that have it."""
    rows: dict[str, tuple[list[str], Feature]] = {}
    for table_file, kinds, table in FEATURE_TABLES:
        if table_file == file:
            for name, feature in (table() if callable(table) else table).items():
                rows.setdefault(name, ([], feature))[0].extend(kinds)
    return rows


def find_askers() -> dict[str, dict[str, set[str]]]:
    """For each kind of page and each of its features, who asks for it."""
    askers: dict[str, dict[str, set[str]]] = {kind: {} for kind in CARDS}
    known = {name for kind in CARDS for name in list_features(kind)}
    for kind, card in CARDS.items():
        with open(MODELS / f"card-{kind}.json", encoding="utf-8") as file:
            for name in json.load(file)["asked"]:
                askers[kind].setdefault(name, set()).add(card)
        for path in sorted(LABEL.rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            inside = path.parent == FEATURES
            for name in known & {*(iter_read_columns(tree) if inside else iter_strings(tree))}:
                askers[kind].setdefault(name, set()).add("features" if inside else "rules")
    return askers


def iter_strings(tree: ast.AST) -> Iterator[str]:
    """All strings of a module: outside the room a feature's name is a feature."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def iter_read_columns(tree: ast.AST) -> Iterator[str]:
    """The columns that a module of the room reads, whatever branch they stand on.

    >>> list(
    ...     iter_read_columns(ast.parse('table["length"]; {"links": 1}; X_POINTS = {"hidden": 2}'))
    ... )
    ['hidden', 'length']
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            yield from iter_strings(node.slice)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in COLUMN_READERS:
            for argument in node.args:
                yield from iter_strings(argument)
        elif (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Dict)
            and any(getattr(target, "id", "").endswith(POINTS) for target in node.targets)
        ):
            for key in node.value.keys:
                yield from iter_strings(key) if key else ()


def list_unasked() -> list[tuple[str, str]]:
    """The features that nobody asks for, each with its kind of page."""
    askers = find_askers()
    return [
        (kind, name) for kind in CARDS for name in list_features(kind) if name not in askers[kind]
    ]


def main() -> int:
    """List what nobody asks for."""
    unasked = list_unasked()
    for kind, name in unasked:
        print(f"{kind}: {name}")
    return 1 if unasked else 0


if __name__ == "__main__":
    sys.exit(main())
