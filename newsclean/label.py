"""`Page` → labelled blocks: the card's score, the headline, then a table of rules; first match wins.

The card says of each block how likely it is story. The rules say what no score can: that a line is the
headline, a credit line, a caption, or stands below the heading that ends the story.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from newsclean.card import Card, card_folder, load_card
from newsclean.credits import Credit, covered, parse_credits
from newsclean.dates import find_dates
from newsclean.features import columns
from newsclean.headline import rank_headlines
from newsclean.lexicon import Lexicon, fold
from newsclean.markup import plain
from newsclean.quality import expected_f1
from newsclean.second_opinion import Ask
from newsclean.model import Block, Kind, Labelled, Page, Role

FORM_ROLES = {
    Kind.PARAGRAPH: Role.BODY,
    Kind.HEADING: Role.HEADING,
    Kind.LIST_ITEM: Role.LIST,
    Kind.QUOTE: Role.QUOTE,
    Kind.TABLE: Role.TABLE,
    Kind.CAPTION: Role.CAPTION,
    Kind.CODE: Role.BODY,
}
CUE_ROLES = (
    ("cue_comment", Role.COMMENT),
    ("cue_related", Role.RELATED),
    ("cue_legal", Role.NOTICE),
    ("cue_subscribe", Role.NOTICE),
)
LONGEST_CREDIT = 160  # characters of a line that is nothing but credits
UNSURE = 0.85  # expected F1 below which a second opinion is asked for: one HTML page in ten
VOTE = 1.0  # log-odds between a block that trafilatura keeps and one that it drops
SENTENCE = 30  # a longer line with a full stop is a sentence, whatever labels it has
LONGEST_HEADING = 40  # of a line that closes the story
WIDEST_GAP = 12  # dropped blocks between kept ones that may be filled (study: up to .009 of F1)
LEAST_COVERED = 0.7
CAPTION_TAIL = 8  # characters behind a photographer's name: 摄, a bracket
LEAST_STANDFIRST = 40


@dataclass(frozen=True, slots=True)
class Sight:
    """What a rule sees: the page with its numbers."""

    page: Page
    lexicon: Lexicon
    columns: Mapping[str, list[float]]
    scores: tuple[float, ...]
    kept: tuple[bool, ...]
    headline: int | None
    first: int
    end: int

    def block(self, i: int) -> Block:
        """The block at an index."""
        return self.page.blocks[i]


def label(
    page: Page, lexicon: Lexicon, card: Card | None = None, ask: Ask | None = None
) -> tuple[Labelled, ...]:
    """Give every block its role.

    Args:
        page: the page.
        lexicon: the words of its language.
        card: the weights; our own for this kind of page where none is given.
        ask: gives a second opinion; called where the card is unsure.
    """
    if not page.blocks:
        return ()
    card = card or load_card(page.kind, card_folder())
    table = columns(page, lexicon)
    shares = card.shares(table)
    if ask and is_unsure(page, card, shares) and (votes := ask()):
        shares = [(*row, vote_share(vote)) for row, vote in zip(shares, votes, strict=True)]
    scores = tuple(card.bias + sum(row) for row in shares)
    sight = seen(page, lexicon, table, scores, card.keep)
    labelled = []
    for i, block in enumerate(page.blocks):
        rule, role = decided(sight, i)
        if role is Role.LIST and is_lone(sight, i):
            role = Role.BODY
        labelled.append(Labelled(block, role, scores[i] - card.keep, rule, shares[i]))
    return tuple(labelled)


def is_unsure(page: Page, card: Card, shares: list[tuple[float, ...]]) -> bool:
    """Whether the card alone would give a body that is likely to be wrong somewhere."""
    odds = [card.bias + sum(row) - card.keep for row in shares]
    lengths = [len(block.text) for block in page.blocks]
    return expected_f1(zip(odds, lengths, (value > 0 for value in odds), strict=True)) < UNSURE


def vote_share(vote: float) -> float:
    """What the second opinion adds to a block's score."""
    return VOTE * (vote - 0.5)


def seen(page: Page, lexicon: Lexicon, table: Mapping[str, list[float]], scores: tuple[float, ...], keep: float) -> Sight:
    """Find what the rules ask for: kept blocks, headline, the end of the story."""
    kept = [score > keep for score in scores]
    if not any(kept):
        kept = best_guess(table)
    start = first_prose(table, kept)
    ranked = rank_headlines(page, table, start, lexicon)
    headline = ranked[0].index if ranked and ranked[0].points > 0 else None
    end = story_end(page, lexicon, kept, start)
    filled = fill_gaps(kept[:end], table) + [False] * (len(kept) - end)
    return Sight(page, lexicon, table, scores, tuple(filled), headline, start, end)


def best_guess(table: Mapping[str, list[float]]) -> list[bool]:
    """What to keep where the card keeps nothing: the prose in the best run of hand scores.

    A notice of two sentences is an article too; giving up would help nobody.
    """
    rows = zip(table["hand_inside"], table["length"], table["end_sentence"], table["common"], strict=True)
    return [bool(inside and length >= LEAST_STANDFIRST and end and common >= 1) for inside, length, end, common in rows]


def first_prose(table: Mapping[str, list[float]], kept: list[bool]) -> int:
    """Where the story begins: the first kept block of some length, else the first kept one, else 0."""
    for least in (40.0, 0.0):
        for i, keep in enumerate(kept):
            if keep and table["length"][i] >= least:
                return i
    return 0


