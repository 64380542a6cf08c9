"""What is taken from what the card keeps, by a look at the whole page, each kind with its mark."""

from collections.abc import Callable, Sequence

from newsclean.label.features.feature_table import FeatureTable, get_texts
from newsclean.label.features.words import find_cue_groups
from newsclean.label.removals.consent_text import find_consent_text
from newsclean.label.removals.distant_prose import find_distant_prose
from newsclean.label.removals.other_script import find_other_script
from newsclean.label.removals.repeated_text import find_copied_story, find_echoes
from newsclean.label.rules.context import Removal

__all__ = ["drop", "find_removals"]

RemovalFinder = Callable[[list[bool]], frozenset[int]]  # from what is kept to what goes


def find_removals(
    table: FeatureTable, odds: Sequence[float], kept: list[bool]
) -> dict[Removal, frozenset[int]]:
    """The kept blocks that go, each kind looked for in what the others left.

    Args:
        table: the columns of the page.
        odds: the log-odds of each block's being story.
        kept: which blocks are kept.
    """
    texts, lengths = table.once(get_texts), table["length"]
    dump = table.page.kind != "html"
    kinds: list[tuple[Removal, bool, RemovalFinder]] = [
        (Removal.CONSENT, dump, lambda kept: find_consent_text(texts, kept)),
        (Removal.REPEATED_TEXT, True, lambda kept: find_repeated_text(table, kept)),
        (
            Removal.OTHER_SCRIPT,
            not table.lexicon.spaces,
            lambda kept: find_other_script(texts, lengths, odds, kept),
        ),
        (
            Removal.DISTANT_PROSE,
            dump,
            lambda kept: find_distant_prose(lengths, kept, table.once(find_cue_groups)),
        ),
    ]
    gone = {}
    for mark, may_be, found in kinds:
        if may_be:
            gone[mark] = found(kept)
            kept = drop(kept, gone[mark])
    return gone


def find_repeated_text(table: FeatureTable, kept: list[bool]) -> frozenset[int]:
    """What stands on the page twice: copies, and in dumps pictures' descriptions.

    On pages of languages without spaces hardly any dump had such a pair.
    """
    texts = table.once(get_texts)
    copied = find_copied_story(texts, kept)
    if table.page.kind == "html" or not table.lexicon.spaces:
        return copied
    return copied | find_echoes(texts, kept)


def drop(kept: list[bool], gone: frozenset[int]) -> list[bool]:
    """What is kept, but for some blocks."""
    return [keep and i not in gone for i, keep in enumerate(kept)]
