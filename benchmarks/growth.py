"""How CPU and memory grow with a page's size, shape by shape, each page in a process of its own.

    python -m benchmarks.growth [--shapes WORDS] [--sizes 0.1,1,10] [--limit-s 60] [--all]

Ends with 1 where the processor time of ten times the size is more than twelve times as much, where
1 MB takes longer than 1.5 s, or where a page is not read. Sizes are in millions of bytes.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from benchmarks.growth_shapes import list_shapes

MAX_GROWTH = 12  # times the CPU, for ten times the size
MAX_S_PER_MB = 1.5
MIN_COMPARED_S = 0.02  # below which a quotient says nothing
ADDRESS_SPACE = 4 << 30


class Run(NamedTuple):
    """What a page took: seconds of CPU, growth of the largest memory in MB, and what came out."""

    seconds: float
    megabytes: float
    answer: str


def main() -> None:
    """Print a row for each shape."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shapes", default="", help="words, with commas, of the names to run")
    parser.add_argument("--sizes", default="0.1,1,10", help="in millions of bytes")
    parser.add_argument("--limit-s", type=int, default=60, help="CPU seconds of a page")
    parser.add_argument("--faults", action="store_true", help="print only the shapes at fault")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measure(given.child[0], float(given.child[1]), given.limit_s)))
        return
    sizes = [float(size) for size in given.sizes.split(",")]
    words = given.shapes.split(",")
    print(f"{'shape':34}" + "".join(f"{size:>7g} MB s  MB" for size in sizes) + "  answer")
    faults = 0
    for name in list_shapes():
        if not any(word in name for word in words):
            continue
        runs = [run_in_child(name, size, given.limit_s) for size in sizes]
        fault = find_fault(sizes, runs)
        faults += bool(fault)
        if fault or not given.faults:
            figures = "".join(f"{run.seconds:12.3f}{run.megabytes:4.0f}" for run in runs)
            print(f"{name:34}{figures}  {runs[-1].answer}{fault}", flush=True)
    print(f"{faults} shapes at fault")
    sys.exit(1 if faults else 0)


def find_fault(sizes: Sequence[float], runs: Sequence[Run]) -> str:
    """What is wrong with the runs of a shape, or nothing."""
    for size, run in zip(sizes, runs, strict=True):
        if run.answer.startswith("died"):
            return "  ! not read"
        if run.seconds > MAX_S_PER_MB * max(1, size):
            return f"  ! {run.seconds:.1f} s for {size:g} MB"
    for i, (small, large) in enumerate(pairwise(runs)):
        growth = large.seconds / max(small.seconds, MIN_COMPARED_S)
        if growth > MAX_GROWTH * sizes[i + 1] / sizes[i] / 10:
            return f"  ! {growth:.0f} times from {sizes[i]:g} to {sizes[i + 1]:g} MB"
    return ""


def run_in_child(name: str, size: float, limit_s: int) -> Run:
    """What a page of a shape takes, in a process that nothing else has filled."""
    argv = [sys.executable, "-m", "benchmarks.growth", "--child", name, str(size)]
    done = subprocess.run(
        [*argv, "--limit-s", str(limit_s)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return Run(float("inf"), 0, f"died {done.returncode}: {done.stderr[-200:]!r}")
    return Run(*json.loads(done.stdout))


def measure(name: str, size: float, limit_s: int) -> Run:
    """What a page of a shape takes in this process, after what is loaded only once."""
    import trafilatura  # noqa: F401, PLC0415 - so that its import is not measured

    import newsclean  # noqa: PLC0415 - the parent needs none of it

    for warm in ("html h2 alike", "text lists"):
        newsclean.extract(list_shapes()[warm](5_000))
    page = make_page(name, int(size * 1e6))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + limit_s, used + limit_s + 5))
    before, began = get_peak_megabytes(), time.process_time()
    try:
        article = newsclean.extract(page)
        cut = "".join(f", {warning.code}" for warning in article.warnings if "cut" in warning.code)
        answer = f"{article.status}, {len(article.text):,}{cut}"
    except newsclean.NewscleanError as error:
        answer = f"refused: {error.code}"
    return Run(time.process_time() - began, get_peak_megabytes() - before, answer)


def make_page(name: str, size: int) -> bytes:
    """A page of a shape, about so many bytes of it."""
    make = list_shapes()[name]
    page = make(size)
    if isinstance(page, bytes):
        return page
    if not page.isascii():
        page = str(make(size * len(page) // len(page.encode())))
    return page.encode()


def get_peak_megabytes() -> float:
    """The most memory that this process has had; Linux gives it in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
