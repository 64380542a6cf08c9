"""The templates of reports: whatever they write of a page is escaped.

Jinja escapes every value; characters that HTML does not allow are replaced first.
"""

import os
import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from newsclean.dependencies import require
from newsclean.report.charts import place_bars, place_columns

TEMPLATES_FOLDER = os.path.join(os.path.dirname(__file__), "templates")
# Half surrogate pairs are no characters, and HTML allows none of these controls:
# https://html.spec.whatwg.org/multipage/parsing.html#control-character-in-input-stream
NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def read_template(name: str) -> str:
    """A file of the templates as it is."""
    with open(os.path.join(TEMPLATES_FOLDER, name), encoding="utf-8") as file:
        return file.read()


@cache
def make_environment() -> Environment:
    """The templates; whatever they write of a page is escaped.

    Raises:
        DependencyError: Jinja is too old.
    """
    require("jinja2")
    made = Environment(
        autoescape=True,
        finalize=replace_forbidden,
        loader=FileSystemLoader(TEMPLATES_FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        lying=place_bars, standing=place_columns, bytes=format_bytes, seconds=format_seconds
    )
    return made


def replace_forbidden(value: Any) -> Any:
    r"""A value with U+FFFD for each character that HTML does not allow.

    >>> replace_forbidden("a\x00b\ud800"), replace_forbidden(3)
    ('a\ufffdb\ufffd', 3)
    """
    if type(value) is str and not value.isprintable():
        return NOT_IN_HTML.sub("\ufffd", value)
    return value


def format_bytes(size: int) -> str:
    """A size for people.

    >>> format_bytes(999), format_bytes(1_500_000)
    ('999 B', '1.5 MB')
    """
    for unit, step in (("MB", 1e6), ("kB", 1e3)):
        if size >= step:
            return f"{size / step:,.1f} {unit}"
    return f"{size:,} B"


def format_seconds(seconds: float) -> str:
    """A time for people."""
    return f"{seconds:.2f} s"
