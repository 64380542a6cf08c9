"""What the rules see of a page: its blocks, the numbers of each, and what `label` found first."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Page


class Removal(StrEnum):
    """What a look at the whole page says of a block; `explain` calls the rule so."""

    CONSENT = "consent text or below"
    DISTANT_PROSE = "far below the story"
    OTHER_SCRIPT = "in another script"
    REPEATED_TEXT = "said twice"
    LIKELY_ENOUGH = "likely enough on such a page"
    FILLED_GAP = "between lines of the story"


class RuleContext(NamedTuple):
    """What a rule sees: the page with its numbers.

    Attributes:
        page: the page.
        lexicon: the words of its language.
        columns: the card's features.
        kept: what the card keeps, gaps filled.
        headline: index of the headline.
        first: index of the first kept prose.
        end: index of the heading that closes the story, else the number of blocks.
        last: index of the last kept prose.
        thread: first block of a thread of readers' comments, and one past its last.
        marks: the blocks that have each mark.
    """

    page: Page
    lexicon: Lexicon
    columns: FeatureTable
    kept: tuple[bool, ...]
    headline: int | None
    first: int
    end: int
    last: int = 0
    thread: tuple[int, int] = (0, 0)
    marks: Mapping[Removal, frozenset[int]] = MappingProxyType({})

    def block(self, i: int) -> Block:
        """The block at an index."""
        return self.page.blocks[i]
