"""Which lines are a heading that ends the story."""

import pytest

from newsclean.lexicon.cue_words import is_closing_line
from newsclean.lexicon.lexicon import get_lexicon


@pytest.mark.parametrize(
    "line", ["猜你喜欢什么颜色的花？", "相关阅读材料已经发给学生。", "评论员王小明"]
)
def test_other_lines_do_not_close(line: str) -> None:
    """A heading closes a story only when it says nothing else."""
    assert not is_closing_line(line, get_lexicon("zh"))


@pytest.mark.parametrize("line", ["猜你喜欢:", "【相关阅读】", "相 关 新 闻", "▼ 推荐阅读"])
def test_headings_that_close(line: str) -> None:
    """Brackets, colons and spaces do not matter."""
    assert is_closing_line(line, get_lexicon("zh"))
