r"""Reads dumps in Markdown, as html2text and similar converters write it; links are kept.

The rules are those of CommonMark, as far as converters use them: a line break inside a paragraph is
a space, two blanks at the end of a line are a line break, `\` takes the meaning of a mark away.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, Kind, Layout, Link, Place
from newsclean.read.dump.blocks import build_table_block, count_blank_lines
from newsclean.read.dump.datelines import is_dateline
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.unbroken_lines import SENTENCE_JOINT
from newsclean.read.dump.word_breaks import join_broken_lines
from newsclean.read.dump.wrapping import (
    MAX_WRAP_COLUMNS,
    find_common_column,
    measure_reach,
)
from newsclean.read.table_rows import TableRows, is_data_table
from newsclean.text.scripts import is_hangul

LINK_MIDDLE = re.compile(r"\]\((?:<|https?:|/|#|\.|www\.|mailto:|data:)")
LINE_BREAK = re.compile(r"(?:  |(?<=[^\s\\])\\)$")  # at the end of a line; not in a shell's command
MIN_LINKS = 3  # of a dump in Markdown without headings
MIN_STRONG_MARKS = 2  # `**`, of one with headings and no link
MIN_WRAPPED_SHARE = 0.8  # of the line breaks inside paragraphs, where the text was wrapped
# Of the rest of a hyphenated word on the next line; shorter words are "and", "und", "bis".
MIN_HYPHENATED_REST_CHARS = 5
MAX_LEADING_MARKS = 20  # of a block: quotes in lists in quotes
MAX_GROUP_LINES = 60  # without an empty line, that are read together
MAX_OPEN_LINK_CHARS = 1_000  # of a link that is broken over lines
INDENT_PER_LEVEL = 4  # columns of a list inside a list

# Converters leave blanks in an address as they are, and wrap it at hyphens. A picture that stands
# in its own address (`data:`) has thousands of characters; possessive repeats read them once.
LINK_TARGET = r"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)"
LINK_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
LINK_WORDS = r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000})\]"
IMAGE = re.compile("!" + LINK_WORDS + LINK_TARGET)
LINK = re.compile(LINK_WORDS + LINK_TARGET)
BLOCK_MARK = re.compile(
    r"(?P<heading>\#{1,6})\s+|(?P<quote>(?:>\s?){1,20})|(?P<bullet>[*+-]|\d{1,3}\.)\s+"
)
HEADING_START = re.compile(r"#{1,6} \S")
ESCAPED_CHAR = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~<-])")
BLANK_BEFORE_STOP = r"(?: (?=[,.;:!?)]))?"  # html2text puts a blank behind emphasis
STAR_EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1" + BLANK_BEFORE_STOP)
UNDERSCORE_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9_])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\1(?![A-Za-z0-9_])"
    + BLANK_BEFORE_STOP
)
# An icon: emphasis around nothing, or around a character that only its font can show.
EMPTY_EMPHASIS = re.compile(r"(?<![A-Za-z0-9])_{2,}(?![A-Za-z0-9])|\*{2,}")
CODE_SPAN = re.compile(r"`([^`\n]{1,500})`")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
LAYOUT_BORDER = re.compile(r"\|(?:\s|$)")  # between two cells of a row
# Private-use characters that stand around a link's words while other marks are taken off.
OPEN_LINK, CLOSE_LINK = "\ue000", "\ue001"


class RawBlock(NamedTuple):
    """The lines of one block, joined: text, numbers of the first and last line, indent."""

    text: str
    first: int
    last: int
    indent: int


def is_markdown(lines: list[DumpLine]) -> bool:
    """Whether a dump marks links, or headings and strong words, as Markdown does."""
    links = headings = strong = 0
    for line in lines:
        if "](" in line.text:
            links += len(LINK_MIDDLE.findall(line.text))
            if links >= MIN_LINKS:
                return True
        headings += bool(HEADING_START.match(line.text))
        strong += line.text.count("**")
    return bool(links or strong >= MIN_STRONG_MARKS) and headings > 0


def read_markdown_blocks(lines: list[DumpLine], text: str) -> list[Block]:
    """The blocks of a dump in Markdown; `text` is the whole dump, with the blanks at line ends."""
    raw = text.splitlines()
    breaks = frozenset(n for n, line in enumerate(raw, 1) if LINE_BREAK.search(line))
    lines = [drop_break_mark(line) for line in lines]
    wraps = is_wrapped(lines, breaks)
    blocks: list[Block] = []
    for group in split_line_groups(lines):
        if rows := read_pipe_table(group):
            blocks.append(build_table_block(rows, group, (0, 0)))
            continue
        is_layout = has_table_rule(group)
        for piece in join_group_lines(group, breaks, wraps=wraps):
            for part in split_layout_row(piece) if is_layout else (piece,):
                blocks += build_markdown_blocks(part)
    return set_blank_lines(blocks)


def drop_break_mark(line: DumpLine) -> DumpLine:
    """A line without the sign that breaks it at its end."""
    if not line.text.endswith("\\") or not LINE_BREAK.search(line.text):
        return line
    return line._replace(text=line.text[:-1], width=line.width - 1)


def is_wrapped(lines: list[DumpLine], breaks: frozenset[int]) -> bool:
    """Whether the program broke lines, all at one column, counted in characters."""
    spans = [
        (
            line.indent + len(line.text),
            line.indent + measure_reach(line._replace(width=len(line.text)), below, len),
        )
        for line, below in pairwise(lines)
        if below.number == line.number + 1
        and line.number not in breaks
        and not BLOCK_MARK.match(below.text)
        and not BLOCK_MARK.match(line.text)
        and "|" not in line.text
        and not has_open_link(line.text)
        and len(line.text) <= MAX_WRAP_COLUMNS
    ]
    return bool(spans) and find_common_column(spans)[1] >= MIN_WRAPPED_SHARE * len(spans)


def split_line_groups(lines: list[DumpLine]) -> Iterator[list[DumpLine]]:
    """The lines in groups without an empty line inside."""
    group: list[DumpLine] = []
    for line in lines:
        if group and (line.number != group[-1].number + 1 or len(group) >= MAX_GROUP_LINES):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def join_group_lines(
    group: list[DumpLine], breaks: frozenset[int], *, wraps: bool
) -> Iterator[RawBlock]:
    """The blocks of a group: a mark begins one, and so does a line that is not the rest of one."""
    piece: RawBlock | None = None
    for line in group:
        if piece and not starts_new_block(piece, line, breaks, wraps=wraps):
            piece = piece._replace(
                text=join_markdown_lines(piece.text, line.text), last=line.number
            )
            continue
        if piece:
            yield piece
        piece = RawBlock(line.text, line.number, line.number, line.indent)
    if piece:
        yield piece


def join_markdown_lines(text: str, more: str) -> str:
    """Two parts of a broken line as one: html2text breaks at hyphens too, and inside addresses."""
    if text.endswith("-"):
        address = text.rfind("](") > text.rfind(")")
        word = more.split(maxsplit=1)[0]
        if address or (
            text[-2:-1].isalpha() and word[0].islower() and len(word) >= MIN_HYPHENATED_REST_CHARS
        ):
            return text + more
    if is_dateline(text):
        return f"{text} {more}"
    if is_hangul(text[-1]) or is_hangul(more[0]):  # converters break Korean at spaces alone
        return f"{text} {more}"
    return join_broken_lines(text, more)


def starts_new_block(
    piece: RawBlock, line: DumpLine, breaks: frozenset[int], *, wraps: bool
) -> bool:
    """Whether a line begins a new block."""
    if has_open_link(piece.text):
        return False
    if is_dateline(piece.text) and not BLOCK_MARK.match(line.text):
        return False
    return bool(BLOCK_MARK.match(line.text)) or piece.last in breaks or not wraps


def has_open_link(text: str) -> bool:
    """Whether a text ends inside a link."""
    at = max(text.rfind("["), text.rfind("]("))
    return (
        at >= 0
        and len(text) - at < MAX_OPEN_LINK_CHARS
        and text.find("](" if text[at] == "[" else ")", at) < 0
    )


def build_markdown_blocks(piece: RawBlock) -> Iterator[Block]:
    """The block of joined lines without its marks; nothing where no letter or digit is left."""
    text, kind, level, bullet = piece.text, Kind.PARAGRAPH, None, ""
    for _ in range(MAX_LEADING_MARKS):
        mark = BLOCK_MARK.match(text)
        if not mark:
            break
        text = text[mark.end() :]
        if mark["heading"]:
            kind, level = Kind.HEADING, len(mark["heading"])
        elif mark["quote"]:
            kind = Kind.QUOTE
        else:
            kind, level, bullet = (
                Kind.LIST_ITEM,
                1 + piece.indent // INDENT_PER_LEVEL,
                mark["bullet"],
            )
    text, links = strip_markdown(text)
    layout = Layout(indent=piece.indent, bullet=bullet, lines=piece.last - piece.first + 1)
    if any(character.isalnum() for character in text):
        yield Block(text, kind, Place(line=piece.first), layout, links=links, level=level)


def strip_markdown(text: str) -> tuple[str, tuple[Link, ...]]:
    r"""A text without Markdown's marks, and its links.

    >>> strip_markdown("The **mayor** said\\- [so](http://a.example/b_c) ![x](y.png)")
    ('The mayor said- so', (Link(start=16, end=18, url='http://a.example/b_c'),))
    """
    urls: list[str] = []

    def mark_link(found: re.Match[str]) -> str:
        words = found[1].strip()
        if not words:
            return " "
        urls.append(read_link_address(found[2]))
        return f"{OPEN_LINK}{words}{CLOSE_LINK}"

    bare = text.replace(OPEN_LINK, "").replace(CLOSE_LINK, "")
    bare = LINK.sub(mark_link, IMAGE.sub(" ", bare)) if "](" in bare else bare
    for pattern in (STAR_EMPHASIS, UNDERSCORE_EMPHASIS, CODE_SPAN):
        group = r"\1" if pattern is CODE_SPAN else r"\2"
        bare = pattern.sub(group, bare)
    bare = ESCAPED_CHAR.sub(r"\1", EMPTY_EMPHASIS.sub("", bare))
    return place_links(" ".join(bare.split()), urls)


def read_link_address(target: str) -> str:
    """The address in a link's target, without its title."""
    bare = LINK_TITLE.sub("", target.strip()).strip()
    return ESCAPED_CHAR.sub(r"\1", bare.removeprefix("<").removesuffix(">"))


