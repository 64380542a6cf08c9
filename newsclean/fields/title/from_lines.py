"""The headline of a page without a head: the line above its story that looks most like one."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import alnum_key
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Kind, Labelled, Role
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.dates.grammar import find_dates, has_date
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

__all__ = [
    "has_title_length",
    "is_boilerplate_line",
    "is_mostly_date",
    "looks_like_credit",
    "score_lines_above",
    "strip_placeholder",
]

MAX_TITLE_CHARS = 300
MIN_RECURRING_LETTERS = 10  # letters of a line that stands twice because it is the headline
MIN_LINE_COLUMNS = 12  # columns; shorter lines above a story are mostly buttons
LABELLED_GAIN = 0.25
MAX_PUNCTUATION_MARKS = 2  # a line with more is a deck or prose
IMAGE_PLACEHOLDER = re.compile(r"\s*\[[\w.-]{1,40}\]$")  # an image without a text in a dump of w3m
MAX_TITLE_GAP_BLOCKS = 25  # blocks above a story in which its headline may stand


def score_lines_above(story: LabelledPage) -> Iterator[Found[str]]:
    """The lines above the story of a page without a head, scored as headlines."""
    start, _ = story.span()
    first = max(0, start - MAX_TITLE_GAP_BLOCKS)
    body = alnum_key(" ".join(block.text for block in story.body[:8]))
    everything = [alnum_key(item.block.text) for item in story.labelled]
    for i in range(first, start):
        block = story.labelled[i].block
        score = score_title_line(story, i, body, everything.count(everything[i]))
        labelled = story.labelled[i].role is Role.HEADLINE
        rule = "labelled headline" if labelled else "line above the story"
        if (score > 0 or labelled) and has_title_length(block.text):
            sure = max(0.0, min(0.95, score + LABELLED_GAIN * labelled))
            yield Found(strip_placeholder(block.text), block.text, block.at, rule, sure)


def strip_placeholder(text: str) -> str:
    """A line without the name of an image behind it.

    >>> strip_placeholder("A bridge in May [share-icon]")
    'A bridge in May'
    """
    return IMAGE_PLACEHOLDER.sub("", text)


def score_title_line(story: LabelledPage, at: int, body: str, times: int) -> float:
    """How much a line above the story looks like its headline, 0 to about 1."""
    start, _ = story.span()
    block = story.labelled[at].block
    text, key = block.text, alnum_key(block.text)
    if len(key) < 4 or len(text) > 160 or is_boilerplate_line(block, story):
        return 0.0
    width = len(text) + sum(is_cjk(char) for char in text)
    pairs = {key[i : i + 2] for i in range(len(key) - 1)}
    echoed = sum(pair in body for pair in pairs) / max(1, len(pairs))
    below = story.labelled[at + 1 : min(start, at + 5)]
    dated = next((i for i, item in enumerate(below) if looks_like_credit(item, story)), None)
    score = 0.1 + 0.35 * min(1.0, width / 24) - 0.1 * (width < MIN_LINE_COLUMNS) + 0.2 * echoed
    score += 0.0 if dated is None else 0.3 - 0.02 * dated
    above = story.labelled[max(0, at - 6) : at]
    score -= 0.25 * (dated is None and any(looks_like_credit(item, story) for item in above))
    score -= 0.012 * (start - at)
    score -= 0.3 * (text[-1] in "。.:：") + 0.15 * (text[-1] in ")）" and has_date(text))
    score += 0.05 * (times > 1) if width > 2 * MIN_RECURRING_LETTERS else -0.1 * (times > 1)
    score -= 0.08 * (sum(text.count(mark) for mark in "，,。？?！!") > MAX_PUNCTUATION_MARKS)
    score += 0.05 * (block.layout.blank_after > 0) + 0.05 * (block.kind is Kind.HEADING)
    return score


def looks_like_credit(item: Labelled, story: LabelledPage) -> bool:
    """Whether a block is a credit or date line."""
    text = item.block.text
    if item.role is Role.CREDIT:
        return True
    return len(text) < 120 and (
        sum(c.isdigit() for c in text) >= 8 or bool(parse_credits(text, story.lexicon))
    )


def is_boilerplate_line(block: Block, story: LabelledPage) -> bool:
    """Whether a line is a menu, a credit line or a date rather than words of a headline."""
    text = block.text
    credits = parse_credits(text, story.lexicon)
    if (credits and credit_coverage(text, credits) > 0.4) or sum(c.isdigit() for c in text) > len(
        text
    ) * 0.5:
        return True
    if fold(text) in collect_boilerplate_words(story.lexicon) or is_mostly_date(text, story):
        return True
    return text.count(">") + text.count("|") + text.count("›") > 1 or (
        text.count(" ") > 3 and not story.lexicon.spaces
    )


def is_mostly_date(text: str, story: LabelledPage) -> bool:
    """Whether most of a line is a date, or it has a date's label: 某某 发表于 昨天 13:42."""
    folded = fold(text)
    labels = (
        label
        for label, field in story.lexicon.credit.items()
        if field in DATE_FIELDS and len(label) > 2
    )
    if len(text) < 60 and any(char.isdigit() for char in text) and any(w in folded for w in labels):
        return True
    dated = sum(phrase.end - phrase.start for phrase in find_dates(text, story.lexicon))
    return dated > 0.4 * len(text)


def has_title_length(text: str) -> bool:
    """Whether a text is as long as headlines are."""
    return 2 < len(text.strip()) <= MAX_TITLE_CHARS and "\n" not in text
