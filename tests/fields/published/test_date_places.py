"""How far a block is trusted as the place of the date: each place, and where it ends."""

from collections.abc import Mapping, Sequence

import pytest

from newsclean.fields.published.date_places import DatePlaces, find_date_places
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Labelled, Markup, Page, Place, Role
from tests.fields.small_pages import PROSE, TITLE, make_page

LONG = "a" * 81
DAY = "2022-08-18"


def make_places(
    roles: Mapping[int, Role],
    texts: Mapping[int, str] | None = None,
    size: int = 90,
    body: Sequence[int] = range(60, 70),
) -> DatePlaces:
    """A page of short lines, furniture but for its body and the roles given."""
    items = []
    for i in range(size):
        block = Block((texts or {}).get(i, "line"), Kind.PARAGRAPH, Place(line=i, xpath=f"/{i}"))
        role = roles.get(i, Role.BODY if i in body else Role.FURNITURE)
        items.append(Labelled(block, role, 0.0, "test"))
    page = Page("html", tuple(item.block for item in items))
    return DatePlaces(LabelledPage(page, tuple(items), get_lexicon("en")))


HEADLINE = {20: Role.HEADLINE}


@pytest.mark.parametrize(
    ("index", "trust"),
    [
        # around the headline, which stands at 20, far from the body
        (14, 0.1),
        (15, 0.4),
        (18, 0.64),
        (19, 0.72),
        (20, 0.5),
        (21, 0.85),
        (36, 0.7),
        (37, 0.1),
        # above the body, which is 60 to 69
        (42, 0.1),
        (43, 0.12),
        (58, 0.72),
        (59, 0.76),
        # in the body
        (60, 0.7),
        (64, 0.7),
        (65, 0.5),
        (69, 0.5),
        # below the body
        (70, 0.5),
        (71, 0.47),
        (84, 0.08),
        (85, 0.05),
        (89, 0.05),
    ],
)
def test_the_trust_in_a_short_line(index: int, trust: float) -> None:
    assert make_places(HEADLINE).trust(index) == pytest.approx(trust)


def test_of_two_headlines_and_a_body_the_nearest_counts() -> None:
    places = make_places({20: Role.HEADLINE, 30: Role.HEADLINE, 57: Role.HEADLINE})
    assert places.trust(29) == pytest.approx(0.77)
    assert places.trust(31) == pytest.approx(0.85)
    assert places.trust(59) == pytest.approx(0.84)


def test_a_credit_line_is_trusted_more() -> None:
    credits = {50: Role.CREDIT, 72: Role.CREDIT}
    texts = {51: "x" * 81, 50: "x" * 81}
    plain, places = make_places({}), make_places(credits)
    assert places.trust(50) == pytest.approx(plain.trust(50) + 0.08)
    assert places.trust(72) == pytest.approx(plain.trust(72) + 0.16)
    assert make_places(credits, texts).trust(50) == 0.4  # a paragraph is none


def test_paragraphs_are_trusted_little() -> None:
    places = make_places({}, {59: LONG, 60: LONG, 61: LONG, 62: LONG[1:]})
    assert [places.trust(i) for i in (59, 60, 61, 62)] == [0.4, 0.3, 0.4, 0.7]


@pytest.mark.parametrize("role", [Role.RELATED, Role.COMMENT, Role.NOTICE])
def test_other_texts_have_none_of_the_story_s_dates(role: Role) -> None:
    places = make_places({58: role, 60: Role.BODY, 62: role, 71: role})
    assert [places.trust(i) > 0 for i in (58, 62, 71)] == [True, False, False]
    first = make_places({59: Role.BODY, 60: role, 61: Role.BODY})
    assert first.trust(60) == 0


def test_captions_have_none_either() -> None:
    assert make_places({58: Role.CAPTION}).trust(58) == 0
    caption = Block("By the river, 2022", Kind.CAPTION, Place(line=1))
    page = make_page(TITLE, (Role.FURNITURE, caption), PROSE)
    assert DatePlaces(page).trust(1) == 0


def test_hidden_lines_have_none_unless_the_page_hides_its_story() -> None:
    hidden = Block("2022-08-18", Kind.PARAGRAPH, Place(), markup=Markup(hidden=True))
    shown = hidden._replace(markup=Markup())
    body = hidden._replace(text=PROSE)
    assert DatePlaces(make_page(hidden, PROSE)).trust(0) == 0
    assert DatePlaces(make_page(shown, PROSE)).trust(0) > 0
    assert DatePlaces(make_page(hidden, body, PROSE)).trust(0) > 0
    assert DatePlaces(make_page(hidden, PROSE, body)).trust(0) == 0


