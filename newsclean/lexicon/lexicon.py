"""What news pages call things: a file for each language in data/languages/, a `Lexicon` for a page.

A page is read with the words of its own language and those of English, which pages of every
language use. docs/adding-a-language.md explains the files. Their examples and near misses are for
the tests; this module does not parse them. Words stand in strings, separated by commas, which are
read fast (`word_files`): each run of the command reads two files.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from newsclean.data import find_data
from newsclean.errors import DataError
from newsclean.lexicon.word_files import parse_words
from newsclean.text.fold import fold, soften

LANGUAGE_CODES = tuple(
    sorted(
        code
        for code, end in map(os.path.splitext, os.listdir(find_data("languages")))
        if end == ".toml"
    )
)
HALVES_OF_DAY = ("am", "pm", "noon", "night")
DATE_WORD_KEYS = ("weekdays", *HALVES_OF_DAY, "date_ends", "other_days")


class Lexicon(NamedTuple):
    """The words of one or several languages; every word is folded (see `fold`).

    A lexicon equals only itself, so that it can be the key of a cache.

    Attributes:
        languages: the codes, the page's own first.
        spaces: whether the page's own language sets words apart by spaces.
        zone: the offset assumed for the page's own language (`+08:00`), or `None`.
        date_order: `ymd`, `dmy` or `mdy`, of the page's own language.
        common: function words of the page's own language; empty where we have no file for it.
        credit: label → field: `outlet`, `author`, `editor`, `photographer`, `published`,
            `modified`, `original_title`, `section`, and `other` for labels whose values the record
            does not keep: they end the value before them. The words of `byline` are labels, too.
        byline: `before` and `after` → words beside a name, without a colon; `and` → words between
            two names; `by` → words before a name that is followed by its role.
        dateline: `agencies`, `own` (本报: the paper itself) and `ends` → words.
        cues: group (`related`, `comment`, `share` …) → words of furniture, softened, with single
            spaces: they are looked for in softened lines; `editor` has the labels of editors too.
        closing: headings that end a story.
        names: `surnames`, `not_outlet`, `not_person`, `organisation`, `titles`, `particles`,
            `jobs`, `honorifics`, `qualifiers`, `articles`, `papers`, `place_words`,
            `places`, `prepositions`, `whole_words`, `organisation_ends`, `surname_heads`,
            `picture`, `account`, `platforms`, `follow`, `buttons`, `original`, `caretaker`,
            `collective` and in Chinese `common_surnames` → words.
        months: name → 1 to 12, with and without a full stop after it.
        dates: `weekdays`, `am`, `pm`, `noon` (about 12), `night` (about 24), `other_days` (labels
            of days that are none of publishing), `date_ends` (behind a date or its clock time:
            Uhr, г.) → words, with and without a full stop after them.
        relative: `now`, `today`, `yesterday`, `before_yesterday`, `ago`, `second`, `minute`,
            `hour`, `day`, `week`, `month`, `year` → words.
        zone_names: name → offset, or `local` for a time of which nobody knows the zone.
        persian_months: name → 1 to 12 of the Solar Hijri calendar; empty in other languages.
    """

    languages: tuple[str, ...]
    spaces: bool
    zone: str | None
    date_order: str
    common: frozenset[str]
    credit: Mapping[str, str]
    byline: Mapping[str, frozenset[str]]
    dateline: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    closing: frozenset[str]
    names: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    dates: Mapping[str, frozenset[str]]
    relative: Mapping[str, frozenset[str]]
    zone_names: Mapping[str, str]
    persian_months: Mapping[str, int]


# Caches have a lexicon as their key (docs/decisions/0007), and a tuple of mappings has no hash. A
# NamedTuple cannot inherit these three methods from a base class. Those of `object` are in C:
# written in Python, the hash took 1 % of a dump's time.
for method in ("__hash__", "__eq__", "__ne__"):
    setattr(Lexicon, method, getattr(object, method))


@cache
def load_language_head(code: str) -> dict[str, Any]:
    """Read the part of a language file above its first table: code, script, function words.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    return parse_language_file(code, b"\n[")


