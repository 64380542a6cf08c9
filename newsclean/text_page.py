"""A text dump → the same `Page` as HTML gives: lines unwrapped, marks and placeholders taken off.

A dump is what w3m, lynx, "select all, copy" or a crawler leaves of a page: every block a line, or,
where the program broke lines at a width, a run of lines. Nothing is judged here; see `label`.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from newsclean.controls import harmless
from newsclean.model import Block, Caution, Decoded, Kind, Layout, Page, Place
from newsclean.scripts import cells, is_wide

# What w3m (• □ ■), links, browsers and lynx (* + o #) print before a list item.
MARKS = "•◦‣⁃∙·●○◆◇■□▪▫▶►★☆※"
PLAIN_MARKS = "*+–—-"  # before a space; at the start of a broken line they may be a dash or a sign
LYNX_INNER = re.compile(r"o\s+(?=\S)")  # the third level of a list, always indented
LYNX_INDENT = 10
# A picture or a frame by its file name or number, [wx] [1125326869] [INS::INS] [image 3 of 5];
# compiled when one is met.
PLACEHOLDER = (
    r"\[(?:[\w.:;&%~+-]{0,120}"
    r"|(?i:image|img|picture|photo|button|video)\b[^\[\]]{0,80})\]"
)
# An input field as w3m and lynx draw it.
FIELD = re.compile(r"\[ {3,}\]|_{6,}")
# lynx -dump numbers its links: [12]text.
LYNX_LINK = re.compile(r"\[(\d{1,4})\](?=\S)")
HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
RULE_LINE = re.compile(r"[\W_]+")
WIDTHLESS = "\ufeff\u200b\u2060"
# The longest of dumps has some thousands of each; more would cost hours and all memory.
MOST_LINES, MOST_BLOCKS = 100_000, 20_000
# Programs wrap at 60 to 160 cells; a longer line is a paragraph that was never wrapped.
NARROWEST, USUAL_WIDEST, WIDEST = 40, 100, 160
SENTENCE_ENDS = tuple('.。!！?？…:：;；”"』」)）»')


class Line(NamedTuple):
    """A line of the dump: its number (from 1), its indent and width in cells, its text."""

    number: int
    indent: int
    text: str
    width: int


def read_text(decoded: Decoded) -> Page:
    r"""Read a dump into blocks, one a paragraph, heading or list item.

    >>> page = read_text(Decoded("  • One\n  • Two\n\nA line.", "utf-8", "utf-8", 1.0))
    >>> [(block.text, str(block.kind), block.at.line) for block in page.blocks]
    [('One', 'list_item', 1), ('Two', 'list_item', 2), ('A line.', 'paragraph', 4)]
    """
    lines = lines_of(decoded.text)
    cut = len(lines) > MOST_LINES
    if cut:
        del lines[MOST_LINES:]
    numbered = link_numbers(lines)
    column = wrap_column(lines)
    runs = unwrapped(lines, column) if column else [[line] for line in lines]
    if cut or len(runs) > MOST_BLOCKS:
        del runs[MOST_BLOCKS:]
        caution = Caution("page_cut", f"only the first {runs[-1][-1].number:,} lines were read")
        return Page("text", tuple(blocks_of(runs, numbered=numbered)), cautions=(caution,))
    return Page("text", tuple(blocks_of(runs, numbered=numbered)))


def lines_of(text: str) -> list[Line]:
    """The lines that hold text, measured; they end as on any system, or as Unicode says."""
    lines = []
    for number, raw in enumerate(text.splitlines(), 1):
        full = harmless(without_widthless(raw.expandtabs(8))).rstrip()
        bare = full.lstrip(" \xa0\u2002\u2003")
        if bare.strip():
            indent = len(full) - len(bare)
            lines.append(Line(number, indent, bare, indent + cells(bare)))
            if len(lines) > MOST_LINES:
                break
    return lines


def without_widthless(text: str) -> str:
    """A text without the marks that take no column."""
    for mark in WIDTHLESS:
        text = text.replace(mark, "")
    return text


def wrap_column(lines: list[Line]) -> int | None:
    """The column at which a program broke the lines, or `None` where each paragraph is one line.

    It is the width that all but a few lines keep to, when many long lines reach it so nearly that
    the first word below would not have fitted, and break off in the middle of a sentence. On 1,500
    dumps of known kind this tells all wrapped ones, and calls 1 in 100 others wrapped.
    """
    widths = sorted(line.width for line in lines if not RULE_LINE.fullmatch(line.text))
    if not widths:
        return None
    column = widths[-1 - min(3, len(widths) // 50)]
    if not NARROWEST <= column <= WIDEST:
        return None
    long = full = broken = 0
    for line, below in pairwise(lines):
        if (
            line.width > column * 0.7
            and below.number == line.number + 1
            and may_follow(line, below)
        ):
            long += 1
            if not fits(line, below, column):
                full += 1
                broken += not line.text.endswith(SENTENCE_ENDS)
    enough = 2 if column <= USUAL_WIDEST else 5
    if broken < enough or full < 0.4 * long or broken < 0.65 * full:
        return None
    runs = unwrapped(lines, column)
    ragged = any(run[-1].width < column - 4 for run in runs if len(run) > 1)
    return (
        column if ragged else None
    )  # lines of one length that all end full are a list of headlines


def may_follow(above: Line, line: Line) -> bool:
    """Whether a line can be the rest of another: it has no list mark and no paragraph's indent."""
    if line.text[0] == "\u3000":
        return False
    if is_dashed(line.text):
        return line.indent == above.indent and not is_dashed(above.text)
    return not after_mark(line.text)


