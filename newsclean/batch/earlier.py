"""Earlier runs, finished or not, that a run with `--resume` goes on from.

What they left is believed only as far as its checksums fit; what was edited is made anew.
"""

import json
import os
import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

from newsclean.batch.adopted import find_foreign_line
from newsclean.batch.container_reader import ContainerReader
from newsclean.batch.folder_files import compute_output_check, refuse_foreign_files
from newsclean.batch.journal import compute_entry_digest
from newsclean.batch.manifest import (
    collect_versions,
    read_checks,
    read_facts,
    read_sound_heads,
)
from newsclean.batch.marks import (
    UNFINISHED_KIND,
    Facts,
    is_older_run,
    is_run_id,
    read_mark,
)
from newsclean.batch.plan import Plan
from newsclean.batch.tally import Tally
from newsclean.batch.work_folder import RUN, make_refusal
from newsclean.errors import OutputError

MAX_SHOWN_VALUE_CHARS = 100
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)  # as `format_utc_now` writes it
LINE_ADVICE = "move that line to a file of its own, or let the output give way with --overwrite"
START_AGAIN = "start again with --overwrite"


def find_finished_run(plan: Plan) -> Facts | None:
    """The facts of the finished run that this one goes on from; `None` where there is none.

    Raises:
        OutputError: an earlier run, finished or not, had other options or another version, or what
            it left was edited so that it cannot be gone on from.
    """
    if not plan.resume:
        return None
    unfinished = read_unfinished_run(plan)
    finished = None
    if unfinished is None and os.path.lexists(plan.output):
        finished = read_facts(plan.manifest)
    earlier = unfinished or finished
    if earlier is not None:
        where = plan.get_work_path(RUN) if unfinished else plan.manifest
        refuse_other_run(plan, earlier, where)
    elif os.path.isfile(plan.output):
        reason = "has no manifest to go on from; let it give way with --overwrite"
        raise OutputError("exists", f"{plan.output} {reason}", stage="batch")
    return finished


def read_unfinished_run(plan: Plan) -> Facts | None:
    """The facts of the unfinished run; `None` where there is none.

    Raises:
        OutputError: code `other_run`: they cannot be read, or an older newsclean wrote them.
    """
    if not plan.work.has_run():
        return None
    path = plan.get_work_path(RUN)
    facts = plan.work.read_facts(RUN)
    mark = read_mark(facts, UNFINISHED_KIND)
    if facts is not None and mark is None and is_older_run(facts):
        reason = "was written by an older newsclean, whose journal this one does not read"
    elif facts is None or mark is None or not is_whole(facts, mark):
        reason = "is not what the run wrote, so it cannot be gone on with"
    else:
        return facts
    raise OutputError("other_run", f"{path} {reason}; {START_AGAIN}", stage="batch")


def is_whole(facts: Facts, mark: Facts) -> bool:
    """Whether `run.json` has what is taken over from it: the run's own id, and when it began."""
    started = facts.get("started")
    return is_run_id(mark.get("run")) and isinstance(started, str) and bool(UTC.fullmatch(started))


def refuse_other_run(plan: Plan, earlier: Facts, where: str) -> None:
    """Refuse to go on from a run with other options or of another version.

    Raises:
        OutputError: code `other_run`.
    """
    now = flatten_facts({**collect_versions(), **plan.build_option_facts()})
    versions, options = earlier.get("versions"), earlier.get("options")
    if not isinstance(versions, dict) or not isinstance(options, dict):
        reason = "does not say with which options the run was begun"
        raise OutputError("other_run", f"{where} {reason}; {START_AGAIN}", stage="batch")
    before = flatten_facts({**versions, **options})
    differing = [name for name in now if now[name] != before.get(name)]
    if differing:
        name = differing[0]
        raise OutputError(
            "other_run",
            f"{plan.output} was begun with {name} {show_value(before.get(name))}, not "
            f"{show_value(now[name])}; go on with the same, name another output, or {START_AGAIN}",
            stage="batch",
        )


def show_value(value: Any) -> str:
    """A value for a message, cut where it is long."""
    try:
        text = json.dumps(value)
    except RecursionError:
        text = "something else"
    return text if len(text) <= MAX_SHOWN_VALUE_CHARS else f"{text[:MAX_SHOWN_VALUE_CHARS]}…"


MAX_FACT_LEVELS = 4  # options of options; deeper ones are not ours


def flatten_facts(facts: Facts, under: str = "", levels: int = MAX_FACT_LEVELS) -> Facts:
    """Facts with their inner facts on the first level.

    >>> flatten_facts({"form": "jsonl", "settings": {"url": None, "input": "html"}})
    {'form': 'jsonl', 'settings.url': None, 'settings.input': 'html'}
    """
    found: Facts = {}
    for name, value in facts.items():
        found |= (
            flatten_facts(value, f"{under}{name}.", levels - 1)
            if isinstance(value, dict) and levels
            else {under + name: value}
        )
    return found


def is_unchanged(plan: Plan, tally: Tally, notice: Callable[[str], None]) -> bool:
    """Whether the finished output is that of these inputs; then they are counted, too.

    Standard input can be read only once, so with it the answer is no.

    Raises:
        OutputError: code `exists`: a line of the output is somebody's.
        OSError: the output or its manifest cannot be read.
    """
    checks = read_checks(plan.manifest)
    if not checks:
        message = "was changed since its run, or has no checksums; what does not fit is made anew"
        notice(f"{plan.manifest} {message}")
    counted = None if {"-", "@-"} & set(plan.paths) else count_unchanged(plan)
    line_by_line = plan.form.name == "jsonl"  # so its records are looked at, where one is made anew
    if checks.get("output") != compute_output_check(plan.output, plan.manifest):
        if line_by_line:
            refuse_foreign_line(plan)
        elif plan.form.is_folder:
            refuse_foreign_files(plan, notice)
        elif checks:
            notice(f"{plan.output} was changed since its run; it is made anew")
        return False
    if counted is None:
        return False
    tally.add(counted)
    return True


def refuse_foreign_line(plan: Plan) -> None:
    """Refuse to replace a JSON Lines output with a line in it that no run wrote.

    Raises:
        OutputError: code `exists`, with the line.
        OSError: it cannot be read.
    """
    number = find_foreign_line(plan.output)
    if number is not None:
        what = f"was changed since its run: line {number:,} of it was not written by newsclean"
        raise make_refusal(plan.output, what, LINE_ADVICE)


def count_unchanged(plan: Plan) -> Tally | None:
    """The documents of a finished run, counted; `None` where an input is not as it was."""
    counted = Tally()
    heads = read_sound_heads(plan.manifest)
    with closing(ContainerReader(plan.limits)) as reader:
        for entry in plan.iter_inputs(reader.list_bare_members):
            if entry.skipped:
                counted.skip(entry.reason)
                continue
            head = next(heads, None)
            if head is None or head.digest != compute_entry_digest(entry):
                return None
            counted.count(head)
    return counted if next(heads, None) is None else None
