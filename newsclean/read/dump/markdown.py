r"""Dumps in Markdown, as html2text and its kin write: marks become what they mean, links are kept.

Read by CommonMark's rules as far as converters use them: a line break inside a paragraph is a
space, two blanks at a line's end are a break, `\` takes a mark's meaning away.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, Kind, Layout, Link, Place
from newsclean.read.dump.blocks import gaps_between, table_of
from newsclean.read.dump.lines import Line
from newsclean.read.dump.wrapping import glued

LINKED = re.compile(r"\]\((?:<|https?:|/|#|\.|www\.|mailto:|data:)")
FEWEST_LINKS = 3
COLUMN = 78  # html2text wraps there, counting characters
LEAST_WRAPPED = 0.8  # of the line breaks inside paragraphs, where the text was wrapped
LONGEST_CELL = 300
LONG_WORD = 5  # letters of the rest of a hyphenated word; shorter are "and", "und", "bis"
DEEPEST_QUOTE = 20
LONGEST_CHUNK = 60  # lines looked at together

# Converters leave blanks in an address as they are, and wrap it at hyphens.
TARGET = r"\(((?:[^()\\]|\\.|\([^()]{0,300}\)){0,3000})\)"
TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
WORDS = r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000})\]"
IMAGE = re.compile("!" + WORDS + TARGET)
LINK = re.compile(WORDS + TARGET)
MARK = re.compile(
    r"(?P<heading>\#{1,6})\s+|(?P<quote>(?:>\s?){1,20})|(?P<bullet>[*+-]|\d{1,3}\.)\s+"
)
HEADING = re.compile(r"#{1,6} \S")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~<-])")
BEFORE_STOP = r"(?: (?=[,.;:!?)]))?"  # html2text puts a blank behind emphasis
STRONG = re.compile(r"(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1" + BEFORE_STOP)
EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9_])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\1(?![A-Za-z0-9_])" + BEFORE_STOP
)
# An icon: emphasis around nothing, or around a character that only its font can show.
EMPTY = re.compile(r"(?<![A-Za-z0-9])_{2,}(?![A-Za-z0-9])|\*{2,}")
CODE = re.compile(r"`([^`\n]{1,500})`")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
OPEN, CLOSE = "\ue000", "\ue001"  # stand around a link's words while other marks are taken off


class Piece(NamedTuple):
    """A block under way: its lines joined, what stood before it, where it begins."""

    text: str
    number: int
    last: int
    indent: int


def is_markdown(lines: list[Line]) -> bool:
    """Whether links, or headings and strong words, are marked in a dump as Markdown marks them."""
    links = headings = strong = 0
    for line in lines:
        if "](" in line.text:
            links += len(LINKED.findall(line.text))
            if links >= FEWEST_LINKS:
                return True
        headings += bool(HEADING.match(line.text))
        strong += line.text.count("**")
    return bool(links or strong >= 2) and headings > 0


def markdown_blocks(lines: list[Line], text: str) -> list[Block]:
    """The blocks of a dump in Markdown; `text` is the whole of it, for blanks at line ends."""
    raw = text.splitlines()
    breaks = frozenset(n for n, line in enumerate(raw, 1) if line.endswith("  "))
    wraps = is_wrapped(lines, breaks)
    pieces: list[Piece] = []
    blocks: list[Block] = []
    for group in groups(lines):
        if rows := table_rows(group):
            blocks.append(table_of(rows, group, (0, 0)))
            continue
        pieces = list(joined(group, breaks, wraps=wraps))
        blocks += (block for piece in pieces for block in blocks_of(piece))
    return spaced(blocks)


def is_wrapped(lines: list[Line], breaks: frozenset[int]) -> bool:
    """Whether lines were broken at a width: the first word of the next would not have fitted."""
    breaking = [
        len(line.text) + line.indent + 1 + len(below.text.split(maxsplit=1)[0]) > COLUMN
        for line, below in pairwise(lines)
        if below.number == line.number + 1
        and line.number not in breaks
        and not MARK.match(below.text)
        and not MARK.match(line.text)
        and "|" not in line.text
    ]
    return bool(breaking) and sum(breaking) >= LEAST_WRAPPED * len(breaking)


def groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with no empty line between them."""
    group: list[Line] = []
    for line in lines:
        if group and (line.number != group[-1].number + 1 or len(group) >= LONGEST_CHUNK):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def joined(group: list[Line], breaks: frozenset[int], *, wraps: bool) -> Iterator[Piece]:
    """The paragraphs and items of a group: a mark begins one, a break or a full line ends one."""
    piece: Piece | None = None
    for line in group:
        if piece and not ends(piece, line, breaks, wraps=wraps):
            piece = piece._replace(text=rejoined(piece.text, line.text), last=line.number)
            continue
        if piece:
            yield piece
        piece = Piece(line.text, line.number, line.number, line.indent)
    if piece:
        yield piece


