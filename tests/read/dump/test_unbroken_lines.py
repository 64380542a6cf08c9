"""A line that holds many blocks is split at sentences."""

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
