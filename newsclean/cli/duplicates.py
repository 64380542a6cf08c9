"""`newsclean duplicates`: which records tell one story."""

from typing import TYPE_CHECKING

import click

from newsclean.cli.commands import Command
from newsclean.cli.in_the_way import GROUPS
from newsclean.cli.messages import say
from newsclean.cli.options import output_option
from newsclean.cli.output_file import open_output, refuse_overwriting
from newsclean.cli.stored import (
    memory_option,
    quiet_option,
    read_all_stored,
    records_argument,
    translate_errors,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.records.stores import Record

DEFAULT_SIMILARITY = 0.8  # similarity of texts that are one story; docs/decisions/0010 says why

EXAMPLES = """
Examples:

  newsclean duplicates run.jsonl -o groups.jsonl

  newsclean duplicates run.jsonl | jq -r 'select(.kind == "exact") | .members[].source'

  newsclean unique run.jsonl --groups groups.jsonl -o one-of-each.jsonl

Exit codes: 0 done, 1 the records cannot be read, 2 usage, 4 the output could
not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


@click.command(cls=Command, epilog=EXAMPLES)
@records_argument
@output_option
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1.0),
    default=DEFAULT_SIMILARITY,
    show_default=True,
    help="Similarity from which on two texts are one story.",
)
@memory_option
@quiet_option
def duplicates(
    paths: tuple[str, ...], output: str | None, *, threshold: float, quiet: bool
) -> None:
    """Write the groups of RECORDS that tell one story, a group a line.

    RECORDS are JSON Lines, JSON, SQLite or Parquet of earlier runs, or folders of
    .json files; - is JSON Lines on stdin. They are not changed.
    """
    refuse_overwriting(paths, output, GROUPS)
    write_groups(paths, output, threshold=threshold, quiet=quiet)


def write_groups(
    paths: "Sequence[str]",
    output: str | None,
    *,
    threshold: float = DEFAULT_SIMILARITY,
    quiet: bool = False,
) -> None:
    """Write the groups of some records, and say how many there are.

    Raises:
        Unreadable: the records cannot be read.
        OutputFailedError: the groups cannot be written.
    """
    from newsclean.duplicates import find_duplicates
    from newsclean.records.render import render_json_line

    read = 0

    def counted() -> "Iterator[Record]":
        nonlocal read
        for read, stored in enumerate(read_all_stored(paths), 1):  # noqa: B007 - counted as they pass
            yield stored.record

    with translate_errors():
        groups = find_duplicates(counted(), threshold=threshold)
    with open_output(output) as write:
        for group in groups:
            write(render_json_line(group.to_record()))
    if not quiet:
        exact = sum(group.kind == "exact" for group in groups)
        members = sum(len(group.members) for group in groups)
        what = "1 group" if len(groups) == 1 else f"{len(groups):,} groups"
        verb = "holds" if len(groups) == 1 else "hold"
        say(f"{what} ({exact:,} exact) {verb} {members:,} of {read:,} records")
