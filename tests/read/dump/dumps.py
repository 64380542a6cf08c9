"""Dumps for the tests of this room, and how they are read."""

from newsclean.model import Decoded, Kind
from newsclean.read.dump.reader import read_text
from newsclean.text.width import count_text_columns

PROSE = (
    "The river rose by two metres in the night, and the lower streets of the old town had to be cleared before "
    "dawn. Nobody was hurt, the mayor said, but some forty houses will stay empty until the weekend at least."
)


ZH_PROSE = (
    "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤，但约有四十户"
    "人家要到周末才能回家。气象部门预计，未来两天还有中到大雨，沿河各村已经安排专人值守。"
)


def read(text: str) -> list[tuple[str, Kind, int | None]]:
    """The blocks of a dump in short."""
    page = read_text(Decoded(text, "utf-8", "utf-8", 1.0))
    return [(block.text, block.kind, block.at.line) for block in page.blocks]


def wrapped(text: str, column: int) -> str:
    """Break a text as w3m does: at spaces, and anywhere between wide characters."""
    lines, line = [], ""
    for word in (
        text.replace("", "\0").split("\0")
        if count_text_columns(text) > len(text) * 1.5
        else text.split(" ")
    ):
        glue = "" if count_text_columns(text) > len(text) * 1.5 else " "
        if line and count_text_columns(line + glue + word) > column:
            lines.append(line)
            line = word
        else:
            line = line + glue + word if line else word
    return "\n".join([*lines, line])
