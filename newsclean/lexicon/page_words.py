"""Words that tell what a page is, of all languages together: data/pages/page_words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache

from newsclean.data import find_data
from newsclean.text.fold import soften


@cache
def load_page_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The words by table and key, softened; read when the first page asks for them."""
    with open(find_data("pages", "page_words.toml"), "rb") as file:
        tables = tomllib.load(file)
    return {
        table: {key: frozenset(split_phrases(text)) for key, text in keys.items()}
        for table, keys in tables.items()
    }


def split_phrases(text: str) -> list[str]:
    """The phrases of a list, softened, their white space folded."""
    parts = (" ".join(soften(part).split()) for part in text.split(","))
    return [part for part in parts if part]
