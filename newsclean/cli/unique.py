"""`newsclean unique`: one record of each story."""

from typing import TYPE_CHECKING

import click

from newsclean.cli.commands import Command
from newsclean.cli.in_the_way import RECORDS
from newsclean.cli.messages import say
from newsclean.cli.options import output_option
from newsclean.cli.output_file import refuse_overwriting
from newsclean.cli.stored import (
    memory_option,
    quiet_option,
    read_all_stored,
    records_argument,
    refuse_form,
    refuse_stdin,
    translate_errors,
    write_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.records.merge import StoredGroup
    from newsclean.records.read_back import StoredRecord

EXAMPLES = """
Examples:

  newsclean unique run.jsonl -o one-of-each.jsonl

  newsclean duplicates run.jsonl --threshold .9 -o groups.jsonl
  newsclean unique run.jsonl --groups groups.jsonl | jq -r .title

Exit codes: 0 done, 1 the records cannot be read, 2 usage, 4 the output could
not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


@click.command(cls=Command, epilog=EXAMPLES)
@records_argument
@click.option(
    "--groups",
    type=click.Path(readable=False),
    help="What newsclean duplicates wrote; else the groups are found now.",
)
@output_option
@memory_option
@quiet_option
def unique(paths: tuple[str, ...], groups: str | None, output: str | None, *, quiet: bool) -> None:
    """Write RECORDS without those that tell the same story as another.

    Of each group the representative stays, and every record that is in none: in
    their order, each line as it was.
    """
    from newsclean.records.merge import drop_duplicates

    refuse_overwriting((*paths, *([groups] if groups else ())), output, RECORDS)
    refuse_form(output)
    if groups is None:
        refuse_stdin(paths, "name files, or give --groups")
    read = 0
    shown: set[str] = set()

    def counted() -> "Iterator[StoredRecord]":
        nonlocal read
        for read, stored in enumerate(read_all_stored(paths, shown), 1):  # noqa: B007 - counted as they pass
            yield stored

    found = load_groups(paths, groups, shown)
    stayed = write_lines(drop_duplicates(counted(), found), output)
    if not quiet:
        say(f"{stayed} of {read} records stay")


def load_groups(paths: tuple[str, ...], groups: str | None, shown: set[str]) -> "list[StoredGroup]":
    """The groups of a file, or those of the records."""
    from newsclean.records.merge import parse_group, read_groups

    if groups is not None:
        with translate_errors(groups):
            return [*read_groups(groups)]
    from newsclean.duplicates import find_duplicates

    with translate_errors():
        found = find_duplicates(stored.record for stored in read_all_stored(paths, shown))
        return [parse_group(group.to_record()) for group in found]
