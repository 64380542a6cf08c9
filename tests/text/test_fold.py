"""Words that pages write in several ways have one form; words of other meaning keep theirs."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.fold import (
    MAX_CACHED_CHARS,
    MAX_MARKS,
    SPELLING_VARIANTS,
    alnum_key,
    fold,
    keep_alnum,
    normalize,
    soften,
)


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("naïve  Café\n", "naïve  café\n"),  # accents and white space stay
        ("News:\t5", "news:\t5"),
        ("ＢＹ　Jane，９", "by jane,9"),
        ("（新）！？；：", "(新)!?;:"),
        ("GİRİŞ", "giriş"),
        ("Straße", "strasse"),
        ("Ёлка", "елка"),
        ("Aujourd’hui", "aujourd'hui"),
        ("so\u00adft\u200b\ufeff", "soft"),
    ],
)
def test_one_width_case_and_spelling(text: str, soft: str) -> None:
    assert soften(text) == soft


@pytest.mark.parametrize("char", list(SPELLING_VARIANTS))
def test_every_spelling_variant_is_replaced(char: str) -> None:
    assert char not in soften(f"新{char}新")


def test_no_form_that_stays_is_a_variant_itself() -> None:
    """So the variants may be replaced one after the other."""
    assert SPELLING_VARIANTS.keys().isdisjoint(SPELLING_VARIANTS.values())


@given(st.text(st.sampled_from([*SPELLING_VARIANTS, "a", "新", " "])))
def test_all_variants_of_a_text_are_replaced_at_once(text: str) -> None:
    low = unicodedata.normalize("NFKC", text).casefold()
    assert soften(text) == "".join(SPELLING_VARIANTS.get(char, char) for char in low)


@pytest.mark.parametrize("text", ["ＢＹ" * MAX_CACHED_CHARS, "ＢＹ"])
def test_long_texts_are_softened_as_short_ones(text: str) -> None:
    assert set(soften(text)) == {"b", "y"}


def test_fold_takes_white_space_out() -> None:
    assert fold(" 来　源\n") == "来源"
    assert fold("Photo by") == "photoby"


@pytest.mark.parametrize(
    ("text", "key"), [("A-b_c, 9 é!", "abc9é"), ("…—", ""), ("“新”闻", "新闻")]
)
def test_letters_and_digits_alone(text: str, key: str) -> None:
    assert alnum_key(text) == key


@given(st.text(st.characters() | st.sampled_from("aß_- é“新\ud800?")))
def test_a_key_has_every_letter_and_digit(text: str) -> None:
    assert alnum_key(text) == "".join(filter(str.isalnum, text)).casefold()


def test_marks_without_end_are_cut_and_few_of_them_stay() -> None:
    word = "x" + 10 * "\u0301\u0316" + "“…”"
    assert normalize(word * 50) == unicodedata.normalize("NFKC", word * 50)
    assert len(normalize("x" + 20_000 * "\u0301\u0316")) == 1 + MAX_MARKS
    assert normalize("“" * 1_000) == "“" * 1_000  # signs that are no marks


def test_marks_are_sorted_in_no_time() -> None:
    """Python alone takes half a minute, and nothing can stop it."""
    began = time.process_time()
    soften("x" + 80_000 * "\u0301\u0316")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("last", [0x7F, 0xD7FF])
def test_letters_and_digits_of_every_script_are_kept_and_nothing_else(last: int) -> None:
    chars = "".join(map(chr, range(last + 1)))
    assert keep_alnum(chars) == "".join(filter(str.isalnum, chars))
