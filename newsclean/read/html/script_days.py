"""Reads the day of publishing from a script that shows it only when it runs.

WeChat's pages leave the place of the date empty and have `var ct = "1716167700"`; others keep
`publication_date` or `createTime` for their counters.
"""

import re

from newsclean.text.late_patterns import compile_late

__all__ = ["find_script_day"]

# A variable that is set once, at the top of a script; the keys of JSON are those of many stories.
# That no letter stands before the first word is asked behind it: the search skips to its letters.
DAY_VARIABLE = compile_late(
    r"""(?:var(?<!\wvar)|let(?<!\wlet)|const(?<!\wconst))\s{1,4}
        (?:ct|[A-Za-z_]{0,20}(?:[Pp]ubli(?:sh(?:ed)?|cation)_?(?:[Dd]ate|[Tt]ime)|[Cc]reate_?[Tt]ime))
        \s{0,4}=\s{0,4}(?P<quote>["'])
        (?P<day>(?:19|20)\d\d-?\d\d-?\d\d(?:[ T][\d:+.Z-]{4,20})?|\d{10})(?P=quote)""",
    re.VERBOSE,
)
NAME_PARTS = ("ublish", "ublication", "reateTime", "reate_time", "reatetime", " ct")
MAX_SCRIPT_CHARS = 400_000  # of one script; WeChat's has 60,000


def find_script_day(script: str) -> str | None:
    """The value of the first variable of a script that is named for the day of publishing.

    >>> find_script_day('var svr_time = "1716170000"; var ct = "1716167700";')
    '1716167700'
    >>> find_script_day('var todayDate = "2024-05-20";')
    """
    if len(script) > MAX_SCRIPT_CHARS or not any(map(script.__contains__, NAME_PARTS)):
        return None
    match = DAY_VARIABLE.search(script)
    return match["day"] if match else None
