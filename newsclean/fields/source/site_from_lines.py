"""Lines in which a page without a head names its site: links home, about it, its channels.

    返回江畔网首页>>      江畔中文网简介      江畔网河北频道 ( 2012-06-04 )      头条号

Languages without words for these have no names here.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.section_tags import split_breadcrumb
from newsclean.fields.source.accounts import is_account_word
from newsclean.fields.source.site_names import (
    MAX_SEARCHED_LINES,
    MIN_SITE_NAME_CHARS,
    ends_like_site,
    list_shown_words,
    read_web_name,
    sort_longest_first,
)
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Found
from newsclean.parsers.dates.grammar import has_date
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

__all__ = [
    "PLATFORM_CONFIDENCE",
    "find_brands",
    "find_platforms",
    "find_portal_channels",
    "find_sites_by_home",
]

MAX_SITE_LINE_CHARS = 80
MAX_PLATFORM_LINE_CHARS = 40
MIN_BRAND_CHARS, MAX_BRAND_CHARS = 2, 4
MIN_PORTAL_PARTS = 3  # of a portal's breadcrumb: 江畔首页 > 财经频道 > 正文
MIN_BRAND_LINES = 3  # lines beside the brand's own
PLATFORM_CONFIDENCE, HOME_CONFIDENCE, BRAND_CONFIDENCE = 0.75, 0.5, 0.41


def find_platforms(page: LabelledPage) -> Iterator[Found[str]]:
    """The platform whose word for its accounts stands alone above the body, or in its breadcrumb.

    Where two stand, the page lists where else its newsroom can be followed.
    """
    platforms = load_platform_words(page.lexicon)
    words = tuple(platforms)
    start, _ = page.span()
    found: dict[str, Found[str]] = {}
    for item in page.labelled[:start] if platforms else ():
        text = item.block.text
        if len(text) > MAX_PLATFORM_LINE_CHARS:
            continue
        parts = [fold(part) for part in split_breadcrumb(text)] or [fold(text)]
        if platforms.keys().isdisjoint(parts) and not text.startswith(words):
            continue
        for word, name in platforms.items():
            if word in parts or (text.startswith(word) and is_account_word(text, page)):
                rule = "platform of accounts"
                found.setdefault(name, Found(name, text, item.block.at, rule, PLATFORM_CONFIDENCE))
    if len(found) == 1:
        yield from found.values()


@cache
def load_platform_words(lexicon: Lexicon) -> dict[str, str]:
    """What platforms call their accounts → the platform's own name."""
    pairs = (entry.partition("=") for entry in sorted(lexicon.names["platforms"]))
    return {word.strip(): name.strip() for word, _, name in pairs}


def find_sites_by_home(page: LabelledPage) -> Iterator[Found[str]]:
    """Names with a word behind them that only a site has: its home page, its channel."""
    names = page.lexicon.names
    words = list_shown_words(names["home"], page)
    channels = tuple(list_shown_words(names["channel"], page)) if names["home"] else ()
    if not (words or channels):
        return
    short = [item for item in page.labelled if len(item.block.text) <= MAX_SITE_LINE_CHARS]
    for item in short[:MAX_SEARCHED_LINES]:
        if item.role in BODY_ROLES:
            continue
        block = item.block
        for word, name in read_names_before(words, block.text, page):
            yield Found(name, block.text, block.at, f"name before {word}", HOME_CONFIDENCE)
        name = read_channel_site(block.text, channels, page) if channels else ""
        if name and has_date(block.text):
            yield Found(name, block.text, block.at, "channel before the date", HOME_CONFIDENCE)


def read_names_before(words: list[str], text: str, page: LabelledPage) -> Iterator[tuple[str, str]]:
    """The words of a line with the name that stands before each, in the line's order."""
    if not any(map(text.__contains__, words)):
        return
    for run in re.findall(r"\w+", text):
        for word in words:
            name, found_word, _ = run.partition(word)
            if found_word and (name := read_web_name(name, page)):
                yield word, name


def read_channel_site(text: str, channels: tuple[str, ...], page: LabelledPage) -> str:
    """The site whose channel a line begins with: 江畔网河北频道 ( 2012-06-04 )."""
    first = (text.split(None, 1) or [""])[0]
    if first.endswith(channels):
        for end in range(MIN_SITE_NAME_CHARS, len(first)):
            if name := read_web_name(first[:end], page):
                return name
    return ""


def find_portal_channels(page: LabelledPage) -> Iterator[Found[str]]:
    """A portal's channel by the portal's breadcrumb: 江畔首页 > 财经频道 > 正文 is 江畔财经."""
    homes = list_shown_words(page.lexicon.names["home"], page)
    for item in page.labelled if homes else ():
        block = item.block
        trail = split_breadcrumb(block.text)
        for home in homes if len(trail) >= MIN_PORTAL_PARTS else ():
            if name := read_portal_channel(trail, home, page):
                yield Found(name, block.text, block.at, "portal and its channel", HOME_CONFIDENCE)


def read_portal_channel(trail: list[str], home: str, page: LabelledPage) -> str:
    """The brand before a word for the home page, with the channel's topic; else nothing.

    The brand does not end like a site's name: 江畔网首页 is the home of 江畔网.
    """
    brand = trail[0].removesuffix(home)
    if brand == trail[0] or not MIN_BRAND_CHARS <= len(brand) <= MAX_BRAND_CHARS:
        return ""
    if ends_like_site(brand, page):
        return ""
    for word in sort_longest_first(page.lexicon.names["channel"]):
        topic = trail[1].removesuffix(word)
        name = brand + topic
        if topic and topic != trail[1] and name.isalnum() and is_cjk(name[0]):
            return name
    return ""


def find_brands(page: LabelledPage) -> Iterator[Found[str]]:
    """A line that is a brand and 网 behind it, where other short lines begin with the brand too."""
    web = tuple(page.lexicon.names["web"])
    if not web:
        return
    texts = [text for text in dict.fromkeys(page.texts) if len(text) <= MAX_SITE_LINE_CHARS]
    lines = texts[:MAX_SEARCHED_LINES]
    for text in [line for line in lines if line.endswith(web)]:
        is_short = MIN_BRAND_CHARS <= len(text) - 1 <= MAX_BRAND_CHARS
        if is_short and read_web_name(text, page):
            others = sum(line.startswith(text[:-1]) for line in lines) - 1
            if others >= MIN_BRAND_LINES:
                at = next(
                    item.block.at for item in reversed(page.labelled) if item.block.text == text
                )
                yield Found(text, text, at, "brand of many lines", BRAND_CONFIDENCE)
