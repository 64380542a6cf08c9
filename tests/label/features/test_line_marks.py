"""Which lines are read for credits at all: every line that has one must be among them."""

import pytest

from newsclean.label.features.line_marks import (
    MAX_CREDIT_LINE_CHARS,
    mark_age_lines,
    mark_caption_lines,
    mark_label_lines,
    mark_side_lines,
)
from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.model import Block, Kind, Page, Place
from newsclean.parsers.captions.left_right import has_picture_sides
from newsclean.parsers.captions.picture_credit import is_caption_text
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.dates.relative import has_age
from newsclean.text.width import is_wide

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


@pytest.mark.parametrize(("code", "credit"), [("en", "Photo by: Jane"), ("zh", "摄影：张三")])
def test_paragraphs_are_not_read(code: str, credit: str) -> None:
    """No rule reads the credits of a line that is longer."""
    line = credit.ljust(MAX_CREDIT_LINE_CHARS, "x")
    assert marks_of([line, line + "x"], code) == [True, False]


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("en", ". Photo: Jane Miller"),
        ("en", " © Jane Miller"),
        ("en", " (Jane Miller/The Ledger)"),
        ("en", " (imago via Getty)"),
        ("ja", "＝４日午前、東浜市"),
        ("zh", "。张三 摄"),
        ("zh", "（视觉中国）"),
    ],
)
def test_no_caption_is_lost_by_lines_that_are_not_read(code: str, ending: str) -> None:
    """What tells a long caption is no label but a sign."""
    lines = ["x" * length + ending for length in (20, 140, 165, 230, 420)]
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(line=1)) for line in lines)
    lexicon = get_lexicon(code)
    marks = build_feature_table(Page("text", blocks), lexicon).once(mark_caption_lines)
    assert any(marks)
    assert marks == [is_caption_text(line, lexicon) for line in lines]


@pytest.mark.parametrize("code", ["en", "zh", "ja"])
def test_no_side_is_lost_by_lines_that_are_not_read(code: str) -> None:
    lexicon = get_lexicon(code)
    sides = sorted(lexicon.cues["side"] | lexicon.cues["from_side"])
    sides = [side for side in sides if lexicon.spaces or is_wide(side[0])]
    lines = [
        form.format(side) for side in sides for form in ("Ann Roux, {}, opens", "（{}：", "{}:")
    ]
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(line=1)) for line in lines)
    marks = build_feature_table(Page("text", blocks), lexicon).once(mark_side_lines)
    assert any(marks)
    assert marks == [has_picture_sides(line, lexicon) for line in lines]


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_no_age_is_lost_by_lines_that_are_not_read(code: str) -> None:
    lexicon = get_lexicon(code)
    ages = [(unit, ago) for unit in lexicon.relative["hour"] for ago in lexicon.relative["ago"]]
    lines = [f"{before}{n} {unit} {after}" for n in ("2", "２") for unit, ago in ages
             for before, after in ((f"{ago} ", ""), ("", ago))]  # fmt: skip
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place(line=1)) for line in lines)
    marks = build_feature_table(Page("text", blocks), lexicon).once(mark_age_lines)
    assert any(marks)
    assert marks == [has_age(line, lexicon) for line in lines]


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
