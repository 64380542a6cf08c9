"""Finds a story that stands only in a page's scripts: JSON-LD, or data for a script to show.

A story in a `<noscript>`, which a browser shows where it runs no scripts, is found as well. No
script is run, and none is parsed as JSON: its strings are looked at one by one, whatever stands
around them. So neither nesting nor broken JSON matters, and each character is scanned once. The
text is taken only where the page shows no story, or only the beginning of one.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsclean.lexicon.claim_names import TITLE_CLAIMS
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block, Caution, Decoded, Page, Place
from newsclean.read.html.guard import list_scripts
from newsclean.text.fold import alnum_key, soften
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import EFF_CHARS_PER_WIDE_CHAR, count_effective_chars

# Effective characters (EFF_CHARS) are those of `count_effective_chars`: a wide one counts for 2.5.
MAX_SCRIPT_CHARS = 8_000_000  # of all scripts, that are looked at; news pages have 2 million
MAX_STRINGS = 50_000  # of one script
MAX_STORY_CHARS = 400_000
MAX_STRING_DEPTH = 2  # strings of JSON in strings of JSON
MAX_SHOWN_EFF_CHARS = 600.0  # of a shown body: a longer one is the whole story
MIN_STORY_EFF_CHARS = 250.0  # of a story in a script
MIN_STORY_TEASER_RATIO = 2.5  # of a story's length to that of the body that the page shows
MIN_PIECE_EFF_CHARS = 40  # of a string that may be a paragraph of a story
MIN_REPEATED_CHARS = 40  # of a shown block that repeats a part of the story
SHOWN_START_CHARS = 40  # letters and digits with which a shown block begins
MAX_GAP_CHARS = 160  # of script between two paragraphs of a story
MIN_SENTENCES = 2  # of a story
MAX_CODE_SIGN_SHARE = 0.01  # of a story's characters: braces, semicolons, backslashes
MAX_SPACED_WORD_CHARS = 14  # for each white-space character in an ASCII story
MIN_TITLE_WORD_SHARE = 0.3  # of the title's words, that stand in the story
MIN_TITLE_WORDS = 3  # with fewer, pairs of characters are compared
MIN_TITLE_WORD_CHARS = 4  # of an ASCII word of the title; shorter ones are "the", "for"
KEY_WINDOW_CHARS = 160  # of script before a string, in which its key stands
SENTENCE_STOP = compile_late(rf"[{''.join(SENTENCE_ENDS)}][\"'”’»」』）)]?(?=\s|$|[^\x00-\x7f]|<)")
STRING_BODY = compile_late(r'(?:[^"\\\n]|\\.)*+')
MAX_KEY_CHARS = 41
LAST_KEY = compile_late(r"[A-Za-z_][\w.-]*\Z")
NOSCRIPT_START = compile_late(r"<noscript\b[^<>]{0,200}>", re.IGNORECASE)
NOSCRIPT_END = compile_late(r"</noscript", re.IGNORECASE)
TEMPLATE_TYPE = compile_late(r"type=.?text/(?:html|template|x-[a-z-]{0,30}template)", re.IGNORECASE)
# schema.org types whose text is no part of the story.
NON_STORY_TYPE = re.compile(r'"@type"\s*:\s*"(?:Answer|Question|Comment|Review)"')
MARKUP_TAG = re.compile(r"<[^<>]{0,2000}>")
LINE_BREAK = re.compile(r"\s*\n\s*")
TITLE_WORD = re.compile(r"\w+")
TITLE_SEPARATOR = compile_late(r"\s*[_|｜丨]\s*|\s[-–—]\s")
CODE_SIGNS = frozenset("{};=\\|~^")


class ScriptString(NamedTuple):
    """A string of a script that may be a story or a paragraph of one.

    Attributes:
        key: the key before it, such as `articleBody`; empty if there is none.
        start: the index of its first character in the script.
        end: the index behind its last.
        script: the number of the script on the page, from 1.
        text: the text, its escapes resolved.
        element: `script`, or `noscript` where its element is one of these.
    """

    key: str
    start: int
    end: int
    script: int
    text: str
    element: str = "script"


def add_script_story(html: str, page: Page, shown: list[Block]) -> Page | None:
    """The page with the story that its scripts hold, or `None` where the page shows the story.

    The new page has the story's blocks and a caution `body_from_script`.

    Args:
        html: the HTML of the page.
        page: the page as `read_html` read it.
        shown: the blocks that `label` took for the body.
    """
    shown_length = sum(count_effective_chars(block.text) for block in shown)
    if shown_length > MAX_SHOWN_EFF_CHARS:
        return None
    found = choose_story(list(find_stories(html)), page)
    if found is None or measure_story(found) < max(
        MIN_STORY_EFF_CHARS, MIN_STORY_TEASER_RATIO * shown_length
    ):
        return None
    blocks = build_story_blocks(found)
    if not blocks or (shown_length and not holds_shown_text(found, shown)):
        return None
    caution = Caution(
        "body_from_script", f"the text stands in a {found.element} of the page ({found.key})"
    )
    return insert_story_blocks(page, blocks, alnum_key(strip_tags(found.text)))._replace(
        cautions=(*page.cautions, caution)
    )


def insert_story_blocks(page: Page, blocks: tuple[Block, ...], story_key: str) -> Page:
    """The page with the story's blocks in place of the shown blocks that repeat it, or at the end.

    `story_key` is the story's text as `alnum_key` gives it.
    """
    repeated = [
        i
        for i, block in enumerate(page.blocks)
        if len(block.text) >= MIN_REPEATED_CHARS and alnum_key(block.text).rstrip("….") in story_key
    ]
    first = repeated[0] if repeated else len(page.blocks)
    kept = [block for i, block in enumerate(page.blocks) if i not in set(repeated)]
    return page._replace(blocks=(*kept[:first], *blocks, *kept[first:]))


def holds_shown_text(found: ScriptString, shown: list[Block]) -> bool:
    """Whether a story holds the blocks that the page shows, or the longer part of them."""
    story_key = alnum_key(strip_tags(found.text))
    inside = sum(
        len(block.text) for block in shown if alnum_key(block.text)[:SHOWN_START_CHARS] in story_key
    )
    return 2 * inside >= sum(len(block.text) for block in shown)


def measure_story(story: ScriptString) -> float:
    """The effective length of a story's text."""
    return float(count_effective_chars(strip_tags(story.text)))


