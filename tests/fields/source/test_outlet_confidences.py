"""How sure each kind of evidence for the outlet is."""

import pytest

from newsclean.fields.source.accounts import find_accounts, is_account_word
from newsclean.fields.source.outlet import find_outlet, find_outlet_url
from newsclean.model import Block, Kind, Link, Place
from tests.fields.small_pages import PROSE, TITLE, classed, jsonld, make_page, meta


@pytest.mark.parametrize(
    ("lines", "confidence"),
    [(("来源：某某晚报", PROSE), 0.95), ((PROSE, "来源：某某晚报"), 0.85)],
)
def test_a_credit_by_its_zone(lines: tuple[str, ...], confidence: float) -> None:
    assert [found.confidence for found in find_outlet(make_page(*lines))] == [confidence]


def test_the_head_and_links() -> None:
    (found,) = find_outlet(make_page(PROSE, claims=(meta("source", "某某晚报"),)))
    assert found.confidence == 0.75
    url = "https://e.example/1"
    based = find_outlet_url(make_page(PROSE, claims=(jsonld("isBasedOn", url),)))
    assert [(found.value, found.confidence) for found in based] == [(url, 0.7)]
    assert find_outlet_url(make_page(PROSE, claims=(jsonld("isBasedOn", "/1"),))) == ()
    block = Block("来源：某某晚报", Kind.PARAGRAPH, Place(), links=(Link(3, 7, url),))
    assert find_outlet_url(make_page(block, PROSE))[0].confidence == 0.9


@pytest.mark.parametrize(
    ("lines", "confidences"),
    [
        ((TITLE, "城南旧事簿", "企鹅号", PROSE), [0.87]),
        ((TITLE, "城南旧事簿", "甲", "乙", "关注", PROSE), [0.87]),
        ((TITLE, "城南旧事簿", "甲", "乙", "丙", "关注", PROSE), []),
        ((TITLE, classed("城南旧事簿", "a b c account"), PROSE), [0.58]),
        ((TITLE, classed("城南旧事簿", "a b c d account"), PROSE), []),
        (("城南旧事簿", "关注", "一", "二", "三", "四", PROSE), [0.87]),
        (("城南旧事簿", "关注", "一", "二", "三", "四", "五", PROSE), []),
    ],
)
def test_accounts(lines: tuple[str | Block, ...], confidences: list[float]) -> None:
    found = [a.confidence for a in find_accounts(make_page(*lines)) if a.value == "城南旧事簿"]
    assert found == confidences


def test_a_handle_is_short() -> None:
    page = make_page(PROSE)
    assert is_account_word("微信号 ".ljust(39, "a"), page)
    assert not is_account_word("微信号 ".ljust(40, "a"), page)


@pytest.mark.parametrize(
    "name", "source account media-name medianame media_name laiyuan author".split()
)
def test_each_class_name_of_accounts(name: str) -> None:
    assert len(list(find_accounts(make_page(TITLE, classed("城南旧事簿", name), PROSE)))) == 1
