"""The command line: arguments in, records and lines out, an exit code. It decides nothing.

`COMMANDS` names each command's module; only the one that runs is imported, and each of them imports
what it needs inside its function, so that a run pays for nothing that it does not use.
"""

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from newsclean.cli.messages import forget, say
from newsclean.cli.output_file import flushed, shown
from newsclean.errors import FAILED_EXIT_CODE, INTERRUPTED_EXIT_CODE
from newsclean.version import __version__

COMMANDS = {
    "extract": "newsclean.cli.extract:extract",
    "batch": "newsclean.cli.batch:batch",
    "explain": "newsclean.cli.explain:explain",
    "duplicates": "newsclean.cli.duplicates:duplicates",
    "unique": "newsclean.cli.unique:unique",
    "merge": "newsclean.cli.merge:merge",
    "diff": "newsclean.cli.diff:diff",
    "search": "newsclean.cli.search:search",
    "evaluate": "newsclean.cli.evaluate:evaluate",
    "report": "newsclean.cli.report:report",
    "decode": "newsclean.cli.decode:decode",
    "schema": "newsclean.cli.schema:schema",
}

EXAMPLES = """
Examples:

  newsclean extract page.html | jq -r .title

  newsclean extract pages/*.txt -o records.jsonl

  newsclean explain page.txt

Shell completion: put into ~/.bashrc

  eval "$(_NEWSCLEAN_COMPLETE=bash_source newsclean)"

or into ~/.zshrc the same with zsh_source; for fish see docs/cli.md.
"""


class Command(click.Command):
    """A command whose epilog keeps its own line breaks, and whose help is written or has failed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog as it stands in the source; Click would fill its lines up."""
        del ctx
        if self.epilog:
            formatter.write(f"\n{self.epilog.strip()}\n")

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the arguments; help and version are shown here."""
        with shown():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; where there is not enough memory, say so."""
        try:
            with flushed():
                return super().invoke(ctx)
        except KeyboardInterrupt:  # Click would write an empty line
            raise click.exceptions.Exit(INTERRUPTED_EXIT_CODE) from None
        except Exception as error:
            from newsclean.limits.process import is_out_of_memory

            if not is_out_of_memory(error):
                raise
        say("there is not enough memory to go on")
        raise click.exceptions.Exit(FAILED_EXIT_CODE)


class LazyGroup(Command, click.Group):
    """A group of commands whose modules are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or return `None` for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the command that was probably meant by a name that is none."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{meant} Commands: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="newsclean")
def newsclean() -> None:
    """Turn saved news pages, HTML or text dumps, into clean articles.

    Records go to stdout, messages to stderr.
    """


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code (docs/cli.md)."""
    return catch_ends(lambda: newsclean.main(args, prog_name="newsclean", standalone_mode=False))


def catch_ends(work: Callable[[], object]) -> int:
    """Do some work, and give the exit code with which it ends, however it does."""
    try:
        with flushed():  # Click completes words for the shell before it reads any arguments
            code = work()
    except click.Abort:
        return INTERRUPTED_EXIT_CODE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        try:
            error.show()
        except OSError:
            forget(sys.stderr)
        return error.exit_code
    return code if isinstance(code, int) else 0
