"""What stands far from all prose is furniture that nobody weighs; what may be a story's is weighed."""

import pytest

from newsclean.label.labelling import UNWEIGHED_RULES, label
from newsclean.label.menu_runs import FIRST_MENU_LINES, LAST_MENU_LINES
from newsclean.label.near_prose import (
    BLOCKS_ABOVE_LINE,
    BLOCKS_BELOW_LINE,
    LINES_ABOVE_PROSE,
    LINES_BELOW_PROSE,
    MAX_GAP_BLOCKS,
    Sign,
    find_near_prose,
    read_sign,
    skip_unweighed,
)
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Markup, Page, Place, Role
from newsclean.read.html.reader import read_html

FAR = UNWEIGHED_RULES["html"]
SENTENCE = "The river rose by two metres in the night."
PROSE = f"{SENTENCE} The lower streets were cleared, and the ferry did not sail until the morning."
LINE = "Mayor of the river town reopens the bridge"
MENU = "Sports"


def weigh(*lines: str) -> list[str]:
    """Which paragraphs of a page are weighed."""
    blocks = [Block(line, Kind.PARAGRAPH, Place()) for line in lines]
    return [lines[i] for i in find_near_prose(blocks)]


def weighs(line: str) -> bool:
    """Whether a line is weighed right below prose that stands between long menus."""
    return line in weigh(*[MENU] * 30, PROSE, *[MENU] * BLOCKS_BELOW_LINE, line, *[MENU] * 30)


@pytest.mark.parametrize(
    "line", ["Politics", "Ann Roux", "体育", "Mayor reopens the bridge at last -"]
)
def test_a_short_line_that_stands_beside_no_other_is_not_weighed(line: str) -> None:
    """It is a button, or a line of a menu."""
    assert not weighs(line)


@pytest.mark.parametrize(
    "line",
    [LINE, "青河大桥周三重新开放市民步行过桥", "12 May", "Photo: Ledger", "来源：日报", "٢٣ مايو"],
)
def test_a_longer_line_or_one_with_a_digit_or_colon_is_weighed_near_prose(line: str) -> None:
    """It may be a headline or a list's, or it dates or credits the story."""
    assert weighs(line)


def test_prose_is_long_or_sentences_that_follow_each_other() -> None:
    """One sentence alone may be a teaser."""
    far = [MENU] * (LINES_ABOVE_PROSE + LINES_BELOW_PROSE)
    assert LINE not in weigh(PROSE, *far, LINE)
    assert LINE not in weigh(PROSE, *far, SENTENCE, MENU, SENTENCE, LINE)
    assert LINE in weigh(PROSE, *far, SENTENCE, SENTENCE, LINE)


def test_thai_sentences_have_no_full_stop() -> None:
    """A Latin line without one is no sentence, nor is a short Thai line."""
    long = "ป้าสมจิตร แม่ค้าขายขนมฝั่งตะวันออกบอกว่า เธอข้ามสะพานทุกเช้า"
    assert read_sign(Block(long, Kind.PARAGRAPH, Place())) is Sign.SENTENCE
    assert read_sign(Block(long[:30], Kind.PARAGRAPH, Place())) is Sign.NOTHING
    assert read_sign(Block(f"{long} Bangkok", Kind.PARAGRAPH, Place())) is Sign.LINE


def test_so_many_lines_above_and_below_prose_are_near_it() -> None:
    """More above it: menus and pictures stand between a headline and its story."""
    above = [LINE, *[MENU] * (LINES_ABOVE_PROSE - 1), PROSE]
    below = [PROSE, *[MENU] * (LINES_BELOW_PROSE - 1), LINE]
    assert LINE in weigh(*above)
    assert LINE not in weigh(MENU, LINE, MENU, *above[1:])
    assert LINE in weigh(*below)
    assert LINE not in weigh(*below[:-1], MENU, LINE)


def test_lines_that_follow_lines_near_prose_are_near_it() -> None:
    """A long list goes on far below the prose above it; after a wider gap another begins."""
    gap = [MENU] * MAX_GAP_BLOCKS
    found = weigh(PROSE, *[LINE, *gap] * LINES_BELOW_PROSE, f"{LINE} again", MENU, *gap, SENTENCE)
    assert f"{LINE} again" in found
    assert SENTENCE not in found


def test_short_items_of_a_list_near_prose_are_weighed() -> None:
    """However far down the list goes: they are no links."""
    prose = Block(PROSE, Kind.PARAGRAPH, Place())
    items = [Block("Catering", Kind.LIST_ITEM, Place())] * 30
    assert len(find_near_prose([prose, *items])) == 31


