"""The site by the name that the lines of a CJK page repeat.

A page names itself at its top, at its bottom, at the head of its breadcrumb and inside other lines;
a name that stands there once may be a section or another site.
"""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.info_line import find_info_line_names
from newsclean.fields.page_credits import find_page_credits, is_shown
from newsclean.fields.section_tags import split_breadcrumb
from newsclean.fields.source.site_names import (
    MAX_CJK_SITE_NAME_CHARS,
    MAX_SEARCHED_LINES,
    read_site_name,
)
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage, once_a_page
from newsclean.model import Block, Found
from newsclean.text.fold import fold

__all__ = ["find_repeated_names"]

MAX_NAMING_LINE_CHARS = 60
MIN_OTHER_MENTIONS = 2  # of a name, beside the lines that consist of it
MAX_LONE_LINES = 3  # lines of nothing but a name: more are the sources of other stories
# How sure a name is: the base, its place, and for each mention beside the lines that consist of it.
BASE_CONFIDENCE, MAX_REPEATED_CONFIDENCE, MENTION_BONUS = 0.3, 0.58, 0.02
BREADCRUMB_BONUS, LONE_LINE_BONUS = 0.15, 0.05

NamedLines = dict[str, tuple[float, Block]]  # name → the bonus of its best place, and its line


def find_repeated_names(page: LabelledPage) -> Iterator[Found[str]]:
    """Names that lines consist of and first parts of breadcrumbs, outside the body."""
    if page.lexicon.spaces:
        return
    blocks = list_naming_blocks(page)
    texts = [block.text for block in blocks]
    whole = "\n".join(texts)
    for name, (bonus, block) in collect_named_lines(blocks, page).items():
        lone_lines = texts.count(name)
        mentions = whole.count(name) - lone_lines
        is_repeated = lone_lines <= MAX_LONE_LINES and mentions >= MIN_OTHER_MENTIONS
        if bonus == BREADCRUMB_BONUS or is_repeated:
            confidence = BASE_CONFIDENCE + bonus + MENTION_BONUS * mentions
            confidence = min(MAX_REPEATED_CONFIDENCE, confidence)
            yield Found(name, block.text, block.at, "what the page calls itself", confidence)


def list_naming_blocks(page: LabelledPage) -> list[Block]:
    """The short lines that a reader sees outside the body."""
    blocks = [
        item.block
        for item in page.labelled
        if len(item.block.text) <= MAX_NAMING_LINE_CHARS
        and item.role not in BODY_ROLES
        and is_shown(item.block)
    ]
    return blocks[:MAX_SEARCHED_LINES]


def collect_named_lines(blocks: list[Block], page: LabelledPage) -> NamedLines:
    """The names of sites in these lines; an outlet of the page counts only in a breadcrumb."""
    lines: NamedLines = {}
    for block in blocks:
        name, bonus = read_naming_line(block, page)
        if not name:
            continue
        if bonus < BREADCRUMB_BONUS and make_folded_key(name) in list_outlet_keys(page):
            continue
        if name not in lines or bonus > lines[name][0]:
            lines[name] = bonus, block
    return lines


@once_a_page
def list_outlet_keys(page: LabelledPage) -> frozenset[str]:
    """The outlets that the page credits, as they are compared."""
    credits = (placed.credit for placed in find_page_credits(page))
    credited = [credit.value for credit in credits if credit.field == "outlet"]
    beside_date = [line.outlet for line in find_info_line_names(page) if line.outlet]
    return frozenset(map(make_folded_key, [*credited, *beside_date]))


def read_naming_line(block: Block, page: LabelledPage) -> tuple[str, float]:
    """The site's name in a line, or nothing, and the bonus of its place."""
    trail = split_breadcrumb(block.text) or split_unmarked_breadcrumb(block.text, page)
    if len(trail) > 1:
        head = trail[0].replace("：", ":").rpartition(":")[2].strip()
        return read_site_name(head, page), BREADCRUMB_BONUS
    if len(block.text) <= MAX_CJK_SITE_NAME_CHARS:
        return read_site_name(block.text.strip(), page), LONE_LINE_BONUS
    return "", 0.0


def split_unmarked_breadcrumb(text: str, page: LabelledPage) -> list[str]:
    """A breadcrumb of two parts without a sign between them: 江畔网 正文."""
    parts = text.split()
    return parts if len(parts) == 2 and fold(parts[1]) in page.lexicon.names["here"] else []
