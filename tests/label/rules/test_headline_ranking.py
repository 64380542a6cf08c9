"""Points of a block as the headline: what each sign is worth, and which of two blocks wins."""

from typing import Any

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.rules.headline_ranking import (
    COLUMN_POINTS,
    DUMP_COLUMN_POINTS,
    HTML_COLUMN_POINTS,
    LineForms,
    RankedHeadline,
    is_any,
    is_text_twice,
    rank_headlines,
    score_claims,
    score_recurrence,
)
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Layout, Markup, Page, Place

TITLE = "Harbour opens after two years"  # 29 characters, no word of the story
PROSE = "Many people walked over it in the morning rain, and they said that they had waited long."
PLAIN = 1.0 - 1 / 8  # a line of a headline's length, one block above the story


def block(text: str, kind: Kind = Kind.PARAGRAPH, **more: Any) -> Block:
    """A block with the markup that HTML pages need and dumps do not mind."""
    given = {"markup": Markup(("p",)), **more}
    return Block(text, kind, Place(), **given)


def rank(
    kind: str, blocks: list[Block], start: int, lang: str = "en", **head: str
) -> dict[int, RankedHeadline]:
    """The ranked blocks of a page by their index; `head` has what the head of the page claims."""
    names = {
        "og": ("meta", "og:title"),
        "title": ("html", "title"),
        "jsonld": ("jsonld", "headline"),
    }
    claims = tuple(Claim(*names[name], value) for name, value in head.items())
    table = build_feature_table(Page(kind, tuple(blocks), claims), get_lexicon(lang))
    return {ranked.at: ranked for ranked in rank_headlines(table, start)}


def points(first: Block, *below: Block, kind: str = "html", lang: str = "en", **head: str) -> float:
    """The points of a block that stands above others and the story."""
    blocks = [first, *below, block(PROSE)]
    return rank(kind, blocks, len(below) + 1, lang, **head)[0].points


def test_a_plain_line_has_the_points_of_its_length_alone() -> None:
    assert points(block(TITLE)) == pytest.approx(PLAIN)
    assert points(block(TITLE), kind="text") == pytest.approx(PLAIN)


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("Harbours!?", -1.5),  # 10 characters: odd, and it ends a sentence
        ("Harbour o", -2.5),
        ("Harbour op", -1.5),
        ("Harbour opens a", -1.5),
        ("Harbour opens at", 0.0),
        ("Harbour " + "x" * 132, 0.0),
        ("Harbour " + "x" * 133, -1.5),
        ("Harbour openHarbour open", -1.5),  # one text twice: 12 characters
        ("Harbour opens atHarbour opens at", 0.0),
    ],
)
def test_lengths(text: str, gain: float) -> None:
    ends = -1.2 if text.endswith("?") else 0.0
    expected = PLAIN + (gain if not ends else -1.5 + ends)
    assert points(block(text)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("Harbour opens after 2 years", 0.0),
        ("Harbour opens, after two years", 0.0),  # inside the line
        ("Harbour opens: after two years", 0.0),
        ("Harbour opens after two years.", -1.2),
        ("Harbour opens. After two years", 0.0),  # one sentence end
        ("Harbour opens. After two years.", -1.2 - 1.5),
        ("Harbour opens after two years,", -1.0),
        ("Harbour opens after two years:", -0.8),
        ("Harbour opens 12 May 2020 again", -1.5),
        ("Harbour opens | after two years", -0.7),
        ("Harbour | opens | after two years", -1.4),
        ("Harbour opens on harbour.example@sea", -2.0),
        ("(Harbour opens after two years", 0.0),  # a bracket says something in a dump only
    ],
)
def test_signs_of_a_line(text: str, gain: float) -> None:
    assert points(block(text)) == pytest.approx(PLAIN + gain)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Harbour advertisement for two years", 1),
        ("Harbour advertisement, leave a comment", 2),
        ("Harbour advertisement, leave a comment, subscribe", 2),  # two are counted
    ],
)
def test_words_of_menus(text: str, groups: int) -> None:
    assert points(block(text)) == pytest.approx(PLAIN - 0.8 * groups)


