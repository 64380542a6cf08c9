"""What a page says again: a second copy of its story, a picture's description and its caption.

Some pages hold their text once for wide and once for narrow screens. Many print the description of
a picture right beside its caption, in the same words; in a dump both read like paragraphs, and of
such pairs on newsrooms' pages two in a hundred lines were story. A paragraph said again by itself
proves nothing: lists of products and places repeat theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

from newsclean.text.fold import alnum_key

__all__ = ["find_copied_story", "find_echoes"]

MIN_COPIED_CHARS = 60  # characters of a paragraph by which a copy is known
MIN_COPIED_PARAGRAPHS = 3  # different paragraphs of a copy, in the order of the first
MAX_COMPARED_PARAGRAPHS = 12  # last paragraphs of a copy, among which are so many different ones
MIN_DESCRIPTION_CHARS = 30  # letters and digits of a line that may be a picture's description
MAX_DESCRIPTION_CHARS = 450  # characters of one
MAX_SAME_LINE_GAP_LINES = 2  # lines between a line and the same again
MAX_ECHO_GAP_LINES = 6  # lines between a line and one that goes on where it ends
MAX_ECHO_SHARE = 0.5  # of the kept characters that pictures' texts may be
MIN_ECHO_LENGTH_SHARE = 0.6  # of the longer of two lines that the shorter must be


def find_copied_story(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept texts that belong to a second copy of what was kept above.

    >>> about = "has so many words about the bridge, the ferry and the river."
    >>> lines = [f"Paragraph {number} {about}" for number in ("one", "two", "three")]
    >>> sorted(find_copied_story([*lines, "Share", *lines], [True] * 7))
    [4, 5, 6]
    """
    places = [i for i, keep in enumerate(kept) if keep]
    long = [i for i in places if len(texts[i]) >= MIN_COPIED_CHARS]
    if len({texts[i] for i in long}) == len(long):
        return frozenset()
    again = [long[i] for i in find_copied_runs([texts[i] for i in long])]
    if not again:
        return frozenset()
    told: set[str] = set()
    copied = set(again)
    for i in places:  # the short lines of the copy: its headings
        if again[0] <= i <= again[-1] and texts[i] in told:
            copied.add(i)
        told.add(texts[i])
    return frozenset(copied)


def find_copied_runs(texts: Sequence[str]) -> list[int]:
    """Which of some texts stand in runs that stood above already, in the same order.

    >>> (
    ...     find_copied_runs(["a", "b", "c", "x", "a", "b", "c"]),
    ...     find_copied_runs(["a", "b", "a", "b"]),
    ... )
    ([4, 5, 6], [])
    """
    above: dict[str, list[int]] = defaultdict(list)
    lengths: dict[tuple[int, int], int] = {}  # of the runs that end at two places
    found: set[int] = set()
    for j, text in enumerate(texts):
        for i in above[text][-MIN_COPIED_PARAGRAPHS:]:
            run = lengths[i, j] = min(lengths.get((i - 1, j - 1), 0) + 1, j - i)
            last = range(j - min(run, MAX_COMPARED_PARAGRAPHS) + 1, j + 1)
            if len({texts[k] for k in last}) >= MIN_COPIED_PARAGRAPHS:
                found.update(last)
        above[text].append(j)
    return sorted(found)


def find_echoes(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept lines of a dump that stand there twice: descriptions of pictures and captions.

    Where they are most of what was kept, the page says its paragraphs twice, and the first of each
    stays.

    >>> shown = "Workers unload the new ferry at the pier"
    >>> story = "It sails on Monday at eight, as it did before the storm, and comes back at noon,"
    >>> lines = [shown, f"{shown}. Ann Roux/Ledger", f"{story} if the tide is high."]
    >>> sorted(find_echoes(lines, [True] * 3)), sorted(find_echoes(lines[:2], [True] * 2))
    ([0, 1], [1])
    """
    keys = {
        i: key
        for i, text in enumerate(texts)
        if MIN_DESCRIPTION_CHARS <= len(text) <= MAX_DESCRIPTION_CHARS
        and len(key := alnum_key(text)) >= MIN_DESCRIPTION_CHARS
    }
    pairs = [
        (i, j)
        for i, j in iter_near_pairs(sorted(keys))
        if (kept[i] or kept[j]) and is_echo(keys[i], keys[j], j - i)
    ]
    found = {i for pair in pairs for i in pair if kept[i]}
    found |= {i for i, key in keys.items() if kept[i] and is_one_text_repeated(key)}
    if sum(len(texts[i]) for i in found) > MAX_ECHO_SHARE * sum(map(len, compress(texts, kept))):
        found = {j for i, j in pairs if kept[i] and kept[j]}
    return frozenset(found)


def is_one_text_repeated(key: str) -> bool:
    """Whether a line says one thing two or three times and nothing else: picture and caption.

    >>> (
    ...     is_one_text_repeated("theferrysails" * 3),
    ...     is_one_text_repeated("theferrysailsandtheferrywaits"),
    ... )
    (True, False)
    """
    return any(key[: len(key) // times] * times == key for times in (2, 3))


def iter_near_pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places that are not far from each other."""
    for at, i in enumerate(places):
        for j in places[at + 1 : at + 1 + MAX_ECHO_GAP_LINES]:
            if j - i <= MAX_ECHO_GAP_LINES:
                yield i, j


def is_echo(one: str, other: str, distance: int) -> bool:
    """Whether one of two lines is the other again, or its beginning."""
    if one == other:
        return distance <= MAX_SAME_LINE_GAP_LINES
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(short) > MIN_ECHO_LENGTH_SHARE * len(long)