@cache
def load_language_file(code: str) -> dict[str, Any]:
    """Read the words of one language, without its examples.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    return parse_language_file(code, b"\n[[")


def parse_language_file(code: str, end: bytes) -> dict[str, Any]:
    """Parse a language file up to the first `end`."""
    path = find_data("languages", f"{code}.toml")
    try:
        with open(path, "rb") as file:  # only what is parsed is decoded
            return parse_words(file.read().partition(end)[0].decode())
    except (OSError, ValueError) as error:
        raise DataError("internal", f"language file {path}: {error}", stage="lexicon") from error


def get_lexicon(code: str | None) -> Lexicon:
    """Join the words of a language with those of English; an unknown language has English alone.

    >>> get_lexicon("zh-Hant").credit["来源"], get_lexicon("zh-Hant").languages
    ('outlet', ('zh', 'en'))
    >>> get_lexicon("en").months["sept."], get_lexicon(None).languages
    (9, ('en',))
    """
    own = (code or "").partition("-")[0]
    return build_lexicon(own if own in LANGUAGE_CODES else None)


@cache
def build_lexicon(own: str | None) -> Lexicon:
    """Join the words of a language that has a file with those of English."""
    codes = tuple(dict.fromkeys((own or "en", "en")))
    files = [load_language_file(c) for c in codes]
    dates = [file["dates"] for file in files]
    beside = [file["byline"] for file in files]
    dated = dict.fromkeys(DATE_WORD_KEYS, frozenset[str]()) | join_word_tables(files, "dates")
    cues = join_word_tables(files, "cues", space=" ")
    editor_labels = {
        label for f in files for label in split_listed_words(f["credit"]["editor"], space=" ")
    }
    return Lexicon(
        languages=codes,
        spaces=files[0]["spaces"],
        zone=files[0].get("zone"),
        date_order=files[0]["date_order"],
        common=frozenset(split_listed_words(files[0]["common"])) if own else frozenset(),
        credit=map_labels_to_fields(files),
        byline={
            "before": frozenset().union(*join_word_tables(beside, "before").values()),
            "after": frozenset().union(*join_word_tables(beside, "after").values()),
            "and": join_word_tables(files, "byline")["and"],
            "by": join_word_tables(files, "byline")["by"],
            "dash": join_word_tables(files, "byline")["dash"],
            "joined": join_word_tables(files, "byline")["joined"],
        },
        dateline=join_word_tables(files, "dateline"),
        cues=cues | {"editor": cues.get("editor", frozenset()) | editor_labels},
        closing=join_word_tables(files, "closing")["headings"],
        names=join_word_tables(files, "names"),
        months=map_month_names(table["months"] for table in dates),
        dates={
            key: frozenset(add_full_stop_forms(words))
            for key, words in dated.items()
            if key in DATE_WORD_KEYS
        },
        relative=join_word_tables(dates, "relative"),
        zone_names={
            fold(name): offset
            for table in reversed(dates)
            for name, offset in table.get("zone_names", {}).items()
        },
        persian_months=map_month_names(filter(None, [dates[0].get("persian_months")])),
    )


def split_listed_words(text: str, *, space: str = "") -> list[str]:
    """The words of a string that are separated by commas, with `space` for the spaces inside them.

    >>> (
    ...     split_listed_words("Photo by,  Picture"),
    ...     split_listed_words("Photo by,  Picture", space=" "),
    ... )
    (['photoby', 'picture'], ['photo by', 'picture'])
    """
    whole = " ".join(soften(text).split())
    whole = whole.replace(", ", ",").replace(" ,", ",") if space else whole.replace(" ", "")
    return [word for word in whole.split(",") if word]


def join_word_tables(
    files: Iterable[Mapping[str, Any]], table: str, *, space: str = ""
) -> dict[str, frozenset[str]]:
    """The words of one table, by key, joined over several files."""
    words: dict[str, set[str]] = {}
    for file in files:
        for key, text in file.get(table, {}).items():
            if isinstance(text, str):
                words.setdefault(key, set()).update(split_listed_words(text, space=space))
    return {key: frozenset(found) for key, found in words.items()}


def map_labels_to_fields(files: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Label → field; where two languages disagree, the page's own language decides."""
    fields: dict[str, str] = {}
    for file in files:
        beside = file["byline"]
        other_days = {"other": file["dates"].get("other_days", "")}
        tables = file["credit"], other_days, beside.get("before", {}), beside.get("after", {})
        for table in tables:
            for field, labels in table.items():
                for label in split_listed_words(labels):
                    fields.setdefault(label, field)
    return fields


def map_month_names(tables: Iterable[str]) -> dict[str, int]:
    """Name → number. Bars separate the months, commas the names of one month.

    >>> map_month_names(["January, Jan | February, Feb"])["feb."]
    2
    """
    months: dict[str, int] = {}
    for table in tables:
        for number, names in enumerate(table.split("|"), start=1):
            for name in add_full_stop_forms(split_listed_words(names)):
                months.setdefault(name, number)
    return months


def add_full_stop_forms(words: Iterable[str]) -> Iterator[str]:
    """Each word, then each that ends in a letter with a full stop: `Sept`, `Sept.` and so on."""
    for word in words:
        yield word
        if word[-1].isalpha():
            yield f"{word}."
