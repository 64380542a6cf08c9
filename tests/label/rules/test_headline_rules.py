"""The rows about the headline and what belongs to it: where each stays silent, then its hits."""

import pytest

from newsclean.label.rules.headline_rules import is_no_headline
from newsclean.label.rules.rules import decide_roles
from newsclean.model import Claim, Role
from tests.label.rules.rule_contexts import (
    CHINESE,
    PROSE,
    blocks_context,
    dump_context,
    find_hits,
    html_context,
    paragraph,
)

HEADLINE = "Harbour opens after two years"
PLAIN = "Harbour Post"  # a line that no rule takes


def test_the_headline_is_the_block_ranked_best_and_no_other() -> None:
    lines = (PLAIN, HEADLINE, PROSE)
    assert find_hits("headline", dump_context(*lines)) == []
    assert find_hits("headline", dump_context(*lines, headline=1)) == [1]


@pytest.mark.parametrize(
    "line",
    ["Harbour opens after two", f"{HEADLINE} more", "Two years", f"« {HEADLINE} more »", "—"],
)
def test_other_words_are_not_the_headline_again(line: str) -> None:
    context = dump_context(HEADLINE, PROSE, line, headline=0)
    assert find_hits("headline again", context) == [0]
    assert find_hits("headline again", context._replace(headline=None)) == []


@pytest.mark.parametrize(
    "line", [HEADLINE, HEADLINE.upper(), f"« {HEADLINE} »", "Harbour: opens after two years!"]
)
def test_the_headline_again_with_other_signs(line: str) -> None:
    context = dump_context(HEADLINE, PROSE, line, headline=0)
    assert find_hits("headline again", context) == [0, 2]


def test_the_headline_again_with_a_space_in_chinese() -> None:
    lines = ("青河水位上涨", CHINESE, "青河水位 上涨", "青河水位上涨两米")
    assert find_hits("headline again", dump_context(*lines, code="zh", headline=0)) == [0, 2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (HEADLINE, False),
        ("Left alone, the harbour opens right now", False),
        ("By Jane Miller", True),
        ("The oven door. (Jane Miller/The Ledger)", True),
        ("Ann Roux (left) and Jane Miller (right)", True),
    ],
)
def test_credit_lines_and_captions_are_no_headlines(line: str, *, expected: bool) -> None:
    assert is_no_headline(dump_context(line, PROSE).features, 0) is expected


@pytest.mark.parametrize(
    ("headline", "first_prose", "hits"),
    [
        pytest.param(None, 3, [], id="no headline"),
        pytest.param(0, 3, [], id="nothing above it"),
        pytest.param(2, 1, [], id="the heading of another story"),
        pytest.param(2, 2, [0, 1], id="the story's first block"),
        pytest.param(2, 3, [0, 1], id="a kicker"),
    ],
)
def test_what_stands_above_the_headline(
    headline: int | None, first_prose: int, hits: list[int]
) -> None:
    """Nothing is above a headline that stands below the beginning of the story."""
    context = dump_context(PLAIN, PLAIN, HEADLINE, PROSE)
    context = context._replace(headline=headline, first_prose=first_prose)
    assert find_hits("above the headline", context) == hits


DECK = "Ten years of work"
BYLINE = "By Jane Miller"


@pytest.mark.parametrize(
    "below",
    [
        pytest.param([], id="nothing below it"),
        pytest.param([PLAIN], id="no by-line"),
        pytest.param([PROSE, BYLINE], id="a by-line below the story's beginning"),
        pytest.param([PLAIN] * 4 + [BYLINE], id="a by-line far below"),
    ],
)
def test_a_heading_without_a_byline_below_is_no_deck(below: list[str]) -> None:
    lines = [HEADLINE, DECK, *below, PROSE]
    context = dump_context(*lines, headline=0, first_prose=lines.index(PROSE))
    assert 1 not in find_hits("deck", context)


