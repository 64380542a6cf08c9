"""Each language file: its form, its examples and its near misses.

`pytest tests/lexicon/test_lexicon.py -k "[vi"` runs those of one language.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zoneinfo import available_timezones

import pytest

from newsclean.data import find_data
from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon, split_listed_words
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.dates.zones import LOCAL_TIME
from newsclean.text.fold import fold, soften

REQUIRED = {"code", "name", "script", "spaces", "date_order", "common"}
OPTIONAL = {"zone", "hans", "hant"}
TABLES = {
    "credit": set(
        "outlet author editor photographer published modified original_title section other".split()
    ),
    "byline": {"and", "by", "dash", "joined", "before", "after"},
    "dateline": {"agencies", "own", "ends"},
    "cues": set(
        "related more comment share subscribe legal ad tags nav paywall gallery editor note "
        "side from_side".split()
    ),
    "closing": {"headings"},
    "names": set(
        "surnames common_surnames not_outlet not_person organisation titles particles picture "
        "jobs honorifics qualifiers articles papers organisation_ends surname_heads place_words "
        "places prepositions whole_words "
        "site company here owned firm disowns views generic home channel goes web "
        "account platforms follow buttons original caretaker collective".split()
    ),
    "dates": set(
        "months weekdays am pm date_ends noon night other_days persian_months relative zone_names".split()
    ),
}
BYLINE_FIELDS = {"author", "editor", "photographer"}
MOMENTS = set(
    "now today yesterday before_yesterday ago second minute hour day week month year".split()
)
REGEX_SIGNS = frozenset("\\^$*+?[](){}|")
DEPTH = {"zh": (6, 4)}  # examples and near misses that a file has at least; others (3, 2)


def whole_file(code: str) -> dict[str, Any]:
    """A language file with its examples."""
    with open(find_data("languages", f"{code}.toml"), "rb") as file:
        return tomllib.load(file)


FILES = {code: whole_file(code) for code in LANGUAGE_CODES}
EXAMPLES = [
    pytest.param(code, example["line"], example["finds"], id=f"{code}-{example['line'][:24]}")
    for code, file in FILES.items()
    for example in file.get("example", ())
]
NEAR_MISSES = [
    pytest.param(code, miss["line"], id=f"{code}-{miss['line'][:24]}")
    for code, file in FILES.items()
    for miss in file.get("near_miss", ())
]


def lists_of(file: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every list of words with the key that it stands at; words of cues keep their spaces."""
    yield "common", list(split_listed_words(file["common"]))
    for table in TABLES:
        for key, value in file[table].items():
            parts = value.items() if isinstance(value, dict) else [("", value)]
            for part, text in parts:
                if key == "zone_names":
                    continue
                name = ".".join(filter(None, (table, key, part)))
                for number, piece in enumerate(text.split("|") if "months" in key else [text]):
                    space = " " if table == "cues" else ""
                    yield f"{name}.{number}", list(split_listed_words(piece, space=space))


@pytest.mark.parametrize(("code", "line", "finds"), EXAMPLES)
def test_example_comes_out_and_nothing_else(
    code: str, line: str, finds: dict[str, str | list[str]]
) -> None:
    found: dict[str, list[str]] = {}
    for credit in parse_credits(line, get_lexicon(code)):
        if credit.field != "other":
            found.setdefault(credit.field, []).append(credit.value)
    assert found == {
        field: [value] if isinstance(value, str) else value for field, value in finds.items()
    }


