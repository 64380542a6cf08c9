"""A page whose blocks have their roles: what the fields and the article are read from."""

from collections.abc import Callable
from functools import wraps
from itertools import compress
from typing import Any, TypeVar

from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Claim, Labelled, Page, Role, Settings

T = TypeVar("T")

# Fields and status are read from the blocks at most so far from the page's edges, from the headline
# and from the edges of the body. News pages have 1,600 blocks at most.
MAX_READ_DISTANCE_BLOCKS = 1_000
BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.QUOTE, Role.LIST, Role.TABLE})


class LabelledPage:
    """A page whose blocks have their roles, with the words of its language; nobody changes it.

    A plain class: a named tuple cannot keep what was computed of it, and `dataclasses` takes a
    tenth of a cold start to load.

    Attributes:
        page: the page as read.
        labelled: its blocks with their roles, in the page's order.
        lexicon: the words of its language.
        settings: what the caller asked for.
        lang: its language (BCP 47), or `None`.
    """

    __slots__ = ("_done", "labelled", "lang", "lexicon", "page", "settings")

    def __init__(
        self,
        page: Page,
        labelled: tuple[Labelled, ...],
        lexicon: Lexicon,
        settings: Settings = Settings(),
        lang: str | None = None,
    ) -> None:
        """Keep the parts, each described at the class."""
        self.page = page
        self.labelled = labelled
        self.lexicon = lexicon
        self.settings = settings
        self.lang = lang
        self._done: dict[Callable[..., Any], Any] = {}

    def replace(self, **parts: Any) -> "LabelledPage":
        """The same page with other parts; nothing that was computed is kept.

        >>> from newsclean.lexicon.lexicon import get_lexicon
        >>> page = LabelledPage(Page("text", ()), (), get_lexicon("en"))
        >>> page.replace(lang="en").lang
        'en'
        """
        mine = {name: getattr(self, name) for name in self.__slots__ if name != "_done"}
        return LabelledPage(**mine | parts)

    def once(self, work: "Callable[[LabelledPage], T]") -> T:
        """The result of a function of this page, computed when it is first asked for.

        >>> from newsclean.lexicon.lexicon import get_lexicon
        >>> page = LabelledPage(Page("text", ()), (), get_lexicon("en"))
        >>> page.once(lambda page: page.page.kind)
        'text'
        """
        if work not in self._done:
            self._done[work] = work(self)
        done: T = self._done[work]
        return done

    def forget(self) -> None:
        """Drop what was computed, which is computed again if somebody asks.

        Some of it holds the page itself. Such rings wait for the garbage collector, and while they
        wait a page takes a tenth more time and its memory is not free for the next one.
        """
        done, self._done = self._done, {}
        for result in done.values():
            if isinstance(result, LabelledPage) and result is not self:
                result.forget()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all blocks."""
        return self.once(list_texts)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that make up the text."""
        return self.once(find_body_blocks)

    @property
    def headline(self) -> frozenset[int]:
        """Indexes of the blocks that show the headline; mostly one."""
        return self.once(find_headline_blocks)

    def span(self) -> tuple[int, int]:
        """Index of the first body block and one past the last; (0, 0) without a body."""
        return self.once(find_body_span)

    def claimed(self, *names: str) -> tuple[Claim, ...]:
        """What `Page.claimed` gives, from claims that are sorted by name once: fields ask often."""
        groups = self.once(group_claims)
        if len(names) == 1:
            return groups.get(names[0], ())
        return tuple([claim for name in names if name in groups for claim in groups[name]])


def once_a_page(work: Callable[[LabelledPage], T]) -> Callable[[LabelledPage], T]:
    """Make a function of a page keep its result with the page, since several fields ask for it."""

    @wraps(work)
    def do_once(page: LabelledPage) -> T:
        return page.once(work)

    return do_once


@once_a_page
def trim_to_story(page: LabelledPage) -> LabelledPage:
    """The page without the blocks that are far from its edges, its headline and its body's edges.

    A page of a usual size is handed back as it is. Fields hold lines against each other, which
    would take minutes where there are twenty thousand.
    """
    count = len(page.labelled)
    if count <= 2 * MAX_READ_DISTANCE_BLOCKS:
        return page
    kept = bytearray(count)
    for edge in (0, *page.span(), min(page.headline, default=0), count):
        first = max(0, edge - MAX_READ_DISTANCE_BLOCKS)
        stop = min(count, edge + MAX_READ_DISTANCE_BLOCKS)
        kept[first:stop] = b"\1" * (stop - first)
    labelled = tuple(compress(page.labelled, kept))
    blocks = tuple(item.block for item in labelled)
    return page.replace(labelled=labelled, page=page.page._replace(blocks=blocks))


def is_hidden(block: Block) -> bool:
    """Whether the page hides a block."""
    return block.markup is not None and block.markup.hidden


def list_texts(page: LabelledPage) -> tuple[str, ...]:
    """See `LabelledPage.texts`."""
    return tuple([item.block.text for item in page.labelled])  # a generator takes twice as long


def find_headline_blocks(page: LabelledPage) -> frozenset[int]:
    """See `LabelledPage.headline`."""
    headline = Role.HEADLINE  # a member of an enumeration is slow to reach
    return frozenset(i for i, item in enumerate(page.labelled) if item.role is headline)


def find_body_blocks(page: LabelledPage) -> tuple[Block, ...]:
    """See `LabelledPage.body`."""
    return tuple(item.block for item in page.labelled if item.role in BODY_ROLES)


def find_body_span(page: LabelledPage) -> tuple[int, int]:
    """See `LabelledPage.span`."""
    inside = [i for i, item in enumerate(page.labelled) if item.role in BODY_ROLES]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def group_claims(page: LabelledPage) -> dict[str, tuple[Claim, ...]]:
    """The claims of the head by their names (`source:key`), in the page's order."""
    groups: dict[str, list[Claim]] = {}
    for claim in page.page.claims:
        groups.setdefault(f"{claim.source}:{claim.key}", []).append(claim)
    return {name: tuple(claims) for name, claims in groups.items()}
