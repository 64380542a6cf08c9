"""Second stories and comments in elements beside the story's own: near misses, then what goes."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.beside_story import find_headed_comments, find_second_stories
from newsclean.label.removals.contract import KeptBlocks
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Link, Markup, Page, Place

PROSE = [
    f"The council said on Monday that ferry {n} would run an hour longer from the first of May on."
    for n in ("one", "two", "three", "four", "five", "six")
]
OTHER = ["A keeper of bees went back to the village of his father, and had twenty hives there."] * 2
DAY = "14 March 2025"
STORY = [("h1", "Ferry runs longer"), *(("p", text) for text in PROSE[:3])]
Rows = list[tuple[str, str]]


def build(*elements: tuple[str, Rows]) -> KeptBlocks:
    """A page of elements, each with headings (`h1`; `h2#` links to an anchor) and paragraphs."""
    blocks = []
    for path, rows in elements:
        for at, (tag, text) in enumerate(rows):
            name, mark = tag.rstrip("#@"), tag[-1]
            heading = name.startswith("h")
            url = {"#": "/live#at-9", "@": "/news/9"}.get(mark)
            blocks.append(
                Block(
                    text,
                    Kind.HEADING if heading else Kind.PARAGRAPH,
                    Place(xpath=f"/body[1]/{path}/{name}[{at}]"),
                    markup=Markup(("body", name), link_chars=len(text) if url else 0),
                    links=(Link(0, len(text), url),) if url else (),
                    level=int(name[1:]) if heading else None,
                )
            )
    features = build_feature_table(Page("html", tuple(blocks)), get_lexicon("en"))
    kept = [length >= 40 for length in features["length"]]
    return KeptBlocks(features, [1.0] * len(kept), kept, kept.index(True))


def second(tag: str, *, day: bool = False) -> Rows:
    """A second story below a heading."""
    days = [("p", DAY)] if day else []
    return [(tag, "A village wakes up"), *days, *(("p", text) for text in OTHER)]


@pytest.mark.parametrize(
    "elements",
    [
        pytest.param([("div[1]", [*STORY, *second("h1", day=True)])], id="in the story's element"),
        pytest.param([("div[1]", STORY), ("div[2]", second("h1"))], id="no day: a part"),
        pytest.param([("div[1]", STORY), ("div[2]", second("h2", day=True))], id="a chronicle"),
        pytest.param([("div[1]", STORY), ("div[2]", second("h2#"))], id="a live blog's entry"),
        pytest.param([("div[1]", STORY), ("ul[1]", second("h2@"))], id="another element"),
        pytest.param([("div[1]", STORY), ("aside[1]", second("h2#"))], id="an aside's anchor"),
        pytest.param([("div[1]", STORY), ("aside[1]", second("h2"))], id="an aside of the story"),
        pytest.param([("div[1]", STORY[:2]), ("aside[1]", second("h2@"))], id="most is aside"),
        pytest.param([("div[1]", STORY[:2]), ("div[2]", second("h2@"))], id="a lead alone"),
        pytest.param(
            [("div[1]", STORY[:1]), ("div[2]", STORY[1:]), ("div[3]", second("h2@"))],
            id="the headline is of all",
        ),
        pytest.param(
            [("article[1]", STORY), ("article[2]", [("h1", "News"), *STORY, *second("h2")])],
            id="the story again",
        ),
        pytest.param(
            [("div[1]", STORY), ("div[2]", [("p", OTHER[0]), *second("h2@")])],
            id="the heading is not the first",
        ),
        pytest.param(
            [("div[1]", STORY), *((f"div[{n}]", second("h2@")) for n in (2, 3, 4))],
            id="most is below linked headings",
        ),
    ],
)
def test_what_is_no_second_story(elements: list[tuple[str, Rows]]) -> None:
    assert not find_second_stories(build(*elements))


@pytest.mark.parametrize(
    ("own", "other", "rows"),
    [
        ("article[1]", "article[2]", second("h1")),
        ("div[1]", "div[2]", second("h1", day=True)),
        ("div[1]/div[1]", "div[2]/header[1]", second("h1", day=True)),
        ("div[1]", "div[2]", second("h2@")),
        ("div[1]", "aside[1]", second("h2@")),
    ],
)
def test_a_second_story_goes_with_its_headline(own: str, other: str, rows: Rows) -> None:
    found = find_second_stories(build((own, STORY), (other, rows), ("p[9]", [("p", PROSE[4])])))
    assert found == set(range(len(STORY), len(STORY) + len(rows)))


def test_a_whole_stream_of_stories_goes_however_long_it_is() -> None:
    stream = [(f"article[{n}]", second("h1")) for n in range(2, 9)]
    assert len(find_second_stories(build(("article[1]", STORY), *stream))) == 7 * 3


COMMENTS = [("h3", "Comments (2)"), ("p", f"Ann, {DAY}"), ("p", OTHER[0]), ("p", f"Ben, {DAY}")]
LONG = [("h3", "Comments by the minister on the ferry"), *COMMENTS[1:]]


@pytest.mark.parametrize(
    ("own", "rows"),
    [
        pytest.param("div[1]", [*COMMENTS[:3], ("p", OTHER[1])], id="one date"),
        pytest.param("div[2]", COMMENTS, id="in the story's element"),
        pytest.param("div[1]", LONG, id="a heading of a story"),
        pytest.param("div[1]", [("p", OTHER[0]), *COMMENTS], id="not the first"),
        pytest.param("div[1]", [("p", "Comments (2)"), *COMMENTS[1:]], id="no heading"),
    ],
)
def test_what_is_no_headed_comments(own: str, rows: Rows) -> None:
    assert not find_headed_comments(build((own, STORY), ("div[2]", rows)))


def test_comments_below_a_lead_stay() -> None:
    assert not find_headed_comments(build(("div[1]", STORY[:2]), ("div[2]", COMMENTS)))


def test_headed_comments_go_with_their_heading() -> None:
    assert find_headed_comments(build(("div[1]", STORY), ("ol[1]", COMMENTS))) == {4, 5, 6, 7}
