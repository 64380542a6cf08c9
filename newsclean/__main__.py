"""`python -m newsclean`, and the command `newsclean`."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        from newsclean.cli import run  # noqa: PLC0415  an interrupt may come while it loads

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
