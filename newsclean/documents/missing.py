"""Packages that only some inputs need, asked for when one is met."""

import importlib
import sys
from typing import Any

from newsclean.dependencies import require
from newsclean.errors import DependencyError, InputError


def import_package(module: str, extra: str, what: str) -> Any:
    """Import a package that may be missing or too old.

    Args:
        module: what to import.
        extra: the extra of newsclean that installs it.
        what: what cannot be read without it.

    Raises:
        InputError: code `not_found`: it is not installed; `dependency`: it is too old. The message
            tells what to install.
    """
    package = module.partition(".")[0]
    try:
        if package not in sys.stdlib_module_names:
            require(package)
        return importlib.import_module(module)
    except DependencyError as error:
        raise InputError(error.code, f"{what}: {error}", stage="inputs") from error
    except ImportError as error:
        message = f"{what} needs {package}; try: python -m pip install 'newsclean[{extra}]'"
        raise InputError("not_found", message, stage="inputs") from error
