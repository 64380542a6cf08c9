"""Captions by who stands where: what is none, then what is one."""

import time

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.captions.left_right import collect_side_heads, has_picture_sides


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "At the mill the road bends left, then right, and ends at the water."),
        ("en", "The left, divided as ever, lost the vote. The right, for once, did not win it."),
        ("en", "Read the words from left to right."),
        ("en", "He came to the mill, left, and went on."),
        ("en", "Roux, left, and went on."),
        ("en", "Ann roux, left, and went on."),
        ("en", "Ann Roux; left, and went on."),
        ("en", "Read it from left; then"),
        ("en", "Lesen, from left to"),
        ("de", "Anna Rau (l) an der Schleuse"),
        ("en", "You are from the harbour, right?"),
        ("de", "Der Wagen kam von links und hielt."),
        ("de", "Maße: 30 (L) mal 20 (M) Zentimeter"),
        ("de", "Die Linke, so heißt es, will das nicht."),
        ("zh", "他向左转，再向右转，走进了河边的小店。"),
        ("ja", "左派（さは）の議員は反対した。"),
    ],
)
def test_running_text_turns_left_as_well(code: str, line: str) -> None:
    assert not has_picture_sides(line, get_lexicon(code))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Ann Roux, left, and Ben Lee, second from right, at the new lock."),
        ("en", "Ann Roux (right) opens the lock."),
        ("en", "At the old lock, Ann Roux, left, opens it"),
        ("en", "Pictured is Roux, left, at the lock"),
        ("en", "The crew (from left Ann Roux and Ben Lee) at the lock"),
        ("en", "The crew from left: Ann Roux, Ben Lee, Cy Holt"),
        ("en", "Pictured at the back, from left, are Ann Roux and Ben Lee."),
        ("de", "Anna Rau (l.) und Jost Brink an der Schleuse"),
        ("de", "Anna Rau (SPD, l), Ministerin des Innern, an der Schleuse"),
        ("de", "Anna Rau, Jost Brink und Ole Sand (von links) an der Schleuse"),
        ("fr", "Anne Roux, à gauche, ouvre l’écluse. De gauche à droite : Luc, Paul, Jean"),
        ("fi", "Aino Koski (vas.) ja Matti Ranta sululla"),
        ("zh", "五月十九日，容若水（中）在船闸上讲话。"),
        ("zh", "左起：容若水、闵之行"),
        ("ja", "水門を開く山田町長（左から２人目）"),
        ("ja", "水門を開く山田町長（左）ら"),
    ],
)
def test_who_stands_where_is_a_caption(code: str, line: str) -> None:
    assert has_picture_sides(line, get_lexicon(code))


@pytest.mark.parametrize("colon", list(",:："))
def test_what_introduces_the_sides(colon: str) -> None:
    assert has_picture_sides(f"The crew from left{colon} Ann Roux", get_lexicon("en"))


@pytest.mark.parametrize("brackets", ["()", "（）"])
def test_sides_in_brackets(brackets: str) -> None:
    opener, closer = brackets[0], brackets[1]
    assert has_picture_sides(f"Ann Roux {opener}left{closer}", get_lexicon("en"))
    assert has_picture_sides(f"the crew {opener}from left Ann Roux", get_lexicon("en"))


@pytest.mark.parametrize("comma", list(",，、"))
def test_sides_between_commas(comma: str) -> None:
    assert has_picture_sides(f"Ann Roux{comma} left", get_lexicon("en"))
    assert has_picture_sides(f"Ann (SPD{comma} l)", get_lexicon("de"))


def test_a_line_of_450_characters_may_be_a_caption() -> None:
    line = "Ann Roux, left, at the " + "x" * 427
    assert has_picture_sides(line, get_lexicon("en"))
    assert not has_picture_sides(line + "x", get_lexicon("en"))


def test_heads_of_sides() -> None:
    assert collect_side_heads(get_lexicon("en")) == {"left", "right", "centre", "center"}
    assert collect_side_heads(get_lexicon("zh")) == set("左右中") | {
        *("left", "right", "centre", "center")
    }


@pytest.mark.parametrize("code", ["zh", "ja"])
def test_each_wide_side_has_a_head(code: str) -> None:
    lexicon = get_lexicon(code)
    heads = collect_side_heads(lexicon)
    wide = [side for side in lexicon.cues["side"] | lexicon.cues["from_side"] if not side.isascii()]
    assert len(wide) > 9
    assert not any(map(heads.isdisjoint, wide))


@pytest.mark.parametrize("sign", [",", "(", "left,", "(left", "左（"])
def test_a_long_line_costs_little(sign: str) -> None:
    start = time.process_time()
    for text in (sign * 500_000, (sign * 450)[:450]):
        has_picture_sides(text, get_lexicon("ja"))
    assert time.process_time() - start < 1
