r"""Reads the front matter of Markdown, as clippers of notes write it: YAML between two lines `---`.

Only its flat form is read, by its lines: names with a value, a list, or a text of several lines.
That is all that clippers and site generators write, and what YAML could do beyond does no harm.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Claim, Place
from newsclean.read.dump.head_fields import CLAIM_BY_FIELD, HTTP_ADDRESS, YEAR_DIGITS
from newsclean.read.dump.lines import DumpLine
from newsclean.text.fold import soften
from newsclean.text.width import count_text_columns

MAX_FRONT_MATTER_LINES = 200
MAX_FRONT_MATTER_CHARS = 100_000
MIN_ENTRIES = 2
FIRST_LINES = 5  # of the text, among which its title may stand once more
FENCE_ENDS = ("---", "...")
# A name and its value; one in quotation marks is of JSON or of a site generator.
ENTRY = re.compile(r"""["']?([^\W\d_][\w .-]{0,40}?)["']?\s{0,9}:(?:\s+(.*)|\s*)""")
LIST_ITEM = re.compile(r"-(?:\s+(.*)|\s*)")
BLOCK_MARK = re.compile(r"[|>][+-]?\d?")  # the value stands below, indented
NOTE = re.compile(r"(?:\s|^)#.*")  # behind a value without quotation marks
FLOW_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)(?:,|$)""")
ESCAPE = re.compile(r"""\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))""")
ESCAPED_SPACES = {"n": "\n", "t": "\t", "r": "\r", "0": ""}
# A page of the notes, with what it is shown as: `[[Jane Miller|by Jane]]`; a link of Markdown.
NOTE_LINK = re.compile(r"!?\[\[([^\[\]|]{1,300})(?:\|([^\[\]]{0,300}))?\]\]")
TEXT_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,2000}\)")
NOTHING = {"", "~", "null", "none", "[]"}
# What a name means (tables of page_words.toml) → which claim of a page's head says the same.
CLAIMS = CLAIM_BY_FIELD | {
    "modified": ("meta", "article:modified_time"),
    "authors": ("meta", "author"),
}


class FrontEntry(NamedTuple):
    """A name, what stands behind it, the lines below that are its own, and its line's number."""

    name: str
    value: str
    below: list[str]
    line: int


def read_front_matter(lines: list[DumpLine]) -> tuple[tuple[Claim, ...], list[DumpLine]]:
    r"""The claims of the front matter, and the lines below it; no claims, all lines without one.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> dump = "---\ntitle: 'A bridge'\nauthor:\n  - \"[[Jane Miller]]\"\n---\nIt opened."
    >>> claims, rest = read_front_matter(read_dump_lines(dump))
    >>> [(claim.key, claim.value) for claim in claims], rest[0].text
    ([('og:title', 'A bridge'), ('author', 'Jane Miller')], 'A bridge')
    """
    end = find_fence(lines)
    entries = read_entries(lines[1:end])
    if len(entries) < MIN_ENTRIES:
        return (), lines
    claims = tuple(claim for entry in entries for claim in iter_claims(entry))
    if not claims:
        return (), lines
    return claims, [*keep_title(claims, lines[end + 1 :]), *lines[end + 1 :]]


def keep_title(claims: tuple[Claim, ...], below: list[DumpLine]) -> list[DumpLine]:
    """The title as a line of the text, unless the text has it at its beginning."""
    for claim in claims:
        if claim.key == "og:title" and claim.at.line:
            first = {soften(line.text.lstrip("# ")) for line in below[:FIRST_LINES]}
            width = count_text_columns(claim.value)
            line = DumpLine(claim.at.line, 0, claim.value, width)
            return [] if soften(claim.value) in first else [line]
    return []


def find_fence(lines: list[DumpLine]) -> int:
    """Which line ends the front matter; 0 where there is none."""
    size = 0
    for at, line in enumerate(lines[1 : MAX_FRONT_MATTER_LINES + 1], 1):
        size += len(line.text)
        if size > MAX_FRONT_MATTER_CHARS:
            return 0
        if line.text in FENCE_ENDS and not line.indent:
            return at
    return 0


