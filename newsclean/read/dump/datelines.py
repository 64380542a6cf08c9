"""Joins a Chinese dateline that stands on a line of its own with the paragraph that it opens.

Behind `本报讯` stands a blank or a line break. pandoc breaks lines at blanks alone, so the dateline
is left above a long line; text browsers keep the break.
"""

from newsclean.lexicon.page_words import load_page_words
from newsclean.read.dump.blank_breaks import has_wide_chars, join_with_blank
from newsclean.read.dump.blocks import Run
from newsclean.read.dump.lines import DumpLine

__all__ = ["is_dateline", "join_datelines"]

MAX_DATELINE_CHARS = 16
MIN_PARAGRAPH_COLUMNS = 40


def join_datelines(runs: list[Run]) -> list[Run]:
    """The runs; a dateline alone on the line right above a paragraph is its beginning."""
    joined: list[Run] = []
    for run in runs:
        above = joined[-1] if joined else None
        if isinstance(above, list) and isinstance(run, list) and opens(above, run):
            joined[-1] = join_with_blank(above, run)
        else:
            joined.append(run)
    return joined


def opens(above: list[DumpLine], run: list[DumpLine]) -> bool:
    """Whether a run is a dateline, and another the paragraph right below."""
    return (
        len(above) == 1
        and run[0].number == above[0].number + 1
        and run[0].width >= MIN_PARAGRAPH_COLUMNS
        and has_wide_chars(run[0])
        and is_dateline(above[0].text)
    )


def is_dateline(text: str) -> bool:
    """Whether a line is nothing but the opening of a report: who sent it, from where, which day.

    >>> [is_dateline(text) for text in ("本报讯", "【新华社临江6月3日电】", "晨网讯")]
    [True, True, True]
    >>> [is_dateline(text) for text in ("快讯", "网络资讯", "本报", "家用电")]
    [False, False, False, False]
    """
    words = load_page_words()["dump"]
    bare = text.strip("【】()（） ") if len(text) <= MAX_DATELINE_CHARS else ""
    sender = bare[:-1]
    if bare[-1:] not in words["dateline_ends"] or not sender:
        return False
    senders = words["dateline_senders"]
    dated = any(map(str.isdigit, sender)) and any(map(senders.__contains__, sender))
    return sender[-1] in senders or dated
