"""What the field functions look at: a labelled page with its words and what the caller told."""

from functools import lru_cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Labelled, Page, Role, Settings

BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.QUOTE, Role.LIST, Role.TABLE})


class LabelledPage(NamedTuple):
    """A page after labelling; equal to itself alone, so that findings can be kept under it.

    Attributes:
        page: the page as read.
        labelled: its blocks with their roles, in the page's order.
        lexicon: the words of its language.
        settings: what the caller told.
        lang: its language (BCP 47), or `None`.
    """

    page: Page
    labelled: tuple[Labelled, ...]
    lexicon: Lexicon
    settings: Settings = Settings()
    lang: str | None = None

    # Equal to itself alone: what is worked out of it is kept under it (decision 7), and a tuple of
    # mappings has no hash of its own. A NamedTuple takes no base class that could say this once.
    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that make up the text."""
        return tuple(item.block for item in self.labelled if item.role in BODY_ROLES)

    def span(self) -> tuple[int, int]:
        """Index of the first body block and one past the last; (0, 0) without a body."""
        return find_body_span(self)


@lru_cache(maxsize=4)
def find_body_span(story: LabelledPage) -> tuple[int, int]:
    """See `Story.span`; found once, for the fields ask for it again and again."""
    inside = [i for i, item in enumerate(story.labelled) if item.role in BODY_ROLES]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
