"""Invented news pages of a usual size, for checks that may not need saved ones.

Of 250 saved news pages the median has 119 to 242 KB and 166 blocks; these are made to be like it: a
head with metadata and scripts, menus, the story with its credits, boxes of links amid and below it,
comments, a footer. A dump is what a text browser shows of the same page.
"""

import json
import random
from typing import NamedTuple

from benchmarks.growth_makers import HAN, WORDS

MENU_LINKS, PARAGRAPHS, TEASERS, COMMENTS, FOOTER_LINKS = 60, 18, 24, 6, 30
SCRIPT_CHARS = 4_000
SCRIPTS = 12


class Words(NamedTuple):
    """What the pages of a language are made of; it takes so many times the words to say a thing."""

    code: str
    times: int
    words: tuple[str, ...]
    space: str
    stop: str
    menu: tuple[str, ...]
    credits: str
    related: str
    comments: str
    notice: str


ENGLISH = Words(
    "en", 1, tuple(WORDS), " ", ".", ("Home", "Sports", "World", "Weather", "Sign in", "Travel"),
    "By Anna Berg, Harbour Evening News | 3 May 2021, 10:20", "Related stories", "6 comments",
    "© 2021 Harbour Evening News. All rights reserved.",
)  # fmt: skip
CHINESE = Words(
    "zh", 2, tuple(HAN), "", "。", ("首页", "体育", "国际", "财经", "登录", "旅游"),
    "2021-05-03 10:20 来源：云溪晚报 记者 林小雨 责任编辑：陈安", "相关新闻", "6条评论",
    "版权所有 © 2021 云溪晚报",
)  # fmt: skip


class InventedPage(NamedTuple):
    """A page and the same page as a dump."""

    html: bytes
    dump: bytes


class Maker:
    """Makes the parts of one page; the same seed gives the same page."""

    def __init__(self, words: Words, seed: int) -> None:
        """Begin a page."""
        self.words = words
        self.random = random.Random(seed)  # noqa: S311 - pages, no secrets
        self.lines: list[str] = []

    def say(self, least: int, most: int) -> str:
        """A few words."""
        count = self.random.randint(least, most) * self.words.times
        return self.words.space.join(self.random.choices(self.words.words, k=count)).capitalize()

    def show(self, text: str) -> str:
        """A text that the page shows, which is a line of its dump."""
        self.lines.append(text)
        return text

    def list_links(self, name: str, count: int, least: int, most: int) -> str:
        """A list of links."""
        items = []
        for i in range(count):
            short = self.random.choice(self.words.menu) if least < 2 else self.say(least, most)
            items.append(
                f'<li class="{name}-item"><a class="link link--{name}" href="/{name}/{i}.html" '
                f'data-track="{name}-{i}">{self.show(short)}</a></li>'
            )
        self.lines.append("")
        return f'<div class="{name}"><ul class="{name}-list">{"".join(items)}</ul></div>'

    def write_paragraph(self) -> str:
        """A paragraph of two to five sentences."""
        sentences = (self.say(8, 24) + self.words.stop for _ in range(self.random.randint(2, 5)))
        text = self.show(self.words.space.join(sentences))
        self.lines.append("")
        return f'<p class="story-text">{text}</p>'

    def write_story(self, title: str) -> str:
        """The story with its headline and credits, and a box of links amid it."""
        self.lines.append("")
        head = f'<h1 class="headline">{self.show(title)}</h1>'
        head += f'<p class="meta">{self.show(self.words.credits)}</p>'
        self.lines.append("")
        parts = [self.write_paragraph() for _ in range(PARAGRAPHS)]
        box = f"<h3>{self.show(self.words.related)}</h3>" + self.list_links("box", 4, 6, 12)
        parts.insert(PARAGRAPHS // 2, f'<aside class="related">{box}</aside>')
        return f'<article class="story"><header>{head}</header>{"".join(parts)}</article>'

    def write_comments(self) -> str:
        """The readers' comments."""
        parts = [f"<h3>{self.show(self.words.comments)}</h3>"]
        for _ in range(COMMENTS):
            name, text = self.show(self.say(1, 2)), self.show(self.say(6, 30) + self.words.stop)
            parts.append(f'<div class="comment"><b class="user">{name}</b><p>{text}</p></div>')
        return f'<section class="comments">{"".join(parts)}</section>'

    def write_head(self, title: str) -> str:
        """Metadata and scripts."""
        told = {"@type": "NewsArticle", "headline": title, "datePublished": "2021-05-03T10:20:00Z"}
        scripts = "".join(
            f"<script>var part{i} = {json.dumps(self.say(600, 700)[:SCRIPT_CHARS])};</script>"
            for i in range(SCRIPTS)
        )
        return (
            f'<head><meta charset="utf-8"><title>{title} - Harbour Evening News</title>'
            f'<meta property="og:title" content="{title}"><meta name="author" content="Anna Berg">'
            f'<script type="application/ld+json">{json.dumps(told)}</script>{scripts}</head>'
        )

    def make(self) -> InventedPage:
        """The whole page."""
        title = self.say(6, 12)
        parts = [
            f'<nav class="top">{self.list_links("menu", MENU_LINKS, 1, 1)}</nav>',
            f"<main>{self.write_story(title)}</main>",
            self.write_comments(),
            f'<div class="more">{self.list_links("teaser", TEASERS, 8, 16)}</div>',
            f"<footer>{self.list_links('foot', FOOTER_LINKS, 1, 1)}",
            f"<p>{self.show(self.words.notice)}</p></footer>",
        ]
        html = (
            f'<!DOCTYPE html><html lang="{self.words.code}">{self.write_head(title)}'
            f"<body>{''.join(parts)}</body></html>"
        )
        return InventedPage(html.encode(), "\n".join(self.lines).encode())


def make_pages(count: int) -> list[InventedPage]:
    """So many pages in English and in Chinese by turns; always the same ones."""
    return [Maker((ENGLISH, CHINESE)[i % 2], seed=i).make() for i in range(count)]
