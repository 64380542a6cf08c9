"""`newsclean evaluate`: how good records are."""

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.extract import parse_field_names
from newsclean.cli.in_the_way import SCORES
from newsclean.cli.messages import say
from newsclean.cli.options import output_option
from newsclean.cli.output_file import open_output, refuse_overwriting
from newsclean.cli.stored import memory_option, read_stored, translate_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.evaluate import PageScore, Report

EXAMPLES = """
Examples:

  newsclean evaluate run.jsonl gold.jsonl

  newsclean evaluate run.sqlite corpus/zh --complete outlet,authors,editors

  newsclean evaluate run.jsonl gold.jsonl -f json | jq .body.f1

Exit codes: 0 scored, 1 records or gold cannot be read, 2 usage, 4 the output
could not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


class EvaluateOptions(TypedDict):
    """The options as Click hands them over."""

    complete: tuple[str, ...]
    worst: int
    form: str
    output: str | None


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("records", metavar="RECORDS", type=click.Path(readable=False))
@click.argument("gold", metavar="GOLD", type=click.Path(readable=False))
@click.option(
    "--complete",
    metavar="A,B",
    callback=parse_field_names,
    help="Keys in which an empty gold means that the page has none.",
)
@click.option(
    "--worst",
    type=click.IntRange(min=0),
    default=10,
    metavar="N",
    show_default=True,
    help="Show the N worst pages.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object.",
)
@output_option
@memory_option
def evaluate(records: str, gold: str, **options: Unpack[EvaluateOptions]) -> None:
    """Score RECORDS against GOLD: precision, recall and F1, the worst pages first.

    GOLD is a file of JSON Lines, or a folder with a gold.jsonl. A record belongs to
    the page whose id is the stem of its source.
    """
    from newsclean.evaluate import evaluate as score
    from newsclean.evaluate import read_gold
    from newsclean.records.render import render_json_line

    refuse_overwriting((records, gold), options["output"], SCORES)
    with translate_errors(gold):
        pages = [*read_gold(gold)]
    report = score(
        (stored.record for stored in read_stored(records)), pages, complete=options["complete"]
    )
    with open_output(options["output"]) as write:
        if options["form"] == "json":
            write(render_json_line(report.to_record(options["worst"])))
        else:
            for line in format_report_lines(report, options["worst"]):
                write(f"{line}\n")
    if report.unknown:
        say(f"{len(report.unknown)} records have no page in gold, the first {report.unknown[0]}")


def format_report_lines(report: "Report", worst: int) -> "Iterator[str]":
    """The report for people."""
    values = report.to_record(0)
    body = values["body"]
    yield f"{values['pages']} pages, {values['lost']} lost, {values['refused']} refused"
    yield ""
    yield f"{'':16} pages  prec.  recall     F1"
    yield format_figures("body", {"pages": values["pages"], **body})
    for name, figures in values["fields"].items():
        yield format_figures(name, figures)
    yield f"{'':16} body: mean F1 of pages {body['page_f1']:.4f}, nothing right on {body['zero']}"
    if worst:
        yield ""
        yield "worst pages     F1  prec.  recall"
        yield from (format_page_line(page) for page in report.pages[:worst])


def format_figures(name: str, figures: dict[str, float]) -> str:
    """One row of figures."""
    shares = f"{figures['precision']:6.4f} {figures['recall']:7.4f} {figures['f1']:6.4f}"
    return f"{name:16} {figures['pages']:5} {shares}"


def format_page_line(page: "PageScore") -> str:
    """One row for a page, with the fields that are wrong."""
    from newsclean.documents.named_files import escape_unprintable

    values = page.to_record()
    shares = f"{values['f1']:18.4f} {values['precision']:6.4f} {values['recall']:7.4f}"
    wrong = f"  wrong: {', '.join(values['wrong'])}" if values["wrong"] else ""
    status = "" if page.status == "article" else f" {page.status}"
    return f"{shares}  {escape_unprintable(page.id)}{status}{wrong}"
