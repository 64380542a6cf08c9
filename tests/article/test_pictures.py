"""The pictures of a story: what is none, then where its address may stand."""

import pytest

from newsclean.article.pictures import find_story_images
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Labelled, Role
from newsclean.read.html.reader import read_html

PROSE = "<p>The new bridge was opened on Friday, and many people walked over it in the rain.</p>"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def urls(markup: str) -> list[str]:
    """The addresses of the pictures of a story with this markup amid it."""
    html = f'<base href="https://news.example/a/">{PROSE}{markup}{PROSE}'
    page, _ = read_html(Decoded(html, "utf-8", "utf-8", 1.0))
    labelled = tuple(Labelled(block, Role.BODY, 0.0, "test") for block in page.blocks)
    story = LabelledPage(page, labelled, get_lexicon("en"), lang="en")
    return [image.url for image in find_story_images(story)]


@pytest.mark.parametrize(
    "markup",
    [
        f'<img src="{PIXEL}">',
        f'<img srcset="{PIXEL} 1x">',
        '<img src="/t.gif" width="1" height="1">',
        '<img srcset="/t.gif 1x" width="1" height="1">',
        '<img src="https://count.example/pixel.gif?page=1">',
        '<img src="/blank.gif">',
        '<img src="/img/logo.png">',
        '<img src="/img/share-icon.png" width="24">',
        '<img src="/img/arrow.svg">',
        '<img data-src="javascript:run()">',
        "<img>",
        "<picture><img></picture>",
        '<div hidden><img src="/bridge.jpg"></div>',
        '<noscript><img src="/bridge.jpg"></noscript>',
    ],
)
def test_no_picture(markup: str) -> None:
    assert urls(markup) == []


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<img src="bridge.jpg">', "https://news.example/a/bridge.jpg"),
        (f'<img src="{PIXEL}" data-src="/bridge.jpg">', "https://news.example/bridge.jpg"),
        ('<img src="/blank.gif" data-original="/bridge.jpg">', "https://news.example/bridge.jpg"),
        (f'<img src="{PIXEL}" data-lazy-src="/bridge.jpg">', "https://news.example/bridge.jpg"),
        (
            f'<img src="{PIXEL}" data-srcset="/bridge-320.jpg 320w, /bridge-960.jpg 960w">',
            "https://news.example/bridge-960.jpg",
        ),
        (
            '<img src="/blank.gif" data-srcset="/bridge.jpg 1x,/bridge-2.jpg 2x">',
            "https://news.example/bridge-2.jpg",
        ),
        ('<img srcset="/w_320,h_200/bridge.jpg">', "https://news.example/w_320,h_200/bridge.jpg"),
        ('<img srcset="/bridge.jpg 1.5x, /bridge.png 1x">', "https://news.example/bridge.jpg"),
        ('<img src="/bridge.jpg" srcset="/bridge-2.jpg 2x">', "https://news.example/bridge.jpg"),
        (
            '<picture><source srcset="/bridge.webp 1x"><img></picture>',
            "https://news.example/bridge.webp",
        ),
        (
            f'<picture><source data-srcset="/bridge.webp"><img src="{PIXEL}"></picture>',
            "https://news.example/bridge.webp",
        ),
    ],
)
def test_where_an_address_stands(markup: str, url: str) -> None:
    assert urls(markup) == [url]


def test_a_long_list_of_candidates_is_read_in_part() -> None:
    assert urls(f'<img srcset="/bridge.jpg 1x, {"/a.jpg 0.5x, " * 5_000}">') == [
        "https://news.example/bridge.jpg"
    ]