def strip_tags(text: str) -> str:
    """A text without tags."""
    return MARKUP_TAG.sub(" ", text) if "<" in text else text


def choose_story(stories: list[ScriptString], page: Page) -> ScriptString | None:
    """The longest story that fits the page's title; one named `articleBody` goes before others."""
    titles = [claim.value for claim in page.claimed(*TITLE_CLAIMS)]
    fitting = [story for story in stories if fits_title(story, titles)]
    named = [story for story in fitting if story.key.casefold() == "articlebody"]
    return max(named or fitting, key=measure_story, default=None)


def fits_title(story: ScriptString, titles: list[str]) -> bool:
    """Whether a story has some words of a title; yes where the page has no title."""
    text = soften(strip_tags(story.text))
    for whole in titles:
        title = max(TITLE_SEPARATOR.split(whole), key=len)  # without the site's name
        words = [
            word
            for word in TITLE_WORD.findall(soften(title))
            if len(word) >= MIN_TITLE_WORD_CHARS or not word.isascii()
        ]
        if len(words) < MIN_TITLE_WORDS:  # mostly a language without spaces
            bare = alnum_key(title)
            words = [bare[i : i + 2] for i in range(len(bare) - 1)]
        if words and sum(word in text for word in words) >= MIN_TITLE_WORD_SHARE * len(words):
            return True
    return not titles


def find_stories(html: str) -> Iterator[ScriptString]:
    """Strings of a page's scripts that read like a story, alone or with their neighbours."""
    keys = load_page_words()["script_state"]["body"]
    run: list[ScriptString] = []
    for string in iter_page_strings(html):
        if string.key.casefold() not in keys:
            continue
        if is_story_prose(string.text):
            yield string
        if run and is_next_paragraph(run[-1], string):
            run.append(string)
        else:
            yield from join_paragraph_strings(run)
            run = [string]
    yield from join_paragraph_strings(run)


def is_next_paragraph(above: ScriptString, string: ScriptString) -> bool:
    """Whether two strings are paragraphs of one story: near each other, under the same key."""
    near = 0 <= string.start - above.end <= MAX_GAP_CHARS
    return near and string.script == above.script and string.key == above.key


def iter_page_strings(html: str) -> Iterator[ScriptString]:
    """The strings of all scripts; a template is one string of HTML with the key `html`."""
    for number, tag, script in iter_scripts(html):
        if TEMPLATE_TYPE.search(tag):
            yield ScriptString("html", 0, len(script), number, script)
        else:
            yield from iter_script_strings(script, number, 0)
    for number, text in enumerate(iter_noscripts(html), 1):
        yield ScriptString("html", 0, len(text), number, text, "noscript")


