"""`newsclean explain`: what newsclean made of one page, and why."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import click

from newsclean.cli import Command
from newsclean.cli.messages import say
from newsclean.cli.options import PageOptions, page_options, settings_from
from newsclean.cli.output_file import on_terminal, opened
from newsclean.cli.stored import refuse_overwriting
from newsclean.documents.named_files import printable
from newsclean.report.wording import place, shown, why_lost

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

CARD = "card"
SHOWN_REASONS = 3
WIDEST_PLACE = 14


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


@click.command(cls=Command, epilog=EXAMPLES, short_help="Show what was made of one page, and why.")
@click.argument("file", metavar="FILE", type=click.Path(readable=False))
@page_options
@click.option(
    "--html",
    "page",
    metavar="OUT.html",
    type=click.Path(readable=False),
    help="Write it as one HTML file for a browser.",
)
@click.pass_context
def explain(
    context: click.Context, file: str, page: str | None, **options: Unpack[PageOptions]
) -> None:
    """Show each block of FILE with its role and each field with its candidates.

    For a block: its score (log-odds of being part of the story) and the rule or the strongest
    features that decided. For a field: every candidate, and why one won.
    """
    from newsclean.errors import NewscleanError

    refuse_overwriting((file,), page)
    try:
        explanation = explained(file, settings_from(options))
    except NewscleanError as error:
        say(f"{file}: {error}")
        context.exit(1)
    with opened(page) as write:
        if page:
            write(as_html(file, explanation))
        elif on_terminal():
            write(tables(explanation))
        else:
            for line in plain_lines(explanation):
                write(f"{line}\n")
    if explanation.error:
        say(f"{file}: {explanation.error}")
        context.exit(1)


def explained(file: str, settings: "Settings") -> "Explanation":
    """The explanation of a file, or of a page in an archive (`news.zip!a.html`).

    Raises:
        InputError: it cannot be read.
    """
    from newsclean.documents.named_files import read_document
    from newsclean.pipeline import explain as explanation_of

    if "!" in file and not os.path.lexists(file):
        from newsclean.documents import load, settings_for
        from newsclean.report.sources import Run, entry_named

        entry = load(entry_named(file, Run(settings)), settings.max_bytes)
        return explanation_of(entry.data or b"", settings=settings_for(entry, settings))
    document = read_document(file, max_bytes=settings.max_bytes)
    return explanation_of(document.data, settings=settings)


def as_html(file: str, explanation: "Explanation") -> str:
    """The explanation for a browser."""
    from newsclean.documents.named_files import source_named
    from newsclean.report.pages import page_report

    return page_report(source_named(file), explanation)


def summary(explanation: "Explanation") -> str:
    """How the page was read, in one line."""
    decoded, story = explanation.decoded, explanation.story
    encoding = f"{decoded.encoding or 'text'} ({decoded.decided_by}, {decoded.confidence:.2f})"
    counts = f"{len(story.page.blocks)} blocks, {len(story.page.claims)} claims"
    words = f"words of {', '.join(story.lexicon.languages)}"
    status = explanation.article.status if explanation.article else "error"
    return f"{status}, {story.page.kind}, {encoding}, {counts}, {words}"


def warnings(explanation: "Explanation") -> Iterator[str]:
    """What was odd, each in one line."""
    cautions = (*explanation.decoded.damage, *explanation.story.page.cautions)
    return (f"{caution.code}: {caution.detail}" for caution in cautions)


def block_rows(explanation: "Explanation") -> Iterator[BlockRow]:
    """A row for each block, in the page's order."""
    for item in explanation.labelled:
        yield BlockRow(
            place(item.block.at),
            str(item.role),
            f"{item.score:+6.2f}",
            why_role(explanation, item),
            printable(item.block.text),
        )


def why_role(explanation: "Explanation", item: "Labelled") -> str:
    """The rule that gave a block its role, or the features that weighed most."""
    if item.rule != CARD:
        return item.rule
    shares = explanation.reasons(item, SHOWN_REASONS)
    return ", ".join(f"{name} {share:+.2f}" for name, share in shares) or CARD


def field_rows(explanation: "Explanation") -> Iterator[FieldRow]:
    """A row for each candidate of each field, the winner first."""
    for name, candidates in explanation.fields.items():
        if not candidates:
            yield FieldRow(name, "-", "", "", "", "", "no candidate")
        for rank, found in enumerate(candidates):
            yield FieldRow(
                name,
                "" if rank or not found.confidence else "*",
                f"{found.confidence:.2f}",
                printable(found.rule),
                place(found.at),
                shown(found.value),
                why_chosen(found, candidates[0]),
            )


def why_chosen(found: "Found[Any]", won: "Found[Any]") -> str:
    """Why a candidate lost; for the winner the words that it came from."""
    if not found.confidence:
        return f"too unsure to be given, from: {printable(found.text)}"
    if found is won:
        return f"from: {printable(found.text)}"
    return why_lost(found, won)


def plain_lines(explanation: "Explanation") -> Iterator[str]:
    """The page, its warnings, blocks and fields, a line each, columns aligned."""
    yield f"page   {printable(summary(explanation))}"
    for warning in warnings(explanation):
        yield f"warn   {printable(warning)}"
    for line in aligned(list(block_rows(explanation))):
        yield f"block  {line}"
    for line in aligned(list(field_rows(explanation))):
        yield f"field  {line}"


def aligned(rows: list[Any]) -> Iterator[str]:
    """Rows as lines, each column but the last two as wide as its widest cell."""
    sizes = [max(map(width, column)) for column in list(zip(*rows, strict=True))[:-2]]
    for row in rows:
        padded = [cell + " " * (size - width(cell)) for cell, size in zip(row, sizes, strict=False)]
        yield "  ".join([*padded, *filter(None, row[-2:])]).rstrip()


def width(text: str) -> int:
    """Columns that a text takes on a terminal.

    >>> width("line 3"), width("来源")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def tables(explanation: "Explanation") -> str:
    """The same as tables for a terminal, as wide as it is; a block keeps to one line."""
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    blocks = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in {"at": None, "role": None, "score": None, "why": 2, "text": 3}.items():
        blocks.add_column(name, ratio=ratio, no_wrap=True, overflow="ellipsis")
    for block in block_rows(explanation):
        row = map(Text, block._replace(at=last_step(block.at)))
        blocks.add_row(*row, style=BLOCK_STYLES.get(block.role, "dim"))
    fields = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in {"": None, "field": None, "sure": None, "value": 2, "why": 3}.items():
        fields.add_column(name, ratio=ratio, overflow="fold")
    for field in field_rows(explanation):
        why = ", ".join(filter(None, (field.rule, last_step(field.at), field.why)))
        row = map(Text, (field.mark, field.name, field.sure, field.value, why))
        fields.add_row(*row, style="bold" if field.mark == "*" else "dim")
    console = Console(file=io.StringIO(), force_terminal=not os.environ.get("NO_COLOR"))
    with console.capture() as capture:
        console.print(Text(printable(summary(explanation)), style="bold"))
        for warning in warnings(explanation):
            console.print(Text(printable(warning), style="yellow"))
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
"""How roles stand out on a terminal; what is not of the story is dim."""


def last_step(at: str) -> str:
    """The end of a long path, for narrow columns.

    >>> last_step("/html/body/div[2]/article/p[3]"), last_step("(//meta)[4]"), last_step("line 4")
    ('…/p[3]', '(//meta)[4]', 'line 4')
    """
    return at if len(at) <= WIDEST_PLACE else f"…/{at.rpartition('/')[2]}"
