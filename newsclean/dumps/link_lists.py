"""Links by number, as lynx and elinks print them: `[12]text`, and the addresses at the end."""

import re
from itertools import pairwise

from newsclean.dumps.lines import Line

NUMBER = re.compile(r"\[(\d{1,4})\](?=\S|$)")
# At a line's end the program may have broken the line behind the number.
NUMBER_WITH_SPACE = re.compile(r"\[\d{1,4}\] ?")
FEWEST = 5
LOOKED_AT = 200
ADDRESS = re.compile(r"(\d{1,4})\.\s+(?:[a-z][a-z0-9+.-]{1,20}:|www\.|[/#?.])\S*", re.IGNORECASE)
LONGEST_HEADING = 40


def has_link_numbers(lines: list[Line]) -> bool:
    """Whether a dump numbers its links from 1 upwards; a footnote here and there may repeat one."""
    numbers = [int(n) for line in lines for n in NUMBER.findall(line.text)[:20]][:LOOKED_AT]
    if len(numbers) < FEWEST or numbers[0] > 2:
        return False
    return sum(b == a + 1 for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)


def without_link_list(lines: list[Line]) -> list[Line]:
    r"""The lines above the list of addresses with which a dump ends.

    An address may be broken over lines, and short headings stand between (Visible links:).

    >>> from newsclean.dumps.lines import lines_of
    >>> dump = "News\n\nReferences\n\n   1. http://a.example/\n   2. http://b.example/\n   3. /c"
    >>> [line.text for line in without_link_list(lines_of(dump))]
    ['News']
    """
    first = len(lines)
    listed = 0
    for i in range(len(lines) - 1, -1, -1):
        if found := ADDRESS.match(lines[i].text):
            first, listed = i, listed + 1
            if int(found[1]) == 1:
                break
        elif len(lines[i].text) > LONGEST_HEADING and " " in lines[i].text.strip():
            break
    if listed < 3 or listed < 0.6 * (len(lines) - first):
        return lines
    if first and is_heading(lines[first - 1]) and lines[first - 1].text.endswith(":"):
        first -= 1
    if first and is_heading(lines[first - 1]) and lines[first].number > lines[first - 1].number + 1:
        first -= 1
    return lines[:first]


def is_heading(line: Line) -> bool:
    """Whether a line may head the list of addresses: two or three words."""
    return len(line.text) <= LONGEST_HEADING and len(line.text.split()) <= 3
