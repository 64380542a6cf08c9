"""The scores of like blocks: which are left alone, then how much the others add."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.scorecard.group_vote import smooth_by_group
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

LINE = "The ferry runs again on Monday, they said."  # 42 characters


def block_of(
    number: int, text: str = LINE, *, classes: str = "", links: int = 0, path: str = "p"
) -> Block:
    """A paragraph of the same style and place as the others, but for what is given."""
    markup = Markup(("html", "body", "div", path), classes, link_chars=links)
    return Block(text, Kind.PARAGRAPH, Place(xpath=f"//{path}[{number}]"), markup=markup)


def added(blocks: list[Block], odds: list[float]) -> list[float]:
    """What the group adds to each block."""
    features = build_feature_table(Page("html", tuple(blocks)), get_lexicon("en"))
    return [round(value, 6) for value in smooth_by_group(features, odds)]


def test_two_alike_say_nothing_of_each_other() -> None:
    assert added([block_of(1), block_of(2)], [3.0, -1.0]) == [0.0, 0.0]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(block_of(3, classes="teaser"), id="other class words"),
        pytest.param(block_of(3, path="blockquote"), id="another element"),
    ],
)
def test_blocks_of_another_kind_have_no_voice(other: Block) -> None:
    assert added([block_of(1), block_of(2), other], [3.0, 3.0, -3.0]) == [0.0] * 3


def test_short_lines_and_links_are_left_alone() -> None:
    """The line of 39 characters and the block that is half links; both have a voice."""
    short, linked = block_of(3, LINE[3:]), block_of(4, links=len(LINE) // 2)
    assert len(short.text) == 39
    changes = added([block_of(1), block_of(2), short, linked], [2.0, 2.0, -2.0, -2.0])
    assert changes[2:] == [0.0, 0.0]
    assert changes[0] == changes[1] < 0
    less = [block_of(1), block_of(2), block_of(3, LINE[2:]), block_of(4, links=len(LINE) // 2 - 1)]
    assert all(added(less, [2.0, 2.0, -2.0, -2.0]))


def test_seven_tenths_of_a_score_are_the_mean_of_the_group() -> None:
    """Three blocks of one length with a mean of 1."""
    blocks = [block_of(n) for n in range(3)]
    assert added(blocks, [3.0, 1.0, -1.0]) == [-1.4, 0.0, 1.4]


def test_longer_blocks_weigh_more() -> None:
    blocks = [block_of(1, f"{LINE} {LINE}"), block_of(2), block_of(3)]
    assert added(blocks, [3.0, 0.0, 0.0])[1] > 0.7


def test_one_sure_block_does_not_speak_for_all() -> None:
    """Its voice is no louder than log-odds of 4, for or against."""
    blocks = [block_of(n) for n in range(3)]
    assert added(blocks, [90.0, 1.0, 1.0])[1] == round(0.7 * (2.0 - 1.0), 6)
    assert added(blocks, [-90.0, 1.0, 1.0])[1] == round(0.7 * (-2 / 3 - 1.0), 6)
