"""`newsclean search`: the records of an SQLite output that have some words."""

import click

from newsclean.cli.commands import Command
from newsclean.cli.extract import parse_field_names
from newsclean.cli.output_file import open_output
from newsclean.cli.stored import memory_option, translate_errors

EXAMPLES = """
Examples:

  newsclean search run.sqlite 隧道 | jq -r .title

  newsclean search run.sqlite 'harbour tunnel' 'open*' --in title --fields source,title

Exit codes: 0 done, found or not, 1 the file cannot be read, 2 usage, 4 the
output could not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("path", metavar="FILE.sqlite", type=click.Path(readable=False))
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--in", "column", type=click.Choice(["title", "text"]), help="Look into this key alone."
)
@click.option(
    "--fields",
    metavar="A,B",
    callback=parse_field_names,
    help="Keep these keys only, and source, status and error.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Write the N best only.")
@memory_option
def search(
    path: str,
    words: tuple[str, ...],
    column: str | None,
    fields: tuple[str, ...],
    limit: int | None,
) -> None:
    """Write the records whose title and text have all the WORDS, best first.

    Several words in quotation marks have to follow one another; a * at the end
    stands for any ending. Chinese words may have any length.
    """
    from newsclean.records.read_back import search_records
    from newsclean.records.render import render_json_line

    keep = {*fields, "source", "status", "error"}
    with translate_errors(path), open_output(None) as write:
        for record, *_ in search_records(path, words, column=column, limit=limit):
            shown = {name: record[name] for name in record if name in keep} if fields else record
            write(render_json_line(shown))
