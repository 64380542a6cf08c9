"""What stands where a name could and is none."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    collect_button_words,
    is_organisation,
    is_refused_name,
)

EN, ZH = get_lexicon("en"), get_lexicon("zh")


@pytest.mark.parametrize("name", ["张建国", "报社", "网易", "张三 李四", ""])
def test_no_organisation_in_chinese(name: str) -> None:
    assert not is_organisation(name, ZH)


@pytest.mark.parametrize(
    "name", ["新京报", "某某网", "青河公司", "青河 编辑部", "社", "Harbour News"]
)
def test_organisations_in_chinese(name: str) -> None:
    assert is_organisation(name, ZH)


@pytest.mark.parametrize("name", ["Jane Miller", "Goodnews", "Newsom"])
def test_no_organisation_in_english(name: str) -> None:
    assert not is_organisation(name, EN)  # where spaces part words, only a whole word counts


@pytest.mark.parametrize("name", ["Harbour News", "Team Ray", "BBC"])
def test_organisations_in_english(name: str) -> None:
    assert is_organisation(name, EN)


@pytest.mark.parametrize("name", ["张三", "关山月"])
def test_a_name_is_not_refused(name: str) -> None:
    assert not is_refused_name(name, ZH)


@pytest.mark.parametrize("name", ["佚名", "责任编辑", "朋友圈", "关注", "新京报"])
def test_refused_names(name: str) -> None:
    assert is_refused_name(name, ZH)


def test_boilerplate_words_have_no_spaces_and_buttons_their_heads() -> None:
    assert "signup" in collect_boilerplate_words(EN)
    assert "sign up" not in collect_boilerplate_words(EN)
    assert "关注" in collect_button_words(ZH) - collect_boilerplate_words(ZH)
    assert "关" not in collect_button_words(ZH)
    assert collect_button_words(EN) == collect_boilerplate_words(EN)
