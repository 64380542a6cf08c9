"""Dumps in which many blocks stand on one line, for their program knew nothing of blocks.

`get_text()` of a page whose markup has no line ends gives one line for all of it. What were blocks
is lost; sentences are not, and neighbouring ones are put together to paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from newsclean.read.dump.lines import Line
from newsclean.text.width import cells

# Two in a thousand paragraphs of 250 news pages are longer.
LONGEST_PARAGRAPH = 2_500
SHORTEST_GLUED = 200  # characters of a line in which joints are looked for
# Few dumps need these patterns: they are compiled, by `re`, where one does.
# "NewsSport": a block begins with a capital behind a small letter. So do parts of names, such as
# JavaScript, but a name stands more than once where it matters.
WORD = r"[^\W\d_]+"
JOINT = r"(?<=[a-zß-ÿа-я]{3})(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я]{2})"
# "… the end.Next block": languages such as Zulu have capitals inside of words, but not this.
STOP_JOINT = r"[a-zß-ÿа-я][.!?][\"”»]?(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я])"
FEWEST_STOPS = 2  # on a page
FEWEST_JOINTS, JOINT_EVERY = 4, 300  # joints in a line, characters
LONGEST_PIECE = 400  # columns of sentences that are put together
LEAST_SENTENCE = 40  # columns
# Where a sentence ends, or a block did: "… the end.Next block", "… 结束。下一段".
BORDER = (
    r"(?<=[。！？])(?![”」』）])|(?<=[。！？][”」』）])"
    r"|(?<=[a-zß-ÿа-я0-9\"”»)][.!?])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|(?<=[.!?][\"”»)])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|\s{2,}|\s[|»›>•·]\s"
)
ENDS = tuple('.。!！?？”"」』»')


def parted(lines: list[Line]) -> list[Line]:
    """The lines, those that no paragraph is as long as cut at the ends of sentences.

    >>> from newsclean.read.dump.lines import lines_of
    >>> text = "Home  News  " + "The mill stood still for years on end. " * 80
    >>> [line.text[:12] for line in parted(lines_of(text))][:3]
    ['Home', 'News', 'The mill sto']
    """
    long = [line for line in lines if may_be_glued(line)]
    if sum(len(re.findall(STOP_JOINT, line.text)) for line in long) < FEWEST_STOPS:
        long = [line for line in long if len(line.text) > LONGEST_PARAGRAPH]
    if not long:
        return lines
    joints = {line.number: joined_words(line.text) for line in long}
    counts = Counter(chain.from_iterable(joints.values()))
    out: list[Line] = []
    for line in lines:
        once = {word for word in joints.get(line.number, ()) if counts[word] == 1}
        size = len(line.text)
        if size > LONGEST_PARAGRAPH or len(once) >= max(FEWEST_JOINTS, size / JOINT_EVERY):
            out += pieces_of(line, once)
        else:
            out.append(line)
    return out


def joined_words(text: str) -> list[str]:
    """The words of a text that may be two."""
    return [word for word in re.findall(WORD, text) if re.search(JOINT, word)]


def may_be_glued(line: Line) -> bool:
    """Whether a line is long enough for many blocks, and has words."""
    size = len(line.text)
    return size > SHORTEST_GLUED and (size > LONGEST_PARAGRAPH or line.text.count(" ") > size / 50)


def pieces_of(line: Line, joined: set[str]) -> Iterator[Line]:
    """The paragraphs that the sentences of a line make, parted in the `joined` words as well."""
    text = line.text
    if joined:
        text = re.sub(WORD, lambda m: re.sub(JOINT, "  ", m[0]) if m[0] in joined else m[0], text)
    under_way = ""
    for part in filter(None, map(str.strip, re.split(BORDER, text))):
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
