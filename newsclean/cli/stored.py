"""What the commands share that read an earlier output: arguments, reading, errors, writing."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import click

from newsclean.cli.messages import say
from newsclean.cli.options import parse_memory_size
from newsclean.cli.output_file import OutputFailedError, describe_failure, open_output
from newsclean.documents.named_files import STDIN
from newsclean.errors import FAILED_EXIT_CODE

if TYPE_CHECKING:
    from newsclean.records.read_back import StoredRecord


records_argument = click.argument(
    "paths", metavar="RECORDS...", nargs=-1, required=True, type=click.Path(readable=False)
)
DEFAULT_MEMORY = "4G"


def limit_this_process(ctx: click.Context, param: click.Parameter, value: str) -> None:
    """Limit the memory of this process while the command runs: the records may be a stranger's."""
    from newsclean.limits.process import limit_memory

    ctx.with_resource(limit_memory(parse_memory_size(ctx, param, value)))


memory_option = click.option(
    "--memory",
    metavar="SIZE",
    callback=limit_this_process,
    default=DEFAULT_MEMORY,
    show_default=True,
    expose_value=False,
    help="The most memory that the command may take.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")


class Unreadable(click.ClickException):
    """The records cannot be read or do not fit together."""

    exit_code = FAILED_EXIT_CODE

    def show(self, file: IO[Any] | None = None) -> None:
        """Say so in one line."""
        del file
        say(self.message)


@contextmanager
def translate_errors(path: str = "") -> Iterator[None]:
    """Turn errors of records and outputs into errors of the command line.

    Raises:
        Unreadable: the records cannot be read or do not fit together.
        OutputFailedError: the output cannot be written.
    """
    from newsclean.errors import OutputError, RecordsError

    before = f"{path}: " if path else ""
    try:
        yield
    except RecordsError as error:
        raise Unreadable(f"{before}{error}") from error
    except OutputError as error:
        raise OutputFailedError(f"{before}{error}") from error


def read_stored(path: str, shown: set[str] | None = None) -> Iterator["StoredRecord"]:
    """The records of one earlier output, with a message about what is left out.

    Args:
        path: where they are.
        shown: messages that were written already; records that are read twice give each once.
    """
    from newsclean.records.read_back import read_records

    known = set() if shown is None else shown

    def notice(message: str) -> None:
        text = f"{path}: {message}"
        if text not in known:
            known.add(text)
            say(text)

    with translate_errors(path):
        yield from read_records(path, notice=notice)


def read_all_stored(
    paths: Iterable[str], shown: set[str] | None = None
) -> Iterator["StoredRecord"]:
    """The records of several outputs, one after the other."""
    for path in paths:
        yield from read_stored(path, shown)


def make_shard_readers(paths: Iterable[str]) -> list[Callable[[], Iterator["StoredRecord"]]]:
    """For each output a function that reads it from its start."""
    shown: set[str] = set()
    return [partial(read_stored, path, shown) for path in paths]


def refuse_stdin(paths: Iterable[str], advice: str) -> None:
    """Refuse standard input where records are read twice.

    Raises:
        click.UsageError: one of the paths is `-`.
    """
    if STDIN in paths:
        raise click.UsageError(f"the records are read twice, standard input only once; {advice}")


def write_lines(records: Iterable["StoredRecord"], output: str | None) -> int:
    """Write records as lines to stdout, a pipe or a device, or to a file in its ending's format.

    Raises:
        OutputFailedError: the output cannot be written.
    """
    from newsclean.records.merge import encode_record_line, write_output

    if output and output != STDIN and not is_stream(output):
        try:
            with translate_errors(output):
                return write_output(records, output)
        except OSError as error:
            raise OutputFailedError(describe_failure(error, output)) from error
    count = 0
    with open_output(output) as write:
        for stored in records:
            write(encode_record_line(stored).decode())
            count += 1
    return count


def is_stream(path: str) -> bool:
    """Whether a path leads to a pipe or a device, which is written as it is."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def refuse_form(output: str | None) -> None:
    """Refuse an output whose ending names no format of one file, before anything is read.

    Into a pipe or a device go lines, whatever its name, unless that asks for another format.

    Raises:
        click.UsageError: there is no such format, it is a folder, or it cannot be written into a
            pipe or a device.
    """
    from newsclean.errors import OutputError
    from newsclean.records.stores import JSON_LINES_NAME, find_output_format

    if not output or output == STDIN:
        return
    stream = is_stream(output)
    try:
        form = find_output_format(output)
    except OutputError as error:
        if stream:
            return
        raise click.UsageError(f"{output}: {error}") from error
    if stream and not form.is_folder and form.name != JSON_LINES_NAME:
        raise click.UsageError(
            f"{output} is a pipe or a device, and {form.name} needs a file; name one, or end the "
            "name in .jsonl"
        )
    if form.is_folder and not stream:
        raise click.UsageError(f"{output}: end its name in .jsonl, .sqlite or .parquet")
