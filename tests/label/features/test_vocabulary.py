"""Whether a block shares words with the story."""

from newsclean.label.features.vocabulary import list_compared_words
from tests.label.features.feature_pages import PROSE, TEASER, read_lines

OTHER = "Streets along the river were cleared in the night, and the lower houses stood in water."
CHINESE = "青河水位上涨，下游街道的居民在夜里被疏散到学校。"


def test_a_teaser_shares_few_words_with_the_story() -> None:
    table = read_lines(PROSE, OTHER, PROSE.replace("two", "three"), *["Home"] * 9, TEASER)
    assert table["main_span_inside"] == [1.0] * 3 + [0.0] * 10
    shares = table["vocabulary_overlap"]
    assert min(shares[:3]) > 0.5
    assert shares[-1] == 0.0


def test_a_block_of_few_words_is_not_compared() -> None:
    table = read_lines(PROSE, OTHER, PROSE, *["Home"] * 9, "River streets", "River streets night")
    assert table["vocabulary_overlap"][-2:] == [0.5, 1.0]


def test_a_block_of_the_story_is_compared_with_the_others() -> None:
    """Its own words do not count: they stand in the span only once."""
    assert read_lines(PROSE)["vocabulary_overlap"] == [0.0]
    assert read_lines(PROSE, PROSE + " ")["vocabulary_overlap"] == [1.0, 1.0]


def test_a_short_block_of_the_story_is_part_of_its_vocabulary() -> None:
    """Two words between paragraphs; no block of a menu is."""
    table = read_lines(
        PROSE * 2, "Stadium flooded", PROSE * 2, *["Stadium"] * 9, "Stadium flooded lately"
    )
    assert table["main_span_inside"][:4] == [1.0, 1.0, 1.0, 0.0]
    assert table["vocabulary_overlap"][-1] == 2 / 3


def test_only_the_first_600_characters_are_compared() -> None:
    late = f"{PROSE} " * 8 + "Stadium football manager."
    table = read_lines(late, f"{late} ", *["Home"] * 9, "stadium football manager")
    assert "stadium" not in list_compared_words(table)[0]
    assert table["vocabulary_overlap"][-1] == 0.0


def test_pairs_of_characters_where_no_spaces_are_written() -> None:
    table = read_lines(
        CHINESE,
        CHINESE.replace("夜", "昨"),
        *["首页"] * 9,
        "青河水位",
        "青河",
        "足球经理",
        code="zh",
    )
    assert table["vocabulary_overlap"][-3:] == [1.0, 0.5, 0.0]


def test_short_words_say_nothing() -> None:
    table = read_lines(PROSE, OTHER, PROSE, *["Home"] * 9, "The", "The two in the night")
    assert table["vocabulary_overlap"][-2:] == [0.5, 0.5]
