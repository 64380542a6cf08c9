"""The commands as Click knows them; only the one that runs is imported.

Each of them imports what it needs inside its function, so that a run pays for nothing that it does
not use.
"""

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from newsclean.cli.messages import forget
from newsclean.cli.output_file import flushed, open_stdout
from newsclean.cli.overview import COMMANDS, HELP_NAMES, OVERVIEW, VERSION_LINE
from newsclean.errors import INTERRUPTED_EXIT_CODE
from newsclean.version import __version__


class Command(click.Command):
    """A command whose epilog keeps its own line breaks, and whose help is written or has failed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog as it stands in the source; Click would fill its lines up."""
        del ctx
        if self.epilog:
            formatter.write(f"\n{self.epilog.strip()}\n")

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the arguments; help and version are shown here."""
        try:
            with flushed():
                return super().make_context(*args, **more)
        except click.exceptions.Exit:  # help or version was shown
            with open_stdout():  # where there is none, Click has said nothing of it
                raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        try:
            with flushed():
                return super().invoke(ctx)
        except KeyboardInterrupt:  # Click would write an empty line
            raise click.exceptions.Exit(INTERRUPTED_EXIT_CODE) from None


class LazyGroup(Command, click.Group):
    """A group of commands whose modules are imported when they are called."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview, which loads none of them."""
        del ctx
        formatter.write(OVERVIEW)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or return `None` for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"newsclean.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
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


@click.group(cls=LazyGroup, context_settings={"help_option_names": HELP_NAMES})
@click.version_option(__version__, message=VERSION_LINE)
def newsclean() -> None:
    """Turn saved news pages into articles; `OVERVIEW` has the help."""


def run_with_click(args: Sequence[str] | None) -> int:
    """Let Click read the arguments and run the command, and return the exit code."""
    try:
        code = newsclean.main(args, prog_name="newsclean", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED_EXIT_CODE
    except click.ClickException as error:
        try:
            error.show()
        except OSError:
            forget(sys.stderr)
        return error.exit_code
    return code if isinstance(code, int) else 0
