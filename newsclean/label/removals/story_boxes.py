"""Find boxes of other stories amid the story: a heading such as 相关阅读, titles, teasers.

What a card sees of a paragraph below such a box is what it sees below the end of a story. So the
page is weighed without the box, as if the story went straight on.
"""

from itertools import compress, takewhile
from typing import NamedTuple

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_age_lines
from newsclean.label.features.markup import is_mostly_link
from newsclean.label.features.words import find_cue_groups

__all__ = ["MAX_BOX_BLOCKS", "find_box_end", "find_story_boxes", "list_headings"]

MAX_BOX_BLOCKS = 20  # under the heading: ten links with their pictures
MAX_GAP_BLOCKS = 2  # between the story and the heading: a caption, an advertisement's mark
COMPARED_BLOCKS = 8  # above the heading, among which are paragraphs of the story
# Length of what stands in a box, for each character of a paragraph of the story.
MAX_TITLE_TO_STORY, MAX_TEASER_TO_STORY = 0.6, 0.75
MAX_TITLE_EFF_CHARS = 110.0
MIN_LONE_TO_STORY = 0.6
# Of a paragraph without a full stop; HTML shows which lines are titles by their links.
MIN_FUNCTION_WORDS, MIN_FUNCTION_WORDS_OF_HTML = 6, 3
NOTICE_CUES = frozenset({"ad", "comment", "legal", "paywall", "related", "share", "subscribe"})
BOX_CUES = frozenset({"related", "more"})  # of headings of boxes: others are of comments, tags …
FOOT_CUES = frozenset({"comment", "legal", "share"})  # of a block below a story, in no box


class Above(NamedTuple):
    """The story above a heading.

    Attributes:
        last: index of its last paragraph.
        length: effective characters of a usual paragraph.
    """

    last: int
    length: float


def find_story_boxes(table: FeatureTable) -> list[range]:
    """The boxes amid the story, each with its heading: prose of the story stands on either side."""
    boxes: list[range] = []
    for heading in list_headings(table):
        if boxes and heading < boxes[-1].stop:
            continue
        above = find_story_above(table, heading)
        box = range(heading, find_box_end(table, heading, above))
        if above and may_be_box(table, box) and goes_on_below(table, box, above):
            boxes.append(box)
    return boxes


def list_headings(table: FeatureTable) -> list[int]:
    """The headings that announce other stories."""
    closing = table["closing_heading"]
    if 1.0 not in closing:  # most pages
        return []
    marked = compress(range(len(closing)), closing)
    return [i for i in marked if table.once(find_cue_groups)[i] <= BOX_CUES]


