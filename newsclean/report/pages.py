"""Reports as HTML: one file each, which loads nothing and runs no script but its own.

A Content-Security-Policy names the digests of that script and style, so nothing else would run.
Jinja escapes every value; characters that HTML does not allow are replaced first.
"""

import os
import re
from base64 import b64encode
from collections.abc import Container, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsclean.dependencies import require
from newsclean.label.features.registry import describe_contributions
from newsclean.records.render import render_json
from newsclean.report import DEFAULT_VIEWS
from newsclean.report.charts import place_bars, place_columns
from newsclean.report.collect import ReportData, collect_report_data, name_report
from newsclean.report.rows import ERROR, MAX_CELL_CHARS, NO_ARTICLE, ReportRow
from newsclean.report.sources import ReadPage, build_href, read_again
from newsclean.report.tallies import build_plots, count_statuses
from newsclean.report.views import EMBEDDED_PAGE, build_page_view

if TYPE_CHECKING:
    from newsclean.pipeline import Explanation

TEMPLATES_FOLDER = os.path.join(os.path.dirname(__file__), "templates")
# Half surrogate pairs are no characters, and HTML allows none of these controls:
# https://html.spec.whatwg.org/multipage/parsing.html#control-character-in-input-stream
NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# In a script element nothing but these could end the JSON or begin a comment:
# https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
SCRIPT_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

WORD_COLUMNS = ("status", "outlet", "site", "lang", "encoding")
DATA_COLUMNS = (
    *("source", *WORD_COLUMNS, "title", "published", "quality", "length", "codes", "message"),
    *("doubt", "group", "href", "size", "wall", "view"),
)
"""What the report's data has of each row; `WORD_COLUMNS` and `codes` as numbers of words."""


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
    paths: Sequence[str], folder: str, *, groups: str | None = None, views: int = DEFAULT_VIEWS
) -> MadeReport:
    """The report of some outputs.

    Args:
        paths: of the outputs, in any form that can be read back.
        folder: where the report will be: its links to sources are relative.
        groups: what `newsclean duplicates` wrote of them.
        views: how many of the most doubtful pages are explained in it.

    Raises:
        RecordsError: nothing stands under a path, or the groups cannot be read.
    """
    report = collect_report_data(paths, groups)
    rows = [row._replace(href=build_href(row.source, folder)) for row in report.rows]
    explained = render_views(report, views)
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


@cache
def read_template(name: str) -> str:
    """A file of the templates as it is."""
    with open(os.path.join(TEMPLATES_FOLDER, name), encoding="utf-8") as file:
        return file.read()


@cache
def make_environment() -> Environment:
    """The templates; whatever they write of a page is escaped.

    Raises:
        DependencyError: Jinja is too old.
    """
    require("jinja2")
    made = Environment(
        autoescape=True,
        finalize=replace_forbidden,
        loader=FileSystemLoader(TEMPLATES_FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        lying=place_bars, standing=place_columns, bytes=format_bytes, seconds=format_seconds
    )
    return made


def replace_forbidden(value: Any) -> Any:
    r"""A value with U+FFFD for each character that HTML does not allow.

    >>> replace_forbidden("a\x00b\ud800"), replace_forbidden(3)
    ('a\ufffdb\ufffd', 3)
    """
    if type(value) is str and not value.isprintable():
        return NOT_IN_HTML.sub("\ufffd", value)
    return value


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


def render_views(report: ReportData, most: int) -> dict[int, str]:
    """The explanations of the most doubtful pages, by their rows' numbers.

    A page that could not be read, or that ended its worker, is not read again: its record says why.
    """
    can = (n for n, row in enumerate(report.rows) if row.status != ERROR or NO_ARTICLE in row.codes)
    chosen = [number for number, _ in zip(can, range(most), strict=False)]
    by_output: dict[int, dict[str, list[int]]] = {}
    for number in chosen:
        row = report.rows[number]
        by_output.setdefault(row.output, {}).setdefault(row.source, []).append(number)
    made: dict[int, str] = {}
    for numbers in by_output.values():
        run = report.get_run_settings(report.rows[next(iter(numbers.values()))[0]])
        for source, page in read_again(numbers, run):
            for number in numbers[source]:
                made[number] = render_view(report.rows[number], page, number)
    return made


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


def format_bytes(size: int) -> str:
    """A size for people.

    >>> format_bytes(999), format_bytes(1_500_000)
    ('999 B', '1.5 MB')
    """
    for unit, step in (("MB", 1e6), ("kB", 1e3)):
        if size >= step:
            return f"{size / step:,.1f} {unit}"
    return f"{size:,} B"


def format_seconds(seconds: float) -> str:
    """A time for people."""
    return f"{seconds:.2f} s"
