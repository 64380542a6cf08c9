"""The table of removals, in the order in which they are looked for, each with its reason."""

from collections.abc import Callable
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.removals.closing_heading import find_below_closing_heading
from newsclean.label.removals.comment_thread import find_comment_thread
from newsclean.label.removals.consent_text import find_consent_text
from newsclean.label.removals.contract import KeptBlocks, Moment, RemovalFinder, drop
from newsclean.label.removals.distant_prose import find_distant_prose
from newsclean.label.removals.hidden_text import find_hidden_text
from newsclean.label.removals.other_script import find_other_script
from newsclean.label.removals.page_notices import find_page_notices
from newsclean.label.removals.repeated_text import find_repeated_text
from newsclean.label.removals.teaser_stream import find_teaser_stream
from newsclean.label.rules.context import Removal
from newsclean.limits.deadline import check_deadline

__all__ = ["REMOVALS", "RemovalRow", "find_removals"]


class RemovalRow(NamedTuple):
    """A row of the table.

    Attributes:
        removal: its name, and what `explain` prints.
        moment: when it is looked for.
        holds_for: on which pages it is looked for, by their kind and the words of their language.
        find: gives the blocks that go.
    """

    removal: Removal
    moment: Moment
    holds_for: Callable[[FeatureTable], bool]
    find: RemovalFinder


def is_any_page(_features: FeatureTable) -> bool:
    """Every page."""
    return True


def is_html(features: FeatureTable) -> bool:
    """HTML: a dump does not tell what a page hides."""
    return features.page.kind == "html"


def is_dump(features: FeatureTable) -> bool:
    """A text dump: of HTML, elements set apart what such a removal takes."""
    return features.page.kind != "html"


def is_language_without_spaces(features: FeatureTable) -> bool:
    """A page in a language that sets no spaces between words: Chinese, Japanese, Thai."""
    return not features.lexicon.spaces


# Each is looked for in what those above it left.
REMOVALS: tuple[RemovalRow, ...] = (
    # First of all: one that is longer than the story is not weighed, for by its mass it would
    # change what the features say of the story.
    RemovalRow(Removal.TEASER_STREAM, Moment.BLOCKS_SCORED, is_any_page, find_teaser_stream),
    # Before repeated text, which would take the shown copy where the hidden one stands above it.
    RemovalRow(Removal.HIDDEN_TEXT, Moment.BLOCKS_KEPT, is_html, find_hidden_text),
    # All below it goes with it, so that the next three compare the story with nothing of the foot.
    RemovalRow(Removal.CONSENT_TEXT, Moment.BLOCKS_KEPT, is_dump, find_consent_text),
    # Before all that weighs what is kept: a notice is no part of the story.
    RemovalRow(Removal.PAGE_NOTICE, Moment.BLOCKS_KEPT, is_any_page, find_page_notices),
    # Before distant prose, which would take a second copy for half of the story.
    RemovalRow(Removal.REPEATED_TEXT, Moment.BLOCKS_KEPT, is_any_page, find_repeated_text),
    # Before distant prose: a ticker in English must not count as a part of the story.
    RemovalRow(
        Removal.OTHER_SCRIPT, Moment.BLOCKS_KEPT, is_language_without_spaces, find_other_script
    ),
    # Last of these: it weighs what is kept below the story against the story, by their lengths.
    RemovalRow(Removal.DISTANT_PROSE, Moment.BLOCKS_KEPT, is_dump, find_distant_prose),
    # A heading closes only a story that stands above it.
    RemovalRow(
        Removal.CLOSING_HEADING, Moment.FIRST_PROSE_FOUND, is_any_page, find_below_closing_heading
    ),
    # Comments stand below the beginning of the story. Last, for no other removal asks about them,
    # and a kept comment may be the lower end of a gap above the thread.
    RemovalRow(Removal.COMMENT_THREAD, Moment.GAPS_FILLED, is_any_page, find_comment_thread),
)


def find_removals(moment: Moment, blocks: KeptBlocks) -> KeptBlocks:
    """What is kept and what is removed after the rows of a moment."""
    for row in REMOVALS:
        if row.moment is moment and row.holds_for(blocks.features):
            check_deadline()
            gone = row.find(blocks)
            blocks = blocks._replace(
                kept=drop(blocks.kept, gone), removed={**blocks.removed, row.removal: gone}
            )
    return blocks
