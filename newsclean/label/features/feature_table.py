"""The numbers that describe a page's blocks, a column each, worked out when one asks for them.

A card uses half of the features of an HTML page, and a rule asks for few: what nobody asks for
costs nothing. Work on whole columns takes a third of the time that a row a block took.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Page

T = TypeVar("T")
Column = list[float]
Columns = Mapping[str, Column]


class FeatureTable(Mapping[str, Column]):
    """The columns of a page by name, a row a block; each is made once, when it is first asked for.

    Attributes:
        page: the page.
        lexicon: the words of its language.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> def ones(table):
    ...     return [1.0 for _ in table.page.blocks]
    >>> dict(FeatureTable(Page("text", ()), get_lexicon("en"), {"one": ones}))
    {'one': []}
    """

    def __init__(self, page: Page, lexicon: Lexicon, makers: Mapping[str, "ColumnMaker"]) -> None:
        """Know how each column is made, and make none."""
        self.page = page
        self.lexicon = lexicon
        self._makers = makers
        self._made: dict[str, Column] = {}
        self._done: dict[Callable[[FeatureTable], Any], Any] = {}

    def __getitem__(self, name: str) -> Column:
        column = self._made.get(name)
        if column is None:
            column = self._made[name] = self._makers[name](self)
        return column

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def once(self, work: "Callable[[FeatureTable], T]") -> T:
        """What a piece of work gives that several columns need: done once a page."""
        if work not in self._done:
            self._done[work] = work(self)
        done: T = self._done[work]
        return done


ColumnMaker = Callable[[FeatureTable], Column]


def make_joint_columns(
    work: Callable[[FeatureTable], Columns], *names: str
) -> dict[str, ColumnMaker]:
    """The makers of columns that one piece of work gives together."""
    return {name: make_joint_column(work, name) for name in names}


def make_joint_column(work: Callable[[FeatureTable], Columns], name: str) -> ColumnMaker:
    """The maker of one column of those that a piece of work gives."""
    return lambda table: table.once(work)[name]


def get_texts(table: FeatureTable) -> list[str]:
    """The texts of the blocks."""
    return [block.text for block in table.page.blocks]
