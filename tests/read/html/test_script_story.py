"""A story that stands only in a script is found; what is no story, or shown already, is not."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import InputError
from newsclean.model import Block, Page
from newsclean.read.html.script_story import (
    add_script_story,
    find_quoted_spans,
    find_stories,
    read_last_key,
    unescape_json,
)
from tests.read.html.pages import read

SENTENCES = [
    f"In the {nth} week of the flood the miller counted {nth} boats at his door, and no bread."
    for nth in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]
STORY = " ".join(SENTENCES)
TITLE = "<title>The miller and the flood</title>"


def page_with(script: str, shown: str = "", title: str = TITLE) -> tuple[str, Page, list[Block]]:
    """HTML with a script, read, and the blocks that it shows."""
    html = f"<html><head>{title}</head><body><p>{shown}</p><script>{script}</script></body></html>"
    page = read(html)
    return html, page, list(page.blocks)


def body(text: str, key: str = "articleBody") -> str:
    """A script that sets a key to a text."""
    return f"window.state = {json.dumps({key: text})}"


def found(script: str, shown: str = "", title: str = TITLE) -> list[str] | None:
    """The texts of the page with the story of its scripts."""
    page = add_script_story(*page_with(script, shown, title))
    return None if page is None else [block.text for block in page.blocks]


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("", ""),
        (body(STORY, "cookieNotice"), ""),
        (body(STORY[:240]), ""),  # too short
        (body("flood miller " * 40), ""),  # no sentence
        (body(STORY.replace(".", ";")), ""),
        (body(STORY + " {};=" * 20), ""),  # code
        (body(STORY.replace(" ", "")), ""),
        (body(STORY), STORY),  # shown already
        (body(STORY), STORY[:300]),  # not much longer than what is shown
        (body(STORY), "The mayor opened a garden on Sunday. "),  # of another story
        ('{"@type": "Comment", "text": ' + json.dumps(STORY) + "}", ""),
    ],
)
def test_no_story(script: str, shown: str) -> None:
    assert found(script, shown) is None


def test_a_page_that_shows_much_is_not_looked_at() -> None:
    long = body(STORY + " " + STORY.replace("flood", "drought") + STORY.replace("boats", "carts"))
    assert found(long, STORY[:590]) is not None
    assert found(long, STORY[:610]) is None


def test_the_story_of_a_script_is_the_page() -> None:
    page = add_script_story(*page_with(body(STORY)))
    assert page is not None
    assert [block.text for block in page.blocks] == [STORY]
    assert page.blocks[0].at.xpath == "(//script)[1]"
    assert [caution.code for caution in page.cautions] == ["body_from_script"]


def test_the_story_stands_where_its_beginning_was_shown() -> None:
    html, page, shown = page_with(body(STORY), SENTENCES[0][:-1] + "…")
    page = page._replace(blocks=(*page.blocks, *read("<p>Foot").blocks))
    fuller = add_script_story(html, page, shown)
    assert fuller is not None
    assert [block.text for block in fuller.blocks] == [STORY, "Foot"]


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("<title>Gardens open on Sundays again</title>", False),
        ("<title>The flood goes on, gardens drown again</title>", False),  # one of five words
        ("<title>The flood and the miller | Boats of the Weekly Paper and more</title>", False),
        ("<title>The flood and the miller in weeks | Paper</title>", True),
        ("", True),
    ],
)
def test_a_story_has_words_of_the_title(title: str, fits: bool) -> None:  # noqa: FBT001
    assert (found(body(STORY), title=title) is not None) == fits


def test_the_named_body_goes_before_a_longer_text() -> None:
    script = f"[{json.dumps({'content': STORY + STORY})}, {json.dumps({'articleBody': STORY})}]"
    assert found(script) == [STORY]


def test_paragraphs_that_follow_each_other_are_one_story() -> None:
    near = ", ".join(json.dumps({"text": line}) for line in SENTENCES)
    far = (", " + "0," * 90).join(json.dumps({"text": line}) for line in SENTENCES)
    other = ", ".join(
        json.dumps({key: s}) for s, key in zip(SENTENCES, ["text", "body"] * 4, strict=True)
    )
    assert found(near) == SENTENCES
    assert found(far) is None
    assert found(other) is None


def test_json_in_json_and_templates_are_read() -> None:
    inner = json.dumps({"title": "x", "articleBody": STORY, "id": "3"})
    assert found(body(inner, "data")) == [STORY]
    html = f'<script type="text/template"><p>{STORY}</p></script>'
    assert [story.key for story in find_stories(html)] == ["html"]


@pytest.mark.parametrize(
    ("script", "spans"),
    [("", []), ('"', []), ('"a', []), ('"a"', [(1, 2)]), (r'"a\"" "b"', [(1, 4), (7, 8)])],
)
def test_quoted_spans(script: str, spans: list[tuple[int, int]]) -> None:
    assert list(find_quoted_spans(script)) == spans


def test_lone_surrogates_become_a_replacement_character() -> None:
    assert unescape_json(r"\ud83d\ude00 \ud83d") == "\U0001f600 \ufffd"


def test_scripts_are_those_of_the_parser() -> None:
    """None in a comment or in a value, and a script in a script is text."""
    inner = f"<!-- <script>{body(STORY)}</script> -->"
    page = (
        f"{TITLE}<p title='<script>{body(STORY, 'x')}'>a</p><!-- <script>{body(STORY)}</script> -->"
    )
    assert list(find_stories(page)) == []
    (story,) = find_stories(f"{page}<script></script><SCRIPT\ntype='>'>{inner}</script >")
    assert (story.text, story.script) == (STORY, 2)


def test_no_more_of_all_scripts_is_looked_at_than_news_pages_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A script behind that is not looked at."""
    page = f"<script>{'x' * 500}</script><script>{body(STORY)}</script>"
    assert list(find_stories(page))
    monkeypatch.setattr("newsclean.read.html.script_story.MAX_SCRIPT_CHARS", 400)
    assert not list(find_stories(page))


