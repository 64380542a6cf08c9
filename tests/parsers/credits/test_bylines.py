"""By-lines of languages with spaces: what may stand before their label and behind their names."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.lines import parse_credits


def read(line: str, code: str) -> list[str]:
    credits = parse_credits(line, get_lexicon(code))
    return [credit.value for credit in credits if credit.field == "author"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("14.05.2021, 10:30 Uhr  Von Ann Lee", "de"),
        ("Mar 2, 2020 at 8:15 am By Ann Lee", "en"),
        ("Publié par Ann Lee le 14 mai 2021", "fr"),
        ("Por Ann LeePublicado em : sexta-feira, 14 de maio de 2021", "pt"),
        ("Von Ann Lee (Text und Fotos)", "de"),
        ("By Ann Lee, Giornale di Riva", "it"),
        ("كتب - Ann Lee", "ar"),
    ],
)
def test_a_by_line_beside_a_date_or_behind_a_dash(line: str, code: str) -> None:
    assert read(line, code) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Im Mai 2021 kam die Post von Ann Lee", "de"),
        ("14.05.2021 brachte das Boot von Ann Lee", "de"),
        ("كتب الأطفال في معرض المدينة", "ar"),
        ("Por ahora - Ana Gil", "es"),
        ("Publié par erreur, le texte a été retiré.", "fr"),
        ("Escrito por niños", "es"),
    ],
)
def test_no_by_line(line: str, code: str) -> None:
    assert read(line, code) == []


def test_a_preposition_inside_a_name_is_no_second_label() -> None:
    assert read("Aufgezeichnet von Ludwig von Thalheim", "de") == ["Ludwig von Thalheim"]
    assert read("a cura di Rosa Conti, professore di Storia", "it") == ["Rosa Conti"]


def test_the_end_of_a_date_does_not_make_a_sentence() -> None:
    assert read("Подготовил Иван Ткач 2 января 2020 г.", "ru") == ["Иван Ткач"]
    assert read("Подготовил к зиме и дом, и сад.", "ru") == []


@pytest.mark.parametrize(
    "line",
    [
        "□ 河湾日报记者 张三",
        "◇河湾日报记者 张三",
        "本报全媒体记者 张三 文/图",
        "▶ 河湾晚报记者 张三 文/图",
    ],
)
def test_a_bullet_and_short_labels_stand_beside_a_by_line(line: str) -> None:
    assert read(line, "zh") == ["张三"]


@pytest.mark.parametrize("line", ["□ 记者走进河湾早市", "记者 张三 走进 河湾 早市 文/图"])
def test_words_beside_a_bullet_or_short_labels_make_no_by_line(line: str) -> None:
    assert read(line, "zh") == []
