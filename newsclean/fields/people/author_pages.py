"""Authors shown by a link to their page, or by a note about them below the story."""

from collections.abc import Iterator

from newsclean.fields.info_line_words import MAX_PERSON_NAME_CHARS, is_person_name
from newsclean.fields.page_credits import list_tail_blocks
from newsclean.fields.people.name_cleaning import MAX_BYLINE_CHARS, People
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person

__all__ = ["find_author_by_note", "find_linked_authors"]

# What sites call the folder of their authors' pages; whole parts of a path.
AUTHOR_FOLDERS = frozenset(
    "author authors autor autores autoren auteur auteurs autore autori byline columnist columnists "
    "contributor contributors expert experts journalist journalists people person profile profiles "
    "redakteur redaktion reporter reporters staff team user users writer writers yazar".split()
)
LINK_CONFIDENCE = 0.66
NOTE_CONFIDENCE = 0.62
MAX_AUTHORS = 4  # more linked names are a list of the site's authors
MAX_AUTHOR_GAP_BLOCKS = 2  # short blocks from one linked name to the next
MAX_NOTE_DEPTH_BLOCKS = 2  # last blocks of the body that may be a note about the author
MIN_NOTE_CHARS = 40  # characters of a note behind the name


def find_linked_authors(blocks: list[Block], page: LabelledPage) -> Found[People] | None:
    """The people whose names are links to authors' pages, the first ones that stand together.

    Args:
        blocks: the blocks where by-lines stand.
        page: the page.
    """
    short = [block for block in blocks if len(block.text) <= MAX_BYLINE_CHARS]
    people: dict[str, Person] = {}
    first = last = None
    for i, block in enumerate(short):
        if last is not None and i - last > MAX_AUTHOR_GAP_BLOCKS:
            break
        for name in list_author_link_names(block, page):
            people.setdefault(name, Person(name))
            first, last = first or block, i
    if first is None or len(people) > MAX_AUTHORS:
        return None
    rule = "link to an author's page"
    return Found(tuple(people.values()), first.text, first.at, rule, LINK_CONFIDENCE)


def list_author_link_names(block: Block, page: LabelledPage) -> Iterator[str]:
    """The names in a block that are links to an author's page."""
    for link in block.links:
        name = block.text[link.start : link.end].strip()
        folders = link.url.partition("?")[0].lower().rstrip("/").split("/")[:-1]
        if AUTHOR_FOLDERS.intersection(folders) and is_person_name(name, page):
            yield name


def has_note(name: str, notes: list[str]) -> bool:
    """Whether one of some notes begins with a name, and goes on behind it."""
    start, least = f"{name} ", len(name) + MIN_NOTE_CHARS
    return any(note.startswith(start) and len(note) > least for note in notes)


def find_author_by_note(blocks: list[Block], page: LabelledPage) -> Found[People] | None:
    """The first name alone on a line with which a note at the story's end begins.

    Ann Lee … Ann Lee is a writer who lives near the river.

    Args:
        blocks: the blocks where by-lines stand.
        page: the page.
    """
    notes = [block.text for block in list_tail_blocks(page)]
    notes += [block.text for block in page.body[-MAX_NOTE_DEPTH_BLOCKS:]]
    beginnings = "\n".join(["", *notes])
    for block in blocks:
        name = block.text.strip()
        short = len(name) <= MAX_PERSON_NAME_CHARS and f"\n{name} " in beginnings
        if short and has_note(name, notes) and is_person_name(name, page):
            rule = "name that a note below begins with"
            return Found((Person(name),), name, block.at, rule, NOTE_CONFIDENCE)
    return None
