"""Which words are a person's name, and where one name ends and the next begins.

A credit line rarely says so outright: `张三 李四`, `张三李四`, `张 三`, `李超_NB123`,
`Jane Miller and Tom Ray, London`. What cannot be read as names gives none: a wrong name is worse
than no name.
"""

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.signs import (
    CLOSING_BRACKETS,
    MAX_PERSON_NAME_CHARS,
    OPENING_BRACKETS,
    NameReading,
    NameSpan,
    collect_boilerplate_words,
    collect_button_words,
    is_cjk,
    is_damaged_name,
    is_han,
    is_hangul,
    is_organisation,
    is_staff_code,
    tidy_name,
)
from newsclean.parsers.names.spaced import read_spaced_names
from newsclean.parsers.names.unspaced import (
    MAX_LABELLED_NAME_CHARS,
    cut_at_surnames,
    read_unspaced_names,
)

__all__ = [
    "CLOSING_BRACKETS",
    "MAX_LABELLED_NAME_CHARS",
    "OPENING_BRACKETS",
    "NameSpan",
    "collect_boilerplate_words",
    "collect_button_words",
    "cut_at_surnames",
    "find_names",
    "is_cjk",
    "is_damaged_name",
    "is_han",
    "is_hangul",
    "is_organisation",
    "is_staff_code",
    "tidy_name",
]


def find_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names that a text begins with.

    Args:
        text: what stands after a label, up to the next label or bracket.
        lexicon: the words of the page's language.
        labelled: a colon stood before it, so that nicknames and odd names count as well.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> [name.name for name in find_names("张 三、李四", get_lexicon("zh"), labelled=True).names]
    ['张三', '李四']
    >>> reading = find_names("Jane Miller and Tom Ray", get_lexicon("en"), labelled=False)
    >>> [name.name for name in reading.names]
    ['Jane Miller', 'Tom Ray']
    """
    head = text.lstrip(" \t、，,")
    skipped = len(text) - len(head)
    if not head or len(head) > 20 * MAX_PERSON_NAME_CHARS:
        return NameReading((), 0)
    read = read_unspaced_names if is_cjk(head[0]) or is_hangul(head[0]) else read_spaced_names
    reading = read(head, lexicon, labelled=labelled)
    names = tuple(NameSpan(n.name, n.start + skipped, n.end + skipped) for n in reading.names)
    return NameReading(names, reading.stop + skipped if names else 0)
