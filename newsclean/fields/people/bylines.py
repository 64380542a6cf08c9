"""By-lines: elements that the page itself calls by-line or author, and what completes the head."""

from itertools import groupby

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.page_credits import find_page_credits, list_head_indices, list_tail_blocks
from newsclean.fields.people.name_cleaning import (
    MAX_BYLINE_CHARS,
    People,
    is_site_or_organisation,
    strip_author_label,
    strip_site_name,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import tidy_name
from newsclean.text.scripts import is_cjk

__all__ = ["find_byline_people", "find_fuller_byline", "list_byline_blocks"]

# What web pages call the element of a by-line; part of a class name.
BYLINE_CLASSES = ("byline", "author", "writer", "creator", "contributor")
MAX_CLASS_WORDS = 4  # the innermost class words of a block
MAX_DEPTH_BLOCKS = 6  # blocks of the story among which its by-line may stand
BYLINE_CONFIDENCE = 0.7
TAIL_BYLINE_CONFIDENCE = 0.52
FULLER_BYLINE_CONFIDENCE = 0.91  # a little more than that of the head, which it completes


def find_byline_people(page: LabelledPage) -> Found[People] | None:
    """The names in the first by-line element above the story or at its start, else below it."""
    places = (
        (list_byline_blocks(page), BYLINE_CONFIDENCE),
        (list_tail_blocks(page), TAIL_BYLINE_CONFIDENCE),
    )
    for blocks, confidence in places:
        for block in filter(has_byline_class, blocks):
            people = read_people_line(block.text, page)
            if people:
                return Found(people, block.text, block.at, "element named by-line", confidence)
    return None


def list_byline_blocks(page: LabelledPage) -> list[Block]:
    """The blocks where by-lines stand, above the story and at its start; below the headline first.

    What stands above the headline may belong to another story.
    """
    start, end = page.span()
    indices = [*list_head_indices(page), *range(start, min(end, start + MAX_DEPTH_BLOCKS))]
    headline = min(page.headline, default=0)
    indices.sort(key=lambda i: i < headline)
    return [page.labelled[i].block for i in indices]


def has_byline_class(block: Block) -> bool:
    """Whether the innermost class words around a block call it a by-line."""
    classes = block.markup.classes if block.markup else ""
    if not any(map(classes.__contains__, BYLINE_CLASSES)):  # most end here
        return False
    words = " ".join(classes.split()[:MAX_CLASS_WORDS])
    return any(map(words.__contains__, BYLINE_CLASSES))


def read_people_line(text: str, page: LabelledPage) -> People:
    """The people of a short text that is nothing but their names, jobs and separators.

    In languages with spaces a single word is no name there, nor is the site's or a firm's.
    """
    has_spaces = page.lexicon.spaces
    text = strip_author_label(text, page) if has_spaces else text
    if len(text) > MAX_BYLINE_CHARS:
        return ()
    found = find_names(text, page.lexicon, labelled=False).names
    names = [tidy_name(name.name) for name in found]
    if not has_spaces:
        are_cjk = all(is_cjk(name.name[0]) for name in found)
        return tuple(map(Person, names)) if are_cjk else ()
    names = [strip_site_name(name, page) for name in names]
    return tuple(
        Person(name) for name in names if " " in name and not is_site_or_organisation(name, page)
    )


def find_fuller_byline(page: LabelledPage, claimed: Found[People] | None) -> Found[People] | None:
    """The first by-line that names all of the people that the head claims, and more.

    Args:
        page: the page.
        claimed: the people of the JSON-LD.
    """
    if not claimed:
        return None
    credits = (found for found in find_page_credits(page) if found.credit.field == "author")
    wanted = [make_folded_key(person.name) for person in claimed.value]
    for _, group in groupby(credits, key=lambda found: found.block_index):
        line = list(group)
        names = [make_folded_key(found.credit.value) for found in line]
        has_all = all(any(key in name for name in names) for key in wanted)
        if len(names) > len(wanted) and has_all:
            people = tuple(Person(found.credit.value) for found in line)
            block, rule = line[0].block, "by-line that the head cuts short"
            return Found(people, block.text, block.at, rule, FULLER_BYLINE_CONFIDENCE)
    return None
