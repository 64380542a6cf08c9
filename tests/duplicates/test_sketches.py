"""`duplicates.sketches`: estimates, texts without a shingle, very long texts."""

import sys

import pytest

pytest.importorskip("rensa")

from newsclean.duplicates import find_duplicates
from newsclean.duplicates.sketches import (
    Sketcher,
    estimate_similarity,
    extract_letters,
    make_shingles,
)
from newsclean.errors import RecordsError
from tests.duplicates.stories import grouped, story, words


def test_sketches_estimate_what_shingles_say() -> None:
    """A library that hashed badly would be found out here: 4.5 standard errors."""
    sketcher = Sketcher()
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        common = words(3, int(600 * share))
        one, other = (
            make_shingles(extract_letters(common + words(seed, 600 - int(600 * share))))
            for seed in (8, 9)
        )
        exact = len(one & other) / len(one | other)
        views = [memoryview(sketcher.sketch(shingles)) for shingles in (one, other)]
        assert estimate_similarity(*views) == pytest.approx(exact, abs=4.5 * (0.25 / 128) ** 0.5)


def test_one_text_of_many_megabytes_is_compared_by_its_beginning() -> None:
    text = words(3, 40_000)
    groups = grouped([story("a", text), story("b", text + words(4, 9_000))])
    assert groups == [["a", "b"]]


def test_without_the_library_the_advice_is_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(RecordsError, match=r"newsclean\[duplicates\]") as caught:
        find_duplicates(iter(()))
    assert caught.value.code == "missing"
