"""Where on a page the words stand that fields came from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.model import Block, Found


class Highlight(NamedTuple):
    """Characters `start` to `end` of a block are the evidence of some fields."""

    start: int
    end: int
    fields: tuple[str, ...]


class TextPiece(NamedTuple):
    """A run of a block's text; `fields` names what it is the evidence of."""

    text: str
    fields: str = ""


class Highlights(NamedTuple):
    """The highlights of a page.

    Attributes:
        fields: the names of those that have a value.
        block_of: the number of the block that a field's evidence stands in.
        by_block: highlights by the number of their block.
    """

    fields: frozenset[str]
    block_of: Mapping[str, int]
    by_block: Mapping[int, Sequence[Highlight]]

    def has_value(self, name: str) -> bool:
        """Whether a field has a value."""
        return name in self.fields

    def get_in_block(self, number: int) -> Sequence[Highlight]:
        """The highlights in a block."""
        return self.by_block.get(number, ())


def find_highlights(blocks: Sequence[Block], found: Mapping[str, Found[Any]]) -> Highlights:
    """Find the evidence of fields on a page; evidence in the page's head has no highlight.

    Args:
        blocks: of the page.
        found: what each field took.
    """
    lines, paths = index_places(blocks)
    block_of: dict[str, int] = {}
    by_block: defaultdict[int, list[Highlight]] = defaultdict(list)
    for name, item in found.items():
        numbers = lines.get(item.at.line or 0, ()) or paths.get(item.at.xpath or "", ())
        for number in numbers:
            spans = list(find_value_spans(item, blocks[number].text))
            if spans:
                block_of[name] = number
                by_block[number] += [Highlight(start, end, (name,)) for start, end in spans]
                break
        else:
            if numbers:
                block_of[name] = numbers[0]
    return Highlights(
        frozenset(found),
        block_of,
        {number: merge_highlights(marked) for number, marked in by_block.items()},
    )


def index_places(
    blocks: Sequence[Block],
) -> tuple[Mapping[int, Sequence[int]], Mapping[str, Sequence[int]]]:
    """The numbers of the blocks on each line and in each element."""
    lines: defaultdict[int, list[int]] = defaultdict(list)
    paths: defaultdict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.at.line:
            for line in range(block.at.line, block.at.line + max(block.layout.lines, 1)):
                lines[line].append(number)
        elif block.at.xpath:
            paths[block.at.xpath].append(number)
    return lines, paths


def find_value_spans(found: Found[Any], text: str) -> Iterator[tuple[int, int]]:
    """Where a value stands in a text: its own words where they are there, else what it came from.

    >>> from newsclean.model import Person, Place
    >>> by = Found((Person("程禾"),), "记者 程禾 报道", Place(), "line", 0.9)
    >>> list(find_value_spans(by, "本报讯 记者 程禾 报道")), list(find_value_spans(by, "nobody"))
    ([(7, 9)], [])
    """
    begin = max(text.find(found.text), 0)
    needles = list(list_value_words(found.value))
    starts = [text.find(needle, begin) for needle in needles]
    if not needles or min(starts) < 0:
        needles, starts = [found.text], [text.find(found.text)]
    for start, needle in zip(starts, needles, strict=True):
        if start >= 0 and needle:
            yield start, start + len(needle)


def list_value_words(value: Any) -> Iterator[str]:
    """The words of a value that can stand on a page as they are."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "name"):
        yield value.name
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for item in value:
            yield from list_value_words(item)


def merge_highlights(highlights: Sequence[Highlight]) -> list[Highlight]:
    """Highlights in order, with overlapping ones joined.

    >>> merge_highlights(
    ...     [
    ...         Highlight(4, 6, ("site",)),
    ...         Highlight(0, 9, ("copyright",)),
    ...         Highlight(12, 13, ("lang",)),
    ...     ]
    ... )[0]
    Highlight(start=0, end=9, fields=('copyright', 'site'))
    """
    kept: list[Highlight] = []
    for highlight in sorted(highlights, key=lambda highlight: (highlight.start, -highlight.end)):
        if kept and highlight.start < kept[-1].end:
            last = kept.pop()
            names = tuple(dict.fromkeys((*last.fields, *highlight.fields)))
            kept.append(Highlight(last.start, max(last.end, highlight.end), names))
        else:
            kept.append(highlight)
    return kept


def split_pieces(text: str, highlights: Sequence[Highlight]) -> Iterator[TextPiece]:
    """A text, maybe cut short, in pieces.

    >>> [tuple(piece) for piece in split_pieces("by Ann", [Highlight(3, 6, ("authors",))])]
    [('by ', ''), ('Ann', 'authors')]
    """
    at = 0
    for highlight in highlights:
        if highlight.start >= len(text):
            break
        if highlight.start > at:
            yield TextPiece(text[at : highlight.start])
        yield TextPiece(text[highlight.start : highlight.end], ", ".join(highlight.fields))
        at = highlight.end
    if at < len(text):
        yield TextPiece(text[at:])
