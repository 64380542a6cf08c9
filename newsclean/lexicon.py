"""What news pages call things: the files in data/, one a language, as one `Lexicon` for a page.

A page is read with the words of its own language and of English, which stand on pages of every
language. docs/adding-a-language.md explains the files. Their examples and near misses are for the
tests and are not parsed here, and words stand in strings, set apart by commas: `tomllib` reads
those eight times as fast as arrays, and each run of the command reads two files.
"""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsclean.errors import DataError

DATA = os.path.join(os.path.dirname(__file__), "data")
LANGUAGES = tuple(  # a code has two or three letters; other tables lie in data/ too
    sorted(
        stem
        for stem, end in map(os.path.splitext, os.listdir(DATA))
        if end == ".toml" and len(stem) < 4
    )
)
DATE_WORDS = ("weekdays", "am", "pm")

# Letters that pages write in two ways, and marks that nobody sees: one form, or none. The dot is
# what case folding leaves of a Turkish İ; vowel marks and the tatweel are optional in Arabic.
ALIKE = str.maketrans(
    {
        "\u2019": "'",
        "\u02bc": "'",
        "\u0307": None,
        "ı": "i",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "\u0640": None,
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200e": None,
        "\u200f": None,
        "\ufeff": None,
    }
    | dict.fromkeys(map(chr, range(0x064B, 0x0653)))
)
LONGEST_LINE = 400  # characters of a text that is kept softened
HAS_ALIKE = re.compile(f"[{''.join(map(chr, ALIKE))}]")
# The signs of most Chinese lines: with them gone `normalize` finds nothing to do, which takes a
# fifth of the time.
FULL_WIDTH = (*((sign, chr(ord(sign) - 0xFEE0)) for sign in "，：（）！？；"), ("\u3000", " "))


def soften(text: str) -> str:
    """Bring text to one width, case and spelling, and keep its white space.

    >>> soften("ＢＹ Jane"), soften("GİRİŞ"), soften("Aujourd’hui")
    ('by jane', 'giriş', "aujourd'hui")
    """
    if text.isascii():
        return text.lower()
    return softened_line(text) if len(text) <= LONGEST_LINE else softened(text)


def softened(text: str) -> str:
    """Text with other letters than those of ASCII, softened."""
    if not unicodedata.is_normalized("NFKC", text):
        for wide, narrow in FULL_WIDTH:
            text = text.replace(wide, narrow)
        text = unicodedata.normalize("NFKC", text)
    low = text.casefold()
    return low.translate(ALIKE) if HAS_ALIKE.search(low) else low


softened_line = lru_cache(maxsize=1024)(softened)  # the stages ask for a page's lines again


def fold(word: str) -> str:
    """Bring a word to the one form in which words are compared: NFKC, no case, no white space.

    >>> fold("来　源"), fold("ＢＹ"), fold("Photo by")
    ('来源', 'by', 'photoby')
    """
    return "".join(soften(word).split())


class Lexicon(NamedTuple):
    """The words of one or several languages; every word is folded (see `fold`).

    It is equal to itself alone, so that what is worked out of it can be kept under it.

    Attributes:
        languages: the codes, the page's own first.
        spaces: whether the page's own language sets words apart by spaces.
        zone: the offset assumed for the page's own language (`+08:00`), or `None`.
        date_order: `ymd`, `dmy` or `mdy`, of the page's own language.
        common: function words of the page's own language; empty where we have no file for it.
        credit: label → field: `outlet`, `author`, `editor`, `photographer`, `published`,
            `modified`, `original_title`, `section`, and `other` for labels whose values the record
            does not keep: they end the value before them. The words of `byline` are labels as well.
        byline: `before` and `after` → words that stand beside a name without a colon; `and` →
            words between two names; `by` → words before a name that has its role behind it.
        dateline: `agencies`, `own` (本报: the paper itself) and `ends` → words.
        cues: group (`related`, `comment`, `share` …) → words of furniture, softened, with single
            spaces: they are looked for in softened lines; `editor` has the labels of editors too.
        closing: headings that end a story.
        names: `surnames`, `not_outlet`, `not_person`, `organisation`, `titles`, `particles`,
            `picture`, `account`, `platforms`, `follow`, `caretaker`, `collective` → words.
        months: name → 1 to 12, with and without a full stop after it.
        dates: `weekdays`, `am`, `pm` → words, with and without a full stop after them.
        relative: `now`, `today`, `yesterday`, `before_yesterday`, `ago`, `second`, `minute`,
            `hour`, `day`, `week`, `month`, `year` → words.
        zone_names: name → offset.
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

    # Equal to itself alone: what is worked out of it is kept under it (decision 7), and a tuple of
    # mappings has no hash of its own. A NamedTuple takes no base class that could say this once.
    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


@cache
def language_head(code: str) -> dict[str, Any]:
    """Read what a language file says before its first table: code, script, function words.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    return parsed(code, "\n[")


