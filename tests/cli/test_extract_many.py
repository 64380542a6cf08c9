"""`newsclean extract` with files that hold many documents: archives, crawls, tables, also on stdin."""

import io
import json
import os
import pickle
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tests.cli.command_line import DUMP, HTML, Run, command
from tests.documents.archives.crawl_files import record

pytestmark = pytest.mark.usefixtures("folder")

TITLES = ["海港隧道正式通车 两岸车程缩短至五分钟", "Old mill saved"]


def make_html(dump: str) -> bytes:
    """A dump as a page of HTML, as a server sends it."""
    title, *others = [line.strip() for line in dump.split("\n\n")][1:]
    body = f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in others)
    return f"<html><body>{body}</body></html>".encode()


def make_zip() -> bytes:
    """An archive with both pages and a picture."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", DUMP)
        archive.writestr("b.html", HTML)
        archive.writestr("c.png", b"\x89PNG")
    return file.getvalue()


def make_lines() -> bytes:
    """Rows with both pages, as JSON Lines."""
    return b"".join(json.dumps({"html": page}).encode() + b"\n" for page in (DUMP, HTML))


MANY = {
    "news.zip": make_zip(),
    "page.html": make_zip(),  # whatever its name is
    "rows.jsonl": make_lines(),
    "no-ending": record(1, make_html(DUMP)) + record(2, HTML.encode()),
}


@pytest.mark.parametrize("name", MANY)
def test_each_document_is_a_record(name: str, ran: Run, folder: Path) -> None:
    (folder / name).write_bytes(MANY[name])
    shown = ran("extract", name)
    assert shown.code == 0
    assert [one["title"] for one in shown.records] == TITLES
    assert all(one["source"].startswith(f"{name}!") for one in shown.records)


@pytest.mark.parametrize("name", MANY)
def test_standard_input_is_the_same_file(name: str, ran: Run, folder: Path) -> None:
    (folder / name).write_bytes(MANY[name])
    by_name = ran("extract", name).records
    kept = folder / "temporary"
    kept.mkdir()
    with open(name, "rb") as file:
        piped = command("extract", "-", stdin=file, env={"TMPDIR": str(kept)})
    assert piped.returncode == 0
    records = [json.loads(line) for line in piped.stdout.splitlines()]
    assert [one["source"] for one in records] == [
        one["source"].replace(name, "-", 1) for one in by_name
    ]
    assert [one["text"] for one in records] == [one["text"] for one in by_name]
    assert not list(kept.iterdir())


def test_files_of_one_and_of_many_keep_their_order(ran: Run, folder: Path) -> None:
    (folder / "n.zip").write_bytes(make_zip())
    shown = ran("extract", "b.html", "n.zip", "a.txt", "missing.html")
    assert shown.code == 3
    sources = ["b.html", "n.zip!a.txt", "n.zip!b.html", "a.txt", "missing.html"]
    assert [one["source"] for one in shown.records] == sources


def test_what_is_passed_over_is_said(ran: Run, folder: Path) -> None:
    (folder / "n.zip").write_bytes(make_zip())
    assert ran("extract", "n.zip").err == "newsclean: passed over: no page by its name 1\n"
    assert not ran("extract", "-q", "n.zip").err


def test_a_file_with_nothing_to_read(ran: Run, folder: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("c.png", b"\x89PNG")
    (folder / "n.zip").write_bytes(file.getvalue())
    shown = ran("extract", "n.zip")
    assert (shown.code, shown.out) == (1, "")
    assert "nothing was found to read" in shown.err


def test_an_output_in_other_forms(ran: Run, folder: Path) -> None:
    (folder / "n.zip").write_bytes(make_zip())
    assert [one["title"] for one in json.loads(ran("extract", "-f", "json", "n.zip").out)] == TITLES
    assert ran("extract", "-f", "md", "n.zip").out.count("\nstatus:") == 2


def test_one_address_for_many_documents_is_a_mistake(ran: Run, folder: Path) -> None:
    (folder / "n.zip").write_bytes(make_zip())
    shown = ran("extract", "--url", "https://news.example/", "n.zip")
    assert shown.code == 2
    assert "holds many" in shown.err


@pytest.mark.parametrize("way", ["extract", "batch"])
def test_what_is_no_page_is_refused_in_one_line(way: str, ran: Run, folder: Path) -> None:
    (folder / "rows.pkl").write_bytes(pickle.dumps([{"html": HTML}]))
    arguments = ["-o", "out.jsonl"] if way == "batch" else []
    shown = ran(way, "rows.pkl", *arguments)
    assert shown.code == 1
    lines = shown.err.splitlines()
    assert "is a Python pickle" in lines[0]
    assert len(lines[0]) < 200
    written = shown.out if way == "extract" else (folder / "out.jsonl").read_text()
    assert json.loads(written)["error"]["code"] == "container"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of time there")
def test_a_page_that_takes_too_long_costs_itself(folder: Path) -> None:
    slow = DUMP.replace("九年", "九年" * 3_000_000)
    lines = [json.dumps({"html": page}, ensure_ascii=False) for page in (DUMP, slow, HTML)]
    (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    ended = command("extract", "--timeout", "0.2", "rows.jsonl")
    records = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 3
    assert [one["source"] for one in records] == [f"rows.jsonl!{number}" for number in (1, 2, 3)]
    assert [bool(one["error"]) if "error" in one else False for one in records] == [
        False,
        True,
        False,
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_read_as_a_file_is() -> None:
    """As `newsclean extract <(jq -c '.[]' pages.json)` has it."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=[make_lines()])
    writer.start()
    found = command("extract", "pipe").stdout
    writer.join()
    assert [json.loads(line)["source"] for line in found.splitlines()] == ["pipe!1", "pipe!2"]
