"""Mutation testing: which one-line changes of the code no test notices.

$ python -m tools.mutate label fields parsers decode --count 120 --seed 1 --jobs 2

Rooms are folders or modules of newsclean, or paths. A seed draws changes, in turn over rooms, files
and lines. Each has a copy of the tree and a process: tests near it run first, then pages, the rest.

mutmut 3 changes only what stands in functions, where this package has its tables, words and
thresholds outside, and cosmic-ray 8 knows no rows and starts a whole test run anew for each change.
"""

import argparse
import ast
import importlib
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, islice, pairwise, zip_longest
from pathlib import Path
from random import Random
from typing import Any

import pytest

NOT_DECIDING = set(  # names, calls and keywords
    "__all__ __slots__ __version__ TYPE_CHECKING __name__ Literal TypeVar NewType cast warn echo "
    "add_note strict maxsize slots frozen repr help stacklevel".split()
)
DECIDING = set(  # methods by their strings
    "startswith endswith get find rfind index partition rpartition split removeprefix removesuffix "
    "count replace iter".split()
)
SIGN = re.compile(rb"[<>!=]=?|\+|-|\b(?:not\s+in|is\s+not|in|is|and|or)\b")
ALTERNATIVE = re.compile(rb"(?<![\\\[])\|[^|()\[\]\\{}'\"]+(?=[|)'\"])")
WORD = re.compile(rb"(?<=[\s\"'])[^\s\"']+(?=[\s\"'])")
FIRST = re.compile(rb"(?<=[\"'])(?:[^\"'\x80-\xff]|[\xc0-\xff][\x80-\xbf]+)")
MOST_SPACES = 2  # a string with more is a message to people
LONG = re.compile(r"(^|[/_])(batch|cli|processes|browser|hostile|archives|cold_start|crew|mutate)")
QUICK = "-knot (batch or no_time or linear_time or takes_seconds)"  # slow, or tell of the machine
LIBRARIES = "hypothesis.strategies lxml.html trafilatura chardet ftfy jinja2 rich click yaml"
OPTIONS = "-x -q -p no:cacheprovider --tb=short -W ignore::pytest.PytestAssertRewriteWarning"
PATIENCE, START = 5, 20  # a time limit: so many times what the tests take unchanged, and seconds
SHOWN = "\n{number}. `{path}:{line}` ({kind})\n\n       - {old}\n       + {new}"
FINE = {0, 5}  # pytest's exit codes: all passed, no tests
Edit = tuple[str, int, int, str]  # kind, start and end in bytes, what stands there instead
Seconds = dict[str, float]  # that a file's tests take
Change = dict[str, Any]  # room, path, line, kind, old, new; once tried noticed, by, seconds


