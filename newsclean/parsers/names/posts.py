"""Where someone works and what they are called there, beside a name and no part of it.

Jane Miller Chief Political Correspondent     Staff Writer Jane Miller     Jane Miller PhD
unserem Redakteur Jan Kolb     Luc Moreau envoyé spécial à Kiev     JANE MILLER Associated Press
"""

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.glued import NAME_POINTS
from newsclean.parsers.names.tokens import Token
from newsclean.text.fold import fold

MIN_NAME_WORDS = 2  # of a name that stands beside a post
MIN_POST_CHARS = 5  # of a post in front of a name: shorter ones (Md, Ed) are given names
MAX_AGENCY_WORDS = 4
MIN_WORD_AGENCY_CHARS = 5  # Reuters; shorter names of agencies (AP, Sun) count in capitals alone


def cut_posts(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """The words of a name without a post in front of it, or a post or an agency behind it."""
    words = cut_trailing_agency(words, lexicon)
    start, end = find_post(fold_words(words), lexicon)
    if start >= MIN_NAME_WORDS:
        return words[:start]
    return words[end:] if len(words) - end >= MIN_NAME_WORDS else words


def find_post(keys: list[str], lexicon: Lexicon) -> tuple[int, int]:
    """From which word to which a post stands in a run of words; from 0 to 0 where none does.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> find_post(["jane", "miller", "chief", "political", "correspondent"], get_lexicon("en"))
    (2, 5)
    >>> find_post(["professor", "jane", "miller"], get_lexicon("en"))  # stays on the name
    (0, 0)
    """
    first = 1 if keys[0] in lexicon.names["honorifics"] and len(keys) > MIN_NAME_WORDS else 0
    for start in range(first, len(keys)):
        end = measure_post(keys, start, lexicon)
        clear = start >= MIN_NAME_WORDS or end - start > 1 or len(keys[start]) >= MIN_POST_CHARS
        if end and clear:
            begin = start
            while begin > first and keys[begin - 1] in lexicon.names["qualifiers"]:
                begin -= 1
            while end < len(keys) and (more := measure_post(keys, end, lexicon)):
                end = more
            return begin, end
    return 0, 0


def measure_post(keys: list[str], start: int, lexicon: Lexicon) -> int:
    """Where a post ends that begins with a word, which may have two words; 0 where none does."""
    titles = lexicon.names["titles"]
    for end in (start + 3, start + 2, start + 1):
        if end <= len(keys) and "".join(keys[start:end]) in titles:
            return end
    return 0


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
