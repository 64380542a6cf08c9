"""Prose far below the story of a dump: other stories, comments, what a newsroom says of itself.

Such prose reads like the story, and nothing right beside it shows what it is. What stands between
does: more than a few dropped lines, with cue words of several kinds of furniture (share, related
stories, comments). A box amid the story has cue words of one kind.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from newsclean.label.features.words import find_cue_groups
from newsclean.label.removals.contract import KeptBlocks

__all__ = ["find_distant_prose"]

MIN_GAP_LINES = 6  # dropped lines that set two clusters of kept lines apart
# Share of the kept characters that may stand below the largest cluster and still be removed: where
# it is more, the page is a live blog, a story in parts. Comments may be longer than the story.
MAX_SHARE_BELOW, MAX_COMMENTED_SHARE_BELOW = 0.5, 0.7
# The story has ended where cue words of two of these kinds stand below it, or of any three kinds.
END_CUE_GROUPS = frozenset({"related", "comment", "share", "subscribe"})
MIN_END_CUE_GROUPS, MIN_CUE_GROUPS = 2, 3
# These count as `subscribe`: a box for signing up has its privacy line and its terms.
SIGN_UP_CUE_GROUPS = frozenset({"legal", "paywall"})


def find_distant_prose(blocks: KeptBlocks) -> frozenset[int]:
    """The kept lines of a dump that stand far below its story."""
    features = blocks.features
    return find_distant_lines(features["length"], blocks.kept, features.once(find_cue_groups))


def find_distant_lines(
    lengths: Sequence[float], kept: Sequence[bool], cues: Sequence[Collection[str]]
) -> frozenset[int]:
    """The kept ones of some lines that stand far below the longest cluster.

    Args:
        lengths: effective characters of the lines.
        kept: which of them are kept.
        cues: the groups of cue words that each line has a word of.

    >>> kept = [True, *[False] * 6, True]
    >>> lengths = [300.0, *[10.0] * 6, 90.0]
    >>> nothing, share, more = (), {"share"}, {"related"}
    >>> find_distant_lines(lengths, kept, [nothing, share, *[nothing] * 4, more, nothing])
    frozenset({7})
    >>> find_distant_lines(lengths, kept, [nothing, share, *[nothing] * 6])
    frozenset()
    """
    clusters = list(split_kept_clusters(kept))
    masses = [sum(lengths[i] for i in cluster) for cluster in clusters]
    story = masses.index(max(masses)) if masses else 0
    whole, below = sum(masses), sum(masses[story + 1 :])
    groups: set[str] = set()  # of the lines between the story and a cluster
    for at in range(story + 1, len(clusters)):
        for i in range(clusters[at - 1][-1] + 1, clusters[at][0]):
            groups.update("subscribe" if cue in SIGN_UP_CUE_GROUPS else cue for cue in cues[i])
        most = MAX_COMMENTED_SHARE_BELOW if "comment" in groups else MAX_SHARE_BELOW
        if has_story_ended(groups) and below <= most * whole:
            return frozenset(chain.from_iterable(clusters[at:]))
    return frozenset()


def has_story_ended(groups: set[str]) -> bool:
    """Whether the groups of cue words below a story show that it has ended."""
    return len(groups & END_CUE_GROUPS) >= MIN_END_CUE_GROUPS or len(groups) >= MIN_CUE_GROUPS


def split_kept_clusters(kept: Sequence[bool]) -> Iterator[list[int]]:
    """Clusters of kept lines: fewer than `MIN_GAP_LINES` dropped lines stand between two of one.

    >>> [*split_kept_clusters([True, *[False] * 5, True, *[False] * 6, True])]
    [[0, 6], [13]]
    """
    cluster: list[int] = []
    for i, keep in enumerate(kept):
        if keep:
            if cluster and i - cluster[-1] > MIN_GAP_LINES:
                yield cluster
                cluster = []
            cluster.append(i)
    if cluster:
        yield cluster
