"""Packages that only some inputs need, asked for when one is met."""

import importlib
from typing import Any

from newsclean.errors import InputError


def import_package(module: str, extra: str, what: str) -> Any:
    """Import a package that may be missing.

    Args:
        module: what to import.
        extra: the extra of newsclean that installs it.
        what: what cannot be read without it.

    Raises:
        InputError: code `not_found`: it is not installed; the message tells how to.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        message = f"{what} needs {package}; try: python -m pip install 'newsclean[{extra}]'"
        raise InputError("not_found", message, stage="inputs") from error
