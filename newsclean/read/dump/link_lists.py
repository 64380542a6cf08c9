"""Links by number, as lynx and elinks print them: `[12]text`, and the addresses at the end."""

import re
from itertools import pairwise

from newsclean.read.dump.lines import Line

NUMBER = re.compile(r"\[(\d{1,4})\](?=\S|$)")
# At a line's end the program may have broken the line behind the number.
NUMBER_WITH_SPACE = re.compile(r"\[\d{1,4}\] ?")
FEWEST = 5
LOOKED_AT = 200
ADDRESS = re.compile(r"(\d{1,4})\.\s+(?:[a-z][a-z0-9+.-]{1,20}:|www\.|[/#?.])\S*", re.IGNORECASE)
LONGEST_HEADING = 40
# elinks names the page first that a link of the head leads to, and adds its title and media.
HEAD_LINK = re.compile(r"Link: \[\d{1,4}\]")
TITLE = re.compile(r"\d{1,4}\.\s+\S")


def has_link_numbers(lines: list[Line]) -> bool:
    """Whether a dump numbers its links from 1 upwards; a footnote here and there may repeat one."""
    numbers = [int(n) for line in lines for n in NUMBER.findall(line.text)[:20]][:LOOKED_AT]
    if len(numbers) < FEWEST or numbers[0] > 2:
        return False
    return sum(b == a + 1 for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)


def without_link_list(lines: list[Line]) -> list[Line]:
    r"""The lines above the list of addresses with which a dump ends.

    An address may be broken over lines or stand below its link's title (elinks), and short headings
    stand between (Visible links:).

    >>> from newsclean.read.dump.lines import lines_of
    >>> dump = "News\n\nReferences\n\n   1. http://a.example/\n   2. http://b.example/\n   3. /c"
    >>> [line.text for line in without_link_list(lines_of(dump))]
    ['News']
    """
    first = len(lines)
    listed = 0
    for i in range(len(lines) - 1, -1, -1):
        line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        if found := ADDRESS.match(line.text):
            first, listed = i, listed + 1
            if int(found[1]) == 1:
                break
        elif is_address(line):
            listed += 1
        elif below and is_address(below) and TITLE.match(line.text):
            first, listed = i, listed + 1
        elif len(line.text) > LONGEST_HEADING and " " in line.text:
            break
    if first == len(lines) or listed < max(3, 0.6 * (len(lines) - first)):
        return lines
    if (
        first
        and is_heading(lines[first - 1])
        and lines[first].number == lines[first - 1].number + 1
    ):
        first -= 1
    if first and is_heading(lines[first - 1]) and lines[first].number > lines[first - 1].number + 1:
        first -= 1
    return lines[:first]


def is_address(line: Line) -> bool:
    """Whether a line is an address and nothing else; one for a letter may hold its subject."""
    return ("://" in line.text and " " not in line.text) or line.text.startswith("mailto:")


def without_head_links(lines: list[Line]) -> list[Line]:
    r"""The lines below the links of the page's head, which elinks prints first.

    >>> from newsclean.read.dump.lines import lines_of
    >>> dump = "Link: [1]canonical\nLink: [2]icon ((max-width:\n10px))\nNews"
    >>> [line.text for line in without_head_links(lines_of(dump))]
    ['News']
    """
    first = open_marks = 0
    for line in lines:
        if not (HEAD_LINK.match(line.text) or (first and (open_marks or line.text[0] == "("))):
            break
        open_marks = max(0, open_marks + line.text.count("(") - line.text.count(")"))
        first += 1
    return lines[first:]


def is_heading(line: Line) -> bool:
    """Whether a line may head the list of addresses: two or three words."""
    return len(line.text) <= LONGEST_HEADING and len(line.text.split()) <= 3
