"""Lines in another script above or below a story in Chinese or Japanese.

Portals carry share prices and headlines in English, and say in English who owns the content. An
English quotation, or a translation line by line, stands inside the story.
"""

from collections.abc import Sequence

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import get_texts
from newsclean.label.removals.contract import KeptBlocks
from newsclean.text.width import is_wide

__all__ = ["find_other_script"]

# A surer line stays: an original above its translation, a quotation that opens the story.
MAX_REMOVED_LOG_ODDS = 2.0


def find_other_script(blocks: KeptBlocks) -> frozenset[int]:
    """The kept lines in another script that stand outside of a story in wide characters."""
    features = blocks.features
    return find_lines_in_other_script(
        features.once(get_texts), features["length"], blocks.odds, blocks.kept
    )


def find_lines_in_other_script(
    texts: Sequence[str], lengths: Sequence[float], odds: Sequence[float], kept: Sequence[bool]
) -> frozenset[int]:
    """The kept lines without a wide character outside of the prose that has some, but sure ones.

    Args:
        texts: the lines.
        lengths: their effective characters.
        odds: log-odds of their being story.
        kept: which of them are kept.

    >>> story = "渡轮公司今天宣布，自五月一日起夜间班次延长两小时，末班船改为凌晨一时开出。"
    >>> texts = ["Shares fell on Monday.", story, "He said: go.", story, "Notice: all ours."]
    >>> lengths, odds = [50.0, 80.0, 50.0, 80.0, 50.0], [1.0] * 5
    >>> sorted(find_lines_in_other_script(texts, lengths, odds, [True] * 5))
    [0, 4]
    """
    known = [i for i, keep in enumerate(kept) if keep]
    story = [i for i in known if lengths[i] >= MIN_PROSE_EFF_CHARS and has_wide_character(texts[i])]
    if not story:
        return frozenset()
    outside = (i for i in known if odds[i] <= MAX_REMOVED_LOG_ODDS and not story[0] < i < story[-1])
    return frozenset(i for i in outside if not has_wide_character(texts[i]))


def has_wide_character(text: str) -> bool:
    """Whether a text has a character that fills two columns."""
    return not text.isascii() and any(map(is_wide, text))
