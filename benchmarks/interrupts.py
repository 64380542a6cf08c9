"""Sends Ctrl-C to a command at random moments, and looks at what it says and leaves.

    python -m benchmarks.interrupts extract --times 60 --twice

Each time the command starts anew and is interrupted somewhere between its first and its last
millisecond. It must end with 130 (or with 0, where all was written before), say one line at most,
and leave its output whole or absent. While Python itself starts, before any line of newsclean, it
answers in its own words; such moments are counted apart.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES = 20
VERBS = {
    "extract": ("extract", *(f"pages/{number}.txt" for number in range(PAGES)), "-o", "out.jsonl"),
    "explain": ("explain", "pages/1.txt", "--html", "out.jsonl"),
    "batch": ("batch", "pages", "-o", "out.jsonl", "--jobs", "2"),
    "help": ("--help",),
}
MOST_SECONDS = 30


def main() -> None:
    """Interrupt and print; the exit code tells whether anything was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--twice", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "pages").mkdir()
        for number in range(PAGES):
            (work / "pages" / f"{number}.txt").write_text(f"Flood {number}\n\n{SENTENCE * 4}\n")
        began = time.monotonic()
        start(work, options.verb).communicate()
        whole = time.monotonic() - began
        wanted = read(work)
        for _ in range(options.times):
            (work / "out.jsonl").unlink(missing_ok=True)
            moment = chance.uniform(0, whole)
            verdict = interrupt(work, options.verb, moment, twice=options.twice)
            if options.verb != "batch" and read(work) not in {b"", wanted}:
                verdict = "half a file"
            counts[verdict] += 1
    for verdict, count in sorted(counts.items()):
        print(f"{count:4} {verdict}")
    sys.exit(bool(set(counts) - {"ended by the interrupt", "ended before", "Python was starting"}))


def start(work: Path, verb: str) -> subprocess.Popen[bytes]:
    """Start the command with interrupts on, in a group of its own as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsclean", *VERBS[verb], *(["--resume"] * (verb == "batch"))],
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        start_new_session=True,
        preexec_fn=allow_interrupts,  # noqa: PLW1509 - no threads here
    )


def allow_interrupts() -> None:
    """Let Python take Ctrl-C, even where the benchmark runs in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def read(work: Path) -> bytes:
    """The output; nothing where there is none."""
    path = work / "out.jsonl"
    return path.read_bytes() if path.exists() else b""


def interrupt(work: Path, verb: str, moment: float, *, twice: bool) -> str:
    """Start the command, interrupt it after some seconds, and say how it ended."""
    started = start(work, verb)
    time.sleep(moment)
    for _ in range(1 + twice):
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGINT)
    try:
        _, err = started.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        return "hung"
    lines = err.decode().strip().splitlines()
    ours = any(f"{os.sep}newsclean{os.sep}" in line for line in lines)
    if started.returncode in {-signal.SIGINT, 1} and not ours:
        return "Python was starting"
    if len(lines) > 1:
        return "said more than a line:\n" + "\n".join(lines)
    if any(name.startswith(".newsclean-") for name in os.listdir(work)):
        return "left a half-written file"
    if started.returncode == 0:
        return "ended before"
    code = started.returncode
    return "ended by the interrupt" if code == 128 + signal.SIGINT else f"exit code {code}"


if __name__ == "__main__":
    main()
