"""The deck of a page: the line or paragraph below the headline that sums the story up.

Whoever lays out a page sets its deck apart: by the name of its element, as a second heading, in
another style than the story's. A first paragraph in the story's own style is no deck, though the
head may give it as the description (decision 33). A dump shows no style: there only a line between
headline and by-line is a deck.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.page_credits import is_shown
from newsclean.fields.title.from_head import measure_letter_width
from newsclean.fields.title.line_checks import looks_like_credit
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import DESCRIPTION_CLAIMS, SUBTITLE_CLAIMS
from newsclean.lexicon.class_words import CLASS_WORD, get_deck_words, list_own_names
from newsclean.model import Block, Found, Kind, Place, Role
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.wire_lines import read_wire_line
from newsclean.parsers.credits.wires import may_name_agency

__all__ = ["find_subtitle"]

CLAIM_CONFIDENCE = 0.5  # of a second headline that only the head has
MIN_DECK_CHARS, MAX_DECK_CHARS = 3, 800
MIN_SENTENCE_WIDTH = 25  # see `measure_letter_width`: of a line that no class word names
MAX_HEADLINE_GAP_BLOCKS = 60  # blocks above the story in which the headline is looked for
MAX_DECK_GAP_BLOCKS = 12  # between headline and deck: by-line, buttons, a picture's caption
STORY_BLOCKS = 2  # of the story, among which the deck may stand
MAX_LINK_SHARE = 0.3  # of a deck's characters
SUB_LEVELS = range(2, 6)  # of a second heading
MIN_DUMP_WORDS = 6  # of a dump's deck: a shorter line is a name, a section, a picture's credit
MAX_CREDIT_GAP_LINES = 3  # below a dump's deck
CREDIT_SIGNS = ("©", "(c)", " / ", "|")  # of pictures' credits and of by-lines
MAX_SIGNATURE_CHARS, MIN_SIGNATURE_SHARE = 80, 0.5  # of a line that names who wrote the story
NO_DECK_ROLES = frozenset({Role.CREDIT, Role.CAPTION, Role.COMMENT, Role.RELATED})


@once_a_page
def find_subtitle(page: LabelledPage) -> tuple[Found[str], ...]:
    """The deck: a line below the headline that its markup, its place or the head makes one."""
    titles = {make_folded_key(title.value) for title in find_title(page)[:1]}
    found = list(find_decks(page, titles))
    found += [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", CLAIM_CONFIDENCE)
        for claim in page.claimed(*SUBTITLE_CLAIMS)
        if make_folded_key(claim.value) not in titles
    ]
    return rank_candidates(found)


def find_decks(page: LabelledPage, titles: set[str]) -> Iterator[Found[str]]:
    """The lines below the headline that are a deck, down to the story's first prose."""
    lines = LinesBelow(page)
    for i in lines.places:
        item = page.labelled[i]
        block = item.block
        if item.role in NO_DECK_ROLES or not is_shown(block) or lines.keys[i] in titles:
            continue
        sign = next((sign for sign in SIGNS if sign.test(lines, i)), None)
        if sign is not None and not lines.is_signature(i):
            value = lines.cut_label(i)
            yield Found(value, block.text, block.at, sign.name, sign.confidence)
        elif sign is None and item.role is Role.BODY:
            return


class LinesBelow:
    """The lines between a headline and its story, with what each is compared with."""

    def __init__(self, page: LabelledPage) -> None:
        """Find the headline, the lines below it and what the head says of the story."""
        self.page = page
        self.start, self.end = page.span()
        self.headline = find_headline(page, self.start)
        first = max(0, self.start - MAX_DECK_GAP_BLOCKS)
        if self.headline is not None:
            first = self.headline + 1
        last = min(self.start + STORY_BLOCKS, first + MAX_DECK_GAP_BLOCKS, len(page.labelled))
        self.places = range(first, last)
        self.keys = {i: make_folded_key(page.texts[i]) for i in self.places}
        self.claims = {make_folded_key(c.value) for c in page.claimed(*SUBTITLE_CLAIMS)}
        self.descriptions = {make_folded_key(c.value) for c in page.claimed(*DESCRIPTION_CLAIMS)}

    @cached_property
    def styles(self) -> Counter[tuple[str, str]]:
        """How many blocks of the story are set in each style; many pages need none of it."""
        story = self.page.labelled[self.start : self.end]
        return Counter([get_style(item.block) for item in story])

    def has_own_style(self, i: int) -> bool:
        """Whether a line is set in another way than the story, which has more than this line."""
        block = self.page.labelled[i].block
        if block.markup is None or block.markup.link_chars > MAX_LINK_SHARE * len(block.text):
            return False
        if not MIN_DECK_CHARS <= len(block.text) <= MAX_DECK_CHARS or "\n" in block.text:
            return False
        of_story = i >= self.start
        return self.styles[get_style(block)] <= of_story < self.styles.total()

    def is_sentence(self, i: int) -> bool:
        """Whether a line in a style of its own is as long as the shortest sentences are."""
        wide = measure_letter_width(self.page.texts[i]) >= MIN_SENTENCE_WIDTH
        return wide and self.has_own_style(i)

    def is_signature(self, i: int) -> bool:
        """Whether a line only says who wrote the story or which agency sent it: By Reuters."""
        text, lexicon = self.page.texts[i], self.page.lexicon
        if len(text) > MAX_SIGNATURE_CHARS:
            return False
        credits = parse_credits(text, lexicon)
        if credits and credit_coverage(text, credits) > MIN_SIGNATURE_SHARE:
            return True
        return may_name_agency(text, lexicon) and bool(read_wire_line(text, lexicon))

    def cut_label(self, i: int) -> str:
        """A line without what stands before the head's description in it: a section, a time.

        `AgricultureThe fields are dry this year` is a label and a deck that touch.
        """
        text = self.page.texts[i]
        for claim in self.page.claimed(*DESCRIPTION_CLAIMS):
            value = " ".join(claim.value.split())
            if len(text) > len(value) >= MIN_SENTENCE_WIDTH and text.endswith(value):
                return value
        return text


