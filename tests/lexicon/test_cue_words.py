"""Cue words: whole words where spaces are written, anywhere where they are not."""

import pytest

from newsclean.lexicon.cue_words import (
    CLOSING_HEADING_SIGNS,
    CUE_GROUPS,
    get_cue_words,
    is_closing_line,
    is_written_without_spaces,
)
from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.text.fold import soften


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "He shared the house with a commentator."),
        ("en", "The sign upset her."),
        ("de", "Die Anzeigetafel fiel aus."),
        ("zh", "市民在江边散步。"),
    ],
)
def test_parts_of_words_are_no_cues(code: str, line: str) -> None:
    assert get_cue_words(code).find_groups(line) == frozenset()


@pytest.mark.parametrize(
    ("code", "line", "group"),
    [
        ("en", "Share this story", "share"),
        ("en", "SIGN  UP", "subscribe"),
        ("en", "sign up!", "subscribe"),
        ("zh", "请扫一扫分享到微信朋友圈吧", "share"),
        ("zh", "Share", "share"),  # English words count on pages of every language
        ("th", "อ่านเพิ่มเติม Share", "share"),
    ],
)
def test_cue_words_are_found(code: str, line: str, group: str) -> None:
    assert group in get_cue_words(code).find_groups(line)


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_every_cue_word_is_found(code: str) -> None:
    """Alone, and between other words or characters: those of one character, too."""
    cues = get_cue_words(code)
    for group in CUE_GROUPS:
        for word in get_lexicon(code).cues.get(group, ()):
            beside = "" if is_written_without_spaces(word) else " "
            assert group in cues.find_groups(word)
            assert group in cues.find_groups(f"青河{beside}{word}{beside}的桥")


@pytest.mark.parametrize("group", CUE_GROUPS)
def test_every_group_has_words_that_are_found(group: str) -> None:
    words = get_lexicon("zh").cues[group]
    assert words
    for word in words:
        assert group in get_cue_words("zh").find_groups(f"{word}")


def test_a_line_may_have_several_groups() -> None:
    found = get_cue_words("zh").find_groups("相关阅读 分享到微信 Share")
    assert {"related", "share"} <= found


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("\u0dff", False),
        ("\u0e00", True),
        ("\u109f", True),
        ("\u10a0", False),
        ("\u2fff", False),
        ("\u3000", True),
        ("a更", True),
    ],
)
def test_scripts_without_spaces(word: str, *, without: bool) -> None:
    assert is_written_without_spaces(word) is without


@pytest.mark.parametrize(
    "line", ["猜你喜欢什么颜色的花？", "相关阅读材料已经发给学生。", "评论员王小明"]
)
def test_other_lines_do_not_close(line: str) -> None:
    """A heading closes a story only when it says nothing else."""
    assert not is_closing_line(soften(line), get_lexicon("zh"))


@pytest.mark.parametrize("line", ["猜你喜欢:", "【相关阅读】", "相 关 新 闻", "▼ 推荐阅读"])
def test_headings_that_close(line: str) -> None:
    """Brackets, colons and spaces do not matter."""
    assert is_closing_line(soften(line), get_lexicon("zh"))


@pytest.mark.parametrize("sign", CLOSING_HEADING_SIGNS)
def test_signs_around_a_closing_heading_do_not_matter(sign: str) -> None:
    assert is_closing_line(soften(f"{sign}相关阅读{sign}"), get_lexicon("zh"))
    assert not is_closing_line(soften(f"{sign}相关{sign}阅读"), get_lexicon("zh"))
