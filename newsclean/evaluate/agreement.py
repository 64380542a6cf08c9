"""Whether the fields of a record agree with gold: one row of `FIELD_FIGURES` for each figure.

>>> gold = {"title": "Harbour &amp; tunnel", "authors": ["Jane Miller", "Tom Reed"]}
>>> given = {"title": "Harbour & Tunnel", "authors": [{"name": "jane miller", "role": None}]}
>>> figures = compare_fields(gold, given)
>>> figures["title"], figures["title, letters"], figures["authors"]
(Overlap(right=0, surplus=1, missed=1), Overlap(right=1, surplus=0, missed=0), \
Overlap(right=1, surplus=0, missed=1))
"""

import html
import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from newsclean.evaluate.overlap import Overlap
from newsclean.text.fold import normalize

Compare = Callable[[Any, Any], Overlap | None]
WORD_CHARACTER = re.compile(r"\w")
# Gold of other projects joins people: "Jane Miller and Tom Reed".
PEOPLE_SEPARATORS = re.compile(r"[;,、|&]|\band\b|\bund\b")
ISO_DAY_CHARS = len("2024-05-17")


class FieldFigure(NamedTuple):
    """A figure: what it is called, the key it is about, how two values are compared.

    Attributes:
        name: the figure.
        key: the key of gold and of the record.
        compare: gold's value and the given one to counts, `None` where gold is not precise enough.
    """

    name: str
    key: str
    compare: Compare


def fold_spaces(value: Any) -> str:
    """A text with single spaces."""
    return " ".join(str(value or "").split())


def fold_letters(value: Any) -> str:
    """A text without case, width, spaces and punctuation."""
    return "".join(WORD_CHARACTER.findall(normalize(str(value or "")).casefold()))


def count_one_value(gold: Any, given: Any, *, same: bool) -> Overlap:
    """The counts of a field that has one value."""
    right = bool(gold) and same
    return Overlap(int(right), int(bool(given) and not right), int(bool(gold) and not right))


def compare_whole(gold: Any, given: Any) -> Overlap:
    """Two texts, white space aside."""
    return count_one_value(
        gold, given, same=fold_spaces(html.unescape(str(gold or ""))) == fold_spaces(given)
    )


def compare_letters(gold: Any, given: Any) -> Overlap:
    """Two texts, only their letters."""
    return count_one_value(
        gold, given, same=fold_letters(html.unescape(str(gold or ""))) == fold_letters(given)
    )


def parse_iso_date(value: Any) -> datetime | None:
    """An ISO 8601 date; `None` where it is none."""
    try:
        return datetime.fromisoformat(str(value or "").strip())
    except ValueError:
        return None


def shift_to_zone_of(gold: datetime, given: datetime) -> datetime:
    """A moment in gold's zone where both have one, else as written."""
    if not (gold.tzinfo and given.tzinfo):
        return given
    try:
        return given.astimezone(gold.tzinfo)
    except OverflowError:  # in that zone it lies before the year 1 or after 9999
        return given


def compare_day(gold: Any, given: Any) -> Overlap:
    """The day of two dates."""
    want, got = parse_iso_date(gold), parse_iso_date(given)
    same = bool(want and got and shift_to_zone_of(want, got).date() == want.date())
    return count_one_value(gold, given, same=same)


def compare_clock(gold: Any, given: Any) -> Overlap | None:
    """Day, hour and minute of two dates; no figure where gold has no time."""
    want, got = parse_iso_date(gold), parse_iso_date(given)
    if want is None or len(str(gold)) <= ISO_DAY_CHARS:
        return None
    timed = got if got and len(str(given)) > ISO_DAY_CHARS else None
    same = bool(timed and shift_to_zone_of(want, timed).strftime("%F %R") == want.strftime("%F %R"))
    return count_one_value(gold, timed, same=same)


def compare_names(gold: Any, given: Any) -> Overlap:
    """Two sets of names."""
    return count_sets(collect_name_set(gold), collect_name_set(given))


def compare_joined_names(gold: Any, given: Any) -> Overlap:
    """Two sets of people, where several may stand in one name."""
    return count_sets(
        collect_name_set(gold, PEOPLE_SEPARATORS), collect_name_set(given, PEOPLE_SEPARATORS)
    )


def count_sets(gold: set[str], given: set[str]) -> Overlap:
    """The counts of two sets."""
    return Overlap(len(gold & given), len(given - gold), len(gold - given))


def collect_name_set(value: Any, joints: re.Pattern[str] | None = None) -> set[str]:
    """The letters of the names in a string, in a list of strings or in a list of people."""
    items = value if isinstance(value, list) else [value]
    texts = [str((item.get("name") if isinstance(item, dict) else item) or "") for item in items]
    if joints:
        texts = [part for text in texts for part in joints.split(text)]
    return {fold_letters(text) for text in texts} - {""}


FIELD_FIGURES = (
    FieldFigure("title", "title", compare_whole),
    FieldFigure("title, letters", "title", compare_letters),
    FieldFigure("original_title", "original_title", compare_letters),
    FieldFigure("subtitle", "subtitle", compare_letters),
    FieldFigure("published, day", "published", compare_day),
    FieldFigure("published, time", "published", compare_clock),
    FieldFigure("modified, day", "modified", compare_day),
    FieldFigure("outlet", "outlet", compare_names),
    FieldFigure("site", "site", compare_names),
    FieldFigure("location", "location", compare_names),
    FieldFigure("agency", "agency", compare_names),
    FieldFigure("authors", "authors", compare_joined_names),
    FieldFigure("editors", "editors", compare_joined_names),
)
SNIPPETS_FIGURE = "snippets"
FIGURES = (*(field.name for field in FIELD_FIGURES), SNIPPETS_FIGURE)
"""The figures that a page can have beside its body, in the order of the report."""


def compare_fields(
    gold: Mapping[str, Any], given: Mapping[str, Any], *, complete: Collection[str] = ()
) -> dict[str, Overlap]:
    """The counts of each figure for which gold has a value.

    Args:
        gold: a line of gold.
        given: a record; empty where there is none.
        complete: keys for which an empty gold means that the page has no value: any given value
            is wrong, and joined names are not split.
    """
    found = {}
    for field in FIELD_FIGURES:
        known = bool(gold.get(field.key)) or (field.key in complete and field.key in gold)
        as_given = field.compare is compare_joined_names and field.key in complete
        counts = (compare_names if as_given else field.compare)(
            gold.get(field.key), given.get(field.key)
        )
        if known and counts is not None:
            found[field.name] = counts
    return found | count_snippets(gold, given)


def count_snippets(gold: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Overlap]:
    """Pieces of text that have to be in the body, and pieces that must not."""
    wanted, unwanted = gold.get("with") or [], gold.get("without") or []
    if not wanted and not unwanted:
        return {}
    text = fold_spaces(given.get("text"))
    right = sum(fold_spaces(piece) in text for piece in wanted)
    surplus = sum(fold_spaces(piece) in text for piece in unwanted)
    return {SNIPPETS_FIGURE: Overlap(right, surplus, len(wanted) - right)}
