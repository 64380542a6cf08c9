"""List marks, pictures and form fields go; words in brackets stay."""

import pytest

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
