"""Joins the first letter of a story, set apart as a large initial, with the rest of its word."""

from itertools import pairwise

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block, Kind
from newsclean.text.fold import soften

MAX_CAP_CHARS = 2  # the letter, with a quote before it
MAX_DROP_CAPS = 20  # of a page
MAX_BLANK_LINES = 1  # between them, in a dump
MIN_REST_CHARS = 30  # of the paragraph that goes on
OPENING_QUOTES = "\"'“„‘«»"


def join_drop_caps(blocks: list[Block]) -> list[Block]:
    """The blocks; a single capital goes to the paragraph below that begins with a small letter.

    >>> from newsclean.model import Place
    >>> rest = "he last tram left the depot just after midnight."
    >>> texts = [Block("T", Kind.PARAGRAPH, Place(1)), Block(rest, Kind.PARAGRAPH, Place(3))]
    >>> [block.text for block in join_drop_caps(texts)]
    ['The last tram left the depot just after midnight.']
    """
    short = any(len(block.text) <= MAX_CAP_CHARS for block in blocks)
    if not short or not any(is_drop_cap(above, below) for above, below in pairwise(blocks)):
        return blocks
    out: list[Block] = []
    left = MAX_DROP_CAPS
    for block in blocks:
        if out and left and is_drop_cap(out[-1], block):
            out[-1] = prepend(out[-1], block, blocks)
            left -= 1
        else:
            out.append(block)
    return out


def is_drop_cap(above: Block, below: Block) -> bool:
    """Whether a block is nothing but the capital of the word with which the next begins."""
    letter = above.text
    return (
        0 < len(letter) <= MAX_CAP_CHARS
        and letter[-1].isupper()
        and (len(letter) == 1 or letter[0] in OPENING_QUOTES)
        and below.kind is Kind.PARAGRAPH
        and below.layout.blank_before <= MAX_BLANK_LINES
        and len(below.text) >= MIN_REST_CHARS
        and below.text[0].islower()
    )


def prepend(cap: Block, block: Block, blocks: list[Block]) -> Block:
    """A paragraph with its capital: a word of its own where the rest is one elsewhere ("A new")."""
    rest = block.text.split(maxsplit=1)[0]
    text = cap.text + block.text
    if soften(cap.text[-1]) in load_page_words()["initials"]["words"] and is_word(rest, blocks):
        text = f"{cap.text} {block.text}"
    shift = len(text) - len(block.text)
    return block._replace(
        text=text,
        layout=block.layout._replace(blank_before=cap.layout.blank_before),
        links=tuple(
            link._replace(start=link.start + shift, end=link.end + shift) for link in block.links
        ),
        edges=tuple(edge + shift for edge in block.edges),
    )


def is_word(word: str, blocks: list[Block]) -> bool:
    """Whether a word stands amid some block of the page."""
    return any(f" {word} " in block.text for block in blocks)
