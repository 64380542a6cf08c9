"""`newsclean report`: the HTML report of any earlier output."""

import os
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.in_the_way import REPORT
from newsclean.cli.messages import say
from newsclean.cli.output_file import open_output, refuse_overwriting
from newsclean.cli.stored import (
    memory_option,
    quiet_option,
    records_argument,
    refuse_stdin,
    translate_errors,
)
from newsclean.errors import FAILED_EXIT_CODE, SOME_FAILED_EXIT_CODE
from newsclean.report import DEFAULT_VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.report.allowed import SourceRoots


EXAMPLES = """
Examples:

  newsclean report records.jsonl -o report.html

  newsclean report records.sqlite -o report.html --sources pages --explain 1000

  newsclean duplicates records.jsonl -o groups.jsonl
  newsclean report records.jsonl --groups groups.jsonl -o report.html

Exit codes: 0 done, 1 no record can be read, 2 usage, 3 some of the records
could not be read (the report says so), 4 the report could not be written,
70 a bug in newsclean, 130 and 143 interrupted.
"""

explain_option = click.option(
    "--explain",
    "views",
    metavar="N",
    type=click.IntRange(0, 100_000),
    default=DEFAULT_VIEWS,
    show_default=True,
    help="Explain so many of the most doubtful pages in the report.",
)


class ReportContents(TypedDict):
    """What a report is made of, beside the records (`render_batch_report`)."""

    views: int
    groups: str | None
    sources: "SourceRoots"


class ReportOptions(TypedDict):
    """The options as Click hands them over."""

    output: str
    views: int
    groups: str | None
    sources: tuple[str, ...]
    quiet: bool


@click.command(cls=Command, epilog=EXAMPLES)
@records_argument
@click.option(
    "-o",
    "--output",
    metavar="OUT.html",
    required=True,
    type=click.Path(readable=False),
    help="The report, one file, whole or absent.",
)
@explain_option
@click.option(
    "--groups",
    metavar="FILE",
    type=click.Path(readable=False),
    help="Groups of duplicates, as newsclean duplicates writes them.",
)
@click.option(
    "--sources",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, readable=False),
    help="Read, explain and link pages in this folder; give it once more for another.",
)
@memory_option
@quiet_option
@click.pass_context
def report(
    context: click.Context, paths: tuple[str, ...], **options: Unpack[ReportOptions]
) -> None:
    """Make one HTML file of RECORDS, to be looked at in a browser.

    It shows counts, plots, a table to filter and search, and for the most
    doubtful pages every block and field with the reasons. It loads nothing from
    anywhere. RECORDS are any earlier outputs; their manifests are read, too. The
    pages themselves are read, to be explained, where --sources allows it: make
    the report in the folder that the run was started in.
    """
    from newsclean.report.allowed import allow_folders

    refuse_stdin(paths, "name the output of a run")
    output = options["output"]
    refuse_overwriting((*paths, *filter(None, (options["groups"],))), output, REPORT)
    code = write_report(
        paths,
        output,
        quiet=options["quiet"],
        views=options["views"],
        groups=options["groups"],
        sources=allow_folders(options["sources"]),
    )
    context.exit(code)


def write_report(
    paths: "Sequence[str]", output: str, *, quiet: bool, **contents: Unpack[ReportContents]
) -> int:
    """Write the report of some outputs, say what it lacks, and return the exit code."""
    from newsclean.batch.safe_start import stop_helper_processes
    from newsclean.report.pages import render_batch_report

    folder = os.path.dirname(os.path.realpath(output))
    try:
        with translate_errors():
            made = render_batch_report(paths, folder, **contents)
    finally:
        stop_helper_processes()
    with open_output(output) as write:
        write(made.html)
    for note in made.notes:
        say(note)
    if not quiet:
        say(f"{output}: {made.records:,} records, {len(made.html) / 1e6:,.1f} MB")
    if made.broken:
        return SOME_FAILED_EXIT_CODE if made.records else FAILED_EXIT_CODE
    return 0
