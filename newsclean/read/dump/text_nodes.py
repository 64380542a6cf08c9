r"""Joins the lines of dumps with one text node a line, where links and bold words stand alone.

`get_text("\n")` writes such dumps. It keeps the blanks at the ends of a text node, and those say
that it stands inside a paragraph: "the mayor ", "Ann Lee", " said". Where the blanks were stripped,
small letters and punctuation say so.
"""

from itertools import pairwise
from typing import NamedTuple

from newsclean.read.dump.lines import DumpLine, JoinedLines, begins_torn
from newsclean.read.dump.program_marks import LIST_MARKS, find_mark_end
from newsclean.read.dump.word_breaks import CLOSING_PUNCTUATION, choose_joint
from newsclean.read.dump.wrapping import (
    PARAGRAPH_ENDS,
    Wrapping,
    is_wrapped_rest,
)

CONTINUATION_STARTS = CLOSING_PUNCTUATION | {"]", "}", "…", "%"}
CONTINUATION_ENDS = tuple("([{（【《「『“‘,，、")
WIDE_COMMAS = tuple("，、")  # no paragraph ends with one
MIN_MID_SENTENCE_LINES = 4  # lines of the dump that begin in the middle of a sentence
MAX_BLANK_LINE_SHARE = 0.02  # of all lines: such a dump has hardly any blank line
# Where a blank stands at the joint to the line above, fewer are enough. Of 1,300 dumps by other
# programs, none had two such joints in prose.
MIN_LONG_OPEN_JOINTS = 2
MIN_PROSE_COLUMNS = 40  # of joined lines that are prose
MIN_LIKELY_PROSE_COLUMNS = 20  # of joined lines that are prose where a small letter says so too
MAX_NODE_DISTANCE = 2  # between the numbers of two lines, where a text node ends with a line break


class TextNodes(NamedTuple):
    """What is known of a dump with one text node a line.

    Attributes:
        open_ends: the numbers of lines that end with a blank; a line that begins with one has the
            indent 1.
        keeps_blanks: whether the program kept the blanks at the ends of text nodes.
        wrapping: how the lines inside of text nodes were broken, `None` if they were not.
    """

    open_ends: frozenset[int]
    keeps_blanks: bool
    wrapping: Wrapping | None = None

    def is_broken_at(self, above: DumpLine, line: DumpLine) -> bool:
        """Whether two lines are one that was broken inside of a text node."""
        return self.wrapping is not None and is_wrapped_rest(above, line, self.wrapping)

    def has_open_joint(self, above: DumpLine, line: DumpLine) -> bool:
        """Whether one blank stands between two text nodes; more are the layout of a page."""
        if not self.keeps_blanks or line.indent > 1:
            return False
        return line.indent == 1 or above.number in self.open_ends


def starts_mid_sentence(line: DumpLine) -> bool:
    """Whether a line begins as no paragraph does: with a small letter or closing punctuation."""
    first = line.text[0]
    return first in CONTINUATION_STARTS or first.islower()


def find_text_nodes(
    lines: list[DumpLine], text: str, wrapping: Wrapping | None = None
) -> TextNodes | None:
    """Whether sentences go on over the ends of text nodes, and how; `text` is the whole dump.

    `None` for a dump with blank lines or broken lines, unless blanks at the ends of lines show text
    nodes.
    """
    pauses = () if wrapping else WIDE_COMMAS
    inside = [
        (above, line)
        for above, line in pairwise(lines)
        if (starts_mid_sentence(line) or above.text.endswith(pauses))
        and line.number == above.number + 1
        and not above.text.endswith(PARAGRAPH_ENDS)
    ]
    raw = text.splitlines() if " \n" in text else []
    open_ends = frozenset(n for n, line in enumerate(raw, 1) if line.endswith(" "))
    nodes = TextNodes(open_ends, keeps_blanks=True, wrapping=wrapping)
    whole = [joint for joint in inside if not nodes.is_broken_at(*joint)]
    opened = [joint for joint in whole if nodes.has_open_joint(*joint)]
    torn = [pair for pair in whole if pair[0].text.endswith(pauses) or begins_torn(pair[1])]
    long = sum(above.width + line.width > MIN_PROSE_COLUMNS for above, line in opened)
    if long >= MIN_LONG_OPEN_JOINTS or len({*opened, *torn}) >= MIN_MID_SENTENCE_LINES:
        return nodes
    if len(inside) < MIN_MID_SENTENCE_LINES:
        return None
    if wrapping or lines[-1].number > (1 + MAX_BLANK_LINE_SHARE) * len(lines) + 1:
        return None
    return TextNodes(frozenset(), keeps_blanks=False)


