"""The table of a page's features: a column a feature, a row a block.

A column is computed when the card, a rule or another column first asks for it, so a feature that
nobody asks for costs nothing. Columns are computed whole, not block by block: that takes a third of
the time.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from newsclean.lexicon.lexicon import Lexicon
from newsclean.limits.deadline import check_deadline
from newsclean.model import Page

T = TypeVar("T")
Column = list[float]
Columns = Mapping[str, Column]


class Feature(NamedTuple):
    """How a column is made and what it means: docs/features.md and the reports say it in its words.

    Attributes:
        make: computes the column.
        counts: what it counts, as one sentence.
        unit: the unit and the bounds.
    """

    make: "ColumnMaker"
    counts: str
    unit: str


class FeatureTable(Mapping[str, Column]):
    """The columns of a page by name; each is computed once, when it is first asked for.

    Attributes:
        page: the page.
        lexicon: the words of its language.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> one = Feature(lambda table: [1.0 for _ in table.page.blocks], "One.", "1")
    >>> dict(FeatureTable(Page("text", ()), get_lexicon("en"), {"one": one}))
    {'one': []}
    """

    def __init__(self, page: Page, lexicon: Lexicon, features: Mapping[str, Feature]) -> None:
        """Keep what the columns are computed from; compute none.

        Args:
            page: the page; a column has a value for each of its blocks.
            lexicon: the words of its language.
            features: all features that this page may be asked for, by name.
        """
        self.page = page
        self.lexicon = lexicon
        self._features = features
        self._columns: dict[str, Column] = {}
        self._results: dict[Callable[[FeatureTable], Any], Any] = {}

    def __getitem__(self, name: str) -> Column:
        column = self._columns.get(name)
        if column is None:
            check_deadline()
            column = self._columns[name] = self._features[name].make(self)
        return column

    def __contains__(self, name: object) -> bool:
        return name in self._features

    def __iter__(self) -> Iterator[str]:
        return iter(self._features)

    def __len__(self) -> int:
        return len(self._features)

    def once(self, work: "Callable[[FeatureTable], T]") -> T:
        """The result of a function of this table that several columns need: computed once a page.

        >>> from newsclean.lexicon.lexicon import get_lexicon
        >>> table = FeatureTable(Page("text", ()), get_lexicon("en"), {})
        >>> table.once(get_texts) is table.once(get_texts)
        True
        """
        if work not in self._results:
            check_deadline()
            self._results[work] = work(self)
        result: T = self._results[work]
        return result


ColumnMaker = Callable[[FeatureTable], Column]


def make_joint_column(work: Callable[[FeatureTable], Columns], name: str) -> ColumnMaker:
    """The maker of one of the columns that a function computes together."""
    return lambda table: table.once(work)[name]


def get_texts(table: FeatureTable) -> list[str]:
    """The texts of the blocks."""
    return [block.text for block in table.page.blocks]
