"""The most memory that each process of a run holds, for each kind of input and two sizes of pages.

    python -m benchmarks.memory --sizes 1,20 --jobs 4

Writes four pages of so many megabytes, text without markup, as a folder, archives, crawls and
tables, runs `newsclean batch` over each, and `newsclean extract` where that reads the kind, and
prints the peaks in MB for docs/batch.md. Exit status 1: the run's own process held 200 MB or more.
Linux only: it reads /proc.
"""

import argparse
import gzip
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

MOST_OWN_MB = 200  # what is asked of the run's own process
PAGES = 4
SECONDS = 600  # of processor time that a page may take here
SAMPLE_SECONDS = 0.02
SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
HIGH_WATER = re.compile(r"VmHWM:\s*(\d+) kB")
# The reader is a child like the workers; so it is asked who it is as it starts.
STARTER = """
import sys
from newsclean.batch.container_reader import ContainerReader
path, launch = sys.argv.pop(1), ContainerReader.launch
def noted(self):
    launch(self)
    with open(path, "a") as file:
        file.write(f"{self.process.pid}\\n")
ContainerReader.launch = noted
from newsclean.__main__ import main
main()
"""


class Peaks(NamedTuple):
    """The most that each kind of process held, in MB; 0 where there was none.

    Attributes:
        own: the run's own process, or that of `extract`.
        worker: its largest worker.
        reader: the process that reads containers.
        records: how many records came out, and how many of them are errors.
    """

    own: float
    worker: float
    reader: float
    records: str


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="1,20", help="of the pages, in MB")
    parser.add_argument("--jobs", type=int, default=4, help="worker processes")
    parser.add_argument("--forms", default="jsonl", help="output formats")
    parser.add_argument("--kinds", default=",".join(KINDS), help="kinds of inputs")
    options = parser.parse_args()
    print("| input | output | page | own process | worker | reader | extract | records |")
    print("|---|---|---|---|---|---|---|---|")
    most = 0.0
    for kind in options.kinds.split(","):
        for size in map(float, options.sizes.split(",")):
            for form in options.forms.split(","):
                with tempfile.TemporaryDirectory() as folder:
                    path = KINDS[kind](Path(folder), list_pages(size))
                    ran = run_batch(path, Path(folder) / f"out.{form}", options.jobs)
                    alone = f"{run_extract(path):.0f}" if kind in EXTRACTED else "–"
                cells = (kind, form, f"{size:g} MB", *(f"{peak:.0f}" for peak in ran[:3]))
                print(f"| {' | '.join((*cells, alone, ran.records))} |", flush=True)
                most = max(most, ran.own)
    return 1 if most >= MOST_OWN_MB else 0


def list_pages(size: float) -> list[bytes]:
    """Pages of so many MB, each different."""
    pages = []
    for number in range(PAGES):
        lines = [f"Flood number {number} reaches the town", "", "By Jane Miller", ""]
        at, want = sum(map(len, lines)), int(size * 1_000_000) - 400
        while at < want:
            lines.append(f"{at} {SENTENCE * 4}")
            lines.append("")
            at += len(lines[-2]) + 2
        pages.append("\n".join(lines).encode())
    return pages


def write_folder(folder: Path, pages: list[bytes]) -> Path:
    """The pages as files."""
    (folder / "in").mkdir()
    for number, page in enumerate(pages):
        (folder / "in" / f"{number}.txt").write_bytes(page)
    return folder / "in"


def write_packed(folder: Path, pages: list[bytes]) -> Path:
    """A packed page."""
    path = folder / "page.txt.gz"
    path.write_bytes(gzip.compress(pages[0]))
    return path


def write_plain(folder: Path, pages: list[bytes]) -> Path:
    """A page."""
    path = folder / "page.txt"
    path.write_bytes(pages[0])
    return path


def write_mhtml(folder: Path, pages: list[bytes]) -> Path:
    """A page as a browser saves it."""
    path = folder / "page.mhtml"
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    path.write_bytes(head.encode() + pages[0][: len(pages[0]) - 1_000] + b"\r\n--b--\r\n")
    return path


def write_zip(folder: Path, pages: list[bytes]) -> Path:
    """A ZIP archive."""
    path = folder / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(pages):
            archive.writestr(f"{number}.txt", page)
    return path


