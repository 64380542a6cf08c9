"""What tells the headline among the lines of a dump, in languages that put spaces between words.

Every line near the start of the story gets numbers; a weighted sum of them, made a share of all
lines (softmax), is how sure it is. The weights are data (`data/models/title-lines.json`), found by
`tools/train_titles.py`: on dumps of 530 Western pages, by pages of unseen sites, the first line is
the headline on .74 of them, where a score by hand reached .56.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import exp

from newsclean.data import find_data
from newsclean.fields.candidates import alnum_key
from newsclean.fields.title.from_lines import (
    has_title_length,
    is_boilerplate_line,
    looks_like_credit,
    strip_placeholder,
)
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.label.scorecard.card import get_card_folder
from newsclean.lexicon.cue_words import CueWords
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Found, Role
from newsclean.parsers.dates.grammar import has_date

__all__ = ["measure_line_features", "rank_title_lines"]

WEIGHTS_FILE = "title-lines.json"
MAX_RANKED_GAP_BLOCKS, MAX_TITLE_DEPTH_BLOCKS = (
    80,
    5,
)  # blocks before the first of the story, and among its first ones
MAX_TITLE_LINE_CHARS = 220
MAX_CREDIT_GAP_LINES = 4  # lines in which a date or a credit is near
MAX_COUNTED_WORDS = 24
MIN_TITLE_CONFIDENCE = 0.3  # of lines that are less sure four in ten are right
MAX_CREDIT_LINE_CHARS = 160
MAX_STORY_SAMPLE_CHARS = 6_000  # characters of the story in which a headline's words recur
WORD = re.compile(r"\w+")

LineFeatures = dict[str, float]


def rank_title_lines(story: LabelledPage) -> Iterator[Found[str]]:
    """The lines of a page that may be its headline, with their shares of certainty."""
    table = load_weights(get_card_folder())
    rows = measure_line_features(story)
    points = [sum(table[name] * value for name, value in row.items()) for _, row in rows]
    most = max(points, default=0.0)
    shares = [exp(value - most) for value in points]
    for (i, _), share in zip(rows, shares, strict=True):
        sure = share / sum(shares)
        block, labelled = story.labelled[i].block, story.labelled[i].role is Role.HEADLINE
        rule = "labelled headline" if labelled else "line above the story"
        if sure >= MIN_TITLE_CONFIDENCE:
            yield Found(strip_placeholder(block.text), block.text, block.at, rule, min(0.95, sure))


@cache
def load_weights(folder: str) -> Mapping[str, float]:
    """What each sign is worth, by the cards in use or else by our own."""
    path = os.path.join(folder, WEIGHTS_FILE)
    with open(path if os.path.exists(path) else find_data("models", WEIGHTS_FILE), "rb") as file:
        table: dict[str, float] = json.load(file)["weights"]
    return table


@once_a_page
def measure_line_features(story: LabelledPage) -> tuple[tuple[int, LineFeatures], ...]:
    """The lines that may be a headline, by their index, each with its signs."""
    start, _ = story.span()
    lines = TitleLines(story)
    first, last = (
        max(0, start - MAX_RANKED_GAP_BLOCKS),
        min(len(story.labelled), start + MAX_TITLE_DEPTH_BLOCKS),
    )
    rows = []
    for i in range(first, last):
        text = story.labelled[i].block.text
        if (
            len(text) <= MAX_TITLE_LINE_CHARS
            and has_title_length(text)
            and len(alnum_key(text)) > 2
        ):
            rows.append((i, {**measure_line_form(i, lines), **measure_line_place(i, lines)}))
    if widest := max((len(lines.texts[i]) for i, _ in rows), default=0):
        for i, row in rows:
            row["longest"] = float(len(lines.texts[i]) == widest)
    return tuple(rows)


class TitleLines:
    """The lines of a page with what is asked of each several times."""

    def __init__(self, story: LabelledPage) -> None:
        """Take the texts of the page and the words of its story."""
        self.story = story
        self.start, _ = story.span()
        self.labelled = story.labelled
        self.texts = [item.block.text for item in story.labelled]
        self.keys = [
            alnum_key(text[:300]) for text in self.texts[: self.start + MAX_RANKED_GAP_BLOCKS]
        ]
        self.whole = "\n".join(self.keys)
        self.cues = make_cue_words(story.lexicon)
        self.body = story.body[:14]
        self.told = collect_words(self.body)
        self.opening = collect_words(self.body[:1])
        self.credits: dict[int, bool] = {}

    def is_credit(self, i: int) -> bool:
        """Whether a line tells a date or names those who made the story."""
        if i not in self.credits:
            text = self.texts[i]
            self.credits[i] = len(text) < MAX_CREDIT_LINE_CHARS and (
                looks_like_credit(self.labelled[i], self.story) or has_date(text)
            )
        return self.credits[i]

    def measure_recurring_words(self, i: int) -> tuple[float, float, float]:
        """The share and the number of a line's words in the story, and the share in its opening."""
        words = [
            word
            for word in WORD.findall(self.texts[i].casefold())
            if len(word) > 3 and word not in self.story.lexicon.common
        ][:MAX_COUNTED_WORDS]
        block = self.labelled[i].block
        within = i >= self.start and any(block is other for other in self.body)
        told = collect_words(tuple(b for b in self.body if b is not block)) if within else self.told
        opening = frozenset() if i == self.start else self.opening
        times = sum(word in told for word in words)
        most = max(3, len(words))
        return times / most, min(times, 8) / 8, sum(word in opening for word in words) / most