def find_story_above(table: FeatureTable, heading: int) -> Above | None:
    """The paragraphs right above a heading; `None` where there are none."""
    lengths = table["length"]
    prose = [i for i in range(max(0, heading - COMPARED_BLOCKS), heading) if is_prose(table, i)]
    if not prose or prose[-1] < heading - 1 - MAX_GAP_BLOCKS:
        return None
    # The lower median; the module `statistics` takes as long to load as some dumps to read.
    return Above(prose[-1], sorted(lengths[i] for i in prose)[(len(prose) - 1) // 2])


def is_prose(table: FeatureTable, i: int) -> bool:
    """Whether a block reads like a paragraph, and is no link; Thai sets no full stops."""
    least = MIN_FUNCTION_WORDS_OF_HTML if table.page.kind == "html" else MIN_FUNCTION_WORDS
    unmarked = not table.lexicon.spaces and table["function_words"][i] >= least
    long = table["length"][i] >= MIN_PROSE_EFF_CHARS
    return (
        long
        and (unmarked or table["sentences"][i] > 0)
        and not is_mostly_link(table.page.blocks[i])
    )


def is_title(table: FeatureTable, i: int, above: Above) -> bool:
    """Whether a block may be a title in a box, its writer or its day."""
    length = table["length"][i]
    if table.page.kind == "html":
        return length < MIN_PROSE_EFF_CHARS or is_mostly_link(table.page.blocks[i])
    most = min(MAX_TITLE_EFF_CHARS, MAX_TITLE_TO_STORY * above.length)
    return length < MIN_PROSE_EFF_CHARS or (length <= most and not ends_plainly(table, i))


def ends_plainly(table: FeatureTable, i: int) -> bool:
    """Whether a block ends with a full stop: titles ask and exclaim."""
    return table["end_sentence"][i] > 0 and table.page.blocks[i].text[-1] not in "?!？！؟"


def find_box_end(table: FeatureTable, heading: int, above: Above | None = None) -> int:
    """Where the box under a heading ends: below its titles, and the teaser of each of them."""
    above = above or find_story_above(table, heading)
    if above is None:
        return heading + 1
    limit = min(len(table["length"]), heading + 1 + MAX_BOX_BLOCKS)
    end = heading + 1
    first = 0  # titles above the first teaser
    while end < limit:
        titles = count_titles(table, end, limit, above)
        below = end + titles
        if not titles or (first and titles != first):
            break
        if not first and not has_teasers(table, below, titles, limit, above):
            return below
        if below >= limit or not is_teaser(table, below, above):
            break
        first, end = titles, below + 1
    return end


def count_titles(table: FeatureTable, start: int, limit: int, above: Above) -> int:
    """How many titles stand in a row from a block on."""
    return sum(1 for _ in takewhile(lambda i: is_title(table, i, above), range(start, limit)))


def has_teasers(table: FeatureTable, at: int, titles: int, limit: int, above: Above) -> bool:
    """Whether a block is the teaser of the titles above, and as many titles stand below."""
    return (
        at < limit
        and is_teaser(table, at, above)
        and not any(table["closing_heading"][at + 1 : at + 2])
        and count_titles(table, at + 1, limit, above) == titles
    )


def is_teaser(table: FeatureTable, i: int, above: Above) -> bool:
    """Whether a block may be a teaser: shorter than the paragraphs of the story, or in a card.

    A card is an element of its own, below the depth at which the paragraphs of the story stand.
    """
    if table["length"][i] <= MAX_TEASER_TO_STORY * above.length:
        return True
    markup, last = table.page.blocks[i].markup, table.page.blocks[above.last].markup
    if markup is None or last is None:
        return False
    return markup.tags != last.tags and markup.tags[: len(last.tags) - 1] == last.tags[:-1]


def may_be_box(table: FeatureTable, box: range) -> bool:
    """Whether something stands under the heading, and nothing that stands below stories.

    In a dump the heading may stand alone.
    """
    cues = table.once(find_cue_groups)[box.start + 1 : box.stop]
    return (len(box) > 1 or table.page.kind != "html") and all(map(FOOT_CUES.isdisjoint, cues))


def goes_on_below(table: FeatureTable, box: range, above: Above) -> bool:
    """Whether the story goes on below a box, with a paragraph like the last one above it.

    A dump does not show whether they are alike: there it takes two, or one that ends the story.
    """
    blocks, i = table.page.blocks, box.stop
    if not is_story(table, i):
        return False
    markup, last = blocks[i].markup, blocks[above.last].markup
    if markup is not None and last is not None:
        return markup.tags == last.tags
    return is_story(table, i + 1) or ends_story(table, box, above)


def ends_story(table: FeatureTable, box: range, above: Above) -> bool:
    """Whether the lone paragraph below a box of a dump is the story's last, and no teaser.

    A closing heading below says so; else its length and its end, and that no other paragraph stands
    as near below it as it does below the heading: then both are teasers.
    """
    i, titles = box.stop, len(box) - 1
    if any(table["closing_heading"][i + 1 : i + 2]):
        return True
    near = range(i + 1, min(i + titles + MAX_GAP_BLOCKS + 2, len(table.page.blocks)))
    return (
        titles > 0
        and not any(table.once(mark_age_lines)[box.start : near.stop])
        and not any(is_prose(table, at) for at in near)
        and table["length"][i] >= MIN_LONE_TO_STORY * above.length
        and ends_plainly(table, i)
    )


def is_story(table: FeatureTable, i: int) -> bool:
    """Whether a block may be a paragraph of the story: prose, and no notice by its cue words."""
    if i >= len(table.page.blocks) or not is_prose(table, i):
        return False
    return NOTICE_CUES.isdisjoint(table.once(find_cue_groups)[i])
