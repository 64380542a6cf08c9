r"""Output names that stay apart on every file system, also where case and accents do not count.

>>> from newsclean.documents.entry import Entry
>>> entries = [Entry(name, name) for name in ("a.html", "A.html", "caf\u00e9", "cafe\u0301")]
>>> [ascii(entry.name) for entry in make_names_distinct(entries)]
["'a.html'", "'A.html%#2'", "'caf\\xe9'", "'cafe\\u0301%#4'"]
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from newsclean.documents.entry import Entry
from newsclean.documents.names import SeenNames

# What HFS+ passes over where it compares two names (Apple's Technical Note 1150, "Case-Insensitive
# String Comparison Algorithm").
IGNORED_IN_NAMES = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")


def make_names_distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; where a name would meet an earlier one, `%#` and a number are added to it.

    No name has these two signs by itself. It remembers 64 bits of each name.
    """
    seen = SeenNames()
    for number, entry in enumerate(entries, 1):
        name, tries = entry.name, 0
        while not entry.skipped and not seen.add(fold_name(name)):
            name = f"{entry.name}%#{number}{f'.{tries}' if tries else ''}"
            tries += 1
        yield entry if name == entry.name else entry._replace(name=name)


def fold_name(name: str) -> str:
    """A name without all that some file system makes no difference of: case and form of accents.

    >>> fold_name("Straße.HTML") == fold_name("STRASSE.html")
    True
    """
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFD", IGNORED_IN_NAMES.sub("", name))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain.upper().casefold()))
