"""Reports as HTML: one file each, which loads nothing and runs no script but its own.

A Content-Security-Policy names the digests of that script and style, so whatever got in beside them
would not run. Jinja escapes every value; what no HTML can hold is replaced first.
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

from newsclean.records.render import to_json
from newsclean.report.charts import lying, standing
from newsclean.report.collect import Collected, collect, name_of
from newsclean.report.rows import ERROR, NO_ARTICLE, Row
from newsclean.report.sources import Seen, href_of, seen_again
from newsclean.report.tallies import plots_of, statuses
from newsclean.report.views import EMBEDDED, view_of

if TYPE_CHECKING:
    from newsclean.pipeline import Explanation

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")
VIEWS = 200
# Half pairs are no characters, and HTML allows none of these controls:
# https://html.spec.whatwg.org/multipage/parsing.html#control-character-in-input-stream
NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# In a script element nothing but these could end the JSON or begin a comment:
# https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
IN_SCRIPTS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

WORDS = ("status", "outlet", "site", "lang", "encoding")
COLUMNS = (
    *("source", *WORDS, "title", "published", "quality", "length", "codes", "message"),
    *("doubt", "group", "href", "size", "wall", "view"),
)
"""What the report's data has of each row; of `WORDS` and `codes` the numbers of words."""


class Made(NamedTuple):
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


def page_report(source: str, explanation: "Explanation") -> str:
    """What was made of one page, and why."""
    view = view_of(source, explanation)
    template = environment().get_template("explain.html")
    return template.render(view=view, note="", prefix="", heading="h2", **of_file(script=""))


def batch_report(
    paths: Sequence[str], folder: str, *, groups: str | None = None, views: int = VIEWS
) -> Made:
    """The report of some outputs.

    Args:
        paths: of the outputs, in any form that can be read back.
        folder: where the report will be: its links to sources are relative.
        groups: what `newsclean duplicates` wrote of them.
        views: how many of the most doubtful pages are explained in it.

    Raises:
        RecordsError: nothing stands under a path, or the groups cannot be read.
    """
    told = collect(paths, groups)
    rows = [row._replace(href=href_of(row.source, folder)) for row in told.rows]
    explained = views_of(told, views)
    template = environment().get_template("report.html")
    html = template.render(
        name=name_of(paths),
        told=told,
        rows=rows,
        titles={row.source: row.title for row in rows if row.group},
        statuses=statuses(rows),
        plots=plots_of(rows),
        data=in_script(data_of(rows, explained)),
        views={number: in_script(view) for number, view in explained.items()},
        **of_file(script=template_text("report.js")),
    )
    return Made(html, len(rows), told.notes, told.broken)


def of_file(script: str) -> dict[str, Any]:
    """What every report has: style, script, and the policy that allows just these."""
    style = template_text("style.css")
    scripts = digest_of(script) if script else "'none'"
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {digest_of(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"policy": policy, "style": Markup(style), "script": Markup(script)}  # noqa: S704 - ours


def digest_of(text: str) -> str:
    """A text's digest as a policy names it (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def template_text(name: str) -> str:
    """A file of the templates as it is."""
    with open(os.path.join(TEMPLATES, name), encoding="utf-8") as file:
        return file.read()


@cache
def environment() -> Environment:
    """The templates; whatever they write of a page is escaped."""
    made = Environment(
        autoescape=True,
        finalize=harmless,
        loader=FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(lying=lying, standing=standing, bytes=bytes_shown, seconds=seconds_shown)
    return made


def harmless(value: Any) -> Any:
    r"""A value without what no HTML can hold.

    >>> harmless("a\x00b\ud800"), harmless(3)
    ('a\ufffdb\ufffd', 3)
    """
    if type(value) is str and not value.isprintable():
        return NOT_IN_HTML.sub("\ufffd", value)
    return value


def in_script(values: Any) -> Markup:
    r"""Values as JSON in a script element.

    >>> in_script({"title": "</script><!--"})
    Markup('{"title":"\\u003c/script\\u003e\\u003c!--"}')
    """
    return Markup(to_json(values).translate(IN_SCRIPTS))  # noqa: S704 - no < is left


def data_of(rows: Sequence[Row], views: Container[int]) -> dict[str, Any]:
    """The rows, as compact as a browser reads them fastest."""
    numbers: dict[str, dict[str, int]] = {name: {} for name in (*WORDS, "codes")}

    def number(name: str, word: str) -> int:
        known = numbers[name]
        return known.setdefault(word, len(known))

    listed = []
    for place, row in enumerate(rows):
        values = row._asdict() | {"view": int(place in views)}
        values |= {name: number(name, values[name]) for name in WORDS}
        values["codes"] = [number("codes", code) for code in row.codes]
        listed.append([values[name] for name in COLUMNS])
    return {
        "columns": COLUMNS,
        "words": {name: list(known) for name, known in numbers.items()},
        "rows": listed,
    }


def views_of(told: Collected, most: int) -> dict[int, str]:
    """The explanations of the most doubtful pages, by their rows' numbers.

    A page that no run could read, or that ended its worker, is not read again: its record says why.
    """
    can = (n for n, row in enumerate(told.rows) if row.status != ERROR or NO_ARTICLE in row.codes)
    chosen = [number for number, _ in zip(can, range(most), strict=False)]
    by_output: dict[int, dict[str, list[int]]] = {}
    for number in chosen:
        row = told.rows[number]
        by_output.setdefault(row.output, {}).setdefault(row.source, []).append(number)
    made: dict[int, str] = {}
    for numbers in by_output.values():
        run = told.run(told.rows[next(iter(numbers.values()))[0]])
        for source, page in seen_again(numbers, run):
            for number in numbers[source]:
                made[number] = fragment(told.rows[number], page, number)
    return made


def fragment(row: Row, page: Seen, number: int) -> str:
    """The explanation of one of many pages, or in its place why there is none."""
    view = view_of(row.source, page.explanation, EMBEDDED) if page.explanation else None
    note = changed(row, page.explanation) if page.explanation else page.note
    template = environment().get_template("view.html")
    return template.render(view=view, note=note, prefix=f"v{number}-", heading="h3")


def changed(row: Row, explanation: "Explanation") -> str:
    """What to say where a page is read otherwise now than its record tells."""
    article = explanation.article
    now = (article.status, article.title or "", len(article.text)) if article else (ERROR, "", 0)
    if now == (row.status, row.title, row.length):
        return ""
    return "Read again, this page differs from its record: the file or newsclean has changed since."


def bytes_shown(size: int) -> str:
    """A size for people.

    >>> bytes_shown(999), bytes_shown(1_500_000)
    ('999 B', '1.5 MB')
    """
    for unit, step in (("MB", 1e6), ("kB", 1e3)):
        if size >= step:
            return f"{size / step:,.1f} {unit}"
    return f"{size:,} B"


def seconds_shown(seconds: float) -> str:
    """A time for people."""
    return f"{seconds:.2f} s"


__all__ = ["VIEWS", "Made", "batch_report", "page_report"]
