"""The work of `newsclean extract`: files read one after the other, each written as it is read."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from typing import TYPE_CHECKING

from newsclean.cli import catch_ends
from newsclean.cli.messages import say
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
        self.several = len(files) > 1
        self.form = options["form"] or ("jsonl" if self.several else "json")
        self.settings = build_limited_settings(options)
        self.tally = PageTally(options)
        self.place = 0  # of the file that is read next, or is being read
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
            self.write = self.output.enter_context(open_output(self.options["output"]))
            self.write_records(self.read_pages())
        return self.tally.choose_exit_code()

    def read_pages(self) -> Iterator["Outcome"]:
        """The outcomes of the files that are left."""
        from newsclean.batch.attempt import attempt_file

        while self.place < len(self.files):
            with self.dog.watch():
                outcome = attempt_file(self.files[self.place], self.settings)
            self.place += 1
            yield outcome

    def write_records(self, outcomes: Iterable["Outcome"]) -> None:
        """Write the records of outcomes as they come."""
        from newsclean.records.render import render_records

        to_people = self.options["output"] in {None, "-"} and is_stdout_terminal()
        for piece in render_records(
            make_records(self.tally.watch(outcomes), self.form, self.options),
            self.form,
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
        from newsclean.documents.named_files import format_source
        from newsclean.limits.deadline import describe_timeout
        from newsclean.model import Failure, Outcome

        message = describe_timeout(self.options["timeout"])
        late = Outcome(
            format_source(self.files[self.place]), error=Failure("timeout", message, "extract")
        )
        self.place += 1
        with self.output:
            self.write_records(chain([late], self.read_pages()))
        return self.tally.choose_exit_code()

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
    """

    def __init__(self, options: ExtractOptions) -> None:
        """Start at zero."""
        self.done = self.failed = self.bugs = 0
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

    def choose_exit_code(self) -> int:
        """The exit code of the whole run."""
        if self.bugs:
            return BUG_EXIT_CODE
        if self.failed:
            return SOME_FAILED_EXIT_CODE if self.done else FAILED_EXIT_CODE
        return 0
