"""Pages with a box of other stories in or below their story, put together from parts.

The answer of each is known by how it is made: every paragraph of the story, no word of the box.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from html import escape
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

STORIES = Path(__file__).with_name("stories.toml")


class Half(StrEnum):
    """Rules are written while looking at the fitted half; of the other only figures are read."""

    FITTED = "fitted"
    HELD_OUT = "held out"


class Box(StrEnum):
    """What stands under the heading."""

    NOTHING = "nothing"  # the heading is one of the story
    LINKS = "links"
    TEASERS = "teasers"  # titles, a sentence under each
    CARD = "card"  # one other story with its writer and day
    LETTER = "letter"  # an invitation to subscribe, then links
    ADVERT = "advert"  # the mark of an advertisement, then links


class Spot(StrEnum):
    """Where the box stands; the value is what `-v` prints."""

    AFTER_FIRST = "after the first paragraph"
    MIDDLE = "in the middle"
    BEFORE_LAST = "before the last paragraph"
    BELOW = "below the story"


class Form(StrEnum):
    """How the page is written."""

    DIVISION = "div"  # HTML: a box with a class of its own
    BARE = "bare"  # HTML: a heading and a list among the paragraphs
    PARAGRAPHS = "p"  # HTML: paragraphs like those of the story
    DUMP = "dump"  # as w3m prints it: list marks, empty lines
    LINES = "lines"  # a line for each text, no empty ones


PARAGRAPHS_ABOVE = {Spot.AFTER_FIRST: 1, Spot.MIDDLE: 3, Spot.BEFORE_LAST: 5, Spot.BELOW: 6}
LINKS_IN_BOX, TEASERS_IN_BOX = 3, 2


class Words(NamedTuple):
    """A story of a language, and what stands around it: the keys of `stories.toml`."""

    site: str
    menu: Sequence[str]
    headline: str
    credit: str
    headings: Sequence[str]
    story: Sequence[str]
    titles: Sequence[str]
    teasers: Sequence[str]
    writer: str
    day: str
    letter: str
    advert: str
    foot: Sequence[str]


class Line(NamedTuple):
    """A text of the page: `p`, `h3` or `li`, perhaps a link."""

    tag: str
    text: str
    link: bool = False


class Case(NamedTuple):
    """A page and its answer."""

    language: str
    heading: str
    box: Box
    spot: Spot
    form: Form
    page: str
    story: Sequence[str]
    other: Sequence[str]

    @property
    def name(self) -> str:
        """What it is made of."""
        return f"{self.language}, {self.heading}, {self.box}, {self.spot}, {self.form}"


@cache
def load_words() -> Mapping[str, Words]:
    """The words of each language."""
    with STORIES.open("rb") as file:
        return {code: Words(**words) for code, words in tomllib.load(file).items()}


def make_cases(half: Half, every: int = 1) -> Iterator[Case]:
    """The pages of a half, or every so manieth of them: the same each time."""
    for code, words in load_words().items():
        headings = words.headings[half is Half.HELD_OUT :: 2]
        for parts in product(headings, Box, Spot, Form):
            if has_answer(parts[1], parts[2]) and crc32(repr((code, *parts)).encode()) % every == 0:
                yield make_case(code, *parts)


def has_answer(box: Box, spot: Spot) -> bool:
    """Whether a box may stand at a spot: a heading of the story has some of it below."""
    return not (box is Box.NOTHING and spot is Spot.BELOW)


def make_case(code: str, heading: str, box: Box, spot: Spot, form: Form) -> Case:
    """A page with one box in its story, or below it, where each page has a list of links."""
    words = load_words()[code]
    above = PARAGRAPHS_ABOVE[spot]
    parts = [Line("h3", heading), *list_box_lines(words, box)]
    page = write_page(words, parts, above, form)
    other: list[str] = [*words.titles, *words.teasers, words.writer, words.letter]
    return Case(code, heading, box, spot, form, page, words.story, other)


def list_box_lines(words: Words, box: Box) -> list[Line]:
    """The lines of a box, without its heading."""
    links = [Line("li", title, link=True) for title in words.titles[:LINKS_IN_BOX]]
    pairs = zip(words.titles[:TEASERS_IN_BOX], words.teasers, strict=False)
    lines: Mapping[Box, Sequence[Line]] = {
        Box.NOTHING: [],
        Box.LINKS: links,
        Box.TEASERS: [line for pair in pairs for line in make_teaser(*pair)],
        Box.CARD: [
            Line("p", words.titles[0], link=True),
            Line("p", words.writer),
            Line("p", words.day),
        ],
        Box.LETTER: [Line("p", words.letter, link=True), *links],
        Box.ADVERT: [Line("p", words.advert), *links],
    }
    return list(lines[box])


def make_teaser(title: str, teaser: str) -> tuple[Line, Line]:
    """A title that is a link, and the sentence under it."""
    return Line("p", title, link=True), Line("p", teaser)


def write_page(words: Words, box: Sequence[Line], above: int, form: Form) -> str:
    """The whole page in a form."""
    story = [Line("p", text) for text in words.story]
    foot = [Line("p", text) for text in words.foot]
    if form in {Form.DUMP, Form.LINES}:
        menu = [Line("li", text) for text in words.menu]
        head = [Line("p", words.site), *menu, Line("p", words.headline), Line("p", words.credit)]
        lines = [*head, *story[:above], *box, *story[above:], *foot]
        return write_dump(lines) if form is Form.DUMP else "\n".join(line.text for line in lines)
    return write_html(words, story, above, write_box(box, form))


def write_dump(lines: Sequence[Line]) -> str:
    """Lines with an empty one between them, but between the items of a list."""
    text = ""
    for line in lines:
        if line.tag == "li":
            text += f"  • {line.text}\n"
        else:
            text += f"\n{line.text}\n\n"
    return text.replace("\n\n\n", "\n\n").lstrip("\n")


def write_box(box: Sequence[Line], form: Form) -> str:
    """The box as HTML."""
    if form is Form.PARAGRAPHS:
        plain = [line._replace(tag="p") for line in box[1:]]
        return f"<p><strong>{escape(box[0].text)}</strong></p>" + "".join(map(write_tag, plain))
    inside = "".join(map(write_tag, box)).replace("</h3><li>", "</h3><ul><li>")
    inside = inside.replace("</p><li>", "</p><ul><li>")
    inside += "</ul>" if "<ul>" in inside else ""
    return f'<div class="box-{len(box)}">{inside}</div>' if form is Form.DIVISION else inside


def write_tag(line: Line) -> str:
    """A line as an element."""
    text = escape(line.text)
    inside = f'<a href="/{crc32(line.text.encode()) % 9973}">{text}</a>' if line.link else text
    return f"<{line.tag}>{inside}</{line.tag}>\n"


def write_html(words: Words, story: Sequence[Line], above: int, box: str) -> str:
    """The page as HTML, with a list of links in its sidebar."""
    menu = "".join(f'<li><a href="/{i}/">{escape(t)}</a></li>' for i, t in enumerate(words.menu))
    links: Any = "".join(write_tag(Line("li", title, link=True)) for title in words.titles)
    body = "".join(map(write_tag, story[:above])) + box + "".join(map(write_tag, story[above:]))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(words.headline)} - "
        f"{escape(words.site)}</title></head><body><header><ul>{menu}</ul></header><main>"
        f"<article><h1>{escape(words.headline)}</h1><div class='info'>{escape(words.credit)}</div>"
        f"{body}</article></main><aside class='side'><ul>{links}</ul></aside>"
        f"<footer>{''.join(write_tag(Line('p', text)) for text in words.foot)}</footer>"
        "</body></html>"
    )
