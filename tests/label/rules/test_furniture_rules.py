"""The rows about what is no part of the story: where each stays silent, then its hits."""

from itertools import chain

import pytest

from newsclean.label.rules.furniture_rules import find_last_in_article
from newsclean.label.rules.rules import decide_roles
from newsclean.model import Block, Markup, Role
from tests.label.rules.rule_contexts import (
    CHINESE,
    PROSE,
    blocks_context,
    dump_context,
    find_hits,
    html_context,
    paragraph,
)


@pytest.mark.parametrize("line", ["第一章", "1", "他说。", "—— 杜甫"])
def test_one_letter_or_digit_is_enough(line: str) -> None:
    assert find_hits("no letter or digit", dump_context(PROSE, line, PROSE)) == []


@pytest.mark.parametrize("line", ["————————", "* * *", "▼▼▼", "__"])
def test_lines_of_signs_are_empty(line: str) -> None:
    context = dump_context(PROSE, line, PROSE)
    assert find_hits("no letter or digit", context) == [1]
    assert decide_roles(context)[1] == ("no letter or digit", Role.FURNITURE)


COMMENTS = "in the comments"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param(["comment-list", ""], ".k", id="above the story"),
        pytest.param(["", "content"], "k.", id="other class words"),
        pytest.param(["", "response"], "kk", id="a word of two meanings, kept"),
        pytest.param(["commentary", "comment-list"], "k.", id="the story is in one too"),
    ],
)
def test_no_comments(body: list[str], kept: str) -> None:
    context = html_context("".join(f'<p class="{name}">{PROSE}</p>' for name in body), kept=kept)
    context = context._replace(first_prose=kept.index("k"))
    assert find_hits(COMMENTS, context) == []


@pytest.mark.parametrize(("name", "kept"), [("response", "k."), ("comment-list", "kk")])
def test_comments_stand_below_the_story(name: str, kept: str) -> None:
    context = html_context(f'<p>{PROSE}</p><p class="{name}">{PROSE}</p>', kept=kept)
    assert find_hits(COMMENTS, context) == [1]
    assert decide_roles(context)[1] == (COMMENTS, Role.COMMENT)


NOTE = "editors' note"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "编者按语写得很长，读者却都读完了。"),
        ("zh", "编者按"),
        ("zh", "本栏编者按：每周寻访一位手艺人。"),
        ("zh", "记者：您修伞多少年了？"),
        ("en", "Editor's note on the door said so."),
        pytest.param("en", f"{'[' * 27}Editor's note: it is", id="behind 40 characters"),
    ],
)
def test_no_note(code: str, line: str) -> None:
    """A note has a colon or brackets behind its label."""
    assert find_hits(NOTE, dump_context(line, PROSE, code=code)) == []


def test_a_note_stands_above_the_story() -> None:
    note = "Editor's note: This is a series."
    context = dump_context(note, note, note, PROSE, first_prose=1)
    assert find_hits(NOTE, context) == [0, 1]


@pytest.mark.parametrize("sign", "：:|｜丨()（）[]【】〔〕")
def test_what_stands_behind_the_label_of_a_note(sign: str) -> None:
    assert find_hits(NOTE, dump_context(f"编者按{sign}三年前的今天", CHINESE, code="zh")) == [0]


@pytest.mark.parametrize("sign", "()（）[]【】〔〕")
def test_brackets_around_the_label_of_a_note(sign: str) -> None:
    assert find_hits(NOTE, dump_context(f"{sign}编者按：三年前", CHINESE, code="zh")) == [0]


@pytest.mark.parametrize(
    "line", ["Editor’s note: This is a series.", f"{'[' * 26}Editor's note: it is"]
)
def test_notes(line: str) -> None:
    context = dump_context(line, PROSE)
    assert find_hits(NOTE, context) == [0]
    assert decide_roles(context)[0] == (NOTE, Role.NOTICE)


BOX = "box for subscribing"
SIGN_UP = "Sign up for the free newsletter of the town and of the harbour, it is read at dawn."
BOXED = {"classes": "newsletter", "parent": 2}


