"""Elements that stand beside the story's own and say in their heading that they are something else.

Pages that never end load the next story below the first, in an element like the first one's: its
headline, its day and its paragraphs are what a card expects of a story. Comments have a heading and
a date each. A live blog has its headline above all entries, so that none of them stands beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, takewhile

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.containers import count_shared_steps, is_inside
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.markup import is_mostly_link
from newsclean.label.features.words import find_cue_groups
from newsclean.label.removals.contract import KeptBlocks
from newsclean.model import Block, Kind

__all__ = ["find_headed_comments", "find_second_stories"]

MAX_DATE_LINES = 3  # below a headline, among which stands its day
MIN_STORY_SHARE = 0.5  # of the kept characters, where a linked heading alone shows another story
MAX_COMMENT_HEADING_EFF_CHARS = 30.0  # a longer one tells what somebody said
MIN_COMMENTS = 2  # with a date each
MIN_STORY_EFF_CHARS = 200.0  # kept of the story: less may be the lead of what stands below


def find_second_stories(blocks: KeptBlocks) -> frozenset[int]:
    """What stands beside the story and is another one: recaps, and the next story of the page."""
    page, first = blocks.features.page.blocks, find_first_paragraph(blocks)
    top = max((i for i in range(first) if is_headline(page[i])), default=None)
    if top is None:
        return frozenset()
    story = StoryElements(blocks, top, first)
    found: set[int] = set()
    for heading in range(first + 1, len(page)):
        if is_headline(page[heading]) or is_linked_heading(page[heading]):
            own, other = split_elements(page[first], page[heading])
            if is_inside(page[heading - 1], other):  # the heading does not begin the element
                continue
            if story.has_recap(heading, other) or story.is_followed(heading, own, other):
                found.update(iter_element(page, heading, other))
    return frozenset(found)


class StoryElements:
    """The elements that hold the story, each beside another that may hold the next story.

    Attributes:
        blocks: the page.
        top: index of the headline.
        headlines: the texts of the headings from the headline to the first paragraph.
        whole: the effective characters of all that is kept.
        known: by XPath, whether an element holds enough of the story, and whether most of it.
    """

    def __init__(self, blocks: KeptBlocks, top: int, first: int) -> None:
        """Start with the indexes of the headline and of the first paragraph."""
        self.blocks = blocks
        self.top = top
        page = blocks.features.page.blocks
        self.headlines = {block.text for block in page[top:first] if block.kind is Kind.HEADING}
        self.whole = sum(compress(blocks.features["length"], blocks.kept))
        self.known: dict[str, tuple[bool, bool]] = {}

    def has_recap(self, heading: int, element: str) -> bool:
        """Whether an element is an `aside` with a link to another story, and a small part.

        Args:
            heading: index of the heading with which the element begins.
            element: its XPath.
        """
        page, lengths = self.blocks.features.page.blocks, self.blocks.features["length"]
        if get_tag(element) != "aside" or is_headline(page[heading]):
            return False
        if leads_to_anchor(page[heading]):
            return False
        inside = (i for i in iter_element(page, heading, element) if self.blocks.kept[i])
        return sum(lengths[i] for i in inside) < MIN_STORY_SHARE * self.whole

    def is_followed(self, heading: int, own: str, other: str) -> bool:
        """Whether an element begins with the heading of another story and is like the story's own.

        The heading is of the first level, in an `article` or with its day below it, or it is a
        link. An element with a heading of the story is the story itself, once more.
        """
        page = self.blocks.features.page.blocks
        if not is_inside(page[self.top], own) or get_tag(own) != get_tag(other):
            return False
        if own not in self.known:
            self.known[own] = self.measure(own)
        is_enough, is_most = self.known[own]
        if is_headline(page[heading]):
            begins = get_tag(other) == "article" or has_day_below(self.blocks.features, heading)
        else:
            begins = is_most and not leads_to_anchor(page[heading])
        if not (is_enough and begins):
            return False
        inside = iter_element(page, heading, other)
        return self.headlines.isdisjoint(page[i].text for i in inside)

    def measure(self, element: str) -> tuple[bool, bool]:
        """Whether an element holds so much of what is kept as a story has, and most of it."""
        page, lengths = self.blocks.features.page.blocks, self.blocks.features["length"]
        kept = compress(range(len(page)), self.blocks.kept)
        inside = sum(lengths[i] for i in kept if is_inside(page[i], element))
        return inside >= MIN_STORY_EFF_CHARS, inside >= MIN_STORY_SHARE * self.whole


def find_headed_comments(blocks: KeptBlocks) -> frozenset[int]:
    """The elements beside the story's own that begin with a heading of comments and hold some."""
    table, page, first = blocks.features, blocks.features.page.blocks, blocks.first_prose
    sums = accumulate(n * keep for n, keep in zip(table["length"], blocks.kept, strict=True))
    story = next((i for i, n in enumerate(sums) if n >= MIN_STORY_EFF_CHARS), len(page))
    found: set[int] = set()
    for heading in range(first + 1, len(page)):
        if heading in found or not is_comment_heading(table, heading):
            continue
        other = split_elements(page[first], page[heading])[1]
        if is_inside(page[heading - 1], other):
            continue
        inside = list(iter_element(page, heading, other))
        dates = sum(table["has_date"][i] > 0 for i in inside)
        if dates >= MIN_COMMENTS and heading > story:
            found.update(inside)
    return frozenset(found)