@cache
def language_file(code: str) -> dict[str, Any]:
    """Read the words of one language, without its examples.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    return parsed(code, "\n[[")


def parsed(code: str, end: str) -> dict[str, Any]:
    """Parse a language file up to the first `end`."""
    path = os.path.join(DATA, f"{code}.toml")
    try:
        with open(path, encoding="utf-8") as file:
            return tomllib.loads(file.read().partition(end)[0])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError("internal", f"language file {path}: {error}", stage="lexicon") from error


def lexicon_for(code: str | None) -> Lexicon:
    """Join the words of a language with those of English; an unknown language has English alone.

    >>> lexicon_for("zh-Hant").credit["来源"], lexicon_for("zh-Hant").languages
    ('outlet', ('zh', 'en'))
    >>> lexicon_for("en").months["sept."], lexicon_for(None).languages
    (9, ('en',))
    """
    own = (code or "").partition("-")[0]
    return lexicon_of(own if own in LANGUAGES else None)


@cache
def lexicon_of(own: str | None) -> Lexicon:
    """Join the words of a language that has a file with those of English."""
    codes = tuple(dict.fromkeys((own or "en", "en")))
    files = [language_file(c) for c in codes]
    dates = [file["dates"] for file in files]
    beside = [file["byline"] for file in files]
    cues = joined(files, "cues", space=" ")
    editor_labels = {label for f in files for label in words_in(f["credit"]["editor"], space=" ")}
    return Lexicon(
        languages=codes,
        spaces=files[0]["spaces"],
        zone=files[0].get("zone"),
        date_order=files[0]["date_order"],
        common=frozenset(words_in(files[0]["common"])) if own else frozenset(),
        credit=fields_by_label(files),
        byline={
            "before": frozenset().union(*joined(beside, "before").values()),
            "after": frozenset().union(*joined(beside, "after").values()),
            "and": joined(files, "byline")["and"],
            "by": joined(files, "byline")["by"],
        },
        dateline=joined(files, "dateline"),
        cues=cues | {"editor": cues.get("editor", frozenset()) | editor_labels},
        closing=joined(files, "closing")["headings"],
        names=joined(files, "names"),
        months=months_by_name(table["months"] for table in dates),
        dates={
            key: frozenset(with_stop(words))
            for key, words in joined(files, "dates").items()
            if key in DATE_WORDS
        },
        relative=joined(dates, "relative"),
        zone_names={
            fold(name): offset
            for table in reversed(dates)
            for name, offset in table.get("zone_names", {}).items()
        },
    )


def words_in(text: str, *, space: str = "") -> list[str]:
    """The words of a string where commas set them apart, with `space` for the spaces inside them.

    >>> words_in("Photo by,  Picture"), words_in("Photo by,  Picture", space=" ")
    (['photoby', 'picture'], ['photo by', 'picture'])
    """
    whole = " ".join(soften(text).split())
    whole = whole.replace(", ", ",").replace(" ,", ",") if space else whole.replace(" ", "")
    return [word for word in whole.split(",") if word]


def joined(
    files: Iterable[Mapping[str, Any]], table: str, *, space: str = ""
) -> dict[str, frozenset[str]]:
    """The words of one table over several files, by key."""
    words: dict[str, set[str]] = {}
    for file in files:
        for key, text in file.get(table, {}).items():
            if isinstance(text, str):
                words.setdefault(key, set()).update(words_in(text, space=space))
    return {key: frozenset(found) for key, found in words.items()}


def fields_by_label(files: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Label → field; where two languages disagree, the page's own has it."""
    fields: dict[str, str] = {}
    for file in files:
        beside = file["byline"]
        for table in (file["credit"], beside.get("before", {}), beside.get("after", {})):
            for field, labels in table.items():
                for label in words_in(labels):
                    fields.setdefault(label, field)
    return fields


def months_by_name(tables: Iterable[str]) -> dict[str, int]:
    """Name → number; months stand between bars, the names of one between commas.

    >>> months_by_name(["January, Jan | February, Feb"])["feb."]
    2
    """
    months: dict[str, int] = {}
    for table in tables:
        for number, names in enumerate(table.split("|"), start=1):
            for name in with_stop(words_in(names)):
                months.setdefault(name, number)
    return months


def with_stop(words: Iterable[str]) -> Iterator[str]:
    """Each word without and with a full stop, for `Sept` may be printed with one."""
    for word in words:
        yield word
        if word[-1].isalpha():
            yield f"{word}."
