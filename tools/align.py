"""Which blocks of a page are story, by the gold body: the labels that a card is trained on.

Only clean alignments teach: a block that is partly in the gold body, or in its neutral lines, has
no label.
"""

import re
from collections import Counter
from collections.abc import Sequence

NO_SPACES = frozenset({"zh", "ja", "th"})
GRAM = 4
SHORT = 8  # units: a shorter block is compared as a whole line
NEAR = 6  # blocks: how far from the story a short line may stand
STORY, OTHER = 0.7, 0.3  # share of a block's grams in the gold body

Label = bool | None


def units(text: str, lang: str) -> Sequence[str]:
    """What grams are made of: characters, or words."""
    return "".join(text.split()) if lang[:2] in NO_SPACES else re.findall(r"\w+", text)


def grams(text: str, lang: str) -> Counter[tuple[str, ...]]:
    """The grams of a text with their counts; a shorter text is one gram."""
    parts = units(text, lang)
    return Counter(
        tuple(parts[i : i + GRAM]) for i in range(max(1, len(parts) - GRAM + 1)) if parts
    )


def plain(text: str) -> str:
    """Only letters and digits, without case."""
    return "".join(re.findall(r"\w", text)).casefold()


def aligned(
    blocks: Sequence[str], body: str, neutral: Sequence[str], lang: str
) -> list[tuple[Label, int]]:
    """Each block's label (story, other, `None` for untold) and its size in grams.

    >>> [label for label, _ in aligned(["a b c d e f g h i", "x y z"], "a b c d e f g h i", [],
    "en")] [True, False]
    """
    gold, lines = grams(body, lang), {plain(line) for line in body.splitlines()}
    spare: Counter[tuple[str, ...]] = Counter()
    for line in neutral:
        spare.update(grams(line, lang))
    first = [long_label(block, gold, spare, lang) for block in blocks]
    story = [i for i, (label, _) in enumerate(first) if label is True]
    told = {plain(line) for line in neutral}
    out: list[tuple[Label, int]] = []
    for i, (block, (label, size)) in enumerate(zip(blocks, first, strict=True)):
        key = plain(block)
        if not key or key in told:
            out.append((None, size))
        elif len(units(block, lang)) >= SHORT:
            out.append((label, size))
        elif any(abs(i - j) <= NEAR for j in story):
            out.append((True if key in lines else None if key in plain(body) else False, size))
        else:
            out.append((False, size))
    return out


def long_label(
    block: str, gold: Counter[tuple[str, ...]], spare: Counter[tuple[str, ...]], lang: str
) -> tuple[Label, int]:
    """The label of a block by its grams alone."""
    own = grams(block, lang)
    size = own.total()
    if not size or len(units(block, lang)) < SHORT:
        return None, size
    share, neutral = (own & gold).total() / size, (own & spare).total() / size
    if neutral > 0.5 and share < 0.9:
        return None, size
    return (True if share >= STORY else False if share <= OTHER else None), size
