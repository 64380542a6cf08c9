"""Where readers' comments stand in a thread: each ends with links to reply, report or like.

Comments may be longer than the story and end like it, so that a score cannot tell them from it;
their form can, and it is the same in a dump as in HTML without telling class names.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block
from newsclean.text.fold import soften
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import is_wide

__all__ = ["find_comment_thread"]

MIN_THREAD_COMMENTS = 3  # comments of a thread
MAX_COMMENT_BLOCKS = 10  # blocks between the links of one and of the next
MAX_REPLY_LINKS_CHARS = 60  # characters of the links under a comment
MAX_COMMENT_HEAD_CHARS = 60  # characters of a comment's first line: who, when, where
MAX_FIRST_COMMENT_BLOCKS = 4  # of the first comment
LETTERS_ONLY_WORD = re.compile(r"[^\W\d_]+")
SENTENCE_OR_OPEN_ENDS = tuple(SENTENCE_ENDS | {"…"})


def find_comment_thread(blocks: Sequence[Block], first: int) -> tuple[int, int]:
    """The first block of a thread below block `first`, and one past its last; (0, 0) without one.

    >>> from newsclean.model import Kind, Place
    >>> lines = "A story./Ann, 10:20/So good./Reply/Ben/No!/Reply (2)/Cy/Oh./Reply".split("/")
    >>> find_comment_thread([Block(line, Kind.PARAGRAPH, Place()) for line in lines], 0)
    (1, 10)
    """
    ends = [i for i in range(first + 1, len(blocks)) if may_be_reply_links(blocks[i].text)]
    if len(ends) < MIN_THREAD_COMMENTS:
        return (0, 0)
    ends = [i for i in ends if is_reply_links(blocks[i].text)]
    runs: list[list[int]] = [ends[:1]]
    for before, end in pairwise(ends):
        if end - before > MAX_COMMENT_BLOCKS:
            runs.append([])
        runs[-1].append(end)
    longest = max(runs, key=len)
    apart = sum(end > before + 1 for before, end in pairwise(longest)) + 1
    if len(longest) < MIN_THREAD_COMMENTS or apart < MIN_THREAD_COMMENTS:
        return (0, 0)
    return (find_comment_head(blocks, longest[0], first), longest[-1] + 1)


def may_be_reply_links(text: str) -> bool:
    """Whether a text is short enough for the links under a comment."""
    return len(text) <= MAX_REPLY_LINKS_CHARS and not text.endswith(SENTENCE_OR_OPEN_ENDS)


def is_reply_links(text: str) -> bool:
    """Whether a text is nothing but the links under a comment.

    >>> [is_reply_links(text) for text in ("回复 · 赞(1)", "Reply", "Like 3", "A reply to all")]
    [True, True, False, False]
    """
    thread = load_page_words()["thread"]
    words = LETTERS_ONLY_WORD.findall(soften(text))
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


def find_comment_head(blocks: Sequence[Block], end: int, first: int) -> int:
    """Where the comment begins whose links stand at `end`: at the line of who wrote, and when."""
    for i in range(end - 1, max(first, end - MAX_FIRST_COMMENT_BLOCKS - 2), -1):
        text = blocks[i].text
        if (
            i < end - 1
            and len(text) <= MAX_COMMENT_HEAD_CHARS
            and not text.endswith(SENTENCE_OR_OPEN_ENDS)
        ):
            return i
    return max(first + 1, end - 1)
