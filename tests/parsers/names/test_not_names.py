"""What stands where a name could and is none."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    collect_button_words,
    is_organisation,
    is_organisation_or_placeholder,
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


@pytest.mark.parametrize("name", ["Jane Miller", "Will May", "Amartya Sen", "J.K. Rowe", "Al Gore"])
def test_a_person_is_no_organisation_or_placeholder(name: str) -> None:
    assert not is_organisation_or_placeholder(name, EN)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Staff",
            "admin",
            "Our Editors",
            "Newsroom",
            "The Editors",
            "Guest Writer",
            "Reuters",
            "",
        ),
        *("AP", "Harbour News", "news.example", "Facebook", "jo@news.example", "Senior Reporter"),
    ],
)
def test_organisations_and_placeholders(name: str) -> None:
    assert is_organisation_or_placeholder(name, EN)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Die Redaktion", "de"),
        ("La rédaction", "fr"),
        ("Redacción", "es"),
        ("Da Redação", "pt"),
        ("Redazione", "it"),
        ("Редакция", "ru"),
        ("وكالات", "ar"),
        ("Tim Redaksi", "id"),
        ("Ban biên tập", "vi"),
    ],
)
def test_placeholders_of_other_languages(name: str, code: str) -> None:
    assert is_organisation_or_placeholder(name, get_lexicon(code))
