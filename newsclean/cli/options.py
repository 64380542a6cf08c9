"""Options that several commands share, and what they mean to the library."""

from collections.abc import Callable
from typing import TypeVar

import click

from newsclean.cli.settings import MAX_PAGE_SIZE, OUTPUT_NAMES, PAGE_MEMORY, PAGE_SECONDS, read_size
from newsclean.limits.deadline import MAX_SECONDS

F = TypeVar("F", bound=Callable[..., object])


# What newsclean takes when it has read nothing is 60 MB, the tree of a large page 100.
MIN_MEMORY_BYTES = 200_000_000


def parse_size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Read a number of bytes, also as 500K, 20M or 2G."""
    try:
        return read_size(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def parse_memory_size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Read a size, and refuse one that newsclean cannot start with."""
    size = parse_size(ctx, param, value)
    if size < MIN_MEMORY_BYTES:
        raise click.BadParameter(f"'{value}' is too little to start with; give 200M", ctx, param)
    return size


def check_seconds(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """Refuse a time that some timer does not take: over a day, endless, or no number."""
    if not value <= MAX_SECONDS:
        raise click.BadParameter(f"'{value:g}' is no time; give at most {MAX_SECONDS}", ctx, param)
    return value


def make_timeout_option(seconds: float, whose: str) -> Callable[[F], F]:
    """The option `--timeout`.

    Args:
        seconds: of processor time, unless told otherwise.
        whose: a page's or a document's, for the help.
    """
    return click.option(
        "--timeout",
        metavar="S",
        type=click.FloatRange(min=0.1),
        callback=check_seconds,
        default=seconds,
        show_default=True,
        help=f"Seconds of processor time for {whose}.",
    )


def make_memory_option(size: str, who: str) -> Callable[[F], F]:
    """The option `--memory`.

    Args:
        size: unless told otherwise.
        who: may take it, for the help.
    """
    return click.option(
        "--memory",
        metavar="SIZE",
        callback=parse_memory_size,
        default=size,
        show_default=True,
        help=f"The most that {who} may take.",
    )


def check_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse an encoding that is not in the Encoding Standard before any page is read."""
    from newsclean.decode.web_codecs import find_encoding

    if value is not None and find_encoding(value) is None:
        raise click.BadParameter(
            f"'{value}' is no encoding of web pages; utf-8, gb18030, big5, shift_jis, euc-kr and "
            "windows-1252 are some (https://encoding.spec.whatwg.org)",
            ctx,
            param,
        )
    return value


def check_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no day of the calendar."""
    from datetime import date

    if value is not None:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise click.BadParameter(
                f"'{value}' is no day; write it as 2024-05-17", ctx, param
            ) from None
    return value


files_argument = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(readable=False)
)
output_option = click.option(
    *OUTPUT_NAMES,
    type=click.Path(readable=False),
    help="Write to this file, whole or not at all.",
)
encoding_option = click.option(
    "--encoding", metavar="E", callback=check_encoding, help="Read the bytes in this encoding."
)
url_option = click.option("--url", metavar="URL", help="The page's address, if it is known.")
max_size_option = click.option(
    "--max-size",
    metavar="SIZE",
    callback=parse_size,
    default=MAX_PAGE_SIZE,
    show_default=True,
    help="Refuse a larger page.",
)
PAGE_OPTIONS = (
    encoding_option,
    click.option(
        "--input",
        "input_kind",
        type=click.Choice(["html", "text"]),
        help="Read the page as this, whatever it looks like.",
    ),
    url_option,
    click.option(
        "--crawled",
        metavar="DATE",
        callback=check_day,
        help="The day the page was saved, to read 'yesterday' by.",
    ),
    max_size_option,
    click.option(
        "--min-confidence",
        metavar="X",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Leave out fields that are less sure than X (0 to 1).",
    ),
)


def add_page_options(command: F) -> F:
    """Add the options that say how to read a page."""
    for option in reversed(PAGE_OPTIONS):
        command = option(command)
    return command


def add_pages_options(command: F) -> F:
    """Add the options that say how to read pages of many addresses."""
    for option in reversed(PAGE_OPTIONS):
        command = command if option is url_option else option(command)
    return command


def add_limit_options(command: F) -> F:
    """Add the limits of a command that reads its pages in its own process."""
    command = make_memory_option(PAGE_MEMORY, "this process")(command)
    return make_timeout_option(PAGE_SECONDS, "a page")(command)
