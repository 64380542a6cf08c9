"""Where readers' comments stand in a thread: each ends with links to reply, report or like.

Comments may be longer than the story and end like it, so that a score cannot tell them from it;
their form can, and it is the same in a dump as in HTML without telling class names.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsclean.lexicon.page_words import page_words
from newsclean.model import Block
from newsclean.text.fold import soften
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import is_wide

__all__ = ["thread_in"]

FEWEST = 3  # comments of a thread
LONGEST_COMMENT = 10  # blocks between the links of one and of the next
LONGEST_LINKS = 60  # characters of the links under a comment
LONGEST_HEAD = 60  # characters of a comment's first line: who, when, where
PARAGRAPHS = 4  # of the first comment
WORD = re.compile(r"[^\W\d_]+")
ENDS = tuple(SENTENCE_ENDS | {"…"})


def thread_in(blocks: Sequence[Block], first: int) -> tuple[int, int]:
    """The first block of a thread below block `first`, and one past its last; (0, 0) without one.

    >>> from newsclean.model import Kind, Place
    >>> lines = "A story./Ann, 10:20/So good./Reply/Ben/No!/Reply (2)/Cy/Oh./Reply".split("/")
    >>> thread_in([Block(line, Kind.PARAGRAPH, Place()) for line in lines], 0)
    (1, 10)
    """
    ends = [i for i in range(first + 1, len(blocks)) if may_be_links(blocks[i].text)]
    if len(ends) < FEWEST:
        return (0, 0)
    ends = [i for i in ends if is_links(blocks[i].text)]
    runs: list[list[int]] = [ends[:1]]
    for before, end in pairwise(ends):
        if end - before > LONGEST_COMMENT:
            runs.append([])
        runs[-1].append(end)
    longest = max(runs, key=len)
    apart = sum(end > before + 1 for before, end in pairwise(longest)) + 1
    if len(longest) < FEWEST or apart < FEWEST:
        return (0, 0)
    return (head_of(blocks, longest[0], first), longest[-1] + 1)


def may_be_links(text: str) -> bool:
    """Whether a text is short enough for the links under a comment."""
    return len(text) <= LONGEST_LINKS and not text.endswith(ENDS)


def is_links(text: str) -> bool:
    """Whether a text is nothing but the links under a comment.

    >>> [is_links(text) for text in ("回复 · 赞(1)", "Reply", "Like 3", "A reply to all")]
    [True, True, False, False]
    """
    thread = page_words()["thread"]
    words = WORD.findall(soften(text))
    whole = " ".join(words)
    if whole in thread["reply"]:
        return True
    known = thread["reply"] | thread["other"]
    wide = bool(whole) and is_wide(whole[0])
    rest = [word for word in words if word not in known]
    return (
        bool(words)
        and not rest
        and any(word in thread["reply"] for word in words)
        and (wide or len(words) <= 6)
    )


def head_of(blocks: Sequence[Block], end: int, first: int) -> int:
    """Where the comment begins whose links stand at `end`: at the line of who wrote, and when."""
    for i in range(end - 1, max(first, end - PARAGRAPHS - 2), -1):
        text = blocks[i].text
        if i < end - 1 and len(text) <= LONGEST_HEAD and not text.endswith(ENDS):
            return i
    return max(first + 1, end - 1)