@pytest.mark.parametrize(
    ("more", "gain"),
    [
        ({"kind": Kind.LIST_ITEM}, -0.7),
        ({"markup": Markup(("p",), link_chars=len(TITLE))}, -2.0),
        ({"markup": Markup(("nav", "p"))}, -1.0),
        ({"markup": Markup(("aside", "p"))}, -1.0),
        ({"markup": Markup(("footer", "p"))}, -1.0),
        ({"markup": Markup(("article", "p"))}, 0.0),
        ({"markup": Markup(("p",), hidden=True)}, -0.5),
        ({"kind": Kind.HEADING, "level": 1}, 2.5),
        ({"kind": Kind.HEADING, "level": 2}, 0.8),
        ({"kind": Kind.LIST_ITEM, "level": 1}, -0.7),
    ],
)
def test_markup(more: dict[str, Any], gain: float) -> None:
    assert points(block(TITLE, **more)) == pytest.approx(PLAIN + gain)


DATE = "12 May 2020"


@pytest.mark.parametrize(("between", "gain"), [(0, 1.5), (3, 1.5), (4, 0.0)])
def test_a_date_within_four_blocks_below(between: int, gain: float) -> None:
    below = [block("Harbour Post")] * between + [block(DATE)]
    plain = 1.0 - len([*below, TITLE]) / 8
    assert points(block(TITLE), *below) == pytest.approx(plain + gain)


def test_a_date_above_says_nothing() -> None:
    ranked = rank("html", [block(DATE), block(TITLE), block(PROSE)], 2)
    assert ranked[1].points == pytest.approx(PLAIN)


LONG = "Harbour opens after two years and a day for you"  # 47 characters


@pytest.mark.parametrize(
    ("first", "below", "gain"),
    [
        (LONG, "Harbour Post", 0.0),
        (LONG, LONG, 1.6),  # the dump begins with the page's title
        (LONG[:39], LONG[:39], 0.0),
        (LONG[:40], LONG[:40], 1.6),
        ("[Harbour opens after two years", "Harbour Post", -1.5),
        ("（Harbour opens after two years", "Harbour Post", -1.5),
        ("Harbour [opens] after two years", "Harbour Post", -1.4),  # two separators
        ("Share this: Harbour opens after", "Harbour Post", -0.8 - 0.7),
    ],
)
def test_signs_of_a_line_in_a_dump(first: str, below: str, gain: float) -> None:
    separators = -0.7 * first.startswith("[")
    expected = 1.0 - 2 / 8 + gain + separators
    assert points(block(first), block(below), kind="text") == pytest.approx(expected)


@pytest.mark.parametrize(("lines", "gain"), [(0, 0.0), (1, 0.4), (3, 0.4)])
def test_an_empty_line_below_in_a_dump(lines: int, gain: float) -> None:
    set_apart = block(TITLE, layout=Layout(blank_after=lines))
    assert points(set_apart, kind="text") == pytest.approx(PLAIN + gain)
    assert points(set_apart) == pytest.approx(PLAIN)


@pytest.mark.parametrize(
    ("head", "gain", "why"),
    [
        ("Another harbour opens", 0.0, "line above the story"),
        (TITLE, 4.0, "the head's title"),
        (f"{TITLE} | Harbour Post", 3.0, "in the head's title"),
        (f"«{TITLE.upper()}»", 4.0, "the head's title"),  # letters and digits are compared
        (TITLE[:20], 0.0, "line above the story"),
    ],
)
@pytest.mark.parametrize("name", ["og", "title", "jsonld"])
def test_what_the_head_claims(head: str, gain: float, why: str, name: str) -> None:
    ranked = rank("html", [block(TITLE), block(PROSE)], 1, **{name: head})[0]
    assert ranked.points == pytest.approx(PLAIN + gain)
    assert ranked.why == why
    assert ranked.claimed == (gain > 0)