@lru_cache(maxsize=4)
def make_cue_words(lexicon: Lexicon) -> CueWords:
    """The cue words of a lexicon, sorted once."""
    return CueWords(lexicon)


def collect_words(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The words of some blocks, folded."""
    return frozenset(
        WORD.findall(" ".join(b.text for b in blocks)[:MAX_STORY_SAMPLE_CHARS].casefold())
    )


def measure_line_form(i: int, lines: TitleLines) -> LineFeatures:
    """How a line is written and set."""
    block = lines.labelled[i].block
    text, layout = block.text, block.layout
    after, before = layout.blank_after > 0, layout.blank_before > 0
    end = text[-1]
    return {
        "ends like a sentence": end in ".。",
        "ends in a question": end in "?!？！",
        "ends in a colon": end in ":：",
        "empty line after": after,
        "empty line before": before,
        "empty lines around": after and before,
        "bullet": bool(layout.bullet),
        "indent": min(layout.indent, 10) / 10,
        "short": len(text) < 12,
        "of a headline's length": 30 <= len(text) <= 100,
        "long": len(text) > 110,
        "capitals": text.isupper(),
        "opens with a quote": text[0] in "\"“„«「'‘",
        "opens with a bracket": text[0] in "([（【",
        "one or two words": len(text.split()) < 3,
        "marks": min(4, sum(map(text.count, ",;，。；"))) / 4,
        "bars": any(mark in text for mark in "|>»›·"),
        "cues": len(lines.cues.find_groups(text)) > 1,
    }


def measure_line_place(i: int, lines: TitleLines) -> LineFeatures:
    """Where a line stands, and what stands around it."""
    item, key, above = lines.labelled[i], lines.keys[i], lines.start - i
    share, number, opening = lines.measure_recurring_words(i)
    near = range(i + 1, min(len(lines.texts), i + 1 + MAX_CREDIT_GAP_LINES))
    full = len(key) >= 10
    return {
        "words in the story": share,
        "many words in the story": number,
        "words in the opening": opening,
        "in the story": above <= 0,
        "behind its first block": above < 0,
        "blocks above": min(max(above, 0), 40) / 10,
        "far above": above > 30,
        "among the first": i < 3,
        "credit below": any(lines.is_credit(j) for j in near),
        "credit above": any(
            lines.is_credit(j) for j in range(max(0, i - MAX_CREDIT_GAP_LINES - 1), i)
        ),
        "credit line": lines.is_credit(i),
        "part of another line": full and lines.whole.count(key) > lines.keys.count(key),
        "opens another line": full and starts_another_line(key, lines.keys),
        "furniture": is_boilerplate_line(item.block, lines.story),
        "short line above": i > 0 and len(lines.texts[i - 1]) < 20,
        "prose below": i + 1 < len(lines.texts) and len(lines.texts[i + 1]) > 150,
        "labelled headline": item.role is Role.HEADLINE,
        "labelled caption": item.role is Role.CAPTION,
        "labelled notice": item.role is Role.NOTICE,
        "story's score": max(-6.0, min(6.0, item.score)) / 6,
        "longest": False,
    }


def starts_another_line(key: str, keys: list[str]) -> bool:
    """Whether a longer line begins with this one."""
    return any(other != key and other.startswith(key) for other in keys)
