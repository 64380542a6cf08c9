# cython: language_level=3
"""The kernel in C, by Cython: what `pure` beside it says, and must give too.

What it reads may be hostile. So it asks Python's own objects, with their bounds checked, and takes
no memory of its own: what it keeps are arrays of Python's, as long as it counted when it filled them.
"""

from array import array

from cpython.array cimport array as Array
from libc.string cimport memset

__all__ = ["ForestScorer"]

cdef enum:
    MAX_TREE_LEAVES = 8

cdef unsigned char LOWEST_SET_BIT[256]
for _bits in range(256):
    LOWEST_SET_BIT[_bits] = (_bits & -_bits or 1).bit_length() - 1


cdef class ForestScorer:
    """Adds up what the leaves of many small trees say of each block."""

    cdef readonly tuple features
    cdef Py_ssize_t tree_count
    cdef Array leaves      # MAX_TREE_LEAVES doubles for each tree
    # For each split, those of a feature side by side, their borders ascending:
    cdef Array borders     # double
    cdef Array trees       # int, the number of its tree
    cdef Array open_above  # byte, the leaves that a value above the border leaves open
    cdef Array ends        # for each feature an int, the number of the split after its last

    def __cinit__(self, leaves, splits):
        self.tree_count = len(leaves)
        self.leaves = array("d")
        for values in leaves:
            if not 0 < len(values) <= MAX_TREE_LEAVES:
                raise ValueError(f"a tree of {len(values)} leaves, at most {MAX_TREE_LEAVES}")
            self.leaves.extend(array("d", values))
            self.leaves.extend(array("d", bytes(8 * (MAX_TREE_LEAVES - len(values)))))
        by_feature = {}
        for name, border, tree, closed in splits:
            if not 0 <= tree < self.tree_count:
                raise ValueError(f"a split in tree {tree} of {self.tree_count}")
            by_feature.setdefault(name, []).append((border, tree, 0xFF & ~closed))
        self.features = tuple(by_feature)
        rows = [row for asked in by_feature.values() for row in sorted(asked)]
        self.borders = array("d", [border for border, _, _ in rows])
        self.trees = array("i", [tree for _, tree, _ in rows])
        self.open_above = array("B", [left for _, _, left in rows])
        self.ends = array("i")
        for asked in by_feature.values():
            self.ends.append(len(asked) + (self.ends[-1] if len(self.ends) else 0))

    def score(self, columns, Py_ssize_t count):
        """The sum of each block's leaves, added from the first tree to the last."""
        cdef list asked = [as_list(columns[name]) for name in self.features]
        cdef list scores = []
        cdef Array open_leaves = array("B", bytes(self.tree_count))
        cdef unsigned char *is_open = open_leaves.data.as_uchars
        cdef double *leaves = self.leaves.data.as_doubles
        cdef double *borders = self.borders.data.as_doubles
        cdef int *trees = self.trees.data.as_ints
        cdef unsigned char *open_above = self.open_above.data.as_uchars
        cdef int *ends = self.ends.data.as_ints
        cdef Py_ssize_t block, feature, tree
        cdef int split, end
        cdef double value, score
        for block in range(count):
            memset(is_open, 0xFF, self.tree_count)
            split = 0
            for feature in range(len(asked)):
                value = (<list> asked[feature])[block]
                end = ends[feature]
                while split < end and borders[split] < value:
                    is_open[trees[split]] &= open_above[split]
                    split += 1
                split = end
            score = 0.0
            for tree in range(self.tree_count):
                score += leaves[tree * MAX_TREE_LEAVES + LOWEST_SET_BIT[is_open[tree]]]
            scores.append(score)
        return scores


cdef list as_list(values):
    """The values in the form in which they are read quickest."""
    return values if type(values) is list else list(values)
