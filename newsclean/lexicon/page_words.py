"""Words that tell what a page is, of all languages together: data/pages/page_words.toml."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from newsclean.data import find_data
from newsclean.lexicon.lexicon import join_word_tables
from newsclean.lexicon.word_files import parse_words


class PageWords(dict[str, Mapping[str, frozenset[str]]]):
    """The words by table and key, softened; those of a table when it is first asked for."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Soften nothing yet.

        Args:
            tables: the file as it is read.
        """
        self.tables = tables

    def __missing__(self, table: str) -> Mapping[str, frozenset[str]]:
        words = join_word_tables([self.tables], table, space=" ")
        self[table] = words
        return words


@cache
def load_page_words() -> PageWords:
    """The words of all tables; the file is read when the first page asks for one.

    >>> "next page" in load_page_words()["pager"]["next"]
    True
    """
    with open(find_data("pages", "page_words.toml"), encoding="utf-8") as file:
        return PageWords(parse_words(file.read()))
