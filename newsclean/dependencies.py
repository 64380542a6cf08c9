"""What is told where a package that newsclean needs is older than it may be.

How old it may be stands in the metadata of the installed newsclean, which pyproject.toml makes. To
read that takes as long as to load a parser. So it is read before a batch and for packages that only
few runs load, and else where something broke: then what is too old is the likely reason.
"""

import re
import sys
from collections.abc import Callable
from functools import cache, wraps
from typing import NamedTuple, ParamSpec, TypeVar

from newsclean.errors import DependencyError, NewscleanError

Args = ParamSpec("Args")
Result = TypeVar("Result")

# `lxml-html-clean>=0.4`, `rensa>=0.5; extra == 'duplicates'`: as we write them, and no pins.
FLOOR = re.compile(r"([\w.-]{1,99})\s?>=\s?([\d.]{1,20})")
RELEASE = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,9}")


class TooOld(NamedTuple):
    """A package that is older than it may be.

    Attributes:
        name: of the package.
        floor: the lowest version that will do.
        found: the version that is installed.
        extra: it belongs to an extra of newsclean.
    """

    name: str
    floor: str
    found: str
    extra: bool = False


def require(name: str) -> None:
    """Refuse a package that is older than it may be; one that is missing is not told here.

    Raises:
        DependencyError: it is too old.
    """
    refuse([one for one in too_old() if one.name == plain(name)])


def require_all() -> None:
    """Refuse whatever is too old of the packages that every newsclean is installed with.

    Raises:
        DependencyError: one of them is too old.
    """
    refuse([one for one in too_old() if not one.extra])


def refuse(found: list[TooOld]) -> None:
    """Refuse packages, if there are any.

    Raises:
        DependencyError: there are.
    """
    if found:
        raise error_of(found)


def blamed(error: BaseException) -> DependencyError | None:
    """What to tell in place of an error that nobody expected; `None` where no package is too old.

    Only a package that is loaded can have caused it, or any that could not be.
    """
    if isinstance(error, DependencyError):
        return error
    if not isinstance(error, Exception):
        return None
    found = [
        one
        for one in too_old()
        if one.name.replace("-", "_") in sys.modules
        or (isinstance(error, ImportError) and not one.extra)
    ]
    return error_of(found) if found else None


def blaming(work: Callable[Args, Result]) -> Callable[Args, Result]:
    """Let a function tell of packages that are too old where it would raise what nobody expects."""

    @wraps(work)
    def worked(*args: Args.args, **more: Args.kwargs) -> Result:
        try:
            return work(*args, **more)
        except (NewscleanError, MemoryError):
            raise
        except Exception as error:
            if found := blamed(error):
                raise found from error
            raise

    return worked


def error_of(found: list[TooOld]) -> DependencyError:
    """The error that tells of packages.

    >>> print(error_of([TooOld("chardet", "7.6", "5.2.0")]))
    newsclean needs chardet >= 7.6, but 5.2.0 is installed: pip install --upgrade 'chardet>=7.6'
    """
    each = [f"{one.name} >= {one.floor}, but {one.found} is installed" for one in found]
    told = ", and ".join(each)
    wanted = " ".join(f"'{one.name}>={one.floor}'" for one in found)
    message = f"newsclean needs {told}: pip install --upgrade {wanted}"
    return DependencyError("dependency", message, stage="dependencies")


@cache
def too_old() -> tuple[TooOld, ...]:
    """Every package that is older than the metadata of newsclean allows."""
    from importlib import metadata  # noqa: PLC0415 - 10 to 30 ms

    try:
        needed = metadata.requires("newsclean") or ()
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return ()
    found: dict[str, TooOld] = {}
    for line in needed:
        floor = FLOOR.match(line)
        if not floor or plain(floor[1]) in found:
            continue
        try:
            version = metadata.version(floor[1])
        except metadata.PackageNotFoundError:
            continue
        if is_below(version, floor[2]):
            name = plain(floor[1])
            found[name] = TooOld(name, floor[2], version, "extra ==" in line)
    return tuple(found.values())


def plain(name: str) -> str:
    """A package's name as the registry compares it (PEP 503).

    >>> plain("lxml_html_clean")
    'lxml-html-clean'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def is_below(version: str, floor: str) -> bool:
    """Whether a version comes before another; of a pre-release only its numbers count.

    >>> is_below("5.2.0", "7.6"), is_below("7.10", "7.6"), is_below("8", "8.0")
    (True, False, False)
    """
    return release(version) < release(floor)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, without zeros at its end."""
    found = RELEASE.search(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
