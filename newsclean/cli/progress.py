"""The progress of a batch on stderr: a bar on a terminal, a line a failure, a closing table."""

import json
import os
import sys
import time
from typing import IO, TYPE_CHECKING, Any

from newsclean.batch.manifest import format_utc_now
from newsclean.cli.messages import format_counts, say
from newsclean.documents.named_files import escape_unprintable

if TYPE_CHECKING:
    from newsclean.batch.journal import JournalHead
    from newsclean.batch.plan import Plan
    from newsclean.batch.tally import Tally
    from newsclean.model import Failure

QUIET_LEVEL, FAILURES_LEVEL, ALL_LEVEL = range(3)
MAX_TABLE_COLUMNS = 80
MAX_COUNT_SECONDS = 5.0
UPDATES_PER_SECOND = 4  # each costs a millisecond or two
MAX_SHOWN_NAME_CHARS = 28
NOT_LOGGED = frozenset({"digest", "check"})  # of a document's head


def choose_level(quiet: bool, verbose: bool) -> int:  # noqa: FBT001 - two flags of the command line
    """How much to show: only what stops the run, also failures, or every document."""
    return QUIET_LEVEL if quiet else ALL_LEVEL if verbose else FAILURES_LEVEL


class ProgressWatcher:
    """Shows a run (it is a `newsclean.batch.run.Watcher`) to people, and writes its log."""

    def __init__(self, plan: "Plan", level: int, log: "EventLog | None") -> None:
        """Show nothing yet.

        Args:
            plan: what the run does.
            level: how much to show.
            log: gets a line for each document.
        """
        self.plan, self.level = plan, level
        self.tally: Tally | None = None
        self.began_at = time.monotonic()
        self.bar = ProgressBar() if level and is_stderr_terminal() else None
        self.log = log

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return time.monotonic() - self.began_at

    def close(self) -> None:
        """Take the bar away and close the log."""
        if self.bar:
            self.bar.close()
        if self.log:
            self.log.close()

    def on_begin(self, tally: "Tally") -> None:
        """Show the bar."""
        self.tally = tally
        if self.bar:
            self.bar.begin(tally, count_documents(self.plan))
        if self.log:
            self.log.write(event="began", paths=list(self.plan.paths), output=self.plan.output)

    def on_document(self, head: "JournalHead", error: "Failure | None") -> None:
        """Show and log a document."""
        if self.log:
            facts = {key: value for key, value in head._asdict().items() if key not in NOT_LOGGED}
            message = escape_unprintable(error.message) if error else None
            self.log.write(event="document", message=message, **facts)
        if error and self.level >= FAILURES_LEVEL:
            self.write_line(f"{head.source}: {error.message}")
        elif self.level >= ALL_LEVEL:
            self.write_line(f"{head.source}: {head.status}, {head.wall:.3f} s")
        if self.bar:
            self.bar.update()

    def on_write(self) -> None:
        """Show that the output is being written."""
        if self.bar:
            self.bar.show_writing()
        if self.log and self.tally:
            self.log.write(event="finishing", counts=self.tally.count_outcomes())

    def on_notice(self, message: str) -> None:
        """Show and log what seems to be a mistake."""
        if self.log:
            self.log.write(event="notice", message=escape_unprintable(message))
        if self.level >= FAILURES_LEVEL:
            self.write_line(message)

    def write_line(self, text: str) -> None:
        """Write a line, above the bar where there is one."""
        if self.bar:
            self.bar.write_line(escape_unprintable(text))
        else:
            say(text)


class EventLog:
    """A log file with a line of JSON for each event; after a failed write there are no more."""

    def __init__(self, path: str) -> None:
        """Open a log that is there, to append; another is made when there is something to write.

        Raises:
            OSError: it cannot be opened.
        """
        self.path, self.failed = path, False
        self.file: IO[str] | None = self.open() if os.path.lexists(path) else None

    def open(self) -> IO[str]:
        """Open it.

        Raises:
            OSError: it cannot be opened.
        """
        return open(self.path, "a", encoding="utf-8", buffering=1)

    def write(self, **facts: Any) -> None:
        """Write a line."""
        if self.failed:
            return
        try:
            self.file = self.file or self.open()
            self.file.write(json.dumps({"time": format_utc_now(), **facts}) + "\n")
        except OSError as error:
            say(f"{self.path}: {error.strerror}; the log ends here, the run goes on")
            self.file, self.failed = None, True

    def close(self) -> None:
        """Close it."""
        if self.file is not None:
            self.file.close()
            self.file = None


