"""Which block is the headline: what the head names, a first heading, the line above the story.

For a dump it is a ranking of the short lines above the body. Good signs in the study: its words
recur in the story, a date or a credit line stands within four lines below it, an empty line
follows.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.label.features.feature_table import Table
from newsclean.label.features.head_claims import keys_of
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind
from newsclean.text.fold import BOUNDARY, plain

FARTHEST = 25  # blocks between a headline and the story below it
LONGEST = 220  # characters; the longest headline in 600 gold pages has 190
FULL = 40  # effective characters of a line that stands twice because it is the page's title
OPENERS = frozenset("([（【")
NEAR = 4  # blocks below a headline in which a date or credit line is a good sign
TITLE_CLAIMS = (
    "jsonld:headline",
    "meta:og:title",
    "meta:twitter:title",
    "html:title",
    "microdata:headline",
)
# The columns that speak for or against a headline; a dump has some, HTML others.
SIGNS = (
    *("length", "sentences", "end_sentence", "end_comma", "end_colon", "cue_groups", "cue_share"),
    *("date", "bars", "bullet", "address", "repeats", "blank_after"),
    *("link_share", "in_nav", "in_aside", "in_footer", "hidden"),
)
MOST_RECURRING = 2.5
LEAST_KEY = 5  # letters and digits of a line that says something as a part of the head's title
PLAIN = "line above the story"
WORD = re.compile(r"\w+")


class Ranked(NamedTuple):
    """A block that may be the headline, with its points and what gave them."""

    at: int
    points: float
    why: str

    @property
    def claimed(self) -> bool:
        """Whether the head or a first-level heading vouches for it."""
        return self.why != PLAIN


def rank_headlines(table: Table, start: int) -> tuple[Ranked, ...]:
    """The blocks that may be the headline of a story that begins at block `start`, best first."""
    page, lexicon = table.page, table.lexicon
    claimed = {plain(claim.value) for claim in page.claimed(*TITLE_CLAIMS)}
    keys = table.once(keys_of) if claimed else [""] * len(page.blocks)
    told = [plain(block.text) for block in page.blocks[start : start + 40]]
    story, rest = "".join(told)[:6000], "".join(told[1:])[:6000]
    known = {name: table[name] for name in SIGNS if name in table}
    ranked = []
    for i, block in enumerate(page.blocks):
        if block.kind is not Kind.HEADING and (
            i > start or (i == start and known["end_sentence"][i])
        ):
            continue
        if not 1 < len(block.text) <= LONGEST or not BOUNDARY.search(block.text):
            continue
        points, why = points_of(i, block, known, claimed_points(keys[i], claimed))
        far = min(3.0, abs(start - i) / 8) if i <= start else 1.0 + min(4.0, (i - start) / 5)
        if points + MOST_RECURRING <= far:  # most lines of menus, which need not be looked up
            continue
        if i <= start:
            points += recurring(block.text, rest if i == start else story, lexicon)
        ranked.append(Ranked(i, points - far, why))
    return tuple(sorted(ranked, key=lambda item: (-item.points, item.at)))


def claimed_points(key: str, claimed: set[str]) -> tuple[float, str]:
    """Points of a block, by its letters and digits, for what the head claims."""
    if key in claimed:
        return 4.0, "the head's title"
    if len(key) >= LEAST_KEY and any(key in claim for claim in claimed):
        return 3.0, "in the head's title"
    return 0.0, PLAIN


def points_of(
    i: int, block: Block, columns: Mapping[str, list[float]], told: tuple[float, str]
) -> tuple[float, str]:
    """Points of a block by its form, and those that it has for what the head claims."""
    points, why = told
    if block.kind is Kind.HEADING and block.level == 1:
        points, why = points + 2.5, why if points else "first-level heading"
    elif block.kind is Kind.HEADING:
        points += 0.8
    length = columns["length"][i] / (2 if is_twice(block.text) else 1)
    points += 1.0 if 16 <= length <= 140 else -1.5 if length < 10 else -0.5
    points -= (
        1.5 * (columns["sentences"][i] > 1)
        + 1.2 * columns["end_sentence"][i]
        + 1.0 * columns["end_comma"][i]
        + 0.8 * columns["end_colon"][i]
    )
    points -= (
        0.8 * min(2.0, columns["cue_groups"][i])
        + 1.5 * columns["date"][i]
        + columns["bars"][i] * 0.7
    )
    points -= 0.7 * columns["bullet"][i] + 2.0 * columns["address"][i]
    points += 1.5 * any(columns["date"][i + 1 : i + 1 + NEAR])
    if "link_share" in columns:
        points -= (
            2.0 * columns["link_share"][i]
            + columns["in_nav"][i]
            + columns["in_aside"][i]
            + columns["in_footer"][i]
        )
        points -= 0.5 * columns["hidden"][i]
    else:
        points += 0.4 * (columns["blank_after"][i] > 0)
        points += 1.6 * (columns["repeats"][i] > 0 and length >= FULL) - 1.5 * (
            block.text[0] in OPENERS
        )
        points -= 0.7 * columns["cue_share"][i]
    return points, why


def is_twice(text: str) -> bool:
    """Whether a line is one text twice: a logo's description and the name beside it.

    >>> is_twice("The HeraldThe Herald"), is_twice("The Herald"), is_twice("aba")
    (True, False, False)
    """
    half, odd = divmod(len(text), 2)
    return not odd and text[:half] == text[half:]


def recurring(text: str, story: str, lexicon: Lexicon) -> float:
    """How much of a line recurs in the story: up to `MOST_RECURRING` points."""
    if lexicon.spaces:
        words = [w for w in WORD.findall(text.casefold()) if len(w) > 3]
        parts = words[:20]
    else:
        key = plain(text)
        parts = [key[i : i + 2] for i in range(min(40, len(key) - 1))]
    recurs = sum(part in story for part in parts)
    return MOST_RECURRING * recurs / max(3, len(parts)) if parts else 0.0
