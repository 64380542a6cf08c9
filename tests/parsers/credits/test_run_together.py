"""Credits without gaps, roles that share a value, names with a space inside; and what is none."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.outlets import read_outlet


def read(line: str, code: str) -> list[tuple[str, str]]:
    return [(found.field, found.value) for found in parse_credits(line, get_lexicon(code))]


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("来源：河湾报2024-05-20", [("outlet", "河湾报")]),
        ("来源：21世纪河湾报", [("outlet", "21世纪河湾报")]),  # no date
        ("作者：柳小青2024-05-20", [("author", "柳小青")]),
        ("来源： 河湾报作者： 柳小青", [("outlet", "河湾报"), ("author", "柳小青")]),
        ("作者： 柳小青监制：江一鸣", [("author", "柳小青"), ("editor", "江一鸣")]),
        ("作者：柳小青 总监制：江一鸣", [("author", "柳小青"), ("editor", "江一鸣")]),
        ("作者：柳小青编 辑：江一鸣", [("author", "柳小青"), ("editor", "江一鸣")]),
        (
            "来源：河湾发布　　日期：2024-05-20",
            [("outlet", "河湾发布"), ("published", "2024-05-20")],
        ),
        ("文｜柳文　图｜江一鸣", [("author", "柳文"), ("photographer", "江一鸣")]),
        ("图/李文｜编辑/江一鸣", [("photographer", "李文"), ("editor", "江一鸣")]),
        ("撰文、摄影：柳小青", [("author", "柳小青")]),
        ("编辑、校对：柳小青", [("editor", "柳小青")]),
        ("编辑｜文英", [("editor", "文英")]),  # a surname, no label
        ("作者：文海涛", [("author", "文海涛")]),
        ("文/图 河湾报记者 柳小青", [("author", "柳小青")]),
        ("柳小青/文 江一鸣/摄影", [("author", "柳小青"), ("photographer", "江一鸣")]),
        ("記者柳小青／攝影", [("photographer", "柳小青")]),
        ("記者柳小青／高雄報導", [("author", "柳小青")]),  # 高雄 is a city
        ("记者 柳小青 江一鸣报道", [("author", "柳小青"), ("author", "江一鸣")]),
        ("责任编辑：柳小青PK155", [("editor", "柳小青")]),
        ("作者：【英】玛丽·布朗", [("author", "玛丽·布朗")]),
        ("作者：河湾大学 柳小青", [("author", "柳小青")]),
        ("作者：河湾大学", []),
        ("河湾都市报记者柳小青、江一鸣", [("author", "柳小青"), ("author", "江一鸣")]),
        ("他对记者柳小青说，这很难。", []),
        ("供稿：柳小青", [("author", "柳小青")]),
        ("作者单位：河湾大学", []),
        ("（全文完）", []),
    ],
)
def test_chinese(line: str, credits: list[tuple[str, str]]) -> None:
    assert read(line, "zh") == credits


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("文：青野 凪　写真：浜口　さくら", [("author", "青野凪"), ("photographer", "浜口さくら")]),
        ("文：青野太郎 浜口花子", [("author", "青野太郎"), ("author", "浜口花子")]),
        ("文＝青野凪・浜口花子", [("author", "青野凪"), ("author", "浜口花子")]),
        ("文＝ジョン・スミス", [("author", "ジョン・スミス")]),
        ("青野 さくら記者", [("author", "青野さくら")]),
        ("長谷川千尋 編集委員", [("author", "長谷川千尋")]),
        ("東京都議会議員", []),
    ],
)
def test_japanese(line: str, credits: list[tuple[str, str]]) -> None:
    assert read(line, "ja") == credits


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("그날은, 김민수 기자", ["김민수"]),  # no common surname: it may be any word
        ("박노을, 김민수 기자", ["박노을", "김민수"]),
        ("박노을 기자·김민수 특파원", ["박노을", "김민수"]),
        ("입력 : 2024.05.20 10:11 김민수 기자", ["김민수"]),
        ("김민수 기자 2021.03.05.", ["김민수"]),
        ("그는 김민수 기자를 만났다고 2021년에 밝혔다.", []),
    ],
)
def test_korean_reporters(line: str, names: list[str]) -> None:
    assert [value for field, value in read(line, "ko") if field == "author"] == names


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("河湾网参与互动", "河湾网"),
        ("每日关注", "每日关注"),  # no newsroom is left without the button
        ("《河湾日报》2024年5月6日", "河湾日报"),
        ("《河湾》杂志", "《河湾》杂志"),
    ],
)
def test_outlets(text: str, outlet: str) -> None:
    assert read_outlet(text, get_lexicon("zh")) == outlet
