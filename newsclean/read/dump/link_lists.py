"""Links by number, as lynx and elinks print them: `[12]text`, and the addresses at the end."""

import re
from itertools import pairwise

from newsclean.read.dump.lines import DumpLine

LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S|$)")
# At a line's end the program may have broken the line behind the number.
LINK_NUMBER_WITH_SPACE = re.compile(r"\[\d{1,4}\] ?")
MIN_LINK_NUMBERS = 5
MAX_CHECKED_NUMBERS = 200
LISTED_ADDRESS = re.compile(
    r"(\d{1,4})\.\s+(?:[a-z][a-z0-9+.-]{1,20}:|www\.|[/#?.])\S*", re.IGNORECASE
)
MAX_LIST_HEADING_CHARS = 40
# elinks names the page first that a link of the head leads to, and adds its title and media.
HEAD_LINK = re.compile(r"Link: \[\d{1,4}\]")
LISTED_TITLE = re.compile(r"\d{1,4}\.\s+\S")


def has_link_numbers(lines: list[DumpLine]) -> bool:
    """Whether a dump numbers its links from 1 upwards; a footnote here and there may repeat one."""
    numbers = [int(n) for line in lines for n in LINK_NUMBER.findall(line.text)[:20]][
        :MAX_CHECKED_NUMBERS
    ]
    if len(numbers) < MIN_LINK_NUMBERS or numbers[0] > 2:
        return False
    return sum(b == a + 1 for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)


def drop_link_list(lines: list[DumpLine]) -> list[DumpLine]:
    r"""The lines above the list of addresses with which a dump ends.

    An address may be broken over lines or stand below its link's title (elinks), and short headings
    stand between (Visible links:).

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> dump = "News\n\nReferences\n\n   1. http://a.example/\n   2. http://b.example/\n   3. /c"
    >>> [line.text for line in drop_link_list(read_dump_lines(dump))]
    ['News']
    """
    first = len(lines)
    listed = 0
    for i in range(len(lines) - 1, -1, -1):
        line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        if found := LISTED_ADDRESS.match(line.text):
            first, listed = i, listed + 1
            if int(found[1]) == 1:
                break
        elif is_bare_address(line):
            listed += 1
        elif below and is_bare_address(below) and LISTED_TITLE.match(line.text):
            first, listed = i, listed + 1
        elif len(line.text) > MAX_LIST_HEADING_CHARS and " " in line.text:
            break
    if first == len(lines) or listed < max(3, 0.6 * (len(lines) - first)):
        return lines
    if (
        first
        and may_head_link_list(lines[first - 1])
        and lines[first].number == lines[first - 1].number + 1
    ):
        first -= 1
    if (
        first
        and may_head_link_list(lines[first - 1])
        and lines[first].number > lines[first - 1].number + 1
    ):
        first -= 1
    return lines[:first]


def is_bare_address(line: DumpLine) -> bool:
    """Whether a line is an address and nothing else; one for a letter may hold its subject."""
    return ("://" in line.text and " " not in line.text) or line.text.startswith("mailto:")


def drop_head_links(lines: list[DumpLine]) -> list[DumpLine]:
    r"""The lines below the links of the page's head, which elinks prints first.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> dump = "Link: [1]canonical\nLink: [2]icon ((max-width:\n10px))\nNews"
    >>> [line.text for line in drop_head_links(read_dump_lines(dump))]
    ['News']
    """
    first = open_marks = 0
    for line in lines:
        if not (HEAD_LINK.match(line.text) or (first and (open_marks or line.text[0] == "("))):
            break
        open_marks = max(0, open_marks + line.text.count("(") - line.text.count(")"))
        first += 1
    return lines[first:]


def may_head_link_list(line: DumpLine) -> bool:
    """Whether a line may head the list of addresses: two or three words."""
    return len(line.text) <= MAX_LIST_HEADING_CHARS and len(line.text.split()) <= 3
