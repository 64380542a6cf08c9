"""The warnings about the bytes of a page."""

import pytest

from newsclean.decode.damage import (
    MOJIBAKE_SCARS,
    warn_broken_bytes,
    warn_lost_text,
    warn_mojibake_scars,
    warn_nul_bytes,
    warn_wrong_label,
)
from newsclean.model import Caution


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (None, "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-16", "utf-8"),  # as ASCII bytes that can only mean UTF-8
        ("utf-16be", "utf-8"),
        ("iso-8859-8-i", "iso-8859-8"),
        ("logical", "iso-8859-8"),
    ],
)
def test_a_label_that_is_as_good_as_right_is_no_warning(label: str | None, name: str) -> None:
    assert warn_wrong_label(label, name) == ()


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("utf-16", "gb18030"),
        ("iso-8859-8", "windows-1255"),
        ("none", "utf-8"),
    ],
)
def test_a_wrong_label_is_named(label: str, name: str) -> None:
    detail = f"the page names '{label}', its bytes are {name}"
    assert warn_wrong_label(label, name) == (Caution("encoding_label_wrong", detail),)


def test_a_long_label_is_cut_and_its_sender_named() -> None:
    (caution,) = warn_wrong_label("x" * 41, "utf-8", who="the server")
    assert caution.detail == f"the server names '{'x' * 40}', its bytes are utf-8"


def test_clean_text_has_no_warning() -> None:
    assert warn_nul_bytes(0) == warn_broken_bytes("text", "gb18030") == warn_lost_text("锟鐃") == ()
    assert warn_mojibake_scars("\ufffd") == ()


def test_damage_is_counted() -> None:
    assert warn_nul_bytes(1) == (Caution("nul_bytes", "1 NUL bytes dropped"),)
    detail = "2 places are no big5; U+FFFD stands there"
    assert warn_broken_bytes("\ufffda\ufffd", "big5") == (Caution("broken_bytes", detail),)


@pytest.mark.parametrize(
    "scar", ["锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½", "пїЅ", "ďż˝", "๏ฟฝ"]
)
def test_lost_text_is_counted_by_its_scar(scar: str) -> None:
    (caution,) = warn_lost_text(f"\ufffd {scar}{scar}")
    assert caution.code == "replacement_characters"
    assert caution.detail.startswith(f"1 U+FFFD and 2 {scar} stand in the file")
    assert len(MOJIBAKE_SCARS) == 8
    assert warn_lost_text(f"\ufffd {scar}{scar}", f"\ufffd{scar}{scar}") == (caution,)
    assert warn_lost_text(f"{scar[0]}a{scar[1:]}", scar) == ()
    (caution,) = warn_mojibake_scars(f"\ufffd {scar}")
    assert caution.detail.startswith(f"1 {scar} stand")
