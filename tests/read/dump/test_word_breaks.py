"""What stood where a line was broken is put back: a space or nothing."""

import pytest

from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.word_breaks import is_latin_spaced, join_all_broken_lines, restore_spaces
from newsclean.read.dump.wrapping import Wrapping


def join(dump: str, column: int) -> str:
    lines = read_dump_lines(dump)
    run = restore_spaces([lines], Wrapping(lines, column))[0]
    return join_all_broken_lines([line.text for line in run])


@pytest.mark.parametrize(
    ("dump", "column", "text"),
    [
        # No room is left at the ends: the program breaks inside words.
        ("다리를 내년 봄까지 통제한다고 밝혔\n다. 다친 사람은 없다.", 35, "통제한다고 밝혔다. 다친"),
        ("시는 설문을 거쳐 결정했다. 나머\n지는 예산으로 마련했다.", 32, "나머지는 예산으로"),
        ("시는 설문을 거쳐 결정했으며 나머지를\n예산으로 마련했다.", 37, "나머지를 예산으로"),
        # A word would have fitted in part: the program breaks at spaces.
        ("시는 설문을 거쳐 결정했으며\n나머지는 예산으로 마련했다.", 35, "결정했으며 나머지는"),
        ("그는 여기서 끝이라고 했다.\n나머지는 모른다.", 26, "했다. 나머지는"),
        ("공사비는 모두 46\n억 원이다.", 17, "46억 원"),
        ("공사는 지난\n2011년에 끝났다.", 12, "지난 2011년에"),
    ],
)  # fmt: skip
def test_korean(dump: str, column: int, text: str) -> None:
    assert text in join(dump, column)


@pytest.mark.parametrize(
    ("dump", "text"),
    [
        ("新款 iPhone 在 9 月的发布会上亮相，售价\n5999 元起。", "售价 5999 元"),
        ("新款iPhone在9月的发布会上亮相，售价\n5999元起。", "售价5999元"),
        ("新款 iPhone 在 9 月的发布会上亮相，售价是\n五千元起。", "售价是五千元"),
    ],
)
def test_latin_words_amid_chinese(dump: str, text: str) -> None:
    """They stand apart at line ends where the writer sets them apart elsewhere."""
    assert text in join(dump, 40)


def test_nothing_is_known_without_examples() -> None:
    assert not is_latin_spaced(["青河水位上涨"])
