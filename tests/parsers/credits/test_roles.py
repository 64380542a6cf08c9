"""Names with their role behind them."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.roles import find_names_before_roles
from newsclean.parsers.credits.values import Credit


def read(line: str, code: str = "zh", credits: tuple[Credit, ...] = ()) -> list[Credit]:
    return find_names_before_roles(line, get_lexicon(code), list(credits))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("摄", "zh"),
        ("都来了摄", "zh"),
        ("张三摄A1", "zh"),
        ("张三摄下来", "zh"),  # the role goes on as a word
        ("青河报社A张三摄", "zh"),
        ("他说张三来了摄", "zh"),
        ("기자 홍길동", "ko"),
    ],
)
def test_no_name(line: str, code: str) -> None:
    assert read(line, code) == []


@pytest.mark.parametrize(
    ("line", "code", "credit"),
    [
        ("张三摄", "zh", Credit("photographer", "摄", "张三", 0, 3)),
        ("张三 摄", "zh", Credit("photographer", "摄", "张三", 0, 4)),
        ("青河。张三摄 2022", "zh", Credit("photographer", "摄", "张三", 3, 6)),
        ("由张三编辑整理", "zh", Credit("editor", "编辑整理", "张三", 1, 7)),
        ("本文由张三编辑整理", "zh", Credit("editor", "编辑整理", "张三", 3, 9)),
        ("홍길동 기자", "ko", Credit("author", "기자", "홍길동", 0, 6)),
        ("홍길동 기자.", "ko", Credit("author", "기자", "홍길동", 0, 6)),
        ("张三综合报道", "zh", Credit("author", "综合报道", "张三", 0, 6)),
    ],
)
def test_one_name(line: str, code: str, credit: Credit) -> None:
    assert read(line, code) == [credit]


def test_several_names_and_roles() -> None:
    assert [(c.value, c.start, c.end) for c in read("段青川廖岚摄")] == [
        ("段青川", 0, 6),
        ("廖岚", 3, 6),
    ]
    assert [c.value for c in read("张三摄，李四摄")] == ["张三", "李四"]


def test_no_name_is_credited_twice() -> None:
    taken = Credit("author", "记者", "张三", 0, 2)
    assert read("张三摄", credits=(taken,)) == []
    assert read("张三摄", credits=(taken._replace(start=2, end=9),)) == []
    assert [c.value for c in read("张三摄", credits=(taken._replace(start=3, end=9),))] == ["张三"]
    assert [c.value for c in read("。张三摄", credits=(taken._replace(start=0, end=1),))] == [
        "张三"
    ]


def test_at_most_twenty_names() -> None:
    assert len(read("，".join(["张三摄"] * 30))) == 20
