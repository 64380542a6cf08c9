"""Words that tell what a page is, of all languages together: data/pages/page_words.toml."""

from collections.abc import Mapping
from functools import cache

from newsclean.data import find_data
from newsclean.lexicon.lexicon import join_word_tables
from newsclean.lexicon.word_files import parse_words


@cache
def load_page_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The words by table and key, softened; read when the first page asks for them."""
    with open(find_data("pages", "page_words.toml"), encoding="utf-8") as file:
        tables = parse_words(file.read())
    return {table: join_word_tables([tables], table, space=" ") for table in tables}
