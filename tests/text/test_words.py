"""Words of a text, which are split in two ways: one for ASCII, one for all texts."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.words import LETTERS, TOKEN, split_letters, split_tokens

TEXTS = st.text() | st.text(st.characters(max_codepoint=0x7F))


@given(TEXTS)
def test_tokens_are_what_the_pattern_finds(text: str) -> None:
    assert split_tokens(text) == TOKEN.findall(text)


@given(TEXTS)
def test_letters_are_what_the_pattern_finds(text: str) -> None:
    assert split_letters(text) == LETTERS.findall(text)


def test_every_sign_of_ascii_ends_a_word() -> None:
    text = "".join(f"a{chr(code)}" for code in range(128))
    assert split_letters(text) == LETTERS.findall(text)
    assert split_tokens(text) == TOKEN.findall(text)
