"""Where someone works and what they are called there, beside a name and no part of it.

Jane Miller Chief Political Correspondent     Staff Writer Jane Miller     Jane Miller PhD
unserem Redakteur Jan Kolb     Luc Moreau envoyé spécial à Kiev     JANE MILLER Associated Press
"""

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.glued import NAME_POINTS
from newsclean.parsers.names.post_words import MIN_NAME_WORDS, find_post
from newsclean.parsers.names.tokens import Token
from newsclean.text.fold import fold

MAX_AGENCY_WORDS = 4
MIN_WORD_AGENCY_CHARS = 5  # Reuters; shorter names of agencies (AP, Sun) count in capitals alone


def cut_posts(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """The words of a name without a post in front of it, or a post or an agency behind it."""
    words = cut_trailing_agency(words, lexicon)
    start, end = find_post(fold_words(words), lexicon)
    if start >= MIN_NAME_WORDS:
        return words[:start]
    return words[end:] if len(words) - end >= MIN_NAME_WORDS else words


def cut_trailing_agency(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """A run of words without an agency at its end: JANE MILLER Associated Press, Tom Ray AP."""
    for size in range(min(MAX_AGENCY_WORDS, len(words) - MIN_NAME_WORDS), 0, -1):
        name = "".join(word.text for word in words[-size:]).strip(NAME_POINTS)
        clear = size > 1 or name.isupper() or len(name) >= MIN_WORD_AGENCY_CHARS
        if clear and fold(name) in lexicon.dateline["agencies"]:
            return words[:-size]
    return words


def fold_words(words: list[Token]) -> list[str]:
    """The words as they stand in a lexicon, without the points around them."""
    return [fold(word.text.strip(NAME_POINTS)) for word in words]
