"""`evaluate.overlap`: grams counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.evaluate.overlap import measure_overlap
from tests.evaluate.scored_pages import TEXT


@pytest.mark.parametrize(
    ("want", "got", "lang", "neutral", "counts"),
    [
        (TEXT, TEXT, "en", [], (7, 0, 0)),
        (TEXT, TEXT + " at last", "en", [], (7, 2, 0)),
        (TEXT, TEXT[: -len(" Friday morning")], "en", [], (5, 0, 2)),
        (TEXT, "", "en", [], (0, 0, 7)),
        ("", TEXT, "en", [], (0, 7, 0)),
        ("", "", "en", [], (0, 0, 0)),
        ("two words", "two words", "en", [], (1, 0, 0)),
        ("two words", "two others", "en", [], (0, 1, 1)),
        ("海港隧道通车", "海港隧道\n通 车", "zh-Hans", [], (3, 0, 0)),
        ("海港隧道通车", "海港隧道通车。", "zh", [], (3, 1, 0)),
        (TEXT, f"{TEXT}\nRead more about it", "en", ["Read more about it"], (7, 3, 0)),
        (TEXT, f"Read more about it now\n{TEXT}", "en", ["Read more about it now"], (7, 3, 0)),
        ("a b c d a b c d", "a b c d", "en", [], (1, 0, 4)),
    ],
)
def test_grams_are_counted_by_hand(
    want: str, got: str, lang: str, neutral: list[str], counts: tuple[int, int, int]
) -> None:
    assert measure_overlap(want, got, lang=lang, neutral=neutral) == counts


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "zh", None]))
def test_a_perfect_body_is_perfect_and_shares_are_shares(one: str, other: str, lang: str) -> None:
    assert measure_overlap(one, one, lang=lang).f1 == 1
    counts = measure_overlap(one, other, lang=lang)
    swapped = measure_overlap(other, one, lang=lang)
    assert (counts.precision, counts.recall) == (swapped.recall, swapped.precision)
    assert 0 <= counts.f1 <= 1
    assert min(counts) >= 0
