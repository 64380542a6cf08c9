"""The width of text: Chinese, Japanese and Korean characters fill two columns.

Wide characters are counted by their first byte in UTF-8. That is quick and costs nothing at
start-up; a regular expression with these ranges takes 3 ms to compile.
"""

from newsclean.text.late_patterns import compile_late

# First bytes of U+3000–U+DFFF (CJK, kana, Hangul) and of U+F000–U+FFFF (compatibility, full-width
# forms).
WIDE_LEAD_BYTES = bytes((*range(0xE3, 0xEE), 0xEF))
# Characters for which `str.isdigit` is true but `str.isdecimal` is not, such as ² and ①; they stand
# inside a character class of a pattern.
NON_DECIMAL_DIGITS = (
    "\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468"
    "\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    "\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a"
)
EFF_CHARS_PER_WIDE_CHAR = 2.5  # letters that say as much as one wide character
COMBINING_MARK = compile_late("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u093c-\u094d\u0e31-\u0e4e]")


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


def count_wide_chars(text: str) -> int:
    """How many wide characters a text has.

    >>> count_wide_chars("新闻 news"), count_wide_chars("Straße")
    (2, 0)
    """
    if text.isascii():
        return 0
    data = text.encode("utf-8", "replace")
    return len(data) - len(data.translate(None, WIDE_LEAD_BYTES))


def count_effective_chars(text: str) -> float:
    """The length of a text in letters of an alphabet, where a wide character counts for 2.5.

    >>> count_effective_chars("news"), count_effective_chars("新闻")
    (4.0, 5.0)
    """
    return len(text) + (EFF_CHARS_PER_WIDE_CHAR - 1) * count_wide_chars(text)


def count_text_columns(text: str) -> int:
    """The columns that a text takes on a terminal: two for a wide character, none for an accent.

    >>> count_text_columns("abc"), count_text_columns("新闻"), count_text_columns("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    marks = len(COMBINING_MARK.findall(text))
    return len(text) + count_wide_chars(text) - marks
