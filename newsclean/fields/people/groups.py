"""Groups of people: what one kind of evidence says about who wrote a story."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.fields.info_line_words import is_person_name
from newsclean.fields.page_credits import list_head_indices, list_tail_indices
from newsclean.fields.people.name_cleaning import People
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.model import Block, Found

__all__ = [
    "Group",
    "get_blocks",
    "is_name",
    "list_near_indices",
    "list_tail_places",
    "split_at_gaps",
]

MAX_DEPTH_BLOCKS = 6  # blocks of the story among which its by-line may stand
MAX_BELOW_HEADLINE_BLOCKS = 14  # blocks below a headline: where the story is found late
MAX_CLOSING_BLOCKS = 2  # last blocks of the body, where a story may be signed
MAX_GROUP_GAP_BLOCKS = 2  # blocks from one name of a group to its next


class Group(NamedTuple):
    """Some people whom one kind of evidence names.

    Attributes:
        kind: the kind of evidence and of place, as the weights are named: `credit head`.
        found: the people with their text, their place, the rule and how sure it is by hand.
        block_index: the index of the block among the page's; `None` for claims of the head.
    """

    kind: str
    found: Found[People]
    block_index: int | None = None


@once_a_page
def list_near_indices(page: LabelledPage) -> tuple[int, ...]:
    """Indexes of the blocks where by-lines stand: below the headline first, then above it.

    What stands above the headline may belong to another story.
    """
    start, end = page.span()
    headline = min(page.headline, default=0)
    near = {*list_head_indices(page), *range(start, min(end, start + MAX_DEPTH_BLOCKS))}
    for i in page.headline:
        if i < start:
            near.update(range(i, min(start, i + MAX_BELOW_HEADLINE_BLOCKS)))
    return tuple(sorted(near, key=lambda i: (i < headline, i)))


@once_a_page
def list_tail_places(page: LabelledPage) -> tuple[int, ...]:
    """Indexes of the last blocks of the body and of the shown blocks below it."""
    start, end = page.span()
    near = frozenset(list_near_indices(page))
    closing = range(max(start, end - MAX_CLOSING_BLOCKS), end)
    return tuple(i for i in (*closing, *list_tail_indices(page)) if i not in near)


def split_at_gaps(indices: Iterable[int]) -> Iterator[list[int]]:
    """Runs of indices that stand close together.

    >>> list(split_at_gaps([3, 5, 6, 9]))
    [[3, 5, 6], [9]]
    """
    run: list[int] = []
    for i in indices:
        if run and not 0 <= i - run[-1] <= MAX_GROUP_GAP_BLOCKS:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


@once_a_page
def remember_names(_page: LabelledPage) -> dict[str, bool]:
    """What was found out about texts of a page: whether they are a person's name."""
    return {}


def is_name(text: str, page: LabelledPage) -> bool:
    """`is_person_name`, which takes a while and is asked often of the same text."""
    known = remember_names(page)
    if text not in known:
        known[text] = is_person_name(text, page)
    return known[text]


def get_blocks(indices: Sequence[int], page: LabelledPage) -> list[Block]:
    """The blocks of some indices."""
    return [page.labelled[i].block for i in indices]