def join_text_nodes(
    lines: list[DumpLine], nodes: TextNodes
) -> list[list[DumpLine]] | list[JoinedLines]:
    r"""The lines in runs of one paragraph each: text, the words of a link, the text behind it.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> lines = read_dump_lines(
    ...     "The bridge will be closed again, a paper wrote on\n Tuesday\n, citing two.\nSo what?"
    ... )
    >>> runs = join_text_nodes(lines, TextNodes(frozenset(), keeps_blanks=True))
    >>> [run.text for run in runs]
    ['The bridge will be closed again, a paper wrote on Tuesday, citing two.', 'So what?']
    """
    runs: list[list[DumpLine]] = []
    width = 0  # of the lines of the last run
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        if above and is_paragraph_rest(above, line, below, nodes, width):
            runs[-1].append(line)
            width += line.width
        else:
            runs.append([line])
            width = line.width
    return [join_exactly(run, nodes) for run in runs] if nodes.keeps_blanks else runs


def join_exactly(run: list[DumpLine], nodes: TextNodes) -> JoinedLines:
    """A paragraph with blanks where its text nodes have them."""
    pieces = [run[0].text]
    for above, line in pairwise(run):
        pieces += (choose_node_joint(above, line, nodes), line.text)
    return JoinedLines(run, "".join(pieces))


def choose_node_joint(above: DumpLine, line: DumpLine, nodes: TextNodes) -> str:
    """What stands between two text nodes, a blank or nothing.

    Where no blank was kept between two words, a line break of the page's source may part them.
    """
    if nodes.is_broken_at(above, line):
        return choose_joint(above.text, line.text)
    if nodes.has_open_joint(above, line):
        return " "
    if not (above.text[-1].isalnum() and line.text[0].isalnum()):
        return ""
    return choose_joint(above.text, line.text)


def is_paragraph_rest(
    above: DumpLine, line: DumpLine, below: DumpLine | None, nodes: TextNodes, width: int
) -> bool:
    """Whether a line goes on with a paragraph that is `width` columns wide so far."""
    is_open = nodes.has_open_joint(above, line)
    farthest = MAX_NODE_DISTANCE if is_open and starts_mid_sentence(line) else 1
    if line.number > above.number + farthest or begins_list_item(line):
        return False
    if line.text[0] in CONTINUATION_STARTS or nodes.is_broken_at(above, line):
        return True
    goes_on = below is not None and starts_mid_sentence(below)
    if above.text.endswith(PARAGRAPH_ENDS):
        return is_open and width >= MIN_PROSE_COLUMNS and goes_on and is_right_below(line, below)
    if line.text[0].islower():
        is_long = line.width > MIN_LIKELY_PROSE_COLUMNS
        return width > MIN_LIKELY_PROSE_COLUMNS or (is_open and (goes_on or is_long))
    return goes_on_with_capital(above, width, is_open=is_open) or (
        goes_on
        and not line.text.endswith(PARAGRAPH_ENDS)
        and (width >= MIN_PROSE_COLUMNS or goes_on_with_capital(above, width, is_open=True))
    )


def goes_on_with_capital(above: DumpLine, width: int, *, is_open: bool) -> bool:
    """Whether a paragraph that is `width` columns wide goes on, whatever the next line begins with.

    It does behind an opening bracket or a comma, and behind a word in small letters if a blank
    stands at the joint (`is_open`).
    """
    if above.text.endswith(CONTINUATION_ENDS):
        return True
    is_amid = above.text.split()[-1][0].islower()
    return is_open and is_amid and width > MIN_LIKELY_PROSE_COLUMNS


def begins_list_item(line: DumpLine) -> bool:
    """Whether a line begins with a list mark, or is one that stands alone."""
    return find_mark_end(line.text) > 0 or line.text in LIST_MARKS


def is_right_below(line: DumpLine, below: DumpLine | None) -> bool:
    """Whether no empty line stands between a line and the next."""
    return below is not None and below.number == line.number + 1