@pytest.mark.parametrize(("code", "line"), NEAR_MISSES)
def test_near_miss_is_silent(code: str, line: str) -> None:
    assert [c for c in parse_credits(line, get_lexicon(code)) if c.field != "other"] == []


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_file_has_enough_examples(code: str) -> None:
    examples, misses = DEPTH.get(code, (3, 2))
    assert len(FILES[code].get("example", ())) >= examples
    assert len(FILES[code].get("near_miss", ())) >= misses


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_file_has_the_tables_and_keys_of_the_guide_only(code: str) -> None:
    file = FILES[code]
    top = {key for key, value in file.items() if not isinstance(value, dict | list)}
    assert top >= REQUIRED
    assert top <= REQUIRED | OPTIONAL
    assert set(file) - top == {*TABLES, "example", "near_miss"}
    for table, keys in TABLES.items():
        assert set(file[table]) <= keys, table
    assert set(file["byline"].get("before", {})) <= BYLINE_FIELDS
    assert set(file["byline"].get("after", {})) <= BYLINE_FIELDS
    assert set(file["dates"]["relative"]) <= MOMENTS
    assert file["code"] == code
    assert file["date_order"] in {"ymd", "dmy", "mdy"}


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_no_word_stands_twice_in_a_list(code: str) -> None:
    for name, words in lists_of(FILES[code]):
        assert [word for word, times in Counter(words).items() if times > 1] == [], name


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_no_label_stands_in_two_fields(code: str) -> None:
    file = FILES[code]
    beside = file["byline"]
    tables = (file["credit"], beside.get("before", {}), beside.get("after", {}))
    labels = Counter(
        w for table in tables for text in table.values() for w in split_listed_words(text)
    )
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("table", ["cues", "relative"])
@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_no_word_stands_in_two_groups(code: str, table: str) -> None:
    groups = FILES[code]["cues"] if table == "cues" else FILES[code]["dates"]["relative"]
    space = " " if table == "cues" else ""
    words = Counter(w for text in groups.values() for w in split_listed_words(text, space=space))
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_words_are_words(code: str) -> None:
    for name, words in lists_of(FILES[code]):
        odd = [w for w in words if REGEX_SIGNS & set(w) or len(w) > 60]
        assert odd == [], name


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_commas_set_words_apart_and_none_is_lost(code: str) -> None:
    for table in TABLES:
        for key, value in FILES[code][table].items():
            if isinstance(value, str) and value:
                assert all(part.strip() for part in value.split(",")), f"{table}.{key}"


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_months_are_complete(code: str) -> None:
    for key in {"months", "persian_months"} & set(FILES[code]["dates"]):
        months = FILES[code]["dates"][key].split("|")
        assert len(months) == 12
        assert all(month.strip() for month in months)
        names = [name for month in months for name in split_listed_words(month)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_zones_are_offsets(code: str) -> None:
    file = FILES[code]
    zones = [*file["dates"].get("zone_names", {}).values(), file.get("zone", "+00:00")]
    for zone in zones:
        if zone == LOCAL_TIME or zone in available_timezones():
            continue
        assert len(zone) == 6
        assert zone[0] in "+-"
        assert int(zone[1:3]) <= 14
        assert zone[3:] in {":00", ":30", ":45"}


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_lexicon_has_every_group_that_the_product_asks_for(code: str) -> None:
    lexicon = get_lexicon(code)
    assert lexicon.languages[0] == code
    assert set(lexicon.cues) >= TABLES["cues"]
    assert set(lexicon.names) >= TABLES["names"] - {"surnames", "common_surnames"}
    assert set(lexicon.credit.values()) <= TABLES["credit"]
    assert set(lexicon.months.values()) == set(range(1, 13))


def test_lexicon_joins_a_language_with_english() -> None:
    lexicon = get_lexicon("de-AT")
    assert lexicon.credit[fold("Quelle")] == "outlet"
    assert lexicon.credit[fold("Source")] == "outlet"
    assert lexicon.credit[fold("Von")] == "author"
    assert lexicon.credit["fotovon"] == "photographer"
    assert fold("Foto von") in lexicon.byline["before"]
    assert "lesen sie auch" in lexicon.cues["related"]
    assert lexicon.months["jänner"] == 1


def test_own_language_wins_over_english() -> None:
    assert get_lexicon("fr").credit["date"] == "published"
    assert get_lexicon("de").date_order == "dmy"


def test_names_of_dates_may_have_a_stop() -> None:
    english = get_lexicon("en")
    assert english.months["sept"] == english.months["sept."] == 9
    assert {"p.m", "p.m.", "pm"} <= english.dates["pm"]


def test_editor_labels_are_cues() -> None:
    assert "责任编辑" in get_lexicon("zh").cues["editor"]
    assert "责任编辑" not in get_lexicon("en").cues["editor"]


def test_unknown_language_has_english_alone() -> None:
    assert get_lexicon("xx").languages == get_lexicon(None).languages == ("en",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("来　源", "来源"),
        ("ＢＹ", "by"),
        ("İlgili", "ilgili"),
        ("GİRİŞ", "giriş"),
        ("ещё", "еще"),
        ("You’ll", "you'll"),
        ("أخبار", "اخبار"),
    ],
)
def test_fold_joins_what_is_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_soften_keeps_the_spaces() -> None:
    assert soften("Read  MORE") == "read  more"
