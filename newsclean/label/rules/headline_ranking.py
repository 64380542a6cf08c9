"""Which block is the headline: headings, and the lines above the story, are given points.

What the head of the page calls it, a first-level heading, the length of a headline, a date line
below it and words that come again in the story speak for a block. A sentence, links, words of
menus and the distance to the story speak against it. A block without a point left is no headline.

The points are set by hand. `fields/title` ranks the lines of a page without a head once more, when
all roles are known, and counts the headline found here as one sign among others: one ranking in the
place of both finds fewer headlines.
"""

import re
from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.head_claims import build_alnum_keys
from newsclean.lexicon.claim_names import TITLE_CLAIMS
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind
from newsclean.text.fold import ALNUM_RUN, alnum_key

MAX_HEADLINE_CHARS = 220  # the longest headline in 600 annotated pages has 190

# What the head of the page claims, and the heading's level.
IS_CLAIM_POINTS = 4.0
IN_CLAIM_POINTS = 3.0
MIN_IN_CLAIM_CHARS = 5  # letters and digits; a shorter line is in a title by chance
FIRST_LEVEL_POINTS = 2.5
OTHER_LEVEL_POINTS = 0.8

# The length, in effective characters: a CJK character says as much as 2.5 letters.
HEADLINE_LENGTHS = (16, 140)
MIN_LINE_LENGTH = 10  # a shorter line is mostly a button
GOOD_LENGTH_POINTS, ODD_LENGTH_POINTS, SHORT_LINE_POINTS = 1.0, -0.5, -1.5

# What stands around the line.
DATE_BELOW_POINTS = 1.5
MAX_DATE_GAP_BLOCKS = 4  # blocks below a headline in which a date is its date
REPEATED_TITLE_POINTS = 1.6
MIN_REPEATED_TITLE_LENGTH = 40  # a shorter line that stands twice in a dump is a menu's
OPENING_BRACKET_POINTS = -1.5
OPENING_BRACKETS = frozenset("([（【")

# Words of the line that come again in the story, or pairs of characters where no spaces are.
RECURRENCE_POINTS = 2.5
MIN_RECURRING_WORD_CHARS = 4
MAX_COUNTED_WORDS = 20
MAX_COUNTED_PAIRS = 40
MIN_SHARED_PARTS = 3  # a line of one or two words is measured as if it had three
STORY_BLOCKS = 40  # blocks from the story's first in which the words are looked for
MAX_STORY_CHARS = 6_000  # letters and digits of them

# What each block between a line and the story's first block takes away.
POINTS_A_BLOCK_ABOVE, MAX_ABOVE_POINTS = 1 / 8, 3.0
POINTS_A_BLOCK_BELOW, MAX_BELOW_POINTS = 1 / 5, 4.0
BELOW_STORY_POINTS = 1.0  # once for any heading below the story's first block

POINTS_DECIMALS = 9  # equal points stay equal, in whatever order they were added up
ROUNDING_POINTS = 1e-6  # more than additions in another order can change
UNCLAIMED = "line above the story"
LONG_WORD = re.compile(rf"\w{{{MIN_RECURRING_WORD_CHARS},}}")  # a longer run is one word


class ColumnPoints(NamedTuple):
    """Points for what a column of the feature table says of a block.

    Attributes:
        column: its name.
        points: what one unit of it is worth.
        counted: which number of units the column's value stands for; the value itself for `None`.
    """

    column: str
    points: float
    counted: Callable[[float], float] | None = None


def is_several(value: float) -> float:
    """Whether a count is above one."""
    return float(value > 1)


def is_any(value: float) -> float:
    """Whether a count is above zero."""
    return float(value > 0)


def count_to_two(value: float) -> float:
    """A count that is cut at two."""
    return min(2.0, value)


COLUMN_POINTS = (
    ColumnPoints("sentences", -1.5, is_several),
    ColumnPoints("end_sentence", -1.2),
    ColumnPoints("end_comma", -1.0),
    ColumnPoints("end_colon", -0.8),
    ColumnPoints("cue_groups", -0.8, count_to_two),
    ColumnPoints("has_date", -1.5),
    ColumnPoints("separators", -0.7),
    ColumnPoints("list_item", -0.7),
    ColumnPoints("has_url_or_email", -2.0),
)
HTML_COLUMN_POINTS = (
    ColumnPoints("link_share", -2.0),
    ColumnPoints("in_nav", -1.0),
    ColumnPoints("in_aside", -1.0),
    ColumnPoints("in_footer", -1.0),
    ColumnPoints("hidden", -0.5),
)
DUMP_COLUMN_POINTS = (
    ColumnPoints("blank_lines_after", 0.4, is_any),
    ColumnPoints("cue_share", -0.7),  # words of sharing buttons
)
# All that speaks for a line there; what does is counted once.
MAX_COLUMN_POINTS = sum(
    max(0.0, column.points) for column in (*COLUMN_POINTS, *HTML_COLUMN_POINTS, *DUMP_COLUMN_POINTS)
)


