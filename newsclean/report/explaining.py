"""Pages read and explained for a report, each in a worker process with the limits of a batch.

A page that fails, takes too long or ends its worker is a note in the report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from newsclean.batch.worker import DEFAULT_LIMITS, EndedTask, Limits, TaskResult
from newsclean.documents import Entry
from newsclean.model import Settings
from newsclean.report.environment import make_environment
from newsclean.report.rows import ERROR, MAX_CELL_CHARS, ReportRow
from newsclean.report.sources import ReadPage, explain_entry
from newsclean.report.views import EMBEDDED_PAGE, build_page_view

if TYPE_CHECKING:
    from newsclean.pipeline import Explanation

MAX_VIEW_CHARS = 2_000_000  # of one page's explanation; an ordinary one has 30,000
TOO_LARGE = "its explanation is too large for a report; newsclean explain shows it"

NumberedRows = Sequence[tuple[int, ReportRow]]
"""Rows with their places in the report."""


class ViewTask(NamedTuple):
    """A page to be explained: how to read it, and the rows that it stands for."""

    entry: Entry
    settings: Settings
    rows: NumberedRows


def render_views_within_limits(
    tasks: Iterable[ViewTask], limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[int, str]]:
    """The explanations of pages, by the numbers of their rows, one page at a time.

    Args:
        tasks: they may be found while others are explained.
        limits: what each page may take.

    Raises:
        OutputError: no worker process can be started.
    """
    from newsclean.batch.worker_pool import WorkerPool  # noqa: PLC0415 - processes, where they are needed

    with closing(WorkerPool(explain_task, 1, limits)) as pool:
        for task in tasks:
            pool.begin(task)
            yield from read_end(pool.wait()).items()


def explain_task(task: ViewTask) -> TaskResult[dict[int, str]]:
    """What a worker does: read a page, and explain it for each of its rows."""
    made = render_rows(task.rows, explain_entry(task.entry, task.settings))
    if sum(map(len, made.values())) > MAX_VIEW_CHARS * len(made):
        made = render_rows(task.rows, ReadPage(note=TOO_LARGE))
    return TaskResult(made, "")


def read_end(ended: EndedTask[ViewTask, dict[int, str]]) -> Mapping[int, str]:
    """What became of a task: explanations, or notes where its worker was lost."""
    if ended.done:
        return ended.done.result
    reason = ended.failure.message.partition(";")[0] if ended.failure else ""
    note = f"it could not be explained within the limits of a report ({reason})"
    return render_rows(ended.task.rows, ReadPage(note=note))


def render_rows(rows: NumberedRows, page: ReadPage) -> dict[int, str]:
    """The explanation of a page for each of its rows."""
    return {number: render_view(row, page, number) for number, row in rows}


def render_view(row: ReportRow, page: ReadPage, number: int) -> str:
    """The explanation of one of many pages, or why there is none."""
    view = (
        build_page_view(row.source, page.explanation, EMBEDDED_PAGE) if page.explanation else None
    )
    note = describe_change(row, page.explanation) if page.explanation else page.note
    template = make_environment().get_template("view.html")
    return template.render(view=view, note=note, prefix=f"v{number}-", heading="h3")


def describe_change(row: ReportRow, explanation: "Explanation") -> str:
    """A note where the page read again differs from its record; else empty."""
    article = explanation.article
    title = (article.title or "")[:MAX_CELL_CHARS] if article else ""
    now = (article.status, title, len(article.text)) if article else (ERROR, "", 0)
    if now == (row.status, row.title, row.length):
        return ""
    return "Read again, this page differs from its record: the file or newsclean has changed since."
