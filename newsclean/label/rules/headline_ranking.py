"""Which block is the headline: what the head names, a first heading, the line above the story.

For a dump it is a ranking of the short lines above the body. Good signs in the study: its words
recur in the story, a date or a credit line stands within four lines below it, an empty line
follows.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.head_claims import build_alnum_keys
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind
from newsclean.text.fold import ALNUM_RUN, alnum_key

FARTHEST = 25  # blocks between a headline and the story below it
MAX_HEADLINE_LINE_CHARS = 220  # characters; the longest headline in 600 gold pages has 190
MIN_REPEATED_TITLE_EFF_CHARS = (
    40  # effective characters of a line that stands twice because it is the page's title
)
BRACKET_OPENERS = frozenset("([（【")
NEAR_CREDIT_BLOCKS = 4  # blocks below a headline in which a date or credit line is a good sign
HEADLINE_CLAIMS = (
    "jsonld:headline",
    "meta:og:title",
    "meta:twitter:title",
    "html:title",
    "microdata:headline",
)
# The columns that speak for or against a headline; a dump has some, HTML others.
HEADLINE_FEATURES = (
    *("length", "sentences", "end_sentence", "end_comma", "end_colon", "cue_groups", "cue_share"),
    *("has_date", "separators", "list_item", "has_url_or_email", "repeats", "blank_lines_after"),
    *("link_share", "in_nav", "in_aside", "in_footer", "hidden"),
)
MAX_RECURRENCE_POINTS = 2.5
MIN_TITLE_KEY_CHARS = (
    5  # letters and digits of a line that says something as a part of the head's title
)
UNCLAIMED = "line above the story"
HEADLINE_WORD = re.compile(r"\w+")


class RankedHeadline(NamedTuple):
    """A block that may be the headline, with its points and what gave them."""

    at: int
    points: float
    why: str

    @property
    def claimed(self) -> bool:
        """Whether the head or a first-level heading vouches for it."""
        return self.why != UNCLAIMED


def rank_headlines(table: FeatureTable, start: int) -> tuple[RankedHeadline, ...]:
    """The blocks that may be the headline of a story that begins at block `start`, best first."""
    page, lexicon = table.page, table.lexicon
    claimed = {alnum_key(claim.value) for claim in page.claimed(*HEADLINE_CLAIMS)}
    keys = table.once(build_alnum_keys) if claimed else [""] * len(page.blocks)
    told = [alnum_key(block.text) for block in page.blocks[start : start + 40]]
    story, rest = "".join(told)[:6000], "".join(told[1:])[:6000]
    known = {name: table[name] for name in HEADLINE_FEATURES if name in table}
    ranked = []
    for i, block in enumerate(page.blocks):
        if block.kind is not Kind.HEADING and (
            i > start or (i == start and known["end_sentence"][i])
        ):
            continue
        if not 1 < len(block.text) <= MAX_HEADLINE_LINE_CHARS or not ALNUM_RUN.search(block.text):
            continue
        points, why = score_form(i, block, known, score_claims(keys[i], claimed))
        far = min(3.0, abs(start - i) / 8) if i <= start else 1.0 + min(4.0, (i - start) / 5)
        if (
            points + MAX_RECURRENCE_POINTS <= far
        ):  # most lines of menus, which need not be looked up
            continue
        if i <= start:
            points += score_recurrence(block.text, rest if i == start else story, lexicon)
        ranked.append(RankedHeadline(i, points - far, why))
    return tuple(sorted(ranked, key=lambda item: (-item.points, item.at)))


def score_claims(key: str, claimed: set[str]) -> tuple[float, str]:
    """Points of a block, by its letters and digits, for what the head claims."""
    if key in claimed:
        return 4.0, "the head's title"
    if len(key) >= MIN_TITLE_KEY_CHARS and any(key in claim for claim in claimed):
        return 3.0, "in the head's title"
    return 0.0, UNCLAIMED


def score_form(
    i: int, block: Block, columns: Mapping[str, list[float]], told: tuple[float, str]
) -> tuple[float, str]:
    """Points of a block by its form, and those that it has for what the head claims."""
    points, why = told
    if block.kind is Kind.HEADING and block.level == 1:
        points, why = points + 2.5, why if points else "first-level heading"
    elif block.kind is Kind.HEADING:
        points += 0.8
    length = columns["length"][i] / (2 if is_text_twice(block.text) else 1)
    points += 1.0 if 16 <= length <= 140 else -1.5 if length < 10 else -0.5
    points -= (
        1.5 * (columns["sentences"][i] > 1)
        + 1.2 * columns["end_sentence"][i]
        + 1.0 * columns["end_comma"][i]
        + 0.8 * columns["end_colon"][i]
    )
    points -= (
        0.8 * min(2.0, columns["cue_groups"][i])
        + 1.5 * columns["has_date"][i]
        + columns["separators"][i] * 0.7
    )
    points -= 0.7 * columns["list_item"][i] + 2.0 * columns["has_url_or_email"][i]
    points += 1.5 * any(columns["has_date"][i + 1 : i + 1 + NEAR_CREDIT_BLOCKS])
    if "link_share" in columns:
        points -= (
            2.0 * columns["link_share"][i]
            + columns["in_nav"][i]
            + columns["in_aside"][i]
            + columns["in_footer"][i]
        )
        points -= 0.5 * columns["hidden"][i]
    else:
        points += 0.4 * (columns["blank_lines_after"][i] > 0)
        points += 1.6 * (
            columns["repeats"][i] > 0 and length >= MIN_REPEATED_TITLE_EFF_CHARS
        ) - 1.5 * (block.text[0] in BRACKET_OPENERS)
        points -= 0.7 * columns["cue_share"][i]
    return points, why


def is_text_twice(text: str) -> bool:
    """Whether a line is one text twice: a logo's description and the name beside it.

    >>> is_text_twice("The HeraldThe Herald"), is_text_twice("The Herald"), is_text_twice("aba")
    (True, False, False)
    """
    half, odd = divmod(len(text), 2)
    return not odd and text[:half] == text[half:]


def score_recurrence(text: str, story: str, lexicon: Lexicon) -> float:
    """How much of a line recurs in the story: up to `MAX_RECURRENCE_POINTS` points."""
    if lexicon.spaces:
        words = [w for w in HEADLINE_WORD.findall(text.casefold()) if len(w) > 3]
        parts = words[:20]
    else:
        key = alnum_key(text)
        parts = [key[i : i + 2] for i in range(min(40, len(key) - 1))]
    recurs = sum(part in story for part in parts)
    return MAX_RECURRENCE_POINTS * recurs / max(3, len(parts)) if parts else 0.0
