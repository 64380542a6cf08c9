"""A list of names at the head of a text: where it begins, how long it may be, where it stops."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.name_list import find_names, read_names
from newsclean.parsers.names.name_text import NameSpan

EN, ZH, KO = get_lexicon("en"), get_lexicon("zh"), get_lexicon("ko")


@pytest.mark.parametrize("text", ["", " ", "，、", "of the town"])
def test_no_names(text: str) -> None:
    assert find_names(text, EN, labelled=False) == ((), 0)


@pytest.mark.parametrize("sign", [" ", "\t", "、", "，", ",", "， \t"])
def test_separators_before_the_first_name_are_skipped(sign: str) -> None:
    reading = find_names(f"{sign}Ann Lee, Tom Ray", EN, labelled=False)
    at = len(sign)
    assert reading.names == (NameSpan("Ann Lee", at, at + 7), NameSpan("Tom Ray", at + 9, at + 16))
    assert reading.stop == at + 16


def test_no_other_sign_is_skipped() -> None:
    assert find_names(":Ann Lee", EN, labelled=False).names == ()


def test_a_text_is_read_up_to_1200_characters() -> None:
    names = "Ann Lee" + ", " * 596
    assert len(find_names(names + "x", EN, labelled=False).names) == 1
    assert len(names + "x" * 6) == 1205
    assert find_names(names + "x" * 6, EN, labelled=False).names == ()


def test_the_script_of_the_first_letter_decides() -> None:
    assert [name.name for name in find_names("홍길동, 김수로", KO, labelled=False).names] == [
        "홍길동",
        "김수로",
    ]
    assert [name.name for name in find_names("张三李四", ZH, labelled=False).names] == [
        "张三",
        "李四",
    ]
    assert [name.name for name in find_names("Ann Lee", ZH, labelled=False).names] == ["Ann Lee"]


def test_a_name_is_tidied() -> None:
    reading = find_names(" 张 三 李 四 王 五", ZH, labelled=True)
    assert [name.name for name in reading.names] == ["张三", "李四", "王五"]
    assert (reading.names[0].start, reading.names[0].end, reading.stop) == (1, 4, 12)


def test_same_text_is_read_once_however_far_it_is_set_in() -> None:
    """Many fields of a page ask for the same names: reading them again took a tenth of its time."""
    english = get_lexicon("en")
    read_names.cache_clear()
    readings = [find_names(text, english, labelled=False) for text in ("Ann Lee", "  Ann Lee")]
    assert [reading.names[0].start for reading in readings] == [0, 2]
    assert read_names.cache_info().misses == 1


def test_text_too_long_for_names_is_not_kept() -> None:
    read_names.cache_clear()
    find_names("Ann Lee, " * 1000, get_lexicon("en"), labelled=True)
    assert read_names.cache_info().currsize == 0
