"""A stranger's records and pages in the current folder, and reports of them, for tests."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsclean.cli import run
from newsclean.report.explaining import ViewTask, explain_task

HIDDEN = "The key of the harbour is nine four seven"
STORY = (
    "The council voted on Tuesday evening to buy the old mill by the river, ending a dispute that "
    "had gone on for seven years, and the building will become a library in spring. "
)
on_posix = pytest.mark.skipif(os.name == "nt", reason="no such names and links there")


def make_page(title: str, paragraphs: int = 4) -> str:
    """A story."""
    text = "".join(f"<p>{STORY}{title} {number}.</p>" for number in range(paragraphs))
    return f"<html><body><article><h1>{title}</h1>{text}</article></body></html>"


def write_records(*sources: str) -> str:
    """Records of some sources, the titles as a stranger would have them."""
    records = [{"source": s, "status": "article", "title": "T", "quality": 0.1} for s in sources]
    Path("foreign.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    return "foreign.jsonl"


def make_report(*options: str) -> str:
    """The report of the records, which has to be made."""
    assert run(["report", "foreign.jsonl", "-o", "report.html", *options]) == 0
    return Path("report.html").read_text(encoding="utf-8")


def fill_folder(folder: Path) -> None:
    """Put pages that may be read into a folder, beside pages that may not."""
    (folder / "pages" / "sub").mkdir(parents=True)
    (folder / "pages-2").mkdir()
    for name in ("secret.html", "pages-2/secret.html"):
        (folder / name).write_text(make_page(HIDDEN), encoding="utf-8")
    for name in ("pages/a.html", "pages/sub/b.html"):
        (folder / name).write_text(make_page("Mill saved"), encoding="utf-8")
    for name, title in (("pages/good.zip", "Mill saved"), ("secret.zip", HIDDEN)):
        with ZipFile(folder / name, "w") as archive:
            archive.writestr("in/c.html", make_page(title))
            archive.writestr("../secret.html", make_page("Mill saved"))
    if os.name != "nt":
        (folder / "pages" / "link.html").symlink_to(folder / "secret.html")
        (folder / "pages" / "out").symlink_to(folder)
        (folder / "pages" / "in.html").symlink_to("a.html")
        (folder / "pages" / "loop").symlink_to("loop")
        (folder / "pages" / "good.zip!in").symlink_to(folder / "pages-2")


def explain_here(tasks: Iterable[ViewTask]) -> Iterator[tuple[int, str]]:
    """Explain pages in this process, which is quicker."""
    for task in tasks:
        yield from explain_task(task).result.items()
