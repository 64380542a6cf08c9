"""Where sentences end, in any script."""

WIDE_SENTENCE_ENDS = "。！？"  # Chinese and Japanese: no space follows them
# Latin and Cyrillic, the wide ones, Arabic question mark, danda of the Indian scripts.
SENTENCE_ENDS = frozenset(".!?؟।" + WIDE_SENTENCE_ENDS)
CLOSING_QUOTES = "\"'”’»」』）)】]›"
ELLIPSES = ("...", "…")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, quotes and brackets aside.

    >>> ends_sentence("他说：“好。”"), ends_sentence("Read more ..."), ends_sentence("Sports")
    (True, False, False)
    """
    return text.rstrip(CLOSING_QUOTES)[-1:] in SENTENCE_ENDS and not text.endswith(ELLIPSES)
