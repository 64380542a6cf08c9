"""Readings in brackets: printed ones go, those that a writer set stay."""

import pytest

from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text

PRINTED = [
    "市(し)の灯台(とうだい)が六年(ろくねん)ぶりに公開(こうかい)された。\n\n灯台(とうだい)は港(みなと)にある。",
    "旧（きゅう）灯台（とうだい）の公開（こうかい）は、灯台（とうだい）の前で。",
    "老(lǎo)磨坊(mòfáng)今天(jīntiān)开门，磨坊(mòfáng)外有人。",
    "磨(ㄇㄛˋ)坊(ㄈㄤˊ)開(ㄎㄞ)門(ㄇㄣˊ)，門(ㄇㄣˊ)外有人。",
]
WRITTEN = [
    "唐沢（からさわ）さんと北浜（きたはま）さん、旧（きゅう）市と港（みなと）町。",  # each once
    "唐沢（からさわ）さんは北浜（きたはま）へ。唐沢さん、唐沢さん、唐沢さん。唐沢（からさわ）北（きた）",
    "学（マナブ）と海（カイ）と空（ソラ）と森（モリ）と森（モリ）。",
    "灯台(1928)と灯台(1928)と灯台(1928)と灯台(1928)。",
    "灯台(とうだい)と灯台(とうだい)。",  # too few
    "文(문)과 이(이)와 문(문)과 문(문)이",
    "海(sea)と海(sea)と海(sea)と海(sea)。",
]


def read(text: str) -> str:
    """The texts of the blocks of a dump."""
    return "\n\n".join(block.text for block in read_text(Decoded(text, "", "", 1.0)).blocks)


@pytest.mark.parametrize("text", PRINTED)
def test_printed_readings_go(text: str) -> None:
    assert not {"(", "（"} & set(read(text))


@pytest.mark.parametrize("text", WRITTEN)
def test_what_a_writer_set_in_brackets_stays(text: str) -> None:
    assert read(text) == text


def test_a_reading_that_was_broken_at_the_edge_goes_too() -> None:
    text = "市の灯台(とう だい)が公開(こうかい)され、灯台(とうだい)の公開(こうかい)だ。"
    assert read(text) == "市の灯台が公開され、灯台の公開だ。"
