"""Elements that stand beside the story's own and say in their heading that they are something else.

Pages that never end load the next story below the first, in an element like the first one's: its
headline, its day and its paragraphs are what a card expects of a story. Comments have a heading and
a date each. A live blog has its headline above all entries, so that none of them stands beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, takewhile

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.words import find_cue_groups
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.story_boxes import is_link
from newsclean.model import Block, Kind

__all__ = ["find_headed_comments", "find_second_stories"]

MAX_DATE_LINES = 3  # below a headline, among which stands its day
MIN_STORY_SHARE = 0.5  # of the kept characters, where a linked heading alone shows another story
MAX_COMMENT_HEADING_EFF_CHARS = 30.0  # a longer one tells what somebody said
MIN_COMMENTS = 2  # with a date each
MIN_STORY_EFF_CHARS = 200.0  # kept of the story: less may be the lead of what stands below


def find_second_stories(blocks: KeptBlocks) -> frozenset[int]:
    """The elements below the story's own that are like it and begin with a headline of their own.

    The headline is of the first level, in an `article` or with its day below it, or it is a link.
    """
    table, page = blocks.features, blocks.features.page.blocks
    first = find_first_prose(blocks)
    top = max((i for i in range(first) if is_headline(page[i])), default=None)
    if top is None:
        return frozenset()
    headlines = {block.text for block in page[top:first] if block.kind is Kind.HEADING}
    found: set[int] = set()
    whole = sum(compress(table["length"], blocks.kept))
    shares: dict[str, tuple[float, float]] = {}  # of the story's elements
    for heading in range(first + 1, len(page)):
        if not (is_headline(page[heading]) or is_linked_heading(table, heading)):
            continue
        own, other = split_elements(page[first], page[heading])
        if is_aside_of_other(blocks, heading, other, whole):
            found.update(iter_element(page, heading, other))
        if not (is_in(page[top], own) and is_another_story(table, heading, own, other)):
            continue
        if own not in shares:
            shares[own] = measure_story(blocks, own)
        story, share = shares[own]
        if story >= MIN_STORY_EFF_CHARS and (
            is_headline(page[heading]) or share >= MIN_STORY_SHARE
        ):
            element = list(iter_element(page, heading, other))
            if headlines.isdisjoint(page[i].text for i in element):  # else the story itself
                found.update(element)
    return frozenset(found)


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
        if is_in(page[heading - 1], other):
            continue
        inside = list(iter_element(page, heading, other))
        dates = sum(table["has_date"][i] > 0 for i in inside)
        if dates >= MIN_COMMENTS and heading > story:
            found.update(inside)
    return frozenset(found)


def find_first_prose(blocks: KeptBlocks) -> int:
    """Index of the first kept paragraph; 0 without one."""
    page, lengths = blocks.features.page.blocks, blocks.features["length"]
    for i in compress(range(len(page)), blocks.kept):
        if lengths[i] >= MIN_PROSE_EFF_CHARS and page[i].kind is not Kind.HEADING:
            return i
    return 0


def is_headline(block: Block) -> bool:
    """Whether a block is a heading of the first level."""
    return block.kind is Kind.HEADING and block.level == 1


def is_comment_heading(table: FeatureTable, i: int) -> bool:
    """Whether a block is a short heading with a cue word of comments."""
    return (
        table.page.blocks[i].kind is Kind.HEADING
        and table["length"][i] <= MAX_COMMENT_HEADING_EFF_CHARS
        and "comment" in table.once(find_cue_groups)[i]
    )


def is_linked_heading(table: FeatureTable, i: int) -> bool:
    """Whether a block is a heading that is a link."""
    return table.page.blocks[i].kind is Kind.HEADING and is_link(table, i)


def split_elements(one: Block, other: Block) -> tuple[str, str]:
    """The XPaths of the two siblings in which two blocks stand; none if the other has no own.

    >>> from newsclean.model import Place
    >>> paths = "/body/div[1]/p[1]", "/body/div[2]/h1[1]", "/body/h1[1]"
    >>> story, below, bare = (Block("x", Kind.PARAGRAPH, Place(xpath=path)) for path in paths)
    >>> split_elements(story, below), split_elements(bare, story), split_elements(story, bare)
    (('/body/div[1]', '/body/div[2]'), ('/body/h1[1]', '/body/div[1]'), ('', ''))
    """
    left, right = ((block.at.xpath or "").split("/") for block in (one, other))
    steps = zip(left, right, strict=False)
    shared = sum(1 for _ in takewhile(lambda step: step[0] == step[1], steps))
    if shared + 1 >= len(right):
        return "", ""
    return "/".join(left[: shared + 1]), "/".join(right[: shared + 1])


def get_tag(path: str) -> str:
    """The name of the element with an XPath.

    >>> get_tag("/body[1]/article[2]")
    'article'
    """
    return path.rpartition("/")[2].partition("[")[0]


def is_in(block: Block, element: str) -> bool:
    """Whether a block stands in the element with an XPath; in none if that is empty."""
    return bool(element) and (block.at.xpath or "").startswith(f"{element}/")


def is_another_story(table: FeatureTable, heading: int, own: str, other: str) -> bool:
    """Whether an element is like the story's own and begins with this heading of another story."""
    page = table.page.blocks
    if get_tag(own) != get_tag(other) or is_in(page[heading - 1], other):
        return False
    if not is_headline(page[heading]):
        return not leads_to_anchor(page[heading])
    days = table["has_date"][heading + 1 : heading + 1 + MAX_DATE_LINES]
    return get_tag(other) == "article" or any(days)


def is_aside_of_other(blocks: KeptBlocks, heading: int, element: str, whole: float) -> bool:
    """Whether an `aside` begins with this heading, a link to another story, and is a small part.

    Args:
        blocks: the page.
        heading: index of the heading.
        element: the XPath of the `aside`, if it is one.
        whole: the kept effective characters of the page.
    """
    page, lengths = blocks.features.page.blocks, blocks.features["length"]
    if get_tag(element) != "aside" or is_headline(page[heading]) or leads_to_anchor(page[heading]):
        return False
    if is_in(page[heading - 1], element):
        return False
    kept = (lengths[i] for i in iter_element(page, heading, element) if blocks.kept[i])
    return sum(kept) < MIN_STORY_SHARE * whole


def leads_to_anchor(block: Block) -> bool:
    """Whether a link of a block leads to a place on a page, as an entry of a live blog has one."""
    return any("#" in link.url for link in block.links)


def measure_story(blocks: KeptBlocks, element: str) -> tuple[float, float]:
    """The kept effective characters of an element, and their share of all that are kept."""
    lengths, kept = blocks.features["length"], blocks.kept
    page = blocks.features.page.blocks
    inside = sum(lengths[i] for i in compress(range(len(page)), kept) if is_in(page[i], element))
    return inside, inside / max(1.0, sum(compress(lengths, kept)))


def iter_element(page: Sequence[Block], start: int, element: str) -> Iterator[int]:
    """The places of an element's blocks from one on."""
    return takewhile(lambda i: is_in(page[i], element), range(start, len(page)))
