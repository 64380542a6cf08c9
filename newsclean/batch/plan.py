"""The plan of a run, and what earlier runs have left where its output goes."""

import json
import os
from typing import Any, NamedTuple

from newsclean.batch.journal import compute_entry_digest
from newsclean.batch.manifest import (
    Facts,
    collect_versions,
    get_manifest_path,
    read_facts,
    read_heads,
)
from newsclean.batch.tally import Tally
from newsclean.batch.worker import Limits, RecordOptions
from newsclean.documents import Selection, iter_entries
from newsclean.errors import OutputError
from newsclean.records.stores import OutputFormat, load_writer

UNFINISHED_ENDING = ".unfinished"


class Plan(NamedTuple):
    """What a run is to do.

    Attributes:
        paths: the inputs, as `documents.iter_entries` takes them.
        output: where the records go.
        form: the format of the output.
        wanted: what is made of each document.
        selection: what is taken of the paths.
        limits: the time and memory that a document may take.
        jobs: how many worker processes.
        resume: go on with an earlier run.
        overwrite: replace an earlier output and what is left of an earlier run.
        times: write into the manifest what time and memory the run and each document took.
    """

    paths: tuple[str, ...]
    output: str
    form: OutputFormat
    wanted: RecordOptions = RecordOptions()
    selection: Selection = Selection()
    limits: Limits = Limits()
    jobs: int = 1
    resume: bool = False
    overwrite: bool = False
    times: bool = False

    @property
    def work_folder(self) -> str:
        """The folder of an unfinished run, beside the output."""
        return f"{self.output.rstrip('/')}{UNFINISHED_ENDING}"

    def get_work_path(self, name: str) -> str:
        """A path in that folder."""
        return os.path.join(self.work_folder, name)

    @property
    def record_options(self) -> RecordOptions:
        """What is made of each document, with what the format needs; the workers' limits hold."""
        return self.wanted._replace(
            blocks=self.wanted.blocks or self.form.blocks,
            settings=self.wanted.settings._replace(seconds=None),
        )

    @property
    def input_selection(self) -> Selection:
        """What is taken of the paths: never the run's own output."""
        own = (self.output, self.work_folder, get_manifest_path(self.output))
        return self.selection._replace(avoid=(*self.selection.avoid, *own))

    def build_option_facts(self) -> Facts:
        """All that the records depend on, beside inputs and versions, as JSON has it."""
        wanted = convert_to_json(self.record_options)
        del wanted["settings"]["seconds"]  # the workers' own limit stands below
        return {
            "form": self.form.name,
            **wanted,
            "selection": convert_to_json(self.selection._replace(avoid=())),
            "seconds": self.limits.seconds,
            "memory": self.limits.memory,
        }


def convert_to_json(value: Any) -> Any:
    """Named tuples as JSON objects.

    >>> convert_to_json(Limits(pages=5))
    {'seconds': 10.0, 'memory': 1000000000, 'pages': 5}
    """
    if hasattr(value, "_asdict"):
        return {name: convert_to_json(item) for name, item in value._asdict().items()}
    return list(value) if isinstance(value, tuple) else value


def refuse_output(plan: Plan) -> None:
    """Refuse to begin where something is in the way of the output, or the format needs a package.

    Raises:
        OutputError: code `exists` or `missing`, with what can be done.
    """
    load_writer(plan.form)
    output, unfinished = plan.output, os.path.exists(plan.get_work_path("run.json"))
    is_folder, go_on = os.path.isdir(output), plan.resume or plan.overwrite
    if unfinished and not go_on:
        reason = "has an unfinished run; --resume goes on with it, --overwrite starts again"
    elif not os.path.lexists(output) or (is_folder and not os.listdir(output)):
        return
    elif is_folder != plan.form.is_folder or not (is_folder or os.path.isfile(output)):
        reason = f"is there and cannot become {plan.form.about}; name another output"
    elif is_folder and not os.path.exists(get_manifest_path(output)):
        reason = "holds files that newsclean did not write; name another folder"
    elif not go_on:
        reason = "is there already; name another output, or let it give way with --overwrite"
    else:
        return
    raise OutputError("exists", f"{output} {reason}", stage="batch")


def find_finished_run(plan: Plan) -> Facts | None:
    """The facts of the finished run that this one goes on from; `None` where there is none.

    Raises:
        OutputError: an earlier run, finished or not, had other options or another version.
    """
    if not plan.resume:
        return None
    try:
        with open(plan.get_work_path("run.json"), "rb") as file:
            unfinished: Facts | None = json.load(file)
    except (FileNotFoundError, ValueError):
        unfinished = None
    finished = None
    if unfinished is None and os.path.lexists(plan.output):
        finished = read_facts(get_manifest_path(plan.output))
    earlier = unfinished or finished
    if earlier is not None:
        refuse_other_run(plan, earlier)
    elif os.path.isfile(plan.output):
        reason = "has no manifest to go on from; let it give way with --overwrite"
        raise OutputError("exists", f"{plan.output} {reason}", stage="batch")
    return finished


def refuse_other_run(plan: Plan, earlier: Facts) -> None:
    """Refuse to go on from a run with other options or of another version.

    Raises:
        OutputError: code `other_run`.
    """
    now = flatten_facts({**collect_versions(), **plan.build_option_facts()})
    before = flatten_facts({**earlier.get("versions", {}), **earlier.get("options", {})})
    differing = [name for name in now if now[name] != before.get(name)]
    if differing:
        name = differing[0]
        raise OutputError(
            "other_run",
            f"{plan.output} was begun with {name} {json.dumps(before.get(name))}, not "
            f"{json.dumps(now[name])}; go on with the same, name another output, or start again "
            "with --overwrite",
            stage="batch",
        )


def flatten_facts(facts: Facts, under: str = "") -> Facts:
    """Facts with their inner facts on the first level.

    >>> flatten_facts({"form": "jsonl", "settings": {"url": None, "input": "html"}})
    {'form': 'jsonl', 'settings.url': None, 'settings.input': 'html'}
    """
    found: Facts = {}
    for name, value in facts.items():
        found |= (
            flatten_facts(value, f"{under}{name}.")
            if isinstance(value, dict)
            else {under + name: value}
        )
    return found


def is_unchanged(plan: Plan, tally: Tally) -> bool:
    """Whether the inputs are those of the finished output; then they are counted, too.

    Standard input can be read only once, so with it the answer is no.
    """
    if not {"-", "@-"}.isdisjoint(plan.paths):
        return False
    counted = Tally()
    found = iter_entries(plan.paths, plan.input_selection)
    with open(get_manifest_path(plan.output), "rb") as file:
        heads = read_heads(file)
        for entry in found:
            if entry.skipped:
                counted.skipped += 1
                continue
            head = next(heads, None)
            if head is None or head.digest != compute_entry_digest(entry):
                return False
            counted.count(head)
        if next(heads, None) is not None:
            return False
    tally.add(counted)
    return True
