"""`newsclean explain`: the blocks and fields of one page, and why they were chosen."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.in_the_way import REPORT
from newsclean.cli.messages import say
from newsclean.cli.options import (
    add_limit_options,
    add_page_options,
)
from newsclean.cli.output_file import is_stdout_terminal, open_output, refuse_overwriting
from newsclean.cli.settings import LimitOptions, build_limited_settings
from newsclean.documents.named_files import escape_unprintable
from newsclean.errors import FAILED_EXIT_CODE
from newsclean.report.wording import CARD_RULE, explain_loss, format_place, format_value

if TYPE_CHECKING:
    from newsclean.model import Found, Labelled, Settings
    from newsclean.pipeline import Explanation

EXAMPLES = """
Examples:

  newsclean explain page.html

  newsclean explain page.txt | grep '^field *title'

  newsclean explain page.txt | grep '^block.* related '

  newsclean explain page.html --html explained.html

In a pipe each block, field and warning is one line, its texts uncut.
"""

MAX_SHOWN_REASONS = 3
MAX_PATH_CHARS = 14


class BlockRow(NamedTuple):
    """What is shown of a block."""

    at: str
    role: str
    score: str
    why: str
    text: str


class FieldRow(NamedTuple):
    """What is shown of a candidate for a field; `mark` is a star for the one that won."""

    name: str
    mark: str
    sure: str
    rule: str
    at: str
    value: str
    why: str


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(readable=False))
@add_page_options
@add_limit_options
@click.option(
    "--html",
    "page",
    metavar="OUT.html",
    type=click.Path(readable=False),
    help="Write it as one HTML file for a browser.",
)
@click.pass_context
def explain(
    context: click.Context, file: str, page: str | None, **options: Unpack[LimitOptions]
) -> None:
    """Show each block of FILE with its role and each field with its candidates.

    For a block: its score (log-odds of being part of the story) and the rule or the strongest
    features that decided. For a field: every candidate, and why one won.
    """
    from newsclean.limits.process import limit_memory

    refuse_overwriting((file,), page, REPORT)
    with limit_memory(options["memory"]):
        explanation = ExplainRun(file, options).run()
        if explanation is None:
            context.exit(FAILED_EXIT_CODE)
        show(file, explanation, page)
    if explanation.error:
        say(f"{file}: {explanation.error}")
        context.exit(FAILED_EXIT_CODE)


def show(file: str, explanation: "Explanation", page: str | None) -> None:
    """Write the explanation of a file: as HTML to another, as tables, or a line each."""
    with open_output(page) as write:
        if page:
            write(render_html(file, explanation))
        elif is_stdout_terminal():
            write(render_tables(explanation))
        else:
            for line in format_plain_lines(explanation):
                write(f"{line}\n")


class ExplainRun:
    """One page explained within the limits (`limits.watchdog.Work`)."""

    def __init__(self, file: str, options: LimitOptions) -> None:
        """Read nothing yet."""
        self.file = file
        self.options = options

    def run(self) -> "Explanation | None":
        """The explanation; `None` where there is none, and why was said."""
        from newsclean.errors import NewscleanError
        from newsclean.limits.deadline import limit_time
        from newsclean.limits.process import NO_MEMORY, is_out_of_memory
        from newsclean.limits.watchdog import Watchdog

        seconds = self.options["timeout"]
        try:
            with Watchdog(seconds, self) as dog, dog.watch(), limit_time(seconds):
                return explain_source(self.file, build_limited_settings(self.options))
        except NewscleanError as error:
            say(f"{self.file}: {error}")
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            say(f"{self.file}: {NO_MEMORY}")
        return None

    def go_on(self) -> int:
        """Say that the page took too long, and give the exit code."""
        from newsclean.limits.deadline import describe_timeout

        say(f"{self.file}: {describe_timeout(self.options['timeout'])}")
        return FAILED_EXIT_CODE

    def give_up(self) -> None:
        """Do nothing: no output was begun."""


def explain_source(file: str, settings: "Settings") -> "Explanation":
    """The explanation of a file, or of a page in an archive (`news.zip!a.html`).

    Raises:
        InputError: it cannot be read.
    """
    from newsclean.documents.named_files import read_document
    from newsclean.pipeline import explain as explanation_of

    if "!" in file and not os.path.lexists(file):
        from newsclean.documents import build_page_settings, load
        from newsclean.report.sources import RunSettings, find_named_entry

        entry = load(find_named_entry(file, RunSettings(settings)), settings.max_bytes)
        return explanation_of(entry.data or b"", settings=build_page_settings(entry, settings))
    document = read_document(file, max_bytes=settings.max_bytes)
    return explanation_of(document.data, settings=settings)


def render_html(file: str, explanation: "Explanation") -> str:
    """The explanation for a browser."""
    from newsclean.documents.named_files import format_source
    from newsclean.report.pages import render_page_report

    return render_page_report(format_source(file), explanation)


def summarise_page(explanation: "Explanation") -> str:
    """How the page was read, in one line."""
    decoded, story = explanation.decoded, explanation.story
    second = f"; second judge: {', '.join(decoded.second_judge)}" if decoded.second_judge else ""
    sure = f"{decoded.decided_by}, {decoded.confidence:.2f}{second}"
    encoding = f"{decoded.encoding or 'text'} ({sure})"
    counts = f"{len(story.page.blocks)} blocks, {len(story.page.claims)} claims"
    words = f"words of {', '.join(story.lexicon.languages)}"
    status = explanation.article.status if explanation.article else "error"
    return f"{status}, {story.page.kind}, {encoding}, {counts}, {words}"


def list_warnings(explanation: "Explanation") -> Iterator[str]:
    """The warnings, each in one line."""
    cautions = (*explanation.decoded.damage, *explanation.story.page.cautions)
    return (f"{caution.code}: {caution.detail}" for caution in cautions)


def build_block_rows(explanation: "Explanation") -> Iterator[BlockRow]:
    """A row for each block, in the page's order."""
    for item in explanation.labelled:
        yield BlockRow(
            format_place(item.block.at),
            str(item.role),
            f"{item.score:+6.2f}",
            explain_role(explanation, item),
            escape_unprintable(item.block.text),
        )


