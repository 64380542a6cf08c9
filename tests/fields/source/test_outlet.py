"""Outlets and their addresses: what is none, then how sure each place is."""

from typing import Any

import pytest

from newsclean.fields.source.accounts import find_accounts, is_account_word
from newsclean.fields.source.outlet import find_outlet, find_outlet_url
from newsclean.lexicon.claim_names import OUTLET_CLAIMS
from newsclean.model import Block, Claim, Found, Kind, Link, Place
from tests.fields.small_pages import ENGLISH, PROSE, TITLE, Line, classed, jsonld, make_page, meta


def sure(found: tuple[Found[Any], ...]) -> list[tuple[Any, float]]:
    return [(item.value, item.confidence) for item in found]


def accounts(*lines: Line, claims: tuple[Claim, ...] = ()) -> list[tuple[Any, float]]:
    return sure(tuple(find_accounts(make_page(*lines, PROSE, claims=claims))))


def test_the_confidence_of_each_zone() -> None:
    line = "来源：某某晚报"
    assert sure(find_outlet(make_page(line, PROSE))) == [("某某晚报", 0.95)]
    assert sure(find_outlet(make_page(PROSE, line, PROSE))) == [("某某晚报", 0.8)]
    assert sure(find_outlet(make_page(PROSE, line))) == [("某某晚报", 0.85)]


@pytest.mark.parametrize("key", OUTLET_CLAIMS)
def test_the_head_names_the_source(key: str) -> None:
    source, _, name = key.partition(":")
    page = make_page(ENGLISH, claims=(Claim(source, name, "Harbour Post"),), lang="en")
    assert sure(find_outlet(page)) == [("Harbour Post", 0.75)]
    page = make_page(ENGLISH, claims=(Claim(source, name, "https://n.example/"),), lang="en")
    assert find_outlet(page) == ()


def linked(text: str, start: int, end: int, url: str = "https://n.example/1") -> Block:
    return Block(text, Kind.PARAGRAPH, Place(line=1), links=(Link(start, end, url),))


def test_the_address_of_an_outlet() -> None:
    based = jsonld("isBasedOn", "http://n.example/2")
    page = make_page(linked("来源：某某晚报", 3, 7), PROSE, claims=(based,))
    assert sure(find_outlet_url(page)) == [
        ("https://n.example/1", 0.9),
        ("http://n.example/2", 0.7),
    ]
    assert sure(find_outlet_url(make_page(PROSE, claims=(based,)))) == [("http://n.example/2", 0.7)]


@pytest.mark.parametrize(
    "block",
    [
        linked("来源：某某晚报", 3, 6),
        linked("来源：某某晚报", 3, 7, "/1"),
        linked("责任编辑：谭小桐", 5, 8),
    ],
)
def test_no_address_of_an_outlet(block: Block) -> None:
    assert find_outlet_url(make_page("来源：江畔网", block, PROSE)) == ()
    assert find_outlet_url(make_page(PROSE, claims=(jsonld("isBasedOn", "/2"),))) == ()


def test_the_confidence_of_each_account() -> None:
    assert accounts(TITLE, "城南旧事簿", "企鹅号") == [("城南旧事簿", 0.87)]
    assert accounts(TITLE, "城南旧事簿", "关注") == [("城南旧事簿", 0.87)]
    link = classed("城南旧事簿认证作者", "x", Link(0, 5, "/u/1"))
    assert accounts(TITLE, link) == [("城南旧事簿", 0.87)]
    by_class = classed("城南旧事簿", "source")
    assert accounts(TITLE, by_class) == [("城南旧事簿", 0.58)]
    agreed = (meta("article:author", "城南旧事簿"),)
    assert accounts(TITLE, by_class, claims=agreed) == [("城南旧事簿", 0.87)]


@pytest.mark.parametrize(
    "word",
    ["source", "account-x", "media-name", "medianame", "media_name", "laiyuan", "x-author"],
)
def test_classes_of_accounts(word: str) -> None:
    assert accounts(TITLE, classed("城南旧事簿", f"a b c {word}")) == [("城南旧事簿", 0.58)]
    assert accounts(TITLE, classed("城南旧事簿", f"a b c d {word}")) == []
    assert accounts(TITLE, classed("城南旧事簿", "a b c d")) == []


def test_a_button_stands_within_three_blocks() -> None:
    assert accounts(TITLE, "城南旧事簿", "说城南的旧事。", "昨天的事。", "关注") != []
    assert accounts(TITLE, "城南旧事簿", "说城南的旧事。", "昨天的事。", "今天的。", "关注") == []
    assert accounts("城南旧事簿", "关注", TITLE) == []


def test_without_a_headline_six_blocks_are_searched() -> None:
    filler = [f"{n}。" for n in range(4)]
    assert accounts("城南旧事簿", "关注", *filler) != []
    assert accounts("城南旧事簿", "关注", *filler, "5。") == []


def test_a_heading_of_the_first_level_is_a_headline() -> None:
    heading = Block("新桥通车了", Kind.HEADING, Place(line=3), level=1)
    assert accounts("城南旧事簿", "关注", heading) == []
    assert accounts("城南旧事簿", "关注", heading._replace(level=2)) != []


@pytest.mark.parametrize("block", ["认证作者", "城南旧事簿作者"])
def test_no_linked_account(block: str) -> None:
    assert accounts(TITLE, classed(block, "x", Link(0, 2, "/u/1"))) == []
    behind = classed("看城南旧事簿认证作者", "x", Link(1, 6, "/u/1"))
    assert accounts(TITLE, behind) == []


@pytest.mark.parametrize(
    ("line", "is_word"),
    [
        ("企鹅号", True),
        ("微信号 " + "x" * 35, True),
        ("微信号 " + "x" * 36, False),
        ("微信号：abc", True),
        ("微信号是什么", False),
        ("看微信号", False),
    ],
)
def test_words_for_accounts(line: str, is_word: bool) -> None:  # noqa: FBT001 - the answer looked for
    assert is_account_word(line, make_page(PROSE)) is is_word
