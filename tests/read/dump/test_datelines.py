"""A Chinese dateline on a line of its own is the beginning of the paragraph below."""

import pytest

from newsclean.read.dump.datelines import is_dateline
from tests.read.dump.dumps import read

PARAGRAPH = "临江市议会星期一通过了江边旧电厂的改建方案，明年夏天之前那里将建成三座音乐厅。"


def texts(page: str) -> list[str]:
    """The texts of its blocks."""
    return [text for text, _, _ in read(page)]


@pytest.mark.parametrize("opening", ["本报讯", "新华社临江6月3日电", "【晨网讯】"])
def test_a_dateline_is_joined(opening: str) -> None:
    assert texts(f"{opening}\n{PARAGRAPH}\n\n{PARAGRAPH}") == [
        f"{opening} {PARAGRAPH}",
        PARAGRAPH,
    ]


def test_a_dateline_in_markdown_is_joined() -> None:
    page = f"# 旧电厂改建 **方案**\n\n本报讯\\\n{PARAGRAPH}\n\n[a](/a) [b](/b) [c](/c)"
    assert texts(page)[1] == f"本报讯 {PARAGRAPH}"


@pytest.mark.parametrize(
    "page",
    [
        f"快讯\n{PARAGRAPH}",
        f"本报讯\n\n{PARAGRAPH}",
        "本报讯\n旧电厂改建",
        f"网络资讯\n{PARAGRAPH}",
        f"关于临江供电局新电价的公告与本报讯\n{PARAGRAPH}",
    ],
)
def test_other_lines_stay_apart(page: str) -> None:
    assert len(texts(page)) == 2


def test_a_long_line_is_no_dateline() -> None:
    assert not is_dateline("网" * 1_000_000 + "讯")
    assert not is_dateline("")
