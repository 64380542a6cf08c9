"""What every removal shares: what its finder is given, when it is asked, and what it gives back."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.rules.context import Removal

__all__ = ["FoundRemovals", "KeptBlocks", "Moment", "RemovalFinder", "drop"]

FoundRemovals = Mapping[Removal, frozenset[int]]  # for each removal the blocks that go


class Moment(Enum):
    """When a removal is looked for."""

    BLOCKS_SCORED = auto()  # each block has a score by the card alone
    BLOCKS_KEPT = auto()  # it is chosen which blocks are kept
    FIRST_PROSE_FOUND = auto()  # it is known where the story begins
    GAPS_FILLED = auto()  # short lines between kept blocks are kept as well


class KeptBlocks(NamedTuple):
    """What the finder of a removal is given.

    Attributes:
        features: the columns of the page, a row a block.
        odds: log-odds of each block's being story.
        kept: whether each block is kept, without what was removed so far.
        first_prose: index of the first kept prose; 0 until the moment `FIRST_PROSE_FOUND`.
        removed: what was removed so far.
    """

    features: FeatureTable
    odds: Sequence[float]
    kept: Sequence[bool]
    first_prose: int = 0
    removed: FoundRemovals = MappingProxyType({})


RemovalFinder = Callable[[KeptBlocks], frozenset[int]]  # gives the indexes of the blocks that go


def drop(kept: Sequence[bool], gone: frozenset[int]) -> Sequence[bool]:
    """Which blocks are kept without some.

    >>> drop([True, True, False], frozenset({0, 2}))
    [False, True, False]
    """
    return [keep and i not in gone for i, keep in enumerate(kept)] if gone else kept
