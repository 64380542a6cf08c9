"""Which lines are read for credits at all: every line that has one must be among them."""

import pytest

from newsclean.label.features.line_marks import mark_label_lines
from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.model import Block, Kind, Page, Place
from newsclean.parsers.credits.lines import parse_credits

FORMS = (
    "{label}: Jane Miller",
    "{label} Jane Miller",
    "{label}Jane Miller",
    "Written {label}Jane Miller",
    "{label}Иван Петров",
    "12:30 {label}/Jane Miller",
    "Jane Miller {label}",
    "({label}) Jane Miller",
    "新聞 {label}：張三",
    "2022_{label}: Jane Miller",
)


def marks_of(lines: list[str], code: str) -> list[bool]:
    """The marks of some lines of a dump."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(line=1)) for line in lines)
    return build_feature_table(Page("text", blocks), get_lexicon(code)).once(mark_label_lines)


def test_lines_without_a_label_are_not_read() -> None:
    """Prose and menus, also those that have a label inside a word."""
    lines = ["The baby slept.", "Home", "Standby for news", "", "2022", "___"]
    assert marks_of(lines, "en") == [False] * len(lines)


def test_long_lines_are_read_whatever_they_say() -> None:
    assert marks_of(["a" * 249, "a" * 250], "en") == [False, True]


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_every_line_with_a_credit_is_read(code: str) -> None:
    """However the label is set: with a colon, a lost space, beside digits and other scripts."""
    lexicon = get_lexicon(code)
    labels = [
        *lexicon.credit,
        *map(str.capitalize, lexicon.credit),
        *map(str.upper, lexicon.credit),
    ]
    lines = [form.format(label=label) for label in labels for form in FORMS]
    missed = [
        line
        for line, mark in zip(lines, marks_of(lines, code), strict=True)
        if not mark and parse_credits(line, lexicon)
    ]
    assert not missed
