"""Whether the fields of a record agree with gold: one row of `FIELDS` for each figure.

>>> gold = {"title": "Harbour &amp; tunnel", "authors": ["Jane Miller", "Tom Reed"]}
>>> given = {"title": "Harbour & Tunnel", "authors": [{"name": "jane miller", "role": None}]}
>>> told = agreements(gold, given)
>>> told["title"], told["title, letters"], told["authors"]
(Overlap(right=0, surplus=1, missed=1), Overlap(right=1, surplus=0, missed=0), \
Overlap(right=1, surplus=0, missed=1))
"""

import html
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from newsclean.evaluate.overlap import Overlap

Compare = Callable[[Any, Any], Overlap | None]
LETTER = re.compile(r"\w")
# Gold of other projects joins people: "Jane Miller and Tom Reed".
JOINTS = re.compile(r"[;,、|&]|\band\b|\bund\b")
DAY = len("2024-05-17")


class Field(NamedTuple):
    """A figure: what it is called, the key it is about, how two values are compared.

    Attributes:
        name: the figure.
        key: the key of gold and of the record.
        compare: gold's value and the given one to counts, `None` where gold says too little.
    """

    name: str
    key: str
    compare: Compare


def folded(value: Any) -> str:
    """A text with single spaces."""
    return " ".join(str(value or "").split())


def letters(value: Any) -> str:
    """A text without case, width, spaces and punctuation."""
    return "".join(LETTER.findall(unicodedata.normalize("NFKC", str(value or "")).casefold()))


def one_value(gold: Any, given: Any, *, same: bool) -> Overlap:
    """The counts of a field that has one value."""
    right = bool(gold) and same
    return Overlap(int(right), int(bool(given) and not right), int(bool(gold) and not right))


def whole(gold: Any, given: Any) -> Overlap:
    """Two texts, white space aside."""
    return one_value(gold, given, same=folded(html.unescape(str(gold or ""))) == folded(given))


def by_letters(gold: Any, given: Any) -> Overlap:
    """Two texts, only their letters."""
    return one_value(gold, given, same=letters(html.unescape(str(gold or ""))) == letters(given))


def moment(value: Any) -> datetime | None:
    """An ISO 8601 date; `None` where it is none."""
    try:
        return datetime.fromisoformat(str(value or "").strip())
    except ValueError:
        return None


def in_zone_of(gold: datetime, given: datetime) -> datetime:
    """A moment in gold's zone where both have one, else as written."""
    return given.astimezone(gold.tzinfo) if gold.tzinfo and given.tzinfo else given


def day(gold: Any, given: Any) -> Overlap:
    """The day of two dates."""
    want, got = moment(gold), moment(given)
    same = bool(want and got and in_zone_of(want, got).date() == want.date())
    return one_value(gold, given, same=same)


def clock(gold: Any, given: Any) -> Overlap | None:
    """Day, hour and minute of two dates; no figure where gold tells no time."""
    want, got = moment(gold), moment(given)
    if want is None or len(str(gold)) <= DAY:
        return None
    timed = got if got and len(str(given)) > DAY else None
    same = bool(timed and in_zone_of(want, timed).strftime("%F %R") == want.strftime("%F %R"))
    return one_value(gold, timed, same=same)


def names(gold: Any, given: Any) -> Overlap:
    """Two sets of names."""
    return of_sets(name_set(gold), name_set(given))


def joined_names(gold: Any, given: Any) -> Overlap:
    """Two sets of people, where several may stand in one name."""
    return of_sets(name_set(gold, JOINTS), name_set(given, JOINTS))


def of_sets(gold: set[str], given: set[str]) -> Overlap:
    """The counts of two sets."""
    return Overlap(len(gold & given), len(given - gold), len(gold - given))


def name_set(value: Any, joints: re.Pattern[str] | None = None) -> set[str]:
    """The letters of the names in a string, in a list of strings or in a list of people."""
    items = value if isinstance(value, list) else [value]
    texts = [str((item.get("name") if isinstance(item, dict) else item) or "") for item in items]
    if joints:
        texts = [part for text in texts for part in joints.split(text)]
    return {letters(text) for text in texts} - {""}


FIELDS = (
    Field("title", "title", whole),
    Field("title, letters", "title", by_letters),
    Field("original_title", "original_title", by_letters),
    Field("subtitle", "subtitle", by_letters),
    Field("published, day", "published", day),
    Field("published, time", "published", clock),
    Field("modified, day", "modified", day),
    Field("outlet", "outlet", names),
    Field("site", "site", names),
    Field("location", "location", names),
    Field("agency", "agency", names),
    Field("authors", "authors", joined_names),
    Field("editors", "editors", joined_names),
)
SNIPPETS = "snippets"
FIGURES = (*(field.name for field in FIELDS), SNIPPETS)
"""What can be told of a page beside its body, in the order of the report."""


def agreements(
    gold: Mapping[str, Any], given: Mapping[str, Any], *, complete: Collection[str] = ()
) -> dict[str, Overlap]:
    """The counts of each figure that gold has a say in.

    Args:
        gold: a line of gold.
        given: a record; empty where there is none.
        complete: keys in which an empty gold means that the page says nothing: what is given there
            is wrong, and names are not taken apart.
    """
    found = {}
    for field in FIELDS:
        says = bool(gold.get(field.key)) or (field.key in complete and field.key in gold)
        plain = field.compare is joined_names and field.key in complete
        counts = (names if plain else field.compare)(gold.get(field.key), given.get(field.key))
        if says and counts is not None:
            found[field.name] = counts
    return found | snippets(gold, given)


def snippets(gold: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Overlap]:
    """Pieces of text that have to be in the body, and pieces that must not."""
    wanted, unwanted = gold.get("with") or [], gold.get("without") or []
    if not wanted and not unwanted:
        return {}
    text = folded(given.get("text"))
    right = sum(folded(piece) in text for piece in wanted)
    surplus = sum(folded(piece) in text for piece in unwanted)
    return {SNIPPETS: Overlap(right, surplus, len(wanted) - right)}
