"""Kills a batch at random moments, goes on with it, and compares the bytes with an unbroken run's.

    python -m benchmarks.kills --times 50

Each time SIGKILL comes once to three times: when a random number of documents is done and a few
milliseconds later, so that journal, output, manifest and clean-up are all met.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES = 200
LARGE_BYTES = 300_000  # such a page comes from its archive as a file
FAILED = 3  # one page is empty on purpose


def main() -> None:
    """Run and print; the exit code tells whether a byte differed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_pages(work / "pages")
        batch(work, "clean.jsonl").wait()
        wanted = [whole(work / f"clean.jsonl{ending}") for ending in ENDINGS]
        differing = 0
        for turn in range(options.times):
            kept = killed(work, f"out{turn}.jsonl", chance)
            got = [whole(work / f"out{turn}.jsonl{ending}") for ending in ENDINGS]
            left = (work / f"out{turn}.jsonl.unfinished").exists()
            differing += got != wanted or left
            print(f"{turn + 1}: {kept} kept, {'same' if got == wanted else 'OTHER'} bytes")
        print(f"{options.times - differing} of {options.times} gave the same bytes")
    sys.exit(bool(differing))


def write_pages(folder: Path) -> None:
    """Half of the pages as files, half in an archive, where some are large."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "50.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(PAGES):
            text = f"Flood number {number}\n\nBy Jane Miller\n\n{SENTENCE * 4}\n" if number else ""
            if number % 2:
                large = "\n" * LARGE_BYTES if number % 10 == 1 else ""
                archive.writestr(f"{number}.txt", text + large)
            else:
                (folder / f"{number}.txt").write_text(text)


ENDINGS = ("", ".manifest.json")


def batch(work: Path, out: str, *more: str) -> "subprocess.Popen[bytes]":
    """Start a batch."""
    command = [sys.executable, "-m", "newsclean", "batch", "pages", "-o", out, "--jobs", "2", "-q"]
    return subprocess.Popen([*command, *more], cwd=work, stderr=subprocess.DEVNULL)


def killed(work: Path, out: str, chance: random.Random) -> list[int]:
    """Kill a batch, go on with it until it ends, and say how much each kill found done."""
    kept = []
    for _ in range(chance.randint(1, 3)):
        run = batch(work, out, "--resume")
        journal = work / f"{out}.unfinished" / "journal"
        number = chance.randint(lines_of(journal), PAGES + 1)
        while run.poll() is None and lines_of(journal) < min(number, PAGES):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.06 if number >= PAGES else 0.02))
        run.kill()
        run.wait()
        kept.append(lines_of(journal))
    code = batch(work, out, "--resume").wait()
    if code != FAILED:
        print(f"exit code {code}")
    return kept


def lines_of(journal: Path) -> int:
    """How many documents a journal has; 0 where it is not there, or gone."""
    try:
        return journal.read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def whole(path: Path) -> bytes:
    """The bytes of a file, none where there is none."""
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    main()
