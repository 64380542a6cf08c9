"""The second copy of a run of paragraphs goes; what only stands twice stays."""

import pytest

from newsclean.model import Block, Kind, Place
from newsclean.read.dump.second_copy import drop_second_copies

LONG = [f"{word} of the old town were cleared before dawn, and forty houses stay empty for weeks, said the mayor of it twice."
        for word in ("Lower streets", "Upper streets", "All the gardens", "Both the mills")]  # fmt: skip
SHORT = [text[:50] for text in LONG]


def kept(texts: list[str]) -> list[str]:
    """The texts of the blocks that stay."""
    blocks = [Block(text, Kind.PARAGRAPH, Place(line=i)) for i, text in enumerate(texts)]
    return [block.text for block in drop_second_copies(blocks)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Head", *LONG, "More", LONG[0], "Foot"],
        ["Head", *LONG, "More", *LONG[:2], "Foot"],  # two paragraphs
        ["Head", *SHORT, "More", *SHORT, "Foot"],  # too short in all
        ["Head", *LONG, "More", *reversed(LONG), "Foot"],  # in another order
        ["Head", *LONG, LONG[0], "a", "b", "c", LONG[1], "d", "e", "f", LONG[2], "g", "h", "i", LONG[3]],
        [*(f"Menu {i} " for i in range(9)), *(f"Menu {i} " for i in range(9))],
    ],
)  # fmt: skip
def test_no_copy(texts: list[str]) -> None:
    assert kept(texts) == texts


@pytest.mark.parametrize(
    "copy", [LONG, [LONG[0], "a", "b", *LONG[1:]], [LONG[0], "Share", *LONG[1:]]]
)
def test_a_copy_goes_with_what_it_shares(copy: list[str]) -> None:
    first = ["Head", LONG[0], "Share", *LONG[1:], "More"]
    own = [text for text in copy if text in {"a", "b"}]
    assert kept([*first, *copy, "Foot"]) == [*first, *own, "Foot"]
