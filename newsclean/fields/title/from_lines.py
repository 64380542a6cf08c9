"""The headline of a page without a head: the line above its story that looks most like one."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import bare
from newsclean.label.labelled_page import Story
from newsclean.model import Block, Found, Kind, Labelled, Role
from newsclean.parsers.credits.lines import DATES, covered, parse_credits
from newsclean.parsers.dates.grammar import find_dates, has_date
from newsclean.parsers.names.names import furniture, is_cjk
from newsclean.text.fold import fold

__all__ = [
    "good_length",
    "is_credit",
    "is_date_line",
    "is_furniture",
    "lines_above",
    "without_placeholder",
]

LONGEST_TITLE = 300
RECURRING = 10  # letters of a line that stands twice because it is the headline
SHORT = 12  # columns; shorter lines above a story are mostly buttons
LABELLED = 0.25
MOST_MARKS = 2  # a line with more is a deck or prose
PLACEHOLDER = re.compile(r"\s*\[[\w.-]{1,40}\]$")  # an image without a text in a dump of w3m
ABOVE = 25  # blocks above a story in which its headline may stand


def lines_above(story: Story) -> Iterator[Found[str]]:
    """The lines above the story of a page without a head, scored as headlines."""
    start, _ = story.span()
    first = max(0, start - ABOVE)
    body = bare(" ".join(block.text for block in story.body[:8]))
    everything = [bare(item.block.text) for item in story.labelled]
    for i in range(first, start):
        block = story.labelled[i].block
        score = headline_score(story, i, body, everything.count(everything[i]))
        labelled = story.labelled[i].role is Role.HEADLINE
        rule = "labelled headline" if labelled else "line above the story"
        if (score > 0 or labelled) and good_length(block.text):
            sure = max(0.0, min(0.95, score + LABELLED * labelled))
            yield Found(without_placeholder(block.text), block.text, block.at, rule, sure)


def without_placeholder(text: str) -> str:
    """A line without the name of an image behind it.

    >>> without_placeholder("A bridge in May [share-icon]")
    'A bridge in May'
    """
    return PLACEHOLDER.sub("", text)


def headline_score(story: Story, at: int, body: str, times: int) -> float:
    """How much a line above the story looks like its headline, 0 to about 1."""
    start, _ = story.span()
    block = story.labelled[at].block
    text, key = block.text, bare(block.text)
    if len(key) < 4 or len(text) > 160 or is_furniture(block, story):
        return 0.0
    width = len(text) + sum(is_cjk(char) for char in text)
    pairs = {key[i : i + 2] for i in range(len(key) - 1)}
    echoed = sum(pair in body for pair in pairs) / max(1, len(pairs))
    below = story.labelled[at + 1 : min(start, at + 5)]
    dated = next((i for i, item in enumerate(below) if is_credit(item, story)), None)
    score = 0.1 + 0.35 * min(1.0, width / 24) - 0.1 * (width < SHORT) + 0.2 * echoed
    score += 0.0 if dated is None else 0.3 - 0.02 * dated
    above = story.labelled[max(0, at - 6) : at]
    score -= 0.25 * (dated is None and any(is_credit(item, story) for item in above))
    score -= 0.012 * (start - at)
    score -= 0.3 * (text[-1] in "。.:：") + 0.15 * (text[-1] in ")）" and has_date(text))
    score += 0.05 * (times > 1) if width > 2 * RECURRING else -0.1 * (times > 1)
    score -= 0.08 * (sum(text.count(mark) for mark in "，,。？?！!") > MOST_MARKS)
    score += 0.05 * (block.layout.blank_after > 0) + 0.05 * (block.kind is Kind.HEADING)
    return score


def is_credit(item: Labelled, story: Story) -> bool:
    """Whether a block is a credit or date line."""
    text = item.block.text
    if item.role is Role.CREDIT:
        return True
    return len(text) < 120 and (
        sum(c.isdigit() for c in text) >= 8 or bool(parse_credits(text, story.lexicon))
    )


def is_furniture(block: Block, story: Story) -> bool:
    """Whether a line is a menu, a credit line or a date rather than words of a headline."""
    text = block.text
    credits = parse_credits(text, story.lexicon)
    if (credits and covered(text, credits) > 0.4) or sum(c.isdigit() for c in text) > len(
        text
    ) * 0.5:
        return True
    if fold(text) in furniture(story.lexicon) or is_date_line(text, story):
        return True
    return text.count(">") + text.count("|") + text.count("›") > 1 or (
        text.count(" ") > 3 and not story.lexicon.spaces
    )


def is_date_line(text: str, story: Story) -> bool:
    """Whether most of a line is a date, or it has a date's label: 某某 发表于 昨天 13:42."""
    folded = fold(text)
    labels = (
        label for label, field in story.lexicon.credit.items() if field in DATES and len(label) > 2
    )
    if len(text) < 60 and any(char.isdigit() for char in text) and any(w in folded for w in labels):
        return True
    dated = sum(phrase.end - phrase.start for phrase in find_dates(text, story.lexicon))
    return dated > 0.4 * len(text)


def good_length(text: str) -> bool:
    """Whether a text is as long as headlines are."""
    return 2 < len(text.strip()) <= LONGEST_TITLE and "\n" not in text
