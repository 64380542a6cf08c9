r"""Dumps in Markdown, as html2text and its kin write: marks become what they mean, links are kept.

Read by CommonMark's rules as far as converters use them: a line break inside a paragraph is a
space, two blanks at a line's end are a break, `\` takes a mark's meaning away.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, Kind, Layout, Link, Place
from newsclean.read.dump.blocks import build_table_block, count_blank_lines
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.wrapping import join_broken_lines

LINK_MIDDLE = re.compile(r"\]\((?:<|https?:|/|#|\.|www\.|mailto:|data:)")
MIN_LINKS = 3
WRAP_WIDTH_CHARS = 78  # html2text wraps there, counting characters
MIN_WRAPPED_SHARE = 0.8  # of the line breaks inside paragraphs, where the text was wrapped
MAX_CELL_CHARS = 300
MIN_HYPHENATED_REST_CHARS = (
    5  # letters of the rest of a hyphenated word; shorter are "and", "und", "bis"
)
MAX_MARK_DEPTH = 20
MAX_GROUP_LINES = 60  # lines looked at together

# Converters leave blanks in an address as they are, and wrap it at hyphens.
LINK_TARGET = r"\(((?:[^()\\]|\\.|\([^()]{0,300}\)){0,3000})\)"
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
OPEN_LINK, CLOSE_LINK = (
    "\ue000",
    "\ue001",
)  # stand around a link's words while other marks are taken off


class RawBlock(NamedTuple):
    """A block under way: its lines joined, what stood before it, where it begins."""

    text: str
    number: int
    last: int
    indent: int


def is_markdown(lines: list[DumpLine]) -> bool:
    """Whether links, or headings and strong words, are marked in a dump as Markdown marks them."""
    links = headings = strong = 0
    for line in lines:
        if "](" in line.text:
            links += len(LINK_MIDDLE.findall(line.text))
            if links >= MIN_LINKS:
                return True
        headings += bool(HEADING_START.match(line.text))
        strong += line.text.count("**")
    return bool(links or strong >= 2) and headings > 0


def read_markdown_blocks(lines: list[DumpLine], text: str) -> list[Block]:
    """The blocks of a dump in Markdown; `text` is the whole of it, for blanks at line ends."""
    raw = text.splitlines()
    breaks = frozenset(n for n, line in enumerate(raw, 1) if line.endswith("  "))
    wraps = is_wrapped(lines, breaks)
    pieces: list[RawBlock] = []
    blocks: list[Block] = []
    for group in split_line_groups(lines):
        if rows := read_pipe_table(group):
            blocks.append(build_table_block(rows, group, (0, 0)))
            continue
        pieces = list(join_group_lines(group, breaks, wraps=wraps))
        blocks += (block for piece in pieces for block in build_markdown_blocks(piece))
    return set_blank_lines(blocks)


def is_wrapped(lines: list[DumpLine], breaks: frozenset[int]) -> bool:
    """Whether lines were broken at a width: the first word of the next would not have fitted."""
    breaking = [
        len(line.text) + line.indent + 1 + len(below.text.split(maxsplit=1)[0]) > WRAP_WIDTH_CHARS
        for line, below in pairwise(lines)
        if below.number == line.number + 1
        and line.number not in breaks
        and not BLOCK_MARK.match(below.text)
        and not BLOCK_MARK.match(line.text)
        and "|" not in line.text
    ]
    return bool(breaking) and sum(breaking) >= MIN_WRAPPED_SHARE * len(breaking)


def split_line_groups(lines: list[DumpLine]) -> Iterator[list[DumpLine]]:
    """Lines with no empty line between them."""
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
    """The paragraphs and items of a group: a mark begins one, a break or a full line ends one."""
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
    return join_broken_lines(text, more)


def starts_new_block(
    piece: RawBlock, line: DumpLine, breaks: frozenset[int], *, wraps: bool
) -> bool:
    """Whether a line begins something new."""
    if has_open_link(piece.text):
        return False
    return bool(BLOCK_MARK.match(line.text)) or piece.last in breaks or not wraps


def has_open_link(text: str) -> bool:
    """Whether the last link of a text is not closed yet."""
    at = max(text.rfind("["), text.rfind("]("))
    return at >= 0 and len(text) - at < 1000 and text.find("](" if text[at] == "[" else ")", at) < 0


def build_markdown_blocks(piece: RawBlock) -> Iterator[Block]:
    """The block of a piece, if any text is left of it."""
    text, kind, level, bullet = piece.text, Kind.PARAGRAPH, None, ""
    for _ in range(MAX_MARK_DEPTH):
        mark = BLOCK_MARK.match(text)
        if not mark:
            break
        text = text[mark.end() :]
        if mark["heading"]:
            kind, level = Kind.HEADING, len(mark["heading"])
        elif mark["quote"]:
            kind = Kind.QUOTE
        else:
            kind, level, bullet = Kind.LIST_ITEM, 1 + piece.indent // 4, mark["bullet"]
    text, links = strip_markdown(text)
    layout = Layout(indent=piece.indent, bullet=bullet, lines=piece.last - piece.number + 1)
    if any(character.isalnum() for character in text):
        yield Block(text, kind, Place(line=piece.number), layout, links=links, level=level)


def strip_markdown(text: str) -> tuple[str, tuple[Link, ...]]:
    r"""A text without Markdown's marks, and its links.

    >>> strip_markdown("The **mayor** said\\- [so](http://a.example/b_c) ![x](y.png)")
    ('The mayor said- so', (Link(start=16, end=18, url='http://a.example/b_c'),))
    """
    urls: list[str] = []

    def opened(found: re.Match[str]) -> str:
        words = found[1].strip()
        if not words:
            return " "
        urls.append(read_link_address(found[2]))
        return f"{OPEN_LINK}{words}{CLOSE_LINK}"

    bare = text.replace(OPEN_LINK, "").replace(CLOSE_LINK, "")
    bare = LINK.sub(opened, IMAGE.sub(" ", bare)) if "](" in bare else bare
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
    """A text without the marks around links, and where the links stand."""
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


def read_pipe_table(group: list[DumpLine]) -> tuple[tuple[str, ...], ...]:
    """The rows of a group that is a table of data; nothing for one that only sets out a page."""
    if not any("|" in line.text and TABLE_RULE.fullmatch(line.text) for line in group):
        return ()
    rows = []
    for line in group:
        if not TABLE_RULE.fullmatch(line.text):
            cells = [strip_markdown(cell)[0] for cell in line.text.strip("|").split("|")]
            rows.append(tuple(cells))
    wide = sum(len(row) > 1 for row in rows)
    if wide < 2 or any(len(cell) > MAX_CELL_CHARS for row in rows for cell in row):
        return ()
    return tuple(row for row in rows if any(row))


def set_blank_lines(blocks: list[Block]) -> list[Block]:
    """Blocks that know of the empty lines around them, as those of other dumps do."""
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
