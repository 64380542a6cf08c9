"""Authors shown by a link to their page, or by a note about them below the story."""

from newsclean.fields.info_line_words import MAX_PERSON_NAME_CHARS, is_person_name
from newsclean.fields.page_credits import list_tail_blocks
from newsclean.fields.people.name_cleaning import People
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person

__all__ = ["find_author_by_note", "has_author_link", "is_author_link"]

# What sites call the folder of their authors' pages; whole parts of a path.
AUTHOR_FOLDERS = frozenset(
    "author authors autor autores autoren auteur auteurs autore autori byline columnist columnists "
    "contributor contributors expert experts journalist journalists people person profile profiles "
    "redakteur redaktion reporter reporters staff team user users writer writers yazar".split()
)
NOTE_CONFIDENCE = 0.62
MAX_NOTE_DEPTH_BLOCKS = 2  # last blocks of the body that may be a note about the author
MIN_NOTE_CHARS = 40  # characters of a note behind the name


def has_author_link(block: Block) -> bool:
    """Whether the first link of a block leads to an author's page."""
    return any(is_author_link(link.url) for link in block.links[:1])


def is_author_link(address: str) -> bool:
    """Whether an address leads to an author's page.

    >>> [is_author_link(url) for url in ("/authors/ann", "/?author=3", "/author/")]
    [True, True, False]
    """
    path, _, query = address.lower().partition("?")
    folders = path.rstrip("/").split("/")[:-1]
    asked = query.partition("=")[0].rstrip("0123456789") if query[-1:].isdigit() else ""
    return asked in AUTHOR_FOLDERS or not AUTHOR_FOLDERS.isdisjoint(folders)


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
