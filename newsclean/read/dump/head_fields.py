r"""The fields that crawlers write above a text, as claims: `URL: …`, `标题：…`, YAML front matter.

They are told as an HTML page's head would tell them, so that every field is found by one way.
"""

import re
from typing import NamedTuple

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Claim, Place
from newsclean.read.dump.lines import RULE_LINE, DumpLine
from newsclean.text.fold import soften

MAX_HEAD_FIELDS = 30
MIN_KNOWN_FIELDS = 2
MAX_FIELD_KEY_CHARS = 24
HEAD_FIELD = re.compile(
    r"[\"'*#\s\[【]{0,4}([^\W\d_][^:：\n]{0,23}?)[\"'*\s\]】]{0,4}[:：](?!//)\s*(.*)"
)
HTTP_ADDRESS = re.compile(r"https?://\S+")
YEAR_DIGITS = re.compile(r"\d{4}")
# What stands in the answer of a server tells of the answer, not of the article.
SERVER_HEADERS = frozenset(
    {"content-type", "content-length", "server", "set-cookie", "cache-control"}
)
# The head of an HTML page tells the same under these names.
CLAIM_BY_FIELD = {
    "title": ("meta", "og:title"),
    "url": ("html", "canonical"),
    "published": ("meta", "article:published_time"),
    "site": ("meta", "og:site_name"),
}


class DumpHead(NamedTuple):
    """What stands above a text: its claims, and the lines that are left to read."""

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
    told: list[tuple[str, str, DumpLine]] = []
    start = int(bool(lines) and set(lines[0].text) == {"-"})
    at = start
    for line in lines[start : start + MAX_HEAD_FIELDS]:
        key, value = read_field(line)
        if not key:
            break
        told.append((key, value, line))
        at += 1
        if key == "body":
            break
    keys = {key for key, _, _ in told}
    if len(keys - {"other", "kept", "body"}) < MIN_KNOWN_FIELDS or not keys & {"url", "title"}:
        return nothing
    if at < len(lines) and RULE_LINE.fullmatch(lines[at].text):
        at += 1
    claims = tuple(claim for claim in map(build_claim, told) if claim)
    return DumpHead(claims, [*keep_readable_lines(told), *lines[at:]])


def read_field(line: DumpLine) -> tuple[str, str]:
    """What a field is called in our words, and its value; an empty name for any other line."""
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


def build_claim(told: tuple[str, str, DumpLine]) -> Claim | None:
    """A field as a claim; a site that is an address, or a date without a year, tells nothing."""
    key, value, line = told
    if key not in CLAIM_BY_FIELD or not value:
        return None
    if key == "url":
        found = HTTP_ADDRESS.search(value)
        value = found[0] if found else ""
    host = key == "site" and "." in value and " " not in value
    if host or (key == "published" and not YEAR_DIGITS.search(value)):
        return None
    return Claim(*CLAIM_BY_FIELD[key], value, Place(line=line.number)) if value else None


def keep_readable_lines(told: list[tuple[str, str, DumpLine]]) -> list[DumpLine]:
    """The lines of fields that are read like others: title, people and source, the text's first."""
    lines = []
    for key, value, line in told:
        if key in {"title", "body"} and value:
            lines.append(line._replace(text=value))
        elif key in {"kept", "published"} and value:
            lines.append(line)
    return lines
