"""The words in the class names of elements, in groups such as `comment` and `media`.

They stand in data/pages/class_words.toml, which is read when the first HTML page asks for it.
"""

import re
from functools import cache
from typing import Any

from newsclean.data import find_data
from newsclean.lexicon.word_files import parse_words

# Keys whose words the card does not count.
NO_GROUPS = frozenset({"certain", "deck", "embedded", "unseen"})

CLASS_WORD = re.compile(r"[a-z]+")
"""A word in the class names of an element, which are in lower case."""
OWN_NAMES = 2  # `Markup.classes` begins with those of the nearest element that has any


@cache
def load_class_file() -> dict[str, Any]:
    """The whole of data/pages/class_words.toml: group → words, and the keys of `NO_GROUPS`."""
    with open(find_data("pages", "class_words.toml"), encoding="utf-8") as file:
        return parse_words(file.read())


@cache
def get_class_words() -> dict[str, str]:
    """Each word of class names with its group.

    >>> get_class_words()["disqus"], get_class_words()["figcaption"]
    ('comment', 'media')
    """
    groups = {name: words for name, words in load_class_file().items() if name not in NO_GROUPS}
    return {word: group for group, words in groups.items() for word in split_words(words)}


@cache
def get_certain_parts(group: str) -> tuple[str, ...]:
    """Parts of class names that leave no doubt what an element is: `comment`, `caption`."""
    return tuple(split_words(load_class_file()["certain"][group]))


@cache
def get_embedded_names() -> frozenset[str]:
    """Whole class names of posts from networks that stand in a story: `twitter-tweet`."""
    return frozenset(split_words(load_class_file()["embedded"]))


@cache
def get_deck_words() -> frozenset[str]:
    """Words in the class names of a line below the headline that make it a deck.

    >>> "standfirst" in get_deck_words(), "title" in get_deck_words()
    (True, False)
    """
    return frozenset(split_words(load_class_file()["deck"]["words"]))


@cache
def get_unseen_words(key: str) -> frozenset[str]:
    """Names by which pages hide text: `names` (whole), `parts` of names; `opened`: by a click.

    >>> "d-none" in get_unseen_words("names"), "paywall" in get_unseen_words("opened")
    (True, True)
    """
    return frozenset(split_words(load_class_file()["unseen"][key]))


@cache
def list_class_groups() -> tuple[str, ...]:
    """The groups of class words, in the file's order."""
    return tuple(dict.fromkeys(get_class_words().values()))


def list_own_names(classes: str) -> list[str]:
    """The class names of the nearest element: those behind them are of the elements around.

    >>> list_own_names("deck lead article-body")
    ['deck', 'lead']
    """
    return classes.split(maxsplit=OWN_NAMES)[:OWN_NAMES]


def split_words(text: str) -> list[str]:
    """The words of a list."""
    return text.replace(",", " ").split()
