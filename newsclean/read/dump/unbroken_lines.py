"""Splits lines that hold many blocks, left by a program that wrote no line breaks between blocks.

`get_text()` of a page whose markup has no line ends gives one line for the whole page. The borders
of the blocks are lost, but the ends of sentences are not: the line is split there, and sentences
that follow each other are put together to paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from newsclean.read.dump.lines import DumpLine
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import WIDE_SENTENCE_ENDS
from newsclean.text.width import count_text_columns

# Of a thousand paragraphs of 250 news pages, two are longer.
MAX_PARAGRAPH_CHARS = 2_500
MIN_UNBROKEN_CHARS = 200  # of a line that may hold many blocks
MAX_CHARS_PER_SPACE = 50  # of a line with words; one with fewer spaces is an address or Chinese
# Few dumps need these patterns, so `re` compiles them when one does.
# "NewsSport": a block begins with a capital right behind a small letter. So do parts of names such
# as JavaScript, but a name that matters stands more than once on the page.
LETTERS_ONLY_WORD = r"[^\W\d_]+"
WORD_JOINT = r"(?<=[a-zß-ÿа-я]{3})(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я]{2})"
# "… the end.Next block": languages such as Zulu have capitals inside words, but not this.
SENTENCE_JOINT = compile_late(r"[.!?](?<=[a-zß-ÿа-я].)[\"”»]?(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я])")
MIN_SENTENCE_JOINTS = 2  # on a page whose shorter lines are split, too
MIN_WORD_JOINTS = 4  # in a line that is split at them
MAX_CHARS_PER_JOINT = 300  # of such a line
# Into which lines are split; the rest is left out, which cuts a page of so many blocks in any case:
# `reader` reads 20,000, and two pieces make one at most, where a line's last goes on in the next.
MAX_PIECES = 40_000
MAX_PIECE_COLUMNS = 400  # of sentences that are put together to a paragraph
MIN_SENTENCE_COLUMNS = 40  # shorter sentences are headlines, links and buttons
# Where a sentence ends, or a block did: "… the end.Next block", "… 结束。下一段".
BLOCK_BORDER = (
    rf"(?<=[{WIDE_SENTENCE_ENDS}])(?![”」』）])|(?<=[{WIDE_SENTENCE_ENDS}][”」』）])"
    r"|(?<=[a-zß-ÿа-я0-9\"”»)][.!?])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|(?<=[.!?][\"”»)])\s*(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
    r"|\s{2,}|\s[|»›>•·]\s"
)
SENTENCE_CLOSINGS = tuple('.。!！?？”"」』»')


def split_unbroken_lines(lines: list[DumpLine]) -> list[DumpLine]:
    """The lines; one that holds many blocks is split at the ends of sentences.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> text = "Home  News  " + "The mill stood still for years on end. " * 80
    >>> [line.text[:12] for line in split_unbroken_lines(read_dump_lines(text))][:3]
    ['Home', 'News', 'The mill sto']
    """
    long = [
        line for line in lines if len(line.text) > MIN_UNBROKEN_CHARS and may_hold_many_blocks(line)
    ]
    if sum(len(SENTENCE_JOINT.findall(line.text)) for line in long) < MIN_SENTENCE_JOINTS:
        long = [line for line in long if len(line.text) > MAX_PARAGRAPH_CHARS]
    if not long:
        return lines
    joined_words = {line.number: find_joined_words(line.text) for line in long}
    counts = Counter(chain.from_iterable(joined_words.values()))
    out: list[DumpLine] = []
    pieces = 0
    for line in lines:
        once = {word for word in joined_words.get(line.number, ()) if counts[word] == 1}
        size = len(line.text)
        if size > MAX_PARAGRAPH_CHARS or len(once) >= max(
            MIN_WORD_JOINTS, size / MAX_CHARS_PER_JOINT
        ):
            left = MAX_PIECES - pieces
            found = list(islice(split_into_paragraphs(line, once), left))
            out += found
            pieces += len(found)
            if pieces == MAX_PIECES:
                break
        else:
            out.append(line)
    return out


def find_joined_words(text: str) -> list[str]:
    """The words of a text that may be two words of two blocks.

    >>> find_joined_words("NewsSport and McDonald")
    ['NewsSport']
    """
    return [word for word in re.findall(LETTERS_ONLY_WORD, text) if re.search(WORD_JOINT, word)]


def may_hold_many_blocks(line: DumpLine) -> bool:
    """Whether a long line is long enough for many blocks in any case, or has words."""
    size = len(line.text)
    return size > MAX_PARAGRAPH_CHARS or line.text.count(" ") > size / MAX_CHARS_PER_SPACE


def split_into_paragraphs(line: DumpLine, joined_words: set[str]) -> Iterator[DumpLine]:
    """The paragraphs that the sentences of a line make; `joined_words` are split in two."""
    text = line.text
    if joined_words:
        text = re.sub(
            LETTERS_ONLY_WORD,
            lambda m: re.sub(WORD_JOINT, "  ", m[0]) if m[0] in joined_words else m[0],
            text,
        )
    paragraph = ""
    for part in filter(None, map(str.strip, re.split(BLOCK_BORDER, text))):
        columns = count_text_columns(part)
        is_sentence = part.endswith(SENTENCE_CLOSINGS) and columns >= MIN_SENTENCE_COLUMNS
        if (
            paragraph
            and is_sentence
            and count_text_columns(paragraph) + columns <= MAX_PIECE_COLUMNS
        ):
            paragraph = f"{paragraph} {part}" if part.isascii() else paragraph + part
            continue
        if paragraph:
            yield replace_text(line, paragraph)
        paragraph = part if is_sentence else ""
        if not is_sentence:
            yield replace_text(line, part)
    if paragraph:
        yield replace_text(line, paragraph)


def replace_text(line: DumpLine, text: str) -> DumpLine:
    """A line of the same number and indent with another text."""
    return line._replace(text=text, width=line.indent + count_text_columns(text))