@pytest.mark.parametrize(
    "below",
    [
        pytest.param([BYLINE], id="a by-line"),
        pytest.param(["12 May 2020 Bigger Smaller"], id="a date beside buttons"),
        pytest.param([PLAIN] * 3 + [BYLINE], id="a by-line three lines farther"),
    ],
)
def test_a_deck_stands_above_the_byline(below: list[str]) -> None:
    lines = [HEADLINE, DECK, *below, PROSE]
    context = dump_context(*lines, headline=0, first_prose=len(below) + 2)
    assert find_hits("deck", context)[:1] == [1]


def test_a_deck_stands_between_headline_and_story() -> None:
    context = dump_context(DECK, DECK, DECK, BYLINE, PROSE, headline=1)
    assert find_hits("deck", context._replace(first_prose=4)) == [2]
    assert find_hits("deck", context._replace(first_prose=3)) == []
    assert find_hits("deck", context._replace(first_prose=2)) == []
    assert find_hits("deck", context._replace(first_prose=4, headline=None)) == []


@pytest.mark.parametrize(
    ("deck", "hits"),
    [("It took ten years.", []), ("Work " + "x" * 156, []), ("Work " + "x" * 155, [1])],
)
def test_a_deck_is_no_sentence_and_no_longer_than_160_characters(
    deck: str, hits: list[int]
) -> None:
    context = dump_context(HEADLINE, deck, BYLINE, PROSE, headline=0, first_prose=3)
    assert find_hits("deck", context) == hits


DESCRIPTION = "The harbour of Moorhaven, closed since the flood, has its ferry again."
HEAD = Claim("meta", "description", DESCRIPTION)


def described(text: str, *claims: Claim, headline: int | None = 1, first: int = 3) -> list[int]:
    """Where a standfirst is found on a page of five blocks of this text, the headline too."""
    context = blocks_context([paragraph(text)] * 5, *claims)
    return find_hits("standfirst", context._replace(headline=headline, first_prose=first))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(DESCRIPTION, "Moorhaven has its ferry again.", id="another description"),
        pytest.param(DESCRIPTION, f"{DESCRIPTION} More", id="a part of it"),
        pytest.param(f"{'x' * 38}.", f"{'x' * 38}.", id="39 characters"),
        pytest.param(f"{'x ' * 38}.", f"{'x ' * 38}.", id="39 characters, spaces aside"),
    ],
)
def test_other_lines_are_no_standfirst(text: str, value: str) -> None:
    assert described(text, HEAD._replace(value=value)) == []


def test_a_standfirst_is_claimed_as_a_description() -> None:
    assert described(DESCRIPTION) == []
    assert described(DESCRIPTION, Claim("meta", "og:title", DESCRIPTION)) == []
    assert described(DESCRIPTION, HEAD, headline=None) == []


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("meta", "description"),
        ("meta", "og:description"),
        ("meta", "twitter:description"),
        ("jsonld", "description"),
    ],
)
def test_a_standfirst_stands_between_headline_and_story(source: str, key: str) -> None:
    """The story's first paragraph may be the one that the head describes the page with."""
    head = Claim(source, key, DESCRIPTION.upper().replace(" ", "  "))
    assert described(DESCRIPTION, head) == [2, 3]
    assert described(DESCRIPTION, head, first=2) == [2]


def test_the_shortest_standfirst() -> None:
    text = f"{'x' * 39}."
    assert described(text, HEAD._replace(value=text)) == [2, 3]


@pytest.mark.parametrize("kept", ["k.k", "kkk"])
def test_a_standfirst_is_body_whatever_the_card_thinks(kept: str) -> None:
    head = f'<meta name="description" content="{DESCRIPTION}">'
    body = f"<h1>{HEADLINE}</h1><p>{DESCRIPTION}</p><p>{PROSE}</p>"
    context = html_context(f"<head>{head}</head>{body}", kept=kept, headline=0, first_prose=2)
    assert decide_roles(context)[1] == ("standfirst", Role.BODY)