class RankedHeadline(NamedTuple):
    """A block that may be the headline.

    Attributes:
        at: its index.
        points: what its form, its place and the head give it; above 0 it may be the headline.
        why: what vouches for it: the head, a first-level heading, or only its place.
    """

    at: int
    points: float
    why: str

    @property
    def claimed(self) -> bool:
        """Whether the head or a first-level heading vouches for it."""
        return self.why != UNCLAIMED


def rank_headlines(table: FeatureTable, start: int) -> Iterator[RankedHeadline]:
    """The blocks that may be the headline of a story that begins at block `start`, best first.

    Who asks takes one of the first. So a block is weighed on all signs only when the most that it
    can have is more than all others have.
    """
    candidates = list_candidates(table, start)
    vouchers = dict(zip(candidates, score_vouchers(table, candidates), strict=True))
    forms = LineForms(table)
    story = StoryText(table, start)
    # Ascending, so that the last is the best: points, whether they are but the most that there can
    # be, and the index, the lower the better.
    waiting = sorted(
        (vouched + forms.bound(i) - measure_distance(i, start) + RECURRENCE_POINTS, True, -i)
        for i, (vouched, _) in vouchers.items()
    )
    while waiting:
        points, is_bound, at = waiting.pop()
        i = -at
        vouched, why = vouchers[i]
        if not is_bound:
            yield RankedHeadline(i, points, why)
            continue
        points = vouched + forms.score(i) - measure_distance(i, start)
        if points + RECURRENCE_POINTS <= 0:  # a menu's line, whatever words it has
            continue
        if i <= start:
            points += story.score(i)
        insort(waiting, (round(points, POINTS_DECIMALS), False, at))


def list_candidates(table: FeatureTable, start: int) -> list[int]:
    """The lines above the story, and the headings, that have letters and a headline's length."""
    heading = Kind.HEADING
    return [
        i
        for i, block in enumerate(table.page.blocks)
        if (i <= start or block.kind is heading) and may_be_headline(table, i, start)
    ]


def may_be_headline(table: FeatureTable, i: int, start: int) -> bool:
    """Whether a heading, or a line above the story, has letters and is no sentence of the story."""
    block = table.page.blocks[i]
    text = block.text
    if i == start and block.kind is not Kind.HEADING and table["end_sentence"][i]:
        return False
    return 1 < len(text) <= MAX_HEADLINE_CHARS and (text[0].isalnum() or has_alnum(text))


