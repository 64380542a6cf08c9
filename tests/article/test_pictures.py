"""The pictures of a story: what is none, then where its address may stand."""

import pytest

from newsclean.article.pictures import find_story_images
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Image, Labelled, Role
from newsclean.read.html.reader import read_html

PROSE = "<p>The new bridge was opened on Friday, and many people walked over it in the rain.</p>"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def pictures(markup: str, head: str = "") -> tuple[Image, ...]:
    """The pictures of a story with this markup amid it."""
    html = f'<head><base href="https://news.example/a/">{head}</head>{PROSE}{markup}{PROSE}'
    page, _ = read_html(Decoded(html, "utf-8", "utf-8", 1.0))
    labelled = tuple(Labelled(block, Role.BODY, 0.0, "test") for block in page.blocks)
    story = LabelledPage(page, labelled, get_lexicon("en"), lang="en")
    return find_story_images(story)


def urls(markup: str, head: str = "") -> list[str]:
    """The addresses of these pictures."""
    return [image.url for image in pictures(markup, head)]


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
        ('<img src="/load.gif" srcset="/bridge-2.jpg 2x">', "https://news.example/bridge-2.jpg"),
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


@pytest.mark.parametrize(
    "around",
    [
        '<div class="author-box">{}</div>',
        '<div class="post-author"><a href="/ann"><span>{}</span></a></div>',
        '<p id="author_bio">{}</p>',
        '<a class="avatar">{}</a>',
    ],
)
def test_who_wrote_it_is_no_picture_of_the_story(around: str) -> None:
    assert urls(around.format('<img src="/ann-lee.jpg" width="84">')) == []


@pytest.mark.parametrize(
    "around",
    [
        '<div class="authors-note article-content">{}</div>',
        '<article class="author-ann"><div><p>{}</p></div></article>',
        '<div class="author"><figure><p>{}</p></figure></div>',
        '<div class="authority">{}</div>',
    ],
)
def test_what_stands_in_a_story_by_an_author_is_its_picture(around: str) -> None:
    assert urls(around.format('<img src="/bridge.jpg">')) == ["https://news.example/bridge.jpg"]


PICTURE = '{"@type": "ImageObject", "@id": "#p", "contentUrl": "/lead.jpg"}'


def build_jsonld(image: str, *others: str) -> str:
    """A script that names the picture of an article, and other things."""
    things = ", ".join([f'{{"@type": "NewsArticle", "image": {image}}}', *others])
    return f'<script type="application/ld+json">{{"@graph": [{things}]}}</script>'


LEADS = [
    '<meta property="og:image" content="/lead.jpg">',
    '<meta name="twitter:image" content="https://news.example/lead.jpg">',
    build_jsonld('"/lead.jpg"'),
    build_jsonld(PICTURE),
    build_jsonld('{"@id": "#p"}', PICTURE),
]


@pytest.mark.parametrize("head", LEADS)
@pytest.mark.parametrize("markup", ["", '<img src="/bridge.jpg">'])
def test_the_picture_of_the_head_leads(head: str, markup: str) -> None:
    found = [(image.url.rpartition("/")[2], image.lead) for image in pictures(markup, head)]
    assert found == [("lead.jpg", True), *([("bridge.jpg", False)] if markup else [])]


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("/2024/lead-of-the-day-1200x630.jpg", "/2024/lead-of-the-day-640x360.jpg"),
        ("/lead-of-the-day-scaled.jpg", "/lead-of-the-day.jpg?w=640"),
        ("https://cdn.example/i/lead-of-the-day_16_9_1600.jpeg", "/lead-of-the-day_16_9_320.jpeg"),
        ("/头图一二三四五六.jpg", "/头图一二三四五六.jpg"),
    ],
)
def test_the_lead_is_not_given_in_two_sizes(claimed: str, shown: str) -> None:
    """The body's picture has the caption."""
    markup = f'<img src="/bridge.jpg">{PROSE}<img src="{shown}"><figcaption>The lead</figcaption>'
    found = pictures(markup, f'<meta property="og:image" content="{claimed}">')
    assert [(image.caption, image.lead) for image in found] == [("The lead", True), (None, False)]


@pytest.mark.parametrize("name", ["logo.png", "share-default.jpg", "og_image.png", "#picture"])
def test_a_picture_of_the_site_leads_nothing(name: str) -> None:
    assert urls("", f'<meta property="og:image" content="{name}">') == []


def test_a_picture_above_the_story_leads_and_one_amid_it_does_not() -> None:
    assert [image.lead for image in pictures('<img src="/a.jpg"><img src="/b.jpg">')] == [
        True,
        False,
    ]
    late = pictures(f'{PROSE}{PROSE}<img src="/a.jpg">')
    assert [image.lead for image in late] == [False]
