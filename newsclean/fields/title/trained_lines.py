"""The headline of a dump in languages with spaces: numbers of each line with trained weights.

Every line near the start of the story has numbers; their weighted sum, made a share of all lines
(softmax), is how sure it is. The weights are data (`data/models/title-lines.json`), found by
`tools/train_titles.py`.

On Chinese pages points set by hand are right more often, for the weights are trained on Western
pages, see `line_points`. The labeller's choice by other signs is a number here: one ranking in the
place of both found fewer headlines.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp
from operator import mul

from newsclean.data import find_data
from newsclean.fields.candidates import make_folded_key
from newsclean.fields.title.line_checks import (
    has_title_length,
    is_boilerplate_line,
    looks_like_credit,
    make_line_candidate,
)
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.label.rules.headline_ranking import (
    MAX_DATE_GAP_BLOCKS,
    MAX_HEADLINE_CHARS,
    MAX_STORY_CHARS,
    MIN_SHARED_PARTS,
    OPENING_BRACKETS,
    WORD,
    list_long_words,
)
from newsclean.label.scorecard.card import get_card_folder
from newsclean.lexicon.cue_words import get_cue_words
from newsclean.model import Block, Found, Role
from newsclean.parsers.dates.grammar import has_date

__all__ = ["measure_line_features", "rank_title_lines"]

WEIGHTS_FILE = "title-lines.json"
MAX_RANKED_GAP_BLOCKS = 80  # blocks above the first of the story
MAX_TITLE_DEPTH_BLOCKS = 5  # blocks from the story's first, which may be the headline itself
MIN_LINE_KEY_CHARS = 3  # letters and digits
MAX_KEY_CHARS = 300  # characters of a line that are compared with those of other lines
MAX_CREDIT_ABOVE_LINES = 5
MAX_CREDIT_LINE_CHARS = 160
STORY_BLOCKS = 14  # blocks of the story in which a headline's words recur
MAX_COUNTED_WORDS = 24  # words of a line that are looked for there
FULL_COUNT = 8  # recurring words; more say no more
MIN_COMPARED_KEY_CHARS = 10  # letters and digits of a line that is looked for in others
SHORT_LINE_CHARS = 12
HEADLINE_CHARS = (30, 100)
LONG_LINE_CHARS = 110
SHORT_LINE_ABOVE_CHARS = 20  # a kicker or a section
PROSE_CHARS = 150
MIN_WORDS = 3
FULL_INDENT = 10  # columns
FULL_MARKS = 4
FULL_GAP_BLOCKS, GAP_UNIT_BLOCKS = 40, 10
FAR_GAP_BLOCKS = 30
FIRST_LINES = 3
FULL_SCORE = 6.0  # log-odds; a surer block says no more
MIN_CUE_GROUPS = 2
SENTENCE_ENDS, QUESTION_ENDS, COLONS = ".。", "?!？！", ":："
OPENING_QUOTES = "\"“„«「'‘"
MARKS, BARS = ",;，。；", "|>»›·"
MIN_TITLE_SHARE = 0.3  # of lines with less, six in ten are wrong

LineFeatures = dict[str, float]


def rank_title_lines(page: LabelledPage) -> Iterator[Found[str]]:
    """The lines of a page that may be its headline, in its order, with their shares."""
    weights = load_weights(get_card_folder())
    rows = measure_line_features(page)
    worth = [weights[name] for name in rows[0][1]] if rows else []  # all rows have one order
    points = [sum(map(mul, worth, row.values())) for _, row in rows]
    most = max(points, default=0.0)
    shares = [exp(value - most) for value in points]
    whole = sum(shares)
    for (i, _), share in zip(rows, shares, strict=True):
        if share / whole >= MIN_TITLE_SHARE:
            yield make_line_candidate(page.labelled[i], share / whole)


@cache
def load_weights(folder: str) -> Mapping[str, float]:
    """What each number is worth, from the folder of the cards or, where it has none, our own."""
    path = os.path.join(folder, WEIGHTS_FILE)
    with open(path if os.path.exists(path) else find_data("models", WEIGHTS_FILE), "rb") as file:
        weights: dict[str, float] = json.load(file)["weights"]
    return weights


@once_a_page
def measure_line_features(page: LabelledPage) -> tuple[tuple[int, LineFeatures], ...]:
    """The lines that may be a headline, by their index, each with its numbers."""
    lines = TitleLines(page)
    places = [i for i in lines.ranked if may_be_title(lines.texts[i], lines.keys[i])]
    longest = max((len(lines.texts[i]) for i in places), default=0)
    return tuple(
        (
            i,
            {
                **measure_line_form(i, lines),
                **measure_line_place(i, lines),
                "longest": float(len(lines.texts[i]) == longest),
            },
        )
        for i in places
    )


def may_be_title(text: str, key: str) -> bool:
    """Whether a line has the length of a headline and letters in it."""
    return (
        len(text) <= MAX_HEADLINE_CHARS
        and has_title_length(text)
        and len(key) >= MIN_LINE_KEY_CHARS
    )


class TitleLines:
    """The lines of a page with what is asked of each several times."""

    def __init__(self, page: LabelledPage) -> None:
        """Take the texts of the page and the words of its story."""
        self.page = page
        self.start, _ = page.span()
        self.labelled = page.labelled
        self.texts = page.texts
        self.ranked = range(
            max(0, self.start - MAX_RANKED_GAP_BLOCKS),
            min(len(self.texts), self.start + MAX_TITLE_DEPTH_BLOCKS),
        )
        self.keys = [
            make_folded_key(text[:MAX_KEY_CHARS])
            for text in self.texts[: self.start + MAX_RANKED_GAP_BLOCKS]
        ]
        self.same = Counter(self.keys)
        self.whole = "\n".join(["", *self.keys])  # a line break before each
        self.cues = get_cue_words(page.lexicon.languages[0])
        self.story = StoryWords(page.body[:STORY_BLOCKS])
        self.credits = self.mark_credits()

    def mark_credits(self) -> list[bool]:
        """Whether each line near those that are ranked has a date or names who made the story."""
        first = max(0, self.ranked.start - MAX_CREDIT_ABOVE_LINES)
        last = min(len(self.texts), self.ranked.stop + MAX_DATE_GAP_BLOCKS)
        return [False] * first + [self.is_credit(i) for i in range(first, last)]

    def is_credit(self, i: int) -> bool:
        """Whether a line has a date or names those who made the story."""
        text = self.texts[i]
        return len(text) < MAX_CREDIT_LINE_CHARS and (
            looks_like_credit(self.labelled[i], self.page) or has_date(text)
        )

    def stands_in_another(self, key: str) -> tuple[bool, bool]:
        """Whether a line is a part of a longer one, and whether a longer one begins with it."""
        if len(key) < MIN_COMPARED_KEY_CHARS or self.whole.count(key) <= self.same[key]:
            return False, False
        return True, self.whole.count(f"\n{key}") > self.same[key]

    def measure_recurring_words(self, i: int) -> tuple[float, float, float]:
        """The share of a line's words that recur, how many (1 for many), the share in the opening.

        A line among the story's first is not compared with itself.
        """
        common = self.page.lexicon.common
        words = [word for word in list_long_words(self.texts[i]) if word not in common]
        words = words[:MAX_COUNTED_WORDS]
        story = self.story.list_without(self.labelled[i].block if i >= self.start else None)
        opening = frozenset() if i == self.start else self.story.opening
        recurring = sum(map(story.__contains__, words))
        counted = max(MIN_SHARED_PARTS, len(words))
        in_opening = sum(map(opening.__contains__, words))
        return recurring / counted, min(recurring, FULL_COUNT) / FULL_COUNT, in_opening / counted


class StoryWords:
    """The words of the first blocks of a story, without case."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        """Cut each block into words once."""
        self.blocks = blocks
        self.words = [split_words(block.text) for block in blocks]
        self.all = self.join_words(None)
        self.opening = split_words(blocks[0].text[:MAX_STORY_CHARS]) if blocks else frozenset()

    def list_without(self, left_out: Block | None) -> frozenset[str]:
        """The words of the story without one of its blocks, or of all of it."""
        inside = left_out is not None and any(block is left_out for block in self.blocks)
        return self.join_words(left_out) if inside else self.all

    def join_words(self, left_out: Block | None) -> frozenset[str]:
        """The words in the first characters of the blocks, with a space between two blocks."""
        words: set[str] = set()
        left = MAX_STORY_CHARS
        for block, known in zip(self.blocks, self.words, strict=True):
            if block is not left_out and left > 0:
                words |= known if len(block.text) <= left else split_words(block.text[:left])
                left -= len(block.text) + 1
        return frozenset(words)


def split_words(text: str) -> frozenset[str]:
    """The words of a text, without case."""
    return frozenset(WORD.findall(text.casefold()))


def measure_line_form(i: int, lines: TitleLines) -> LineFeatures:
    """How a line is written and set."""
    block = lines.labelled[i].block
    text, layout = block.text, block.layout
    after, before = layout.blank_after > 0, layout.blank_before > 0
    end = text[-1]
    return {
        "ends like a sentence": end in SENTENCE_ENDS,
        "ends in a question": end in QUESTION_ENDS,
        "ends in a colon": end in COLONS,
        "empty line after": after,
        "empty line before": before,
        "empty lines around": after and before,
        "bullet": bool(layout.bullet),
        "indent": min(layout.indent, FULL_INDENT) / FULL_INDENT,
        "short": len(text) < SHORT_LINE_CHARS,
        "of a headline's length": HEADLINE_CHARS[0] <= len(text) <= HEADLINE_CHARS[1],
        "long": len(text) > LONG_LINE_CHARS,
        "capitals": text.isupper(),
        "opens with a quote": text[0] in OPENING_QUOTES,
        "opens with a bracket": text[0] in OPENING_BRACKETS,
        "one or two words": len(text.split()) < MIN_WORDS,
        "marks": min(FULL_MARKS, sum(map(text.count, MARKS))) / FULL_MARKS,
        "bars": any(map(text.__contains__, BARS)),
        "cues": len(lines.cues.find_groups(text)) >= MIN_CUE_GROUPS,
    }


def measure_line_place(i: int, lines: TitleLines) -> LineFeatures:
    """Where a line stands, what stands around it, and what the labeller thinks of it."""
    item, key, above = lines.labelled[i], lines.keys[i], lines.start - i
    share, number, opening = lines.measure_recurring_words(i)
    is_part, is_beginning = lines.stands_in_another(key)
    return {
        "words in the story": share,
        "many words in the story": number,
        "words in the opening": opening,
        "in the story": above <= 0,
        "behind its first block": above < 0,
        "blocks above": min(max(above, 0), FULL_GAP_BLOCKS) / GAP_UNIT_BLOCKS,
        "far above": above > FAR_GAP_BLOCKS,
        "among the first": i < FIRST_LINES,
        "credit below": any(lines.credits[i + 1 : i + 1 + MAX_DATE_GAP_BLOCKS]),
        "credit above": any(lines.credits[max(0, i - MAX_CREDIT_ABOVE_LINES) : i]),
        "credit line": lines.credits[i],
        "part of another line": is_part,
        "opens another line": is_beginning,
        "furniture": is_boilerplate_line(item.block, lines.page),
        "short line above": i > 0 and len(lines.texts[i - 1]) < SHORT_LINE_ABOVE_CHARS,
        "prose below": i + 1 < len(lines.texts) and len(lines.texts[i + 1]) > PROSE_CHARS,
        "labelled headline": item.role is Role.HEADLINE,
        "labelled caption": item.role is Role.CAPTION,
        "labelled notice": item.role is Role.NOTICE,
        "story's score": max(-FULL_SCORE, min(FULL_SCORE, item.score)) / FULL_SCORE,
    }
