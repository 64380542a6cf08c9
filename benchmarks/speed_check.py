"""Fail where newsclean has become slower, beside a peer whose version does not change.

    python -m benchmarks.speed_check            ends with 1 where a ratio is over its pinned one
    python -m benchmarks.speed_check --pin      write today's to benchmarks/speed_check.json

Pages of the usual size are invented, and newsclean and trafilatura read them in turn. What is
compared is the ratio of their times, never a time: this machine's speed does not count. A dump is
held against trafilatura's time for the same page as HTML. There are ratios with the compiled
kernel and without it. They hold for one version of trafilatura, which the lock file of CI pins;
with another one nothing is compared.
"""

import argparse
import json
import math
import sys
from importlib.metadata import version
from pathlib import Path

import trafilatura

import newsclean
from benchmarks.in_turn import time_in_turn
from benchmarks.invented_pages import InventedPage, make_pages
from newsclean.native import IS_COMPILED

PAGES = 12
ROUNDS = 5
# Two runs of the same code differ by up to 6 %, and another processor or Python may shift a ratio
# by a tenth; a change that costs more than both is seen.
MOST_OF_PINNED = 1.25
PINNED = Path(__file__).with_suffix(".json")


def measure_ratios() -> dict[str, float]:
    """The time of newsclean divided by that of trafilatura, for pages and for their dumps."""
    works = {
        "html": lambda page: newsclean.extract(page.html),
        "dump": lambda page: newsclean.extract(page.dump),
        "peer": extract_with_peer,
    }
    least = time_in_turn(works, make_pages(PAGES), ROUNDS)
    sums = {name: sum(times) for name, times in least.items()}
    return {name: round(sums[name] / sums["peer"], 3) for name in ("html", "dump")}


def extract_with_peer(page: InventedPage) -> object:
    """What the peer makes of a page: its text and metadata as JSON."""
    return trafilatura.extract(page.html.decode(), output_format="json", with_metadata=True)


def compare(found: dict[str, float], pinned: dict[str, float]) -> list[str]:
    """A line for each ratio that is over what is pinned; nothing where none is.

    >>> compare({"html": 0.7}, {"html": 0.5})
    ['html: 0.7 of the time of trafilatura, pinned are 0.5']
    """
    return [
        f"{name}: {ratio} of the time of trafilatura, pinned are {pinned[name]}"
        for name, ratio in found.items()
        if ratio > MOST_OF_PINNED * pinned.get(name, math.inf)
    ]


def main() -> None:
    """Measure, print, and compare or pin."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    found, peer = measure_ratios(), version("trafilatura")
    kernel = "compiled" if IS_COMPILED else "pure"
    print(f"time beside that of trafilatura {peer}, {kernel} kernel: {found}")
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))
    if options.pin:
        kept = pinned if peer == pinned["trafilatura"] else {}
        pinned = {**kept, "trafilatura": peer, kernel: found}
        PINNED.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    elif peer != pinned["trafilatura"]:
        print(f"not compared: the ratios hold for trafilatura {pinned['trafilatura']}")
    else:
        sys.exit("\n".join(compare(found, pinned.get(kernel, {}))) or 0)


if __name__ == "__main__":
    main()
