"""Whether one of many words stands anywhere in a text, without looking for each of them.

The words stand in a table by their first character. Only those are looked for whose first character
the text has, each at C speed. A pattern of all words takes as long, and milliseconds to compile.
"""

from collections.abc import Iterable, Mapping

WordTable = Mapping[str, tuple[str, ...]]


def has_word_of(table: WordTable, text: str) -> bool:
    """Whether one of the words of a table stands in a text.

    >>> table = index_words(["photo", "by"])
    >>> has_word_of(table, "standby"), has_word_of(table, "picture")
    (True, False)
    """
    for first in table.keys() & text:
        for word in table[first]:  # loops cost half of what any() of a generator does here
            if word in text:
                return True
    return False


def index_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Some words by their first character."""
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return {first: tuple(group) for first, group in table.items()}


def index_shortest_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The same without words that contain a shorter one: a text with them has that one, too.

    >>> index_shortest_words(["photoby", "by", "photo"])
    {'b': ('by',), 'p': ('photo',)}
    """
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len):
        if not has_word_of(table, word):
            table[word[0]] = (*table.get(word[0], ()), word)
    return table
