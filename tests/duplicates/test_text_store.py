"""`duplicates.text_store`: likeness is exact and the same both ways."""

from contextlib import closing

import pytest

pytest.importorskip("rensa")

from newsclean.duplicates.sketches import (
    build_compared_text,
    make_shingles,
)
from newsclean.duplicates.text_store import TextStore, Thresholds
from tests.duplicates.stories import POOL


def test_likeness_is_the_same_both_ways_and_exact() -> None:
    with closing(TextStore()) as store:
        numbers = [store.put(build_compared_text(values)) for values in POOL]
        for one in numbers:
            for other in numbers:
                likeness = store.compare(one, other)
                assert likeness == store.compare(other, one)
                mine, theirs = (make_shingles(store.read(number)) for number in (one, other))
                assert likeness.similarity == len(mine & theirs) / len(mine | theirs)
                if Thresholds(0.8, 0.9).is_met_by(likeness):
                    assert (
                        likeness.similarity
                        >= store.compute_min_similarity(one, other, Thresholds(0.8, 0.9)) - 0.02
                    )
