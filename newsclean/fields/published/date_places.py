"""How far a block is to be trusted as the place of the story's date.

Most pages print the date between headline and body, some above the headline, some right below the
body. Dates elsewhere are mostly those of other stories.
"""

from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from newsclean.fields.page_credits import is_story_hidden
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage, is_hidden, once_a_page
from newsclean.model import Block, Kind, Role
from newsclean.parsers.dates.grammar import find_dates, has_date
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import count_wide_chars

__all__ = ["MID_BODY_TRUST", "DatePlaces", "find_date_places", "is_short_line"]


class PlaceTrust(NamedTuple):
    """The trust in dates of one part of the page: best at one end, less with every block from it.

    Attributes:
        best: the trust at a gap of 0 blocks.
        loss_per_block: what each block of the gap takes from it.
        max_gap_blocks: how far this part of the page reaches.
        beyond: the trust further away.
    """

    best: float
    loss_per_block: float
    max_gap_blocks: int
    beyond: float

    def at(self, gap: int) -> float:
        """The trust `gap` blocks away.

        >>> place = PlaceTrust(best=0.5, loss_per_block=0.125, max_gap_blocks=2, beyond=0.1)
        >>> place.at(2), place.at(3)
        (0.25, 0.1)
        """
        near = gap <= self.max_gap_blocks
        return self.best - self.loss_per_block * gap if near else self.beyond


# The places of a short line, by its gap to headline or body. A line may stand in several: the best
# counts. The headline itself has the gap 0: it may hold the date.
ELSEWHERE_TRUST = 0.1
HEADLINE_TRUST = 0.5  # a day in it is mostly that of an event
MID_BODY_TRUST = 0.5
BELOW_HEADLINE = PlaceTrust(0.86, 0.01, max_gap_blocks=16, beyond=ELSEWHERE_TRUST)
ABOVE_HEADLINE = PlaceTrust(0.8, 0.08, max_gap_blocks=5, beyond=ELSEWHERE_TRUST)
ABOVE_BODY = PlaceTrust(0.8, 0.04, max_gap_blocks=17, beyond=ELSEWHERE_TRUST)
BODY_START = PlaceTrust(0.7, 0.0, max_gap_blocks=4, beyond=MID_BODY_TRUST)
BELOW_BODY = PlaceTrust(0.5, 0.03, max_gap_blocks=14, beyond=0.05)
# Paragraphs: their date is mostly one that the story tells of.
FIRST_PARAGRAPH_TRUST = 0.3
PARAGRAPH_TRUST = 0.4
DATED_LIST_TRUST = 0.1  # below the body, in a list of other stories
# A block that the labeller took for a credit line.
CREDIT_GAIN = 0.08
CREDIT_BELOW_BODY_GAIN = 0.16

MAX_GAP_ABOVE_BLOCKS = 16  # blocks above headline and body that are searched for a date
MAX_GAP_BELOW_BLOCKS = 12  # blocks below the body that are searched
MAX_SHORT_LINE_CHARS = 80  # a longer block is a paragraph
MAX_HEADLINES = 20  # blocks that show the headline, from which the gap to a date is measured
FOREIGN_ROLES = frozenset({Role.RELATED, Role.COMMENT, Role.NOTICE})  # parts of other texts
MIN_TITLE_CONFIDENCE = 0.5  # a title of a dump that is less sure does not mark the headline's place
MIN_DATED_LIST_LINES = 4  # this many dated lines close together are a list of other stories
MAX_LONE_GAP_BLOCKS = 2  # right below the body a date may stand above such a list
MAX_DATED_LINE_CHARS = 160  # characters of a line that are searched for a date of such a list
# Paragraphs of the story above its own date; a dump shows captions as paragraphs.
MAX_OPENING_PARAGRAPHS = {"html": 1, "text": 3}
MAX_FACTS_GAP_BLOCKS = 3  # from the headline to a line of author, date and picture's credit
MIN_MENU_ITEMS = 3  # of a list, which is a menu where it stands above the headline
SITE_PART = compile_late(r"/(?P<tag>nav|footer|header|article)\[\d+\](?=/|$)")
STORY_ELEMENT = compile_late(r"/(?:article|main)\[\d+\](?=/)")
MIN_PATH_STEPS = 3  # /html/body/…: what stands higher holds the whole page


