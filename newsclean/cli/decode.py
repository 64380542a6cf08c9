"""`newsclean decode`: the encoding of each file, what decided it, and what was damaged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.messages import say
from newsclean.cli.options import (
    add_limit_options,
    encoding_option,
    files_argument,
    max_size_option,
    output_option,
)
from newsclean.cli.output_file import is_stdout_terminal, open_output, refuse_overwriting

if TYPE_CHECKING:
    from newsclean.errors import NewscleanError
    from newsclean.model import Decoded, Settings

EXAMPLES = """
Examples:

  newsclean decode page.html | jq -r .encoding.name

  newsclean decode pages/* | jq -r 'select(.damage != []) | .source'

  newsclean decode --text old.html > new.html

Exit codes: 0 every file was read, 1 none was, 2 usage, 3 some failed,
4 the output could not be written, 70 a bug in newsclean, 130 and 143 interrupted.
"""


class DecodeOptions(TypedDict):
    """The options as Click hands them over."""

    text: bool
    verbose: bool
    encoding: str | None
    output: str | None
    max_size: int
    timeout: float
    memory: int
    quiet: bool


@click.command(cls=Command, epilog=EXAMPLES)
@files_argument
@click.option(
    "--text",
    is_flag=True,
    help="Write the texts instead, in UTF-8, and say so in a page's label.",
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Add what a second judge of old encodings says."
)
@encoding_option
@output_option
@max_size_option
@add_limit_options
@click.option("-q", "--quiet", is_flag=True, help="No messages; the exit code tells.")
@click.pass_context
def decode(
    context: click.Context, files: tuple[str, ...], **options: Unpack[DecodeOptions]
) -> None:
    """Write one JSON object for each FILE: its encoding, what decided it, its damage.

    Several files give JSON Lines; - is stdin. A page without a label gets none with --text.
    """
    from newsclean.limits.process import limit_memory
    from newsclean.model import Settings
    from newsclean.read.utf8_label import make_label_true
    from newsclean.records.render import render_json

    refuse_overwriting(files, options["output"])
    settings = Settings(
        encoding=options["encoding"],
        max_bytes=options["max_size"],
        seconds=options["timeout"],
    )
    failed = 0
    indent = 2 if len(files) == 1 and not options["output"] and is_stdout_terminal() else None
    with limit_memory(options["memory"]), open_output(options["output"]) as write:
        for source, decoded, error in decode_files(files, settings):
            if error:
                failed += 1
                if not options["quiet"]:
                    say(f"{source}: {error}")
            if not options["text"]:
                values = list_decoding(source, decoded, error, verbose=options["verbose"])
                write(f"{render_json(values, indent=indent)}\n")
            elif decoded:
                to_people = not options["output"] and is_stdout_terminal()
                write(end_with_newline(make_label_true(decoded.text), to_people=to_people))
    context.exit(0 if not failed else 1 if failed == len(files) else 3)


def end_with_newline(text: str, *, to_people: bool) -> str:
    """A text with a line end at its end, and without terminal controls where people read it."""
    if to_people:
        from newsclean.text.controls import strip_unsafe_controls

        text = strip_unsafe_controls(text)
    return text if text.endswith("\n") else f"{text}\n"


def decode_files(
    files: tuple[str, ...], settings: "Settings"
) -> Iterator[tuple[str, "Decoded | None", "NewscleanError | None"]]:
    """The name of each file with its text or with why there is none."""
    from newsclean.documents.named_files import format_source
    from newsclean.errors import InputError, NewscleanError
    from newsclean.limits.process import NO_MEMORY, is_out_of_memory
    from newsclean.pipeline import decode_file

    for path in files:
        try:
            yield format_source(path), decode_file(path, settings=settings), None
        except NewscleanError as error:
            yield format_source(path), None, error
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            yield format_source(path), None, InputError("memory", NO_MEMORY, stage="decode")


def list_decoding(
    source: str, decoded: "Decoded | None", error: "NewscleanError | None", *, verbose: bool
) -> dict[str, object]:
    """One object, with the keys that the record has for the same."""
    values: dict[str, object] = {"source": source, "encoding": None, "damage": []}
    if decoded:
        encoding: dict[str, object] = {
            "name": decoded.encoding,
            "decided_by": decoded.decided_by,
            "confidence": decoded.confidence,
        }
        if verbose:
            encoding["second_judge"] = decoded.second_judge
        values["encoding"] = encoding
        values["damage"] = [caution._asdict() for caution in decoded.damage]
    if error:
        values["error"] = {"code": error.code, "message": str(error), "stage": error.stage}
    return values