KEY_BEFORE_STRING = re.compile(r"""["']?([A-Za-z_][\w.-]{0,40})["']?\s*[:=]\s*\[?\s*$""")


@given(st.lists(st.sampled_from([*"a_.-9\"':=[\n 新", "b" * 20, "\x1d", '":', "= ["])).map("".join))
def test_the_last_key_is_the_one_that_a_pattern_finds(before: str) -> None:
    found = KEY_BEFORE_STRING.search(before)
    assert read_last_key(before) == (found[1] if found else "")


# ---- a story in a <noscript> ----


def noscript_story(text: str, shown: str = "", title: str = TITLE) -> Page | None:
    """The page with the story of its `<noscript>`."""
    html = (
        f"<html><head>{title}</head><body><p>{shown}</p><noscript>{text}</noscript></body></html>"
    )
    page = read(html)
    return add_script_story(html, page, list(page.blocks))


@pytest.mark.parametrize(
    "text",
    [
        "<p>Please enable scripts to read the Miller Post.</p>",
        '<img src="https://count.example/1.gif" alt="">',
        f"<p>{STORY[:240]}</p>",  # too short
    ],
)
def test_a_noscript_without_a_story_is_left_alone(text: str) -> None:
    assert noscript_story(text) is None


def test_the_story_of_a_noscript_fits_the_title() -> None:
    assert (
        noscript_story(f"<p>{STORY}</p>", title="<title>Council votes against tram</title>") is None
    )


def test_a_story_may_stand_in_a_noscript() -> None:
    page = noscript_story("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    assert page is not None
    assert [block.text for block in page.blocks] == SENTENCES
    assert page.blocks[0].at.xpath == "(//noscript)[1]"
    assert page.cautions[-1].detail.endswith("in a noscript of the page (html)")
    assert noscript_story(f"<p>{STORY}</p>", STORY) is None


# ---- frames ----

FRAME = '<iframe src="https://ads.example/"></iframe>'


def test_a_page_that_shows_frames_alone_may_have_its_story_in_a_script() -> None:
    page = f"<html><head>{TITLE}</head><body>{FRAME}<script>%s</script></body></html>"
    with pytest.raises(InputError, match="only frames"):
        read(page % body("The mayor opened a garden on Sunday."))
    html = page % body(STORY)
    fuller = add_script_story(html, read(html), [])
    assert fuller is not None
    assert fuller.blocks[0].text == STORY