def story_end(page: Page, lexicon: Lexicon, kept: list[bool], start: int) -> int:
    """Index of the heading that closes the story on a page of a language without spaces, else the count.

    Such headings end the story on CJK pages; on others the study saw no gain.
    """
    if lexicon.spaces:
        return len(kept)
    told = 0
    for i, block in enumerate(page.blocks):
        told += len(block.text) if kept[i] else 0
        if i > start and told and len(block.text) <= LONGEST_HEADING and closes(block.text, lexicon):
            rest = sum(len(b.text) for b, keep in zip(page.blocks[i:], kept[i:], strict=True) if keep)
            if rest < 2 * told:
                return i
    return len(kept)


def closes(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says only that something else follows.

    >>> from newsclean.lexicon import lexicon_for
    >>> closes("【猜你喜欢】", lexicon_for("zh")), closes("猜你喜欢什么颜色", lexicon_for("zh"))
    (True, False)
    """
    return fold(text).strip(":：[]【】()（）>》»<《«|丨-—·•*★▼↓.…#") in lexicon.closing


def fill_gaps(kept: list[bool], table: Mapping[str, list[float]]) -> list[bool]:
    """Keep a few dropped blocks between kept ones, where nothing speaks against any of them."""
    filled = list(kept)
    inside = [i for i, keep in enumerate(kept) if keep]
    for before, after in pairwise(inside):
        gap = range(before + 1, after)
        if 0 < len(gap) <= WIDEST_GAP and not any(speaks_against(table, i) for i in gap):
            for i in gap:
                filled[i] = True
    return filled


def speaks_against(table: Mapping[str, list[float]], i: int) -> bool:
    """Whether a block has a mark of furniture: a cue, a repeat, a bar, a link for a line."""
    marks = ("cue_groups", "repeats", "bars", "hidden", "in_aside", "in_nav", "in_footer", "unwelcome")
    if any(table[name][i] for name in marks if name in table):
        return True
    return "link_share" in table and table["link_share"][i] > 0.5  # noqa: PLR2004 - more link than text


def is_empty(sight: Sight, i: int) -> bool:
    """A line of no letter or digit: a rule, a placeholder."""
    return not plain(sight.block(i).text)


def is_headline(sight: Sight, i: int) -> bool:
    """The block ranked best."""
    return i == sight.headline


def is_headline_again(sight: Sight, i: int) -> bool:
    """The headline's words once more: gold bodies never keep them."""
    if sight.headline is None:
        return False
    return plain(sight.block(i).text) == plain(sight.block(sight.headline).text)


def is_caption(sight: Sight, i: int) -> bool:
    """A caption by its markup."""
    return sight.block(i).kind is Kind.CAPTION


def is_credit(sight: Sight, i: int) -> bool:
    """A line of credits and dates, with nothing else to say."""
    text = sight.block(i).text
    if len(text) > (SENTENCE if sight.columns["end_sentence"][i] else LONGEST_CREDIT):
        return False
    credits = parse_credits(text, sight.lexicon)
    dates = find_dates(text, sight.lexicon) if sight.columns["date"][i] else ()
    told = (*credits, *(Credit("published", "", d.text, d.start, d.end) for d in dates))
    return covered(text, told, sight.lexicon) >= LEAST_COVERED


def is_caption_line(sight: Sight, i: int) -> bool:
    """A short line that ends by crediting a photographer."""
    text = sight.block(i).text
    if len(text) > LONGEST_CREDIT:
        return False
    credits = parse_credits(text, sight.lexicon)
    last = credits[-1] if credits else None
    return last is not None and last.field == "photographer" and len(text) - last.end <= CAPTION_TAIL


def is_standfirst(sight: Sight, i: int) -> bool:
    """What the head describes the page with, between headline and story."""
    if sight.headline is None or not sight.headline < i <= sight.first:
        return False
    told = sight.page.claimed("meta:description", "meta:og:description", "jsonld:description")
    text = fold(sight.block(i).text)
    return len(text) >= LEAST_STANDFIRST and any(fold(claim.value) == text for claim in told)


def is_below_end(sight: Sight, i: int) -> bool:
    """At or below the heading that closes the story."""
    return i >= sight.end


def is_story(sight: Sight, i: int) -> bool:
    """Kept by the card, or a gap between kept blocks."""
    return sight.kept[i]


def is_lone(sight: Sight, i: int) -> bool:
    """A list mark of a dump with none beside it in the story: dumps mark whatever a list element held."""
    if sight.page.kind == "html":
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(sight.kept) and sight.kept[j]]
    return not any(sight.block(j).kind is Kind.LIST_ITEM for j in beside)


Rule = tuple[str, Callable[[Sight, int], bool], Role | None]

# First match wins. `None` as a role: by the form of the block (kept), by its cues (dropped).
RULES: tuple[Rule, ...] = (
    ("no letter or digit", is_empty, Role.FURNITURE),
    ("headline", is_headline, Role.HEADLINE),
    ("headline again", is_headline_again, Role.HEADLINE),
    ("caption by markup", is_caption, Role.CAPTION),
    ("caption by its credit", is_caption_line, Role.CAPTION),
    ("credit line", is_credit, Role.CREDIT),
    ("below a closing heading", is_below_end, Role.RELATED),
    ("standfirst", is_standfirst, Role.BODY),
    ("card", is_story, None),
)


def decided(sight: Sight, i: int) -> tuple[str, Role]:
    """The rule that decides on a block, and its role."""
    for name, test, role in RULES:
        if test(sight, i):
            return name, role or FORM_ROLES[sight.block(i).kind]
    for cue, role in CUE_ROLES:
        if sight.columns[cue][i]:
            return "card", role
    return "card", Role.FURNITURE
