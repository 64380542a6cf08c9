"""The folder of an unfinished run, `OUT.unfinished`: what of it is ours, and what it says.

    .lock               held by the run at work; its content marks the folder as ours
    run.json            what the run is; without it nothing is unfinished
    journal             the records so far
    made, manifest      the output and its manifest as they are being written
    replaced, replaced.manifest      the folder that the output takes the place of
    spool               large pages and records on their way between processes

Only these names are ever removed, only as plain files and folders, and below the two folders only
what a manifest or the journal lists.
"""

import json
import os
import shutil
import stat
from contextlib import suppress

from newsclean.batch.manifest import read_facts
from newsclean.batch.marks import (
    MANIFEST_KIND,
    UNFINISHED_KIND,
    Facts,
    is_later_mark,
    is_older_run,
    make_mark,
    read_facts_file,
    read_mark,
)
from newsclean.batch.spool import clear_spool, find_spool_stranger
from newsclean.batch.written import WrittenFiles, find_form
from newsclean.errors import OutputError

LOCK, RUN, JOURNAL, MADE, MANIFEST = ".lock", "run.json", "journal", "made", "manifest"
REPLACED, REPLACED_MANIFEST, SPOOL = "replaced", "replaced.manifest", "spool"
NEW_RUN = f"{RUN}.new"
FILES = frozenset({LOCK, RUN, NEW_RUN, JOURNAL, MADE, MANIFEST, REPLACED_MANIFEST})
FOLDERS = frozenset({MADE, REPLACED})
LOCK_MARK = json.dumps(make_mark(UNFINISHED_KIND)).encode()
OPENINGS = {  # of members that always begin alike
    NEW_RUN: json.dumps(make_mark(UNFINISHED_KIND)).encode().partition(b"1")[0],
    **dict.fromkeys(
        (MANIFEST, REPLACED_MANIFEST),
        json.dumps(make_mark(MANIFEST_KIND), indent=1).encode().partition(b"1")[0],
    ),
}
MOVE_ADVICE = "move it away, or name another output"


def make_refusal(path: str, what: str, advice: str = MOVE_ADVICE) -> OutputError:
    """The refusal to touch something that a run of ours did not make."""
    return OutputError("exists", f"{path} {what}; {advice}", stage="batch")


