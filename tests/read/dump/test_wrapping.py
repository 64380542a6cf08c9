"""Lines that a program broke at a column are joined, and no others."""

import pytest

from newsclean.model import Kind
from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.wrapping import find_wrap_column, find_wrapping
from tests.read.dump.dumps import PROSE, ZH_PROSE, read, wrapped

CAPTION = "四月十六日，一名渔民在河口展示一条从来没有人见过的鱼。 本报记者 容若水 摄"


PLACES = [
    "Fennick, on all orders.",
    "Moorhaven.",
    "the isles, on orders.",
    "Oak.",
    "Ash and Elm.",
] * 2


@pytest.mark.parametrize("text", [PROSE, ZH_PROSE])
@pytest.mark.parametrize("column", [60, 72, 80, 120])
def test_wrapped_paragraphs_are_joined(text: str, column: int) -> None:
    """A hard-wrapped dump reads as the one with long lines."""
    paragraphs = [text, text[::-1].strip(), text[20:], text[40:] + text, text]
    dump = "\n\n".join(wrapped(p, column) for p in paragraphs)
    assert [block[0] for block in read(dump)] == [" ".join(p.split()) for p in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Headline number {i} of a list of much the same length" for i in range(12)),
        f"{PROSE}\n{ZH_PROSE}\n{PROSE}",
        "\n".join(["他说，今年的收成比往年好得多。", "她说，明年还要种更多的果树。"] * 6),
        "\n".join(["─" * 80, "Home", "News", "─" * 80]),
        "\n".join(
            ["一天，一名渔民在河口发现了一条从来没有人见过的鱼，" * 2, *[CAPTION] * 3, "举报"]
        ),
        "\n".join(f"Free shipping to {place} For more, see our pages here" for place in PLACES),
    ],
)
def test_unwrapped_text_stays_apart(text: str) -> None:
    """Near misses: lists, long lines, short sentences and rules are not wrapped paragraphs."""
    assert find_wrap_column(read_dump_lines(text)) is None
    assert len(read(text)) == len(text.splitlines())


def test_a_caption_said_three_times_is_no_column() -> None:
    """Nor is what is wider broken there: three long lines alone say nothing."""
    menu = [f"栏目{number}" for number in range(120)]
    lines = [*menu, f"{CAPTION[:12]}{CAPTION}。", f"今年{CAPTION}", CAPTION, CAPTION, "举报"]
    assert find_wrap_column(read_dump_lines("\n".join(lines))) is None


def test_a_wrapped_list_item_keeps_its_mark() -> None:
    """The next item never joins the one before."""
    dump = "\n".join(
        f"  • {line}" for p in (PROSE, PROSE) for line in [wrapped(p, 70).replace("\n", "\n    ")]
    )
    assert [block[1] for block in read(dump)] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_lynx_counts_wide_characters_for_one() -> None:
    """Lynx breaks Chinese paragraphs at 74 characters, whatever columns they take."""
    text = ZH_PROSE * 3
    dump = "\n\n".join(
        "\n".join("   " + text[i : i + 71] for i in range(0, len(text), 71)) for _ in range(3)
    )
    assert [block[0] for block in read(dump)] == [text] * 3


def test_a_few_wide_lines_hide_no_wrapping() -> None:
    """What a table or an address takes is wider than the column at which lines were broken."""
    prose = "\n\n".join([wrapped(PROSE, 76)] * 6)
    wide = "\n".join(f"http://a.example/{'x' * (100 + n)}" for n in range(5))
    filler = "\n\n".join(f"Street {n}" for n in range(150))
    assert next(text for text, _, _ in read(f"{prose}\n\n{wide}\n\n{filler}")) == PROSE


TEASERS = [
    f"Headline number {i} says what happened in the upper part of\nOldenmoor at night"
    for i in range(6)
]
NOTES = [
    f"{name} joined the paper in the year of the great flood and\n{name} writes about rivers."
    for name in ("Ada Quillon", "Peter Marsh")
]


@pytest.mark.parametrize(
    "dump",
    [
        "\n\n".join(TEASERS),  # no sentence ends
        "\n".join(f"{teaser}." for teaser in TEASERS),  # nothing sets them apart
        "\n\n".join([*NOTES, *TEASERS]),  # more of those than of closed paragraphs
        "\n\n".join(["Nobody was hurt.", *[PROSE[:70]] * 3]),  # no line right below another
        "One sentence of the story was linked to\nthe ministry\n, and so was the other one.\n" * 4,
    ],
)
def test_few_breaks_are_no_wrapping(dump: str) -> None:
    """Near misses of a short story's few broken lines."""
    assert find_wrapping(read_dump_lines(dump)) is None


def test_one_closed_paragraph_is_enough() -> None:
    """Whether or not its lines go on in capitals, and a headline may be wider."""
    headline = "Der Stadtrat von Hagenried berät über die Sanierung der Brücke"
    story = "Bei einer Prüfung fanden Fachleute vom\nBauamt Risse an zwei Pfeilern. Im März\nBeginnt die Sanierung."
    for dump in (story, f"{headline}\n\n{story}"):
        assert read(dump)[-1][0] == " ".join(story.split())
