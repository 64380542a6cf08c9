"""Authors told by what leads to them: a link to their page, a note about them below the story."""

from collections.abc import Iterator

from newsclean.fields.info_line import is_person_name
from newsclean.fields.page_credits import list_tail_blocks
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person

__all__ = ["find_author_by_note", "find_linked_authors"]

# What sites call the folder of their authors' pages; whole parts of a path.
AUTHOR_FOLDERS = frozenset(
    "author authors autor autores autoren auteur auteurs autore autori byline columnist columnists "
    "contributor contributors expert experts journalist journalists people person profile profiles "
    "redakteur redaktion reporter reporters staff team user users writer writers yazar".split()
)
MAX_AUTHOR_LINE_CHARS = 120
MAX_AUTHORS = 4  # authors of one story
MAX_AUTHOR_GAP_BLOCKS = 2  # blocks between the first author's name and the next one's
MIN_NOTE_CHARS = 40  # characters of what a note says about an author


def find_linked_authors(
    blocks: list[Block], story: LabelledPage
) -> Found[tuple[Person, ...]] | None:
    """The people whose names lead to pages of authors, close together above the story."""
    names: dict[str, Person] = {}
    first = last = None
    for i, block in enumerate(
        block for block in blocks if len(block.text) <= MAX_AUTHOR_LINE_CHARS
    ):
        if last is not None and i - last > MAX_AUTHOR_GAP_BLOCKS:
            break
        for name in list_author_link_names(block, story):
            names.setdefault(name, Person(name))
            first, last = first or block, i
    if first is None or len(names) > MAX_AUTHORS:
        return None
    return Found(tuple(names.values()), first.text, first.at, "link to an author's page", 0.66)


def list_author_link_names(block: Block, story: LabelledPage) -> Iterator[str]:
    """The names in a block that are links to an author's page."""
    for link in block.links:
        name = block.text[link.start : link.end].strip()
        parts = link.url.partition("?")[0].lower().rstrip("/").split("/")
        if name and AUTHOR_FOLDERS.intersection(parts[:-1]) and is_person_name(name, story):
            yield name


def find_author_by_note(
    blocks: list[Block], story: LabelledPage
) -> Found[tuple[Person, ...]] | None:
    """A name alone above the story, where a note below begins with it: Ann Lee is a writer …."""
    notes = [block.text for block in list_tail_blocks(story)] + [b.text for b in story.body[-2:]]
    for block in blocks:
        name = block.text.strip()
        about = f"{name} "
        noted = any(t.startswith(about) and len(t) > len(name) + MIN_NOTE_CHARS for t in notes)
        if noted and is_person_name(name, story):
            rule = "name that a note below begins with"
            return Found((Person(name),), name, block.at, rule, 0.62)
    return None
