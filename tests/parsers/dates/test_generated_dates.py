"""Dates of made-up lines: every language, form, clock and joiner, with the answer by construction."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.grammar import find_dates, has_date
from tests.parsers.dates.date_lines import (
    LANGUAGES,
    NEAR_MISSES,
    DatedLine,
    Language,
    make_dated_lines,
    make_near_misses,
    make_persian_lines,
)

LINES_PER_LANGUAGE = 1500
SEED = 17


def list_wrong(lines: list[DatedLine]) -> list[tuple[str, str, list[str]]]:
    """The lines that are read wrongly: text, what it says, what was read."""
    wrong = []
    for line in lines:
        phrases = find_dates(line.text, get_lexicon(line.code))
        read = [phrase.value[: len(line.value)] for phrase in phrases]
        if read != [line.value] or any(
            phrase.text != line.text[phrase.start : phrase.end] for phrase in phrases
        ):
            wrong.append((line.text, line.value, read))
    return wrong


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_line_of_a_language_is_read(language: Language) -> None:
    lines = [*make_dated_lines(language, LINES_PER_LANGUAGE, SEED)]
    assert list_wrong(lines) == []
    assert [line.text for line in lines if not has_date(line.text)] == []


def test_persian_days_are_read() -> None:
    assert list_wrong([*make_persian_lines(LINES_PER_LANGUAGE, SEED)]) == []


@pytest.mark.parametrize("kind", NEAR_MISSES)
@pytest.mark.parametrize("code", ["zh", "ja", "en", "de", "ar", "fa", "th"])
def test_figures_that_name_no_day_are_left_alone(kind: str, code: str) -> None:
    for form in NEAR_MISSES[kind]:
        for text in make_near_misses(form, 100, SEED):
            assert [phrase.value for phrase in find_dates(text, get_lexicon(code))] == [], text
