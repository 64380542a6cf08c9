"""The headline of a page without a head, in languages without spaces: points set by hand.

Every line above the story has numbers, as in `trained_lines`, and `POINTS` says what each is worth.
It is also used where HTML has no head.
"""

from collections import Counter
from collections.abc import Iterator

from newsclean.fields.candidates import begins_otherwise, make_folded_key
from newsclean.fields.title.line_checks import (
    MAX_TITLE_GAP_BLOCKS,
    has_title_length,
    is_boilerplate_line,
    looks_like_credit,
    make_line_candidate,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.rules.headline_ranking import MAX_DATE_GAP_BLOCKS
from newsclean.model import Found, Kind, Role
from newsclean.parsers.dates.grammar import has_date
from newsclean.text.scripts import is_cjk

__all__ = ["POINTS", "rank_lines_above"]

MAX_LINE_CHARS, MIN_LINE_KEY_CHARS = 160, 4  # characters; letters and digits
FULL_LINE_COLUMNS = 24  # a CJK character takes two; a wider line is as good
MIN_LINE_COLUMNS = 12  # narrower lines above a story are mostly buttons
MIN_REPEATED_LINE_COLUMNS = 21  # a narrower line that stands twice is a menu's
MAX_CREDIT_ABOVE_BLOCKS = 6
MAX_PUNCTUATION_MARKS = 2  # a line with more is a deck or prose
STORY_BLOCKS = 8  # blocks of the story in which the pairs of characters are looked for
SENTENCE_OR_LABEL_ENDS = "。.:："
CLOSING_BRACKETS = ")）"
PUNCTUATION_MARKS = "，,。？?！!"
# The labeller has ranked the lines by other signs (`label.rules.headline_ranking`).
POINTS = {
    "line": 0.1,
    "width": 0.35,
    "narrow": -0.1,
    "pairs in the story": 0.2,
    "credit below": 0.3,
    "lines before the credit below": -0.02,
    "credit above, none below": -0.25,
    "blocks above the story": -0.012,
    "ends like a sentence or a label": -0.3,
    "date in brackets at the end": -0.15,
    "stands twice": 0.05,
    "narrow and stands twice": -0.1,
    "many marks": -0.08,
    "empty line after": 0.05,
    "heading": 0.05,
    "labelled headline": 0.25,
}


def rank_lines_above(page: LabelledPage) -> Iterator[Found[str]]:
    """The lines above the story that may be its headline, in the page's order."""
    lines = LinesAbove(page)
    for i in range(lines.first, lines.start):
        item = page.labelled[i]
        labelled = item.role is Role.HEADLINE
        points = lines.score(i)
        if (points > 0 or labelled) and has_title_length(item.block.text):
            yield make_line_candidate(item, points + POINTS["labelled headline"] * labelled)


class LinesAbove:
    """The lines above a story, with what each is compared with."""

    def __init__(self, page: LabelledPage) -> None:
        """Take the letters and digits of the page's blocks and of its story's beginning."""
        self.page = page
        self.start, _ = page.span()
        self.first = max(0, self.start - MAX_TITLE_GAP_BLOCKS)
        texts = page.texts
        self.keys = {i: make_folded_key(texts[i]) for i in range(self.first, self.start)}
        starts = {key[:1] for key in self.keys.values()}
        self.same = Counter(
            make_folded_key(text) for text in texts if not begins_otherwise(text, starts)
        )
        self.story = make_folded_key(" ".join(block.text for block in page.body[:STORY_BLOCKS]))
        self.credits = frozenset(
            i
            for i in range(max(0, self.first - MAX_CREDIT_ABOVE_BLOCKS), self.start)
            if looks_like_credit(page.labelled[i], page)
        )

    def score(self, i: int) -> float:
        """How much a line looks like the headline, 0 to about 1; 0 for what is none."""
        block = self.page.labelled[i].block
        if len(self.keys[i]) < MIN_LINE_KEY_CHARS or len(block.text) > MAX_LINE_CHARS:
            return 0.0
        if is_boilerplate_line(block, self.page):
            return 0.0
        numbers = {"line": 1.0, **self.measure_form(i), **self.measure_place(i)}
        return sum(POINTS[name] * value for name, value in numbers.items())

    def measure_form(self, i: int) -> dict[str, float]:
        """How a line is written and set."""
        block = self.page.labelled[i].block
        text = block.text
        columns = len(text) + sum(map(is_cjk, text))
        repeats = self.same[self.keys[i]] > 1
        wide = columns >= MIN_REPEATED_LINE_COLUMNS
        return {
            "width": min(1.0, columns / FULL_LINE_COLUMNS),
            "narrow": columns < MIN_LINE_COLUMNS,
            "ends like a sentence or a label": text[-1] in SENTENCE_OR_LABEL_ENDS,
            "date in brackets at the end": text[-1] in CLOSING_BRACKETS and has_date(text),
            "stands twice": repeats and wide,
            "narrow and stands twice": repeats and not wide,
            "many marks": sum(map(text.count, PUNCTUATION_MARKS)) > MAX_PUNCTUATION_MARKS,
            "empty line after": block.layout.blank_after > 0,
            "heading": block.kind is Kind.HEADING,
        }

    def measure_place(self, i: int) -> dict[str, float]:
        """Where a line stands, and what it has of the story."""
        credit = self.find_credit_below(i)
        return {
            "pairs in the story": self.measure_pairs(self.keys[i]),
            "credit below": credit is not None,
            "lines before the credit below": credit or 0,
            "credit above, none below": credit is None and self.has_credit_above(i),
            "blocks above the story": self.start - i,
        }

    def find_credit_below(self, i: int) -> int | None:
        """How many lines stand before the next credit line; `None` where none is near."""
        below = range(i + 1, min(self.start, i + 1 + MAX_DATE_GAP_BLOCKS))
        return next((at - i - 1 for at in below if at in self.credits), None)

    def has_credit_above(self, i: int) -> bool:
        """Whether a credit line stands above a line: it is then behind the headline."""
        return not self.credits.isdisjoint(range(max(0, i - MAX_CREDIT_ABOVE_BLOCKS), i))

    def measure_pairs(self, key: str) -> float:
        """The share of a line's pairs of characters that stand in the story."""
        pairs = {key[i : i + 2] for i in range(len(key) - 1)}
        return sum(pair in self.story for pair in pairs) / max(1, len(pairs))
