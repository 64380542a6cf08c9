"""The work of `newsclean extract`: files read one after the other, each written as it is read."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from typing import TYPE_CHECKING

from newsclean.cli import catch_ends
from newsclean.cli.messages import format_counts, say
from newsclean.cli.output_file import is_stdout_terminal, open_output
from newsclean.cli.settings import (
    MAX_PAGE_SIZE,
    PAGE_MEMORY,
    PAGE_SECONDS,
    LimitOptions,
    build_limited_settings,
    read_size,
)
from newsclean.errors import BUG_EXIT_CODE, FAILED_EXIT_CODE, SOME_FAILED_EXIT_CODE

if TYPE_CHECKING:
    from newsclean.documents import Entry
    from newsclean.documents.container import InputFile
    from newsclean.model import Outcome

BUG_REPORT_HINTS = {"internal": "; this is a bug in newsclean, please report it with the page"}


class ExtractOptions(LimitOptions):
    """The options of `newsclean extract`, as Click hands them over."""

    form: str | None
    output: str | None
    fields: tuple[str, ...]
    evidence: bool
    blocks: bool
    quiet: bool
    verbose: bool
    strict: bool


PLAIN_OPTIONS: ExtractOptions = {
    "form": None,
    "output": None,
    "fields": (),
    "evidence": False,
    "blocks": False,
    "quiet": False,
    "verbose": False,
    "strict": False,
    "timeout": PAGE_SECONDS,
    "memory": read_size(PAGE_MEMORY),
    "encoding": None,
    "input_kind": None,
    "url": None,
    "crawled": None,
    "max_size": read_size(MAX_PAGE_SIZE),
    "min_confidence": 0.0,
}
"""What Click hands over where no option is given."""


class ExtractRun:
    """Files read one after the other, each written as it is read (`limits.watchdog.Work`)."""

    def __init__(self, files: tuple[str, ...], options: ExtractOptions) -> None:
        """Read nothing yet."""
        self.files = files
        self.options = options
        self.several = len(files) > 1  # documents, as soon as a file has shown that it holds more
        self.settings = build_limited_settings(options)
        self.tally = PageTally(options)
        self.source = ""  # of the document that is being read
        self.begun = False  # whether something was written
        self.output = ExitStack()

    def run(self) -> int:
        """Read and write all, within the limits, and give the exit code."""
        from newsclean.limits.process import limit_memory
        from newsclean.limits.watchdog import Watchdog

        with (
            Watchdog(self.options["timeout"], self) as self.dog,
            limit_memory(self.options["memory"]),
            self.output,
        ):
            self.entries = self.find_entries()
            self.write = self.output.enter_context(open_output(self.options["output"]))
            self.write_records(self.read_pages())
        return self.tally.finish()

    def find_entries(self) -> Iterator["Entry"]:
        """The documents of the files; one that holds many is read in a process with limits."""
        from newsclean.documents.entry import Entry
        from newsclean.documents.formats.detect import find_file_format
        from newsclean.documents.named_files import STDIN, format_source, is_pipe

        for file in self.files:
            if file != STDIN and not is_pipe(file) and find_file_format(file) is None:
                yield Entry(format_source(file), "", path=file)
            else:
                yield from self.find_documents(file)

    def find_documents(self, file: str) -> Iterator["Entry"]:
        """The documents in a file that holds many, or on standard input."""
        from contextlib import closing

        from newsclean.batch.container_reader import ContainerReader
        from newsclean.batch.worker import Limits
        from newsclean.documents import Selection
        from newsclean.documents.given import iter_path_entries

        limits = Limits(self.options["timeout"], self.options["memory"])
        selection = Selection(max_bytes=self.options["max_size"], encoding=self.options["encoding"])
        with closing(ContainerReader(limits)) as reader:

            def list_members(whole: "InputFile", name: str, wanted: Selection) -> Iterator["Entry"]:
                self.refuse_address()
                self.several = True
                return reader.list_members(whole, name, wanted)

            for entry in iter_path_entries(file, None, selection, list_members):
                if entry.notice or entry.skipped:
                    self.tally.pass_over(entry)
                else:
                    yield entry

    def refuse_address(self) -> None:
        """Refuse one address for many documents.

        Raises:
            click.UsageError: `--url` was given.
        """
        import click

        if self.options["url"]:
            raise click.UsageError("--url is the address of one page; this file holds many")

    def read_pages(self) -> Iterator["Outcome"]:
        """The outcomes of the documents that are left."""
        from newsclean.batch.attempt import attempt_entry

        for entry in self.entries:
            self.source = entry.source
            with self.dog.watch():
                outcome = attempt_entry(entry, self.settings)
            yield outcome

    def write_records(self, outcomes: Iterable["Outcome"]) -> None:
        """Write the records of outcomes as they come; the first shows whether there are several."""
        from newsclean.records.render import render_records

        outcomes = iter(outcomes)
        first = [outcome for outcome in (next(outcomes, None),) if outcome]
        outcomes = chain(first, outcomes)
        form = self.options["form"] or ("jsonl" if self.several else "json")
        to_people = self.options["output"] in {None, "-"} and is_stdout_terminal()
        for piece in render_records(
            make_records(self.tally.watch(outcomes), form, self.options),
            form,
            several=self.several,
            indent=2 if to_people else None,
            begun=self.begun,
        ):
            self.write(piece)
            self.begun = True

    def go_on(self) -> int:
        """Write that the file under way took too long, do the rest, and give the exit code."""
        return catch_ends(self.finish)

    def finish(self) -> int:
        """The same, as long as the output can be written."""
        from newsclean.limits.deadline import describe_timeout
        from newsclean.model import Failure, Outcome

        message = describe_timeout(self.options["timeout"])
        late = Outcome(self.source, error=Failure("timeout", message, "extract"))
        with self.output:
            self.write_records(chain([late], self.read_pages()))
        return self.tally.finish()

    def give_up(self) -> None:
        """Remove what was written to a file that is not whole."""
        with suppress(Exception, KeyboardInterrupt):
            self.output.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)


def make_records(
    outcomes: Iterable["Outcome"], form: str, options: ExtractOptions
) -> Iterator[dict[str, object]]:
    """The records, each made when it is asked for; Markdown needs the blocks."""
    from newsclean.records.render import build_record

    fields = options["fields"]
    body_wanted = form == "md" and (not fields or "text" in fields)
    for outcome in outcomes:
        yield build_record(
            outcome,
            blocks=options["blocks"] or body_wanted,
            evidence=options["evidence"],
            fields=fields,
        )


class PageTally:
    """Counts the outcomes, and writes messages about them.

    Attributes:
        done: pages with a result.
        failed: pages without.
        bugs: pages on which newsclean itself broke.
        passed_over: how many records of a file of many were left out for which reason.
    """

    def __init__(self, options: ExtractOptions) -> None:
        """Start at zero."""
        self.done = self.failed = self.bugs = 0
        self.passed_over: dict[str, int] = {}
        self.options = options

    def watch(self, outcomes: Iterable["Outcome"]) -> Iterator["Outcome"]:
        """Hand the outcomes on, and count each."""
        for outcome in outcomes:
            self.count(outcome)
            yield outcome

    def count(self, outcome: "Outcome") -> None:
        """Count one outcome and write the messages about it."""
        warned = bool(outcome.article and outcome.article.warnings and self.options["strict"])
        failed = bool(outcome.error) or warned
        self.done += not failed
        self.failed += failed
        self.bugs += bool(outcome.error and outcome.error.code == "internal")
        if not self.options["quiet"]:
            for line in self.iter_messages(outcome):
                say(f"{outcome.source}: {line}")

    def iter_messages(self, outcome: "Outcome") -> Iterator[str]:
        """Messages about one page: a failure, an unusual status, warnings where they matter."""
        from newsclean.records.schema import STATUSES

        article = outcome.article
        if outcome.error:
            yield outcome.error.message + BUG_REPORT_HINTS.get(outcome.error.code, "")
        if article and (article.status != "article" or self.options["verbose"]):
            yield f"{article.status}: {STATUSES[article.status]}"
        if article and (self.options["verbose"] or self.options["strict"]):
            yield from (f"{warning.code}: {warning.detail}" for warning in article.warnings)

    def pass_over(self, entry: "Entry") -> None:
        """Count what is no document, or say what a container tells of itself."""
        if not entry.notice:
            self.passed_over[entry.reason] = self.passed_over.get(entry.reason, 0) + 1
        elif not self.options["quiet"]:
            say(entry.notice)

    def finish(self) -> int:
        """Say what was passed over, and give the exit code of the whole run."""
        if self.passed_over and not self.options["quiet"]:
            say(f"passed over: {format_counts(self.passed_over)}")
        return self.choose_exit_code()

    def choose_exit_code(self) -> int:
        """The exit code of the whole run."""
        if self.bugs:
            return BUG_EXIT_CODE
        if self.failed:
            return SOME_FAILED_EXIT_CODE if self.done else FAILED_EXIT_CODE
        if not self.done:
            say("nothing was found to read")
            return FAILED_EXIT_CODE
        return 0
