"""Reads the day of publishing from a script that shows it only when it runs.

WeChat's pages leave the place of the date empty and have `var ct = "1716167700"`; others keep
`publication_date` or `createTime` for their counters.
"""

import re

from newsclean.text.late_patterns import compile_late

__all__ = ["find_script_day"]

# A variable that is set once, at the top of a script; the keys of JSON are those of many stories.
DAY_VARIABLE = compile_late(
    r"""\b(?:var|let|const)\s{1,4}
        (?:ct|[A-Za-z_]{0,20}(?:[Pp]ubli(?:sh(?:ed)?|cation)_?(?:[Dd]ate|[Tt]ime)|[Cc]reate_?[Tt]ime))
        \s{0,4}=\s{0,4}(?P<quote>["'])
        (?P<day>(?:19|20)\d\d-?\d\d-?\d\d(?:[ T][\d:+.Z-]{4,20})?|\d{10})(?P=quote)""",
    re.VERBOSE,
)
NAME_PARTS = ("ublish", "ublication", "reateTime", "reate_time", "reatetime", " ct")
MAX_SCRIPT_CHARS = 400_000  # of one script; WeChat's has 60,000
# Around such a part, in which the whole of a variable stands; most scripts have none.
CHARS_BEFORE, CHARS_BEHIND = 48, 80


def find_script_day(script: str) -> str | None:
    """The value of the first variable of a script that is named for the day of publishing.

    >>> find_script_day('var svr_time = "1716170000"; var ct = "1716167700";')
    '1716167700'
    >>> find_script_day('var todayDate = "2024-05-20";')
    """
    if len(script) > MAX_SCRIPT_CHARS:
        return None
    found = filter(None, (find_day_near(script, part) for part in NAME_PARTS))
    return min(found, default=(0, None))[1]


def find_day_near(script: str, part: str) -> tuple[int, str] | None:
    """The first day of a variable whose name has a part, and where that part stands."""
    at = script.find(part)
    while at >= 0:
        near = script[max(0, at - CHARS_BEFORE) : at + CHARS_BEHIND]
        if match := DAY_VARIABLE.search(near):
            return at, match["day"]
        at = script.find(part, at + len(part))
    return None
