"""Drops the link numbers of lynx and elinks (`[12]text`) and the list of addresses at the end."""

import re
from itertools import chain, islice, pairwise

from newsclean.read.dump.lines import DumpLine
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import is_wide

LINK_NUMBER = compile_late(r"\[(\d{1,4})\](?=\S|$)")
LINK_NUMBER_WITH_SPACE = compile_late(r"\[\d{1,4}\] ?")
MIN_LINK_NUMBERS = 5  # in a dump that numbers its links, where no list of their addresses shows it
OPENING_SIGNS = "([{<«„“‘\"'/"  # no blank stands behind them
MAX_FIRST_NUMBER = 2  # of such a dump; link 1 may stand in a part that was cut off
MAX_CHECKED_NUMBERS = 200
MAX_LINE_NUMBERS = 20  # of one line
MIN_ASCENDING_SHARE = 0.8  # of the numbers are the next after the one before
LISTED_ADDRESS = compile_late(
    r"(\d{1,6})\.\s+(?:[a-z][a-z0-9+.-]{1,20}:|www\.|[/#?.])\S*", re.IGNORECASE
)
MIN_LISTED_LINES = 3  # lines with an address or a title; fewer are enough below …
LINK_LIST_HEADING = "References"  # … this, where link 1 is numbered in the text
FIRST_LINK = "[1]"
MIN_LISTED_SHARE = 0.6  # of the list's lines
MAX_LIST_HEADING_CHARS = 40
MAX_LIST_HEADING_WORDS = 3
# elinks prints the `<link>` elements of the head first, with their titles and media.
HEAD_LINK = re.compile(r"Link: \[\d{1,4}\]")
LISTED_TITLE = compile_late(r"\d{1,6}\.\s+\S")


def has_link_numbers(lines: list[DumpLine], *, listed: bool = False) -> bool:
    """Whether a dump numbers its links upwards from 1; a footnote here and there may repeat one.

    Args:
        lines: the lines of the dump.
        listed: whether a list of addresses stood at its end, so that one number is enough.
    """
    bracketed = (line.text for line in lines if "[" in line.text)
    found = (LINK_NUMBER.findall(text)[:MAX_LINE_NUMBERS] for text in bracketed)
    numbers = list(map(int, islice(chain.from_iterable(found), MAX_CHECKED_NUMBERS)))
    least = 1 if listed else MIN_LINK_NUMBERS
    if len(numbers) < least or numbers[0] > MAX_FIRST_NUMBER:
        return False
    return sum(b == a + 1 for a, b in pairwise(numbers)) >= MIN_ASCENDING_SHARE * (len(numbers) - 1)


def drop_link_numbers(text: str) -> str:
    """A text without the numbers of links, and without the blank that joining lines put behind one.

    >>> [
    ...     drop_link_numbers(text)
    ...     for text in ("on[5] the way", "the [6] way", "Sie[7]ben", "路[8] 线")
    ... ]
    ['on the way', 'the way', 'Sieben', '路线']
    """
    return LINK_NUMBER_WITH_SPACE.sub(replace_link_number, text)


def replace_link_number(found: re.Match[str]) -> str:
    """What stays of a link's number: a blank that stands between it and a word before it."""
    before = found.string[: found.start()][-1:]
    keeps = found[0][-1] == " " and before.strip() and not is_wide(before)
    return " " if keeps and before not in OPENING_SIGNS else ""


def drop_link_list(lines: list[DumpLine]) -> list[DumpLine]:
    r"""The lines above the list of addresses with which a dump ends.

    An address may be broken over lines or stand below the title of its link (elinks), and short
    headings such as "Visible links:" may stand between addresses.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> dump = "News\n\nReferences\n\n   1. http://a.example/\n   2. http://b.example/\n   3. /c"
    >>> [line.text for line in drop_link_list(read_dump_lines(dump))]
    ['News']
    """
    first = len(lines)
    listed = 0
    for i in range(len(lines) - 1, -1, -1):
        line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        numbered = line.text[0].isdecimal()  # most lines are not: no pattern is tried on them
        if numbered and (found := LISTED_ADDRESS.match(line.text)):
            first, listed = i, listed + 1
            if int(found[1]) == 1:
                break
        elif is_bare_address(line):
            listed += 1
        elif numbered and below and is_bare_address(below) and LISTED_TITLE.match(line.text):
            first, listed = i, listed + 1
        elif len(line.text) > MAX_LIST_HEADING_CHARS and " " in line.text:
            break
    least = 1 if is_below_heading(lines, first) else MIN_LISTED_LINES
    if first == len(lines) or listed < max(least, MIN_LISTED_SHARE * (len(lines) - first)):
        return lines
    for is_next in (True, False):  # "Visible links" right above it, "References" farther up
        above, top = lines[first - 1], lines[first]
        if first and may_head_link_list(above) and (top.number == above.number + 1) == is_next:
            first -= 1
    return lines[:first]


def is_below_heading(lines: list[DumpLine], first: int) -> bool:
    """Whether the lines from `first` on stand below the heading that lynx and elinks print."""
    heads = [line.text for line in lines[max(0, first - 2) : first]]
    return LINK_LIST_HEADING in heads and any(FIRST_LINK in line.text for line in lines[:first])


def is_bare_address(line: DumpLine) -> bool:
    """Whether a line is an address and nothing else; a `mailto:` address may hold a subject."""
    return ("://" in line.text and " " not in line.text) or line.text.startswith("mailto:")


def drop_head_links(lines: list[DumpLine]) -> list[DumpLine]:
    r"""The lines below the links of the page's head, which elinks prints first.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> dump = "Link: [1]canonical\nLink: [2]icon ((max-width:\n10px))\nNews"
    >>> [line.text for line in drop_head_links(read_dump_lines(dump))]
    ['News']
    """
    first = open_brackets = 0
    for line in lines:
        if not (HEAD_LINK.match(line.text) or (first and (open_brackets or line.text[0] == "("))):
            break
        open_brackets = max(0, open_brackets + line.text.count("(") - line.text.count(")"))
        first += 1
    return lines[first:]


def may_head_link_list(line: DumpLine) -> bool:
    """Whether a line may be the heading of the list of addresses: up to three words."""
    return (
        len(line.text) <= MAX_LIST_HEADING_CHARS
        and len(line.text.split()) <= MAX_LIST_HEADING_WORDS
    )
