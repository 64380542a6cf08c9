"""What stands on a page twice: a second copy of the story, a picture's description and its caption.

Some pages hold their text once for wide and once for narrow screens. Many print the description of
a picture right beside its caption, in the same words; in a dump both read like paragraphs
(docs/decisions/0015). A single paragraph that stands there again proves nothing: lists of products
and places repeat theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from newsclean.label.features.feature_table import get_texts
from newsclean.label.removals.contract import KeptBlocks
from newsclean.text.fold import alnum_key
from newsclean.text.width import count_effective_chars

__all__ = ["find_repeated_text"]

MIN_COPIED_EFF_CHARS = 60  # of a paragraph by which a copy is known
MIN_COPIED_PARAGRAPHS = 3  # different ones in a copy, in the order of the first
# Limits of time, for a page may repeat its paragraphs ten thousand times: the last places of a text
# that a new one is compared with, and the last paragraphs of a run that are counted.
MAX_COMPARED_PLACES = 3
MAX_COMPARED_PARAGRAPHS = 12
MIN_DESCRIPTION_CHARS = 30  # letters and digits of a line that may describe a picture
MAX_DESCRIPTION_CHARS = 450  # characters of such a line
MAX_SAME_LINE_DISTANCE_LINES = 2  # from a line to the same line again
MAX_ECHO_DISTANCE_LINES = 6  # from a line to one that begins with it
MIN_ECHO_LENGTH_SHARE = 0.6  # of the longer of two lines that the shorter must be
# Of the kept characters that may be pictures' texts; a page with more repeats its paragraphs.
MAX_ECHO_SHARE = 0.5
REPEATED_TIMES = (2, 3)  # how often a line may hold one text and nothing else


def find_repeated_text(blocks: KeptBlocks) -> frozenset[int]:
    """The kept blocks of a second copy, and in dumps the texts of pictures.

    Of pictures' texts dumps in languages without spaces have hardly any (docs/decisions/0015).
    """
    texts = blocks.features.once(get_texts)
    copied = find_copied_story(texts, blocks.kept)
    if blocks.features.page.kind == "html" or not blocks.features.lexicon.spaces:
        return copied
    return copied | find_picture_texts(texts, blocks.kept)


# ---- a second copy ----


def find_copied_story(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept texts that belong to a second copy of what was kept above.

    >>> about = "has so many words about the bridge, the ferry and the river."
    >>> lines = [f"Paragraph {number} {about}" for number in ("one", "two", "three")]
    >>> sorted(find_copied_story([*lines, "Share", *lines], [True] * 7))
    [4, 5, 6]
    """
    places = [i for i, keep in enumerate(kept) if keep]
    long = [i for i in places if count_effective_chars(texts[i]) >= MIN_COPIED_EFF_CHARS]
    if len({texts[i] for i in long}) == len(long):  # most pages: no paragraph stands there twice
        return frozenset()
    copied = {long[i] for i in find_copied_runs([texts[i] for i in long])}
    if not copied:
        return frozenset()
    first, last = min(copied), max(copied)
    above: set[str] = set()
    for i in places:  # the short lines of the copy, its headings, go with it
        if first <= i <= last and texts[i] in above:
            copied.add(i)
        above.add(texts[i])
    return frozenset(copied)


def find_copied_runs(texts: Sequence[str]) -> list[int]:
    """Which of some texts stand in runs that stood above already, in the same order.

    >>> find_copied_runs(["a", "b", "c", "x", "a", "b", "c"])
    [4, 5, 6]
    >>> find_copied_runs(["a", "b", "a", "b"])
    []
    """
    above: dict[str, list[int]] = defaultdict(list)
    lengths: dict[tuple[int, int], int] = {}  # of the equal runs that end at two places
    found: set[int] = set()
    for j, text in enumerate(texts):
        for i in above[text][-MAX_COMPARED_PLACES:]:
            run = lengths[i, j] = min(lengths.get((i - 1, j - 1), 0) + 1, j - i)
            last = range(j - min(run, MAX_COMPARED_PARAGRAPHS) + 1, j + 1)
            if len({texts[k] for k in last}) >= MIN_COPIED_PARAGRAPHS:
                found.update(last)
        above[text].append(j)
    return sorted(found)


