"""All features: which columns a page of each kind has, and how each is made.

The way to add a feature: a function from the table to a column in the file of its kind, a row in
that file's table, a line in docs/features.md; then train the cards (CONTRIBUTING.md).
"""

from functools import cache

from newsclean.label.features.around import AROUND, AROUND_HTML, AROUND_TEXT
from newsclean.label.features.dump_lines import NEIGHBOURS
from newsclean.label.features.feature_table import Maker, Table
from newsclean.label.features.head_claims import CLAIMS
from newsclean.label.features.markup import markup_makers
from newsclean.label.features.own_text import OWN, shared_words
from newsclean.label.features.spans import SPANS_HTML, SPANS_TEXT
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Page


def columns(page: Page, lexicon: Lexicon) -> Table:
    """All features of a page, a column each, a row a block; none for a page of no block."""
    return Table(page, lexicon, makers_of(page.kind) if page.blocks else {})


@cache
def makers_of(kind: str) -> dict[str, Maker]:
    """How each column of a kind of page is made; no dump reads the words of class names."""
    own = OWN | AROUND | {"shared_words": shared_words}
    if kind == "text":
        return own | AROUND_TEXT | SPANS_TEXT | NEIGHBOURS
    from newsclean.label.features.style_groups import LOOKS  # noqa: PLC0415 - dumps have no styles

    return own | markup_makers() | CLAIMS | AROUND_HTML | SPANS_HTML | LOOKS