def find_headline(page: LabelledPage, start: int) -> int | None:
    """The last block at or above a story's first that shows the headline; `None` without one."""
    places = [title.at for title in find_title(page)[:1] if title.at != Place()]
    first = max(0, start - MAX_HEADLINE_GAP_BLOCKS)
    for title in places:
        below = page.labelled[first : start + 1]
        for i in range(len(below) - 1, -1, -1):
            if below[i].block.at == title:
                return first + i
    return max((i for i in page.headline if i <= start), default=None)


def get_style(block: Block) -> tuple[str, str]:
    """The name of a block's element and its class words: what a style sheet sees of it."""
    markup = block.markup
    return (markup.tags[-1], markup.classes) if markup and markup.tags else ("", "")


def is_labelled(lines: LinesBelow, i: int) -> bool:
    """Whether the labeller calls a line a deck."""
    return lines.page.labelled[i].role is Role.SUBTITLE


def is_second_title(lines: LinesBelow, i: int) -> bool:
    """Whether the head gives a line as the story's other headline."""
    return lines.keys[i] in lines.claims


def is_named_deck(lines: LinesBelow, i: int) -> bool:
    """Whether the element of a line is named a deck."""
    if not lines.has_own_style(i):
        return False
    markup = lines.page.labelled[i].block.markup
    names = list_own_names(markup.classes) if markup else []
    words = get_deck_words()
    return any(not words.isdisjoint(CLASS_WORD.findall(name)) for name in names)


def is_description(lines: LinesBelow, i: int) -> bool:
    """Whether a line is all that the head says of the story.

    A description that goes on, or ends amid the line, is the story's beginning, cut by a program.
    """
    if not lines.is_sentence(i):
        return False
    return lines.keys[i] in lines.descriptions or lines.cut_label(i) != lines.page.texts[i]


def is_second_heading(lines: LinesBelow, i: int) -> bool:
    """Whether a heading of a lower level is the first line below the headline."""
    block = lines.page.labelled[i].block
    if block.kind is not Kind.HEADING or block.level not in SUB_LEVELS or not lines.is_sentence(i):
        return False
    between = lines.page.labelled[lines.places.start : i]
    return all(item.role in NO_DECK_ROLES for item in between)


def is_beside_headline(lines: LinesBelow, i: int) -> bool:
    """Whether a paragraph stands in the same `<header>` as the headline."""
    if lines.headline is None or not lines.is_sentence(i):
        return False
    above, own = (lines.page.labelled[j].block.markup for j in (lines.headline, i))
    if above is None or own is None or own.landmark != "header":
        return False
    return above.parent == own.parent


def is_above_byline(lines: LinesBelow, i: int) -> bool:
    """Whether a dump's line stands between the headline and a by-line or date.

    In languages without spaces keywords of the page stand there as often.
    """
    page = lines.page
    item, text = page.labelled[i], page.texts[i]
    if item.block.markup is not None or lines.headline is None or i != lines.places.start:
        return False
    if not page.lexicon.spaces or len(text) > MAX_DECK_CHARS or len(text.split()) < MIN_DUMP_WORDS:
        return False
    if any(map(text.__contains__, CREDIT_SIGNS)) or looks_like_credit(item, page):
        return False
    below = page.labelled[i + 1 : i + 1 + MAX_CREDIT_GAP_LINES]
    return any(looks_like_credit(other, page) for other in below)


class Sign(NamedTuple):
    """What makes a line a deck.

    Attributes:
        name: what the evidence calls it.
        confidence: how sure it is: about the share of decks that were right where a person read
            the pages.
        test: whether the line at a place has it.
    """

    name: str
    confidence: float
    test: Callable[[LinesBelow, int], bool]


SIGNS = (
    Sign("line that the head calls a second headline", 0.85, is_second_title),
    Sign("labelled subtitle", 0.8, is_labelled),
    Sign("element named deck", 0.75, is_named_deck),
    Sign("description in a style of its own", 0.7, is_description),
    Sign("second heading", 0.65, is_second_heading),
    Sign("paragraph beside the headline", 0.6, is_beside_headline),
    Sign("line between headline and by-line", 0.6, is_above_byline),
)
