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

from newsclean.lexicon.claim_names import TITLE_CLAIMS
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block, Caution, Decoded, Page, Place
from newsclean.text.fold import alnum_key, soften
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import count_effective_chars

MAX_SCRIPT_CHARS = 8_000_000  # characters of script that are looked at; news pages have 2 million
MAX_STRINGS = 50_000
MAX_STORY_CHARS = 400_000
MAX_STRING_DEPTH = 2  # strings of JSON in strings of JSON
MAX_SHOWN_EFF_CHARS = 600.0  # effective characters of a shown body that may be a teaser
MIN_STORY_EFF_CHARS = 250.0  # … of a story in the scripts
MIN_STORY_TEASER_RATIO = 2.5  # how much longer than a shown teaser the story in the scripts must be
MIN_PIECE_EFF_CHARS = 40  # effective characters of one paragraph of many
EFF_CHARS_PER_CJK = 2.5  # effective characters of a Chinese character
MAX_GAP_CHARS = 160  # characters of script between two of them
MIN_SENTENCES = 2
MAX_CODE_SIGN_SHARE = 0.01  # braces and the like among the characters of prose
MIN_TITLE_WORD_SHARE = 0.3  # of the title's words that the story has to have
KEY_WINDOW_CHARS = 160  # characters of script before a string in which its key stands
SENTENCE_STOP = re.compile(rf"[{''.join(SENTENCE_ENDS)}][\"'”’»」』）)]?(?=\s|$|[^\x00-\x7f]|<)")
STRING_BODY = re.compile(r'(?:[^"\\\n]|\\.)*+')
KEY_BEFORE_STRING = re.compile(r"""["']?([A-Za-z_][\w.-]{0,40})["']?\s*[:=]\s*\[?\s*$""")
SCRIPT_START_TAG = re.compile(r"<script\b[^<>]{0,2000}>", re.IGNORECASE)
TEMPLATE_TYPE = re.compile(r"type=.?text/(?:html|template|x-[a-z-]{0,30}template)", re.IGNORECASE)
SCRIPT_END_TAG = re.compile(r"</script\b", re.IGNORECASE)
# schema.org types whose text is not the story's.
NON_STORY_TYPE = re.compile(r'"@type"\s*:\s*"(?:Answer|Question|Comment|Review)"')
MARKUP_TAG = re.compile(r"<[^<>]{0,2000}>")
LINE_BREAK = re.compile(r"\s*\n\s*")
TITLE_WORD = re.compile(r"\w+")
TITLE_SEPARATOR = re.compile(r"\s*[_|｜丨]\s*|\s[-–—]\s")
CODE_SIGNS = frozenset("{};=\\|~^")


class ScriptString(NamedTuple):
    """A string of a script that may be (a part of) a story: its key, where it stands, its text."""

    key: str
    start: int
    end: int
    script: int
    text: str


def add_script_story(html: str, page: Page, shown: list[Block]) -> Page | None:
    """The page with the story that its scripts hold, or `None` where it shows all there is.

    Args:
        html: the page's text.
        page: the page as it was read.
        shown: the blocks that were taken for the body.
    """
    length = sum(count_effective_chars(block.text) for block in shown)
    if length > MAX_SHOWN_EFF_CHARS or "<script" not in html:
        return None
    found = choose_story(list(find_stories(html)), page)
    if found is None or measure_story(found) < max(
        MIN_STORY_EFF_CHARS, MIN_STORY_TEASER_RATIO * length
    ):
        return None
    blocks = build_story_blocks(found)
    if not blocks or (length and not holds_shown_text(found, shown)):
        return None
    caution = Caution("body_from_script", f"the text stands in a script of the page ({found.key})")
    return insert_story_blocks(page, blocks, alnum_key(strip_tags(found.text)))._replace(
        cautions=(*page.cautions, caution)
    )


def insert_story_blocks(page: Page, blocks: tuple[Block, ...], told: str) -> Page:
    """The page with the story's blocks in place of the first that they repeat, or at the end."""
    repeated = [
        i
        for i, block in enumerate(page.blocks)
        if len(block.text) >= MIN_PIECE_EFF_CHARS and alnum_key(block.text).rstrip("….") in told
    ]
    first = repeated[0] if repeated else len(page.blocks)
    kept = [block for i, block in enumerate(page.blocks) if i not in set(repeated)]
    return page._replace(blocks=(*kept[:first], *blocks, *kept[first:]))


def holds_shown_text(found: ScriptString, shown: list[Block]) -> bool:
    """Whether a story begins what the page shows of it, or the greater part of that."""
    told = alnum_key(strip_tags(found.text))
    inside = sum(len(block.text) for block in shown if alnum_key(block.text)[:40] in told)
    return 2 * inside >= sum(len(block.text) for block in shown)


def measure_story(told: ScriptString) -> float:
    """The effective length of a story's text."""
    return float(count_effective_chars(strip_tags(told.text)))


def strip_tags(text: str) -> str:
    """A text without tags."""
    return MARKUP_TAG.sub(" ", text) if "<" in text else text


def choose_story(stories: list[ScriptString], page: Page) -> ScriptString | None:
    """The longest story that fits the page's title, the body named so before any other."""
    titles = [claim.value for claim in page.claimed(*TITLE_CLAIMS)]
    fitting = [told for told in stories if fits_title(told, titles)]
    named = [told for told in fitting if told.key.casefold() == "articlebody"]
    return max(named or fitting, key=measure_story, default=None)