def test_a_short_line_is_a_part_of_a_claim_by_chance() -> None:
    claims = "\ntheharbouropens\n"
    assert [score_claims(key, claims)[0] for key in ("thehar"[:4], "thehar"[:5])] == [0.0, 3.0]


def test_a_first_level_heading_is_vouched_for_without_the_head() -> None:
    headings = [block(TITLE, Kind.HEADING, level=level) for level in (1, 2)]
    ranked = rank("html", [*headings, block(PROSE)], 2)
    assert [ranked[i].why for i in (0, 1)] == ["first-level heading", "line above the story"]
    assert [ranked[i].claimed for i in (0, 1)] == [True, False]
    claimed = rank("html", [headings[0], block(PROSE)], 1, og=TITLE)
    assert claimed[0].why == "the head's title"


@pytest.mark.parametrize(
    ("above", "taken"), [(0, 0.0), (1, 1 / 8), (8, 1.0), (24, 3.0), (25, 3.0), (40, 3.0)]
)
def test_distance_above_the_story(above: int, taken: float) -> None:
    heading = block(TITLE, Kind.HEADING, level=1)
    blocks = [heading, *[block("Menu")] * (above - 1), block(PROSE)] if above else [heading]
    assert rank("html", blocks, above)[0].points == pytest.approx(3.5 - taken)


@pytest.mark.parametrize(("below", "taken"), [(1, 1.2), (5, 2.0), (20, 5.0), (21, 5.0)])
def test_distance_below_the_story(below: int, taken: float) -> None:
    blocks = [block(PROSE)] * below + [block(TITLE, Kind.HEADING, level=1)]
    assert rank("html", blocks, 0, og=TITLE)[below].points == pytest.approx(7.5 - taken)


@pytest.mark.parametrize(
    "text", ["!", "* * *", "H", "", "Harbour " + "opens " * 35 + "xxx", "Harbour opens."]
)
def test_what_is_no_headline_at_all(text: str) -> None:
    """Signs, one letter, more than 220 characters; the last one is the story's first sentence."""
    assert 1 not in rank("html", [block("Harbour Post"), block(text), block(PROSE)], 1)


def test_the_longest_headline() -> None:
    text = "Harbour " + "x" * 212
    assert len(text) == 220
    heading = block(text, Kind.HEADING, level=1)
    assert 0 in rank("html", [heading, block(PROSE)], 1)
    assert 0 not in rank("html", [heading._replace(text=text + "x"), block(PROSE)], 1)


def test_only_headings_below_the_first_block_of_the_story() -> None:
    blocks = [block(TITLE), block(TITLE), block(TITLE, Kind.HEADING, level=1)]
    assert set(rank("html", blocks, 0)) == {0, 2}
    sentence = block(f"{TITLE}.", Kind.HEADING, level=1)
    assert 0 in rank("html", [sentence], 0)


def test_a_menu_line_is_left_out_whatever_words_it_has() -> None:
    hidden = block("News", markup=Markup(("p",), hidden=True))
    assert points(hidden) == pytest.approx(-1.5 - 0.5 - 1 / 8)
    below_nav = block("News", markup=Markup(("nav", "p")))  # 2.5 points would not suffice
    assert 0 not in rank("html", [below_nav, block(PROSE)], 1)


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Many harbours opened again", 1 / 4),
        ("Many people walked", 3 / 3),
        ("Many people", 2 / 3),  # of a short line no less than three words are counted
        ("And the it in", 0.0),  # words of three letters and less
        ("MANY PEOPLE WALKED", 3 / 3),
        ("many " + "harbours " * 19 + "people", 1 / 20),  # twenty words are counted
    ],
)
def test_words_that_come_again(line: str, share: float) -> None:
    story = "manypeoplewalkedoveritinthemorningrain"
    assert score_recurrence(line, story, get_lexicon("en")) == pytest.approx(2.5 * share)


