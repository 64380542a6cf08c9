"""Dumps in which many blocks stand on one line, for their program knew nothing of blocks.

`get_text()` of a page whose markup has no line ends gives one line for all of it. What were blocks
is lost; sentences are not, and neighbouring ones are put together to paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from newsclean.read.dump.lines import DumpLine
from newsclean.text.sentences import WIDE_SENTENCE_ENDS
from newsclean.text.width import count_text_columns

# Two in a thousand paragraphs of 250 news pages are longer.
MAX_PARAGRAPH_CHARS = 2_500
MIN_GLUED_CHARS = 200  # characters of a line in which joints are looked for
# Few dumps need these patterns: they are compiled, by `re`, where one does.
# "NewsSport": a block begins with a capital behind a small letter. So do parts of names, such as
# JavaScript, but a name stands more than once where it matters.
LETTERS_ONLY_WORD = r"[^\W\d_]+"
WORD_JOINT = r"(?<=[a-zß-ÿа-я]{3})(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я]{2})"
# "… the end.Next block": languages such as Zulu have capitals inside of words, but not this.
SENTENCE_JOINT = r"[a-zß-ÿа-я][.!?][\"”»]?(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я])"
MIN_SENTENCE_JOINTS = 2  # on a page
MIN_WORD_JOINTS, MAX_CHARS_PER_JOINT = 4, 300  # joints in a line, characters
MAX_PIECE_COLUMNS = 400  # columns of sentences that are put together
MIN_SENTENCE_COLUMNS = 40  # columns
# Where a sentence ends, or a block did: "… the end.Next block", "… 结束。下一段".
BLOCK_BORDER = (
    rf"(?<=[{WIDE_SENTENCE_ENDS}])(?![”」』）])|(?<=[{WIDE_SENTENCE_ENDS}][”」』）])"
    r"|(?<=[a-zß-ÿа-я0-9\"”»)][.!?])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|(?<=[.!?][\"”»)])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|\s{2,}|\s[|»›>•·]\s"
)
SENTENCE_CLOSINGS = tuple('.。!！?？”"」』»')


def split_glued_lines(lines: list[DumpLine]) -> list[DumpLine]:
    """The lines, those that no paragraph is as long as cut at the ends of sentences.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> text = "Home  News  " + "The mill stood still for years on end. " * 80
    >>> [line.text[:12] for line in split_glued_lines(read_dump_lines(text))][:3]
    ['Home', 'News', 'The mill sto']
    """
    long = [line for line in lines if may_be_glued(line)]
    if sum(len(re.findall(SENTENCE_JOINT, line.text)) for line in long) < MIN_SENTENCE_JOINTS:
        long = [line for line in long if len(line.text) > MAX_PARAGRAPH_CHARS]
    if not long:
        return lines
    joints = {line.number: find_joined_words(line.text) for line in long}
    counts = Counter(chain.from_iterable(joints.values()))
    out: list[DumpLine] = []
    for line in lines:
        once = {word for word in joints.get(line.number, ()) if counts[word] == 1}
        size = len(line.text)
        if size > MAX_PARAGRAPH_CHARS or len(once) >= max(
            MIN_WORD_JOINTS, size / MAX_CHARS_PER_JOINT
        ):
            out += split_into_paragraphs(line, once)
        else:
            out.append(line)
    return out


def find_joined_words(text: str) -> list[str]:
    """The words of a text that may be two."""
    return [word for word in re.findall(LETTERS_ONLY_WORD, text) if re.search(WORD_JOINT, word)]


def may_be_glued(line: DumpLine) -> bool:
    """Whether a line is long enough for many blocks, and has words."""
    size = len(line.text)
    return size > MIN_GLUED_CHARS and (
        size > MAX_PARAGRAPH_CHARS or line.text.count(" ") > size / 50
    )


def split_into_paragraphs(line: DumpLine, joined: set[str]) -> Iterator[DumpLine]:
    """The paragraphs that the sentences of a line make, parted in the `joined` words as well."""
    text = line.text
    if joined:
        text = re.sub(
            LETTERS_ONLY_WORD,
            lambda m: re.sub(WORD_JOINT, "  ", m[0]) if m[0] in joined else m[0],
            text,
        )
    under_way = ""
    for part in filter(None, map(str.strip, re.split(BLOCK_BORDER, text))):
        told = part.endswith(SENTENCE_CLOSINGS) and count_text_columns(part) >= MIN_SENTENCE_COLUMNS
        if (
            under_way
            and told
            and count_text_columns(under_way) + count_text_columns(part) <= MAX_PIECE_COLUMNS
        ):
            under_way = f"{under_way} {part}" if part.isascii() else under_way + part
            continue
        if under_way:
            yield line._replace(text=under_way, width=line.indent + count_text_columns(under_way))
        under_way = part if told else ""
        if not told:
            yield line._replace(text=part, width=line.indent + count_text_columns(part))
    if under_way:
        yield line._replace(text=under_way, width=line.indent + count_text_columns(under_way))