def test_so_many_blocks_beside_a_line_are_weighed() -> None:
    """A headline of two words stands above its date, and a name below it."""
    menu = [f"Section {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    found = weigh(*menu, PROSE, *menu)
    assert found == [*menu[-BLOCKS_ABOVE_LINE:], PROSE, *menu[:BLOCKS_BELOW_LINE]]


@pytest.mark.parametrize("lines", [(), (MENU,) * 20, (SENTENCE, *[MENU] * 20, LINE, *[MENU] * 9)])
def test_a_page_without_prose_is_weighed_whole(lines: tuple[str, ...]) -> None:
    """A poem, a section front."""
    assert weigh(*lines) == [*lines]


def test_the_middle_of_a_long_menu_is_not_weighed_on_a_page_without_prose() -> None:
    """As in a dump, fewer lines are weighed at its upper end."""
    menu = [f"Section {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    ends = [*menu[:FIRST_MENU_LINES], *menu[-LAST_MENU_LINES:]]
    assert weigh(*menu, LINE, *menu) == [*ends, LINE, *ends]


@pytest.mark.parametrize(("links", "weighed"), [(21, True), (22, False)])
def test_a_block_of_which_more_than_half_is_linked_is_a_link(links: int, *, weighed: bool) -> None:
    """A menu of pictures has longer links than one of words."""
    assert len(LINE) == 42
    menu = Block(MENU, Kind.LIST_ITEM, Place(), markup=Markup(link_chars=len(MENU)))
    prose = Block(PROSE, Kind.PARAGRAPH, Place(), markup=Markup())
    line = Block(LINE, Kind.PARAGRAPH, Place(), markup=Markup(link_chars=links))
    page = Page("html", (prose, *[menu] * BLOCKS_BELOW_LINE, line))
    assert (line in skip_unweighed(page)[0].blocks) == weighed


@pytest.mark.parametrize(
    ("block", "weighed"),
    [
        (Block(MENU, Kind.HEADING, Place(), level=1, markup=Markup(link_chars=len(MENU))), True),
        (Block(MENU, Kind.HEADING, Place(), level=2, markup=Markup()), False),
        (Block(MENU, Kind.LIST_ITEM, Place(), level=1, markup=Markup()), False),
    ],
)
def test_a_first_level_heading_is_weighed_with_the_lines_near_it(
    block: Block, *, weighed: bool
) -> None:
    """It is the headline mostly, however far above the story it stands, and if it is a link."""
    menu = Block(MENU, Kind.LIST_ITEM, Place(), markup=Markup(link_chars=len(MENU)))
    date = Block("12 May", Kind.PARAGRAPH, Place(), markup=Markup())
    prose = Block(PROSE, Kind.PARAGRAPH, Place(), markup=Markup())
    page = Page("html", (block, *[menu] * 5, date, *[menu] * LINES_ABOVE_PROSE, prose))
    places = skip_unweighed(page)[1]
    assert (0 in places, 6 in places) == (weighed, weighed)


def test_headings_alone_are_no_prose() -> None:
    heading = Block("Results", Kind.HEADING, Place(), level=1)
    menu = [Block(MENU, Kind.PARAGRAPH, Place())] * 20
    assert len(find_near_prose([heading, *menu])) == 21


def test_what_is_far_from_prose_is_furniture_and_every_block_has_its_role() -> None:
    """Roles stand in the page's order, those of links that nobody weighed among them."""
    link = "<li><a href=x>Sports</a></li>"
    page = read_html(Decoded(f"<ul>{link * 20}</ul>{f'<p>{PROSE}</p>' * 3}", "utf-8", "utf-8", 1))[
        0
    ]
    labelled = label(page, get_lexicon("en"))
    assert [item.block for item in labelled] == list(page.blocks)
    far, beside = labelled[: 20 - BLOCKS_ABOVE_LINE], labelled[20 - BLOCKS_ABOVE_LINE : 20]
    assert {(item.rule, item.role) for item in far} == {(FAR, Role.FURNITURE)}
    assert FAR not in {item.rule for item in beside}
    assert [item.role for item in labelled[20:]] == [Role.BODY] * 3


def test_what_is_skipped_below_a_closing_heading_is_of_other_stories() -> None:
    """As are the blocks there that are weighed: no name or date of theirs is the story's."""
    story = f"<p>{'河水一夜上涨两米，下游的街道全部疏散。' * 3}</p>" * 3
    body = f"{story}<h3>相关文章</h3><ul>{'<li><a href=x>体育</a></li>' * 20}</ul>"
    labelled = label(read_html(Decoded(body, "utf-8", "utf-8", 1))[0], get_lexicon("zh"))
    assert len(labelled) == 24
    assert {(item.rule, item.role) for item in labelled[3:]} == {
        ("below a closing heading", Role.RELATED)
    }
