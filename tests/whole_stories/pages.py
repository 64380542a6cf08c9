"""Invented pages: a form of story in a container, with menus, stories and products around it."""

import tomllib
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

Words = dict[str, Any]


class MadePage(NamedTuple):
    """A page with what belongs to its story and what does not.

    Attributes:
        html: the page.
        story: texts that must be in the body.
        others: texts that must not.
    """

    html: str
    story: list[str]
    others: list[str]


@cache
def load_words() -> dict[str, Words]:
    """The words of the pages by language."""
    return tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))


def wrap(tag: str, *texts: str) -> str:
    """Texts, each in an element."""
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def make_table(rows: list[list[str]]) -> str:
    """A table of data."""
    lines = "".join(f"<tr>{wrap('td', *row)}</tr>" for row in rows)
    return f"<table>{lines}</table>"


# Each gives the HTML of a story and the texts that must be in its body.
FORMS: dict[str, Callable[[Words], tuple[str, list[str]]]] = {
    "prose": lambda w: (wrap("p", *w["prose"]), w["prose"]),
    "two paragraphs": lambda w: (wrap("p", *w["prose"][:2]), w["prose"][:2]),
    "one sentence": lambda w: (wrap("p", w["flash"][0]), w["flash"][:1]),
    "flash": lambda w: (wrap("p", *w["flash"]), w["flash"]),
    "line breaks": lambda w: ("<br>\n<br>\n".join(map(escape, w["prose"])), w["prose"]),
    "items": lambda w: (f"<ul>{wrap('li', *w['prose'])}</ul>", w["prose"]),
    "quotation": lambda w: (f"<blockquote>{wrap('p', *w['prose'])}</blockquote>", w["prose"]),
    "typewriter": lambda w: (wrap("pre", "\n".join(w["prose"])), w["prose"]),
    "table amid": lambda w: (
        wrap("p", w["prose"][0]) + make_table(w["results"]) + wrap("p", w["prose"][4]),
        [w["prose"][0], *(row[1] for row in w["results"]), w["prose"][4]],
    ),
    "list last": lambda w: (
        wrap("p", w["prose"][0]) + f"<ol>{wrap('li', *w['items'])}</ol>",
        [w["prose"][0], *w["items"]],
    ),
    "questions": lambda w: (
        "".join(wrap("h3", asked) + wrap("p", answer) for asked, answer in w["questions"]),
        [text for pair in w["questions"] for text in pair],
    ),
    "noscript": lambda w: (f"<noscript>{wrap('p', *w['prose'])}</noscript>", w["prose"]),
}
CONTAINERS = {
    "none": "{}",
    "article": '<article class="story">{}</article>',
    "aside": '<aside class="content-body">{}</aside>',
    "form": '<form id="form1" method="post" action="/save">{}</form>',
    "cell": '<table width="760"><tr><td valign="top">{}</td></tr></table>',
    "sidebar": '<div class="has-sidebar sidebar-right">{}</div>',
    "comment": '<div class="comment-content">{}</div>',
    "paywall": '<div class="paywall paywall-content">{}</div>',
    "related": '<div class="related-wrap relatedcontent">{}</div>',
    "newsletter": '<div class="newsletter-body">{}</div>',
}


def make_page(language: str, form: str, container: str) -> MadePage:
    """A page in a language."""
    words = load_words()[language]
    html, story = FORMS[form](words)
    title = escape(words["title"])
    inner = f'<h1>{title}</h1><p class="info">{escape(words["credits"])}</p>{html}'
    products = "".join(
        f'<div class="product"><a href="/p/{n}">{escape(name)}</a><span>{escape(price)}</span></div>'
        for n, (name, price) in enumerate(words["products"])
    )
    page = f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} - {escape(words["site"])}</title></head>
<body><header><a href="/">{escape(words["site"])}</a><nav>{make_links(words["menu"])}</nav></header>
<div class="wrap">{CONTAINERS[container].format(inner)}
<div class="rel"><h3>{escape(words["related"])}</h3>{make_links(words["stories"])}</div>
<div class="shop">{products}</div></div><footer>{wrap("p", *words["foot"])}</footer></body></html>"""
    others = [*words["stories"], *words["foot"], *(name for name, _ in words["products"])]
    return MadePage(page, story, others)


def make_links(texts: list[str]) -> str:
    """A list of links."""
    items = (f'<li><a href="/{n}.html">{escape(text)}</a></li>' for n, text in enumerate(texts))
    return f"<ul>{''.join(items)}</ul>"
