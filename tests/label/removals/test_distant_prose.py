"""Prose far below the story of a dump: what goes, and what of a story looks like it."""

import time

import pytest

from newsclean.label.labelling import label
from newsclean.label.removals.distant_prose import find_distant_lines
from newsclean.label.scorecard.card import Card
from newsclean.label.scorecard.trees import Forest, Split
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Role
from newsclean.read.dump.reader import read_text

NOTHING: frozenset[str] = frozenset()
MENU = [frozenset({"share"}), NOTHING, frozenset({"related"}), NOTHING, NOTHING, NOTHING]
BOX = [frozenset({"subscribe"}), frozenset({"subscribe", "legal"}), *[NOTHING] * 4]
STORY = "The river rose by two metres in the night, and the lower streets were cleared at dawn."


def found(story: float, *rest: tuple[float, list[frozenset[str]]]) -> frozenset[int]:
    """Which lines are far below, where a story and then clusters with furniture above them stand."""
    lengths, kept, cues = [story], [True], [NOTHING]
    for length, between in rest:
        lengths += [20.0] * len(between) + [length]
        kept += [False] * len(between) + [True]
        cues += [*between, NOTHING]
    return find_distant_lines(lengths, kept, cues)


def test_what_follows_furniture_of_two_kinds_goes_with_all_below() -> None:
    """The cluster below may have less furniture above it."""
    assert found(900.0, (200.0, MENU), (100.0, [NOTHING] * 6)) == {7, 14}


@pytest.mark.parametrize(
    ("story", "rest"),
    [
        pytest.param(900.0, [(200.0, MENU[:5])], id="a small box"),
        pytest.param(900.0, [(200.0, [NOTHING] * 40)], id="a table that was dropped"),
        pytest.param(900.0, [(200.0, [frozenset({"related"})] * 9)], id="links amid a story"),
        pytest.param(900.0, [(200.0, BOX)], id="a box to subscribe amid a story"),
        pytest.param(900.0, [(1000.0, MENU)], id="most of the story"),
        pytest.param(900.0, [(700.0, MENU), (700.0, MENU)], id="a story in parts"),
    ],
)
def test_near_misses_of_distant_prose(
    story: float, rest: list[tuple[float, list[frozenset[str]]]]
) -> None:
    assert not found(story, *rest)


def test_kinds_add_up_on_the_way() -> None:
    """One cluster may stand behind furniture of one kind, the next behind that of another."""
    related, legal = [frozenset({"related"}), *[NOTHING] * 5], [frozenset({"legal"})] * 6
    assert found(900.0, (100.0, related), (100.0, legal)) == {14}


def test_comments_may_be_longer_than_the_story() -> None:
    """What else is so long is a story in parts."""
    commented = [frozenset({"comment"}), *MENU]
    assert found(900.0, (600.0, commented), (600.0, commented)) == {8, 16}


@pytest.mark.parametrize(
    ("groups", "ended"),
    [
        ({"related"}, False),
        ({"related", "share"}, True),
        ({"comment", "subscribe"}, True),
        ({"share", "comment"}, True),
        ({"subscribe", "share"}, True),
        ({"paywall", "share"}, True),  # of a box to sign up, like `subscribe`
        ({"legal", "comment"}, True),
        ({"legal", "subscribe", "paywall"}, False),
        ({"related", "more"}, False),  # `more` is no kind that ends a story
        ({"more", "nav"}, False),
        ({"more", "nav", "related"}, True),
    ],
)
def test_which_cue_words_end_a_story(groups: set[str], *, ended: bool) -> None:
    between = [frozenset(groups), *[NOTHING] * 5]
    assert bool(found(900.0, (100.0, between))) is ended


@pytest.mark.parametrize(
    ("story", "below", "commented", "gone"),
    [
        (600.0, 600.0, False, True),
        (599.0, 601.0, False, False),
        (600.0, 1400.0, True, True),
        (599.0, 1401.0, True, False),
    ],
)
def test_how_much_may_stand_below(
    story: float, below: float, *, commented: bool, gone: bool
) -> None:
    """Half of the kept characters; with comments seven tenths."""
    between = [frozenset({"comment"} if commented else {"share"}), *MENU]
    assert bool(found(story, *[(below / 4, between)] * 4)) is gone


def test_the_story_is_the_longest_cluster() -> None:
    """What stands above it is no story, and the first of two equal ones is."""
    assert found(100.0, (900.0, MENU), (100.0, MENU)) == {14}
    assert found(100.0, (100.0, MENU)) == {7}


def test_nothing_kept_is_no_cluster() -> None:
    assert not find_distant_lines([10.0, 20.0], [False, False], [NOTHING, NOTHING])


def test_many_clusters_take_no_time() -> None:
    start = time.process_time()
    assert found(900_000.0, *[(20.0, MENU)] * 5_000)
    assert time.process_time() - start < 2


def test_explain_says_what_stood_too_far_below() -> None:
    lines = [
        "River rises by two metres in Moorhaven after a week of rain",
        *[f"{STORY} {name} said so." for name in ("Ann Roux", "Ben Lee", "Cy Holt", "Di Marsh")],
        *["Share on Facebook", "Related articles of today", "Old bridge", "New bridge"],
        *["All 3 comments", "Ferry", "Market", "Sign up for our newsletter"],
        *[f"{STORY} {name} wrote so in her letter." for name in ("Eve Hart", "Flo Beck")],
    ]
    page = read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0))
    sentences = Card(0.0, 0.0, Forest([Split("end_sentence", 0.5, 0.0, -1.0, 2.0)]))
    labelled = label(page, get_lexicon("en"), sentences)
    assert [item.role for item in labelled[1:5]] == [Role.BODY] * 4
    assert (labelled[-1].role, labelled[-1].rule) == (Role.RELATED, "far below the story")
