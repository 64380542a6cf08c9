"""Lists that are kept whole: what must stay as it is, then what is kept."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.whole_lists import keep_lists_whole, read_number
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Page, Place
from newsclean.read.html.reader import read_html

PROSE = (
    "The river rose by two metres in the night, and the lower streets had to be cleared at dawn."
)
ITEMS = ("Forty boats in the hall", "Six bakers on the quay", "Two bridges, one of them closed")


def keep(page: Page, kept: str, odds: float = -1.0, first_prose: int = 0) -> str:
    """Which blocks are kept at the end, a letter each: k or a point."""
    assert len(page.blocks) == len(kept)
    blocks = KeptBlocks(
        build_feature_table(page, get_lexicon("en")),
        [1.0 if letter == "k" else odds for letter in kept],
        [letter == "k" for letter in kept],
        first_prose,
    )
    return "".join(".k"[keep] for keep in keep_lists_whole(blocks))


def html(body: str) -> Page:
    """An HTML page."""
    return read_html(Decoded(f"<body>{body}</body>", "utf-8", "utf-8", 1.0))[0]


def dump(*lines: str, kind: Kind = Kind.PARAGRAPH) -> Page:
    """A dump, a block a line."""
    return Page("text", tuple(Block(line, kind, Place()) for line in lines))


def make_list(*items: str, tag: str = "ul") -> str:
    """A list element."""
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


# ---- lists that are mostly kept ----


def test_a_list_is_kept_whole_when_two_thirds_of_it_are() -> None:
    page = html(f"<div>{make_list(*(['Forty boats in the hall'] * 3))}</div>")
    assert keep(page, "kk.") == "kk."  # 66 in 100
    page = html(f"<div>{make_list(*ITEMS[:2], 'A fair')}</div>")
    assert keep(page, "kk.") == "kkk"
    assert keep(page, "kk.", odds=-2.5) == "kk."


def test_two_items_are_no_list() -> None:
    assert keep(html(make_list(ITEMS[2], "A fair")), "k.") == "k."


def test_the_items_of_another_list_do_not_count() -> None:
    page = html(f"<div>{make_list(*ITEMS[:2], 'A fair')}</div><div>{make_list(*ITEMS)}</div>")
    assert keep(page, "kk....") == "kkk..."


def test_a_link_in_a_kept_list_stays_out() -> None:
    page = html(make_list(*ITEMS, '<a href="/all">All pictures</a>'))
    assert keep(page, "kkk.") == "kkk."


def test_items_of_a_dump_that_follow_each_other_are_a_list() -> None:
    page = dump(*ITEMS[:2], "A fair", kind=Kind.LIST_ITEM)
    assert keep(page, "kk.") == "kkk"
    assert keep(dump(*ITEMS[:2], "A fair"), "kk.") == "kk."


# ---- lists right below the story ----

LIST = make_list(*ITEMS, tag="ol")
TABLE = "<table><tr><td>Oar</td><td>3:12</td></tr><tr><td>Quay</td><td>3:15</td></tr></table>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p>{PROSE}</p>{LIST}", id="a list"),
        pytest.param(f"<h3>What is new</h3>{LIST}", id="below a heading"),
        pytest.param("<p>It is new</p><dl><dt>Hall<dd>Forty<dt>Quay</dl>", id="definitions"),
    ],
)
def test_a_list_goes_on_below_a_kept_block_of_its_element(body: str) -> None:
    page = html(f"<div>{body}</div>")
    assert keep(page, "k...", odds=-4.4) == "kkkk"
    assert keep(page, "k...", odds=-4.6) == "k..."
    assert keep(page, "...."[:4]) == "...."
    assert keep(page, "k...", first_prose=1) == "k..."


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("<h3>The programme</h3>", "kkkkk"),
        ("<p>The programme</p>", "k...."),
        ("<h3>Read more</h3>", "k...."),
        ("<h3><a href=/x>The programme</a></h3>", "k...."),
        ("<section><h3>The programme</h3></section>", "k...."),
    ],
)
def test_the_heading_of_a_list_goes_with_it(heading: str, kept: str) -> None:
    assert keep(html(f"<div><p>{PROSE}</p>{heading}{LIST}</div>"), "k....") == kept


def test_a_list_goes_on_below_another() -> None:
    page = html(f"<div><p>{PROSE}</p>{TABLE}<h3>The programme</h3>{LIST}</div>")
    assert keep(page, "k.....") == "kkkkkk"
    assert keep(html(f"<div>{LIST}{LIST.replace('boats', 'oars')}</div>"), "......") == "......"


def test_a_table_goes_on_below_a_kept_block_of_its_element() -> None:
    assert keep(html(f"<div><p>{PROSE}</p>{TABLE}</div>"), "k.") == "kk"
    assert keep(html(f"<div><p>{PROSE}</p></div><div>{TABLE}</div>"), "k.") == "k."
    assert keep(html(f"<div><p>{PROSE}</p>{TABLE}</div>"), "k.", odds=-4.6) == "k."


def test_a_table_amid_the_story_may_stand_deeper() -> None:
    deep = f"<details><figure>{TABLE}</figure></details>"
    page = html(f"<div><p>{PROSE}</p>{deep}<p>It rained all day.</p></div>")
    assert keep(page, "k.k", odds=-9.0) == "kkk"
    assert keep(page, "k..", odds=-4.0) == "k.."
    page = html(f"<div><p>{PROSE}</p>{deep}</div><div><p>It rained all day.</p></div>")
    assert keep(page, "k.k", odds=-4.0) == "k.k"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div><p>{PROSE}</p></div><div>{LIST}</div>", id="another element"),
        pytest.param(
            f"<p>{PROSE}</p>{make_list(*ITEMS[:2], '<a href=/x>Two bridges</a>')}", id="a link"
        ),
        pytest.param(f"<p>{PROSE}</p>{make_list(*ITEMS[:2], 'Share on Facebook')}", id="a cue"),
    ],
)
def test_other_lists_below_a_kept_block_stay_out(body: str) -> None:
    assert keep(html(f"<div>{body}</div>"), "k...") == "k..."


# ---- numbered lines ----


def test_a_numbered_row_is_kept_whole_when_two_fifths_of_it_are() -> None:
    lines = [f"{n}. {item}" for n, item in enumerate([*ITEMS, *ITEMS], 1)]
    assert keep(dump(*lines[:5]), "k..k.") == "kkkkk"
    assert keep(dump(*lines), "k..k..") == "k..k.."
    assert keep(dump(*lines[:5]), ".....") == "....."
    assert keep(dump(*lines[:5]), "k..k.", odds=-2.5) == "k..k."


def test_the_lines_of_a_row_may_have_others_between() -> None:
    between = ["picture"] * 11
    page = dump("1. Oar", *between, "2. Quay", *between, "3. Hall")
    assert keep(page, f"k{'.' * 24}") == f"k{'.' * 24}"
    assert keep(page, f"k{'.' * 23}k") == f"k{'.' * 11}k{'.' * 11}k"
    page = dump("1. Oar", *between, "picture", "2. Quay", "3. Hall", "4. Sail")
    assert keep(page, f"k{'.' * 13}kk") == f"k{'.' * 13}kk"


@pytest.mark.parametrize("numbers", [(1, 2), (2, 3, 4), (1, 3, 4), (1, 1, 1)])
def test_other_numbers_are_no_row(numbers: tuple[int, ...]) -> None:
    page = dump(*(f"{number}. {item}" for number, item in zip(numbers, ITEMS, strict=False)))
    kept = "k" + "." * (len(numbers) - 1)
    assert keep(page, f"k{kept[2:]}k") == f"k{kept[2:]}k"


def test_a_row_ends_where_the_next_begins() -> None:
    page = dump("1. Oar", "2. Quay", "3. Hall", "1. Sail", "2. Mast", "3. Rope")
    assert keep(page, "kk....") == "kkk..."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Oar", 1),
        ("1.Oar", 1),
        ("12) Quay", 12),
        ("3、站在门口", 3),
        ("４．港", 4),
        ("#2: Hall", 2),
        ("No. 7: Sail", 7),
        ("3.5 metres", None),
        ("3:15 Second crew", None),
        ("2024. What a year", None),
        ("12 boats", None),
        ("News: 3", None),
        ("", None),
        ("3.", None),
    ],
)
def test_numbers_of_rows(text: str, number: int | None) -> None:
    assert read_number(text) == number
