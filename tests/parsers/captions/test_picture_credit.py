"""Captions by the credit that ends them: what is none, then what is one."""

import time

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.captions.picture_credit import has_caption_sign, is_caption_text


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "© 2024 The Fennick Ledger"),
        ("en", "Copyright © Jane Roe"),
        ("en", "He was born there (New York/brooklyn)"),
        ("en", "The match was played at night (AP/EPA)"),
        ("en", "The match (Ana Bea Cia Dea Eva/AP)"),
        ("en", "Ann Lee (REUTERS)"),
        ("en", "The guests came. Ann lee (REUTERS)"),
        ("en", "The guests came. Ana Bea Cia Dea Eva (REUTERS)"),
        ("en", "Photo: Ann Lee (123456)"),
        ("en", "Boat＝４日、東浜市"),
        ("zh", "图：张三 文：李四"),
        ("zh", "作者：李四"),
        ("ja", f"会長＝当時{'の会見' * 9}、４日"),
        ("en", "All photos © Jane Roe, all rights reserved"),
        ("fr", "© La Vigie, tous droits réservés"),
        ("en", "The limit is given in the old measure (miles/hour)"),
        ("en", "He was born across the river (New York/Brooklyn)."),
        ("en", "The photo was taken by a neighbour."),
        ("en", "The mayor has not answered. (Reuters)"),
        ("en", "The mayor has not answered. he said so (Reuters)"),
        ("de", "Der Fluss sinkt weiter. (dpa/lnw)"),
        ("de", "Der Preis steigt um einen Euro (2,50 Euro im Vorjahr)"),
        ("zh", "渡船清晨开出。（新华社）"),
        ("zh", "渡船清晨开出（图1）"),
        ("ja", "会長＝当時＝は、会見で否定した。"),
        ("ja", "当日の気温＝平年並み"),
        ("zh", "他们在河边给孩子们拍摄"),
        ("zh", "高铁调图：青河新增四趟"),
        ("zh", "这组照片由青河镇的两位老人在三年里用一台旧相机，张三摄"),
        ("de", "Er sagte: «© steht auf jedem Blatt», und alle nickten dazu."),
    ],
)
def test_no_caption(code: str, line: str) -> None:
    assert not is_caption_text(line, get_lexicon(code))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The oven door, which the museum wants. (Jane Roe/The Fennick Ledger)"),
        ("en", "A ferry at dusk. (AP Photo/John Smith)"),
        ("en", "A ferry at dusk. (Ana Bea Cia Dea/AP)"),
        ("en", "A ferry at dusk. Ana Bea Cia Dea (REUTERS)"),
        ("en", "A ferry at dusk © A. Roux"),
        ("en", "A ferry at dusk Ⓒ Ann Roux"),
        ("en", "A ferry at dusk. (Ann Lee via Getty Images)"),
        ("en", "Photo: Ann Lee (12345)"),
        ("fr", "La locomotive, sortie d’une carrière. © Anne Roux"),
        ("de", "Die erste Bahn auf der Brücke © Jost Brink"),
        ("de", "Die erste Bahn auf der Brücke. Foto: Jost Brink"),
        ("ja", "１年半ぶりに再開した渡し船＝４日午前、東浜市"),
        ("ja", "崩れた橋＝本社ヘリから撮影"),
        ("ja", "再開した渡し船＝共同"),
        ("es", "El barco sale del puerto de noche, sin luces. Ana Ruiz (REUTERS)"),
        ("es", "El barco sale del puerto, el 3 de mayo.Ana Ruiz (dpa/picture alliance via Getty)"),
        (
            "de",
            f"{'Das Boot verlässt den Hafen bei Nacht. ' * 6}(Foto: picture alliance/dpa | J. Brink)",
        ),
        ("zh", "四月十六日，渔船被拖上滑道。（视觉中国）"),
        ("zh", "四月十六日，渔船被拖上滑道。容若水 摄"),
        ("zh", "家长在调料台前加醋。本报记者 闵之行 摄"),
        ("zh", "村民在田里劳作。新华社记者 李四 摄"),
    ],
)
def test_captions(code: str, line: str) -> None:
    assert is_caption_text(line, get_lexicon(code))


@pytest.mark.parametrize(
    ("code", "end", "longest"),
    [
        ("en", " © Ann Roux", 240),
        ("en", " (Ann Roux/AP)", 240),
        ("ja", "＝４日", 240),
        ("en", " (Getty Images)", 450),
        ("zh", "。张三 摄", 160),
    ],
)
def test_the_longest_line_of_each_kind(code: str, end: str, longest: int) -> None:
    line = "船" * (longest - len(end)) + end
    assert is_caption_text(line, get_lexicon(code))
    assert not is_caption_text("船" + line, get_lexicon(code))


@pytest.mark.parametrize("sign", list("/,|:："))
def test_owners_set_apart(sign: str) -> None:
    assert is_caption_text(f"A ferry. (Ann Lee {sign} Getty)", get_lexicon("en"))
    assert not is_caption_text("A ferry. (Ann Lee Getty)", get_lexicon("en"))


@pytest.mark.parametrize("sign", list("©Ⓒ＝)）"))
def test_signs_of_captions_without_a_label(sign: str) -> None:
    assert has_caption_sign(f"A ferry{sign}")


@pytest.mark.parametrize(
    "text", ["", "A (small) ferry", "（小）船", "A ferry (small", "ferry = 船"]
)
def test_lines_without_such_a_sign(text: str) -> None:
    assert not has_caption_sign(text)


@pytest.mark.parametrize("sign", ["© ", "(A/", "＝", "摄 ", ")"])
def test_a_long_line_costs_little(sign: str) -> None:
    start = time.process_time()
    for text in (sign * 500_000, (sign * 240)[:240]):
        is_caption_text(text, get_lexicon("ja"))
    assert time.process_time() - start < 1
