"""Every single value of `run.json` and of a manifest edited: no traceback, and no other records."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.own_runs import (
    REFUSED,
    USAGE_LINES,
    Command,
    finish,
    snapshot,
    stop,
)

ARGS = ("batch", "pages", "-o", "out.jsonl")
RUN_JSON, MANIFEST = Path("out.jsonl.unfinished", "run.json"), Path("out.jsonl.manifest.json")
ODD_VALUES: dict[str, object] = {
    "null": None,
    "true": True,
    "a list": [[]],
    "an object": {"a": {"b": {"c": {"d": {"e": {}}}}}},
    "a negative number": -1,
    "a huge number": 10**4_000,
    "infinity": float("inf"),
    "no number": float("nan"),
    "no text": "",
    "a long text": "x" * 65,
    "half a character": "\ud800",
    "a zero byte": "\0",
    "a path": "../../etc",
}


def iter_places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each value in a JSON value, inner ones too."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items if isinstance(value, dict | list) else ():
        if isinstance(item, dict | list):
            yield from iter_places(item, (*path, key))
        else:
            yield (*path, key)


def edit(data: bytes, path: tuple[Any, ...], odd: object) -> bytes:
    """A JSON file with another value at a place; a manifest keeps its lines."""
    facts = json.loads(data)
    inner = facts
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    if not isinstance(facts.get("documents"), list) or path == ("documents",):
        return json.dumps(facts).encode()
    rows, checks = facts.pop("documents"), facts.pop("checks")
    opening = json.dumps(facts, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    end = f'"checks": {json.dumps(checks)}'
    return f'{opening},\n"documents":[\n{lines}\n],\n{end}\n}}\n'.encode()


def try_every_value(path: Path, odd: object, wanted: bytes, command: Command) -> None:
    """Resume after each edit; `wanted` is what a fresh run gives."""
    files = {name: data for name, data in snapshot(Path()).items() if isinstance(data, bytes)}
    original = path.read_bytes()
    for place in iter_places(json.loads(original)):
        for name, data in files.items():
            Path(name).parent.mkdir(exist_ok=True)
            if not name.startswith("pages"):
                Path(name).write_bytes(data)
        path.write_bytes(edit(original, place, odd))
        before = snapshot(Path())
        shown = command(*ARGS, "-q", "--times", "--resume")
        assert shown.code in {0, REFUSED}, (place, shown.said)
        if shown.code == REFUSED:
            assert snapshot(Path()) == before, place
            assert shown.said.count("\n") == USAGE_LINES, (place, shown.said)
        else:
            assert Path("out.jsonl").read_bytes() == wanted, place
            json.loads(MANIFEST.read_bytes(), parse_constant=pytest.fail)
            for left in (Path("out.jsonl"), MANIFEST):
                os.unlink(left)


@pytest.mark.parametrize("odd", ODD_VALUES.values(), ids=ODD_VALUES)
def test_every_value_of_an_unfinished_run(odd: object, command: Command) -> None:
    finish(*ARGS, "-q")
    wanted = Path("out.jsonl").read_bytes()
    os.unlink("out.jsonl")
    os.unlink(MANIFEST)
    stop(*ARGS, "-q")
    try_every_value(RUN_JSON, odd, wanted, command)


@pytest.mark.parametrize("odd", ODD_VALUES.values(), ids=ODD_VALUES)
def test_every_value_of_a_manifest(odd: object, command: Command) -> None:
    finish(*ARGS, "-q", "--times")
    wanted = Path("out.jsonl").read_bytes()
    Path("pages", "2.txt").touch()  # so that the others' records are taken over
    try_every_value(MANIFEST, odd, wanted, command)


@pytest.mark.parametrize("run", ["x" * 65, "\ud800", "ab", "X" * 32, "", None, 7])
def test_an_id_that_no_run_has(run: object, command: Command) -> None:
    stop(*ARGS, "-q")
    RUN_JSON.write_bytes(edit(RUN_JSON.read_bytes(), ("newsclean", "run"), run))
    before = snapshot(Path())
    shown = command(*ARGS, "-q", "--resume")
    assert (shown.code, snapshot(Path())) == (REFUSED, before)
    assert "run.json is not what the run wrote" in shown.said