class DatePlaces:
    """The trust in each block of one page, computed from where its headline and its body stand.

    Attributes:
        page: the page.
        start: index of the first body block.
        end: one past the last body block.
        headlines: indexes of the blocks that show the headline.
    """

    def __init__(self, page: LabelledPage) -> None:
        """Find headline and body."""
        self.page = page
        self.start, self.end = page.span()
        shown = page.headline.union(find_title_blocks(page))
        self.headlines = sorted(i for i in shown if i < self.end)[:MAX_HEADLINES]
        # Some pages hide all text until their scripts have run: then hidden says nothing.
        self.hides_story = is_story_hidden(page)
        # Old pages indent the whole story by a quotation.
        first = page.labelled[self.start].block.kind if self.start < self.end else None
        self.quotes_story = first is Kind.QUOTE

    def list_indices(self) -> range:
        """The blocks that are searched for a date: around headline and body, and what is between.

        >>> from newsclean.label.labelled_page import LabelledPage
        >>> from newsclean.lexicon.lexicon import get_lexicon
        >>> from newsclean.model import Page
        >>> DatePlaces(LabelledPage(Page("text", ()), (), get_lexicon("en"))).list_indices()
        range(0, 0)
        """
        top = min([self.start, *self.headlines])
        return range(
            max(0, top - MAX_GAP_ABOVE_BLOCKS),
            min(len(self.page.labelled), self.end + MAX_GAP_BELOW_BLOCKS),
        )

    def trust(self, index: int) -> float:
        """The trust in a date of this block, 0 to 1; 0 where no date can be the story's."""
        item = self.page.labelled[index]
        if self.is_foreign(index):
            return 0.0
        is_credit = item.role is Role.CREDIT
        if index in self.headlines and item.role is Role.HEADLINE:
            return HEADLINE_TRUST
        if index >= self.end:
            if not self.is_lone(index):
                return DATED_LIST_TRUST
            return BELOW_BODY.at(index - self.end) + CREDIT_BELOW_BODY_GAIN * is_credit
        if not is_short_line(item.block):
            return FIRST_PARAGRAPH_TRUST if index == self.start else PARAGRAPH_TRUST
        trust = max(self.trust_near_headline(index), self.trust_near_body(index))
        return trust + CREDIT_GAIN * is_credit

    def is_foreign(self, index: int) -> bool:
        """Whether a block is none of the story's own lines: quotations, captions, or hidden text.

        Above the body a link to the comments may bear the role of a comment; its line may be dated.
        """
        item = self.page.labelled[index]
        return (
            (item.role in FOREIGN_ROLES and index >= self.start)
            or (item.role is Role.CAPTION and not self.is_line_of_facts(index))
            or item.block.kind is Kind.CAPTION
            or (item.block.kind is Kind.QUOTE and not self.quotes_story)
            or (is_hidden(item.block) and not self.hides_story)
            or self.is_site_part(index)
        )

    def is_line_of_facts(self, index: int) -> bool:
        """Whether a short line right below the headline has a picture's credit beside other facts.

        `Peter Kern / 14.09.2022 / 08:45 / Foto: Bildwerk`; a caption has no time of day.
        """
        near = any(0 < index - headline <= MAX_FACTS_GAP_BLOCKS for headline in self.headlines)
        block = self.page.labelled[index].block
        if not near or index >= self.start or not is_short_line(block):
            return False
        return any(phrase.has_time for phrase in find_dates(block.text, self.page.lexicon))

    def is_site_part(self, index: int) -> bool:
        """Whether a block stands in the site's head, menu or foot, or in another article.

        Such an element does not hold the story, and does not stand inside the element that does.
        """
        path = self.page.labelled[index].block.at.xpath or ""
        for match in SITE_PART.finditer(path):
            part = path[: match.end()]
            holds_story = any(f"{shown}/".startswith(f"{part}/") for shown in self.story_paths)
            if holds_story:
                continue
            if match["tag"] == "article":  # a comment, a teaser
                if "/article[" in self.story_paths[-1]:
                    return True
                continue
            inside = self.story_element and part.startswith(self.story_element)
            if not inside and self.belongs_to_site(part, match["tag"]):
                return True
        return False

    def belongs_to_site(self, part: str, tag: str) -> bool:
        """Whether an element beside the story is the site's: of `<header>` the one with the menu.

        Args:
            part: its path.
            tag: `nav`, `header` or `footer`.
        """
        if tag == "nav" or part.count("/") <= MIN_PATH_STEPS:
            return True
        if tag == "footer":
            return bool(self.story_element)
        return any(path.startswith(part) and "/nav[" in path for path in self.block_paths)

    @cached_property
    def story_paths(self) -> tuple[str, ...]:
        """The paths of the headline and of the start of the body."""
        shown = (*self.headlines, *range(self.start, min(self.end, self.start + 1)))
        return tuple(self.page.labelled[index].block.at.xpath or "" for index in shown) or ("",)

    @cached_property
    def story_element(self) -> str:
        """The path of the outermost `<article>` or `<main>` around the start of the body, or ""."""
        path = self.story_paths[-1] if self.start < self.end else ""
        match = STORY_ELEMENT.search(path)
        return path[: match.end()] if match else ""

    @cached_property
    def prose_counts(self) -> list[int]:
        """For each block, and for the end, how many paragraphs of the body stand before it."""
        kept = (
            item.role is Role.BODY
            and len(item.block.text) + count_wide_chars(item.block.text) > MAX_SHORT_LINE_CHARS
            for item in self.page.labelled
        )
        return list(accumulate(kept, initial=0))

    def is_past_opening(self, index: int, first: int) -> bool:
        """Whether more than the opening of the story stands between two blocks, the first above."""
        most = MAX_OPENING_PARAGRAPHS[self.page.page.kind]
        return self.prose_counts[index] - self.prose_counts[first] > most

    def trust_near_headline(self, index: int) -> float:
        """The trust in a short line by its gap to a headline; right below it is best."""
        gaps = [index - headline for headline in self.headlines]
        below = [
            BELOW_HEADLINE.at(gap)
            for gap in gaps
            if gap >= 0 and not self.is_past_opening(index, index - gap)
        ]
        above = [
            ELSEWHERE_TRUST if self.is_above_menu(index, index - gap) else ABOVE_HEADLINE.at(-gap)
            for gap in gaps
            if gap < 0
        ]
        return max([*below, *above, ELSEWHERE_TRUST])

    def is_above_menu(self, index: int, headline: int) -> bool:
        """Whether a menu stands between a line and the headline below it."""
        between = self.page.labelled[index + 1 : min(headline, index + MAX_GAP_ABOVE_BLOCKS)]
        return sum(item.block.kind is Kind.LIST_ITEM for item in between) >= MIN_MENU_ITEMS

    def trust_near_body(self, index: int) -> float:
        """The trust in a short line by its gap to the start of the body."""
        gap = index - self.start
        if self.headlines and index < self.headlines[0]:
            return ELSEWHERE_TRUST  # above the headline the gap to that counts
        return ABOVE_BODY.at(-gap) if gap < 0 else BODY_START.at(gap)

    def is_inside_body(self, index: int) -> bool:
        """Whether a block stands in the body, below its first block."""
        return self.start < index < self.end

    def is_at_opening(self, index: int) -> bool:
        """Whether a block is among the first of the body."""
        return self.start <= index < min(self.end, self.start + BODY_START.max_gap_blocks)

    def is_mid_body(self, index: int) -> bool:
        """Whether a block stands in the body, far from its start and from every headline."""
        gaps = [index - headline for headline in self.headlines]
        return self.start + BODY_START.max_gap_blocks < index < self.end and not any(
            -ABOVE_HEADLINE.max_gap_blocks <= gap <= BELOW_HEADLINE.max_gap_blocks
            and not self.is_past_opening(index, min(index, index - gap))
            for gap in gaps
        )

    def is_lone(self, index: int) -> bool:
        """Whether a block below the body is no line of a list of dated stories."""
        if index < self.end + MAX_LONE_GAP_BLOCKS:
            first, stop = index, index + MIN_DATED_LIST_LINES
        else:
            first = max(self.end, index - MIN_DATED_LIST_LINES)
            stop = index + 2 * MIN_DATED_LIST_LINES
        texts = (item.block.text for item in self.page.labelled[first:stop])
        return sum(has_date(text[:MAX_DATED_LINE_CHARS]) for text in texts) < MIN_DATED_LIST_LINES

    def find_block(self, xpath: str | None) -> int | None:
        """The index of the block that holds an element, or that stands in it; `None` without one.

        Args:
            xpath: the element's path, as in `Place.xpath`.
        """
        path = xpath or ""
        while path.count("/") >= MIN_PATH_STEPS:
            if path in self.block_paths:
                return self.block_paths[path]
            path = path.rpartition("/")[0]
        return self.first_inside.get(xpath or "")

    @cached_property
    def first_inside(self) -> dict[str, int]:
        """For each element around blocks the first block of the lowest path inside it."""
        places: dict[str, int] = {}
        for path, index in self.block_paths.items():
            outer = path.rpartition("/")[0]
            while outer and outer not in places:
                places[outer] = index
                outer = outer.rpartition("/")[0]
        return places

    @cached_property
    def block_paths(self) -> dict[str, int]:
        """The index of the first block at each path; later paths of the page first."""
        blocks = reversed([*enumerate(self.page.labelled)])
        return {item.block.at.xpath or "": index for index, item in blocks}


@once_a_page
def find_date_places(page: LabelledPage) -> DatePlaces:
    """The places of one page, made once for all that ask."""
    return DatePlaces(page)


def find_title_blocks(page: LabelledPage) -> list[int]:
    """Where the title of a dump stands: indexes of blocks. HTML pages have a headline instead."""
    titles = find_title(page) if page.page.kind == "text" else ()
    if not titles or titles[0].confidence < MIN_TITLE_CONFIDENCE:
        return []
    place = titles[0].at
    return [i for i, item in enumerate(page.labelled) if item.block.at == place]


def is_short_line(block: Block) -> bool:
    """Whether a block is a line, not a paragraph."""
    return len(block.text) <= MAX_SHORT_LINE_CHARS
