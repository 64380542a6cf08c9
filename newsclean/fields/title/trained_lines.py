"""The headline of a dump in languages with spaces: numbers of each line with trained weights.

Every line near the start of the story has numbers; their weighted sum, made a share of all lines
(softmax), is how sure it is. The weights are data (`data/models/title-lines.json`), found by
`tools/train_titles.py`.

On Chinese pages points set by hand are right more often, for the weights are trained on Western
pages, see `line_points`. The labeller's choice by other signs is a number here: one ranking in the
place of both found fewer headlines.
"""

from collections import Counter
from collections.abc import Iterator
from math import exp
from operator import and_, mul

from newsclean.fields.candidates import make_folded_keys
from newsclean.fields.title.line_checks import (
    has_title_length,
    is_boilerplate_line,
    looks_like_credit,
    make_line_candidate,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.rules.headline_ranking import (
    MAX_DATE_GAP_BLOCKS,
    MAX_HEADLINE_CHARS,
    MAX_STORY_CHARS,
    MIN_SHARED_PARTS,
    OPENING_BRACKETS,
    list_long_words,
)
from newsclean.label.scorecard.card import load_weights
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
MAX_CREDIT_NEAR_LINES = 6
MAX_CREDIT_LINE_CHARS = 160
STORY_BLOCKS = 14  # blocks of the story in which a headline's words recur
MAX_COUNTED_WORDS = 24  # words of a line that are looked for there
STEM_CHARS = 5  # letters of a word that are compared
FULL_COUNT = 8  # recurring words; more say no more
MIN_COMPARED_KEY_CHARS = 10  # letters and digits of a line that is looked for in others
SHORT_LINE_CHARS = 12
HEADLINE_LENGTHS = range(30, 101)
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

Columns = dict[str, list[float]]  # the numbers by their names, one a line


def rank_title_lines(page: LabelledPage) -> Iterator[Found[str]]:
    """The lines of a page that may be its headline, in its order, with their shares."""
    lines = TitleLines(page)
    columns = measure_columns(lines)
    weights = load_weights(WEIGHTS_FILE)
    # Half of the columns are 0 in every line; "longest" never is.
    told = {name: column for name, column in columns.items() if any(column)}
    worth = [weights[name] for name in told]
    points = [sum(map(mul, worth, row)) for row in zip(*told.values(), strict=True)]
    most = max(points, default=0.0)
    shares = [exp(value - most) for value in points]
    whole = sum(shares)
    for i, share in zip(lines.places, shares, strict=True):
        if share / whole >= MIN_TITLE_SHARE:
            yield make_line_candidate(page.labelled[i], share / whole)


def measure_line_features(page: LabelledPage) -> tuple[tuple[int, dict[str, float]], ...]:
    """The lines that may be a headline, by their index, each with its numbers."""
    lines = TitleLines(page)
    columns = measure_columns(lines)
    rows = zip(*columns.values(), strict=True)
    return tuple(
        (i, dict(zip(columns, row, strict=True))) for i, row in zip(lines.places, rows, strict=True)
    )


def measure_columns(lines: "TitleLines") -> Columns:
    """All numbers of the lines that may be a headline: a column is quicker than a line."""
    lengths = [len(lines.texts[i]) for i in lines.places]
    longest = max(lengths, default=0)
    return {
        **measure_form(lines),
        **measure_words(lines),
        **measure_place(lines),
        "longest": [float(length == longest) for length in lengths],
    }


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
        compared = self.texts[: self.start + MAX_RANKED_GAP_BLOCKS]
        self.keys = make_folded_keys([text[:MAX_KEY_CHARS] for text in compared])
        self.places = [i for i in self.ranked if may_be_title(self.texts[i], self.keys[i])]
        self.same = Counter(self.keys)
        self.whole = "\n".join(["", *self.keys])  # a line break before each
        self.cues = get_cue_words(page.lexicon.languages[0])
        self.story = StoryWords(page.body[:STORY_BLOCKS])
        self.credits = self.mark_credits()

    def mark_credits(self) -> list[bool]:
        """Whether each line near those that are ranked has a date or names who made the story."""
        first = max(0, self.ranked.start - MAX_CREDIT_NEAR_LINES)
        last = min(len(self.texts), self.ranked.stop + MAX_CREDIT_NEAR_LINES)
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
        words = [word[:STEM_CHARS] for word in words[:MAX_COUNTED_WORDS]]
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
        self.words = [collect_words(block.text) for block in blocks]
        self.all = self.join_words(None)
        self.opening = self.cut_block(0, MAX_STORY_CHARS) if blocks else frozenset()

    def list_without(self, left_out: Block | None) -> frozenset[str]:
        """The words of the story without one of its blocks, or of all of it."""
        inside = left_out is not None and any(block is left_out for block in self.blocks)
        return self.join_words(left_out) if inside else self.all

    def join_words(self, left_out: Block | None) -> frozenset[str]:
        """The words in the first characters of the blocks, with a space between two blocks."""
        words: set[str] = set()
        left = MAX_STORY_CHARS
        for i, block in enumerate(self.blocks):
            if block is not left_out and left > 0:
                words |= self.cut_block(i, left)
                left -= len(block.text) + 1
        return frozenset(words)

    def cut_block(self, i: int, chars: int) -> frozenset[str]:
        """The words in the first characters of a block, which are mostly all that it has."""
        text = self.blocks[i].text
        return self.words[i] if len(text) <= chars else collect_words(text[:chars])


def collect_words(text: str) -> frozenset[str]:
    """The beginnings of a text's long words, without case, which are all that is looked for.

    Most languages change the ends of their words: `Brücke` comes again as `Brücken`.
    """
    return frozenset([word[:STEM_CHARS] for word in list_long_words(text)])


def measure_form(lines: TitleLines) -> Columns:
    """How each line is written and set."""
    texts = [lines.texts[i] for i in lines.places]
    layouts = [lines.labelled[i].block.layout for i in lines.places]
    ends = [text[-1] for text in texts]
    after = [layout.blank_after > 0 for layout in layouts]
    before = [layout.blank_before > 0 for layout in layouts]
    find_groups = lines.cues.find_groups
    return {
        "ends like a sentence": [end in SENTENCE_ENDS for end in ends],
        "ends in a question": [end in QUESTION_ENDS for end in ends],
        "ends in a colon": [end in COLONS for end in ends],
        "empty line after": after,
        "empty line before": before,
        "empty lines around": list(map(and_, after, before)),
        "bullet": [bool(layout.bullet) for layout in layouts],
        "indent": [min(layout.indent, FULL_INDENT) / FULL_INDENT for layout in layouts],
        "short": [len(text) < SHORT_LINE_CHARS for text in texts],
        "of a headline's length": [len(text) in HEADLINE_LENGTHS for text in texts],
        "long": [len(text) > LONG_LINE_CHARS for text in texts],
        "capitals": [text.isupper() for text in texts],
        "opens with a quote": [text[0] in OPENING_QUOTES for text in texts],
        "opens with a bracket": [text[0] in OPENING_BRACKETS for text in texts],
        "one or two words": [len(text.split(None, MIN_WORDS)) < MIN_WORDS for text in texts],
        "marks": [min(FULL_MARKS, sum(map(text.count, MARKS))) / FULL_MARKS for text in texts],
        "a digit": [any(map(str.isdigit, text)) for text in texts],
        "a colon inside": [any(map(text[:-1].__contains__, COLONS)) for text in texts],
        "bars": [any(map(text.__contains__, BARS)) for text in texts],
        "cues": [len(find_groups(text)) >= MIN_CUE_GROUPS for text in texts],
    }


def measure_words(lines: TitleLines) -> Columns:
    """What each line has of the story's words."""
    rows = [lines.measure_recurring_words(i) for i in lines.places]
    most = max((share for share, _, _ in rows), default=0.0)
    return {
        "words in the story": [share for share, _, _ in rows],
        "fewer words in the story than another line": [most - share for share, _, _ in rows],
        "many words in the story": [number for _, number, _ in rows],
        "words in the opening": [opening for _, _, opening in rows],
    }


def measure_place(lines: TitleLines) -> Columns:
    """Where each line stands, what stands around it, and what the labeller thinks of it."""
    places, credits, lengths = lines.places, lines.credits, [*map(len, lines.texts)]
    items = [lines.labelled[i] for i in places]
    roles = [item.role for item in items]
    above = [lines.start - i for i in places]
    parts = [lines.stands_in_another(lines.keys[i]) for i in places]
    headline, caption, notice = Role.HEADLINE, Role.CAPTION, Role.NOTICE
    return {
        "in the story": [gap <= 0 for gap in above],
        "behind its first block": [gap < 0 for gap in above],
        "blocks above": [min(max(gap, 0), FULL_GAP_BLOCKS) / GAP_UNIT_BLOCKS for gap in above],
        "far above": [gap > FAR_GAP_BLOCKS for gap in above],
        "among the first": [i < FIRST_LINES for i in places],
        "credit below": [any(credits[i + 1 : i + 1 + MAX_DATE_GAP_BLOCKS]) for i in places],
        "credit above": [any(credits[max(0, i - MAX_CREDIT_ABOVE_LINES) : i]) for i in places],
        "no credit near": [
            not any(credits[max(0, i - MAX_CREDIT_NEAR_LINES) : i])
            and not any(credits[i + 1 : i + 1 + MAX_CREDIT_NEAR_LINES])
            for i in places
        ],
        "credit line": [credits[i] for i in places],
        "part of another line": [is_part for is_part, _ in parts],
        "opens another line": [is_beginning for _, is_beginning in parts],
        "furniture": [is_boilerplate_line(item.block, lines.page) for item in items],
        "short line above": [i > 0 and lengths[i - 1] < SHORT_LINE_ABOVE_CHARS for i in places],
        "prose below": [max(lengths[i + 1 : i + 2], default=0) > PROSE_CHARS for i in places],
        "labelled headline": [role is headline for role in roles],
        "labelled caption": [role is caption for role in roles],
        "labelled notice": [role is notice for role in roles],
        "story's score": [
            max(-FULL_SCORE, min(FULL_SCORE, item.score)) / FULL_SCORE for item in items
        ],
    }
