"""List marks, pictures and form fields go; words in brackets stay."""

import pytest

from newsclean.model import Kind
from newsclean.read.dump.program_marks import (
    ALL_LIST_MARKS,
    FRAME_PREFIXES,
    PROGRAM_LINE_STARTS,
    find_mark_end,
)
from tests.read.dump.dumps import PROSE, read, wrapped


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[责任编辑：某某]", "[责任编辑：某某]"),
        ("see [3] there", "see [3] there"),
        ("-5 degrees tonight", "-5 degrees tonight"),
        ("[logo]", ""),
        ("[a_b-1.jpg]", ""),
        ("[wx] Home > News", "Home > News"),
        ("[图片]", ""),
        ("[사진] 부두", "부두"),
        ("码头重开[图片]", "码头重开"),
        ("[快讯] 码头重开", "[快讯] 码头重开"),
        ("[                    ]", ""),
        ("• One", "One"),
        ("□ 客户端", "客户端"),
        ("* Two", "Two"),
    ],
)
def test_marks_and_placeholders(line: str, text: str) -> None:
    """List marks and pictures go, brackets with words stay."""
    assert read(f"{line}\nlast")[0][0] == text


def test_no_list_mark_is_a_letter() -> None:
    """So that a line that begins with one is asked for no mark."""
    assert not any(mark.isalnum() for mark in ALL_LIST_MARKS)
    assert all(find_mark_end(f"{mark} One") == 2 for mark in ALL_LIST_MARKS)
    assert find_mark_end("") == 0


@pytest.mark.parametrize("line", [*FRAME_PREFIXES, "Frame", "IFrame", "Link: [1]icon"])
def test_every_line_of_a_program_begins_as_one(line: str) -> None:
    assert line.startswith(PROGRAM_LINE_STARTS)


@pytest.mark.parametrize("line", ["A\u3000B", "A\xa0B", "A\tB", "A  B", "A \u2003 B", "A\x1fB"])
def test_white_space_of_any_kind_becomes_a_blank(line: str) -> None:
    assert read(f"{line}\nlast")[0][0] == "A B"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("IFrame: ad_box_3", ""),
        ("IFrame:", ""),
        ("Frame: the picture has none", "Frame: the picture has none"),
        ("[DEL: ten :DEL] [INS: nine :INS] euros", "ten nine euros"),
        ("Es kostet [S:zehn:S] neun Euro", "Es kostet zehn neun Euro"),
        ("[S: see page 3] euros", "[S: see page 3] euros"),
        ("now ~~ten~~ nine euros", "now ten nine euros"),
        ("as she wrote^[1] and he^([2])", "as she wrote[1] and he[2]"),
    ],
)
def test_marks_inside_a_line(line: str, text: str) -> None:
    assert read(f"Above\n\n{line}\n\nlast")[1][0] == text


def test_struck_out_words_at_a_line_break() -> None:
    """They begin no paragraph, as a picture would."""
    words = [word for word in PROSE.split() if word.isalpha() and PROSE.count(word) == 1]
    dumps = [wrapped(PROSE.replace(word, f"[S:{word}:S]"), 60) for word in words]
    assert any("\n[S:" in dump for dump in dumps)
    assert {read(dump)[0][0] for dump in dumps} == {PROSE}


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("****** Harbour tunnel ******", ("Harbour tunnel", Kind.HEADING)),
        ("** 道路 **", ("道路", Kind.HEADING)),
        ("** Roads ***", ("** Roads ***", Kind.PARAGRAPH)),
        ("* Roads *", ("Roads *", Kind.LIST_ITEM)),
        ("**********", ("**********", Kind.PARAGRAPH)),
    ],
)
def test_headings_in_stars(line: str, block: tuple[str, Kind]) -> None:
    assert read(f"{line}\nlast")[0][:2] == block


def test_bold_letters_printed_twice() -> None:
    text = "".join(f"{sign}\b{sign}" for sign in "Ärzte")
    assert read(f"{text} _\bo_\bn strike\nlast")[0][0] == "Ärzte on strike"


@pytest.mark.parametrize("pictures", ["[]\n\n-   []", "[logo]\n\n[]"])
def test_picture_texts_in_brackets(pictures: str) -> None:
    """Where pictures without a text are `[]`, those with one are `[text]`; else brackets stay."""
    text = "[Two people at a harbour, one waves]"
    expected = "" if pictures.count("[]") > 1 else text
    assert read(f"{pictures}\n\n[]x\n\n{text}\n\nlast")[-2][0] == expected
