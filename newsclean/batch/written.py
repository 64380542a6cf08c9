"""The files that runs of ours wrote below a folder output; all others in it are somebody else's."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from newsclean.batch.journal import JournalHead, iter_lines, read_heading
from newsclean.batch.manifest import Facts, read_facts, read_sound_heads
from newsclean.documents.names import SeenNames

COPY_ENDING = ".newsclean-copy"  # of a file of ours that has not all its bytes yet
NAME_COLUMN = JournalHead._fields.index("name")


class WrittenFiles:
    """The paths, relative to a folder output, of the files and folders that runs of ours made.

    It remembers 64 bits of each, so a million files take 32 MB.
    """

    def __init__(self) -> None:
        """Know of no file."""
        self.files, self.folders = SeenNames(), SeenNames()

    def add_manifest(self, path: str) -> None:
        """Know what a manifest lists; nothing where it is missing.

        Raises:
            OSError: it cannot be read.
        """
        form = find_form(read_facts(path))
        for head in read_sound_heads(path):
            self.add_name(head.name, form)

    def add_journal(self, path: str, form: str) -> None:
        """Know what a run whose journal this is may have made; nothing where it is missing.

        Raises:
            OSError: it cannot be read.
        """
        with suppress(FileNotFoundError), open(path, "rb") as file:
            for line in iter_lines(file):
                values = read_heading(line)
                name = values[NAME_COLUMN] if len(values) > NAME_COLUMN else None
                if isinstance(name, str):
                    self.add_name(name, form)

    def add_name(self, name: str, form: str) -> None:
        """Know one file and the folders that it is in."""
        self.files.add(f"{name}.{form}")
        while (name := name.rpartition("/")[0]) and self.folders.add(name):
            pass

    def find_stranger(self, root: str) -> str | None:
        """The path of something in a folder that is not ours; `None` where all of it is.

        Raises:
            OSError: the folder cannot be listed.
        """
        return next((path for path, ours in self.iter_items(root) if not ours), None)

    def remove_ours(self, root: str) -> None:
        """Remove what is ours in a folder, and the folder where nothing is left in it.

        Raises:
            OSError: something cannot be removed.
        """
        folders = [root]
        for path, ours in self.iter_items(root):
            if ours and os.path.isdir(path):
                folders.append(path)
            elif ours:
                os.unlink(path)
        for folder in reversed(folders):
            with suppress(OSError):  # somebody's file is in it
                os.rmdir(folder)

    def iter_items(self, root: str) -> Iterator[tuple[str, bool]]:
        """All that is in a folder, and whether it is ours; a folder that is not is not entered."""
        waiting = [""]
        while waiting:
            inner = waiting.pop()
            with os.scandir(os.path.join(root, *inner.split("/"))) as found:
                items = [(item.name, item.stat(follow_symlinks=False)) for item in found]
            for name, status in items:
                below = f"{inner}/{name}" if inner else name
                path = os.path.join(root, *below.split("/"))
                if stat.S_ISDIR(status.st_mode):
                    ours = is_known(below, self.folders, path)
                    if ours:
                        waiting.append(below)
                else:
                    ours = stat.S_ISREG(status.st_mode) and is_known(below, self.files, path)
                yield path, ours


def find_form(facts: Facts | None) -> str:
    """The form of a run's output, by its facts; an empty text where they have none."""
    options = (facts or {}).get("options")
    form = options.get("form") if isinstance(options, dict) else None
    return form if isinstance(form, str) else ""


def is_known(below: str, names: SeenNames, path: str) -> bool:
    """Whether a path is one of ours; some systems write accents in a form of their own."""
    below, path = below.removesuffix(COPY_ENDING), path.removesuffix(COPY_ENDING)
    if below in names:
        return True
    composed = unicodedata.normalize("NFC", below)
    with suppress(OSError):
        return composed in names and os.path.samefile(path, path[: -len(below)] + composed)
    return False
