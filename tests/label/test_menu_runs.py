"""Menus: long runs of links or of short lines, whose middle is never weighed."""

import pytest

from newsclean.label.labelling import label
from newsclean.label.menu_runs import EDGE_LINKS, FIRST_MENU_LINES, LAST_MENU_LINES, skip_menu_runs
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Markup, Page, Place, Role
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html

PROSE = "<p>The river rose by two metres in the night, and the lower streets were cleared.</p>"
LINK = "<li><a href=x>Sports</a></li>"


def page_of(body: str) -> Page:
    """A page of HTML."""
    return read_html(Decoded(body, "utf-8", "utf-8", 1.0))[0]


def test_the_middle_of_a_menu_is_furniture_and_every_block_has_its_role() -> None:
    """Roles stand in the page's order, those of links that nobody weighed among them."""
    page = page_of(f"<ul>{LINK * 20}</ul>{PROSE * 3}")
    labelled = label(page, get_lexicon("en"))
    assert [item.block for item in labelled] == list(page.blocks)
    rules = [item.rule for item in labelled[:20]]
    assert rules.count("menu") == 20 - 2 * EDGE_LINKS
    assert rules[:EDGE_LINKS] == rules[-EDGE_LINKS:] == ["card"] * EDGE_LINKS
    assert [item.role for item in labelled[20:]] == [Role.BODY] * 3


def test_what_is_no_run_of_short_links_is_weighed() -> None:
    """Few links, links with words beside them, linked headings, long links, another landmark."""
    beside = "<li><a href=x>Sports</a> of today and tomorrow</li>"
    heading = "<h3><a href=x>Sports</a></h3>"
    long = f"<li><a href=x>{'Sports and more ' * 5}</a></li>"
    parted = f"<nav><ul>{LINK * 2 * EDGE_LINKS}</ul></nav><footer><ul>{LINK * 2 * EDGE_LINKS}</ul></footer>"
    for body in (LINK * 2 * EDGE_LINKS, beside * 9, heading * 9, long * 9, parted):
        page = page_of(PROSE + body)
        assert skip_menu_runs(page)[0].blocks == page.blocks


@pytest.mark.parametrize(
    ("length", "links", "skipped"),
    [(59, 59, 2), (60, 60, 0), (40, 38, 2), (40, 37, 0), (40, 0, 0)],
)
def test_a_link_is_short_and_nearly_all_of_its_block(length: int, links: int, skipped: int) -> None:
    """Shorter than 60 characters, of which nineteen in twenty are linked."""
    link = Block("x" * length, Kind.LIST_ITEM, Place(), markup=Markup(link_chars=links))
    assert len(skip_menu_runs(Page("html", (link,) * 8))[1]) == 8 - skipped


def test_more_is_weighed_at_the_lower_end_of_short_lines() -> None:
    """The headline and its byline may be the last lines of a menu; three links in HTML."""
    page = dump_of([*["Sports"] * 30, SENTENCE])
    assert skip_menu_runs(page)[1] == [*range(6), *range(16, 31)]
    html = page_of(f"<ul>{LINK * 9}</ul>{PROSE}")
    assert skip_menu_runs(html)[1] == [0, 1, 2, 6, 7, 8, 9]


def dump_of(lines: list[str]) -> Page:
    """A page of text."""
    return read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0))


SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared."


def test_the_middle_of_many_short_lines_is_furniture() -> None:
    """What stands at their ends is weighed: a headline may be the last but some."""
    menu = [f"Section {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdef"]
    page = dump_of([*menu, "Bridge closed", "Ann Roux", *[SENTENCE] * 3])
    labelled = label(page, get_lexicon("en"))
    unweighed = [i for i, item in enumerate(labelled) if item.rule == "menu"]
    assert unweighed == list(range(FIRST_MENU_LINES, len(menu) + 2 - LAST_MENU_LINES))
    assert labelled[len(menu)].rule == "card"


def test_what_is_no_run_of_short_lines_is_weighed() -> None:
    """Few lines, lines with a full stop or a date, lines as long as headlines; Chinese ones, too."""
    lines = (
        ["Sports"] * (FIRST_MENU_LINES + LAST_MENU_LINES),
        ["He slept."] * 40,
        ["12 May 2023", "Source: Ledger"] * 20,
        ["Mayor of the river town reopens a bridge"] * 40,
        ["青河大桥周三重新开放市民步行过桥"] * 40,
    )
    for menu in lines:
        page = dump_of([*menu, SENTENCE])
        assert skip_menu_runs(page)[0].blocks == page.blocks
