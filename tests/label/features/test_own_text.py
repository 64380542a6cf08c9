"""What a block's text says of itself: length, end, punctuation."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Page, Place
from tests.label.features.feature_pages import PROSE, read_lines

CASES = {
    "length": [("", 0.0), ("four", 4.0), ("Éire", 4.0), ("新闻", 5.0)],
    "log_length": [("", 0.0), ("a", 1.0), ("abc", 2.0)],
    "end_sentence": [
        ("Sports", 0.0),
        ("Read on ...", 0.0),
        ("more…", 0.0),
        ("Sports:", 0.0),
        ("Done.", 1.0),
        ("“Done?”", 1.0),
        ("完了。」", 1.0),
    ],
    "end_ellipsis": [("Done.", 0.0), ("… and on", 0.0), ("on...", 1.0), ("on […]", 1.0)],
    "end_colon": [("a: b", 0.0), ("", 0.0), ("To the east:", 1.0), ("来源：”", 1.0)],
    "end_comma": [("a, b", 0.0), ("", 0.0), ("However,", 1.0), ("然而；", 1.0), ("以及、", 1.0)],
    "punctuation_rate": [("", 0.0), ("News today", 0.0), ("a-b", 0.0), ("a, b", 25.0)],
    "separators": [
        ("Home News", 0.0),
        ("a" * 250 + " | b", 0.0),
        ("Home | News", 1.0),
        ("Home › News › Town", 2.0),
        ("a|b|c|d|e|f|g", 5.0),
    ],
    "sentences": [
        ("News", 0.0),
        ("3.5 metres", 0.0),
        ("Done.", 1.0),
        ("Done. Gone!", 2.0),
        ("好。走了。", 2.0),
        ("a. " * 20, 12.0),
    ],
}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [(name, text, value) for name, pairs in CASES.items() for text, value in pairs],
)
def test_a_text_by_itself(name: str, text: str, value: float) -> None:
    assert read_lines(text)[name] == [value]


def test_repeats_are_counted_up_to_three() -> None:
    table = read_lines(PROSE, *["Share"] * 5, "Home", "Home")
    assert table["repeats"] == [0.0, 3.0, 3.0, 3.0, 3.0, 3.0, 1.0, 1.0]


def test_kinds_of_blocks() -> None:
    blocks = (
        Block(PROSE, Kind.PARAGRAPH, Place(line=1)),
        Block("Town", Kind.HEADING, Place(line=2), level=2),
        Block("Town", Kind.HEADING, Place(line=3)),
        Block("Ferry", Kind.LIST_ITEM, Place(line=4), level=1),
        Block("a\tb", Kind.TABLE, Place(line=5), rows=(("a", "b"),) * 2),
        Block("a\tb", Kind.TABLE, Place(line=6), rows=(("a", "b"),) * 30),
    )
    table = build_feature_table(Page("text", blocks), get_lexicon("en"))
    assert table["heading_level"] == [7.0, 2.0, 7.0, 7.0, 7.0, 7.0]
    assert table["list_item"] == [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    assert table["table_rows"] == [0.0, 0.0, 0.0, 0.0, 2.0, 20.0]
