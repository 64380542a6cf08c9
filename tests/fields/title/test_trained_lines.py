"""The numbers of a line of a dump in a language with spaces: near misses, then hits."""

from typing import Any

import pytest

from newsclean.fields.title import trained_lines
from newsclean.fields.title.trained_lines import measure_line_features, rank_title_lines
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Labelled, Layout, Page, Place, Role

TITLE = "Harbour opens after two years of rain"
STORY = "Many people walked over it in the morning, and they said that they had waited long for it."
DATE = "12 May 2020"
MENU = "News"


def item(text: str, role: Role = Role.FURNITURE, score: float = 0.0, **more: Any) -> Labelled:
    """A labelled line."""
    block = Block(text, **{"kind": Kind.PARAGRAPH, "at": Place(), **more})
    return Labelled(block, role, score, "test")


def dump(*lines: Labelled, story: tuple[str, ...] = (STORY,)) -> LabelledPage:
    """Lines above a story."""
    items = (*lines, *(item(text, Role.BODY) for text in story))
    return LabelledPage(Page("text", tuple(i.block for i in items)), items, get_lexicon("en"))


def numbers(*lines: Labelled, at: int = 0, story: tuple[str, ...] = (STORY,)) -> dict[str, float]:
    """The numbers of one of some lines above a story."""
    return dict(measure_line_features(dump(*lines, story=story)))[at]


@pytest.mark.parametrize(
    ("name", "misses", "hits"),
    [
        ("ends like a sentence", ["A day?", "A.Bay", "A day"], ["A day.", "A day。"]),
        ("ends in a question", ["A day.", "A?Bay"], ["A day?", "A day!", "A day？"]),
        ("ends in a colon", ["A: day", "A day;"], ["A day:", "A day："]),
        ("short", ["A day in May"], ["A day in Ma"]),
        ("of a headline's length", ["a" * 29, "a" * 101], ["a" * 30, "a" * 100]),
        ("long", ["a" * 110], ["a" * 111]),
        ("capitals", ["A Day", "123 4a"], ["A DAY"]),
        ("opens with a quote", ["A “day”"], ["“A day”", '"A day"', "「A day」", "'A day'"]),
        ("opens with a bracket", ["A (day)"], ["(A day)", "[A day]", "【A day】"]),
        ("one or two words", ["A day in", "A day in May"], ["Day", "A day"]),
        ("a digit", ["A day in May"], ["A day in 2024", "٣ days"]),
        ("a colon inside", ["A day in May", "A day:"], ["May: a day", "五月：一天"]),
        ("bars", ["A day - May", "A day / May"], ["A day | May", "A > Bay", "A day · May"]),
        ("cues", ["A day in May", "Subscribe now"], ["Subscribe now, leave a comment"]),
        ("furniture", [TITLE], ["Home | News | Sport", DATE]),
        ("credit line", [TITLE], ["By Ann Lee", DATE]),
    ],
)
def test_form(name: str, misses: list[str], hits: list[str]) -> None:
    for text in misses:
        assert not numbers(item(text))[name], text
    for text in hits:
        assert numbers(item(text))[name], text


@pytest.mark.parametrize(
    ("text", "share"),
    [("A day in May", 0.0), ("A, bay", 1 / 4), ("A, b; c，d。e", 1.0), ("A, b, c, d, e, f", 1.0)],
)
def test_marks(text: str, share: float) -> None:
    assert numbers(item(text))["marks"] == share


@pytest.mark.parametrize(
    ("before", "after", "around"), [(0, 0, False), (1, 0, False), (0, 1, False), (2, 1, True)]
)
def test_empty_lines(before: int, after: int, around: bool) -> None:  # noqa: FBT001 - a column of the table
    row = numbers(item(TITLE, layout=Layout(blank_before=before, blank_after=after)))
    assert row["empty line before"] == (before > 0)
    assert row["empty line after"] == (after > 0)
    assert row["empty lines around"] == around


def test_bullet_and_indent() -> None:
    plain = numbers(item(TITLE))
    assert (plain["bullet"], plain["indent"]) == (False, 0.0)
    set_off = numbers(item(TITLE, layout=Layout(bullet="*", indent=4)))
    assert (set_off["bullet"], set_off["indent"]) == (True, 0.4)
    assert numbers(item(TITLE, layout=Layout(indent=30)))["indent"] == 1.0