def boxed(*texts: str) -> list[Block]:
    """Blocks of a box, below a story."""
    story = [paragraph(PROSE, parent=1) for _ in range(6)]
    return [*story, *(paragraph(text, **BOXED) for text in texts)]


def test_a_story_about_a_newsletter_is_no_box() -> None:
    context = blocks_context([paragraph(PROSE), paragraph(SIGN_UP), paragraph(PROSE)])
    assert find_hits(BOX, context) == []


def test_class_words_alone_make_no_box() -> None:
    assert find_hits(BOX, blocks_context(boxed("The mayor", "Harbour Post"))) == []


@pytest.mark.parametrize(("others", "hits"), [(3, []), (4, [0])])
def test_a_box_holds_a_fifth_of_the_prose_at_most(others: int, hits: list[int]) -> None:
    """A paywall's class may stand around the whole story."""
    outside = [paragraph(SIGN_UP, parent=1) for _ in range(others)]
    assert find_hits(BOX, blocks_context([paragraph(SIGN_UP, **BOXED), *outside])) == hits


def test_the_cue_word_of_a_box_stands_in_the_same_element() -> None:
    other = paragraph("Sign up for it", parent=3)
    assert find_hits(BOX, blocks_context([*boxed("Harbour Post"), other])) == []
    cue = paragraph("Sign up for it", parent=2)
    assert find_hits(BOX, blocks_context([*boxed("Harbour Post"), cue])) == [6]


def test_the_cue_word_of_a_box_is_three_blocks_away_at_most() -> None:
    lines = ["Harbour Post"] * 4 + ["Sign up for it"] + ["Harbour Post"] * 4
    context = blocks_context(boxed(*lines))
    assert find_hits(BOX, context) == [6 + i for i in range(1, 8)]
    assert decide_roles(context)[7] == (BOX, Role.NOTICE)


def test_a_box_at_the_top_and_at_the_end_of_a_page() -> None:
    """Blocks at the other end are not near."""
    story, box = [paragraph(PROSE, parent=1)] * 6, [paragraph("Sign up for it", **BOXED)]
    for blocks in ([*box, *story], [*story, *box], [*box, *story, *box]):
        expected = [i for i, block in enumerate(blocks) if block in box]
        assert find_hits(BOX, blocks_context(blocks)) == expected
    first = paragraph("Harbour Post", **BOXED)
    assert find_hits(BOX, blocks_context([first, *story, *box])) == [7]


POINTER = "pointer to another story"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Read more: the campaign asks every pupil to read for an hour a day."),
        ("en", "More than a hundred people came"),
        ("en", "The related costs: nobody knows"),
        ("en", "The related articles: nobody knows"),
        ("en", "Harbour Post: Ferry timetable changes"),
        ("en", "Read more:"),
        ("en", "Read more: "),
        ("en", "Read more Ferry timetable changes"),
        ("zh", "相关阅读材料：已经发给学生"),
        pytest.param("en", f"Read more: {'x' * 240}", id="251 characters"),
    ],
)
def test_no_pointers(code: str, line: str) -> None:
    assert find_hits(POINTER, dump_context(PROSE, line, PROSE, code=code)) == []


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "READ MORE: Storm nights: how the volunteers trained"),
        ("en", "Related stories : Ferry timetable changes"),
        ("zh", "延伸阅读：青河大桥的三十年"),
        pytest.param("en", f"Read more: {'x' * 239}", id="250 characters"),
    ],
)
def test_pointers(code: str, line: str) -> None:
    """A label and the headline of another story."""
    context = dump_context(PROSE, line, PROSE, code=code)
    assert find_hits(POINTER, context) == [1]
    assert decide_roles(context)[1] == (POINTER, Role.RELATED)


@pytest.mark.parametrize(
    ("text", "linked", "hits"),
    [
        ("Read more about it tomorrow.", 14, []),  # half of it
        ("Read more about it tomorrow.", 15, [1]),
        ("Read no news about it today.", 28, []),
        ("Read more " + "x" * 241, 251, []),
        ("Read more " + "x" * 240, 250, [1]),
    ],
)
def test_a_pointer_may_be_mostly_a_link(text: str, linked: int, hits: list[int]) -> None:
    """Of a sentence only a part is linked."""
    blocks = [paragraph(PROSE), paragraph(text, link_chars=linked), paragraph(PROSE)]
    assert find_hits(POINTER, blocks_context(blocks)) == hits


