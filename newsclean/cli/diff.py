"""`newsclean diff`: how the records of two runs differ."""

from typing import Any, TypedDict, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.extract import parse_field_names
from newsclean.cli.in_the_way import COMPARISON
from newsclean.cli.messages import say
from newsclean.cli.options import output_option
from newsclean.cli.output_file import open_output, refuse_overwriting
from newsclean.cli.stored import memory_option, quiet_option, read_stored

EXAMPLES = """
Examples:

  newsclean diff yesterday.jsonl today.jsonl --stat

  newsclean diff a.jsonl b.jsonl --fields outlet | jq -c .fields.outlet

  newsclean diff --exit-code --stat a.jsonl b.sqlite && echo the same

Exit codes: 0 compared, 1 the runs differ (with --exit-code) or cannot be read,
2 usage, 4 the output could not be written, 70 a bug in newsclean, 130 and 143
interrupted.
"""
DIFFERENT_EXIT_CODE = 1


class DiffOptions(TypedDict):
    """The options as Click hands them over."""

    fields: tuple[str, ...]
    stat: bool
    exit_code: bool
    output: str | None
    quiet: bool


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("before", metavar="A", type=click.Path(readable=False))
@click.argument("after", metavar="B", type=click.Path(readable=False))
@click.option(
    "--fields",
    metavar="A,B",
    callback=parse_field_names,
    help="Compare these keys only, also version.",
)
@click.option("--stat", is_flag=True, help="Write the summary alone, one JSON object.")
@click.option("--exit-code", is_flag=True, help="End with 1 where the runs differ.")
@output_option
@memory_option
@quiet_option
@click.pass_context
def diff(context: click.Context, before: str, after: str, **options: Unpack[DiffOptions]) -> None:
    """Write how the records of B differ from those of A, a source a line.

    Records are paired by their source. Every key that both runs wrote is compared,
    but for version.
    """
    from newsclean.records.diff import Comparison
    from newsclean.records.render import render_json_line

    if before == after == "-":
        raise click.UsageError("standard input can be one of the two runs only")
    refuse_overwriting((before, after), options["output"], COMPARISON)
    comparison = Comparison(
        (stored.record for stored in read_stored(before)),
        (stored.record for stored in read_stored(after)),
        fields=options["fields"],
    )
    with open_output(options["output"]) as write:
        for difference in comparison:
            if not options["stat"]:
                write(render_json_line(difference.to_record()))
        summary = comparison.summarize()
        if options["stat"]:
            write(render_json_line(summary))
    if not options["quiet"] and not options["stat"]:
        say(describe_summary(summary))
    if options["exit_code"] and comparison.counts.total() > summary["equal"]:
        context.exit(DIFFERENT_EXIT_CODE)


def describe_summary(summary: dict[str, Any]) -> str:
    """The summary as a line for people.

    >>> describe_summary(
    ...     {"equal": 2, "changed": 1, "added": 0, "removed": 0, "fields": {"title": 1}}
    ... )
    '2 equal, 1 changed (title 1), 0 added, 0 removed'
    """
    fields = ", ".join(f"{name} {count}" for name, count in summary["fields"].items())
    parts = [f"{count} {name}" for name, count in summary.items() if name != "fields"]
    parts[1] += f" ({fields})" if fields else ""
    return ", ".join(parts)
