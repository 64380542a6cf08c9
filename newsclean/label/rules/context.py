"""What a rule is given: the features of the blocks, and what is known of the whole page."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Page


class Removal(StrEnum):
    """Why blocks go that the card may keep: what the whole page shows. `explain` prints the value.

    `removals.order` has the order and its reasons.
    """

    TEASER_STREAM = "stream of stories"
    HIDDEN_TEXT = "hidden by the page"
    CONSENT_TEXT = "consent text or below"
    PAGE_NOTICE = "notice of the page"
    REPEATED_TEXT = "said twice"
    OTHER_SCRIPT = "in another script"
    DISTANT_PROSE = "far below the story"
    CLOSING_HEADING = "below a closing heading"
    COMMENT_THREAD = "in a thread of comments"


class KeptBecause(StrEnum):
    """Why a block stays that the card alone would drop. `explain` prints the value."""

    LIKELY_ENOUGH = "likely enough on such a page"
    BESIDE_STORY = "beside lines of the story"


class RuleContext(NamedTuple):
    """What a rule is given beside the index of a block.

    Attributes:
        features: the columns of the page, a row a block.
        kept: whether each block is kept: by the card, after all removals, gaps filled.
        headline: index of the headline, or `None`.
        first_prose: index of the first kept prose that is neither headline nor deck; 0 without any.
        last_prose: index of the last kept prose.
        removals: for each removal the blocks that go.
        kept_because: the kept blocks that the card alone would drop, by the reason.
    """

    features: FeatureTable
    kept: tuple[bool, ...]
    headline: int | None
    first_prose: int
    last_prose: int
    removals: Mapping[Removal, frozenset[int]] = MappingProxyType({})
    kept_because: Mapping[KeptBecause, frozenset[int]] = MappingProxyType({})

    @property
    def page(self) -> Page:
        """The page."""
        return self.features.page

    @property
    def lexicon(self) -> Lexicon:
        """The words of its language."""
        return self.features.lexicon

    def block(self, i: int) -> Block:
        """The block at an index."""
        return self.features.page.blocks[i]
