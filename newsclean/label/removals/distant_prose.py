"""Prose far below the story of a dump: other stories, comments, what a newsroom says of itself.

By itself it reads like story, and nothing near it tells. What tells is the way there: more than a
few dropped lines, among them furniture of several kinds. A box amid a story is of one kind.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

__all__ = ["find_distant_prose"]

MAX_CLUSTER_GAP_LINES = 6  # dropped lines between two islands
# Of the kept characters, those below the largest island: a live blog is a story in parts. Comments
# may be longer than the story.
MAX_SHARE_BELOW, MAX_COMMENTED_SHARE_BELOW = 0.5, 0.7
# Kinds of furniture that end a story, by their cue words: two of the first are enough, or three.
END_CUE_GROUPS = frozenset({"related", "comment", "share", "subscribe"})
MIN_END_CUE_GROUPS, MIN_CUE_GROUPS = 2, 3
SIGN_UP_CUE_GROUPS = frozenset(
    {"subscribe", "legal", "paywall"}
)  # of one box: sign up, privacy, terms


def find_distant_prose(
    lengths: Sequence[float], kept: Sequence[bool], cues: Sequence[Collection[str]]
) -> frozenset[int]:
    """The kept lines that stand far below the story.

    Args:
        lengths: of the lines.
        kept: which of them the card kept.
        cues: the groups of cue words that each line has a word of.

    >>> kept = [True, *[False] * 6, True]
    >>> nothing, share, more = (), {"share"}, {"related"}
    >>> find_distant_prose(
    ...     [300.0, *[10.0] * 6, 90.0], kept, [nothing, share, *[nothing] * 4, more, nothing]
    ... )
    frozenset({7})
    >>> find_distant_prose([300.0, *[10.0] * 6, 90.0], kept, [nothing, share, *[nothing] * 6])
    frozenset()
    """
    islands = list(split_kept_clusters(kept))
    masses = [sum(lengths[i] for i in island) for island in islands]
    story = masses.index(max(masses)) if masses else 0
    whole, below = sum(masses), sum(masses[story + 1 :])
    seen: set[str] = set()
    for at in range(story + 1, len(islands)):
        for i in range(islands[at - 1][-1] + 1, islands[at][0]):
            seen.update("subscribe" if cue in SIGN_UP_CUE_GROUPS else cue for cue in cues[i])
        most = MAX_COMMENTED_SHARE_BELOW if "comment" in seen else MAX_SHARE_BELOW
        ended = len(seen & END_CUE_GROUPS) >= MIN_END_CUE_GROUPS or len(seen) >= MIN_CUE_GROUPS
        if ended and below <= most * whole:
            return frozenset(chain.from_iterable(islands[at:]))
    return frozenset()


def split_kept_clusters(kept: Sequence[bool]) -> Iterator[list[int]]:
    """Kept lines with fewer than `MAX_CLUSTER_GAP_LINES` dropped ones between two of them."""
    island: list[int] = []
    for i, keep in enumerate(kept):
        if keep:
            if island and i - island[-1] > MAX_CLUSTER_GAP_LINES:
                yield island
                island = []
            island.append(i)
    if island:
        yield island
