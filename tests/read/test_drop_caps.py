"""A large initial in a block of its own goes to the word that it begins."""

import pytest

from newsclean.model import Block, Decoded, Kind, Link, Place
from newsclean.read.drop_caps import join_drop_caps
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html

REST = "he tram left the depot just after midnight, and the tracks were fenced off."


def join(cap: str, rest: str, kind: Kind = Kind.PARAGRAPH, more: str = "It was late.") -> list[str]:
    blocks = [Block(cap, Kind.PARAGRAPH, Place(1)), Block(rest, kind, Place(3))]
    return [
        block.text for block in join_drop_caps([*blocks, Block(more, Kind.PARAGRAPH, Place(5))])
    ]


@pytest.mark.parametrize(
    ("cap", "rest", "more", "text"),
    [
        ("T", REST, "", "The tram"),
        ("„D", "ie Brücke bleibt gesperrt, bis der Frost aus dem Boden ist.", "", "„Die Brücke"),
        ("В", "чера утром мост через реку закрыли до самой весны для машин.", "", "Вчера утром"),
        ("A", "fter the storm nobody could cross the river for two whole days.", "", "After the"),
        ("A", "new ferry will cross the river from Monday, the town has said.", "The new one.", "A new"),
    ],
)  # fmt: skip
def test_an_initial_joins_its_word(cap: str, rest: str, more: str, text: str) -> None:
    assert join(cap, rest, more=more)[0].startswith(text)


@pytest.mark.parametrize(
    ("cap", "rest"),
    [
        ("T", "The tram left the depot just after midnight, and nobody knew why."),  # a capital below
        ("T", "he tram left."),  # no paragraph
        ("t", REST),
        ("TV", REST),
        ("3", REST),
        ("昨", "天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤，约有四十户人家。"),
    ],
)  # fmt: skip
def test_other_short_blocks_stay(cap: str, rest: str) -> None:
    assert join(cap, rest)[:2] == [cap, rest]


def test_no_list_item_takes_a_letter() -> None:
    """An index of names from A to Z."""
    assert len(join("T", REST, kind=Kind.LIST_ITEM)) == 3


def test_links_move_with_their_words() -> None:
    block = Block(REST, Kind.PARAGRAPH, Place(3), links=(Link(3, 7, "/tram"),))
    joined = join_drop_caps([Block("T", Kind.PARAGRAPH, Place(1)), block])[0]
    assert [joined.text[link.start : link.end] for link in joined.links] == ["tram"]


def test_pages_and_dumps_are_read_so() -> None:
    html = f"<div class='cap'>T</div><p>{REST}</p>"
    for page in (
        read_html(Decoded(html, "utf-8", "utf-8", 1.0))[0],
        read_text(Decoded(f"T\n\n{REST}", "utf-8", "utf-8", 1.0)),
    ):
        assert [block.text for block in page.blocks] == [f"T{REST}"]
