"""List marks, pictures and form fields go; words in brackets stay."""

import pytest

from newsclean.read.dump.program_marks import (
    ALL_LIST_MARKS,
    FRAME_PREFIXES,
    PROGRAM_LINE_STARTS,
    find_mark_end,
)
from tests.read.dump.dumps import read


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[责任编辑：某某]", "[责任编辑：某某]"),
        ("see [3] there", "see [3] there"),
        ("-5 degrees tonight", "-5 degrees tonight"),
        ("[logo]", ""),
        ("[a_b-1.jpg]", ""),
        ("[wx] Home > News", "Home > News"),
        ("[图片]", ""),
        ("[사진] 부두", "부두"),
        ("码头重开[图片]", "码头重开"),
        ("[快讯] 码头重开", "[快讯] 码头重开"),
        ("[                    ]", ""),
        ("• One", "One"),
        ("□ 客户端", "客户端"),
        ("* Two", "Two"),
    ],
)
def test_marks_and_placeholders(line: str, text: str) -> None:
    """List marks and pictures go, brackets with words stay."""
    assert read(f"{line}\nlast")[0][0] == text


def test_no_list_mark_is_a_letter() -> None:
    """So that a line that begins with one is asked for no mark."""
    assert not any(mark.isalnum() for mark in ALL_LIST_MARKS)
    assert all(find_mark_end(f"{mark} One") == 2 for mark in ALL_LIST_MARKS)
    assert find_mark_end("") == 0


@pytest.mark.parametrize("line", [*FRAME_PREFIXES, "Frame", "IFrame", "Link: [1]icon"])
def test_every_line_of_a_program_begins_as_one(line: str) -> None:
    assert line.startswith(PROGRAM_LINE_STARTS)


@pytest.mark.parametrize("line", ["A\u3000B", "A\xa0B", "A\tB", "A  B", "A \u2003 B", "A\x1fB"])
def test_white_space_of_any_kind_becomes_a_blank(line: str) -> None:
    assert read(f"{line}\nlast")[0][0] == "A B"
