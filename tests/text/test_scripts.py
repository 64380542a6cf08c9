"""Which script a character belongs to: the first and last of each block, and their neighbours."""

import pytest

from newsclean.text.scripts import is_cjk, is_han, is_hangul


@pytest.mark.parametrize(
    ("char", "scripts"),
    [
        ("A", ""), ("é", ""), ("。", ""), ("９", ""), ("\u303f", ""), ("\u3100", ""), ("\ua000", ""),
        ("\u33ff", ""), ("\u4dc0", ""), ("\uabff", ""), ("\ud7a4", ""),
        ("\u4e00", "han cjk"), ("\u9fff", "han cjk"), ("\u3400", "han cjk"), ("\u4dbf", "han cjk"),
        ("々", "han cjk"), ("〇", "han cjk"), ("·", "han cjk"),
        ("\u3040", "cjk"), ("あ", "cjk"), ("ア", "cjk"), ("ー", "cjk"), ("\u30ff", "cjk"),
        ("\uac00", "hangul"), ("\ud7a3", "hangul"),
    ],
)  # fmt: skip
def test_blocks_of_unicode(char: str, scripts: str) -> None:
    found = {"han": is_han(char), "cjk": is_cjk(char), "hangul": is_hangul(char)}
    assert [name for name, belongs in found.items() if belongs] == scripts.split()