def join_paragraph_strings(run: list[ScriptString]) -> Iterator[ScriptString]:
    """Paragraphs that follow each other as one story, if they read like one."""
    if len(run) > 1:
        text = "\n".join(string.text for string in run)
        if is_story_prose(text):
            yield run[0]._replace(text=text, end=run[-1].end)


def iter_scripts(html: str) -> Iterator[tuple[int, str, str]]:
    """The scripts of a page: number, start tag, text; no more than `MAX_SCRIPT_CHARS` in all."""
    left = MAX_SCRIPT_CHARS
    for number, (tag, script) in enumerate(list_scripts(html), 1):
        if left <= 0:
            return
        yield number, tag, script[:left]
        left -= len(script)


def iter_noscripts(html: str) -> Iterator[str]:
    """What stands in each `<noscript>` of a page.

    >>> list(iter_noscripts("<noscript><p>One</p></noscript><NOSCRIPT>two</NOSCRIPT><noscript>x"))
    ['<p>One</p>', 'two']
    """
    at = 0
    while (start := NOSCRIPT_START.search(html, at)) and (
        end := NOSCRIPT_END.search(html, start.end())
    ):
        yield html[start.end() : end.start()]
        at = end.end()


def iter_script_strings(script: str, number: int, depth: int) -> Iterator[ScriptString]:
    """The longer strings of a script with their keys; a string of JSON gives the strings inside."""
    for start, end in islice(find_quoted_spans(script), MAX_STRINGS):
        if end - start < MIN_PIECE_EFF_CHARS / EFF_CHARS_PER_WIDE_CHAR:
            continue
        text = unescape_json(script[start:end])
        if count_effective_chars(text) < MIN_PIECE_EFF_CHARS:
            continue
        if depth < MAX_STRING_DEPTH and text.count('":') + text.count('\\"') > 2:
            yield from iter_script_strings(text, number, depth + 1)
            continue
        before = script[max(0, start - 1 - KEY_WINDOW_CHARS) : start - 1]
        if not NON_STORY_TYPE.search(before):
            yield ScriptString(read_last_key(before), start, end, number, text)


def read_last_key(before: str) -> str:
    """The key that a script gives to what comes next, alone or first in a list; empty without one.

    It is read from the end: a pattern would be tried at each character.

    >>> read_last_key('{"id": 1, "body" : [ '), read_last_key("x, text="), read_last_key("x, ")
    ('body', 'text', '')
    """
    named = before.rstrip().removesuffix("[").rstrip()
    if not named.endswith((":", "=")):
        return ""
    named = named[:-1].rstrip()
    if named.endswith(('"', "'")):
        named = named[:-1]
    key = LAST_KEY.search(named[-MAX_KEY_CHARS:])
    return key[0] if key else ""


def find_quoted_spans(script: str) -> Iterator[tuple[int, int]]:
    r"""Where each text between double quotes begins and ends; every character is scanned once.

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
    r"""The text of a string of JSON; the string itself where its escapes are not those of JSON.

    >>> unescape_json("two\\nlines"), unescape_json("\\x41")
    ('two\nlines', '\\x41')
    """
    if "\\" not in raw:
        return raw
    try:
        text = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_story_prose(text: str) -> bool:
    """Whether a string is long enough and prose: sentences, spaces, few signs of code."""
    words = strip_tags(text)
    if (
        count_effective_chars(words) < MIN_STORY_EFF_CHARS
        or len(SENTENCE_STOP.findall(words)) < MIN_SENTENCES
    ):
        return False
    code_signs = sum(character in CODE_SIGNS for character in words)
    blank = sum(character.isspace() for character in words)
    spaced = blank > len(words) / MAX_SPACED_WORD_CHARS or not words.isascii()
    return code_signs <= MAX_CODE_SIGN_SHARE * len(words) and spaced


def build_story_blocks(story: ScriptString) -> tuple[Block, ...]:
    """The story's blocks, as `read_html` reads them; a story without tags is put into `<p>`."""
    from html import escape  # noqa: PLC0415 - few pages come here

    from newsclean.read.html.reader import read_html  # noqa: PLC0415 - it loads lxml

    text = story.text[:MAX_STORY_CHARS]
    if not MARKUP_TAG.search(text):
        lines = filter(None, LINE_BREAK.split(text))
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    fragment = f"<html><body><article>{text}</article></body></html>"
    page, _ = read_html(Decoded(fragment, None, "str", 1.0))
    at = Place(xpath=f"(//{story.element})[{story.script}]")
    return tuple(block._replace(at=at) for block in page.blocks)