def fits_title(told: ScriptString, titles: list[str]) -> bool:
    """Whether a text has words of the title, where there is one."""
    text = soften(strip_tags(told.text))
    for whole in titles:
        title = max(TITLE_SEPARATOR.split(whole), key=len)  # without the site's name
        words = [
            word
            for word in TITLE_WORD.findall(soften(title))
            if len(word) > 3 or not word.isascii()
        ]
        if len(words) < 3:  # a language without spaces: pairs of characters
            bare = alnum_key(title)
            words = [bare[i : i + 2] for i in range(len(bare) - 1)]
        if words and sum(word in text for word in words) >= MIN_TITLE_WORD_SHARE * len(words):
            return True
    return not titles


def find_stories(html: str) -> Iterator[ScriptString]:
    """Texts in a page's scripts that read like a story."""
    keys = load_page_words()["script_state"]["body"]
    run: list[ScriptString] = []
    for told in iter_page_strings(html):
        if told.key.casefold() not in keys:
            continue
        if is_story_prose(told.text):
            yield told
        near = (
            run and told.script == run[-1].script and 0 <= told.start - run[-1].end <= MAX_GAP_CHARS
        )
        if near and told.key == run[-1].key:
            run.append(told)
        else:
            yield from join_paragraph_strings(run)
            run = [told]
    yield from join_paragraph_strings(run)


def iter_page_strings(html: str) -> Iterator[ScriptString]:
    """The strings of all scripts; a template is one string of HTML."""
    for number, tag, script in iter_scripts(html):
        if TEMPLATE_TYPE.search(tag):
            yield ScriptString("html", 0, len(script), number, script)
        else:
            yield from iter_script_strings(script, number, 0)


def join_paragraph_strings(run: list[ScriptString]) -> Iterator[ScriptString]:
    """Paragraphs that stand next to each other as one story."""
    if len(run) > 1:
        text = "\n".join(told.text for told in run)
        if is_story_prose(text):
            yield run[0]._replace(text=text, end=run[-1].end)


def iter_scripts(html: str) -> Iterator[tuple[int, str, str]]:
    """The scripts of a page: number, opening tag, text, as far as they are looked at."""
    number, left, opened = 0, MAX_SCRIPT_CHARS, SCRIPT_START_TAG.search(html)
    while opened and left > 0:
        number += 1
        closed = SCRIPT_END_TAG.search(html, opened.end())
        if not closed:
            return
        yield number, opened[0], html[opened.end() : min(closed.start(), opened.end() + left)]
        left -= closed.start() - opened.end()
        opened = SCRIPT_START_TAG.search(html, closed.end())


def iter_script_strings(script: str, number: int, depth: int) -> Iterator[ScriptString]:
    """The longer strings of a script with the keys before them."""
    for start, end in islice(find_quoted_spans(script), MAX_STRINGS):
        if end - start < MIN_PIECE_EFF_CHARS / EFF_CHARS_PER_CJK:
            continue
        text = unescape_json(script[start:end])
        if count_effective_chars(text) < MIN_PIECE_EFF_CHARS:
            continue
        if depth < MAX_STRING_DEPTH and text.count('":') + text.count('\\"') > 2:
            yield from iter_script_strings(text, number, depth + 1)
            continue
        before = script[max(0, start - 1 - KEY_WINDOW_CHARS) : start - 1]
        key = KEY_BEFORE_STRING.search(before)
        if not NON_STORY_TYPE.search(before):
            yield ScriptString(key[1] if key else "", start, end, number, text)


def find_quoted_spans(script: str) -> Iterator[tuple[int, int]]:
    r"""Where the text between double quotes begins and ends; what is scanned is scanned once.

    >>> list(find_quoted_spans('a = "b\\"c", d = "e'))
    [(5, 9)]
    """
    start = script.find('"') + 1
    while start:
        end = STRING_BODY.match(script, start).end()  # type: ignore[union-attr]  # it matches nothing too
        if script[end : end + 1] == '"':
            yield start, end
        start = script.find('"', end + 1) + 1


def unescape_json(raw: str) -> str:
    """The text of a string of JSON; as it stands where JSON does not know its escapes."""
    if "\\" not in raw:
        return raw
    try:
        text = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_story_prose(text: str) -> bool:
    """Whether a string is told, not computed: sentences, few signs of code, long enough."""
    words = strip_tags(text)
    if (
        count_effective_chars(words) < MIN_STORY_EFF_CHARS
        or len(SENTENCE_STOP.findall(words)) < MIN_SENTENCES
    ):
        return False
    signs = sum(character in CODE_SIGNS for character in words)
    blank = sum(character.isspace() for character in words)
    spaced = blank > len(words) / 14 or not words.isascii()
    return signs <= MAX_CODE_SIGN_SHARE * len(words) and spaced


def build_story_blocks(told: ScriptString) -> tuple[Block, ...]:
    """The story's blocks, read as HTML whether it has tags or not."""
    from html import escape  # noqa: PLC0415 - few pages come here

    from newsclean.read.html.reader import read_html  # noqa: PLC0415 - it loads lxml

    text = told.text[:MAX_STORY_CHARS]
    if not MARKUP_TAG.search(text):
        lines = filter(None, LINE_BREAK.split(text))
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    fragment = f"<html><body><article>{text}</article></body></html>"
    page, _ = read_html(Decoded(fragment, None, "str", 1.0))
    at = Place(xpath=f"(//script)[{told.script}]")
    return tuple(block._replace(at=at) for block in page.blocks)