@pytest.mark.parametrize(
    ("line", "share"),
    [("青河大桥", 3 / 3), ("青河", 1 / 3), ("大桥青河", 2 / 3), ("青" * 39 + "青河大桥", 1 / 40)],
)
def test_pairs_of_characters_that_come_again(line: str, share: float) -> None:
    score = score_recurrence(line, "昨天青河大桥通车", get_lexicon("zh"))
    assert score == pytest.approx(2.5 * share)


def test_a_line_does_not_recur_in_itself() -> None:
    line = "Many people walked there today"
    ranked = rank("html", [block(line), block("The harbour is closed.")], 0)
    assert ranked[0].points == pytest.approx(1.0)
    again = rank("html", [block(line), block("Many people walked, they said.")], 0)
    assert again[0].points == pytest.approx(1.0 + 2.5 * 3 / 5)


def test_how_much_of_the_story_is_looked_through() -> None:
    def gain(*story: str) -> float:
        blocks = [block("Harbour harbour harbour opened"), *map(block, story)]
        return rank("html", blocks, 1)[0].points - PLAIN

    assert gain(*["No word."] * 39, "harbour") > 0
    assert gain(*["No word."] * 40, "harbour") == pytest.approx(0)
    assert gain("x" * 5_993, "harbour") > 0
    assert gain("x" * 5_994, "harbour") == pytest.approx(0)


def test_the_best_is_first_and_of_equals_the_upper_one() -> None:
    table = build_feature_table(
        Page("html", (block("News"), block(TITLE), block(PROSE))), get_lexicon("en")
    )
    assert [ranked.at for ranked in rank_headlines(table, 2)] == [1, 0]
    heading = block(TITLE, Kind.HEADING, level=1)
    blocks = [heading, *[block("News")] * 30, heading, *[block("News")] * 26, block(PROSE)]
    best = rank_headlines(build_feature_table(Page("html", tuple(blocks)), get_lexicon("en")), 57)
    assert [ranked.at for ranked in best][:2] == [0, 31]


@pytest.mark.parametrize("text", ["The Herald", "aba", "The HeraldThe Herold"])
def test_a_line_that_is_not_one_text_twice(text: str) -> None:
    assert not is_text_twice(text)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_best_come_first_and_of_equal_ones_the_first(kind: str) -> None:
    lines = ["A line", TITLE, "Home", TITLE, "People walked in the rain", "12 May 2020", "News:"]
    blocks = [block(text, layout=Layout(blank_after=n % 2)) for n, text in enumerate(lines * 3)]
    table = build_feature_table(Page(kind, (*blocks, block(PROSE))), get_lexicon("en"))
    order = [(-ranked.points, ranked.at) for ranked in rank_headlines(table, len(blocks))]
    assert len(order) > len(lines)
    assert order == sorted(order)


@pytest.mark.parametrize("kind", ["html", "text"])
@pytest.mark.parametrize("blank", [0, 1])
def test_no_line_has_more_points_than_its_bound(kind: str, blank: int) -> None:
    lines = [TITLE, "A.", "12 May 2020: rain, rain", "(Share) on Facebook", PROSE, TITLE * 2]
    blocks = [block(text, layout=Layout(blank_after=blank)) for text in lines]
    forms = LineForms(build_feature_table(Page(kind, tuple(blocks)), get_lexicon("en")))
    assert all(forms.score(i) <= forms.bound(i) for i in range(len(lines)))


def test_what_speaks_for_a_line_is_counted_once() -> None:
    rows = (*COLUMN_POINTS, *HTML_COLUMN_POINTS, *DUMP_COLUMN_POINTS)
    assert {row.counted for row in rows if row.points > 0} == {is_any}