def explain_role(explanation: "Explanation", item: "Labelled") -> str:
    """The rule that gave a block its role, or the features that weighed most."""
    if item.rule != CARD_RULE:
        return item.rule
    shares = explanation.reasons(item, MAX_SHOWN_REASONS)
    return ", ".join(f"{name} {share:+.2f}" for name, share in shares) or CARD_RULE


def build_field_rows(explanation: "Explanation") -> Iterator[FieldRow]:
    """A row for each candidate of each field, the winner first."""
    for name, candidates in explanation.fields.items():
        if not candidates:
            yield FieldRow(name, "-", "", "", "", "", "no candidate")
        for rank, found in enumerate(candidates):
            yield FieldRow(
                name,
                "" if rank or not found.confidence else "*",
                f"{found.confidence:.2f}",
                escape_unprintable(found.rule),
                format_place(found.at),
                format_value(found.value),
                explain_choice(found, candidates[0]),
            )


def explain_choice(found: "Found[Any]", won: "Found[Any]") -> str:
    """Why a candidate lost; for the winner the words that it came from."""
    if not found.confidence:
        return f"too unsure to be given, from: {escape_unprintable(found.text)}"
    if found is won:
        return f"from: {escape_unprintable(found.text)}"
    return explain_loss(found, won)


def format_plain_lines(explanation: "Explanation") -> Iterator[str]:
    """The page, its warnings, blocks and fields, a line each, columns aligned."""
    yield f"page   {escape_unprintable(summarise_page(explanation))}"
    for warning in list_warnings(explanation):
        yield f"warn   {escape_unprintable(warning)}"
    for line in align_rows(list(build_block_rows(explanation))):
        yield f"block  {line}"
    for line in align_rows(list(build_field_rows(explanation))):
        yield f"field  {line}"


def align_rows(rows: list[Any]) -> Iterator[str]:
    """Rows as lines, each column but the last two as wide as its widest cell."""
    sizes = [max(map(measure_columns, column)) for column in list(zip(*rows, strict=True))[:-2]]
    for row in rows:
        padded = [
            cell + " " * (size - measure_columns(cell))
            for cell, size in zip(row, sizes, strict=False)
        ]
        yield "  ".join([*padded, *filter(None, row[-2:])]).rstrip()


def measure_columns(text: str) -> int:
    """Columns that a text takes on a terminal.

    >>> measure_columns("line 3"), measure_columns("来源")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def render_tables(explanation: "Explanation") -> str:
    """The same as tables for a terminal, as wide as it is; a block keeps to one line.

    Raises:
        DependencyError: rich is too old.
    """
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsclean.dependencies import require

    require("rich")
    blocks = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in {"at": None, "role": None, "score": None, "why": 2, "text": 3}.items():
        blocks.add_column(name, ratio=ratio, no_wrap=True, overflow="ellipsis")
    for block in build_block_rows(explanation):
        row = map(Text, block._replace(at=get_last_step(block.at)))
        blocks.add_row(*row, style=BLOCK_STYLES.get(block.role, "dim"))
    fields = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in {"": None, "field": None, "sure": None, "value": 2, "why": 3}.items():
        fields.add_column(name, ratio=ratio, overflow="fold")
    for field in build_field_rows(explanation):
        why = ", ".join(filter(None, (field.rule, get_last_step(field.at), field.why)))
        row = map(Text, (field.mark, field.name, field.sure, field.value, why))
        fields.add_row(*row, style="bold" if field.mark == "*" else "dim")
    console = Console(file=io.StringIO(), force_terminal=not os.environ.get("NO_COLOR"))
    with console.capture() as capture:
        console.print(Text(escape_unprintable(summarise_page(explanation)), style="bold"))
        for warning in list_warnings(explanation):
            console.print(Text(escape_unprintable(warning), style="yellow"))
        console.print(blocks, fields)
    return capture.get()


BLOCK_STYLES = {
    "headline": "bold",
    "subtitle": "bold",
    "body": "green",
    "heading": "green",
    "quote": "green",
    "list": "green",
    "table": "green",
    "credit": "cyan",
    "caption": "cyan",
}
"""The style of each role on a terminal; what does not belong to the story is dim."""


def get_last_step(at: str) -> str:
    """The end of a long path, for narrow columns.

    >>> (
    ...     get_last_step("/html/body/div[2]/article/p[3]"),
    ...     get_last_step("(//meta)[4]"),
    ...     get_last_step("line 4"),
    ... )
    ('…/p[3]', '(//meta)[4]', 'line 4')
    """
    return at if len(at) <= MAX_PATH_CHARS else f"…/{at.rpartition('/')[2]}"
