"""What a long batch costs: memory over time, processor time a page, and the share of supervision.

    python benchmarks/batch.py --documents 100000 ../shared/corpus/zh/pages …

Makes a tree of hard links to the pages that are named (`.gz` ones unpacked; without any, to three
that it writes), runs `newsclean batch` over it with one worker and with two, samples the memory of
all its processes, and prints a table. Linux only: it reads /proc.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PER_FOLDER = 1_000
SAMPLE_SECONDS = 0.5


class Sample(NamedTuple):
    """Memory at one moment.

    Attributes:
        journal: bytes of the journal, which tell how far the run is.
        parent: bytes that the run's own process holds.
        workers: bytes that its largest worker holds.
    """

    journal: int
    parent: int
    workers: int


class Ran(NamedTuple):
    """What a run took."""

    jobs: int
    cpu: float
    wall: float
    samples: list[Sample]
    manifest: dict[str, object]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("pages", nargs="*", type=Path, help="files or folders of pages")
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--folder", type=Path, help="where to work; a temporary one by itself")
    parser.add_argument("--most", type=int, default=1_000_000, help="leave larger pages out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        work = Path(folder)
        bases = unpacked(options.pages, work / "bases", options.most)
        spread(bases, work / "tree", options.documents)
        print(f"{options.documents:,} documents, links to {len(bases)} pages")
        ran = [measured(work, jobs) for jobs in options.jobs]
    for run in ran:
        show(run, options.documents)
    if len(ran) > 1:
        ratio = ran[1].cpu / ran[0].cpu
        print(f"processor time, {ran[1].jobs} jobs to {ran[0].jobs}: {ratio:.3f}")


def unpacked(pages: list[Path], folder: Path, most: int) -> list[Path]:
    """The pages that are to be linked to, each as a plain file."""
    folder.mkdir()
    found = [
        file for path in pages for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
    ]
    bases = []
    for number, path in enumerate(filter(Path.is_file, found)):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if len(data) <= most:
            ending = Path(path.name.removesuffix(".gz")).suffix
            bases.append(folder / f"{number}{ending}")
            bases[-1].write_bytes(data)
    for number in range(0 if pages else 3):
        text = f"<p>{SENTENCE * 4}</p>" * (4 + 10 * number)
        bases.append(folder / f"{number}.html")
        bases[-1].write_text(f"<title>Flood</title><h1>Flood number {number}</h1>{text}")
    return bases


def spread(bases: list[Path], tree: Path, number: int) -> None:
    """Make a tree of so many links."""
    for at in range(number):
        base = bases[at % len(bases)]
        folder = tree / f"{at // PER_FOLDER:05}"
        if at % PER_FOLDER == 0:
            folder.mkdir(parents=True)
        os.link(base, folder / f"{at % PER_FOLDER:03}-{base.name}")


def measured(work: Path, jobs: int) -> Ran:
    """Run a batch and watch it."""
    out = work / f"out{jobs}.jsonl"
    command = [sys.executable, "-m", "newsclean", "batch", "tree", "-o", out.name]
    command += ["--jobs", str(jobs), "--times", "-q"]
    started, samples = time.monotonic(), []
    with subprocess.Popen(command, cwd=work) as run:
        while True:
            pid, _, used = os.wait4(run.pid, os.WNOHANG)
            if pid:
                run.returncode = 0
                break
            samples.append(sample(run.pid, work / f"{out.name}.unfinished" / "journal"))
            time.sleep(SAMPLE_SECONDS)
    with open(work / f"{out.name}.manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    manifest["lines"] = len(manifest.pop("documents"))
    return Ran(jobs, used.ru_utime + used.ru_stime, time.monotonic() - started, samples, manifest)


def sample(parent: int, journal: Path) -> Sample:
    """The memory of a process and of the largest of those below it."""
    children, sizes = defaultdict(list), {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as file:
                values = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        children[int(values[1])].append(int(name))
        sizes[int(name)] = int(values[21]) * PAGE_BYTES
    below, todo = [], [parent]
    while todo:
        todo += children[todo[0]]
        below += children[todo.pop(0)]
    try:
        size = os.stat(journal).st_size
    except OSError:
        size = -1
    return Sample(size, sizes.get(parent, 0), max((sizes[pid] for pid in below), default=0))


def show(run: Ran, documents: int) -> None:
    """Print what a run took."""
    facts: dict[str, float] = run.manifest["run"]  # type: ignore[assignment]  # JSON
    own = facts["cpu_seconds"]
    print(
        f"jobs {run.jobs}: {run.manifest['lines']:,} records in {run.wall:,.0f} s"
        f" ({documents / run.wall:.1f}/s), {1000 * run.cpu / documents:.2f} ms of processor time a"
        f" document, of it supervision and start {100 * (1 - own / run.cpu):.1f} %"
    )
    end = max(sample.journal for sample in run.samples)
    for name in ("parent", "workers"):
        tenths: defaultdict[int, list[int]] = defaultdict(list)
        for one in run.samples:
            if one.journal > 0:
                tenths[min(9, 10 * one.journal // end)].append(getattr(one, name))
        means = {tenth: sum(sizes) / len(sizes) / 1e6 for tenth, sizes in sorted(tenths.items())}
        shown = " ".join(f"{mean:.0f}" for mean in means.values())
        ratio = f"{means[9] / means[1]:.3f}" if {1, 9} <= set(means) else "?"
        print(f"  {name}: MB in each tenth {shown}; last to second {ratio}")


if __name__ == "__main__":
    main()