def read_entries(lines: list[DumpLine]) -> list[FrontEntry]:
    """The names with what belongs to them; none where a line is of no front matter."""
    entries: list[FrontEntry] = []
    for line in lines:
        found = None if line.indent else ENTRY.fullmatch(line.text)
        if found:
            entries.append(FrontEntry(found[1], (found[2] or "").strip(), [], line.number))
        elif entries and (line.indent or LIST_ITEM.fullmatch(line.text)):
            entries[-1].below.append(line.text)
        elif not line.text.startswith("#"):
            return []
    return entries


def list_values(entry: FrontEntry) -> list[str]:
    """The values of a name: the items of a list, or one text.

    >>> list_values(FrontEntry("author", "[Jane Miller, 'Tom Reed']", [], 1))
    ['Jane Miller', 'Tom Reed']
    >>> list_values(FrontEntry("title", ">-", ["A bridge", "opens"], 1))
    ['A bridge opens']
    """
    _, value, below, _ = entry
    if BLOCK_MARK.fullmatch(value):
        return [" ".join(below)]
    items = [LIST_ITEM.fullmatch(line) for line in below]
    if not value and below and all(items):
        return [read_scalar(item[1] or "") for item in items if item]
    whole = " ".join([value, *below])
    if whole.startswith("[") and not whole.startswith("[[") and whole.endswith("]"):
        return [read_scalar(item[1]) for item in FLOW_ITEM.finditer(whole[1:-1]) if item[1]]
    return [read_scalar(whole)]


def read_scalar(text: str) -> str:
    r"""One value without its quotation marks, its note, and the marks of links.

    >>> read_scalar('"The \\"bridge\\""'), read_scalar("Miller's # a note"), read_scalar("'It''s'")
    ('The "bridge"', "Miller's", "It's")
    >>> read_scalar("[[people/jane|Jane Miller]]"), read_scalar("[Post](https://post.example/)")
    ('Jane Miller', 'Post')
    """
    text = text.strip()
    mark = text[:1]
    if len(text) > 1 and mark in {'"', "'"} and text.endswith(mark):
        inner = text[1:-1]
        text = ESCAPE.sub(unescape, inner) if mark == '"' else inner.replace("''", "'")
    else:
        text = NOTE.sub("", text)
    text = NOTE_LINK.sub(lambda found: found[2] or found[1].rpartition("/")[2], text)
    text = " ".join(TEXT_LINK.sub(r"\1", text).split())
    return "" if text.lower() in NOTHING else text


def unescape(found: re.Match[str]) -> str:
    """What an escape in quotation marks stands for."""
    code, short, sign = found.groups()
    return chr(int(code or short, 16)) if code or short else ESCAPED_SPACES.get(sign, sign)


def iter_claims(entry: FrontEntry) -> Iterator[Claim]:
    """What a name and its values claim; nothing for names that say nothing of the story."""
    values = [value for value in list_values(entry) if value]
    meaning = find_meaning(entry.name)
    for value in values:
        address = HTTP_ADDRESS.search(value)
        kind = "url" if meaning == "source" and address else meaning
        fits = {"url": bool(address), "published": bool(YEAR_DIGITS.search(value))}.get(kind, True)
        if kind in CLAIMS and fits:
            claimed = address[0] if kind == "url" and address else value
            yield Claim(*CLAIMS[kind], claimed, Place(line=entry.line))


def find_meaning(name: str) -> str:
    """What a name means; empty for one that nobody knows.

    >>> find_meaning("date_published"), find_meaning("Author"), find_meaning("tags")
    ('published', 'authors', '')
    """
    folded = " ".join(soften(name).replace("_", " ").replace("-", " ").split())
    words = load_page_words()
    for table in "front_matter", "head_fields":
        for key, names in words[table].items():
            if folded in names:
                return key if key in CLAIMS or table == "front_matter" else ""
    return ""
