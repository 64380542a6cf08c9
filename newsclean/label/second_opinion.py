"""Which blocks trafilatura takes for the story; it is imported only when it is asked."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from newsclean.dependencies import require
from newsclean.model import Block
from newsclean.text.fold import alnum_key

# trafilatura asks jusText, whose time is quadratic: 17,000 elements in 100 KB took 12 s. The
# largest of 250 news pages has 3,108.
MAX_TREE_ELEMENTS = 8_000
# It holds each paragraph against those around it: 7,000 list items of a letter, in 50 KB, took 4 s.
# News pages have 2,183 at most.
MAX_TREE_PARAGRAPHS = 3_000  # blocks, and cells and options of tables and forms
PARAGRAPH_PARTS = ("td", "th", "option")  # of which many make one block, or none
# jusText joins the names of all elements around each, and trafilatura reads tables in tables again
# for each level: 5,000 elements, up to 1,800 deep, took 2 s, as many tables minutes.
# News pages nest 43 deep at most.
MAX_TREE_DEPTH = 80
MAX_DEEP_TREE_ELEMENTS = 300  # of a page that nests deeper
# The longest of the same pages shows 96,000 characters; a megabyte took trafilatura and the
# comparison of all its grams a second.
MAX_SHOWN_CHARS = 300_000
GRAM_CHARS = 16  # letters and digits that are compared: about three words, or a Chinese clause

AskSecondOpinion = Callable[[], tuple[float, ...] | None]


def ask_trafilatura(tree: Any, blocks: Sequence[Block]) -> tuple[float, ...] | None:
    """Which share of each block trafilatura keeps, 0 to 1; `None` where it finds no story.

    It is not asked about pages of more or deeper elements or more text than any news page has.

    Args:
        tree: the root of the tree that `read.html.reader` parsed; it is not changed.
        blocks: the blocks of the same page.
    """
    if not is_usual_size(tree, blocks):
        return None
    require("trafilatura")  # before 2.0 its answer has another form, which reads as none
    from lxml import html  # noqa: PLC0415 - only where a second opinion is asked for
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second of CPU

    # trafilatura takes only trees of lxml.html, which are heavier than those of lxml.etree
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.fromstring(html.tostring(tree, encoding="utf-8"), parser=parser)
    found = bare_extraction(root, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None)
    return measure_kept_shares(text, blocks) if text else None


def is_usual_size(tree: Any, blocks: Sequence[Block]) -> bool:
    """Whether a page has no more elements, levels and text than news pages have."""
    elements = sum(1 for _ in islice(tree.iter(), MAX_TREE_ELEMENTS + 1))
    depth = max((len(block.markup.tags) for block in blocks if block.markup), default=0)
    most = MAX_TREE_ELEMENTS if depth <= MAX_TREE_DEPTH else MAX_DEEP_TREE_ELEMENTS
    if elements > most or not may_ask_trafilatura(blocks):
        return False
    return len(blocks) + sum(1 for _ in tree.iter(*PARAGRAPH_PARTS)) <= MAX_TREE_PARAGRAPHS


def may_ask_trafilatura(blocks: Sequence[Block]) -> bool:
    """Whether a page has not too many blocks and too much text; with more, its tree may go.

    >>> from newsclean.model import Kind, Place
    >>> [may_ask_trafilatura([Block("News", Kind.PARAGRAPH, Place())] * n) for n in (3000, 3001)]
    [True, False]
    """
    if len(blocks) > MAX_TREE_PARAGRAPHS:
        return False
    return sum(len(block.text) for block in blocks) <= MAX_SHOWN_CHARS


def measure_kept_shares(text: str, blocks: Sequence[Block]) -> tuple[float, ...]:
    r"""Which share of each block's letters stands in a text, by the runs of letters in both.

    >>> from newsclean.model import Kind, Place
    >>> kept = Block("One long enough sentence.", Kind.PARAGRAPH, Place())
    >>> other = kept._replace(text="Another thing entirely.")
    >>> measure_kept_shares("Title\n\nOne long enough sentence.", [kept, other])
    (1.0, 0.0)
    """
    lines = {alnum_key(line) for line in text.splitlines()}
    grams = split_into_grams(alnum_key(text))
    return tuple(measure_kept_share(alnum_key(block.text), grams, lines) for block in blocks)


def measure_kept_share(key: str, grams: set[str], lines: set[str]) -> float:
    """Which share of a text's grams are among some; a short text must be a whole line.

    Args:
        key: the letters and digits of the text.
        grams: the runs of `GRAM_CHARS` letters that are looked for.
        lines: the letters and digits of whole lines.
    """
    if len(key) < GRAM_CHARS:
        return float(bool(key) and key in lines)
    own = split_into_grams(key)
    return len(own & grams) / len(own)


def split_into_grams(key: str) -> set[str]:
    """All runs of `GRAM_CHARS` letters and digits.

    >>> sorted(split_into_grams("onelongenoughline"))
    ['nelongenoughline', 'onelongenoughlin']
    """
    return {key[i : i + GRAM_CHARS] for i in range(len(key) - GRAM_CHARS + 1)}
