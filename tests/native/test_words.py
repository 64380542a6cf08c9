"""Words of a text are what a pattern finds, in ASCII and in all other texts."""

from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from newsclean.native.pure import LETTERS, TOKEN

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
