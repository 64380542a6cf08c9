"""CPU time of two trees of newsclean, page by page in turn, so that both share the machine's moods.

$ python -m benchmarks.two_trees ../old . PAGES [--limit 60] [--rounds 3]

PAGES is a folder of pages or dumps, `.gz` or not. Each tree has a process of its own; they read the
same page one after the other. What is counted is the CPU time of the process, the least of the
rounds, after one round that is thrown away. Printed: means, their ratio, the median page's ratio.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

READER = """
import gzip, json, sys, time
import newsclean
for line in sys.stdin:
    with open(json.loads(line), "rb") as file:
        data = file.read()
    data = gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data
    start = time.process_time()
    try:
        newsclean.extract(data)
    except newsclean.NewscleanError:
        pass
    print(time.process_time() - start, flush=True)
"""


def start_reader(tree: str) -> subprocess.Popen[str]:
    """A process that reads pages with the newsclean of a tree, and says how long each took."""
    return subprocess.Popen(
        [sys.executable, "-c", READER],
        env={**os.environ, "PYTHONPATH": os.path.abspath(tree)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def time_page(reader: subprocess.Popen[str], path: Path) -> float:
    """Seconds of CPU that a reader takes for a page."""
    if reader.stdin is None or reader.stdout is None:
        raise RuntimeError("the reader has no pipes")
    print(json.dumps(str(path)), file=reader.stdin, flush=True)
    return float(reader.stdout.readline())


def time_trees(trees: tuple[str, str], pages: list[Path], rounds: int) -> list[tuple[float, ...]]:
    """The least seconds of each page, a tuple of one number a tree."""
    readers = [start_reader(tree) for tree in trees]
    least = [[float("inf")] * len(readers) for _ in pages]
    for turn in range(rounds + 1):
        for i, page in enumerate(pages):
            for j, reader in enumerate(readers):
                taken = time_page(reader, page)
                if turn:
                    least[i][j] = min(least[i][j], taken)
    for reader in readers:
        reader.terminate()
        reader.wait()
    return [tuple(times) for times in least]


def main() -> None:
    """Print a line for the pages of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("pages", type=Path)
    parser.add_argument("--glob", default="*", help="which files of the folder")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = sorted(options.pages.glob(options.glob))
    pages = pages[:: max(1, len(pages) // options.limit)][: options.limit]
    if not pages:
        parser.error(f"{options.pages} has no file that matches {options.glob}")
    times = time_trees((options.before, options.after), pages, options.rounds)
    before, after = (statistics.fmean(column) * 1000 for column in zip(*times, strict=True))
    median = statistics.median(new / old for old, new in times)
    print(
        f"{len(pages)} pages: before {before:.2f} ms, after {after:.2f} ms, "
        f"ratio of means {after / before:.3f}, median page {median:.3f}"
    )


if __name__ == "__main__":
    main()
