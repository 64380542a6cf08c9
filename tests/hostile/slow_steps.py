"""The command in a process of its own, with a step that never ends on some pages, for tests."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared. "
GOOD = f"Rain floods the old town\n\nBy Jane Miller\n\n{PROSE * 4}\n"
SLOW_SIGN = "SLOW"  # a page that holds it is slow
SECONDS = "0.2"

# Each is a way not to come back. All are harmless and end by themselves or with the process.
STEPS = {
    "a loop": "while True: pass",
    "a loop that catches everything": """
for _ in range(4):
    try:
        while True: pass
    except Exception: pass
while True: pass
""",
    "a regular expression": 'import re; re.match(r"(a|aa)+$", "a" * 60 + "b")',
    "a finalizer": """
class Slow:
    def __del__(self):
        while time.thread_time() < 1.5: pass
Slow()
while True: pass
""",
    "a generator": "all(True for _ in iter(int, 1))",
    "C that lets go of Python's lock": (
        'import hashlib; hashlib.pbkdf2_hmac("sha256", b"a", b"b", 50_000_000)'
    ),
    "C that keeps Python's lock": "sum(range(10**11))",
}
CODE = """
import sys, time
import newsclean.pipeline, newsclean.limits.watchdog
newsclean.limits.watchdog.GRACE_SECONDS = 0.2
def decode(data, *args, **more):
    if {sign!r}.encode() in data:
        step()
    return real(data, *args, **more)
def step():
{step}
real, newsclean.pipeline.decode = newsclean.pipeline.decode, decode
from newsclean.__main__ import main
main()
"""


class Ended(NamedTuple):
    """How a command ended: its exit code, its records, and the lines that it said."""

    code: int
    records: list[dict[str, Any]]
    said: list[str]


def write_pages(folder: Path) -> None:
    """A good page before and one behind a slow one, and one more slow one."""
    for name in "a.txt", "c.txt":
        (folder / name).write_text(GOOD)
    for name in "b.txt", "d.txt":
        (folder / name).write_text(f"{SLOW_SIGN}\n\n{GOOD}")


def start_slow(step: str, folder: Path, *args: str, before: str = "") -> subprocess.Popen[bytes]:
    """Start the command in a folder, with a slow step."""
    lines = "\n".join(f"    {line}" for line in STEPS[step].strip().splitlines())
    code = before + CODE.format(sign=SLOW_SIGN, step=lines)
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def run_slow(step: str, folder: Path, *args: str, stdin: bytes = b"") -> Ended:
    """Run the command and read what it wrote to stdout, JSON Lines or one array."""
    started = start_slow(step, folder, *args)
    out, err = started.communicate(stdin, timeout=60)
    return Ended(started.returncode, read_records(out.decode()), err.decode().splitlines())


def read_records(text: str) -> list[dict[str, Any]]:
    """Records of JSON Lines, or of one array."""
    if text.startswith("["):
        records: list[dict[str, Any]] = json.loads(text)
        return records
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def list_codes(records: list[dict[str, Any]]) -> list[str]:
    """What became of each record: its error's code, or its status."""
    return [
        record["error"]["code"] if record.get("error") else record["status"] for record in records
    ]
