"""Reports as HTML: one file each, which loads nothing and runs no script but its own.

A Content-Security-Policy names the digests of that script and style, so nothing else would run.
"""

from base64 import b64encode
from collections.abc import Container, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from newsclean.label.features.registry import describe_contributions
from newsclean.records.render import render_json
from newsclean.report import DEFAULT_VIEWS
from newsclean.report.allowed import NO_SOURCES, SourceRoots
from newsclean.report.collect import collect_report_data, name_report
from newsclean.report.environment import make_environment, read_template
from newsclean.report.explaining import ViewTask, render_rows, render_views_within_limits
from newsclean.report.rows import ERROR, NO_ARTICLE, ReportRow
from newsclean.report.sources import (
    ReadPage,
    RunSettings,
    build_href,
    find_pages,
    read_run_settings,
)
from newsclean.report.tallies import build_plots, count_statuses
from newsclean.report.views import build_page_view

if TYPE_CHECKING:
    from newsclean.pipeline import Explanation

# In a script element nothing but these could end the JSON or begin a comment:
# https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
SCRIPT_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

WORD_COLUMNS = ("status", "outlet", "site", "lang", "encoding")
DATA_COLUMNS = (
    *("source", *WORD_COLUMNS, "title", "published", "quality", "length", "codes", "message"),
    *("doubt", "group", "href", "size", "wall", "view"),
)
"""What the report's data has of each row; `WORD_COLUMNS` and `codes` as numbers of words."""


NOTHING_ALLOWED = (
    "No page is read, so none is explained or linked: --sources DIR allows it for the pages in a "
    "folder."
)


class MadeReport(NamedTuple):
    """A report.

    Attributes:
        html: the file.
        records: how many it tells of.
        notes: what is missing or odd; it stands in the report, too.
        broken: some records could not be read.
    """

    html: str
    records: int
    notes: tuple[str, ...]
    broken: bool


def render_page_report(source: str, explanation: "Explanation") -> str:
    """The report of one page: what was made of it, and why."""
    view = build_page_view(source, explanation)
    template = make_environment().get_template("explain.html")
    return template.render(
        view=view, note="", prefix="", heading="h2", **build_file_context(script="")
    )


def render_batch_report(
    paths: Sequence[str],
    folder: str,
    *,
    groups: str | None = None,
    views: int = DEFAULT_VIEWS,
    sources: SourceRoots = NO_SOURCES,
) -> MadeReport:
    """The report of some outputs.

    Args:
        paths: of the outputs, in any form that can be read back.
        folder: where the report will be: its links to sources are relative.
        groups: what `newsclean duplicates` wrote of them.
        views: how many of the most doubtful pages are explained in it.
        sources: the folders whose pages may be read and linked.

    Raises:
        RecordsError: nothing stands under a path, or the groups cannot be read.
        OutputError: no worker process can be started to explain the pages.
    """
    report = collect_report_data(paths, groups)
    runs = [read_run_settings(facts, sources) for facts in report.facts]
    said = [f"{path}: {run.note}" for path, run in zip(paths, runs, strict=True) if run.note]
    if report.rows and not sources.named:
        said.append(NOTHING_ALLOWED)
    report = report._replace(notes=(*report.notes, *said))
    rows = [row._replace(href=build_href(row.source, folder, sources)) for row in report.rows]
    explained = render_views(report.rows, runs, views, sources)
    template = make_environment().get_template("report.html")
    html = template.render(
        name=name_report(paths),
        report=report,
        rows=rows,
        titles={row.source: row.title for row in rows if row.group},
        statuses=count_statuses(rows),
        plots=build_plots(rows),
        data=escape_script_json(build_table_data(rows, explained)),
        views={number: escape_script_json(view) for number, view in explained.items()},
        **build_file_context(script=read_template("report.js")),
    )
    return MadeReport(html, len(rows), report.notes, report.broken)


def build_file_context(script: str) -> dict[str, Any]:
    """What every report has: what features count, style, script, and the policy for them."""
    style = read_template("style.css")
    scripts = compute_csp_digest(script) if script else "'none'"
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {compute_csp_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {
        "features": describe_contributions(),
        "policy": policy,
        "style": Markup(style),  # noqa: S704 - ours
        "script": Markup(script),  # noqa: S704 - ours
    }


def compute_csp_digest(text: str) -> str:
    """A text's digest as a policy names it (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def escape_script_json(values: Any) -> Markup:
    r"""Values as JSON in a script element.

    >>> escape_script_json({"title": "</script><!--"})
    Markup('{"title":"\\u003c/script\\u003e\\u003c!--"}')
    """
    return Markup(render_json(values).translate(SCRIPT_ESCAPES))  # noqa: S704 - no < is left


def build_table_data(rows: Sequence[ReportRow], views: Container[int]) -> dict[str, Any]:
    """The rows as the table's script reads them: lists of values, repeated words as numbers."""
    numbers: dict[str, dict[str, int]] = {name: {} for name in (*WORD_COLUMNS, "codes")}

    def number(name: str, word: str) -> int:
        known = numbers[name]
        return known.setdefault(word, len(known))

    listed = []
    for place, row in enumerate(rows):
        values = row._asdict() | {"view": int(place in views)}
        values |= {name: number(name, values[name]) for name in WORD_COLUMNS}
        values["codes"] = [number("codes", code) for code in row.codes]
        listed.append([values[name] for name in DATA_COLUMNS])
    return {
        "columns": DATA_COLUMNS,
        "words": {name: list(known) for name, known in numbers.items()},
        "rows": listed,
    }


def render_views(
    rows: Sequence[ReportRow], runs: Sequence[RunSettings], most: int, roots: SourceRoots
) -> dict[int, str]:
    """The explanations of the most doubtful pages, by their rows' numbers.

    A page that could not be read, or that ended its worker, is not read again: its record says why.

    Raises:
        OutputError: no worker process can be started.
    """
    if not roots.named:
        return {}
    can = (n for n, row in enumerate(rows) if row.status != ERROR or NO_ARTICLE in row.codes)
    by_output: dict[int, dict[str, list[int]]] = {}
    for number in islice(can, most):
        row = rows[number]
        by_output.setdefault(row.output, {}).setdefault(row.source, []).append(number)
    made: dict[int, str] = {}

    def list_tasks() -> Iterator[ViewTask]:
        for output, numbers in by_output.items():
            for source, found in find_pages(numbers, runs[output], roots):
                same = tuple((number, rows[number]) for number in numbers[source])
                if isinstance(found, str):
                    made.update(render_rows(same, ReadPage(note=found)))
                else:
                    yield ViewTask(found, runs[output].settings, same)

    made.update(render_views_within_limits(list_tasks()))
    return dict(sorted(made.items()))
