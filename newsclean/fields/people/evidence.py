"""Every group of people that a page in a language with spaces gives for its authors."""

import re
from collections.abc import Callable, Iterable, Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.info_line_words import blank_out
from newsclean.fields.people.author_pages import (
    find_author_by_note,
    has_author_link,
    is_author_link,
)
from newsclean.fields.people.bylines import has_byline_class, read_people_line
from newsclean.fields.people.claimed import list_claimed_groups
from newsclean.fields.people.credited import list_credit_groups
from newsclean.fields.people.groups import (
    Group,
    get_blocks,
    is_name,
    list_near_indices,
    list_tail_places,
    split_at_gaps,
)
from newsclean.fields.people.name_cleaning import (
    MAX_BYLINE_CHARS,
    People,
    drop_glued_names,
    strip_author_label,
    strip_byline_word,
)
from newsclean.fields.people.signatures import find_dateline_reporter
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_text import tidy_name
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.fold import fold

__all__ = ["find_loose_byline", "list_author_groups"]

MAX_LOOSE_CHARS = 48  # characters of a by-line element that is taken as it stands
MAX_LOOSE_WORDS = 6
MAX_LONE_WORDS = 8  # of a name that is printed twice
MAX_LINE_CHARS = 80  # characters of a line with a name beside a date
MAX_LINKED = 6
MIN_LINE_DIGITS = 4
LOOSE_CONFIDENCE = 0.46

NAME_SEPARATORS = r"[|•·⋅∙–—\[\](),]+|\s-\s|\s{2,}"  # compiled when the first line needs it
BARS = frozenset("|•·")
BAR = r"[|•·]"

ReadBlock = Callable[[Block, LabelledPage], Iterable[str]]


def list_author_groups(page: LabelledPage) -> list[Group]:
    """All groups, in the order in which a page is asked: head, credit lines, elements, lines."""
    groups = [*list_claimed_groups(page), *list_credit_groups(page)]
    near, tail = list_near_indices(page), list_tail_places(page)
    headline = min(page.headline, default=0)
    short = frozenset(i for i in (*near, *tail) if len(page.texts[i]) <= MAX_BYLINE_CHARS)
    places = (
        ("below", [i for i in near if i >= headline and i in short]),
        ("above", [i for i in near if i < headline and i in short]),
        ("tail", [i for i in tail if i in short]),
    )
    for where, indices in places:
        for kind, read in READERS:
            groups += read_groups(f"{kind} {where}", indices, read, page)
    note = find_author_by_note(get_blocks(near, page), page)
    reporter = find_dateline_reporter(page)
    groups += [Group(kind, one) for kind, one in (("note", note), ("dateline", reporter)) if one]
    return groups


def find_loose_byline(page: LabelledPage) -> Found[People] | None:
    """What by-line elements and authors' links near the headline say, whatever it is.

    The last resort where no surnames are known (Japanese): UX MILK編集部, a nickname. On Chinese
    pages such elements name the account.
    """
    if page.lexicon.names.get("surnames"):
        return None
    near = sorted(i for i in list_near_indices(page) if len(page.texts[i]) <= MAX_BYLINE_CHARS)
    for kind, read in READERS[1:3]:
        for group in read_groups(f"{kind} below", near, read, page):
            return group.found._replace(confidence=LOOSE_CONFIDENCE)
    return None


def read_groups(
    kind: str, indices: list[int], read: ReadBlock, page: LabelledPage
) -> Iterator[Group]:
    """The names that a reader finds in some blocks, those of close blocks in one group."""
    named = {i: names for i in indices if (names := tuple(read(page.labelled[i].block, page)))}
    for run in split_at_gaps(named):
        people: dict[str, Person] = {}
        for i in run:
            for name in named[i]:
                people.setdefault(make_folded_key(name), Person(name))
        block = page.labelled[run[0]].block
        rule = RULES[kind.rpartition(" ")[0]]
        found = Found(drop_glued_names(people), block.text, block.at, rule, 0.5)
        yield Group(kind, found, run[0])
        if len(found.value) > 1 and len(run) > 1:
            first = tuple(Person(name) for name in named[run[0]])
            yield Group(f"first {kind}", found._replace(value=first), run[0])


def read_element(block: Block, page: LabelledPage) -> Iterator[str]:
    """The people in an element that the page calls by-line."""
    if has_byline_class(block):
        text = strip_byline_word(block.text, page)
        yield from (person.name for person in read_people_line(text, page))


def read_loose_element(block: Block, page: LabelledPage) -> Iterator[str]:
    """What a by-line element or an author's link says that is no person's name: `Newsdesk`."""
    if len(block.text) > MAX_LOOSE_CHARS or not (has_byline_class(block) or has_author_link(block)):
        return
    if read_people_line(strip_byline_word(block.text, page), page):
        return
    if name := read_loose_name(block.text, page):
        yield name


def read_loose_name(text: str, page: LabelledPage) -> str:
    """A short text as the name of a newsroom, a desk or an account; empty where it is none."""
    name = tidy_name(strip_byline_word(strip_author_label(text, page), page))
    key, words = fold(name), name.split()
    if not name or len(words) > MAX_LOOSE_WORDS or any(map(str.isdigit, name)):
        return ""
    if any(sign in name for sign in "@/"):
        return ""
    known = key in collect_boilerplate_words(page.lexicon)
    return "" if known or name[-1] in ":?!…" or find_dates(text, page.lexicon) else name


def read_linked(block: Block, page: LabelledPage) -> Iterator[str]:
    """The names in a block that are links to an author's page."""
    for link in block.links[:MAX_LINKED]:
        if is_author_link(link.url):
            name = strip_byline_word(tidy_name(block.text[link.start : link.end]), page)
            if is_name(name, page) or read_loose_name(name, page):
                yield name


def read_dated_line(block: Block, page: LabelledPage) -> Iterator[str]:
    """The names set apart by signs on a line with a date, or by bars: Galo Ramírez | El Sol."""
    text = block.text
    if len(text) > MAX_LINE_CHARS or " " not in text:
        return
    digits = sum(map(str.isdigit, text)) >= MIN_LINE_DIGITS
    spans = [(one.start, one.end) for one in find_dates(text, page.lexicon)] if digits else []
    if spans or not BARS.isdisjoint(text):
        signs = NAME_SEPARATORS if spans else BAR
        for part in re.split(signs, blank_out(text, spans, "|")):
            if part != text and is_name(part.strip(), page):
                yield part.strip()


def read_lone_name(block: Block, page: LabelledPage) -> Iterator[str]:
    """The name that is a line of its own, once or twice."""
    text = block.text.strip()
    words = text.split()
    if not (1 < len(words) <= MAX_LONE_WORDS and text[0].isupper()):  # most end here
        return
    half = " ".join(words[: len(words) // 2])
    if len(words) % 2 == 0 and text == f"{half} {half}":  # a portrait's text and the name
        text = half
    if is_name(text, page):
        yield text


READERS: tuple[tuple[str, ReadBlock], ...] = (
    ("element", read_element),
    ("loose element", read_loose_element),
    ("link", read_linked),
    ("dated line", read_dated_line),
    ("lone name", read_lone_name),
)
RULES = {
    "element": "element named by-line",
    "loose element": "element named by-line",
    "link": "link to an author's page",
    "dated line": "name beside the date",
    "lone name": "name alone on a line",
}
