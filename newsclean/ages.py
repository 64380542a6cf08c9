"""Ages: so many minutes, hours, days before now, as portals date teasers and comments: `3小时前`.

The story has its date. What has an age beside it was drawn for the visitor of that minute.
"""

import re
from collections.abc import Iterator

from newsclean.date_words import plain
from newsclean.lexicon import Lexicon, fold
from newsclean.table import Table, texts_of

__all__ = ["DAY_SECONDS", "age_lines", "ages_in"]

DAY_SECONDS = 86400
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": DAY_SECONDS, "week": 7 * DAY_SECONDS}
AMOUNT = re.compile(r"(?P<before>[^\d]{0,16}?)(?<!\d)(?P<amount>\d{1,3})(?P<after>[^\d]{1,24})")
LONGEST_LINE = 80  # characters: a longer one tells more than an age


def ages_in(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The ages that a text tells, each as how many and the seconds of the unit.

    Args:
        text: with digits in ASCII (see `plain`).
        lexicon: the words of its language.

    >>> from newsclean.lexicon import lexicon_for
    >>> list(ages_in("3小时前", lexicon_for("zh"))), list(ages_in("3 min read", lexicon_for("en")))
    ([(3, 3600)], [])
    """
    agos = lexicon.relative.get("ago", frozenset())
    for match in AMOUNT.finditer(text):
        before, after = fold(match["before"]), fold(match["after"])
        for unit, seconds in UNITS.items():
            words = [w for w in lexicon.relative.get(unit, ()) if after.startswith(w)]
            rest = after[len(max(words, key=len)) :] if words else ""
            said = any(rest.startswith(word) for word in agos) or before.endswith(tuple(agos))
            if words and said:
                yield int(match["amount"]), seconds


def age_lines(table: Table) -> list[bool]:
    """Whether each line is a short one with an age."""
    has_digit = re.compile(r"\d").search
    return [
        len(text) <= LONGEST_LINE and has_digit(text) is not None and has_age(text, table.lexicon)
        for text in table.once(texts_of)
    ]


def has_age(text: str, lexicon: Lexicon) -> bool:
    """Whether a text tells an age; most have no word for `ago`."""
    key = fold(text)
    agos = lexicon.relative.get("ago", frozenset())
    return any(word in key for word in agos) and any(ages_in(plain(text), lexicon))
