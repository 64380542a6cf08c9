"""Words of a text are what a pattern finds, and many words are found as each of them is."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.native.pure_words import LETTERS, TOKEN

# Surrogates without a partner too; ² and ① are letters to a pattern, and 𝟗 is a digit.
ANY_TEXT = st.text(st.one_of(st.sampled_from("aÉ新_3٣²①𝟗\ud800 -"), st.characters(codec=None)))
TEXTS = ANY_TEXT | st.text(st.characters(max_codepoint=0x7F))


@given(text=TEXTS)
def test_tokens_are_what_the_pattern_finds(kernel: ModuleType, text: str) -> None:
    assert kernel.split_tokens(text) == TOKEN.findall(text)


@given(text=TEXTS)
def test_letters_are_what_the_pattern_finds(kernel: ModuleType, text: str) -> None:
    assert kernel.split_letters(text) == LETTERS.findall(text)


def test_every_character_of_two_planes(kernel: ModuleType) -> None:
    text = "".join(f"a{chr(code)}" for code in range(0x20000))
    assert kernel.split_letters(text) == LETTERS.findall(text)
    assert kernel.split_tokens(text) == TOKEN.findall(text)


def test_every_sign_of_ascii_ends_a_word(kernel: ModuleType) -> None:
    text = "".join(f"a{chr(code)}" for code in range(128))
    assert kernel.split_letters(text) == LETTERS.findall(text)
    assert kernel.split_tokens(text) == TOKEN.findall(text)


SOME_WORDS = st.lists(st.text("ab文新\U0001f600", min_size=1, max_size=4), max_size=6)


@given(words=SOME_WORDS, text=st.text("ab文新\U0001f600c", max_size=12))
def test_a_finder_finds_what_looking_for_each_word_finds(
    kernel: ModuleType, words: list[str], text: str
) -> None:
    finder = kernel.WordFinder(words)
    found = {word for word in words if word in text}
    assert finder.find_words(text) == found
    assert finder.has_word(text) is bool(found)
    starts = [i for i in range(len(text)) if text[i:].startswith(tuple(words))]
    assert finder.find_starts(text) == starts


@given(text=st.text(st.characters(codec=None), max_size=20))
def test_characters_that_share_a_place_are_not_taken_for_each_other(
    kernel: ModuleType, text: str
) -> None:
    words = [chr(code) for code in range(0x100, 0x3000)] + [f"a{chr(code)}" for code in range(999)]
    finder = kernel.WordFinder(words)
    assert finder.find_words(text) == {word for word in words if word in text}


def test_an_empty_word_is_refused(kernel: ModuleType) -> None:
    with pytest.raises(ValueError, match="empty"):
        kernel.WordFinder([""])


@pytest.mark.parametrize("odd", [None, 5, b"bytes"])
def test_what_is_no_text_is_refused(compiled: ModuleType, odd: object) -> None:
    with pytest.raises(TypeError):
        compiled.WordFinder([odd])
    with pytest.raises(TypeError):
        compiled.WordFinder(["a"]).has_word(odd)
    with pytest.raises(TypeError):
        compiled.split_tokens(odd)
    with pytest.raises(TypeError):
        compiled.split_letters(odd)
