"""Kills a batch at random moments, goes on with it, and compares the bytes with an unbroken run's.

    python -m benchmarks.kills --times 60

Each time SIGKILL comes once to three times: when a random number of documents is done and a few
milliseconds later, so that journal, output, manifest and clean-up are all met. The output is a file
or a folder, and every other time it takes the place of an earlier one. After each kill it is looked
at: it is absent, or whole.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES, EARLIER_PAGES = 200, 120
LARGE_BYTES = 300_000  # such a page comes from its archive as a file
FAILED = 3  # one page is empty on purpose
FORMS = {"jsonl": ".jsonl", "md": "", "sqlite": ".sqlite", "json": ""}
MANIFEST = ".manifest.json"

Contents = dict[str, bytes]


class Turn(NamedTuple):
    """One output to be killed: its name, its form, and whether an earlier one is there."""

    out: str
    form: str
    replaces: bool


class Outputs(NamedTuple):
    """What a form's output is, when it is whole: of all pages, or of the first ones."""

    wanted: Contents
    earlier: Contents


def main() -> None:
    """Run and print; the exit code tells whether a byte differed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        known = make_outputs(work)
        differing = 0
        for turn in range(options.times):
            form, name = [*FORMS.items()][turn % len(FORMS)]
            out = f"out{turn}{name}"
            replaces = turn % (2 * len(FORMS)) >= len(FORMS)
            if replaces:
                copy_output(work, f"earlier-{form}{name}", out)
            kept, torn = kill_often(work, Turn(out, form, replaces), known[form], chance)
            got = read_output(work, out)
            left = (work / f"{out}.unfinished").exists()
            differing += got != known[form].wanted or left or torn > 0
            says = "same" if got == known[form].wanted else "OTHER"
            how = "over an earlier one" if replaces else "new"
            print(f"{turn + 1}: {form}, {how}: {kept} kept, {torn} torn, {says} bytes")
        print(f"{options.times - differing} of {options.times} gave the same bytes")
    sys.exit(bool(differing))


def make_outputs(work: Path) -> dict[str, Outputs]:
    """Write the pages, and make of each form an output of the first ones and one of all."""
    write_pages(work, range(EARLIER_PAGES))
    for form, name in FORMS.items():
        batch(work, f"earlier-{form}{name}", form).wait()
    write_pages(work, range(EARLIER_PAGES, PAGES))
    for form, name in FORMS.items():
        batch(work, f"clean-{form}{name}", form).wait()
    return {
        form: Outputs(*(read_output(work, f"{kind}-{form}{name}") for kind in ("clean", "earlier")))
        for form, name in FORMS.items()
    }


def write_pages(work: Path, numbers: range) -> None:
    """Write some pages: half of them as files, half into an archive, where some are large."""
    folder = work / "pages"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{numbers.start}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in numbers:
            text = f"Flood number {number}\n\nBy Jane Miller\n\n{SENTENCE * 4}\n" if number else ""
            if number % 2:
                large = "\n" * LARGE_BYTES if number % 10 == 1 else ""
                archive.writestr(f"{number}.txt", text + large)
            else:
                (folder / f"{number}.txt").write_text(text)


def copy_output(work: Path, name: str, to: str) -> None:
    """Copy an output with its manifest."""
    if (work / name).is_dir():
        shutil.copytree(work / name, work / to)
    else:
        shutil.copyfile(work / name, work / to)
    shutil.copyfile(work / f"{name}{MANIFEST}", work / f"{to}{MANIFEST}")


def batch(work: Path, out: str, form: str, *more: str) -> "subprocess.Popen[bytes]":
    """Start a batch."""
    command = [sys.executable, "-m", "newsclean", "batch", "pages", "-o", out, "--jobs", "2", "-q"]
    return subprocess.Popen([*command, "-f", form, *more], cwd=work, stderr=subprocess.DEVNULL)


def kill_often(
    work: Path, turn: Turn, known: Outputs, chance: random.Random
) -> tuple[list[int], int]:
    """Kill a batch, go on with it until it ends.

    Returns:
        how many documents each kill found done, and how often the output was neither absent nor
        whole.
    """
    out, form, replaces = turn
    kept, torn = [], 0
    whole: tuple[Contents, ...] = (
        {},
        without_manifest(known.wanted),
        without_manifest(known.earlier),
    )
    for again in range(chance.randint(1, 3)):
        run = batch(work, out, form, "--overwrite" if replaces and not again else "--resume")
        journal = work / f"{out}.unfinished" / "journal"
        number = chance.randint(count_lines(journal), PAGES + 1)
        while run.poll() is None and count_lines(journal) < min(number, PAGES):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.25 if number >= PAGES else 0.02))
        run.kill()
        run.wait()
        kept.append(count_lines(journal))
        torn += without_manifest(read_output(work, out)) not in whole
    code = batch(work, out, form, "--resume").wait()
    if code != FAILED:
        print(f"exit code {code}")
    return kept, torn


def without_manifest(contents: Contents) -> Contents:
    """An output alone: its manifest gets its name at another moment."""
    return {name: data for name, data in contents.items() if name != MANIFEST}


def count_lines(journal: Path) -> int:
    """How many documents a journal has; 0 where it is not there, or gone."""
    try:
        return journal.read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def read_output(work: Path, out: str) -> Contents:
    """The files of an output and its manifest, as far as they are there."""
    path, manifest = work / out, work / f"{out}{MANIFEST}"
    files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
    found = {str(file.relative_to(path)): file.read_bytes() for file in files if file.exists()}
    return found | ({MANIFEST: manifest.read_bytes()} if manifest.exists() else {})


if __name__ == "__main__":
    main()