def rejoined(text: str, more: str) -> str:
    """Two parts of a broken line as one: html2text breaks at hyphens too, and inside addresses."""
    if text.endswith("-"):
        address = text.rfind("](") > text.rfind(")")
        word = more.split(maxsplit=1)[0]
        if address or (text[-2:-1].isalpha() and word[0].islower() and len(word) >= LONG_WORD):
            return text + more
    return glued(text, more)


def ends(piece: Piece, line: Line, breaks: frozenset[int], *, wraps: bool) -> bool:
    """Whether a line begins something new."""
    if is_open(piece.text):
        return False
    return bool(MARK.match(line.text)) or piece.last in breaks or not wraps


def is_open(text: str) -> bool:
    """Whether the last link of a text is not closed yet."""
    at = max(text.rfind("["), text.rfind("]("))
    return at >= 0 and len(text) - at < 1000 and text.find("](" if text[at] == "[" else ")", at) < 0


def blocks_of(piece: Piece) -> Iterator[Block]:
    """The block of a piece, if any text is left of it."""
    text, kind, level, bullet = piece.text, Kind.PARAGRAPH, None, ""
    for _ in range(DEEPEST_QUOTE):
        mark = MARK.match(text)
        if not mark:
            break
        text = text[mark.end() :]
        if mark["heading"]:
            kind, level = Kind.HEADING, len(mark["heading"])
        elif mark["quote"]:
            kind = Kind.QUOTE
        else:
            kind, level, bullet = Kind.LIST_ITEM, 1 + piece.indent // 4, mark["bullet"]
    text, links = plain_words(text)
    layout = Layout(indent=piece.indent, bullet=bullet, lines=piece.last - piece.number + 1)
    if any(character.isalnum() for character in text):
        yield Block(text, kind, Place(line=piece.number), layout, links=links, level=level)


def plain_words(text: str) -> tuple[str, tuple[Link, ...]]:
    r"""A text without Markdown's marks, and its links.

    >>> plain_words("The **mayor** said\\- [so](http://a.example/b_c) ![x](y.png)")
    ('The mayor said- so', (Link(start=16, end=18, url='http://a.example/b_c'),))
    """
    urls: list[str] = []

    def opened(found: re.Match[str]) -> str:
        words = found[1].strip()
        if not words:
            return " "
        urls.append(address_in(found[2]))
        return f"{OPEN}{words}{CLOSE}"

    bare = text.replace(OPEN, "").replace(CLOSE, "")
    bare = LINK.sub(opened, IMAGE.sub(" ", bare)) if "](" in bare else bare
    for pattern in (STRONG, EMPHASIS, CODE):
        group = r"\1" if pattern is CODE else r"\2"
        bare = pattern.sub(group, bare)
    bare = ESCAPED.sub(r"\1", EMPTY.sub("", bare))
    return placed(" ".join(bare.split()), urls)


def address_in(target: str) -> str:
    """The address in a link's target, without its title."""
    bare = TITLE.sub("", target.strip()).strip()
    return ESCAPED.sub(r"\1", bare.removeprefix("<").removesuffix(">"))


def placed(text: str, urls: list[str]) -> tuple[str, tuple[Link, ...]]:
    """A text without the marks around links, and where the links stand."""
    out, links, start = "", [], 0
    at = iter(urls)
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            start = len(out)
        elif part == CLOSE:
            links.append(Link(start, len(out), next(at, "")))
        else:
            out += part
    return out, tuple(link for link in links if link.end > link.start)


def table_rows(group: list[Line]) -> tuple[tuple[str, ...], ...]:
    """The rows of a group that is a table of data; nothing for one that only sets out a page."""
    if not any("|" in line.text and TABLE_RULE.fullmatch(line.text) for line in group):
        return ()
    rows = []
    for line in group:
        if not TABLE_RULE.fullmatch(line.text):
            cells = [plain_words(cell)[0] for cell in line.text.strip("|").split("|")]
            rows.append(tuple(cells))
    wide = sum(len(row) > 1 for row in rows)
    if wide < 2 or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return ()
    return tuple(row for row in rows if any(row))


def spaced(blocks: list[Block]) -> list[Block]:
    """Blocks that know of the empty lines around them, as those of other dumps do."""
    starts = [block.at.line or 0 for block in blocks]
    gaps = gaps_between(
        [
            (start, start + block.layout.lines - 1)
            for start, block in zip(starts, blocks, strict=True)
        ]
    )
    return [
        block._replace(
            layout=block.layout._replace(
                blank_before=before, blank_after=after, continues=before == 0
            )
        )
        for block, (before, after) in zip(blocks, pairwise(gaps), strict=True)
    ]
