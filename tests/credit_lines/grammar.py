"""Lines of credits put together from the parts of a table, each with its right answer.

A template is text with slots. `{colon}` draws one of the table's alternatives for `colon`;
`{author=person}` does the same, and what it draws is an author that must be found; `{=person}` is a
person whom the line does not credit. `{@outlet}` repeats the first outlet drawn. Alternatives are
templates themselves, so a table is a grammar.
"""

import random
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple
from zlib import crc32

SLOT = re.compile(r"\{(?:@(?P<again>\w+)|(?P<credits>(?P<field>\w*)=)?(?P<part>\w+))\}")
MARKUP = re.compile(r"<[^>]*>")


class Half(StrEnum):
    """Which alternatives of the halved parts may be drawn: rules are written with `FITTED` alone."""

    FITTED = "fitted"
    HELD_OUT = "held out"


class Place(StrEnum):
    """Where a line stands: alone before `parse_credits`, or on a page of its own."""

    LINE = "line"
    ABOVE = "above the headline"
    HEAD = "below the headline"
    OPENING = "at the start of the first paragraph"
    CLOSING = "at the end of the last paragraph"
    TAIL = "below the story"


class Kind(NamedTuple):
    """One kind of line.

    Attributes:
        name: what the figures call it.
        place: where such a line stands.
        items: the templates of the line, in order.
        gap: the part whose alternatives stand between two items.
        shuffled: whether the items may stand in any order.
        claims: a template for the head of the page.
    """

    name: str
    place: Place
    items: tuple[str, ...]
    gap: str = ""
    shuffled: bool = False
    claims: str = ""


class Table(NamedTuple):
    """What lines of one language are made of.

    Attributes:
        language: its code, as in `lang=`.
        spaces: whether spaces inside names count: not in 张 三.
        parts: for each part its alternatives, which are templates; one written twice is drawn twice
            as often.
        halved: the parts of which each half draws only every second alternative: names, outlets,
            separators, glue. Labels are words of the language: they are known or not.
        kinds: the kinds of lines.
        title: a headline.
        paragraphs: a story without names, outlets and dates.
        floor: the share of lines that the tests ask to be right.
    """

    language: str
    spaces: bool
    parts: Mapping[str, tuple[str, ...]]
    halved: frozenset[str]
    kinds: tuple[Kind, ...]
    title: str
    paragraphs: tuple[str, ...]
    floor: float


class Case(NamedTuple):
    """A line with its right answer.

    Attributes:
        kind: the kind of line.
        line: the text; with tags where the kind has any.
        claims: what the head of its page has, as HTML.
        values: the right values by field, each once, in their order.
    """

    kind: Kind
    line: str
    claims: str
    values: Mapping[str, tuple[str, ...]]


class Draw:
    """One walk through a table: draws alternatives and remembers the values that must be found."""

    def __init__(self, table: Table, half: Half, rng: random.Random) -> None:
        """Begin a line of a half of a table."""
        self.table = table
        self.half = half
        self.rng = rng
        self.values: dict[str, list[str]] = {}

    def choose(self, part: str) -> str:
        """One alternative of a part, its slots filled."""
        choices = self.table.parts[part]
        if part in self.table.halved:
            choices = choices[self.half is Half.HELD_OUT :: 2]
        return self.fill(self.rng.choice(choices))

    def fill(self, template: str) -> str:
        """A template with what its slots draw."""
        return SLOT.sub(self.fill_slot, template)

    def fill_slot(self, slot: re.Match[str]) -> str:
        """What stands in one slot."""
        if slot["again"]:
            return self.values[slot["again"]][0]
        text = self.choose(slot["part"])
        if slot["field"]:
            value = compare_as(MARKUP.sub("", text), self.table)
            found = self.values.setdefault(slot["field"], [])
            if value not in found:
                found.append(value)
        return text


def compare_as(value: str, table: Table) -> str:
    """A value as it is compared: with single spaces, or with none.

    >>> from tests.credit_lines.tables import zh_hans
    >>> compare_as("张 三", zh_hans.TABLE)
    '张三'
    """
    return (" " if table.spaces else "").join(value.split())


def draw_case(kind: Kind, table: Table, half: Half, rng: random.Random) -> Case:
    """One line of a kind."""
    draw = Draw(table, half, rng)
    items = [*kind.items]
    if kind.shuffled:
        rng.shuffle(items)
    line = draw.fill(items[0])
    for item in items[1:]:
        line += (draw.choose(kind.gap) if kind.gap else "") + draw.fill(item)
    claims = draw.fill(kind.claims)
    return Case(kind, line, claims, {field: tuple(found) for field, found in draw.values.items()})


def draw_cases(table: Table, half: Half, count: int, seed: int) -> Iterator[Case]:
    """So many lines of each kind of a table; the same for the same seed, whatever other kinds are.

    Args:
        table: the language's table.
        half: from which half of its parts.
        count: lines of each kind.
        seed: another one gives other lines.
    """
    for kind in table.kinds:
        rng = random.Random(crc32(f"{table.language} {kind.name} {half} {seed}".encode()))  # noqa: S311 - no secret
        for _ in range(count):
            yield draw_case(kind, table, half, rng)