def is_dashed(text: str) -> bool:
    """Whether a line begins with a list mark that may be a dash or a sign as well."""
    return text[0] in PLAIN_MARKS and text[1:2].isspace()


def after_mark(text: str) -> int:
    """Where the text behind a list mark begins, 0 without one.

    >>> [after_mark(line) for line in ("• One", "•One", "- One", "-One", "")]
    [2, 1, 2, 0, 0]
    """
    mark, following = text[:1], text[1:2]
    if not mark or mark not in MARKS + PLAIN_MARKS:
        return 0
    if following.isspace():
        return len(text) - len(text[1:].lstrip())
    return int(mark in MARKS and following.isalnum() and not following.isdecimal())


def fits(line: Line, below: Line, column: int) -> bool:
    """Whether the first word of the line below would have fitted at the end of this one.

    Between wide characters a line may break anywhere, but not before closing punctuation nor after
    opening punctuation (Unicode UAX #14), so two characters are asked for there.
    """
    word = below.text.split(maxsplit=1)[0]
    if is_wide(line.text[-1]) or is_wide(word[0]):
        wide = next((i for i, c in enumerate(word[:WIDEST]) if is_wide(c)), None)
        head = word if wide is None else word[: wide + 2]
        return line.width + cells(head) <= column
    return line.width + 1 + cells(word) <= column


def unwrapped(lines: list[Line], column: int) -> list[list[Line]]:
    """Lines that were one before the program broke them, together."""
    runs: list[list[Line]] = []
    for line in lines:
        above = runs[-1][-1] if runs else None
        if above and above.number + 1 == line.number and carries_on(above, line, column):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def carries_on(above: Line, line: Line, column: int) -> bool:
    """Whether a line is the rest of the one above it."""
    if above.width <= column / 2 or not may_follow(above, line) or RULE_LINE.fullmatch(above.text):
        return False
    return not fits(above, line, column)


def blocks_of(runs: list[list[Line]], *, numbered: bool) -> list[Block]:
    """Blocks with their layout; the empty lines between them are told to both neighbours."""
    starts = [run[0].number for run in runs]
    ends = [0] + [run[-1].number for run in runs]
    gaps = [start - end - 1 for start, end in zip(starts, ends, strict=False)] + [0]
    return [block_of(run, (gaps[i], gaps[i + 1]), numbered=numbered) for i, run in enumerate(runs)]


def block_of(run: list[Line], gaps: tuple[int, int], *, numbered: bool) -> Block:
    """One block of the lines that belong together, with the empty lines above and below them."""
    text = run[0].text
    for line in run[1:]:
        text = glued(text, line.text)
    start = after_mark(text)
    if not start and run[0].indent >= LYNX_INDENT and (inner := LYNX_INNER.match(text)):
        start = inner.end()
    bullet, text = text[:start].strip(), text[start:]
    if numbered:
        text = LYNX_LINK.sub("", text)
    hashes = HASHES.match(text)
    if hashes:
        text = text[hashes.end() :]
    text = " ".join(FIELD.sub(" ", without_placeholders(text)).split())
    layout = Layout(
        indent=run[0].indent,
        bullet=bullet,
        blank_before=gaps[0],
        blank_after=gaps[1],
        lines=len(run),
        continues=gaps[0] == 0,
    )
    kind = Kind.HEADING if hashes else Kind.LIST_ITEM if bullet else Kind.PARAGRAPH
    level = len(hashes[1]) if hashes else 1 if bullet else None
    return Block(text, kind, Place(line=run[0].number), layout, level=level)


def without_placeholders(text: str) -> str:
    """A line without the pictures at its ends; a line of nothing else becomes empty.

    >>> without_placeholders("[wx] [logo]"), without_placeholders("[net_logo] Home > News")
    ('', 'Home > News')
    >>> without_placeholders("[责任编辑：某某]"), without_placeholders("see [3] there")
    ('[责任编辑：某某]', 'see [3] there')
    >>> without_placeholders("The end.[gif][gif]"), without_placeholders("as others found [12]")
    ('The end.', 'as others found [12]')
    """
    rest = text.strip()
    while rest[:1] == "[" and (match := re.match(PLACEHOLDER, rest)):
        if not match[0].isascii() and "." not in match[0]:
            break
        rest = rest[match.end() :].lstrip()
    while rest[-1:] == "]" and is_picture(token := rest[rest.rfind("[") :]):
        rest = rest[: -len(token)].rstrip()
    return rest


def is_picture(token: str) -> bool:
    """Whether a bracket at the end of a line is a picture's name; `[12]` there is a footnote."""
    bare = token[1:-1]
    return token.isascii() and not bare.isdecimal() and bool(re.fullmatch(PLACEHOLDER, token))


def glued(text: str, more: str) -> str:
    """Two parts of a broken line as one: with a space, unless a wide character stands at the break.

    Beside bars and square brackets it is a space all the same (on 81 dumps it is right 158 times of
    178 where one side is wide, a space 40 times).
    """
    wide = is_wide(text[-1]) or is_wide(more[0])
    if wide and not {text[-1], more[0]} & {"|", "[", "]"}:
        return text + more
    return f"{text} {more}"


def link_numbers(lines: list[Line]) -> bool:
    """Whether this is a lynx dump that numbers its links from 1 upwards."""
    numbers = [int(n) for line in lines for n in LYNX_LINK.findall(line.text)[:20]][:200]
    return len(numbers) >= 5 and sorted(numbers) == numbers and numbers[0] <= 2
