"""The agencies, cities and opening words of datelines, of all languages: data/pages/wires.toml."""

from collections.abc import Mapping
from functools import cache

from newsclean.data import find_data
from newsclean.lexicon.word_files import parse_words

__all__ = ["load_wire_words"]


@cache
def load_wire_words() -> Mapping[str, tuple[str, ...]]:
    """The words as the file has them, by `table.key`, read when the first line may be a dateline.

    They are not folded here: `AA` is an agency, `aa` are the letters of somebody's name.

    >>> "Reuters" in load_wire_words()["agencies.names"]
    True
    """
    with open(find_data("pages", "wires.toml"), encoding="utf-8") as file:
        tables = parse_words(file.read())
    return {
        f"{table}.{key}": tuple(" ".join(word.split()) for word in text.split(","))
        for table, keys in tables.items()
        for key, text in keys.items()
    }
