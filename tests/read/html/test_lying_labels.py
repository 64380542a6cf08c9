"""What a page says of its encoding counts when its bytes are read, and never again."""

import pytest

from newsclean.model import Decoded
from newsclean.pipeline import extract
from newsclean.read.html.reader import read_html

STORY = "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。"
LABELS = [
    "<meta charset=iso-8859-1>",
    '<meta http-equiv="Content-Type" content="text/html; charset=big5">',
    '<meta charset="utf-16">',
    '<meta charset="x-user-defined">',
    '<meta charset="hz-gb-2312">',
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("xml", ["", '<?xml version="1.0" encoding="EUC-JP"?>'])
def test_libxml2_never_decides_an_encoding(label: str, xml: str) -> None:
    page = f"{xml}<html><head>{label}<title>江堤</title></head><body><p>{STORY}</p></body></html>"
    read, _ = read_html(Decoded(page, "gb18030", "option", 1.0))
    assert [block.text for block in read.blocks] == [STORY]
    for codec in ("utf-8", "gb18030"):
        assert STORY in extract(page.encode(codec)).text