def has_alnum(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return ALNUM_RUN.search(text) is not None


def measure_distance(i: int, start: int) -> float:
    """The points that a block loses by its distance to the first block of the story.

    >>> measure_distance(6, 10), measure_distance(10, 10), measure_distance(15, 10)
    (0.5, 0.0, 2.0)
    """
    if i <= start:
        return min(MAX_ABOVE_POINTS, POINTS_A_BLOCK_ABOVE * (start - i))
    return BELOW_STORY_POINTS + min(MAX_BELOW_POINTS, POINTS_A_BLOCK_BELOW * (i - start))


def score_vouchers(table: FeatureTable, candidates: Sequence[int]) -> list[tuple[float, str]]:
    """For each block the points for what the head claims and for a heading's level, and why."""
    claimed = table.page.claimed(*TITLE_CLAIMS)
    claims = "\n".join(["", *(alnum_key(claim.value) for claim in claimed), ""])
    keys = table.once(build_alnum_keys) if claimed else None
    heading = Kind.HEADING
    scored = []
    for i in candidates:
        points, why = score_claims(keys[i], claims) if keys else (0.0, UNCLAIMED)
        block = table.page.blocks[i]
        if block.kind is heading and block.level == 1:
            points, why = points + FIRST_LEVEL_POINTS, why if points else "first-level heading"
        elif block.kind is heading:
            points += OTHER_LEVEL_POINTS
        scored.append((points, why))
    return scored


def score_claims(key: str, claims: str) -> tuple[float, str]:
    r"""Points of a block, by its letters and digits, for what the head claims, and why.

    Args:
        key: the letters and digits of the block.
        claims: those of all claims, with a line break before and after each.

    >>> claims = "\nthebridgeharbourpost\nthebridge\n"
    >>> score_claims("thebridge", claims), score_claims("harbourpost", claims)
    ((4.0, "the head's title"), (3.0, "in the head's title"))
    >>> score_claims("post", claims)
    (0.0, 'line above the story')
    """
    if key not in claims:
        return 0.0, UNCLAIMED
    if f"\n{key}\n" in claims:
        return IS_CLAIM_POINTS, "the head's title"
    if len(key) >= MIN_IN_CLAIM_CHARS:
        return IN_CLAIM_POINTS, "in the head's title"
    return 0.0, UNCLAIMED


class LineForms:
    """How the lines of a page are written and what stands around them, in points."""

    def __init__(self, table: FeatureTable) -> None:
        """Take the columns that every candidate is asked for."""
        self.blocks = table.page.blocks
        self.dump = table.page.kind == "text"
        self.dated, self.lengths = table["has_date"], table["length"]
        self.repeats = table["repeats"] if self.dump else []
        self.columns = [
            (table[column], worth, counted)
            for column, worth, counted in (
                *COLUMN_POINTS,
                *(DUMP_COLUMN_POINTS if self.dump else HTML_COLUMN_POINTS),
            )
        ]

    def score(self, i: int) -> float:
        """The points of a block for its length, its surroundings and its columns."""
        points = self.score_surroundings(i)
        for values, worth, counted in self.columns:
            if value := values[i]:
                points += worth * (counted(value) if counted else value)
        return points

    def bound(self, i: int) -> float:
        """The most that these points can be, without a look at the columns."""
        return self.score_surroundings(i) + MAX_COLUMN_POINTS + ROUNDING_POINTS

    def score_surroundings(self, i: int) -> float:
        """The points of a block for its length and for what stands around it."""
        block = self.blocks[i]
        length = measure_length(block, self.lengths[i])
        dated_below = any(self.dated[i + 1 : i + 1 + MAX_DATE_GAP_BLOCKS])
        more = score_dump_line(block, length, self.repeats[i]) if self.dump else 0.0
        return score_length(length) + DATE_BELOW_POINTS * dated_below + more


def measure_length(block: Block, length: float) -> float:
    """The effective length of a block; of one half where it is one text twice."""
    return length / 2 if is_text_twice(block.text) else length


def is_text_twice(text: str) -> bool:
    """Whether a line is one text twice: a logo's description and the name beside it.

    >>> is_text_twice("The HeraldThe Herald"), is_text_twice("The Herald"), is_text_twice("aba")
    (True, False, False)
    """
    half, odd = divmod(len(text), 2)
    return not odd and text[:half] == text[half:]


def score_length(length: float) -> float:
    """Points for a length in effective characters.

    >>> score_length(9), score_length(15), score_length(140), score_length(141)
    (-1.5, -0.5, 1.0, -0.5)
    """
    if length < MIN_LINE_LENGTH:
        return SHORT_LINE_POINTS
    shortest, longest = HEADLINE_LENGTHS
    return GOOD_LENGTH_POINTS if shortest <= length <= longest else ODD_LENGTH_POINTS


def score_dump_line(block: Block, length: float, repeats: float) -> float:
    """Points for what only a dump shows: its first line is the page's title, and brackets.

    A dump may begin with the page's `<title>`, so that a headline stands twice. A line that opens
    with a bracket is a picture's text or a button.
    """
    title = repeats > 0 and length >= MIN_REPEATED_TITLE_LENGTH
    bracket = block.text[0] in OPENING_BRACKETS
    return REPEATED_TITLE_POINTS * title + OPENING_BRACKET_POINTS * bracket


class StoryText:
    """The letters and digits of the story's beginning, in which a headline's words are counted."""

    def __init__(self, table: FeatureTable, start: int) -> None:
        """Keep where the story begins."""
        self.table = table
        self.start = start

    @cached_property
    def keys(self) -> list[str]:
        """The letters and digits of the story's first blocks, and of no more than are read."""
        keys: list[str] = []
        left = MAX_STORY_CHARS
        for block in self.table.page.blocks[self.start : self.start + STORY_BLOCKS]:
            left -= len(keys[-1]) if len(keys) > 1 else 0  # the first block may be left out
            if left <= 0:
                break
            keys.append(alnum_key(block.text))
        return keys

    @cached_property
    def whole(self) -> str:
        """All of them."""
        return "".join(self.keys)[:MAX_STORY_CHARS]

    @cached_property
    def behind_first(self) -> str:
        """Those behind the first block."""
        return "".join(self.keys[1:])[:MAX_STORY_CHARS]

    def score(self, i: int) -> float:
        """Points for the share of a block's words that recur in the story, itself left out."""
        story = self.behind_first if i == self.start else self.whole
        return score_recurrence(self.table.page.blocks[i].text, story, self.table.lexicon)


def score_recurrence(text: str, story: str, lexicon: Lexicon) -> float:
    """Points for the share of a line's words that recur: 0 to `RECURRENCE_POINTS`.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> score_recurrence("Bridge opens today", "thebridgethatopenstoday", get_lexicon("en"))
    2.5
    >>> score_recurrence("The end", "thisisnottheend", get_lexicon("en"))
    0.0
    """
    parts = split_parts(text, lexicon)
    recurring = sum(part in story for part in parts)
    return RECURRENCE_POINTS * recurring / max(MIN_SHARED_PARTS, len(parts))


def split_parts(text: str, lexicon: Lexicon) -> list[str]:
    """The longer words of a line, or its pairs of characters where no spaces are written."""
    if lexicon.spaces:
        return list_long_words(text)[:MAX_COUNTED_WORDS]
    key = alnum_key(text)
    return [key[i : i + 2] for i in range(min(MAX_COUNTED_PAIRS, len(key) - 1))]


def list_long_words(text: str) -> list[str]:
    """The words of a text, without case, that are longer than most function words.

    >>> list_long_words("The Bridge and the Tarn")
    ['bridge', 'tarn']
    """
    found: list[str] = LONG_WORD.findall(text.casefold())
    return found
