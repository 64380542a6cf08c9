"""Lines in which a page of no head calls its site by name: links home, about it, its channels.

    返回江畔网首页>>      江畔中文网简介      江畔网河北频道 ( 2012-06-04 )      头条号

Languages without such words have no such names.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.section_tags import split_breadcrumb
from newsclean.fields.source.accounts import is_account_word
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Found
from newsclean.parsers.dates.grammar import has_date
from newsclean.parsers.names.not_names import is_organisation
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
MAX_CJK_SITE_NAME_CHARS = 12
MIN_CJK_SITE_NAME_CHARS = 3
MAX_BRAND_CHARS = 4
MIN_BRAND_LINES = 3  # lines beside the brand's own
PLATFORM_CONFIDENCE, HOME_CONFIDENCE, BRAND_CONFIDENCE = 0.75, 0.5, 0.41
MAX_SEARCHED_LINES = 600


def find_platforms(page: LabelledPage) -> Iterator[Found[str]]:
    """The platform whose word for its accounts stands alone above the story, or in its breadcrumb.

    Where two stand the page tells where else its newsroom can be followed.
    """
    told = load_platform_words(page.lexicon)
    start, _ = page.span()
    found: dict[str, Block] = {}
    for item in page.labelled[:start] if told else ():
        text = item.block.text
        if len(text) > MAX_SITE_LINE_CHARS / 2:
            continue
        parts = [fold(part) for part in split_breadcrumb(text)] or [fold(text)]
        for word, name in told.items():
            if word in parts or (text.startswith(word) and is_account_word(text, page)):
                found.setdefault(name, item.block)
    if len(found) == 1:
        for name, block in found.items():
            yield Found(name, block.text, block.at, "platform of accounts", PLATFORM_CONFIDENCE)


@cache
def load_platform_words(lexicon: Lexicon) -> dict[str, str]:
    """What platforms call their accounts, with the platforms' own names."""
    pairs = (entry.partition("=") for entry in sorted(lexicon.names["platforms"]))
    return {word.strip(): name.strip() for word, _, name in pairs}


def find_sites_by_home(page: LabelledPage) -> Iterator[Found[str]]:
    """Names with a word behind them that only a site has: its home page, its channel."""
    inside = {id(block) for block in page.body}
    words = sort_longest_first(page.lexicon.names["home"])
    blocks = [item.block for item in page.labelled if len(item.block.text) <= MAX_SITE_LINE_CHARS]
    for block in blocks[:MAX_SEARCHED_LINES] if words else ():
        if id(block) in inside:
            continue
        for run in re.findall(r"\w+", block.text):
            for word in words:
                name, said, _ = run.partition(word)
                name = read_site_name(name, page) if said else ""
                if name:
                    yield Found(name, block.text, block.at, f"name before {word}", HOME_CONFIDENCE)
        if has_date(block.text):
            yield from find_channel_site(block, page)


def find_portal_channels(page: LabelledPage) -> Iterator[Found[str]]:
    """A portal's channel by the breadcrumb of a portal: 江畔首页 > 财经频道 > 正文 is 江畔财经.

    What stands before 首页 there is a firm's name, not a site's, which ends with 网 or 报.
    """
    names = page.lexicon.names
    for item in page.labelled:
        trail = split_breadcrumb(item.block.text)
        for home in sort_longest_first(names["home"]) if len(trail) > 2 else ():
            brand = trail[0].removesuffix(home)
            for word in sort_longest_first(names["channel"]):
                topic = trail[1].removesuffix(word)
                whole = brand != trail[0] and topic != trail[1]
                if whole and 1 < len(brand) <= MAX_BRAND_CHARS and not ends_like_site(brand, page):
                    name, block = brand + topic, item.block
                    if name.isalnum() and is_cjk(name[0]) and topic:
                        yield Found(
                            name, block.text, block.at, "portal and its channel", HOME_CONFIDENCE
                        )


def find_brands(page: LabelledPage) -> Iterator[Found[str]]:
    """A line that is a brand and 网 behind it, where other short lines begin with the brand too."""
    web = tuple(page.lexicon.names["web"])
    texts = {item.block.text: item.block for item in page.labelled}
    lines = (
        [text for text in texts if len(text) <= MAX_SITE_LINE_CHARS][:MAX_SEARCHED_LINES]
        if web
        else []
    )
    for text in lines:
        stem = text[:-1]
        if text.endswith(web) and 1 < len(stem) <= MAX_BRAND_CHARS and read_site_name(text, page):
            akin = sum(line.startswith(stem) for line in lines) - 1
            if akin >= MIN_BRAND_LINES:
                yield Found(text, text, texts[text].at, "brand of many lines", BRAND_CONFIDENCE)


def ends_like_site(name: str, page: LabelledPage) -> bool:
    """Whether a name ends with a word that only sites and newspapers have."""
    return name.endswith(tuple(page.lexicon.names["site"]))


def find_channel_site(block: Block, page: LabelledPage) -> Iterator[Found[str]]:
    """The site whose channel stands before a date: 江畔网河北频道 ( 2012-06-04 )."""
    first = (block.text.split() or [""])[0]
    for word in sort_longest_first(page.lexicon.names["channel"]):
        if first.endswith(word):
            for end in range(MIN_CJK_SITE_NAME_CHARS, len(first)):
                if name := read_site_name(first[:end], page):
                    yield Found(
                        name, block.text, block.at, "channel before the date", HOME_CONFIDENCE
                    )
                    return


@cache
def sort_longest_first(words: frozenset[str]) -> tuple[str, ...]:
    """Words in an order that is the same in every run."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def read_site_name(text: str, page: LabelledPage) -> str:
    """A text, without a verb before it, when it ends like the name of a site."""
    names = page.lexicon.names
    for word in sort_longest_first(names["goes"]):
        text = text.removeprefix(word)
    ends = [end for end in names["web"] if text.endswith(end)]
    if (
        not MIN_CJK_SITE_NAME_CHARS <= len(text) <= MAX_CJK_SITE_NAME_CHARS
        or not ends
        or not is_cjk(text[-1])
    ):
        return ""
    ours = names["not_outlet"] | names["here"]
    wrong = any(word in text for word in ours) or not is_organisation(text, page.lexicon)
    return "" if wrong else text