@pytest.mark.parametrize(
    ("text", "share", "many"),
    [
        (TITLE, 0.0, 0.0),
        ("People harbours", 1 / 3, 1 / 8),  # as if of three words
        ("People walked morning harbours", 3 / 4, 3 / 8),
        ("Mornings walking peoples harbours", 2 / 4, 2 / 8),  # five letters: `walke` is not `walki`
        ("Said had for people", 1 / 3, 1 / 8),  # `said` is a function word, the others are short
        ("people " * 9, 1.0, 1.0),
        ("harbour " * 23 + "people x", 1 / 24, 1 / 8),
        ("harbour " * 24 + "people", 0.0, 0.0),  # 24 words are counted
    ],
)
def test_words_in_the_story(text: str, share: float, many: float) -> None:
    row = numbers(item(text.strip()))
    assert row["words in the story"] == pytest.approx(share)
    assert row["many words in the story"] == many


def test_how_far_a_line_is_behind_that_with_most_words_of_the_story() -> None:
    name = "fewer words in the story than another line"
    lines = [item("People walked morning harbours"), item(TITLE)]
    assert [numbers(*lines, at=at)[name] for at in (0, 1)] == [0.0, 0.75]


def test_the_opening_is_the_first_block() -> None:
    row = numbers(item("Harbour ferry opened"), story=(STORY, "The harbour ferry opened."))
    assert (row["words in the story"], row["words in the opening"]) == (1.0, 0.0)
    row = numbers(item("Harbour ferry opened"), story=("The harbour ferry opened.", STORY))
    assert (row["words in the story"], row["words in the opening"]) == (1.0, 1.0)


def test_a_line_of_the_story_is_not_compared_with_itself() -> None:
    row = numbers(at=0, story=("Harbour ferry opened", STORY))
    assert (row["words in the story"], row["words in the opening"]) == (0.0, 0.0)
    row = numbers(at=0, story=("Harbour ferry opened", "The harbour ferry opened."))
    assert (row["words in the story"], row["words in the opening"]) == (1.0, 0.0)


def test_the_words_are_looked_for_in_fourteen_blocks() -> None:
    line = item("Harbour ferry opened")
    assert numbers(line, story=(*["No."] * 13, "harbour"))["words in the story"] > 0
    assert numbers(line, story=(*["No."] * 14, "harbour"))["words in the story"] == 0


@pytest.mark.parametrize(
    ("above", "gap", "far"), [(1, 0.1, False), (30, 3.0, False), (31, 3.1, True), (45, 4.0, True)]
)
def test_distance_to_the_story(above: int, gap: float, far: bool) -> None:  # noqa: FBT001 - a column of the table
    row = numbers(item(TITLE), *[item(MENU)] * (above - 1))
    assert row["blocks above"] == pytest.approx(gap)
    assert (row["far above"], row["in the story"]) == (far, False)


def test_lines_of_the_story() -> None:
    rows = dict(measure_line_features(dump(item(TITLE), story=(STORY,) * 8)))
    assert [i for i, row in rows.items() if row["in the story"]] == [1, 2, 3, 4, 5]
    assert [i for i, row in rows.items() if row["behind its first block"]] == [2, 3, 4, 5]
    assert [i for i, row in rows.items() if row["among the first"]] == [0, 1, 2]


def test_lines_above_the_story() -> None:
    def count(above: int) -> bool:
        return 0 in dict(measure_line_features(dump(item(TITLE), *[item(MENU)] * (above - 1))))

    assert (count(80), count(81)) == (True, False)


@pytest.mark.parametrize(("between", "near"), [(0, True), (3, True), (4, False)])
def test_a_credit_below(between: int, near: bool) -> None:  # noqa: FBT001 - a column of the table
    row = numbers(item(TITLE), *[item(MENU)] * between, item(DATE))
    assert row["credit below"] == near
    assert not row["credit above"]


