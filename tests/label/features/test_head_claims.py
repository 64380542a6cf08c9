"""Blocks that say what the page's head claims."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.features.head_claims import build_alnum_keys
from newsclean.text.fold import alnum_key
from tests.label.features.feature_pages import PROSE, TEASER, read_lines, read_markup

TITLE = "River floods the lower town"


def head(**parts: str) -> str:
    """JSON-LD with some keys."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **parts})}</script>'


@pytest.mark.parametrize("key", ["articleBody", "text"])
def test_the_body_of_json_ld(key: str) -> None:
    """Short lines match nothing; of long blocks the first 60 letters count."""
    page = f"<p>{PROSE}</p><p>{PROSE} So it ends.</p><p>{TEASER}</p><p>The river</p>"
    assert read_markup(page)["matches_jsonld_body"] == [0.5] * 4
    assert read_markup(head(**{key: PROSE}) + page)["matches_jsonld_body"] == [1.0, 1.0, 0.0, 0.0]


@pytest.mark.parametrize(("letters", "matches"), [(11, 0.0), (12, 1.0)])
def test_a_short_line_matches_no_body(letters: int, matches: float) -> None:
    text = "abcdefghijklmnop"[:letters]
    page = head(articleBody=text + " and more") + f"<p>{text}</p>"
    assert read_markup(page)["matches_jsonld_body"] == [matches]


@pytest.mark.parametrize(
    "claim",
    [
        "<meta name=description content='{}'>",
        "<meta property=og:description content='{}'>",
        "<meta name=twitter:description content='{}'>",
    ],
)
def test_the_description(claim: str) -> None:
    """The whole of it, or its beginning where it is cut."""
    page = f"<p>{PROSE}</p><p>{TEASER}</p><p>The river</p>"
    for text in (PROSE, PROSE[:70], f"Town: {PROSE}"):
        assert read_markup(claim.format(text) + page)["matches_head_description"] == [1.0, 0.0, 0.0]
    assert read_markup(page)["matches_head_description"] == [0.0] * 3


def test_the_description_of_json_ld() -> None:
    table = read_markup(head(description=PROSE) + f"<p>{PROSE}</p>")
    assert table["matches_head_description"] == [1.0]


@pytest.mark.parametrize(("same", "matches"), [(49, 0.0), (50, 1.0)])
def test_fifty_letters_of_a_description_must_be_the_same(same: int, matches: float) -> None:
    letters = "".join(character for character in PROSE if character.isalnum())
    cut = f"<meta name=description content='{letters[:same]}'>"
    goes_on = f"<meta name=description content='Town {letters[:same]}{'x' * 99}'>"
    long = f"<meta name=description content='{letters[:same]}{'x' * 99}'>"
    assert read_markup(f"{cut}<p>{PROSE}")["matches_head_description"] == [1.0]
    assert read_markup(f"{goes_on}<p>{PROSE}")["matches_head_description"] == [matches]
    assert read_markup(f"{long}<p>{PROSE}")["matches_head_description"] == [matches]


@pytest.mark.parametrize(("letters", "matches"), [(11, 0.0), (12, 1.0)])
def test_a_short_line_matches_no_description(letters: int, matches: float) -> None:
    text = "abcdefghijklmnop"[:letters]
    page = f"<meta name=description content='{text} and more'><p>{text}</p>"
    assert read_markup(page)["matches_head_description"] == [matches]


def test_only_the_beginning_of_a_block_is_compared() -> None:
    page = f"<meta name=description content='{PROSE}'><p>{'x' * 310} {PROSE}</p>"
    assert read_markup(page)["matches_head_description"] == [1.0]
    page = f"<meta name=description content='{PROSE}'><p>{'x' * 390} {PROSE}</p>"
    assert read_markup(page)["matches_head_description"] == [0.0]


@pytest.mark.parametrize(
    "claim",
    [
        f"<title>{TITLE}</title>",
        f"<meta property=og:title content='{TITLE}'>",
        f"<meta name=twitter:title content='{TITLE}'>",
        head(headline=TITLE),
    ],
)
def test_the_title(claim: str) -> None:
    """All of it, or a part of nine letters."""
    page = f"<p>{PROSE}</p><p>floods the</p><p>the lower</p><p>the low</p><h1>{TITLE}!</h1>"
    assert read_markup(claim + page)["matches_head_title"] == [0.0, 1.0, 0.0, 0.0, 1.0]
    assert read_markup(page)["matches_head_title"] == [0.0] * 5


def test_a_short_title_is_a_title() -> None:
    assert read_markup("<title>Flood</title><h1>Flood</h1><p>Floo")["matches_head_title"] == [
        1.0,
        0.0,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Mill_2, well-known",
        "İstanbul’da İş",  # its case folds to a letter and a mark
        "ÉCOLE d’été",
        "新闻：第 2 条 NEWS",
        "ᾳ\u0345 ﬁn ß",
        "x" * 400 + "yz",
        "x_" * 200,
        "ä" * 401,
    ],
)
def test_the_letters_and_digits_at_the_beginning(text: str) -> None:
    """However they are taken out."""
    assert read_lines(text).once(build_alnum_keys) == [alnum_key(text[:400])]


@given(st.text())
def test_the_letters_and_digits_of_any_text(text: str) -> None:
    assert read_lines(text).once(build_alnum_keys) == [alnum_key(text[:400])]
