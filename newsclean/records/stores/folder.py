"""A folder that mirrors the inputs: a file of JSON, Markdown or text for each of them."""

import os
from collections.abc import Callable, Iterable

from newsclean.records.render import render_json, render_markdown, render_text
from newsclean.records.stores import OutputRow, Record, sync_to_disk

RecordRenderer = Callable[[Record], str]


def write_json(rows: Iterable[OutputRow], path: str) -> None:
    """Write a JSON object for each row, as `stores.OutputWriter` asks for."""
    write_folder(
        rows, path, render=lambda record: f"{render_json(record, indent=2)}\n", ending=".json"
    )


def write_markdown(rows: Iterable[OutputRow], path: str) -> None:
    """Write front matter and CommonMark for each row."""
    write_folder(rows, path, render=render_markdown, ending=".md")


def write_text(rows: Iterable[OutputRow], path: str) -> None:
    """Write title and text of each row; a page that failed is an empty file."""
    write_folder(rows, path, render=render_text, ending=".txt")


def write_folder(
    rows: Iterable[OutputRow], path: str, *, render: RecordRenderer, ending: str
) -> None:
    """Write a file for each row, all in folders that mirror those of the inputs."""
    made = {path}
    os.mkdir(path)
    for row in rows:
        target = os.path.join(path, *f"{row.name}{ending}".split("/"))
        for folder in list_missing_folders(os.path.dirname(target), made):
            os.makedirs(folder, exist_ok=True)  # some systems take A for a
            made.add(folder)
        with open(target, "xb") as file:
            file.write(render(row.record).encode())
            file.flush()
            os.fsync(file.fileno())
    for folder in made:
        sync_to_disk(folder)


def list_missing_folders(folder: str, made: set[str]) -> list[str]:
    """The folders that are to be made for this one to be there, outermost first."""
    needed = []
    while folder not in made:
        needed.append(folder)
        folder = os.path.dirname(folder)
    return needed[::-1]
