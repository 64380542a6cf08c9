"""Reads the fields that crawlers write above a text: `URL: …`, `标题：…`, YAML front matter.

They become the claims that the head of an HTML page would make, so that `fields` looks for each
field in one way.
"""

import re
from typing import NamedTuple

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Claim, Place
from newsclean.read.dump.lines import RULE_LINE, DumpLine
from newsclean.text.fold import soften

MAX_HEAD_FIELDS = 30  # lines that are read
MIN_KNOWN_FIELDS = 2  # fields whose names say what they hold
MAX_FIELD_KEY_CHARS = 24
HEAD_FIELD = re.compile(
    r"[\"'*#\s\[【]{0,4}([^\W\d_][^:：\n]{0,23}?)[\"'*\s\]】]{0,4}[:：](?!//)\s*(.*)"
)
HTTP_ADDRESS = re.compile(r"https?://\S+")
YEAR_DIGITS = re.compile(r"\d{4}")
# The headers of a server's answer describe the answer, not the article.
SERVER_HEADERS = frozenset(
    {"content-type", "content-length", "server", "set-cookie", "cache-control"}
)
# Under which source and key the head of an HTML page claims the same.
CLAIM_BY_FIELD = {
    "title": ("meta", "og:title"),
    "url": ("html", "canonical"),
    "published": ("meta", "article:published_time"),
    "site": ("meta", "og:site_name"),
}


class HeadField(NamedTuple):
    """A field above a text: what it holds (a key of `head_fields` in page_words.toml) and where."""

    key: str
    value: str
    line: DumpLine


class DumpHead(NamedTuple):
    """The fields above a text as claims, and the lines that are left to read."""

    claims: tuple[Claim, ...]
    lines: list[DumpLine]


def read_head_fields(lines: list[DumpLine]) -> DumpHead:
    r"""Take the fields off the beginning of a text.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> head = read_head_fields(
    ...     read_dump_lines("URL: https://n.example/1\nTitle: A bridge\nBy: A. B.\n\nText.")
    ... )
    >>> [(claim.key, claim.value) for claim in head.claims]
    [('canonical', 'https://n.example/1'), ('og:title', 'A bridge')]
    >>> [line.text for line in head.lines]
    ['A bridge', 'By: A. B.', 'Text.']
    """
    nothing = DumpHead((), lines)
    fields: list[HeadField] = []
    start = int(bool(lines) and set(lines[0].text) == {"-"})
    at = start
    for line in lines[start : start + MAX_HEAD_FIELDS]:
        key, value = read_field(line)
        if not key:
            break
        fields.append(HeadField(key, value, line))
        at += 1
        if key == "body":
            break
    keys = {field.key for field in fields}
    if len(keys - {"other", "kept", "body"}) < MIN_KNOWN_FIELDS or not keys & {"url", "title"}:
        return nothing
    if at < len(lines) and RULE_LINE.fullmatch(lines[at].text):
        at += 1
    claims = tuple(claim for claim in map(build_claim, fields) if claim)
    return DumpHead(claims, [*keep_readable_lines(fields), *lines[at:]])


def read_field(line: DumpLine) -> tuple[str, str]:
    """The key of a field in page_words.toml, and its value; both empty for any other line.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> read_field(read_dump_lines("标题：大桥")[0]), read_field(read_dump_lines("Mayor: No.")[0])
    (('title', '大桥'), ('', ''))
    """
    found = HEAD_FIELD.match(line.text)
    if not found or len(found[1]) > MAX_FIELD_KEY_CHARS:
        return "", ""
    name = " ".join(soften(found[1]).replace("_", " ").replace("-", " ").split())
    if name.replace(" ", "-") in SERVER_HEADERS:
        return "", ""
    for key, words in load_page_words()["head_fields"].items():
        if name in words:
            return key, found[2].strip().strip("\"'")
    return "", ""


def build_claim(field: HeadField) -> Claim | None:
    """A field as a claim; `None` for a site that is a host, and for a date without a year."""
    key, value, line = field
    if key not in CLAIM_BY_FIELD or not value:
        return None
    if key == "url":
        found = HTTP_ADDRESS.search(value)
        value = found[0] if found else ""
    is_host = key == "site" and "." in value and " " not in value
    if is_host or (key == "published" and not YEAR_DIGITS.search(value)):
        return None
    return Claim(*CLAIM_BY_FIELD[key], value, Place(line=line.number)) if value else None


def keep_readable_lines(fields: list[HeadField]) -> list[DumpLine]:
    """The lines of fields that are part of the text, too: title, date, people, source, body."""
    lines = []
    for key, value, line in fields:
        if key in {"title", "body"} and value:
            lines.append(line._replace(text=value))
        elif key in {"kept", "published"} and value:
            lines.append(line)
    return lines
