"""Chinese paragraphs that were broken at blanks alone are joined, others are left as they are."""

import pytest

from newsclean.read.dump.blank_breaks import find_blank_column
from newsclean.read.dump.lines import read_dump_lines
from tests.read.dump.dumps import ZH_PROSE, read, wrapped

PARAGRAPHS = (
    "港口公司说，新到的吊车由 Norden Kran 公司制造，型号是 NK 300，比原来的两台高出十六米，可以在大风天气里继续作业。",
    "码头工人赵启明在这里工作了二十二年，他对记者说，从前遇到大风就要停工半天，船期常常因此推迟，客户也有意见。",
    "第二批 NK 300 吊车预计在明年 3 月到货，届时两个泊位可以同时装卸，全年吞吐量有望达到 60 万标准箱，比今年多三成。",
)


def broken_at_blanks(text: str, column: int) -> str:
    """Break a text as pandoc does: at blanks alone, whatever stands beside them."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and sum(1 + (sign > "\u2e80") for sign in longer) > column:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def make_dump(column: int) -> str:
    """Paragraphs with blanks and without, with an empty line between any two."""
    paragraphs = (*PARAGRAPHS, ZH_PROSE, ZH_PROSE[::-1])
    return "\n\n".join(broken_at_blanks(text, column) for text in paragraphs)


@pytest.mark.parametrize("column", [60, 72, 80, 100])
def test_breaks_at_blanks(column: int) -> None:
    """The blank at which the line was broken stays."""
    assert [text for text, _, _ in read(make_dump(column))][:3] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "dump",
    [
        "\n".join((*PARAGRAPHS, ZH_PROSE, ZH_PROSE[::-1])),  # a line is a paragraph
        "\n\n".join((*PARAGRAPHS, ZH_PROSE, ZH_PROSE[::-1])),
        "\n\n".join(wrapped(text, 78) for text in (*PARAGRAPHS, ZH_PROSE)),  # w3m
        "\n\n".join(
            [wrapped("The river rose by two metres in the night, they said. " * 4, 72)] * 4
        ),
        "• 吊车 NK 300\n• 渡轮 MS Nord\n• 码头 Kai 9\n\n" + "\n\n".join([ZH_PROSE] * 4),
    ],
    ids=["adjacent", "apart", "w3m", "latin", "list"],
)
def test_no_breaks_at_blanks(dump: str) -> None:
    assert find_blank_column(read_dump_lines(dump)) is None


def test_headlines_stay_apart() -> None:
    """Lines that end a sentence, or break between two wide characters, are not joined."""
    dump = make_dump(72) + "\n\n快讯：吊车到港\n今天 9 时\n" + ZH_PROSE + "\n第二天也是这样 NK"
    assert [text for text, _, _ in read(dump)][-2:] == [ZH_PROSE, "第二天也是这样 NK"]
