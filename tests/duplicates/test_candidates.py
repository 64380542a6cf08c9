"""`duplicates.candidates`: texts without a shingle meet no others."""

import pytest

pytest.importorskip("rensa")

from newsclean.duplicates.candidates import find_candidate_pairs
from newsclean.duplicates.sketches import (
    SKETCH_BYTES,
)


def test_texts_without_a_shingle_meet_no_one() -> None:
    assert list(find_candidate_pairs(bytearray(2 * SKETCH_BYTES), [0, 1])) == []
