"""The quick test for text that was read in a wrong encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.decode.mojibake_signs import (
    MOJIBAKE_SIGNS,
    SHOWN_LEAD_CHARS,
    SIGNS_WITH_ASCII,
    is_suspicious,
)


@pytest.mark.parametrize(
    "text",
    [
        "€ 5, ã, ï, à, ð",
        "Â",
        "¸¼½µÄ"[:3],
        "£ ¬ ¡ £",
        "‚Ï ñ ò ò í à",
        "Ceci n’est pas « Ç ».",
        "新闻，的。",
        "ÂA ÃB ØC",
    ],
)
def test_parts_of_signs_are_not_suspicious(text: str) -> None:
    assert not is_suspicious(text)


@pytest.mark.parametrize(
    "sign",
    [
        "â€",
        "ã€",
        "\x80",
        "ï¼",
        "à¸",
        "ðŸ",
        "Р°",
        "锛",
        "銆",
        "鐨",
        "µÄ",
        "£¬",
        "¡£",
        "‚Ì",
        "\x82",
        "¤Î",
        "ÀÌ",
        "¡A",
        "ÿ",
        "ñò",
        "íà",
    ],
)
def test_a_sign_is_suspicious(sign: str) -> None:
    assert is_suspicious(f"word {sign}word")


@pytest.mark.parametrize("lead", "ÂÃÄÅÎÏÐÑ×ØÙĂĹ")
def test_a_lead_byte_before_a_trail_byte_is_suspicious(lead: str) -> None:
    for trail in "\x81\xbf©‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ":
        assert is_suspicious(f"word{lead}{trail}"), trail
    for other in "\x7f\xc0AÀ ":
        assert not is_suspicious(f"word{lead}{other}"), other


def keep_beside_ascii(text: str) -> str:
    """The characters of a text that are no ASCII."""
    return "".join(char for char in text if not char.isascii())


@given(
    st.text(
        st.sampled_from(
            sorted({*"".join(map("".join, MOJIBAKE_SIGNS)), *SHOWN_LEAD_CHARS, *"a A’\x81的。"})
        ),
        max_size=8,
    )
)
def test_the_characters_beside_ascii_never_change_the_answer(text: str) -> None:
    assert is_suspicious(text, keep_beside_ascii(text)) == is_suspicious(text)


def test_a_sign_with_ascii_is_searched_for_in_the_whole_text() -> None:
    assert SIGNS_WITH_ASCII == ["¡"]
    assert is_suspicious("¡A", "¡")
    assert not is_suspicious("¡a", "¡")
