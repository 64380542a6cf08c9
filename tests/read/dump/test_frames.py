"""Frames that lay out a page come off; frames around data stay tables."""

import pytest

from newsclean.model import Kind
from newsclean.read.dump.frames import take_off_frames
from newsclean.read.dump.lines import read_dump_lines
from tests.read.dump.dumps import read

LAYOUT = """\
+-----------+----------------------------------------+
| -   Start | The ferry will not run on Sunday, the  |
|           | harbour office said, since its engine  |
| -   Sport | has to be repaired.                    |
|           |                                        |
|           | Buses take the passengers over the     |
|           | northern bridge.                       |
+-----------+----------------------------------------+
"""

NESTED = """\
+:-------------------------------------:+
|   --                                  |
|   []                                  |
|   --                                  |
|                                       |
| +--------+------------------------+   |
| | 首页   | +-------------------+  |   |
| |        | | 渡轮星期日停航，  |  |   |
| | 体育   | | 港务处说要修发动  |  |   |
| |        | | 机。              |  |   |
| |        | +-------------------+  |   |
| |        |                        |   |
| |        | 乘客可以改坐公交车。   |   |
| +--------+------------------------+   |
+---------------------------------------+
"""


def test_layout_frame() -> None:
    """Cell after cell, each with the paragraphs that its lines make."""
    assert [block for block, _, _ in read(LAYOUT)] == [
        "Start",
        "Sport",
        "The ferry will not run on Sunday, the harbour office said, since its engine has to be repaired.",
        "Buses take the passengers over the northern bridge.",
    ]


def test_frames_in_frames() -> None:
    """Wide characters take two columns of a frame."""
    texts = [block for block, _, _ in read(NESTED)]
    assert texts[-4:] == [
        "首页",
        "体育",
        "渡轮星期日停航，港务处说要修发动机。",
        "乘客可以改坐公交车。",
    ]
    assert not any("|" in text for text in texts)


@pytest.mark.parametrize(
    "table",
    [
        "+-----+-----+\n| Day | No. |\n+=====+=====+\n| Mon | 41  |\n+-----+-----+\n| Tue | 44  |\n+-----+-----+",
        "+------------+\n| Day  | No. |\n|------+-----|\n| Mon  | 41  |\n|------+-----|\n| Tue  | 44  |\n+------------+",
    ],
    ids=["pandoc", "links2"],
)
def test_frame_around_data(table: str) -> None:
    """No drawn line becomes a row."""
    block, kind, _ = read(f"As every year they counted.\n\n{table}\n\nNobody knows why.")[1]
    assert (block, kind) == ("Day\tNo.\nMon\t41\nTue\t44", Kind.TABLE)


@pytest.mark.parametrize(
    "text", ["+ one\n+ two", "+---+\n\nA note.\n\n+---+", "| a | b |\n| c | d |"]
)
def test_no_frame(text: str) -> None:
    lines = read_dump_lines(text)
    assert [column.lines for column in take_off_frames(lines)] == [lines]


def test_many_frames_in_frames() -> None:
    """Frames are taken off to a depth; the text inside is not lost."""
    lines = ["The innermost."]
    for _ in range(40):
        width = max(map(len, lines))
        edge = "+" + "-" * (width + 2) + "+"
        lines = [edge, *(f"| {line:<{width}} |" for line in lines), edge]
    assert "The innermost." in "\n".join(text for text, _, _ in read("\n".join(lines)))


def test_signs_without_a_width() -> None:
    """Where pandoc counted a soft hyphen as a column, the bars of that line stand elsewhere."""
    shifted = LAYOUT.replace("harbour office", "har\u00adbour\u00ad office").replace(
        "  engine", "engine"
    )
    assert [block for block, _, _ in read(shifted)][2].startswith(
        "The ferry will not run on Sunday"
    )
    assert read(shifted)[-1][0] == "Buses take the passengers over the northern bridge."
