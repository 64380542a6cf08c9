"""How much of a line its credits explain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.coverage import (
    count_unexplained_chars,
    credit_coverage,
    drop_spans,
    find_void_label_spans,
    is_date_or_separator,
)
from newsclean.parsers.credits.lines import parse_credits

EN, ZH, KO = get_lexicon("en"), get_lexicon("zh"), get_lexicon("ko")


@pytest.mark.parametrize("char", ["a", "张", "Y", "한", "_", "'"])
def test_characters_of_words(char: str) -> None:
    assert not is_date_or_separator(char)


@pytest.mark.parametrize(
    "char", list("0９年月日时分秒时点點號号년월일시분초TZ上下午，,|:：/-()（）【】。")
)
def test_characters_of_dates_and_separators(char: str) -> None:
    assert is_date_or_separator(char)
    assert credit_coverage(f"x{char}", ()) == 0.5


@given(st.text(st.sampled_from("aTé新年丨・， 9２")))
def test_what_is_no_separator_is_counted(text: str) -> None:
    kept = [char for char in text if not (char.isspace() or is_date_or_separator(char))]
    assert count_unexplained_chars(text) == len(kept)


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("", 1),
        ("   ", 1),
        ("2022-08-18 11:00", 1),
        ("市长说话", 0),
        ("来源：青河报", 1),
        ("来源：青河报 市长来到河边", 0.5),
    ],
)
def test_share(line: str, share: float) -> None:
    assert credit_coverage(line, parse_credits(line, ZH)) == share


def test_a_mail_address_counts_beside_a_credit_only() -> None:
    line = "노을찬 기자 chan@haesol.example"
    assert credit_coverage(line, parse_credits(line, KO)) == 1
    assert credit_coverage("chan@haesol.example", ()) < 0.5
    at_work = "노을찬 기자 @haesol"
    assert credit_coverage(at_work, parse_credits(at_work, KO)) < 1


def test_labels_that_credit_nobody_count_with_a_lexicon_only() -> None:
    assert credit_coverage("作者：佚名", ()) < 0.5
    assert credit_coverage("作者：佚名", (), ZH) == 1


def test_spans_are_dropped_once() -> None:
    assert drop_spans("abcdef", []) == "abcdef"
    assert drop_spans("abcdef", [(3, 4), (0, 2), (1, 2)]) == "cef"
    assert drop_spans("abcdef", [(0, 4), (1, 2), (5, 6)]) == "e"


def void(line: str, code: str = "zh") -> list[str]:
    return [line[start:end] for start, end in find_void_label_spans(line, get_lexicon(code))]


@pytest.mark.parametrize(
    "line",
    [
        "记者：您修伞多少年了？",
        "记者：好！",
        "记者：好!",
        "记者：好?",
        "记者：好。",
        "图片来自青河",
        "图片",
        "没有词的行",
        "图片来源 网络",
        "图" * 401,
    ],
)
def test_no_void_label(line: str) -> None:
    assert void(line) == []


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("作者：佚名 青河", ["作者：佚名"]),
        ("作者：", ["作者："]),
        ("作者：佚名 来源：网络", ["作者：佚名", "来源：网络"]),
        ("图片来自网络", ["图片来自网络"]),
        ("图片来自网络，侵删", ["图片来自网络"]),
        ("图片来自视觉中国", ["图片来自视觉中国"]),
        (f"作者：{'青' * 20}", [f"作者：{'青' * 16}"]),
        ("青河 本文来源", ["本文来源"]),
    ],
)
def test_void_labels(line: str, spans: list[str]) -> None:
    assert void(line) == spans
