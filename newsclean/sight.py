"""What the rules see of a page: its blocks, the numbers of each, and what `label` found first."""

from typing import NamedTuple

from newsclean.lexicon import Lexicon
from newsclean.model import Block, Page
from newsclean.table import Table


class Sight(NamedTuple):
    """What a rule sees: the page with its numbers.

    Attributes:
        page: the page.
        lexicon: the words of its language.
        columns: the card's features.
        scores: the card's scores.
        kept: what the card keeps, gaps filled.
        headline: index of the headline.
        first: index of the first kept prose.
        end: index of the heading that closes the story, else the number of blocks.
        last: index of the last kept prose.
        thread: first block of a thread of readers' comments, and one past its last.
        again: what the card keeps and the page says twice.
        strangers: what is kept in another script outside of the story.
        consent: what the card keeps of a dump's consent text and of what stands below it.
        below: what the card keeps of a dump far below the story.
        between: dropped lines that are kept, for they stand between kept ones.
        doubted: what is kept though the card says no, for the page has little that is likelier.
    """

    page: Page
    lexicon: Lexicon
    columns: Table
    scores: tuple[float, ...]
    kept: tuple[bool, ...]
    headline: int | None
    first: int
    end: int
    last: int = 0
    thread: tuple[int, int] = (0, 0)
    again: frozenset[int] = frozenset()
    strangers: frozenset[int] = frozenset()
    consent: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    between: frozenset[int] = frozenset()
    doubted: frozenset[int] = frozenset()

    def block(self, i: int) -> Block:
        """The block at an index."""
        return self.page.blocks[i]
