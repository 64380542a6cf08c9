"""Authors told by what leads to them: a link to their page, a note about them below the story."""

from collections.abc import Iterator

from newsclean.fields.info_line import is_name
from newsclean.fields.page_credits import tail_blocks
from newsclean.label.labelled_page import Story
from newsclean.model import Block, Found, Person

__all__ = ["linked_authors", "noted_author"]

# What sites call the folder of their authors' pages; whole parts of a path.
FOLDERS = frozenset(
    "author authors autor autores autoren auteur auteurs autore autori byline columnist columnists "
    "contributor contributors expert experts journalist journalists people person profile profiles "
    "redakteur redaktion reporter reporters staff team user users writer writers yazar".split()
)
LONGEST_LINE = 120
MOST = 4  # authors of one story
TOGETHER = 2  # blocks between the first author's name and the next one's
LEAST_NOTE = 40  # characters of what a note says about an author


def linked_authors(blocks: list[Block], story: Story) -> Found[tuple[Person, ...]] | None:
    """The people whose names lead to pages of authors, close together above the story."""
    names: dict[str, Person] = {}
    first = last = None
    for i, block in enumerate(block for block in blocks if len(block.text) <= LONGEST_LINE):
        if last is not None and i - last > TOGETHER:
            break
        for name in links_to_authors(block, story):
            names.setdefault(name, Person(name))
            first, last = first or block, i
    if first is None or len(names) > MOST:
        return None
    return Found(tuple(names.values()), first.text, first.at, "link to an author's page", 0.66)


def links_to_authors(block: Block, story: Story) -> Iterator[str]:
    """The names in a block that are links to an author's page."""
    for link in block.links:
        name = block.text[link.start : link.end].strip()
        parts = link.url.partition("?")[0].lower().rstrip("/").split("/")
        if name and FOLDERS.intersection(parts[:-1]) and is_name(name, story):
            yield name


def noted_author(blocks: list[Block], story: Story) -> Found[tuple[Person, ...]] | None:
    """A name alone above the story, where a note below begins with it: Ann Lee is a writer …."""
    notes = [block.text for block in tail_blocks(story)] + [b.text for b in story.body[-2:]]
    for block in blocks:
        name = block.text.strip()
        about = f"{name} "
        noted = any(t.startswith(about) and len(t) > len(name) + LEAST_NOTE for t in notes)
        if noted and is_name(name, story):
            rule = "name that a note below begins with"
            return Found((Person(name),), name, block.at, rule, 0.62)
    return None
