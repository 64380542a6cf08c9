"""What is taken from what the card keeps, by a look at the whole page, each kind with its mark."""

from collections.abc import Callable, Sequence

from newsclean.label.features.feature_table import Table, texts_of
from newsclean.label.features.words import cue_groups
from newsclean.label.removals.consent_text import consent_in
from newsclean.label.removals.distant_prose import far_below
from newsclean.label.removals.other_script import strangers_in
from newsclean.label.removals.repeated_text import copies_in, echoes_in
from newsclean.label.rules.context import Mark

__all__ = ["removed", "without"]

Finder = Callable[[list[bool]], frozenset[int]]  # from what is kept to what goes


def removed(table: Table, odds: Sequence[float], kept: list[bool]) -> dict[Mark, frozenset[int]]:
    """The kept blocks that go, each kind looked for in what the others left.

    Args:
        table: the columns of the page.
        odds: the log-odds of each block's being story.
        kept: which blocks are kept.
    """
    texts, lengths = table.once(texts_of), table["length"]
    dump = table.page.kind != "html"
    kinds: list[tuple[Mark, bool, Finder]] = [
        (Mark.CONSENT, dump, lambda kept: consent_in(texts, kept)),
        (Mark.SAID_TWICE, True, lambda kept: said_twice(table, kept)),
        (
            Mark.STRANGER,
            not table.lexicon.spaces,
            lambda kept: strangers_in(texts, lengths, odds, kept),
        ),
        (Mark.FAR_BELOW, dump, lambda kept: far_below(lengths, kept, table.once(cue_groups))),
    ]
    gone = {}
    for mark, may_be, found in kinds:
        if may_be:
            gone[mark] = found(kept)
            kept = without(kept, gone[mark])
    return gone


def said_twice(table: Table, kept: list[bool]) -> frozenset[int]:
    """What stands on the page twice: copies, and in dumps pictures' descriptions.

    On pages of languages without spaces hardly any dump had such a pair.
    """
    texts = table.once(texts_of)
    copied = copies_in(texts, kept)
    if table.page.kind == "html" or not table.lexicon.spaces:
        return copied
    return copied | echoes_in(texts, kept)


def without(kept: list[bool], gone: frozenset[int]) -> list[bool]:
    """What is kept, but for some blocks."""
    return [keep and i not in gone for i, keep in enumerate(kept)]