class WorkFolder:
    """The folder of an unfinished run.

    Attributes:
        path: where it is.
    """

    def __init__(self, path: str) -> None:
        """Touch nothing."""
        self.path = path

    def get_path(self, name: str) -> str:
        """The path of one of its members."""
        return os.path.join(self.path, name)

    def has_run(self) -> bool:
        """Whether a run is unfinished here."""
        return os.path.lexists(self.get_path(RUN))

    def refuse_strangers(self) -> None:
        """Refuse a folder that is not ours, and one of ours with somebody's file in it.

        Raises:
            OutputError: code `exists`, with the path that is in the way.
            OSError: it cannot be listed or read.
        """
        if not os.path.lexists(self.path):
            return
        if os.path.islink(self.path):
            raise make_refusal(self.path, "is a link, and a run makes this folder itself")
        if not os.path.isdir(self.path):
            raise make_refusal(self.path, "is no folder of newsclean")
        names = sorted(os.listdir(self.path))
        if not self.is_ours(names):
            raise make_refusal(self.path, "is no folder of newsclean: it has no mark of a run")
        for name in names:
            self.refuse_stranger(name)

    def is_ours(self, names: list[str]) -> bool:
        """Whether newsclean made the folder: its mark is there, or nothing that could be lost.

        A run that is killed at once leaves an empty folder, or a lock without a mark.

        Raises:
            OutputError: a later newsclean made it.
        """
        if not names or (names == [LOCK] and not os.path.getsize(self.get_path(LOCK))):
            return True
        found = False
        for name in (LOCK, RUN):  # both, as a later one may have gone on with what this one began
            facts = self.read_facts(name)
            mark = read_mark(facts, UNFINISHED_KIND)
            if mark is not None and is_later_mark(mark):
                what = f"was made by a later newsclean (format {mark['format']})"
                raise make_refusal(self.path, what, "finish it with that, or name another output")
            if mark is not None or (name == RUN and facts and is_older_run(facts)):
                found = True
        return found

    def has_mark(self) -> bool:
        """Whether a run of newsclean, of any version, made this folder."""
        try:
            return self.is_ours([LOCK, RUN])
        except OutputError:  # a later one
            return True
        except OSError:
            return False

    def read_facts(self, name: str) -> Facts | None:
        """What a member says; `None` where it is missing, no plain file or holds something else."""
        path = self.get_path(name)
        if not os.path.isfile(path) or os.path.islink(path):
            return None
        try:
            return read_facts_file(path)
        except PermissionError:
            if name == LOCK:  # Windows lets no other read it while a run holds it
                return make_mark(UNFINISHED_KIND)
            raise

    def refuse_stranger(self, name: str) -> None:
        """Refuse a member that no run of ours made.

        Raises:
            OutputError: code `exists`.
        """
        path = self.get_path(name)
        mode = os.lstat(path)
        if not (
            (name in FILES and stat.S_ISREG(mode.st_mode))
            or (name in {*FOLDERS, SPOOL} and stat.S_ISDIR(mode.st_mode))
        ):
            raise make_refusal(path, "was not written by newsclean")
        if name in OPENINGS and not begins_like_ours(path, name):
            raise make_refusal(path, "was not written by newsclean")
        if name == JOURNAL and mode.st_nlink > 1:  # it is written in place
            raise make_refusal(path, "has a second name (a hard link), which a run would change")
        if stat.S_ISDIR(mode.st_mode):
            if name == SPOOL:
                stranger = find_spool_stranger(path)
            else:
                stranger = self.collect_written(journal=name == MADE).find_stranger(path)
            if stranger is not None:
                raise make_refusal(stranger, "was not written by newsclean")

    def collect_written(self, *, journal: bool) -> WrittenFiles:
        """What the unfinished run, and the one whose output it replaces, made of a folder output.

        Args:
            journal: also all that it may be making; the whole journal is read for this.

        Raises:
            OSError: it cannot be read.
        """
        written = WrittenFiles()
        for name in (MANIFEST, REPLACED_MANIFEST):
            written.add_manifest(self.get_path(name))
        if journal:
            form = find_form(self.read_facts(RUN))
            written.add_journal(self.get_path(JOURNAL), form)
        return written

    def write_run(self, facts: Facts) -> None:
        """Write what the run is; from here on it is unfinished.

        Raises:
            OSError: the disk is full or broken.
        """
        with open(self.get_path(NEW_RUN), "wb") as new:
            new.write(json.dumps(facts).encode())
            new.flush()
            os.fsync(new.fileno())
        os.replace(self.get_path(NEW_RUN), self.get_path(RUN))

    def clear_all_but_lock(self) -> None:
        """Remove what a run left; early `run.json`, which marks it as unfinished.

        What was being made goes first, as `run.json` tells which form it has.

        Raises:
            OSError: something cannot be removed.
        """
        names = set(os.listdir(self.path))
        folders = sorted(name for name in FOLDERS & names if os.path.isdir(self.get_path(name)))
        written = self.collect_written(journal=MADE in folders) if folders else WrittenFiles()
        for name in folders:
            if name == REPLACED:
                remove_file(self.get_path(RUN))
            written.remove_ours(self.get_path(name))
        if SPOOL in names:
            clear_spool(self.get_path(SPOOL))
            with suppress(OSError):  # somebody's file is in it
                os.rmdir(self.get_path(SPOOL))
        remove_file(self.get_path(RUN))
        kept = any(os.path.isdir(self.get_path(name)) for name in folders)
        for name in names - {LOCK, *folders, *({REPLACED_MANIFEST, JOURNAL} if kept else ())}:
            if name in FILES:
                remove_file(self.get_path(name))

    def clear_made(self) -> None:
        """Remove what a killed run was making, and the folder that it had replaced.

        Raises:
            OSError: something cannot be removed.
        """
        for name in (MADE, REPLACED):
            path = self.get_path(name)
            if os.path.isdir(path):
                self.collect_written(journal=name == MADE).remove_ours(path)
        for name in (MADE, MANIFEST):
            if os.path.isfile(self.get_path(name)):
                remove_file(self.get_path(name))

    def clear(self) -> None:
        """Remove the folder, unless somebody's file is in it."""
        with suppress(OSError):
            self.clear_all_but_lock()
            if os.listdir(self.path) == [LOCK]:
                remove_file(self.get_path(LOCK))
                os.rmdir(self.path)

    def clear_if_empty(self) -> None:
        """Remove the folder where a run has left nothing but its lock."""
        with suppress(OSError):
            if os.listdir(self.path) == [LOCK]:
                self.clear()


def begins_like_ours(path: str, name: str) -> bool:
    """Whether a member begins as a run writes it, as far as a kill or a power cut let it come.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        start = file.read(len(OPENINGS[name]))
    if OPENINGS[name].startswith(start.rstrip(b"\0")):
        return True
    facts = read_facts(path)  # an older one, or one that was laid out anew
    return facts is not None and (bool(read_mark(facts, MANIFEST_KIND)) or is_older_run(facts))


def remove_file(path: str) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def remove_made(path: str) -> None:
    """Remove the file or folder that this process has just begun to write, if it is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        remove_file(path)
