"""Points of a line above a Chinese story: near misses, then what each sign is worth."""

from typing import Any

import pytest

from newsclean.fields.title.line_points import LinesAbove, rank_lines_above
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Labelled, Layout, Page, Place, Role

TITLE = "青河大桥修了两年今天开放"  # 12 characters, 24 columns, no pair of the story
STORY = "雨中人们走过新的路面，许多老人说他们等得很久。"
DATE = "2020年05月12日 08:30"
PLAIN = 0.1 + 0.35 - 0.012


def item(text: str, role: Role = Role.FURNITURE, **more: Any) -> Labelled:
    """A labelled line."""
    return Labelled(
        Block(text, **{"kind": Kind.PARAGRAPH, "at": Place(), **more}), role, 0.0, "test"
    )


def dump(*lines: Labelled, story: str = STORY) -> LabelledPage:
    """Lines above a story."""
    items = (*lines, item(story, Role.BODY))
    blocks = tuple(each.block for each in items)
    return LabelledPage(Page("text", blocks), items, get_lexicon("zh"), lang="zh")


def points(*lines: Labelled, at: int = 0, story: str = STORY) -> float:
    """The points of one of some lines above a story."""
    return LinesAbove(dump(*lines, story=story)).score(at)


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("青河大桥修了两年今天再开放", 0.0),  # wider than a full line
        ("青河大桥修了", -0.35 / 2),  # 12 columns
        ("青河大桥修a", 0.35 * (11 / 24 - 1) - 0.1),
        ("青河大桥修了两年今天，开放！", 0.0),  # two marks
        ("青河，大桥修了，两年今天开放！", -0.08),
        ("青河大桥修了两年今天开放。", -0.3),
        ("青河大桥修了两年今天开放：", -0.3),
        ("青河大桥修了两年今天开放？", 0.0),
        ("青河大桥修了两年今天（开放）", 0.0),
        ("青河大桥修了两年今天开放（05月12日）", -0.15),
        ("05月12日青河大桥修了两年今天开放", 0.0),
    ],
)
def test_how_a_line_is_written(text: str, gain: float) -> None:
    assert points(item(text)) == pytest.approx(PLAIN + gain)


@pytest.mark.parametrize(
    ("more", "gain"),
    [
        ({}, 0.0),
        ({"layout": Layout(blank_before=2)}, 0.0),
        ({"layout": Layout(blank_after=1)}, 0.05),
        ({"kind": Kind.HEADING, "level": 1}, 0.05),
    ],
)
def test_how_a_line_is_set(more: dict[str, Any], gain: float) -> None:
    assert points(item(TITLE, **more)) == pytest.approx(PLAIN + gain)


@pytest.mark.parametrize(
    "text",
    [
        "青河大",
        "——！！",
        "青河大桥" * 40 + "青",
        "首页 > 新闻 > 青河",
        "青河 大桥 修了 两年 今天",
        DATE,
        "某某 发表于 昨天 13:42",
        "来源：青河日报",
    ],
)
def test_what_is_no_headline(text: str) -> None:
    assert points(item(text)) == 0.0
    assert list(rank_lines_above(dump(item(text)))) == []


def test_the_shortest_and_the_longest_line() -> None:
    assert points(item("青河大桥")) > 0
    assert points(item("青河大桥" * 40)) > 0


@pytest.mark.parametrize(("between", "gain"), [(0, 0.3), (2, 0.26), (3, 0.24), (4, 0.0)])
def test_a_date_below(between: int, gain: float) -> None:
    lines = [item(TITLE), *[item("频道")] * between, item(DATE)]
    plain = 0.45 - 0.012 * len(lines)
    assert points(*lines) == pytest.approx(plain + gain)


@pytest.mark.parametrize(("between", "loss"), [(0, -0.25), (5, -0.25), (6, 0.0)])
def test_a_date_above(between: int, loss: float) -> None:
    lines = [item(DATE), *[item("频道")] * between, item(TITLE)]
    assert points(*lines, at=len(lines) - 1) == pytest.approx(PLAIN + loss)


def test_a_date_above_says_nothing_where_one_is_below() -> None:
    assert points(item(DATE), item(TITLE), item(DATE), at=1) == pytest.approx(0.45 - 0.024 + 0.3)


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        (TITLE, 0.05),
        ("青河大桥修了两年今天a", 0.35 * (21 / 24 - 1) + 0.05),
        ("青河大桥修了两年今天", 0.35 * (20 / 24 - 1) - 0.1),
    ],
)
def test_a_line_that_stands_twice(text: str, gain: float) -> None:
    lines = [item(text), item(text)]
    assert points(*lines) == pytest.approx(0.45 - 0.024 + gain)


def test_pairs_that_come_again_in_the_story() -> None:
    story = f"青河大桥开了，{STORY}"  # 青河, 河大, 大桥: 3 of 11 pairs
    assert points(item(TITLE), story=story) == pytest.approx(PLAIN + 0.2 * 3 / 11)


def test_the_pairs_are_looked_for_in_eight_blocks() -> None:
    def gain(before: int) -> float:
        bodies = [item(STORY, Role.BODY)] * before
        items = (item(TITLE), *bodies, item("青河大桥", Role.BODY))
        page = Page("text", tuple(each.block for each in items))
        return LinesAbove(LabelledPage(page, items, get_lexicon("zh"))).score(0) - PLAIN

    assert gain(7) == pytest.approx(0.2 * 3 / 11)
    assert gain(8) == pytest.approx(0.0)


def test_the_labelled_headline_is_surer_and_no_line_is_quite_sure() -> None:
    plain, labelled = (
        next(iter(rank_lines_above(dump(item(TITLE, role)))))
        for role in (Role.FURNITURE, Role.HEADLINE)
    )
    assert (plain.rule, labelled.rule) == ("line above the story", "labelled headline")
    assert plain.confidence == pytest.approx(PLAIN)
    assert labelled.confidence == pytest.approx(PLAIN + 0.25)
    lines = (item(TITLE, Role.HEADLINE), item(DATE))
    surest = max(rank_lines_above(dump(*lines, story=TITLE + STORY)), key=lambda f: f.confidence)
    assert surest.confidence == 0.95


def test_lines_more_than_25_blocks_above_the_story_are_no_headline() -> None:
    lines = [item(TITLE, Role.HEADLINE), *[item("频道")] * 24]
    assert TITLE in {found.value for found in rank_lines_above(dump(*lines))}
    far = dump(*lines, item("频道"))
    assert TITLE not in {found.value for found in rank_lines_above(far)}


def test_the_name_of_an_image_is_taken_off() -> None:
    found = next(iter(rank_lines_above(dump(item(f"{TITLE} [share.gif]")))))
    assert (found.value, found.text) == (TITLE, f"{TITLE} [share.gif]")
