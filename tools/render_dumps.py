"""Make text dumps of pages with six programs, so that a card meets more than w3m and lynx.

    python -m tools.render_dumps CORPUS/SET [SET ...] --out DUMPS [--every 4]

A set is a folder with gold.jsonl and pages/<id>.html.gz. DUMPS/<set> becomes one too: its
gold.jsonl, and dumps/<id>.<program>.txt.gz. The pages take turns at the widths of WIDTHS. elinks
numbers the links of every second page, html2text breaks the lines of every second one. A dump that
stands there already is kept; a program that fails or is slow gives none, and that is said.

Needs elinks, links2 and pandoc, and the extra `train` (beautifulsoup4, html2text, inscriptis).
"""

import argparse
import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import html2text
import inscriptis
from bs4 import BeautifulSoup

from newsclean.errors import NewscleanError
from newsclean.model import Settings
from newsclean.pipeline import decode_input

WIDTHS = (72, 80, 100, 132)  # columns: of letters and mails, terminals, wide windows, printers
MAX_SECONDS = 60.0  # for one dump
CHARSET = re.compile(r"""(<meta\b[^>]*charset\s*=\s*["']?)[\w-]+""", re.IGNORECASE)
UTF_8_OF_ELINKS = ("-eval", "set document.codepage.assume = utf-8",
                   "-eval", "set document.codepage.force_assumed = 1")  # fmt: skip
UTF_8_OF_LINKS = ("-codepage", "utf-8", "-html-assume-codepage", "utf-8", "-html-hard-assume", "1")


class Job(NamedTuple):
    """One page to dump: its file, the folder of its dumps, and how many pages came before it."""

    page: Path
    into: Path
    number: int


def run(html: str, *command: str) -> str:
    """What a program prints of a page, whose file's name is added to the command."""
    with NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        try:
            done = subprocess.run(
                [*command, file.name], capture_output=True, timeout=MAX_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return ""
    return done.stdout.decode("utf-8", "replace")


def list_programs(html: str, number: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each program by name, with a call that dumps the page."""
    width, odd = WIDTHS[number % len(WIDTHS)], number % 2 == 1
    columns = str(width)
    links = ("-no-references", "-no-numbering") if odd else ()
    elinks = ("elinks", "-no-home", "-dump", "-dump-charset", "utf-8", "-dump-width", columns)
    links2 = ("links2", "-dump", "-width", columns, *UTF_8_OF_LINKS)
    yield "elinks", partial(run, html, *elinks, *UTF_8_OF_ELINKS, *links)
    yield "links2", partial(run, html, *links2)
    yield "pandoc", partial(run, html, "pandoc", "-f", "html", "-t", "plain", "--columns", columns)
    yield "inscriptis", partial(inscriptis.get_text, html)
    yield "html2text", partial(html2text.HTML2Text(bodywidth=width if odd else 0).handle, html)
    yield "gettext", partial(BeautifulSoup(html, "lxml").get_text, "\n")


def dump(job: Job) -> list[str]:
    """Write the dumps of one page that are not there; the files that could not be made."""
    page_id = job.page.name.removesuffix(".html.gz")
    try:
        text = decode_input(gzip.decompress(job.page.read_bytes()), Settings()).text
    except NewscleanError as error:
        return [f"{page_id}: {error}"]
    failed = []
    for name, make in list_programs(CHARSET.sub(r"\1utf-8", text), job.number):
        path = job.into / f"{page_id}.{name}.txt.gz"
        if path.exists():
            continue
        if made := make().strip():
            path.write_bytes(gzip.compress(made.encode("utf-8"), mtime=0))
        else:
            failed.append(path.name)
    return failed


def prepare(folder: Path, out: Path, every: int) -> Iterator[Job]:
    """The pages of a set to dump, once its gold is written."""
    into = out / folder.name / "dumps"
    into.mkdir(parents=True, exist_ok=True)
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[::every]
    (out / folder.name / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    for number, line in enumerate(lines):
        page = folder / "pages" / f"{json.loads(line)['id']}.html.gz"
        if page.exists():
            yield Job(page, into, number)


def main() -> None:
    """Dump all pages of the sets with all programs, on all processors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument(
        "--every", type=int, default=1, help="every so manieth page; all if not told"
    )
    args = parser.parse_args()
    jobs = [job for folder in args.sets for job in prepare(folder, args.out, args.every)]
    with ProcessPoolExecutor() as pool:
        for failed in pool.map(dump, jobs):
            for name in failed:
                print("no dump:", name)


if __name__ == "__main__":
    main()
