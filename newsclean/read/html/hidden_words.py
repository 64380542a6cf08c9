"""Words hidden amid the text of a block: noise against copying, words for screen readers.

They are left out, as on a screen. Whole blocks are kept and marked (`Markup.hidden`).
"""

from itertools import groupby

from newsclean.model import MAX_HIDDEN_SHARE, Block
from newsclean.read.html.hidden import MIN_HIDDEN_PROSE_EFF_CHARS, is_prose
from newsclean.text.width import count_effective_chars

Pieces = list[tuple[str, str | None]]

SEPARATORS = frozenset(" :：-–—|/·•,;，；、")
"""Signs that part what a style sheet parts by its looks: `Kicker<span hidden>: </span>Title`."""


def split_hidden(pieces: Pieces, unseen: set[int]) -> tuple[bool, Pieces, Pieces]:
    """A block without its hidden pieces.

    Args:
        pieces: the texts between tags, each with the address of its link.
        unseen: which of them are hidden.

    Returns:
        Whether all of it is hidden; the pieces that are left (all, if it is); those with the
        hidden prose, if there is any.

    >>> split_hidden([("Pay", None), (" opens a tab", None)], {1})
    (False, [('Pay', None)], [])
    >>> split_hidden([("Port", None), (": ", None), ("New bridge", None)], {1})
    (False, [('Port', None), (': ', None), ('New bridge', None)], [])
    """
    if not unseen:
        return False, pieces, []
    if all(i in unseen or text.isspace() for i, (text, _) in enumerate(pieces)):
        return True, pieces, []
    shown: Pieces = []
    fuller: Pieces = []
    found = False
    for is_unseen, run in groupby(enumerate(pieces), key=lambda item: item[0] in unseen):
        part = [piece for _, piece in run]
        text = "".join(text for text, _ in part)
        if not is_unseen or SEPARATORS.issuperset(text):
            shown += part
            fuller += part
        elif is_prose(text):
            fuller += part
            found = True
    return False, shown, fuller if found else []


def is_long(text: str) -> bool:
    """Whether a text is as long as a line or two of prose."""
    return count_effective_chars(text) >= MIN_HIDDEN_PROSE_EFF_CHARS


class HiddenWords:
    """The blocks of a page that hide prose amid their text, with that prose."""

    def __init__(self) -> None:
        """Start without any."""
        self.fuller: dict[int, Block] = {}  # by their place among the blocks

    def add(self, place: int, block: Block) -> None:
        """Remember what a block would be with its hidden prose."""
        self.fuller[place] = block

    def restore_story(self, blocks: list[Block]) -> None:
        """Put the hidden prose back where it is a large part of the page's prose."""
        if not self.fuller:
            return
        hidden = sum(
            len(block.text) - len(blocks[place].text) for place, block in self.fuller.items()
        )
        shown = sum(len(block.text) for block in blocks if is_long(block.text))
        if hidden > MAX_HIDDEN_SHARE * (hidden + shown):
            for place, block in self.fuller.items():
                blocks[place] = block
