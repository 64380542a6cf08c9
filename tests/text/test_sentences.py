"""Where sentences end."""

import pytest

from newsclean.text.sentences import CLOSING_QUOTES, SENTENCE_ENDS, ends_sentence


@pytest.mark.parametrize(
    "text", ["", "Sports", "Read more ...", "更多…", "one,", "such as:", ")", "他说“好”"]
)
def test_other_texts_end_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("sign", sorted(".!?؟।。！？"))
def test_each_sign_ends_a_sentence(sign: str) -> None:
    assert ends_sentence(f"It is so{sign}")
    assert sign in SENTENCE_ENDS


@pytest.mark.parametrize("quote", sorted("\"'”’»」』）)】]›"))
def test_each_closing_quote_may_follow(quote: str) -> None:
    assert ends_sentence(f"It is so.{quote}{quote}")
    assert quote in CLOSING_QUOTES
