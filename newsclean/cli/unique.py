"""`newsclean unique`: one record of each story."""

from typing import TYPE_CHECKING

import click

from newsclean.cli import Command
from newsclean.cli.messages import say
from newsclean.cli.options import OUTPUT
from newsclean.cli.stored import (
    plain_failures,
    quiet_option,
    records_argument,
    refuse_form,
    refuse_overwriting,
    refuse_stdin,
    stored_in_all,
    write_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.records.merge import Names
    from newsclean.records.read_back import Stored

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
@OUTPUT
@quiet_option
def unique(paths: tuple[str, ...], groups: str | None, output: str | None, *, quiet: bool) -> None:
    """Write RECORDS without those that tell the same story as another.

    Of each group the representative stays, and every record that is in none: in
    their order, each line as it was.
    """
    from newsclean.records.merge import kept

    refuse_overwriting((*paths, *([groups] if groups else ())), output)
    refuse_form(output)
    if groups is None:
        refuse_stdin(paths, "name files, or give --groups")
    read = 0
    said: set[str] = set()

    def counted() -> "Iterator[Stored]":
        nonlocal read
        for read, stored in enumerate(stored_in_all(paths, said), 1):  # noqa: B007 - counted as they pass
            yield stored

    found = groups_of(paths, groups, said)
    stayed = write_lines(kept(counted(), found), output)
    if not quiet:
        say(f"{stayed} of {read} records stay")


def groups_of(paths: tuple[str, ...], groups: str | None, said: set[str]) -> "list[Names]":
    """The groups of a file, or those of the records."""
    from newsclean.records.merge import named_group, read_groups

    if groups is not None:
        with plain_failures(groups):
            return [*read_groups(groups)]
    from newsclean.duplicates import find_duplicates

    with plain_failures():
        found = find_duplicates(stored.record for stored in stored_in_all(paths, said))
        return [named_group(group.to_record()) for group in found]