def dated(*indices: int) -> dict[int, str]:
    return dict.fromkeys(indices, f"A story {DAY}")


@pytest.mark.parametrize(
    ("lines", "index", "lone"),
    [
        ((72,), 72, True),
        ((72, 73, 74), 72, True),  # three dated lines are no list
        ((72, 73, 74, 75), 72, False),
        ((72, 73, 74, 75), 75, False),
        ((72, 77, 78, 79), 72, False),  # gaps between the dated lines
        ((72, 77, 78, 80), 72, True),
        ((76, 77, 78, 80), 80, False),
        ((75, 77, 78, 80), 80, True),
        ((71, 72, 73, 75), 71, True),  # right below the body only what follows at once counts
        ((71, 72, 73, 74), 71, False),
        ((70, 71, 72, 73), 70, False),
        ((68, 69, 72, 73), 72, True),  # what stands in the body is no line of the list
    ],
)
def test_a_list_of_dated_stories_below_the_body(
    lines: tuple[int, ...],
    index: int,
    lone: bool,  # noqa: FBT001 - the value looked for
) -> None:
    places = make_places({}, dated(*lines))
    assert places.is_lone(index) is lone
    assert (places.trust(index) == pytest.approx(0.1)) is not lone


def test_a_date_far_in_a_line_makes_no_list() -> None:
    near, far = "a" * 150 + f" {DAY}", "a" * 151 + f" {DAY}"
    assert not make_places({}, dict.fromkeys(range(72, 76), near[1:])).is_lone(72)
    assert make_places({}, dict.fromkeys(range(72, 76), far)).is_lone(72)


def test_the_blocks_that_are_searched() -> None:
    assert make_places({}).list_indices() == range(44, 82)
    assert make_places(HEADLINE).list_indices() == range(4, 82)
    assert make_places({3: Role.HEADLINE}, size=75).list_indices() == range(75)


def test_far_down_in_the_body_and_from_headlines() -> None:
    places = make_places({}, body=range(20, 70))
    assert [places.is_mid_body(i) for i in (24, 25, 69, 70)] == [False, True, True, False]
    places = make_places({20: Role.HEADLINE, 50: Role.HEADLINE}, body=range(21, 70))
    assert [i for i in range(21, 70) if places.is_mid_body(i)] == [*range(37, 45), *range(67, 70)]


def test_inside_the_body() -> None:
    places = make_places({})
    assert [places.is_inside_body(i) for i in (59, 60, 61, 69, 70)] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_a_headline_below_the_body_is_none() -> None:
    assert make_places({72: Role.HEADLINE}).headlines == []


def test_the_block_of_an_element() -> None:
    paths = [
        "/html/body/div/p[1]",
        "/html/body/div/p[2]",
        "/html/body/div/p[2]",
        "/html/body/ul/li/a",
    ]
    blocks = [Block("a", Kind.PARAGRAPH, Place(xpath=path)) for path in paths]
    places = DatePlaces(make_page(*blocks))
    assert places.find_block("/html/body/div/p[1]") == 0
    assert places.find_block("/html/body/div/p[2]/time") == 1  # the first of its blocks
    assert places.find_block("/html/body/div/p[2]/span/time") == 1
    assert places.find_block("/html/body/ul/li") == 3  # the block stands in the element
    assert places.find_block("/html/body/ul/l") is None
    assert places.find_block("/html/body/div/p[3]") is None
    assert places.find_block("/html/head/meta") is None
    assert places.find_block(None) is None
    whole = DatePlaces(make_page(Block("a", Kind.PARAGRAPH, Place(xpath="/html/body"))))
    assert whole.find_block("/html/body/div") is None  # it holds everything


def test_the_title_of_a_dump_stands_for_its_headline() -> None:
    lines = (Role.FURNITURE, TITLE), "2022-08-18 11:00", "分享到", PROSE, PROSE
    assert DatePlaces(make_page(*lines)).headlines == [0]
    html = make_page(*lines)
    page = LabelledPage(html.page._replace(kind="html"), html.labelled, html.lexicon)
    assert DatePlaces(page).headlines == []


def test_places_are_computed_once() -> None:
    page = make_page(TITLE, PROSE)
    assert find_date_places(page) is find_date_places(page)