BELOW = "stream below the article"
ITEM = f"<ul><li><p>{PROSE}</p></li></ul>"
HEAD = "<h1>The flood</h1>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<article>{HEAD}</article><p>{PROSE}</p>{ITEM}", id="the headline alone"),
        pytest.param(f"{HEAD}<article><p>{PROSE}</p></article>{ITEM}", id="no headline"),
        pytest.param(f"<article>{HEAD}<p>{PROSE}</p>{ITEM}</article>", id="a list inside"),
        pytest.param(
            f"<article>{HEAD}</article>{ITEM}<article><p>{PROSE}</p></article>", id="between two"
        ),
        pytest.param(f"<article>{HEAD}<p>{PROSE}</p></article><p>{PROSE}</p>", id="no list"),
        pytest.param(f"<article>{HEAD}<p>Harbour Post</p></article>{ITEM}", id="a short line"),
        pytest.param(
            f"<article>{HEAD}<p>{PROSE}</p><ol><li>{PROSE[:-1]}</li></ol></article>",
            id="the article's last list",
        ),
    ],
)
def test_no_list_below_the_article(body: str) -> None:
    assert find_hits(BELOW, html_context(body, headline=0, first_prose=1)) == []


def test_a_list_below_the_article_holds_other_stories() -> None:
    whole = f"<article>{HEAD}<p>{PROSE}</p></article>{ITEM}"
    context = html_context(whole, headline=0, first_prose=1)
    assert find_hits(BELOW, context) == [2]
    assert find_hits(BELOW, context._replace(headline=None)) == []
    assert decide_roles(context)[2] == (BELOW, Role.RELATED)
    assert decide_roles(context._replace(kept=(True, True, False)))[2][0] == "card"


def test_other_stories_in_a_list_may_be_articles() -> None:
    item = "<ul><li><article><p>The ferry sails again</p></article></li></ul>"
    context = html_context(f"<article>{HEAD}<p>{PROSE}</p></article>{item}", headline=0)
    assert find_hits(BELOW, context) == [2]


def test_a_headline_below_the_article_has_no_list_of_its_own() -> None:
    """Prose must stand between headline and list; the headline itself is none."""
    whole = f"<article><p>{PROSE}</p>{HEAD}</article>{ITEM}"
    for headline in (0, 1):
        assert find_hits(BELOW, html_context(whole, headline=headline)) == []


def test_a_list_needs_markup() -> None:
    inside = paragraph(PROSE, in_article=True)
    context = blocks_context([inside, inside, inside._replace(markup=None)], headline=0)
    assert find_hits(BELOW, context) == []


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        ([], -1),
        ([f"{'x' * 78}."], -1),
        (["x" * 80], -1),
        ([f"{'x' * 79}."], 0),
        ([f"{'x' * 79}."] * 3 + ["x"], 2),
    ],
)
def test_the_last_paragraph_of_an_article(texts: list[str], last: int) -> None:
    """It has 80 characters and ends like a sentence."""
    texts = [*texts, f"{'x' * 79}."]
    flags = [True] * (len(texts) - 1) + [False]
    blocks = [
        paragraph(text)._replace(markup=Markup(in_article=flag))
        for text, flag in zip(texts, flags, strict=True)
    ]
    assert find_last_in_article(blocks_context(chain(blocks)).features) == last


@pytest.mark.parametrize("line", ["DSC_5615.jpg", "4f2a-cover_image.PNG", "über-die-brücke.webp"])
def test_names_of_picture_files(line: str) -> None:
    context = dump_context(PROSE, line, PROSE)
    assert find_hits("file of a picture", context) == [1]
    assert decide_roles(context)[1] == ("file of a picture", Role.FURNITURE)


@pytest.mark.parametrize("line", ["They saved it as DSC_5615.jpg", "manual.pdf", "She sent a jpg"])
def test_lines_that_are_no_names_of_picture_files(line: str) -> None:
    assert find_hits("file of a picture", dump_context(PROSE, line, PROSE)) == []