class ProgressBar:
    """A progress bar with rate, time that remains, counts and the slowest document so far."""

    def __init__(self) -> None:
        """Lay it out."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress
        from rich.progress import TextColumn as Text
        from rich.progress import TimeRemainingColumn as Remaining

        self.progress = Progress(
            Text("{task.description}", markup=False),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            Text("{task.fields[rate]}", markup=False),
            Remaining(compact=True),
            Text("{task.fields[failed]}", markup=False),
            Text("{task.fields[slowest]}", markup=False),
            console=Console(stderr=True),
            refresh_per_second=UPDATES_PER_SECOND,
            transient=True,
        )
        self.task = self.progress.add_task("read", total=None, rate="", failed="", slowest="")
        self.tally: Tally | None = None
        self.before, self.shown_at, self.began_at = 0, 0.0, time.monotonic()

    def begin(self, tally: "Tally", total: int | None) -> None:
        """Show it."""
        self.tally, self.before = tally, tally.records
        self.began_at = time.monotonic()
        self.progress.update(self.task, total=total)
        self.progress.start()

    def update(self) -> None:
        """Bring it up to date, a few times a second."""
        now = time.monotonic()
        if self.tally is not None and now - self.shown_at >= 1 / UPDATES_PER_SECOND:
            self.shown_at = now
            self.show(self.tally, now - self.began_at)

    def show(self, tally: "Tally", seconds: float) -> None:
        """Show the present counts."""
        rate = (tally.records - self.before) / max(seconds, 0.001)
        wall, source = max(tally.slowest, default=(0.0, ""))
        name = escape_unprintable(source)[-MAX_SHOWN_NAME_CHARS:]
        self.progress.update(
            self.task,
            completed=tally.records,
            rate=f"{rate:.1f}/s",
            failed=f"{tally.failed:,} failed",
            slowest=f"slowest {wall:.1f} s {name}",
        )

    def show_writing(self) -> None:
        """Show how all ended, and that the output is being written."""
        if self.tally is not None:
            self.show(self.tally, time.monotonic() - self.began_at)
            self.progress.refresh()  # a short run ends between two updates
        self.progress.update(self.task, description="write", rate="", slowest="", refresh=True)

    def write_line(self, line: str) -> None:
        """Write a line above it; `line` has no control characters."""
        from rich.text import Text

        self.progress.console.print(Text(f"newsclean: {line}"), soft_wrap=True)

    def close(self) -> None:
        """Take it away."""
        self.progress.stop()


def count_documents(plan: "Plan") -> int | None:
    """How many documents there will be; `None` where counting would take long.

    Standard input can be read only once, and so cannot be counted first.
    """
    from newsclean.batch.container_reader import iter_entries_within_limits

    if not {"-", "@-"}.isdisjoint(plan.paths):
        return None
    until, number = time.monotonic() + MAX_COUNT_SECONDS, 0
    found = iter_entries_within_limits(plan.paths, plan.input_selection, plan.limits, bare=True)
    for entry in found:
        number += not entry.skipped
        if time.monotonic() > until:
            return None
    return number


def is_stderr_terminal() -> bool:
    """Whether stderr is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def show_summary(tally: "Tally", output: str, seconds: float) -> None:
    """Write what became of the inputs: a table on a terminal, lines in a pipe."""
    rows = build_summary_rows(tally, seconds)
    if not is_stderr_terminal():
        parts = [
            f"{number} {name}{f' ({note})' if note else ''}" for name, number, note in rows[:-1]
        ]
        say(f"{output}: {', '.join(parts)}")
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=Text(escape_unprintable(output)))
    table.add_column("")
    table.add_column("documents", justify="right")
    table.add_column("", ratio=1, overflow="fold")
    for name, number, note in rows:
        table.add_row(
            name, number, Text(escape_unprintable(note)), style=SUMMARY_STYLES.get(name, "")
        )
    console = Console(stderr=True)  # heeds NO_COLOR
    table.width = min(MAX_TABLE_COLUMNS, console.width)
    console.print(table)


SUMMARY_STYLES = {"article": "green", "error": "red", "inputs": "bold", "": "dim"}
"""The styles of the rows of the closing table."""


def build_summary_rows(tally: "Tally", seconds: float) -> list[tuple[str, str, str]]:
    """The rows of the closing table: a name, a number, a note.

    >>> from newsclean.batch.tally import Tally
    >>> build_summary_rows(Tally(), 2.0)[0], build_summary_rows(Tally(), 2.0)[-1]
    (('article', '0', ''), ('', '0.0/s', '0 MB in 2 s'))
    """
    counts = tally.count_outcomes()
    notes = {"error": format_counts(tally.codes), "skipped": format_counts(tally.passed_over)}
    rows = [(name, f"{number:,}", notes.get(name, "")) for name, number in counts.items()]
    wall, source = max(tally.slowest, default=(0.0, ""))
    slowest = f"; slowest {source} ({wall:.1f} s)" if source else ""
    rate = f"{tally.records / max(seconds, 0.001):.1f}/s"
    last = ("", rate, f"{tally.size / 1e6:,.0f} MB in {seconds:,.0f} s{slowest}")
    return [*rows[1:], rows[0], last]