@pytest.mark.parametrize(("between", "near"), [(0, True), (4, True), (5, False)])
def test_a_credit_above(between: int, near: bool) -> None:  # noqa: FBT001 - a column of the table
    lines = [item(DATE), *[item(MENU)] * between, item(TITLE)]
    row = numbers(*lines, at=len(lines) - 1)
    assert row["credit above"] == near
    assert not row["credit below"]


@pytest.mark.parametrize(("between", "near"), [(0, True), (5, True), (6, False)])
def test_no_credit_near(between: int, near: bool) -> None:  # noqa: FBT001 - a column of the table
    lines = [item(TITLE), *[item(MENU)] * between, item(DATE)]
    assert numbers(*lines)["no credit near"] != near
    assert numbers(*reversed(lines), at=len(lines) - 1)["no credit near"] != near


@pytest.mark.parametrize(("chars", "is_credit"), [(159, True), (160, False)])
def test_a_long_line_is_no_credit(chars: int, is_credit: bool) -> None:  # noqa: FBT001 - a column of the table
    text = f"{DATE} harbour " + "x" * (chars - len(DATE) - 9)
    assert len(text) == chars
    assert numbers(item(text))["credit line"] == is_credit


@pytest.mark.parametrize(
    ("text", "other", "part", "opens"),
    [
        ("Harbour opens", "Harbour closes", False, False),
        ("Harbour opens", "Harbour opens", False, False),
        ("Harbour opens", "The Harbour opens", True, False),
        ("Harbour opens", "Harbour opens today", True, True),
        ("Harbour op", "Harbour opens today", False, False),  # nine letters
        ("Harbour ope", "Harbour opens today", True, True),
    ],
)
def test_other_lines_with_the_same_words(text: str, other: str, part: bool, opens: bool) -> None:  # noqa: FBT001 - columns of the table
    row = numbers(item(text), item(other))
    assert (row["part of another line"], row["opens another line"]) == (part, opens)


@pytest.mark.parametrize(("chars", "short"), [(19, True), (20, False)])
def test_a_short_line_above(chars: int, short: bool) -> None:  # noqa: FBT001 - a column of the table
    assert numbers(item("x" * chars), item(TITLE), at=1)["short line above"] == short
    assert not numbers(item(TITLE))["short line above"]


@pytest.mark.parametrize(("chars", "prose"), [(150, False), (151, True)])
def test_prose_below(chars: int, prose: bool) -> None:  # noqa: FBT001 - a column of the table
    assert numbers(item(TITLE), story=("x" * chars,))["prose below"] == prose
    assert not numbers(at=0, story=(STORY,))["prose below"]


@pytest.mark.parametrize(
    ("role", "score"), [(Role.HEADLINE, 3.0), (Role.CAPTION, -9.0), (Role.NOTICE, 9.0)]
)
def test_what_the_labeller_thinks(role: Role, score: float) -> None:
    row = numbers(item(TITLE, role, score))
    for name in (Role.HEADLINE, Role.CAPTION, Role.NOTICE):
        assert row[f"labelled {name}"] == (role is name)
    assert row["story's score"] == max(-1.0, min(1.0, score / 6))


def test_the_longest_line() -> None:
    rows = dict(measure_line_features(dump(item(MENU), item(TITLE), story=("No rain.",))))
    assert [row["longest"] for row in rows.values()] == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("text", ["ab", "--- a b ---", "x" * 221])
def test_what_is_no_headline(text: str) -> None:
    assert [i for i, _ in measure_line_features(dump(item(text)))] == [1]


@pytest.mark.parametrize("text", ["abc", "x" * 220])
def test_the_shortest_and_the_longest_headline(text: str) -> None:
    assert [i for i, _ in measure_line_features(dump(item(text)))] == [0, 1]


def test_a_line_with_less_than_three_tenths_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = dict.fromkeys(numbers(item(TITLE)), 0.0)
    monkeypatch.setattr(trained_lines, "load_weights", lambda _: weights)
    three = dump(item(TITLE), item("Another line"))
    assert [found.confidence for found in rank_title_lines(three)] == [pytest.approx(1 / 3)] * 3
    assert list(rank_title_lines(dump(item(TITLE), item("Another line"), item("And one")))) == []
