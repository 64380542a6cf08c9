"""A line that holds many blocks is split at sentences."""

import pytest

from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.unbroken_lines import split_unbroken_lines
from tests.read.dump.dumps import PROSE, read


def test_a_page_on_one_line_is_parted_at_sentences() -> None:
    """Blocks without a border between them: sentences are put together to paragraphs."""
    blocks = read("HomeNewsSport " + " ".join([PROSE] * 15))
    assert len(blocks) > 8
    assert max(len(text) for text, _, _ in blocks) < 500
    assert len(read(" ".join([PROSE] * 5))) == 1


def test_joined_names_are_parted() -> None:
    """A page whose blocks were glued together: names in it part, those of languages and firms do not."""
    menu = "NewsSport WeatherTravel BooksMusic FilmsFood GardenHealth MoneyWork"
    text = "The mill stood still.Nobody knew why.Then it rang. JavaScript is not to blame, JavaScript never is. "
    blocks = [text for text, _, _ in read(menu + " " + text * 3)]
    assert {"News", "Sport Weather", "Health Money"} <= set(blocks)
    assert any("JavaScript is not" in block for block in blocks)


def test_capitals_inside_words_stay() -> None:
    """Zulu and others have capitals inside their words."""
    zulu = "Isakhiwo saseMgungundlovu senkosi yamaZulu eThekwini ngesiNgisi noMkhuze kwaMashu " * 4
    assert [text for text, _, _ in read(zulu)] == [zulu.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "The mill stood still for years on end. " * 60,  # a long paragraph
        "The end.Next one. " * 10,  # too short a line
        "NewsSport WeatherTravel BooksMusic "
        + "The mill stood still.Nobody knew why.It rang. " * 5,
        "NewsSport WeatherTravel BooksMusic FilmsFood " + "and the mill stood still for years " * 9,
        "NewsSport WeatherTravel BooksMusic FilmsFood " * 2 + "The mill.Nobody knew.It rang. " * 7,
        "https://n.example/TheMill.NobodyKnew.ItRang" * 9,
    ],
    ids=["paragraph", "short", "three-words", "no-sentences", "twice", "address"],
)
def test_lines_that_stay(text: str) -> None:
    lines = read_dump_lines(text)
    assert split_unbroken_lines(lines) == lines


def test_sentences_are_put_together_up_to_a_width() -> None:
    sentence = "The mill of the village stood still for many years on end."
    lines = split_unbroken_lines(
        read_dump_lines(f"Home | News > {sentence} " + f"{sentence} " * 50)
    )
    assert [line.text for line in lines[:3]] == ["Home", "News", " ".join([sentence] * 6)]
    assert max(line.width for line in lines) <= 400 + len(lines)


def test_chinese_sentences_have_no_space_between() -> None:
    sentence = "昨天夜里青河水位上涨两米老城低洼街道的居民在天亮前全部撤离。"
    lines = split_unbroken_lines(read_dump_lines(sentence * 90))
    assert lines[0].text == sentence * 6
    assert lines[0].width == 2 * len(lines[0].text)