def place_links(text: str, urls: list[str]) -> tuple[str, tuple[Link, ...]]:
    """A text without `OPEN_LINK` and `CLOSE_LINK`, and the links that stood between them."""
    out, links, start = "", [], 0
    at = iter(urls)
    for part in re.split(f"([{OPEN_LINK}{CLOSE_LINK}])", text):
        if part == OPEN_LINK:
            start = len(out)
        elif part == CLOSE_LINK:
            links.append(Link(start, len(out), next(at, "")))
        else:
            out += part
    return out, tuple(link for link in links if link.end > link.start)


def read_pipe_table(group: list[DumpLine]) -> TableRows:
    """The rows of a group that is a table of data; empty for other groups."""
    if not has_table_rule(group):
        return ()
    rows = []
    for line in group:
        if not TABLE_RULE.fullmatch(line.text):
            cells = [strip_markdown(cell)[0] for cell in line.text.strip("|").split("|")]
            rows.append(tuple(cells))
    return tuple(row for row in rows if any(row)) if is_data_table(tuple(rows)) else ()


def has_table_rule(group: list[DumpLine]) -> bool:
    """Whether a group has the line that parts the head of a table from its rows."""
    return any("|" in line.text and TABLE_RULE.fullmatch(line.text) for line in group)


def split_layout_row(piece: RawBlock) -> Iterator[RawBlock]:
    """The paragraphs of a row of a layout table: html2text puts nothing between those of a cell."""
    for cell in LAYOUT_BORDER.split(piece.text):
        starts = [0, *(joint.end() for joint in SENTENCE_JOINT.finditer(cell)), len(cell)]
        for start, end in pairwise(starts):
            yield piece._replace(text=cell[start:end].strip())


def set_blank_lines(blocks: list[Block]) -> list[Block]:
    """The blocks with the number of empty lines around each, as in other dumps."""
    starts = [block.at.line or 0 for block in blocks]
    gaps = count_blank_lines(
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
