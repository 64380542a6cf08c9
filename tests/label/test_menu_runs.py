"""Menus of dumps: long runs of short lines, whose middle is never weighed."""

from newsclean.label.labelling import label
from newsclean.label.menu_runs import FIRST_MENU_LINES, LAST_MENU_LINES
from newsclean.label.near_prose import skip_unweighed
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Page
from newsclean.read.dump.reader import read_text


def dump_of(lines: list[str]) -> Page:
    """A page of text."""
    return read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0))


SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared."


def test_more_is_weighed_at_the_lower_end_of_short_lines() -> None:
    """The headline and its byline may be the last lines of a menu."""
    page = dump_of([*["Sports"] * 30, SENTENCE])
    assert skip_unweighed(page)[1] == [*range(6), *range(16, 31)]


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
        assert skip_unweighed(page)[0].blocks == page.blocks
