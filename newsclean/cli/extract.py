"""`newsclean extract`: one record for each file."""

from typing import Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.extract_run import ExtractOptions, ExtractRun
from newsclean.cli.options import (
    add_limit_options,
    add_page_options,
    files_argument,
    output_option,
)
from newsclean.cli.output_file import refuse_overwriting

EXAMPLES = """
Examples:

  newsclean extract page.txt | jq -r .outlet

  newsclean extract -f md page.html > page.md

  newsclean extract pages/*.html --fields title,published -o records.jsonl

  w3m -dump page.html | newsclean extract -

Exit codes: 0 every file gave a result, 1 none did, 2 usage, 3 some failed,
4 the output could not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


def parse_field_names(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """Read `title,outlet`, and name the known fields where one is not."""
    from newsclean.records.schema import KEY_NAMES

    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    unknown = ", ".join(f"'{name}'" for name in names if name not in KEY_NAMES)
    if unknown or (value is not None and not names):
        raise click.BadParameter(
            f"no field {unknown or 'named'}; the fields are {', '.join(KEY_NAMES)}", ctx, param
        )
    return names


@click.command(cls=Command, epilog=EXAMPLES)
@files_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "md", "txt"]),
    help="json for one file, jsonl for several, unless you say so.",
)
@output_option
@click.option(
    "--fields",
    metavar="A,B",
    callback=parse_field_names,
    help="Keep these keys only, and source, status and error.",
)
@add_page_options
@add_limit_options
@click.option("--evidence", is_flag=True, help="Tell where each field was found.")
@click.option("--blocks", is_flag=True, help="Give the body block by block, too.")
@click.option("--strict", is_flag=True, help="Count a page with warnings as failed.")
@click.option("-q", "--quiet", is_flag=True, help="No messages; the exit code tells.")
@click.option("-v", "--verbose", is_flag=True, help="A line for every page and warning.")
@click.pass_context
def extract(
    context: click.Context, files: tuple[str, ...], **options: Unpack[ExtractOptions]
) -> None:
    """Write one record for each FILE, in their order; - is stdin.

    A file is a saved HTML page in any encoding, or a text dump of one. One that holds many, such
    as an archive, a crawl, a mailbox or a table, gives a line of JSON for each of them.
    """
    refuse_mistakes(files, options)
    context.exit(ExtractRun(files, options).run())


def refuse_mistakes(files: tuple[str, ...], options: ExtractOptions) -> None:
    """Refuse calls that can only be mistakes.

    Raises:
        click.UsageError: one address for several pages, or an output that is also an input.
    """
    if options["url"] and len(files) > 1:
        raise click.UsageError("--url is the address of one page; give one FILE with it")
    refuse_overwriting(files, options["output"])