def find_first_paragraph(blocks: KeptBlocks) -> int:
    """Index of the first kept paragraph; 0 without one."""
    page, lengths = blocks.features.page.blocks, blocks.features["length"]
    for i in compress(range(len(page)), blocks.kept):
        if lengths[i] >= MIN_PROSE_EFF_CHARS and page[i].kind is not Kind.HEADING:
            return i
    return 0


def is_headline(block: Block) -> bool:
    """Whether a block is a heading of the first level."""
    return block.kind is Kind.HEADING and block.level == 1


def is_linked_heading(block: Block) -> bool:
    """Whether a block is a heading that is a link."""
    return block.kind is Kind.HEADING and is_mostly_link(block)


def has_day_below(table: FeatureTable, heading: int) -> bool:
    """Whether a date stands right below a heading."""
    return any(table["has_date"][heading + 1 : heading + 1 + MAX_DATE_LINES])


def is_comment_heading(table: FeatureTable, i: int) -> bool:
    """Whether a block is a short heading with a cue word of comments."""
    return (
        table.page.blocks[i].kind is Kind.HEADING
        and table["length"][i] <= MAX_COMMENT_HEADING_EFF_CHARS
        and "comment" in table.once(find_cue_groups)[i]
    )


def split_elements(one: Block, other: Block) -> tuple[str, str]:
    """The XPaths of the two siblings in which two blocks stand; none if the other has no own.

    >>> from newsclean.model import Place
    >>> paths = "/body/div[1]/p[1]", "/body/div[2]/h1[1]", "/body/h1[1]"
    >>> story, below, bare = (Block("x", Kind.PARAGRAPH, Place(xpath=path)) for path in paths)
    >>> split_elements(story, below), split_elements(bare, story), split_elements(story, bare)
    (('/body/div[1]', '/body/div[2]'), ('/body/h1[1]', '/body/div[1]'), ('', ''))
    """
    left, right = ((block.at.xpath or "").split("/") for block in (one, other))
    shared = count_shared_steps(left, right)
    if shared + 1 >= len(right):
        return "", ""
    return "/".join(left[: shared + 1]), "/".join(right[: shared + 1])


def get_tag(path: str) -> str:
    """The name of the element with an XPath.

    >>> get_tag("/body[1]/article[2]")
    'article'
    """
    return path.rpartition("/")[2].partition("[")[0]


def leads_to_anchor(block: Block) -> bool:
    """Whether a link of a block leads to a place on a page, as an entry of a live blog has one."""
    return any("#" in link.url for link in block.links)


def iter_element(page: Sequence[Block], start: int, element: str) -> Iterator[int]:
    """The places of an element's blocks from one on."""
    return takewhile(lambda i: is_inside(page[i], element), range(start, len(page)))
