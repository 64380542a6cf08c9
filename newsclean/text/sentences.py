"""TODO."""

CLOSING_QUOTES = "\"'”’»」』）)】]›"


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, quotes and brackets aside.

    >>> ends_sentence("他说：“好。”"), ends_sentence("Read more ..."), ends_sentence("Sports")
    (True, False, False)
    """
    return text.rstrip(CLOSING_QUOTES)[-1:] in SENTENCE_ENDS and not text.endswith(("...", "…"))


SENTENCE_ENDS = frozenset(".。!！?？؟।")
