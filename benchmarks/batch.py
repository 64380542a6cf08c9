"""What a long batch costs: memory over time, processor time a page, and the share of supervision.

    python -m benchmarks.batch --runs 1:10000,2:100000 ../shared/corpus/zh …

Makes a tree of hard links to the pages that are named (`.gz` ones unpacked; without any, to three
that it writes), in an order that is shuffled and always the same, runs `newsclean batch` over so
many of them with so many workers, samples all its processes, and prints a table for docs/batch.md.
Runs are compared over the documents that both have done when both were warm. Exit status 1: a
figure is not what is asked. Linux only: it reads /proc.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.batch.worker import Limits

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
PER_FOLDER = 1_000
SAMPLE_SECONDS = 0.5
MOST_GROWTH, MOST_DEARER, MOST_SUPERVISION = 1.1, 1.04, 0.04  # what is asked


class Sample(NamedTuple):
    """A run at one moment.

    Attributes:
        done: documents that are in its journal.
        parent: bytes that the run's own process holds.
        workers: bytes that its largest worker holds.
        own: seconds of processor time of the run's own process so far.
        cpu: of all its processes, those that have ended included.
    """

    done: int
    parent: int
    workers: int
    own: float
    cpu: float


class Ran(NamedTuple):
    """What a run took.

    Attributes:
        jobs: how many workers.
        documents: how many there were to read.
        cpu: seconds of processor time of all processes, from the first to the last.
        wall: seconds by the clock.
        samples: the run at moments.
        manifest: what it says of itself, without its documents.
        sources: how many different ones the output has.
        lines: records in the output.
    """

    jobs: int
    documents: int
    cpu: float
    wall: float
    samples: list[Sample]
    manifest: dict[str, Any]
    sources: int
    lines: int

    @property
    def supervision(self) -> float:
        """The share of processor time that no document took: start, listing, journal, output."""
        return 1 - float(self.manifest["run"]["cpu_seconds"]) / self.cpu

    @property
    def adds_up(self) -> bool:
        """Whether each document has one record, and the counts tell of all."""
        inputs, *parts = self.manifest["counts"].values()
        return {inputs, sum(parts), self.lines, self.sources} == {self.documents}

    def cpu_between(self, first: int, last: int) -> float:
        """Seconds of processor time of all processes between two counts of documents."""
        return self.cpu_at(last) - self.cpu_at(first)

    def cpu_at(self, done: int) -> float:
        """The processor time when so many documents were done, on the line between two samples."""
        above = next(at for at, sample in enumerate(self.samples) if sample.done >= done)
        (x0, *_, y0), (x1, *_, y1) = self.samples[max(above - 1, 0)], self.samples[above]
        return y0 + (y1 - y0) * (done - x0) / (x1 - x0) if x1 > x0 else y1

    def tenths(self, name: str) -> dict[int, float]:
        """The mean of bytes held in each tenth of the documents, in MB."""
        tenths: defaultdict[int, list[int]] = defaultdict(list)
        for sample in self.samples:
            if sample.done:
                tenths[min(9, 10 * sample.done // self.documents)].append(getattr(sample, name))
        return {tenth: sum(sizes) / len(sizes) / 1e6 for tenth, sizes in sorted(tenths.items())}


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("pages", nargs="*", type=Path, help="files or folders of pages")
    parser.add_argument(
        "--runs",
        metavar="JOBS:DOCUMENTS,…",
        default="1:1000,2:5000",
        help="which runs to make, one after the other",
    )
    parser.add_argument("--folder", type=Path, help="where to work; a temporary one by itself")
    parser.add_argument("--most", type=int, default=1_000_000, help="leave larger pages out")
    options = parser.parse_args()
    runs = [tuple(map(int, run.split(":"))) for run in options.runs.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        work = Path(folder)
        bases = unpacked(options.pages, work / "bases", options.most)
        ran = [measured(work, bases, jobs, documents) for jobs, documents in runs]
    size = ran[-1].manifest["bytes"] / ran[-1].documents / 1000
    print(f"Links to {len(bases):,} pages and dumps, {size:.0f} kB in the mean:\n")
    rows = table(ran)
    for row in rows:
        print(f"| {' | '.join(row)} |")
    missed = [row[0] for row in rows[2:] if any(cell.endswith("!") for cell in row)]
    print(*(f"\nnot as asked: {name}" for name in missed), sep="")
    return 1 if missed else 0


def unpacked(pages: list[Path], folder: Path, most: int) -> list[Path]:
    """The pages that are to be linked to, each as a plain file, shuffled."""
    folder.mkdir()
    found = [
        file for path in pages for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
    ]
    bases = []
    for number, path in enumerate(filter(Path.is_file, found)):
        ending = Path(path.name.removesuffix(".gz")).suffix
        if ending not in {".html", ".htm", ".txt"}:
            continue
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if len(data) <= most:
            bases.append(folder / f"{number}{ending}")
            bases[-1].write_bytes(data)
    for number in range(0 if pages else 3):
        text = f"<p>{SENTENCE * 4}</p>" * (4 + 10 * number)
        bases.append(folder / f"{number}.html")
        bases[-1].write_text(f"<title>Flood</title><h1>Flood number {number}</h1>{text}")
    random.Random(6).shuffle(bases)  # noqa: S311 - each stretch of documents is like all others
    return bases


def spread(bases: list[Path], tree: Path, number: int) -> None:
    """Make a tree of so many links."""
    for at in range(number):
        base = bases[at % len(bases)]
        folder = tree / f"{at // PER_FOLDER:05}"
        if at % PER_FOLDER == 0:
            folder.mkdir(parents=True)
        os.link(base, folder / f"{at % PER_FOLDER:03}-{base.name}")


def measured(work: Path, bases: list[Path], jobs: int, documents: int) -> Ran:
    """Run a batch and watch it."""
    tree, out = work / f"tree{jobs}", work / f"out{jobs}.jsonl"
    spread(bases, tree, documents)
    command = [sys.executable, "-m", "newsclean", "batch", tree.name, "-o", out.name]
    command += ["--jobs", str(jobs), "--times", "-q"]
    started, samples, watch = time.monotonic(), [], Watch(work / f"{out.name}.unfinished/journal")
    with subprocess.Popen(command, cwd=work) as run:
        while True:
            pid, _, used = os.wait4(run.pid, os.WNOHANG)
            if pid:
                run.returncode = 0
                break
            samples.append(watch.sample(run.pid))
            time.sleep(SAMPLE_SECONDS)
    wall = time.monotonic() - started
    with open(work / f"{out.name}.manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    del manifest["documents"]
    with open(out, encoding="utf-8") as file:
        sources = [json.loads(line)["source"] for line in file]
    cpu = used.ru_utime + used.ru_stime
    return Ran(jobs, documents, cpu, wall, samples, manifest, len({*sources}), len(sources))


class Watch:
    """Looks at a run from outside."""

    def __init__(self, journal: Path) -> None:
        """Begin before there is a journal.

        Args:
            journal: its file, a line for each document that is done.
        """
        self.journal = journal
        self.read = self.done = 0

    def sample(self, parent: int) -> Sample:
        """The run at this moment, by its first process."""
        children, stats = defaultdict(list), {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as file:
                    values = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            children[int(values[1])].append(int(name))
            stats[int(name)] = [int(value) for value in values[11:22]]
        below, todo = [], [parent]
        while todo:
            todo += children[todo[0]]
            below += children[todo.pop(0)]
        found = [stats[pid] for pid in below if pid in stats]
        own = stats.get(parent, [0] * 11)
        held = [values[10] * PAGE_BYTES for values in found]
        ticks = sum(sum(values[:4]) for values in [own, *found])  # utime stime cutime cstime
        self.count()
        return Sample(
            self.done,
            own[10] * PAGE_BYTES,
            max(held, default=0),
            sum(own[:2]) / TICKS,
            ticks / TICKS,
        )

    def count(self) -> None:
        """Count the lines that the journal has more than before."""
        try:
            with open(self.journal, "rb") as file:
                file.seek(self.read)
                for piece in iter(lambda: file.read(1 << 20), b""):
                    self.done += piece.count(b"\n")
                    self.read += len(piece)
        except FileNotFoundError:
            return


def table(ran: list[Ran]) -> list[tuple[str, ...]]:
    """The figures of all runs as rows; one that is not as asked ends in an exclamation mark."""
    shortest = min(run.documents for run in ran)
    first, last = shortest // 10, shortest * 9 // 10
    means = [1000 * run.cpu_between(first, last) / (last - first) for run in ran]
    rows = [
        ("", *(f"{run.jobs} worker{'s' * (run.jobs > 1)}" for run in ran)),
        ("---", *("---" for _ in ran)),
        ("documents", *(f"{run.documents:,}" for run in ran)),
        ("records", *map(shown_counts, ran)),
        (
            f"processor time a document, all processes, documents {first:,} to {last:,}",
            *(
                asked(f"{mean:.1f} ms ({mean / means[0]:.3f} times)", mean, MOST_DEARER * means[0])
                for mean in means
            ),
        ),
        ("… over the whole run", *(f"{1000 * run.cpu / run.documents:.1f} ms" for run in ran)),
        (
            "share of supervision: all but the reading of documents, start and output included",
            *(asked(f"{r.supervision:.1%}", r.supervision, MOST_SUPERVISION) for r in ran),
        ),
        (
            "… of it the run's own process",
            *(f"{max(sample.own for sample in run.samples) / run.cpu:.1%}" for run in ran),
        ),
    ]
    for label, name in ("run's own process", "parent"), ("largest worker", "workers"):
        rows += [(f"memory of the {label}, second and last tenth", *(grown(r, name) for r in ran))]
    return [*rows, ("by the clock", *(shown_clock(run) for run in ran))]


def shown_counts(run: Ran) -> str:
    """What became of the documents."""
    counts = {name: f"{number:,}" for name, number in run.manifest["counts"].items() if number}
    del counts["inputs"]
    shown = " + ".join(f"{number} {name}" for name, number in counts.items())
    return asked(shown, 0, 0 if run.adds_up else -1)


def grown(run: Ran, name: str) -> str:
    """How much memory was held early and late."""
    means = run.tenths(name)
    if not {1, 9} <= set(means):
        return "too short to tell"
    ratio = means[9] / means[1]
    shown = f"{means[1]:.1f} MB, {means[9]:.1f} MB ({ratio:.3f} times)"
    # A worker grows until a fresh one replaces it; a tenth has to hold some of their lives.
    enough = run.documents >= 10 * run.jobs * Limits().pages
    return asked(shown, ratio, MOST_GROWTH) if enough or name == "parent" else shown


def shown_clock(run: Ran) -> str:
    """How long it took."""
    return f"{run.wall:,.0f} s, {run.documents / run.wall:.0f} documents a second"


def asked(shown: str, value: float, most: float) -> str:
    """A figure, marked where it is more than is asked."""
    return shown if value <= most else f"{shown} !"


if __name__ == "__main__":
    sys.exit(main())
