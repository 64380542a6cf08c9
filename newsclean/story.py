"""What the field functions look at: a labelled page with its words and what the caller told."""

from dataclasses import dataclass

from newsclean.lexicon import Lexicon
from newsclean.model import Block, Labelled, Page, Role, Settings

BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.QUOTE, Role.LIST, Role.TABLE})


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A page after labelling.

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

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that make up the text."""
        return tuple(item.block for item in self.labelled if item.role in BODY_ROLES)

    def span(self) -> tuple[int, int]:
        """Index of the first body block and one past the last; (0, 0) without a body."""
        inside = [i for i, item in enumerate(self.labelled) if item.role in BODY_ROLES]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)
