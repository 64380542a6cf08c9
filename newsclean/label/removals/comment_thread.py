"""A thread of readers' comments, known by its form: links to reply or report end each comment.

Comments may be longer than the story and end like its paragraphs, so that a score cannot tell them
from it. Their form can, and it is the same in a dump and in HTML whose class names say nothing.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newsclean.label.removals.contract import KeptBlocks
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block
from newsclean.text.fold import soften
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import is_wide

__all__ = ["find_comment_thread"]

MIN_THREAD_COMMENTS = 3
MAX_COMMENT_BLOCKS = 10  # from the links of one comment to those of the next
MAX_REPLY_LINKS_CHARS = 60  # of the links under a comment
MAX_REPLY_LINKS_WORDS = 6  # of those in a script with spaces
MAX_COMMENT_HEAD_CHARS = 60  # of the first line of a comment: who, when, where
# Blocks between the links of the first comment and its first line, the one right above the links
# left out: that is what the reader says.
MAX_FIRST_COMMENT_BLOCKS = 4
LETTERS_ONLY_WORD = re.compile(r"[^\W\d_]+")
SENTENCE_OR_OPEN_ENDS = tuple(SENTENCE_ENDS | {"…"})


def find_comment_thread(blocks: KeptBlocks) -> frozenset[int]:
    """The blocks of the thread of comments below the first prose, links to reply among them."""
    return frozenset(find_thread(blocks.features.page.blocks, blocks.first_prose))


def find_thread(blocks: Sequence[Block], first_prose: int) -> range:
    """The places of the longest thread below the block `first_prose`; none without one.

    >>> from newsclean.model import Kind, Place
    >>> lines = "A story./Ann, 10:20/So good./Reply/Ben/No!/Reply (2)/Cy/Oh./Reply".split("/")
    >>> find_thread([Block(line, Kind.PARAGRAPH, Place()) for line in lines], 0)
    range(1, 10)
    """
    below = range(first_prose + 1, len(blocks))
    ends = [i for i in below if may_be_reply_links(blocks[i].text)]
    ends = [i for i in ends if may_begin_reply_links(blocks[i].text)]
    if len(ends) < MIN_THREAD_COMMENTS:  # most pages
        return range(0)
    ends = [i for i in ends if is_reply_links(blocks[i].text)]
    longest = max(split_threads(ends), key=len, default=[])
    if count_comments(longest) < MIN_THREAD_COMMENTS:
        return range(0)
    return range(find_comment_head(blocks, longest[0], first_prose), longest[-1] + 1)


def split_threads(ends: Sequence[int]) -> list[list[int]]:
    """The places of links to reply, a list a thread.

    >>> split_threads([3, 6, 16, 27])
    [[3, 6, 16], [27]]
    """
    threads: list[list[int]] = []
    for end in ends:
        if not threads or end - threads[-1][-1] > MAX_COMMENT_BLOCKS:
            threads.append([])
        threads[-1].append(end)
    return threads


def count_comments(ends: Sequence[int]) -> int:
    """How many comments end with these links: links in blocks right below each other are of one.

    >>> count_comments([3, 4, 6]), count_comments([])
    (2, 0)
    """
    return sum(end > before + 1 for before, end in pairwise((-2, *ends)))


def may_be_reply_links(text: str) -> bool:
    """Whether a text is short enough for the links under a comment."""
    return len(text) <= MAX_REPLY_LINKS_CHARS and not text.endswith(SENTENCE_OR_OPEN_ENDS)


def may_begin_reply_links(text: str) -> bool:
    """Whether the first word of a text may be that of links under a comment; most pages have none.

    >>> may_begin_reply_links("3 likes"), may_begin_reply_links("Bridge closed. Reply")
    (True, False)
    """
    first = LETTERS_ONLY_WORD.search(soften(text))
    return first is not None and first[0] in list_link_openings()


@cache
def list_link_openings() -> frozenset[str]:
    """The first words of the links under comments."""
    thread = load_page_words()["thread"]
    return frozenset(phrase.split()[0] for phrase in thread["reply"] | thread["other"])


def is_reply_links(text: str) -> bool:
    """Whether a text is nothing but the links under a comment.

    >>> [is_reply_links(text) for text in ("回复 · 赞(1)", "Reply", "Like 3", "A reply to all")]
    [True, True, False, False]
    """
    thread = load_page_words()["thread"]
    words = LETTERS_ONLY_WORD.findall(soften(text))
    if " ".join(words) in thread["reply"]:  # of several words: reply to this
        return True
    if not words or not (is_wide(words[0][0]) or len(words) <= MAX_REPLY_LINKS_WORDS):
        return False
    known = thread["reply"] | thread["other"]
    return any(word in thread["reply"] for word in words) and all(word in known for word in words)


def find_comment_head(blocks: Sequence[Block], end: int, first_prose: int) -> int:
    """Where the comment begins whose links stand at `end`: at the line of who wrote, and when."""
    lowest = max(first_prose, end - MAX_FIRST_COMMENT_BLOCKS - 2)
    for i in range(end - 2, lowest, -1):
        text = blocks[i].text
        if len(text) <= MAX_COMMENT_HEAD_CHARS and not text.endswith(SENTENCE_OR_OPEN_ENDS):
            return i
    return max(first_prose + 1, end - 1)
