"""Lines in another script: what of them is story, then what is not."""

from newsclean.label.removals.other_script import find_lines_in_other_script

STORY = "渡轮公司今天宣布，自五月一日起夜间班次延长两小时，末班船改为凌晨一时开出，居民不必绕行。"
ENGLISH = "The ferry will run two hours longer from May, the company said on Monday."
JAPANESE = (
    "渡船は五月一日から二時間延長され、最終便は午前一時になると、運航会社が月曜日に発表した。"
)


def gone(lines: list[str], odds: float = 1.0) -> list[str]:
    """The lines that go, all of them kept with the same odds."""
    count = len(lines)
    found = find_lines_in_other_script(
        lines, list(map(float, map(len, lines))), [odds] * count, [True] * count
    )
    return [lines[i] for i in sorted(found)]


def test_a_quotation_inside_stays() -> None:
    assert gone([STORY, ENGLISH, STORY]) == []


def test_a_translation_line_by_line_stays() -> None:
    assert gone([STORY, ENGLISH, STORY, ENGLISH, STORY]) == []


def test_what_is_sure_stays() -> None:
    """A quotation may open a story, and the original may follow its translation."""
    assert gone([ENGLISH, STORY, STORY, ENGLISH, ENGLISH], odds=3.0) == []


def test_odds_of_seven_to_one_are_not_sure() -> None:
    assert gone([STORY, ENGLISH], odds=2.0) == [ENGLISH]
    assert gone([STORY, ENGLISH], odds=2.01) == []


def test_what_is_not_kept_is_left_alone() -> None:
    """And is no story either, however many wide characters it has."""
    lines, lengths = [ENGLISH, STORY, ENGLISH], [70.0] * 3
    for keep, expected in (([True, False, True], []), ([False, True, True], [2])):
        found = find_lines_in_other_script(lines, lengths, [1.0] * 3, keep)
        assert sorted(found) == expected


def test_a_short_line_in_wide_characters_is_no_story() -> None:
    """Forty effective characters are needed."""
    for length, expected in ((39.0, []), (40.0, [1])):
        found = find_lines_in_other_script(["版权", ENGLISH], [length, 70.0], [1.0] * 2, [True] * 2)
        assert sorted(found) == expected


def test_a_story_in_that_script_stays() -> None:
    assert gone([ENGLISH, ENGLISH, ENGLISH, "版权所有"]) == []
    assert gone([ENGLISH] * 6 + [STORY], odds=3.0) == []


def test_a_notice_goes() -> None:
    assert gone([STORY] * 5 + [ENGLISH]) == [ENGLISH]
    assert gone([JAPANESE] * 5 + [ENGLISH]) == [ENGLISH]


def test_a_ticker_goes_however_long() -> None:
    assert gone([ENGLISH] * 9 + [STORY]) == [ENGLISH] * 9
