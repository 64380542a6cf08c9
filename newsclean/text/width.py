"""The width of text: Chinese, Japanese and Korean characters fill two columns."""

from newsclean.native import count_text_columns, count_wide_chars

__all__ = [
    "EFF_CHARS_PER_WIDE_CHAR",
    "count_effective_chars",
    "count_text_columns",
    "count_wide_chars",
    "is_wide",
]

EFF_CHARS_PER_WIDE_CHAR = 2.5  # letters that say as much as one wide character


def is_wide(character: str) -> bool:
    """Whether a character fills two columns.

    >>> is_wide("新"), is_wide("！"), is_wide("한"), is_wide("a"), is_wide("“"), is_wide("ß")
    (True, True, True, False, False, False)
    """
    return (
        "\u2e80" <= character < "\ue000"
        or "\uf900" <= character < "\ufb00"
        or "\uff01" <= character <= "\uff60"
    )


def count_effective_chars(text: str) -> float:
    """The length of a text in letters of an alphabet, where a wide character counts for 2.5.

    >>> count_effective_chars("news"), count_effective_chars("新闻")
    (4.0, 5.0)
    """
    return len(text) + (EFF_CHARS_PER_WIDE_CHAR - 1) * count_wide_chars(text)
