"""Words of a block: how many, function words, cue words, closing headings."""

import pytest

from newsclean.label.features import words
from newsclean.label.features.words import tokenize_softened_texts, tokenize_texts
from tests.label.features.feature_pages import PROSE, read_lines

ZULU = "Umfula wenyuke ngamamitha amabili ebusuku, futhi imigwaqo engezansi kwadingeka."


def test_words_are_counted_up_to_200() -> None:
    assert read_lines("", "two words", "word " * 300)["words"] == [0.0, 2.0, 200.0]


def test_a_long_page_keeps_equal_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words and features come out, in less memory."""
    lines = ["The river rose", "the river rose again", f"{PROSE} {'Süd ' * 300}{PROSE}"]
    short, kept = read_lines(*lines), read_lines(*lines)
    assert words.LONG_PAGE_CHARS == 1_000_000
    monkeypatch.setattr(words, "LONG_PAGE_CHARS", 20)
    for function in (tokenize_texts, tokenize_softened_texts):
        assert kept.once(function) == short.once(function)
    one, other, _ = kept.once(tokenize_texts)
    assert one[1] is other[1]
    assert dict(kept) == dict(short)


def test_the_mean_length_is_that_of_the_first_60_words() -> None:
    table = read_lines("", "ab abcd", "ab " * 60 + "abcdefgh " * 60, "x" * 30)
    assert table["mean_word_length"] == [0.0, 3.0, 2.0, 20.0]


def test_function_words_of_a_language_with_spaces() -> None:
    table = read_lines("Home", "the river and the sea", "the " * 30)
    assert table["function_words"] == [0.0, 3.0, 20.0]
    assert table["function_word_share"] == [0.0, 0.6, 1.0]


def test_function_words_of_a_language_without_spaces() -> None:
    """Those of one character and the longer ones; for each character."""
    table = read_lines("青河水位", "他们在的了的", code="zh")
    assert table["function_words"][0] == 0.0
    assert table["function_words"][1] >= 3.0
    assert table["function_word_share"][1] == table["function_words"][1] / 6


def test_a_language_without_a_file_has_as_many_as_prose_of_its_length() -> None:
    """A third of the words, but no more words than one for six letters."""
    table = read_lines(ZULU, "a b c d e f", "Ngamamithangamamitha", "", code=None)
    assert table["function_words"][0] == 3.0
    assert table["function_words"][1] == pytest.approx(11 / 6 / 3)
    assert table["function_words"][2] == pytest.approx(1 / 3)
    assert table["function_words"][3] == 0.0
    assert read_lines(ZULU)["function_words"][0] < 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cue_related", "Related articles"),
        ("cue_comment", "Leave a comment"),
        ("cue_share", "Share on Facebook"),
        ("cue_subscribe", "Sign up for our newsletter"),
        ("cue_legal", "All rights reserved"),
        ("cue_more", "Read more"),
    ],
)
def test_cue_words(name: str, text: str) -> None:
    assert read_lines("The ferry is late.", text)[name] == [0.0, 1.0]


def test_cue_words_are_looked_for_at_both_ends_of_long_texts_alone() -> None:
    cue, rest = "All rights reserved", f" {PROSE}" * 4
    table = read_lines(PROSE, rest + cue + rest, rest + cue, cue + rest)
    assert table["cue_legal"] == [0.0, 0.0, 1.0, 1.0]
    assert table["cue_groups"] == [0.0, 0.0, 1.0, 1.0]


def test_a_closing_heading_says_nothing_else() -> None:
    table = read_lines(
        "猜你喜欢什么颜色", "猜你喜欢" + "：" * 40, "【猜你喜欢】", "相关阅读：", code="zh"
    )
    assert table["closing_heading"] == [0.0, 0.0, 1.0, 1.0]
