"""The rows about captions: where each stays silent, then its hits."""

import pytest

from newsclean.label.rules.rules import decide_roles
from newsclean.model import Block, Kind, Place, Role
from tests.label.rules.rule_contexts import (
    PROSE,
    blocks_context,
    dump_context,
    find_hits,
    html_context,
    paragraph,
)


def test_a_caption_by_markup_is_a_figcaption() -> None:
    body = (
        f"<figure><p>The harbour</p><figcaption>The oven door</figcaption></figure><p>{PROSE}</p>"
    )
    context = html_context(body)
    assert find_hits("caption by markup", context) == [1]
    assert decide_roles(context)[1] == ("caption by markup", Role.CAPTION)


@pytest.mark.parametrize(
    ("classes", "chars"),
    [
        ("", 20),
        ("content", 20),
        ("cap tion", 20),
        ("photo credit caption", 20),  # of an element around it
        ("caption", 251),
    ],
)
def test_no_caption_by_its_class(classes: str, chars: int) -> None:
    context = blocks_context([paragraph("x" * chars, classes=classes), paragraph(PROSE)])
    assert find_hits("caption by its class", context) == []


def test_a_block_without_markup_has_no_class() -> None:
    bare = Block("The oven door", Kind.PARAGRAPH, Place())
    assert find_hits("caption by its class", dump_context("The oven door")) == []
    assert find_hits("caption by its class", blocks_context([bare])) == []


@pytest.mark.parametrize(
    ("classes", "chars"),
    [
        ("caption", 20),
        ("wp-caption-text", 20),
        ("photo cutline", 20),
        ("photo caption wide", 20),
        ("caption", 250),
    ],
)
def test_captions_by_their_class(classes: str, chars: int) -> None:
    context = blocks_context([paragraph(PROSE), paragraph("x" * chars, classes=classes)])
    assert find_hits("caption by its class", context) == [1]
    assert decide_roles(context)[1] == ("caption by its class", Role.CAPTION)


@pytest.mark.parametrize(
    "line",
    [
        "The limit is lower (miles/hour)",
        "The photo by Jane Miller showed nothing that anyone had missed.",
        "The oven door",
    ],
)
def test_a_line_that_credits_no_picture_is_no_caption(line: str) -> None:
    assert find_hits("caption by its credit", dump_context(PROSE, line, PROSE)) == []


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The oven door. (Jane Miller/The Ledger)"),
        ("en", "The oven door. © Jane Miller"),
        ("zh", "渔船靠岸。张三 摄"),
    ],
)
def test_captions_by_their_credit(code: str, line: str) -> None:
    context = dump_context(PROSE, line, PROSE, code=code)
    assert find_hits("caption by its credit", context) == [1]
    assert decide_roles(context)[1] == ("caption by its credit", Role.CAPTION)


@pytest.mark.parametrize(
    "line", ["They turned left at the bridge and right at the mill.", "Ann Roux and Jane Miller"]
)
def test_running_text_may_turn_left(line: str) -> None:
    assert find_hits("caption by who stands where", dump_context(PROSE, line, PROSE)) == []


@pytest.mark.parametrize(
    ("code", "line"),
    [("en", "Ann Roux (left) and Jane Miller (right)"), ("zh", "王小明（左）与李小红（右）")],
)
def test_captions_by_who_stands_where(code: str, line: str) -> None:
    context = dump_context(PROSE, line, PROSE, code=code)
    assert find_hits("caption by who stands where", context) == [1]
    assert decide_roles(context)[1] == ("caption by who stands where", Role.CAPTION)
