"""Dumps of every kind become the same blocks."""

import pytest

from newsclean.dumps.lines import lines_of
from newsclean.dumps.wrapping import wrap_column
from newsclean.model import Decoded, Kind
from newsclean.scripts import cells
from newsclean.text_page import read_text

PROSE = (
    "The river rose by two metres in the night, and the lower streets of the old town had to be cleared before "
    "dawn. Nobody was hurt, the mayor said, but some forty houses will stay empty until the weekend at least."
)
ZH_PROSE = (
    "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤，但约有四十户"
    "人家要到周末才能回家。气象部门预计，未来两天还有中到大雨，沿河各村已经安排专人值守。"
)


def read(text: str) -> list[tuple[str, Kind, int | None]]:
    """The blocks of a dump in short."""
    page = read_text(Decoded(text, "utf-8", "utf-8", 1.0))
    return [(block.text, block.kind, block.at.line) for block in page.blocks]


def wrapped(text: str, column: int) -> str:
    """Break a text as w3m does: at spaces, and anywhere between wide characters."""
    lines, line = [], ""
    for word in (
        text.replace("", "\0").split("\0") if cells(text) > len(text) * 1.5 else text.split(" ")
    ):
        glue = "" if cells(text) > len(text) * 1.5 else " "
        if line and cells(line + glue + word) > column:
            lines.append(line)
            line = word
        else:
            line = line + glue + word if line else word
    return "\n".join([*lines, line])


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
    ],
)
def test_unwrapped_text_stays_apart(text: str) -> None:
    """Near misses: lists, long lines, short sentences and rules are not wrapped paragraphs."""
    assert wrap_column(lines_of(text)) is None
    assert len(read(text)) == len(text.splitlines())


def test_a_wrapped_list_item_keeps_its_mark() -> None:
    """The next item never joins the one before."""
    dump = "\n".join(
        f"  • {line}" for p in (PROSE, PROSE) for line in [wrapped(p, 70).replace("\n", "\n    ")]
    )
    assert [block[1] for block in read(dump)] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[责任编辑：某某]", "[责任编辑：某某]"),
        ("see [3] there", "see [3] there"),
        ("-5 degrees tonight", "-5 degrees tonight"),
        ("[logo]", ""),
        ("[a_b-1.jpg]", ""),
        ("[wx] Home > News", "Home > News"),
        ("[                    ]", ""),
        ("• One", "One"),
        ("□ 客户端", "客户端"),
        ("* Two", "Two"),
    ],
)
def test_marks_and_placeholders(line: str, text: str) -> None:
    """List marks and pictures go, brackets with words stay."""
    assert read(f"{line}\nlast")[0][0] == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_of_all_systems(end: str) -> None:
    """Every line end ends a line, and lines are numbered from one."""
    assert read(f"one{end}{end}three") == [("one", Kind.PARAGRAPH, 1), ("three", Kind.PARAGRAPH, 3)]


def test_numbered_links_of_lynx_go() -> None:
    """[1]text is a link number where they run upwards; a footnote is text."""
    dump = "\n".join(f"   [{i}]Section {i}" for i in range(1, 9))
    assert read(dump)[0][0] == "Section 1"
    assert read("as shown[3] by others")[0][0] == "as shown[3] by others"


def test_one_long_line_is_linear() -> None:
    """A megabyte without a line end is one block."""
    assert len(read("[" * 500_000 + "a" * 500_000)) == 1
