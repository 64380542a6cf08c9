"""The time of a page beside that of other extractors and of bare parsers.

    python -m benchmarks.peers FOLDER…
    python -m benchmarks.peers corpus/zh corpus/fundus --most 60 --rounds 3

FOLDER holds `pages/*.html.gz`, and `dumps/*.w3m.txt.gz` if dumps are to be timed. Whatever of the
peers is installed is timed: trafilatura, readability-lxml, resiliparse, selectolax; none is needed.
Peers are given text, newsclean bytes. Times are processor time, the least of the rounds.

`× json` is the ratio to trafilatura with JSON and metadata, which gives about what a record has:
of all pages together, and of the median page.
"""

import argparse
import logging
import statistics
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from benchmarks.in_turn import ROUNDS, read_pages, time_in_turn
from newsclean.decode.chain import decode

BASE = "trafilatura, JSON and metadata"
DUMP_LINES = 200  # times of dumps are told for so many lines that are not blank


class Input(NamedTuple):
    """A page as newsclean is given it, and as its peers are."""

    data: bytes
    text: str


def extract_or_refuse(page: Input) -> None:
    """The article of a page; a page without one costs as much."""
    with suppress(newsclean.NewscleanError):
        newsclean.extract(page.data)


def use_lxml(module: Any) -> Iterator[tuple[str, Callable[[Input], object]]]:
    """The parser alone."""
    parser = module.HTMLParser
    yield (
        "lxml, parsing alone",
        lambda page: module.fromstring(
            page.text.encode(), parser(encoding="utf-8", huge_tree=True)
        ),
    )


def use_trafilatura(module: Any) -> Iterator[tuple[str, Callable[[Input], object]]]:
    """The extractor with what makes a record, and with text alone."""
    yield (
        BASE,
        lambda page: module.extract(page.text, output_format="json", with_metadata=True),
    )
    yield "trafilatura, text alone", lambda page: module.extract(page.text)


def use_readability(module: Any) -> Iterator[tuple[str, Callable[[Input], object]]]:
    """The HTML of the story."""
    yield "readability-lxml", lambda page: module.Document(page.text).summary()


def use_resiliparse(module: Any) -> Iterator[tuple[str, Callable[[Input], object]]]:
    """The text of the story."""
    yield (
        "resiliparse, text alone",
        lambda page: module.extract_plain_text(page.text, main_content=True),
    )


def use_selectolax(module: Any) -> Iterator[tuple[str, Callable[[Input], object]]]:
    """The parser alone."""
    yield "lexbor, parsing alone", lambda page: module.LexborHTMLParser(page.text)


# Package, the module to import, what it is asked for.
PEERS = (
    ("lxml", "lxml.etree", use_lxml),
    ("trafilatura", "trafilatura", use_trafilatura),
    ("readability-lxml", "readability", use_readability),
    ("resiliparse", "resiliparse.extract.html2text", use_resiliparse),
    ("selectolax", "selectolax.lexbor", use_selectolax),
)


def find_peers() -> dict[str, Callable[[Input], object]]:
    """What is installed, by the name in the table; the versions are printed."""
    found: dict[str, Callable[[Input], object]] = {}
    for package, module, use in PEERS:
        try:
            print(f"{package} {version(package)}")
            found |= dict(use(import_module(module)))
        except (PackageNotFoundError, ImportError) as error:
            print(f"{package}: left out, {error}")
    return found


def count_failures(
    works: Mapping[str, Callable[[Input], object]], failures: Counter[str]
) -> dict[str, Callable[[Input], object]]:
    """The same functions, whose errors are counted; a page costs what it cost until then."""

    def catch(name: str, work: Callable[[Input], object]) -> Callable[[Input], object]:
        def do(page: Input) -> None:
            try:
                work(page)
            except Exception:  # noqa: BLE001 - a peer may raise anything
                failures[name] += 1

        return do

    return {name: catch(name, work) for name, work in works.items()}


def print_pages(
    name: str, pages: list[Input], least: Mapping[str, list[float]], failures: Counter[str]
) -> None:
    """A table of the pages of a folder."""
    size = statistics.median(len(page.data) for page in pages) / 1000
    print(f"\n{name}: {len(pages)} pages, the median has {size:.0f} KB")
    print(f"{'':32} {'mean ms':>8} {'median':>8} {'slowest':>8} {'× json':>8} {'median':>8}")
    for tool, times in least.items():
        line = f"{tool:32} {statistics.fmean(times) * 1e3:8.2f}"
        line += f" {statistics.median(times) * 1e3:8.2f} {max(times) * 1e3:8.1f}"
        if base := least.get(BASE):
            ratio = statistics.median(mine / his for mine, his in zip(times, base, strict=True))
            line += f" {sum(times) / sum(base):8.3f} {ratio:8.3f}"
        print(line, f" failed {failures[tool]} times" if failures[tool] else "")


def print_dumps(name: str, pages: list[Input], times: list[float]) -> None:
    """A line for the dumps of a folder."""
    lines = [sum(bool(line.strip()) for line in page.text.splitlines()) for page in pages]
    each = (taken / max(1, count) for taken, count in zip(times, lines, strict=True))
    mean = DUMP_LINES * 1e3 * sum(times) / sum(lines)
    median = DUMP_LINES * 1e3 * statistics.median(each)
    print(
        f"{name}, dumps: {len(pages)} of {statistics.median(lines):.0f} lines, "
        f"for {DUMP_LINES} lines {mean:.2f} ms, the median dump {median:.2f} ms"
    )


def read_inputs(folder: Path, pattern: str, most: int) -> list[Input]:
    """The pages of a folder that are text, as bytes and as text."""
    inputs = []
    for data in read_pages(folder, pattern, most):
        try:
            inputs.append(Input(data, decode(data).text))
        except newsclean.NewscleanError as error:
            print(f"left out: {error}")
    return inputs


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=60, help="pages of a folder")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    ours: dict[str, Callable[[Input], object]] = {"newsclean": extract_or_refuse}
    peers = find_peers()
    for folder in options.folders:
        failures: Counter[str] = Counter()
        works = ours | count_failures(peers, failures)
        if pages := read_inputs(folder / "pages", "*.html.gz", options.most):
            print_pages(folder.name, pages, time_in_turn(works, pages, options.rounds), failures)
        if dumps := read_inputs(folder / "dumps", "*.w3m.txt.gz", options.most):
            times = time_in_turn(ours, dumps, options.rounds)["newsclean"]
            print_dumps(folder.name, dumps, times)


if __name__ == "__main__":
    main()