def left_out(node: ast.AST) -> bool:
    """Whether a node decides nothing: a docstring, a message, an import, a name for types."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case (
            ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))
            | ast.Assign(targets=[ast.Name(id=name)])
            | ast.If(test=ast.Name(id=name) | ast.Compare(left=ast.Name(id=name)))
            | ast.Subscript(value=ast.Name(id=name))
            | ast.keyword(arg=name)
        ):
            return name in NOT_DECIDING
    return isinstance(node, ast.Raise | ast.Assert | ast.JoinedStr | ast.Import | ast.ImportFrom)


def walked(node: Any, where: str, starts: Sequence[int]) -> Iterator[Any]:
    """A node and all below it that may decide something, each with its parent, field and place."""
    if hasattr(node, "end_lineno"):
        node.start = starts[node.lineno - 1] + node.col_offset
        node.end = starts[node.end_lineno - 1] + node.end_col_offset
    if left_out(node):
        return
    node.where = where
    yield node
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        where = "bool" if getattr(getattr(node, "returns", 0), "id", "") == "bool" else "body"
    for name, value in ast.iter_fields(node):
        sets = name in {"defaults", "kw_defaults"} or isinstance(node, ast.ClassDef)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in {
                "decorator_list",
                "annotation",
                "returns",
            }:
                vars(child).update(parent=node, field=name)
                yield from walked(child, "default" if sets else where, starts)


def is_text(node: ast.AST) -> bool:
    """Whether a node is a text or a list for certain, so that a minus only raises."""
    if isinstance(node, ast.BinOp):
        return is_text(node.left) or is_text(node.right)
    literal = isinstance(node, ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp)
    return literal or isinstance(getattr(node, "value", None), str | bytes)


def decides(node: Any) -> bool:
    """Whether a literal stands where something is compared, sought, given back or set."""
    match node.parent:
        case ast.Compare() | ast.MatchValue() | ast.Return():
            return True
        case ast.Call(func=ast.Attribute(attr=name)):
            return node.field == "args" and name in DECIDING
    return bool(node.where == "default")


def constants(text: bytes, node: Any) -> Iterator[Edit]:
    """A number doubled and set to 0, in functions one more; a truth inverted; a string longer."""
    value, set_once = node.value, node.where in {"module", "default"}
    if isinstance(value, bool):
        yield "bool", node.start, node.end, str(not value)
    elif isinstance(value, int | float):
        more = value + 1 if isinstance(value, int) else value * 2 or 0.5
        news = (value * 2, 0) if set_once and value else (more,)
        yield from (("number", node.start, node.end, repr(new)) for new in news)
    elif is_text(node) and decides(node) and repr(value).count(" ") <= MOST_SPACES:
        close = node.end - (3 if text[node.end - 3 : node.end] in {b'"' * 3, b"'" * 3} else 1)
        yield "string", close, close, "~"


def operators(text: bytes, node: ast.AST) -> Iterator[Edit]:
    """Another operator between two nodes."""
    pairs = "<:<= >:>= ==:!= in:not·in is:is·not and:or +:-".split()
    signs = dict(pair.split(":") for pair in pairs)
    signs |= {new: old for old, new in signs.items()}
    terms: list[Any] = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
    for left, right in pairwise(terms):
        for old in islice(SIGN.finditer(text, left.end, right.start), 1):
            new = signs.get("·".join(old[0].decode().split()), "")
            if new and not (new in "+-" and any(map(is_text, terms))):
                yield "operator", *old.span(), new.replace("·", " ")


def conditions(text: bytes, node: Any) -> Iterator[Edit]:
    """A `not` dropped, an answer inverted, an early way out never taken."""
    value: Any = getattr(node, "value", None)
    if isinstance(getattr(node, "op", None), ast.Not):
        yield "not", node.start, node.start + len("not"), ""
    elif value and node.where == "bool" and not isinstance(value, (ast.Constant, ast.UnaryOp)):
        yield "answer", value.start, value.end, f"not ({text[value.start : value.end].decode()})"
    elif [*map(type, getattr(node, "body", ()))] in ([ast.Return], [ast.Continue]):
        yield from [("guard", node.test.start, node.test.end, "False")] * (not node.orelse)


def elements(_: bytes, node: Any) -> Iterator[Edit]:
    """Each row of a table of the module left out, each word of a set or a choice."""
    parts, told = getattr(node, "elts", ()), isinstance(node, ast.Set)
    match node.parent:
        case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign() | ast.Call(func=ast.Name()):
            told = told or node.where == "module"
        case ast.Compare() | ast.Call():
            told = decides(node)
    heads, tails = getattr(node, "keys", parts), getattr(node, "values", parts)
    for i, (head, tail) in enumerate(zip(heads, tails, strict=True) if told else ()):
        kind = "word" if isinstance(tail, ast.Constant) and head is tail else "row"
        if head and i + 1 < len(heads) and heads[i + 1]:
            yield kind, head.start, heads[i + 1].start, ""
        elif head and i:  # `(a, b)` without its last is still a tuple
            yield kind, tails[i - 1].end, tail.end, "," * (i == 1 and isinstance(node, ast.Tuple))


def patterns(text: bytes, node: Any) -> Iterator[Edit]:
    """Of a pattern or a string of the module an alternative or its first sign; of words each."""
    named, known = is_text(node) and node.where == "module", ALTERNATIVE
    match node.parent:
        case ast.Attribute(attr="split"):
            named, known = True, WORD
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[first, *_]):
            named = is_text(node) and node is first
        case ast.Call(func=ast.Name(id="frozenset")):  # of signs
            known = FIRST
        case ast.Assign() | ast.AnnAssign():
            named = named and repr(node.value).count(" ") <= MOST_SPACES
        case _:
            named = False
    found = [one.span() for one in known.finditer(text, node.start, node.end)]
    found = found or [one.span() for one in islice(FIRST.finditer(text, node.start, node.end), 1)]
    yield from (("pattern", *span, "") for span in found if named)


MAKERS = (
    (ast.Constant, constants),
    (ast.Constant, patterns),
    (ast.Compare | ast.BoolOp | ast.BinOp | ast.AugAssign, operators),
    (ast.UnaryOp | ast.Return | ast.If, conditions),
    (ast.Dict | ast.Tuple | ast.List | ast.Set, elements),
)


def in_turn(queues: Iterable[Iterable[Any]]) -> Iterator[Any]:
    """One from each queue, then another from each."""
    for turn in zip_longest(*queues):
        yield from filter(None, turn)


def offered(room: str, path: str, text: bytes, draw: Random) -> Iterator[Change]:
    """The changes of a file in the order of the draw: one of each line, then another of each."""
    starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    nodes = list(walked(ast.parse(text), "module", starts))
    makers = [(maker, node) for node in nodes for kind, maker in MAKERS if isinstance(node, kind)]
    lines: dict[int, list[Edit]] = {}
    for edit in sorted({edit for maker, node in makers for edit in maker(text, node)}):
        lines.setdefault(text.count(b"\n", 0, edit[1]), []).append(edit)
    queues = [draw.sample(own, len(own)) for own in lines.values()]
    for kind, start, end, new in in_turn(draw.sample(queues, len(queues))):
        after = text[:start] + new.encode() + text[end:]
        with suppress(SyntaxError, ValueError), warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(after, path, "exec")
            if ast.dump(ast.parse(after)) != ast.dump(ast.parse(text)):
                pairs = zip_longest(text.decode().splitlines(), after.decode().splitlines())
                line, (was, now) = next(pair for pair in enumerate(pairs, 1) if len({*pair[1]}) > 1)
                what = {"room": room, "path": path, "line": line, "kind": kind, "after": after}
                yield {**what, "old": was.strip(), "new": (now or "").strip()}


def drawn(root: Path, rooms: Sequence[str], seed: int) -> Iterator[Change]:
    """The changes of the rooms in the order of the draw."""
    queues = []
    for room in rooms:
        inside = [root / f"newsclean/{room}", root / f"newsclean/{room}.py", root / room]
        place = next((path for path in inside if path.exists()), None)
        if place is None:
            raise SystemExit(f"no such room: {room}")
        found = [place] if place.is_file() else place.rglob("*.py")
        paths = sorted(path.relative_to(root).as_posix() for path in found)
        draw = Random(f"{seed} {room}")  # noqa: S311 - a draw that can be repeated
        draw.shuffle(paths)
        queues.append(in_turn([offered(room, p, (root / p).read_bytes(), draw) for p in paths]))
    return in_turn(queues)


class Watch:
    """A plugin of pytest that keeps what failed first and the seconds of each file's tests."""

    def __init__(self) -> None:  # noqa: D107 - it begins with nothing
        self.failed, self.seconds = "", Counter[str]()

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Take a test that ran, or a file that was read."""
        self.seconds[report.nodeid.partition("::")[0]] += getattr(report, "duration", 0)
        self.failed = self.failed or (report.nodeid if report.failed else "")

    pytest_collectreport = pytest_runtest_logreport


def forked(tree: Path, groups: Sequence[Sequence[str]], known: Seconds) -> int:
    """Run groups of tests in a tree up to the first that fails, in a new process."""
    if pid := os.fork():
        return pid
    code, watch = 70, Watch()
    try:
        os.setsid()
        os.chdir(tree)
        os.dup2(os.open(f"{tree}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(1, 2)
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30,) * 2)  # bytes: no gathering without end
        os.environ.update(PYTHONPATH=str(tree), PYTEST_DEBUG_TEMPROOT=str(tree.parent))
        sys.path.insert(0, str(tree))
        for tests in groups:
            for path in (test for test in tests if test.endswith(".py") and test[:5] != "tests"):
                with suppress(Exception):  # loaded by name first, or pytest loads it a second time
                    importlib.import_module(path[:-3].removesuffix("/__init__").replace("/", "."))
            paths = tuple(test.partition("::")[0] for test in tests)
            usual = sum(known[path] for path in known if path.startswith(paths))
            signal.alarm(int(START + PATIENCE * usual) if known else 0)
            code = pytest.main([*OPTIONS.split(), f"--rootdir={tree}", *tests], plugins=[watch])
            if code not in FINE:
                break
        files = [getattr(module, "__file__", None) for module in sys.modules.values()]
        failed = "" if code in FINE else watch.failed or f"exit code {code}"
        Path(f"{tree}.json").write_text(json.dumps([failed, watch.seconds, files]), "utf-8")
    finally:
        os._exit(code)


def told(tree: Path, pid: int, status: int) -> Any:
    """What failed in a process that ended, the seconds of each file's tests, what was loaded."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)  # what it left running
    if not os.path.exists(f"{tree}.json"):
        return "time-out" if status == signal.SIGALRM else f"wait status {status}", {}, []
    return json.loads(Path(f"{tree}.json").read_text("utf-8"))