# ---- the texts of pictures ----


def find_picture_texts(texts: Sequence[str], kept: Sequence[bool]) -> frozenset[int]:
    """The kept lines of a dump that are a picture's description or its caption.

    Where they are most of what is kept, the page repeats its paragraphs, and only the second of
    each pair goes.

    >>> shown = "Workers unload the new ferry at the pier"
    >>> story = "It sails on Monday at eight, as it did before the storm, and comes back at noon,"
    >>> lines = [shown, f"{shown}. Ann Roux/Ledger", f"{story} if the tide is high."]
    >>> sorted(find_picture_texts(lines, [True] * 3))
    [0, 1]
    >>> sorted(find_picture_texts(lines[:2], [True] * 2))
    [1]
    """
    keys = make_description_keys(texts, kept)
    pairs = [
        (i, j)
        for i, j in iter_near_pairs(find_shared_heads(keys))
        if (kept[i] or kept[j]) and is_echo(keys[i], keys[j], j - i)
    ]
    found = {i for pair in pairs for i in pair if kept[i]}
    found |= {i for i, key in keys.items() if kept[i] and is_one_text_repeated(key)}
    if sum(len(texts[i]) for i in found) > MAX_ECHO_SHARE * sum(map(len, compress(texts, kept))):
        return frozenset(j for i, j in pairs if kept[i] and kept[j])
    return frozenset(found)


def make_description_keys(texts: Sequence[str], kept: Sequence[bool]) -> dict[int, str]:
    """The letters and digits of each line that may describe a picture and has a kept one near."""
    near = bytearray(len(texts) + 2 * MAX_ECHO_DISTANCE_LINES)  # for each line, and at both ends
    span = 2 * MAX_ECHO_DISTANCE_LINES + 1
    for i in compress(range(len(texts)), kept):
        near[i : i + span] = b"\1" * span
    return {
        i: key
        for i in compress(range(len(texts)), near[MAX_ECHO_DISTANCE_LINES:])
        if MIN_DESCRIPTION_CHARS <= len(texts[i]) <= MAX_DESCRIPTION_CHARS
        and len(key := alnum_key(texts[i])) >= MIN_DESCRIPTION_CHARS
    }


def find_shared_heads(keys: Mapping[int, str]) -> list[int]:
    """The places of the keys that begin as another does: on most pages none.

    >>> find_shared_heads({3: "a" * 40, 4: "a" * 30, 5: "b" * 30})
    [3, 4]
    """
    heads = {i: key[:MIN_DESCRIPTION_CHARS] for i, key in keys.items()}
    counts = Counter(heads.values())
    return [i for i, head in heads.items() if counts[head] > 1]


def is_one_text_repeated(key: str) -> bool:
    """Whether a line is one text two or three times and nothing else: picture and caption.

    >>> is_one_text_repeated("theferrysails" * 3)
    True
    >>> is_one_text_repeated("theferrysailsandtheferrywaits")
    False
    """
    return any(key[: len(key) // times] * times == key for times in REPEATED_TIMES)


def iter_near_pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places at most `MAX_ECHO_DISTANCE_LINES` apart.

    >>> [*iter_near_pairs([1, 7, 8])]
    [(1, 7), (7, 8)]
    """
    for at, i in enumerate(places):
        for j in places[at + 1 : at + 1 + MAX_ECHO_DISTANCE_LINES]:
            if j - i <= MAX_ECHO_DISTANCE_LINES:
                yield i, j


def is_echo(one: str, other: str, distance: int) -> bool:
    """Whether one of two lines is the other again, or its beginning."""
    if one == other:
        return distance <= MAX_SAME_LINE_DISTANCE_LINES
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(short) > MIN_ECHO_LENGTH_SHARE * len(long)
