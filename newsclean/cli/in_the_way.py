"""Which existing file an output may replace: no input, no part of a run, and only its like.

What a file is stands in its first bytes. So a second report takes the place of the first one, and a
page, a list or a photograph of the same name stays.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from newsclean.cli.output_file import iter_folders_above
from newsclean.documents.named_files import STDIN

if TYPE_CHECKING:
    from newsclean.batch.plan import Plan

MAX_START_BYTES = 65_536
RECORD_ENDING = ".json"  # of what is read in a folder of records
RECORDS, REPORT, GROUPS, LOG = "records", "a report", "groups of duplicates", "a log"
COMPARISON, SCORES = "a comparison", "scores"

STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
STARTS = {
    REPORT: re.compile(
        rb'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        rb'<meta http-equiv="Content-Security-Policy" content="default-src '
        rb"(?s:.*) \xe2\x80\x93 newsclean</title>"
    ),
    GROUPS: re.compile(rb'\{"id":"[0-9a-f]+","kind":"\w+","size":\d+,"members":\['),
    LOG: re.compile(rb'\{"time": "[^"]*", "event": "'),
    COMPARISON: re.compile(rb'\{"source":' + STRING + rb',"change":"|\{"equal":\d+,"changed":\d+,'),
    SCORES: re.compile(rb'\{"pages":\d+,"lost":\d+,|\d+ pages, \d+ lost, \d+ refused\n'),
}
"""How the files begin that newsclean writes; records are looked at more closely."""
MANIFEST_START = re.compile(rb'\{\n "(?:newsclean|versions)": \{\n')


def refuse_replacing(path: str, reads: Iterable[str], kind: str = "", option: str = "-o") -> None:
    """Refuse an output that would take the place of something else than an earlier one.

    Args:
        path: the output.
        reads: what is read; no input is ever changed.
        kind: what is written; an existing file that is something else stays. Without it any file
            gives way that is no input and no part of a run, as for `cp`.
        option: what named the output.

    Raises:
        click.UsageError: with what is in the way.
    """
    if not path or path == STDIN:
        return
    for read in reads:
        if read != STDIN and os.path.exists(path) and is_read_of(read, path):
            raise make_overlap_refusal(path, option)
    what = find_part_of_run(path)
    if what:
        raise click.UsageError(f"{path} is {what}; name another file with {option}")
    if kind and not may_replace(path, kind):
        raise click.UsageError(
            f"{path} is there and is not {kind} of newsclean; move it away, or name another file "
            f"with {option}"
        )


def make_overlap_refusal(path: str, option: str) -> click.UsageError:
    """The refusal to write to what is read."""
    return click.UsageError(f"{path} is read and written; name another file with {option}")


def is_read_of(read: str, path: str) -> bool:
    """Whether a file is what is read, or one of the records in a folder that is read."""
    if is_same_file(read, path):
        return True
    inside = os.path.join(os.path.realpath(read), "")
    real = os.path.realpath(path)
    return os.path.isdir(read) and real.startswith(inside) and real.endswith(RECORD_ENDING)


def is_input(path: str, plan: "Plan") -> bool:
    """Whether a run reads a file that it is to write beside its output.

    One that is named is, in any way, also by a list or a glob. In a folder what an earlier run has
    written is left out, so there only a file without a byte may be an input; what is neither stays
    by its kind.
    """
    from newsclean.documents.overlaps import find_named_overlap, is_read_below

    selection = plan.selection._replace(avoid=(plan.work_folder,))
    if find_named_overlap(plan.paths, selection, (path,)):
        return True
    is_empty = os.path.isfile(path) and not os.path.getsize(path)
    return is_empty and is_read_below(plan.paths, selection, path)


def is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def may_replace(path: str, kind: str) -> bool:
    """Whether a file is missing, empty, no plain file (as a pipe), or of this kind."""
    if not os.path.isfile(path):
        return True
    try:
        if kind == RECORDS:
            from newsclean.records.stores.recognize import holds_records

            return holds_records(path)
        start = read_start(path)
    except OSError:
        return False
    return not start or STARTS[kind].match(start) is not None


def read_start(path: str) -> bytes:
    """The first bytes of a file.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        return file.read(MAX_START_BYTES)


def find_part_of_run(path: str) -> str:
    """What a path is to a run of `newsclean batch`, in words; an empty text where it is nothing."""
    real = os.path.realpath(path)
    if is_manifest(real):
        return "the manifest of a run"
    return "the output of a run" if is_output_of_run(real) else find_run_above(real)


def find_run_above(path: str) -> str:
    """In which folder of a run a path lies, in words; an empty text where it is in none."""
    from newsclean.batch.marks import UNFINISHED_ENDING
    from newsclean.batch.work_folder import WorkFolder

    for above in iter_folders_above(path):
        if is_output_of_run(above):
            return f"in {above}, the output of a run"
        if above.endswith(UNFINISHED_ENDING) and WorkFolder(above).has_mark():
            return "part of an unfinished run"
    return ""


def is_manifest(path: str) -> bool:
    """Whether a file is the manifest of a run, by what it holds."""
    from newsclean.batch.manifest import read_facts
    from newsclean.batch.marks import MANIFEST_KIND, is_older_run, read_mark

    try:
        if not os.path.isfile(path) or not MANIFEST_START.match(read_start(path)):
            return False
        facts = read_facts(path) or {}
    except OSError:
        return False
    return read_mark(facts, MANIFEST_KIND) is not None or is_older_run(facts)


def is_output_of_run(path: str) -> bool:
    """Whether the manifest of a run stands beside something that is there."""
    from newsclean.batch.manifest import get_manifest_path

    return os.path.exists(path) and is_manifest(get_manifest_path(path))


def refuse_beside(plan: "Plan", others: dict[str, tuple[str, str | None]]) -> None:
    """Refuse files that cannot be made beside the output of a run, and an output in another run's.

    Args:
        plan: the run.
        others: for each option the kind of its file, and the path if it was given.

    Raises:
        click.UsageError: two of them are one file, or one is an input, is already there and
            something else, or cannot be written; or the output lies in a folder of a run.
    """
    reads = [path.removeprefix("@") if not os.path.lexists(path) else path for path in plan.paths]
    reads += filter(None, (plan.selection.sidecar,))
    where = find_run_above(plan.output)
    if where:
        raise click.UsageError(f"{plan.output} is {where}; name another output with -o")
    taken = {fold_path(path): path for path in (plan.output, plan.manifest, plan.work_folder)}
    for option, (kind, path) in others.items():
        if not path:
            continue
        key = fold_path(path)
        for known, name in taken.items():
            if key == known:
                what = "the output" if name == plan.output else f"{name}, which is written, too"
                raise click.UsageError(f"{path} is {what}; name another file for {option}")
            if name in {plan.output, plan.work_folder} and key.startswith(known + os.sep):
                raise click.UsageError(f"{path} is in {name}; name another file for {option}")
        taken[key] = path
        if is_input(path, plan):
            raise make_overlap_refusal(path, option)
        refuse_replacing(path, reads, kind, option)
        if not is_writable(path, replaced=kind != LOG):  # before a run that may take a night
            raise click.UsageError(f"{path} cannot be written; name another file for {option}")


def is_writable(path: str, *, replaced: bool) -> bool:
    """Whether a file can be made, or written to where it is a device or is not replaced."""
    written = path if os.path.exists(path) and not (replaced and os.path.isfile(path)) else None
    return not os.path.isdir(path) and os.access(written or os.path.dirname(path) or ".", os.W_OK)


def fold_path(path: str) -> str:
    """A path without links, case and the form of accents, which some systems do not tell apart."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
