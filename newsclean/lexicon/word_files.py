"""Reads files of words: the little of TOML that they use, without the time that `tomllib` takes.

Words stand in literal strings, under tables. One regular expression reads these; a file that has
anything else `tomllib` reads. Loading that takes as long as all files of words of one page.
"""

import re
from typing import Any

SKIPPED = r"\s*(?:\#[^\n]*\n\s*)*"  # white space and comments
ENTRY = re.compile(
    rf"""
    (?:
        \[(?P<table>[a-z_.]+)\]
        | (?P<key>[A-Za-z_]+|'[^'\n]+')\ =\ (?:
            '''\n?(?P<lines>.*?)'''(?!')
            | '(?P<line>[^'\n]*)'(?!')
            | "(?P<quoted>[^"\\\n]*)"(?!")  # no escapes
            | (?P<flag>true|false)
        )
    )
    [\ ]*(?:\#[^\n]*)?\n{SKIPPED}
    """,
    re.VERBOSE | re.DOTALL,
)
START = re.compile(SKIPPED)


def parse_words(text: str) -> dict[str, Any]:
    r"""The values of a file of words, by key and by table.

    >>> parse_words("code = 'en'\n\n[dates.relative]\nnow = 'just now'  \n# the end\n")
    {'code': 'en', 'dates': {'relative': {'now': 'just now'}}}

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    text += "\n"
    found: dict[str, Any] = {}
    values = found
    start = START.match(text)
    at = start.end() if start else 0
    while at < len(text):
        entry = ENTRY.match(text, at)
        if entry is None:
            return parse_toml(text)
        at, kind = entry.end(), entry.lastgroup or ""
        if kind == "table":
            values = found
            for name in entry[kind].split("."):
                values = values.setdefault(name, {})
        else:
            values[entry["key"].strip("'")] = (
                entry[kind] == "true" if kind == "flag" else entry[kind]
            )
    return found


def parse_toml(text: str) -> dict[str, Any]:
    """The values of any TOML."""
    import tomllib  # noqa: PLC0415 - takes two milliseconds to load

    return tomllib.loads(text)
