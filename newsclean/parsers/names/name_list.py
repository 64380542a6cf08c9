"""Read the names of people that a text begins with, and say where they stop.

A credit line rarely sets them apart: `张三 李四`, `张三李四`, `张 三`, `李超_NB123`,
`Jane Miller and Tom Ray, London`. Words that cannot be read as names give none, because a wrong
name in a record is worse than no name.
"""

from functools import lru_cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.brackets import BRACKET_PAIRS, OPENING_BRACKETS
from newsclean.parsers.names.name_text import MAX_NAMES_CHARS, NameReading, NameSpan
from newsclean.parsers.names.spaced import read_spaced_names
from newsclean.parsers.names.unspaced import read_unspaced_names
from newsclean.text.scripts import is_cjk, is_hangul

MAX_NATION_CHARS = 4  # 美, 英国, 加拿大, アメリカ
LEADING_SEPARATORS = " \t、，,"  # between a label and the first name


def skip_nationality(text: str) -> str:
    """A text without the bracket in front of a foreign author's name, which says where from.

    >>> skip_nationality("【英】玛丽·布朗"), skip_nationality("[Jane Miller]")
    ('玛丽·布朗', '[Jane Miller]')
    """
    closer = BRACKET_PAIRS[text[0]]
    nation, closed, rest = text[1:].partition(closer)
    is_nation = closed and len(nation) <= MAX_NATION_CHARS and all(map(is_cjk, nation))
    return rest.lstrip(LEADING_SEPARATORS) if is_nation and rest.strip() else text


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
    head = text.lstrip(LEADING_SEPARATORS)
    if labelled and head[:1] in OPENING_BRACKETS:  # [美]约翰·史密斯
        head = skip_nationality(head)
    if not head or len(head) > MAX_NAMES_CHARS:
        return NameReading((), 0)
    reading = read_names(head, lexicon, labelled=labelled)
    skipped = len(text) - len(head)
    names = tuple(NameSpan(n.name, n.start + skipped, n.end + skipped) for n in reading.names)
    return NameReading(names, reading.stop + skipped if names else 0)


@lru_cache(maxsize=256)  # several fields and witnesses ask for the same names of a page
def read_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """The names that a text begins with, by the script of its first sign."""
    has_spaces = not (is_cjk(text[0]) or is_hangul(text[0]))
    read = read_spaced_names if has_spaces else read_unspaced_names
    return read(text, lexicon, labelled=labelled)
