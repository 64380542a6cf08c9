"""The plan of a run, and what may be in the way of its output."""

import os
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from newsclean.batch.manifest import get_manifest_path, read_checks, read_facts
from newsclean.batch.marks import (
    MANIFEST_KIND,
    UNFINISHED_ENDING,
    Facts,
    compute_file_check,
    is_later_mark,
    is_older_run,
    read_mark,
)
from newsclean.batch.publish import is_copy_begun, refuse_mixed_folder
from newsclean.batch.work_folder import (
    MADE,
    MANIFEST,
    MOVE_ADVICE,
    WorkFolder,
    make_refusal,
)
from newsclean.batch.worker import Limits, RecordOptions
from newsclean.documents import Entry, Selection, ignore_message, iter_entries
from newsclean.documents.avoided import make_overlap_error
from newsclean.documents.distinct import make_names_distinct
from newsclean.documents.files import ListMembers
from newsclean.documents.overlaps import find_named_overlap, is_read_below
from newsclean.errors import OutputError
from newsclean.records.stores import OutputFormat, load_writer
from newsclean.records.stores.recognize import holds_records


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

    @property
    def work(self) -> WorkFolder:
        """What is in that folder."""
        return WorkFolder(self.work_folder)

    @property
    def manifest(self) -> str:
        """Where the manifest of the output stands."""
        return get_manifest_path(self.output)

    def get_work_path(self, name: str) -> str:
        """A path in the folder of the unfinished run."""
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
        own = (self.output, self.work_folder, self.manifest)
        return self.selection._replace(avoid=(*self.selection.avoid, *own))

    def iter_inputs(
        self, list_members: ListMembers, notice: Callable[[str], None] = ignore_message
    ) -> Iterator[Entry]:
        """The inputs; where each becomes a file, no two have one name on any system.

        Args:
            list_members: reads the archives, crawls and tables.
            notice: as `documents.iter_entries` takes it.

        Raises:
            InputError: the sidecar cannot be read.
        """
        found = iter_entries(self.paths, self.input_selection, notice, list_members)
        return make_names_distinct(found) if self.form.is_folder else found

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

    What may give way is known by its content: the marks of newsclean, records, the files that a
    manifest lists. Nothing is touched here.

    Raises:
        OutputError: code `exists` or `missing`, with what can be done.
        OSError: something cannot be read.
    """
    load_writer(plan.form)
    refuse_inputs(plan)
    plan.work.refuse_strangers()
    if plan.work.has_run() and not (plan.resume or plan.overwrite):
        reason = "has an unfinished run; --resume goes on with it, --overwrite starts again"
        raise OutputError("exists", f"{plan.output} {reason}", stage="batch")
    refuse_targets(plan)


def refuse_targets(plan: Plan) -> None:
    """Refuse where something stands at the names of output and manifest that may not give way.

    Raises:
        OutputError: code `exists`, with what can be done.
        OSError: something cannot be read.
    """
    if not is_copy_begun(plan.get_work_path(MANIFEST), plan.manifest):
        refuse_foreign_manifest(plan.manifest)
    output, is_folder = plan.output, os.path.isdir(plan.output)
    if not os.path.lexists(output) or (is_folder and not os.listdir(output)):
        return
    if is_folder != plan.form.is_folder or not (is_folder or os.path.isfile(output)):
        reason = f"is there and cannot become {plan.form.about}; name another output"
    elif is_folder and not may_have_written(plan):
        reason = (
            f"holds files, and {plan.manifest}, which would say that a run wrote them, is missing; "
            "bring it along if the folder was moved without it, or name another folder"
        )
    elif not (plan.resume or plan.overwrite):
        reason = "is there already; name another output, or let it give way with --overwrite"
    elif is_folder:
        refuse_mixed_folder(output, plan.work)
        return
    elif not (holds_records(output) or is_copy_begun(plan.get_work_path(MADE), output)):
        reason = f"holds no records of newsclean; {MOVE_ADVICE}"
    else:
        return
    raise OutputError("exists", f"{output} {reason}", stage="batch")


def may_have_written(plan: Plan) -> bool:
    """Whether a run of ours has listed somewhere what it put into the folder output."""
    return os.path.exists(plan.manifest) or plan.work.has_run()


def refuse_inputs(plan: Plan) -> None:
    """Refuse an output that is one of the inputs, or has one of them in it: no input is changed.

    An earlier output in a folder of pages is no input, if it is as its manifest says; any other
    file of its name is one where it would be read.

    Raises:
        OutputError: code `exists`.
        OSError: the output or its manifest cannot be read.
    """
    sidecar = filter(None, (plan.selection.sidecar,))
    own = (plan.output, plan.work_folder, plan.manifest)
    named = find_named_overlap((*plan.paths, *sidecar), Selection(), own, expand=False)
    if not named and any(map(os.path.lexists, own)):
        selection = plan.selection._replace(avoid=(plan.work_folder,))  # it is looked at by itself
        named = find_named_overlap(plan.paths, selection, own)
        if not named and os.path.isfile(plan.output):
            is_input = is_read_below(plan.paths, selection, plan.output)
            named = plan.output if is_input and not is_own_output(plan) else None
    if named:
        raise make_overlap_error(named)


def is_own_output(plan: Plan) -> bool:
    """Whether the file in the output's place is what a run of ours wrote, byte for byte."""
    known = read_checks(plan.manifest).get("output") if os.path.isfile(plan.manifest) else None
    return known is not None and known == compute_file_check(plan.output)


def refuse_foreign_manifest(path: str) -> None:
    """Refuse to replace a file that only has the name of a manifest.

    Raises:
        OutputError: code `exists`.
        OSError: it cannot be read.
    """
    if not os.path.lexists(path):
        return
    if os.path.islink(path) or not os.path.isfile(path):
        raise make_refusal(path, "is no manifest of newsclean")
    facts = read_facts(path)
    mark = read_mark(facts, MANIFEST_KIND)
    if facts is None or not (mark or is_older_run(facts)):
        raise make_refusal(path, "is no manifest of newsclean, or was changed since")
    if mark and is_later_mark(mark):
        what = f"was written by a later newsclean (format {mark['format']})"
        raise make_refusal(path, what, "take that one, or name another output")
