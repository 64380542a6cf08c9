"""Dumps in which many blocks stand on one line, for their program knew nothing of blocks.

`get_text()` of a page whose markup has no line ends gives one line for all of it. What were blocks
is lost; sentences are not, and neighbouring ones are put together to paragraphs.
"""

import re
from collections.abc import Iterator

from newsclean.dumps.lines import Line
from newsclean.scripts import cells

# Two in a thousand paragraphs of 250 news pages are longer.
LONGEST_PARAGRAPH = 2_500
LONGEST_PIECE = 400  # columns of sentences that are put together
LEAST_SENTENCE = 40  # columns
# Where a sentence ends, or a block did: "… the end.Next block", "… 结束。下一段".
BORDER = re.compile(
    r"(?<=[。！？])(?![”」』）])|(?<=[。！？][”」』）])"
    r"|(?<=[a-zß-ÿа-я0-9\"”»)][.!?])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|(?<=[.!?][\"”»)])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|\s{2,}|\s[|»›>•·]\s"
)
ENDS = tuple('.。!！?？”"」』»')


def parted(lines: list[Line]) -> list[Line]:
    """The lines, those that no paragraph is as long as cut at the ends of sentences.

    >>> from newsclean.dumps.lines import lines_of
    >>> text = "Home  News  " + "The mill stood still for years on end. " * 80
    >>> [line.text[:12] for line in parted(lines_of(text))][:3]
    ['Home', 'News', 'The mill sto']
    """
    if not any(len(line.text) > LONGEST_PARAGRAPH for line in lines):
        return lines
    return [piece for line in lines for piece in pieces_of(line)]


def pieces_of(line: Line) -> Iterator[Line]:
    """A line, or the paragraphs that its sentences make."""
    if len(line.text) <= LONGEST_PARAGRAPH:
        yield line
        return
    under_way = ""
    for part in filter(None, map(str.strip, BORDER.split(line.text))):
        told = part.endswith(ENDS) and cells(part) >= LEAST_SENTENCE
        if under_way and told and cells(under_way) + cells(part) <= LONGEST_PIECE:
            under_way = f"{under_way} {part}" if part.isascii() else under_way + part
            continue
        if under_way:
            yield line._replace(text=under_way, width=line.indent + cells(under_way))
        under_way = part if told else ""
        if not told:
            yield line._replace(text=part, width=line.indent + cells(part))
    if under_way:
        yield line._replace(text=under_way, width=line.indent + cells(under_way))
