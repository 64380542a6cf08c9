"""Notices of pages: what they say in many languages, and what stories say with the same words."""

import re

import pytest

from newsclean.data import find_data
from newsclean.lexicon.lexicon import split_listed_words
from newsclean.lexicon.notices import load_notice_words, may_be_notice, measure_notice_share
from newsclean.lexicon.word_files import parse_words
from newsclean.text.fold import soften
from newsclean.text.words import split_tokens
from tests.lexicon.notice_lines import NEAR_MISSES, NOTICES

with open(find_data("pages", "notices.toml"), encoding="utf-8") as file:
    TABLES = parse_words(file.read())
LISTS = [(table, key, words) for table in TABLES for key, words in TABLES[table].items()]


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_stories_speak_of_the_same_things(text: str) -> None:
    assert measure_notice_share(text) < 0.5


@pytest.mark.parametrize("text", [text for texts in NOTICES.values() for text in texts])
def test_notices(text: str) -> None:
    """Each is a notice by more than half of its characters, and passes the first question."""
    assert measure_notice_share(text) >= 0.5
    assert may_be_notice(soften(text), split_tokens(soften(text)))


def test_quoted_speech_is_no_notice() -> None:
    """But a lone quotation mark begins no speech that has no end."""
    call = "Sign up for our newsletter today."
    assert measure_notice_share(f"“{call}”") == 0
    assert measure_notice_share(f"«{call}» 「{call}」") == 0
    assert measure_notice_share(f"Want a second “look? {call}") > 0.5
    long = "a" * 401
    assert measure_notice_share(f"“{long}. {call}”") > 0


def test_a_call_begins_with_what_it_asks_for() -> None:
    """Others tell of readers who do it."""
    assert measure_notice_share("Join the WhatsApp channel of the Ledger") == 1
    assert measure_notice_share("Politics: Join the WhatsApp channel of the Ledger") > 0.5
    assert measure_notice_share("Two in three join the WhatsApp channel of the Ledger") == 0
    assert measure_notice_share("扫码加入粉丝群") == 1
    assert measure_notice_share("店员说，不少人扫码加入粉丝群") == 0


def test_the_share_counts_characters_of_sentences() -> None:
    assert measure_notice_share("") == 0
    assert measure_notice_share("Sign up for our newsletter. " + "It rains a lot here today.") == (
        pytest.approx(26 / 54)
    )


@pytest.mark.parametrize(("table", "key", "words"), LISTS)
def test_words_stand_once_and_are_no_patterns(table: str, key: str, words: str) -> None:
    listed = split_listed_words(words, space=" ")
    assert len(listed) > 10
    assert sorted(set(listed)) == sorted(listed), f"twice in {table}.{key}"
    assert not re.search(r"[\\\[\](){}*+^$|]", words)


def test_each_table_has_both_lists() -> None:
    """A word of one of them alone says nothing, so none stands in both."""
    assert all(list(lists) == ["about", "says"] for lists in TABLES.values())
    for lists in TABLES.values():
        about, says = (set(split_listed_words(words, space=" ")) for words in lists.values())
        assert not about & says
    assert set(load_notice_words().kinds) == set(TABLES)
