"""Refuse packages that are older than newsclean can use, in one clear line.

The lowest version of each package stands in the metadata of the installed newsclean, which is made
from pyproject.toml. Reading the metadata takes 10 to 30 ms, as long as loading a parser. So it is
read before a batch, before a package that only few runs load, and when something has failed: then a
package that is too old is the likely cause.
"""

import re
import sys
from collections.abc import Callable
from functools import cache, wraps
from typing import NamedTuple, ParamSpec, TypeVar

from newsclean.errors import DependencyError, NewscleanError

Args = ParamSpec("Args")
Result = TypeVar("Result")

# `lxml-html-clean>=0.4`, `rensa>=0.5; extra == 'duplicates'`: the only form in which we write them.
MINIMUM_REQUIREMENT = r"([\w.-]{1,99})\s?>=\s?([\d.]{1,20})"
RELEASE_NUMBERS = r"\d{1,9}(?:\.\d{1,9}){0,9}"


class OutdatedPackage(NamedTuple):
    """An installed package that is too old.

    Attributes:
        name: its name as `normalize_name` gives it.
        minimum: the lowest version that newsclean can use.
        installed: the version that is installed.
        extra: whether only an extra of newsclean needs it.
    """

    name: str
    minimum: str
    installed: str
    extra: bool = False


def require(name: str) -> None:
    """Refuse a package that is too old. A missing package is no error here: the import reports it.

    Args:
        name: the package's name, in any spelling that the registry takes for the same.

    Raises:
        DependencyError: it is too old.
    """
    wanted = normalize_name(name)
    refuse_outdated([package for package in list_outdated_packages() if package.name == wanted])


def require_all() -> None:
    """Refuse packages that are too old, of those that every newsclean is installed with.

    Raises:
        DependencyError: at least one of them is too old.
    """
    refuse_outdated([package for package in list_outdated_packages() if not package.extra])


def refuse_outdated(packages: list[OutdatedPackage]) -> None:
    """Raise one error that names all of these packages; do nothing if there are none.

    Raises:
        DependencyError: there is at least one.
    """
    if packages:
        raise make_outdated_error(packages)


def find_outdated_cause(error: BaseException) -> DependencyError | None:
    """Find the old package that may have caused an unexpected error; `None` if none is too old.

    Only a package that is loaded can have caused it. An `ImportError` may also come from one that
    could not be loaded, if every newsclean is installed with it.
    """
    if isinstance(error, DependencyError):
        return error
    if not isinstance(error, Exception):
        return None
    suspects = [
        package
        for package in list_outdated_packages()
        if package.name.replace("-", "_") in sys.modules
        or (isinstance(error, ImportError) and not package.extra)
    ]
    return make_outdated_error(suspects) if suspects else None


def blame_outdated_packages(function: Callable[Args, Result]) -> Callable[Args, Result]:
    """Decorate a function: an unexpected error becomes a `DependencyError` if a package is too old.

    Our own errors and `MemoryError` pass unchanged; so does any error when no package is too old.
    """

    @wraps(function)
    def decorated(*args: Args.args, **more: Args.kwargs) -> Result:
        try:
            return function(*args, **more)
        except (NewscleanError, MemoryError):
            raise
        except Exception as error:
            if cause := find_outdated_cause(error):
                raise cause from error
            raise

    return decorated


def make_outdated_error(packages: list[OutdatedPackage]) -> DependencyError:
    """The error that names each package, its two versions, and the command that updates it.

    >>> print(make_outdated_error([OutdatedPackage("chardet", "7.6", "5.2.0")]))
    newsclean needs chardet >= 7.6, but 5.2.0 is installed: pip install --upgrade 'chardet>=7.6'
    """
    needs = ", and ".join(
        f"{package.name} >= {package.minimum}, but {package.installed} is installed"
        for package in packages
    )
    wanted = " ".join(f"'{package.name}>={package.minimum}'" for package in packages)
    message = f"newsclean needs {needs}: pip install --upgrade {wanted}"
    return DependencyError("dependency", message, stage="dependencies")


@cache
def list_outdated_packages() -> tuple[OutdatedPackage, ...]:
    """Every installed package that is older than the metadata of newsclean allows."""
    from importlib import metadata  # noqa: PLC0415 - 10 to 30 ms

    try:
        requirements = metadata.requires("newsclean") or ()
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return ()
    outdated: dict[str, OutdatedPackage] = {}
    for requirement in requirements:
        found = re.match(MINIMUM_REQUIREMENT, requirement)
        if not found:
            continue
        name, minimum = normalize_name(found[1]), found[2]
        if name in outdated:
            continue
        try:
            installed = metadata.version(found[1])
        except metadata.PackageNotFoundError:
            continue
        if is_below(installed, minimum):
            outdated[name] = OutdatedPackage(name, minimum, installed, "extra ==" in requirement)
    return tuple(outdated.values())


def normalize_name(name: str) -> str:
    """A package's name in the spelling in which the registry compares names (PEP 503).

    >>> normalize_name("lxml_html_clean")
    'lxml-html-clean'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def is_below(version: str, minimum: str) -> bool:
    """Whether a version comes before another. Of a pre-release only the numbers count.

    >>> is_below("5.2.0", "7.6"), is_below("7.10", "7.6"), is_below("8", "8.0")
    (True, False, False)
    """
    return parse_release(version) < parse_release(minimum)


def parse_release(version: str) -> tuple[int, ...]:
    """The numbers of a version, without zeros at its end.

    >>> parse_release("7.6.0rc1"), parse_release("no number")
    ((7, 6), ())
    """
    found = re.search(RELEASE_NUMBERS, version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
