"""By-lines: elements that the page itself calls by-line or author."""

from newsclean.fields.page_credits import list_tail_blocks
from newsclean.fields.people.groups import get_blocks, list_near_indices
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

__all__ = ["find_byline_people", "has_byline_class", "read_people_line"]

# What web pages call the element of a by-line; part of a class name.
BYLINE_CLASSES = ("byline", "author", "writer", "creator", "contributor", "writtenby", "autor")
MAX_CLASS_WORDS = 4  # the innermost class words of a block
BYLINE_CONFIDENCE = 0.7
TAIL_BYLINE_CONFIDENCE = 0.52


def find_byline_people(page: LabelledPage) -> Found[People] | None:
    """The names in the first by-line element above the story or at its start, else below it."""
    places = (
        (get_blocks(list_near_indices(page), page), BYLINE_CONFIDENCE),
        (list_tail_blocks(page), TAIL_BYLINE_CONFIDENCE),
    )
    for blocks, confidence in places:
        for block in filter(has_byline_class, blocks):
            people = read_people_line(block.text, page)
            if people:
                return Found(people, block.text, block.at, "element named by-line", confidence)
    return None


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
