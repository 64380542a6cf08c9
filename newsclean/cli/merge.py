"""`newsclean merge`: shards of records as one output."""

import click

from newsclean.cli.commands import Command
from newsclean.cli.in_the_way import RECORDS
from newsclean.cli.messages import say
from newsclean.cli.output_file import refuse_overwriting
from newsclean.cli.stored import (
    make_shard_readers,
    memory_option,
    quiet_option,
    refuse_form,
    refuse_stdin,
    translate_errors,
    write_lines,
)

EXAMPLES = """
Examples:

  newsclean merge monday.jsonl tuesday.jsonl -o week.jsonl

  newsclean merge old.jsonl again.jsonl --prefer best -o run.jsonl

  newsclean merge run.jsonl -o run.sqlite

Exit codes: 0 done, 1 a shard cannot be read or two contradict each other,
2 usage, 4 the output could not be written, 70 a bug in newsclean, 130 and 143
interrupted.
"""
PREFER_CHOICES = ("first", "last", "best")


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument(
    "paths", metavar="SHARD...", nargs=-1, required=True, type=click.Path(readable=False)
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(readable=False),
    help="Write to this file (.jsonl, .sqlite, .parquet), whole or not at all.",
)
@click.option(
    "--prefer",
    type=click.Choice(PREFER_CHOICES),
    help="Which of two different records of a source stays; best: a result before an error, then "
    "the higher quality.",
)
@memory_option
@quiet_option
def merge(paths: tuple[str, ...], output: str, *, prefer: str | None, quiet: bool) -> None:
    """Join the records of all SHARDs, in their order, to one output.

    A source that stands in two shards comes once; where they differ, say with
    --prefer which one stays.
    """
    from newsclean.records.merge import merge_shards

    refuse_overwriting(paths, output, RECORDS)
    refuse_form(output)
    refuse_stdin(paths, "name files")
    seen: set[str] = set()
    with translate_errors():
        count = write_lines(
            merge_shards(make_shard_readers(paths), prefer=prefer, versions=seen), output
        )
    if len(seen) > 1 and not quiet:
        say(f"the shards were made by several versions of newsclean: {', '.join(sorted(seen))}")
    if not quiet:
        say(f"{count} records of {len(paths)} shards in {output}")
