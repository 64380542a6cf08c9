"""CPU time of two versions of newsclean, page by page in turn, so both share the machine's moods.

$ python -m benchmarks.two_trees ../old . PAGES [--limit 60] [--rounds 3]
$ python -m benchmarks.two_trees old-env/bin/python new-env/bin/python PAGES

A version is a checkout, or the Python of an environment that newsclean is installed in. PAGES is a
folder of pages or dumps, `.gz` or not. Each version has a process of its own; they read the same
page one after the other. What is counted is the CPU time of the process, the least of the rounds,
after one round that is thrown away. Printed: means, their ratio, the median page's ratio; for text
dumps also the milliseconds for 200 lines.
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


def start_reader(version: str) -> subprocess.Popen[str]:
    """A process that reads pages with a version of newsclean, and says how long each took."""
    path = os.path.abspath(version)
    checkout = os.path.isdir(path)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.Popen(
        # -P: not the newsclean of the folder that this is run in
        [sys.executable if checkout else path, "-P", "-c", READER],
        env=environment | ({"PYTHONPATH": path} if checkout else {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def time_page(reader: subprocess.Popen[str], path: Path) -> float:
    """Seconds of CPU that a reader takes for a page."""
    if reader.stdin is None or reader.stdout is None:
        raise RuntimeError("the reader has no pipes")
    print(json.dumps(str(path.resolve())), file=reader.stdin, flush=True)
    return float(reader.stdout.readline())


def time_versions(
    versions: tuple[str, str], pages: list[Path], rounds: int
) -> list[tuple[float, ...]]:
    """The least seconds of each page, a tuple of one number a version."""
    readers = [start_reader(version) for version in versions]
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
    times = time_versions((options.before, options.after), pages, options.rounds)
    before, after = (statistics.fmean(column) * 1000 for column in zip(*times, strict=True))
    median = statistics.median(new / old for old, new in times)
    print(
        f"{len(pages)} pages: before {before:.2f} ms, after {after:.2f} ms, "
        f"ratio of means {after / before:.3f}, median page {median:.3f}"
    )


if __name__ == "__main__":
    main()