def write_tar(folder: Path, pages: list[bytes]) -> Path:
    """A packed TAR archive."""
    path = folder / "in.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for number, page in enumerate(pages):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(page)
            archive.addfile(info, io.BytesIO(page))
    return path


def build_crawl(pages: list[bytes]) -> bytes:
    """A packed WARC file."""
    found = []
    for number, page in enumerate(pages):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Length: {len(body)}\r\n"
            f"WARC-Record-ID: <urn:uuid:0-{number}>\r\nWARC-Date: 2024-05-17T08:30:00Z\r\n"
            "\r\n"
        )
        found.append(gzip.compress(head.encode() + body + b"\r\n\r\n", 1))
    return b"".join(found)


def write_warc(folder: Path, pages: list[bytes]) -> Path:
    """A crawl."""
    path = folder / "in.warc.gz"
    path.write_bytes(build_crawl(pages))
    return path


def write_wacz(folder: Path, pages: list[bytes]) -> Path:
    """A crawl in a ZIP archive."""
    path = folder / "in.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc.gz", build_crawl(pages))
    return path


def write_json_lines(folder: Path, pages: list[bytes]) -> Path:
    """A table of JSON objects."""
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps({"html": page.decode()}) + "\n" for page in pages))
    return path


def write_csv(folder: Path, pages: list[bytes]) -> Path:
    """A table of text."""
    import csv  # noqa: PLC0415 - for this kind only

    path = folder / "in.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["html"])
        rows.writerows([page.decode()] for page in pages)
    return path


def write_parquet(folder: Path, pages: list[bytes]) -> Path:
    """A table in columns."""
    import pyarrow as pa  # noqa: PLC0415 - for this kind only
    from pyarrow import parquet  # noqa: PLC0415 - for this kind only

    path = folder / "in.parquet"
    parquet.write_table(pa.table({"html": pages}), path)
    return path


KINDS: dict[str, Callable[[Path, list[bytes]], Path]] = {
    "folder": write_folder,
    "page": write_plain,
    "gz": write_packed,
    "mhtml": write_mhtml,
    "zip": write_zip,
    "tar.gz": write_tar,
    "warc.gz": write_warc,
    "wacz": write_wacz,
    "jsonl": write_json_lines,
    "csv": write_csv,
    "parquet": write_parquet,
}
EXTRACTED = {"page", "gz", "mhtml"}  # which `newsclean extract` reads


def run_batch(path: Path, out: Path, jobs: int) -> Peaks:
    """The peaks of a batch."""
    readers = out.with_suffix(".readers")
    readers.touch()
    command = [sys.executable, "-c", STARTER, str(readers), "batch", str(path), "-o", str(out)]
    own, others = watch([*command, "--jobs", str(jobs), "--timeout", str(SECONDS), "-q"])
    known = {int(line) for line in readers.read_text().split()}
    manifest = json.loads(Path(f"{out}.manifest.json").read_text("utf-8"))
    counts = manifest["counts"]
    return Peaks(
        own,
        max((peak for pid, peak in others.items() if pid not in known), default=0.0),
        max((peak for pid, peak in others.items() if pid in known), default=0.0),
        f"{counts['article']} article, {counts['error']} error",
    )


def run_extract(path: Path) -> float:
    """The peak of `newsclean extract`."""
    command = [sys.executable, "-m", "newsclean", "extract", str(path), "-o", f"{path}.out"]
    return watch(command)[0]


def watch(command: list[str]) -> tuple[float, dict[int, float]]:
    """Run a command, and give the peaks of its process and of all that are below it."""
    own, others = 0.0, dict[int, float]()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            own = max(own, read_peak(run.pid))
            for pid in list_below(run.pid):
                others[pid] = max(others.get(pid, 0.0), read_peak(pid))
            time.sleep(SAMPLE_SECONDS)
    return own, others


def list_below(first: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found = [first]
    for pid in found:
        try:
            for thread in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                    found += map(int, file.read().split())
        except OSError:
            continue
    return found[1:]


def read_peak(pid: int) -> float:
    """The most memory that a process has held so far, in MB; 0 where it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            found = HIGH_WATER.search(file.read())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    sys.exit(main())
