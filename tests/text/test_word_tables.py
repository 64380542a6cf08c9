"""A table of words finds what looking for each word finds."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.word_tables import has_word_of, index_shortest_words, index_words

WORDS = st.lists(st.text("ab文", min_size=1, max_size=3), max_size=6)


@given(WORDS, st.text("ab文c", max_size=8))
def test_a_table_knows_which_texts_have_one_of_its_words(words: list[str], text: str) -> None:
    has_one = any(word in text for word in words)
    assert has_word_of(index_words(words), text) is has_one
    assert has_word_of(index_shortest_words(words), text) is has_one


@given(WORDS)
def test_no_shortest_word_contains_another(words: list[str]) -> None:
    shortest = [word for group in index_shortest_words(words).values() for word in group]
    assert not any(one in other for one in shortest for other in shortest if one != other)
    assert set(shortest) <= set(words)
