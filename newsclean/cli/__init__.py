"""The command line: arguments in, records and lines out, an exit code. It decides nothing.

`run` is the beginning: `plain` reads the calls that need no Click, `commands` all others. Each
module imports what it needs inside its functions, so that a run pays for nothing that it does not
use.
"""

import os
import sys
from collections.abc import Callable, Sequence

from newsclean.cli.messages import say
from newsclean.cli.output_file import OutputEndedError, flushed
from newsclean.errors import FAILED_EXIT_CODE, INTERRUPTED_EXIT_CODE

COMPLETION_VARIABLE = "_NEWSCLEAN_COMPLETE"  # the shell asks Click to complete a word


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code (docs/cli.md)."""
    return catch_ends(lambda: run_command(args))


def run_command(args: Sequence[str] | None) -> int:
    """Run a command, without Click where the call is a plain one."""
    if os.name != "nt" and COMPLETION_VARIABLE not in os.environ:  # Click expands `*` on Windows
        from newsclean.cli.plain import find_plain_work

        if work := find_plain_work(sys.argv[1:] if args is None else args):
            return work()
    from newsclean.cli.commands import run_with_click

    return run_with_click(args)


def catch_ends(work: Callable[[], int]) -> int:
    """Do some work, and give the exit code with which it ends, however it does."""
    try:
        with flushed():  # Click completes words for the shell before it reads any arguments
            return work()
    except OutputEndedError as end:
        if str(end):
            say(str(end))
        return end.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED_EXIT_CODE
    except Exception as error:
        from newsclean.limits.process import is_out_of_memory

        if not is_out_of_memory(error):
            raise
    say("there is not enough memory to go on")
    return FAILED_EXIT_CODE