def baseline(root: Path, base: Path, tests: list[str], change: Change) -> Seconds:
    """Copy the tree and run its tests: the seconds of each file's, where all pass."""
    shutil.copytree(root, base, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    found = (path.relative_to(base).as_posix() for path in (base / "tests").rglob("test_*.py"))
    known, top = Seconds(), change["path"].split("/")[0]
    quick = [QUICK, top, *sorted(path for path in found if not LONG.search(path))]
    for _ in range(1 if tests else 2):  # once more in the order in which changes are tried
        groups = groups_of(change, base, known) if known else [tests or quick]
        failed, seconds, files = told(base, *os.waitpid(forked(base, groups, known), 0))
        if failed or not any(file and file.startswith(f"{base}/{top}/") for file in files):
            print(Path(f"{base}.log").read_text("utf-8", "replace"), file=sys.stderr)
            why = failed or f"none loads {top} from the copy of the tree"
            print(f"The unchanged tree does not pass its tests: {why}", file=sys.stderr)
            raise SystemExit(2)
        known = {path: took for path, took in seconds.items() if took}
    return known


def groups_of(change: Change, base: Path, known: Seconds) -> list[list[str]]:
    """The tests of the quick set, fast ones first: those near a change, the pages, the rest."""
    path = Path(change["path"])
    name = re.compile(rf"\b{re.escape('.'.join(path.with_suffix('').parts))}\b")
    room = f"tests/{path.parts[1]}/" if len(path.parts) > 2 else f"tests/test_{path.stem}"
    groups: tuple[list[str], ...] = ([], [], [])
    for test in sorted(known, key=lambda test: known[test]):
        near = test.startswith((room, str(path))) or name.search((base / test).read_text("utf-8"))
        groups[1 if "test_pages" in test else 0 if near else 2].append(test)
    return [[QUICK, *group] for group in groups if group]


def tried(changes: list[Change], base: Path, known: Seconds, args: Any) -> Iterator[Change]:
    """Make each change in a copy of its own and run the tests."""
    waiting, running = iter(changes), dict[int, tuple[Path, Change, float]]()
    while True:
        for change in islice(waiting, args.jobs - len(running)):
            tree = Path(tempfile.mkdtemp(dir=base.parent)) / "tree"
            shutil.copytree(base, tree)
            (tree / change["path"]).write_bytes(change.pop("after"))
            os.utime(tree / change["path"], (1, 1))  # never the time in what is compiled
            groups = [args.tests] if args.tests else groups_of(change, base, known)
            running[forked(tree, groups, known)] = tree, change, time.monotonic()
        if not running:
            return
        pid, status = os.wait()
        tree, change, began = running.pop(pid)
        by, seconds = told(tree, pid, status)[0], round(time.monotonic() - began, 1)
        shutil.rmtree(tree.parent, ignore_errors=True)
        yield change | {"noticed": bool(by), "by": by or "NOT NOTICED", "seconds": seconds}


def report(done: Sequence[Change]) -> None:
    """Print the shares of the rooms, and each change that nothing noticed."""
    print("| room | changes | noticed | share |\n| --- | ---: | ---: | ---: |")
    for room in [*dict.fromkeys(change["room"] for change in done), "all"]:
        own = [change["noticed"] for change in done if room in {change["room"], "all"}]
        print(f"| {room} | {len(own)} | {sum(own)} | {sum(own) / len(own):.0%} |")
    print(*(SHOWN.format(**change) for change in done if not change["noticed"]), sep="\n")


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description="Find the one-line changes that no test notices.")
    add = parser.add_argument
    add("rooms", nargs="+")
    for name, usual in {"count": 120, "seed": 1, "jobs": 1, "only": 0}.items():
        add(f"--{name}", type=int, default=usual, help="of the list" if name == "only" else None)
    add("--tests", nargs="+", help="only these, in place of the quick set")
    add("--list", action="store_true", help="print the changes, try none")
    add("--min", type=float, default=0, help="the least share noticed, else exit code 1")
    add("--json", type=Path, help="a file that keeps all results")
    add("--root", type=Path, default=Path(__file__).parents[1], help="the tree")
    return parser.parse_args()


def main() -> int:
    """Draw, try, print."""
    args = options()
    root = args.root.resolve()
    changes = list(islice(drawn(root, args.rooms, args.seed), args.count))
    for number, change in enumerate(changes, 1):
        change["number"] = number
        if args.list:
            print(SHOWN.format(**change))
    changes = changes[args.only - 1 :][:1] if args.only else changes
    if args.list or not changes:
        return int(not changes)
    for name in LIBRARIES.split():
        with suppress(ImportError):
            importlib.import_module(name)
    done: list[Change] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        known = baseline(root, Path(room, "base"), args.tests, changes[0])
        for change in tried(changes, Path(room, "base"), known, args):
            done.append(change)
            said = f"{len(done)}/{len(changes)} {{seconds}} s {{path}}:{{line}} ({{kind}}): {{by}}"
            print(said.format(**change), file=sys.stderr, flush=True)
    done.sort(key=lambda change: change["number"])
    report(done)
    if args.json:
        args.json.write_text(json.dumps(done, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return int(sum(change["noticed"] for change in done) < args.min * len(done))


if __name__ == "__main__":
    sys.exit(main())
