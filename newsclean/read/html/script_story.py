"""A story that stands only in a page's scripts: JSON-LD, the state of a page built in the browser.

Nothing is parsed as JSON or run: the strings of the scripts are looked at one by one, whatever
stands around them, so that neither depth nor broken JSON matters, and the time is that of one look.
Such text is taken only where the page shows none, or only a piece of it.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsclean.lexicon.page_words import page_words
from newsclean.model import Block, Caution, Decoded, Page, Place
from newsclean.text.fold import plain, soften
from newsclean.text.width import effective

LONGEST_SCRIPTS = 8_000_000  # characters of script that are looked at; news pages have 2 million
MOST_STRINGS = 50_000
LONGEST_STRING = 400_000
DEEPEST = 2  # strings of JSON in strings of JSON
SHORT = 600.0  # effective characters of a shown body that may be a teaser
LEAST = 250.0  # … of a story in the scripts
TIMES = 2.5  # how much longer than a shown teaser the story in the scripts must be
LEAST_PIECE = 40  # effective characters of one paragraph of many
WIDE = 2.5  # effective characters of a Chinese character
NEAR = 160  # characters of script between two of them
FEWEST_SENTENCES = 2
MOST_SIGNS = 0.01  # braces and the like among the characters of prose
LEAST_SHARED = 0.3  # of the title's words that the story has to have
KEY_WINDOW = 160  # characters of script before a string in which its key stands
SENTENCE = re.compile(r"[.!?。！？؟।][\"'”’»」』）)]?(?=\s|$|[^\x00-\x7f]|<)")
STRING = re.compile(r'(?:[^"\\\n]|\\.)*+')
KEY = re.compile(r"""["']?([A-Za-z_][\w.-]{0,40})["']?\s*[:=]\s*\[?\s*$""")
OPENED = re.compile(r"<script\b[^<>]{0,2000}>", re.IGNORECASE)
TEMPLATE = re.compile(r"type=.?text/(?:html|template|x-[a-z-]{0,30}template)", re.IGNORECASE)
CLOSED = re.compile(r"</script\b", re.IGNORECASE)
# schema.org types whose text is not the story's.
OTHERS = re.compile(r'"@type"\s*:\s*"(?:Answer|Question|Comment|Review)"')
TAG = re.compile(r"<[^<>]{0,2000}>")
BREAK = re.compile(r"\s*\n\s*")
WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s*[_|｜丨]\s*|\s[-–—]\s")
TITLES = ("meta:og:title", "jsonld:headline", "html:title")
CODE = frozenset("{};=\\|~^")


class Told(NamedTuple):
    """A string of a script that may be (a part of) a story: its key, where it stands, its text."""

    key: str
    start: int
    end: int
    script: int
    text: str


def page_with_story(html: str, page: Page, shown: list[Block]) -> Page | None:
    """The page with the story that its scripts hold, or `None` where it shows all there is.

    Args:
        html: the page's text.
        page: the page as it was read.
        shown: the blocks that were taken for the body.
    """
    length = sum(effective(block.text) for block in shown)
    if length > SHORT or "<script" not in html:
        return None
    found = best_told(list(stories_in(html)), page)
    if found is None or story_length(found) < max(LEAST, TIMES * length):
        return None
    blocks = blocks_of(found)
    if not blocks or (length and not holds(found, shown)):
        return None
    caution = Caution("body_from_script", f"the text stands in a script of the page ({found.key})")
    return merged(page, blocks, plain(words_of(found.text)))._replace(
        cautions=(*page.cautions, caution)
    )


def merged(page: Page, blocks: tuple[Block, ...], told: str) -> Page:
    """The page with the story's blocks in place of the first that they repeat, or at the end."""
    repeated = [
        i
        for i, block in enumerate(page.blocks)
        if len(block.text) >= LEAST_PIECE and plain(block.text).rstrip("….") in told
    ]
    first = repeated[0] if repeated else len(page.blocks)
    kept = [block for i, block in enumerate(page.blocks) if i not in set(repeated)]
    return page._replace(blocks=(*kept[:first], *blocks, *kept[first:]))


def holds(found: Told, shown: list[Block]) -> bool:
    """Whether a story begins what the page shows of it, or the greater part of that."""
    told = plain(words_of(found.text))
    inside = sum(len(block.text) for block in shown if plain(block.text)[:40] in told)
    return 2 * inside >= sum(len(block.text) for block in shown)


def story_length(told: Told) -> float:
    """The effective length of a story's text."""
    return float(effective(words_of(told.text)))


def words_of(text: str) -> str:
    """A text without tags."""
    return TAG.sub(" ", text) if "<" in text else text


def best_told(stories: list[Told], page: Page) -> Told | None:
    """The longest story that fits the page's title, the body named so before any other."""
    titles = [claim.value for claim in page.claimed(*TITLES)]
    fitting = [told for told in stories if fits(told, titles)]
    named = [told for told in fitting if told.key.casefold() == "articlebody"]
    return max(named or fitting, key=story_length, default=None)


def fits(told: Told, titles: list[str]) -> bool:
    """Whether a text has words of the title, where there is one."""
    text = soften(words_of(told.text))
    for whole in titles:
        title = max(SEPARATOR.split(whole), key=len)  # without the site's name
        words = [
            word for word in WORD.findall(soften(title)) if len(word) > 3 or not word.isascii()
        ]
        if len(words) < 3:  # a language without spaces: pairs of characters
            bare = plain(title)
            words = [bare[i : i + 2] for i in range(len(bare) - 1)]
        if words and sum(word in text for word in words) >= LEAST_SHARED * len(words):
            return True
    return not titles


def stories_in(html: str) -> Iterator[Told]:
    """Texts in a page's scripts that read like a story."""
    keys = page_words()["script_state"]["body"]
    run: list[Told] = []
    for told in told_in(html):
        if told.key.casefold() not in keys:
            continue
        if is_prose(told.text):
            yield told
        near = run and told.script == run[-1].script and 0 <= told.start - run[-1].end <= NEAR
        if near and told.key == run[-1].key:
            run.append(told)
        else:
            yield from joined(run)
            run = [told]
    yield from joined(run)


def told_in(html: str) -> Iterator[Told]:
    """The strings of all scripts; a template is one string of HTML."""
    for number, tag, script in scripts_in(html):
        if TEMPLATE.search(tag):
            yield Told("html", 0, len(script), number, script)
        else:
            yield from strings_in(script, number, 0)


def joined(run: list[Told]) -> Iterator[Told]:
    """Paragraphs that stand next to each other as one story."""
    if len(run) > 1:
        text = "\n".join(told.text for told in run)
        if is_prose(text):
            yield run[0]._replace(text=text, end=run[-1].end)


def scripts_in(html: str) -> Iterator[tuple[int, str, str]]:
    """The scripts of a page: number, opening tag, text, as far as they are looked at."""
    number, left, opened = 0, LONGEST_SCRIPTS, OPENED.search(html)
    while opened and left > 0:
        number += 1
        closed = CLOSED.search(html, opened.end())
        if not closed:
            return
        yield number, opened[0], html[opened.end() : min(closed.start(), opened.end() + left)]
        left -= closed.start() - opened.end()
        opened = OPENED.search(html, closed.end())


def strings_in(script: str, number: int, depth: int) -> Iterator[Told]:
    """The longer strings of a script with the keys before them."""
    for start, end in islice(quoted(script), MOST_STRINGS):
        if end - start < LEAST_PIECE / WIDE:
            continue
        text = unescaped(script[start:end])
        if effective(text) < LEAST_PIECE:
            continue
        if depth < DEEPEST and text.count('":') + text.count('\\"') > 2:
            yield from strings_in(text, number, depth + 1)
            continue
        before = script[max(0, start - 1 - KEY_WINDOW) : start - 1]
        key = KEY.search(before)
        if not OTHERS.search(before):
            yield Told(key[1] if key else "", start, end, number, text)


def quoted(script: str) -> Iterator[tuple[int, int]]:
    r"""Where the text between double quotes begins and ends; what is scanned is scanned once.

    >>> list(quoted('a = "b\\"c", d = "e'))
    [(5, 9)]
    """
    start = script.find('"') + 1
    while start:
        end = STRING.match(script, start).end()  # type: ignore[union-attr]  # it matches nothing too
        if script[end : end + 1] == '"':
            yield start, end
        start = script.find('"', end + 1) + 1


def unescaped(raw: str) -> str:
    """The text of a string of JSON; as it stands where JSON does not know its escapes."""
    if "\\" not in raw:
        return raw
    try:
        text = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_prose(text: str) -> bool:
    """Whether a string is told, not computed: sentences, few signs of code, long enough."""
    words = words_of(text)
    if effective(words) < LEAST or len(SENTENCE.findall(words)) < FEWEST_SENTENCES:
        return False
    signs = sum(character in CODE for character in words)
    blank = sum(character.isspace() for character in words)
    spaced = blank > len(words) / 14 or not words.isascii()
    return signs <= MOST_SIGNS * len(words) and spaced


def blocks_of(told: Told) -> tuple[Block, ...]:
    """The story's blocks, read as HTML whether it has tags or not."""
    from html import escape  # noqa: PLC0415 - few pages come here

    from newsclean.read.html.reader import read_html  # noqa: PLC0415 - it loads lxml

    text = told.text[:LONGEST_STRING]
    if not TAG.search(text):
        lines = filter(None, BREAK.split(text))
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    fragment = f"<html><body><article>{text}</article></body></html>"
    page, _ = read_html(Decoded(fragment, None, "str", 1.0))
    at = Place(xpath=f"(//script)[{told.script}]")
    return tuple(block._replace(at=at) for block in page.blocks)
