"""`records.markdown`: YAML loaders and CommonMark parsers give back what the record says."""

import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsclean.records.markdown import (
    build_markdown,
    format_link_target,
    format_tables,
    place_images,
)
from newsclean.records.render import (
    build_record,
)
from tests.records.sample_records import BROKEN, full


# Front matter
def front_matter(markdown: str) -> Any:
    head = re.match(r"---\n(.*?\n)---\n", markdown, re.DOTALL)
    assert head
    return yaml.safe_load(head[1])


def test_front_matter_says_what_the_record_says() -> None:
    values = full(blocks=True, evidence=True)
    expected = {k: v for k, v in values.items() if k not in {"text", "blocks"}}
    assert front_matter(build_markdown(values)) == expected


def test_an_error_has_front_matter_alone() -> None:
    markdown = build_markdown(build_record(BROKEN))
    assert front_matter(markdown)["status"] == "error"
    assert front_matter(markdown)["error"]["code"] == "empty"
    assert markdown.endswith("\n---\n")


@pytest.mark.parametrize(
    "value",
    [
        *("no", "1e3", "0x1F", "null", "~", "2024-05-17", "12:30:45", "=", "<<", "---", "..."),
        *(": #", "a: b", "a #b", "- a", "[a", "{a", "!tag", "&a", "*a", "%a", "@a", "`a", "|", ">"),
        *("'", '"', "\\", "\\n", "a\nb", " a ", "\t", "😀", "海" * 300, "\x85", "\u2028", "\ufeff"),
        *("\x00\x1b\x7f\x9b", "\ufffe\uffff", "", "a\r\nb", "\U0001fffe"),
    ],
)
def test_a_yaml_loader_gives_back_every_string(value: str) -> None:
    values = {"title": value, "tags": [value], "authors": [{"name": value, "role": None}]}
    assert front_matter(build_markdown(values)) == values


@given(st.text())
def test_a_yaml_loader_gives_back_any_text(value: str) -> None:
    assert front_matter(build_markdown({"outlet": value, "tags": [value]})) == {
        "outlet": value,
        "tags": [value],
    }


# Markdown
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parsed(markdown: str) -> list[Token]:
    return PARSER.parse(markdown.split("\n---\n", 1)[1])


def words(tokens: list[Token]) -> str:
    """What a reader sees of some tokens."""
    parts = []
    for token in tokens:
        if token.children is not None and token.type != "image":
            parts.append(words(token.children))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type in {"text", "code_block", "fence", "code_inline"}:
            parts.append(token.content)
    return "".join(parts)


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.level == 0 or token.nesting == 1]


def body(*blocks: dict[str, Any], **values: Any) -> str:
    return build_markdown({"status": "article", "text": "…", "blocks": list(blocks), **values})


HARMLESS = [
    "5 * 3 < 16 and a_b_c & more",
    "# a", "#", "#tag", "> a", "- a", "+ a", "* a", "-", "1. a", "1) a", "2024. a", "1.5",
    "---", "***", "___", "- - -", "===", "=", "--", "a\n===", "a\n---", "```", "~~~ a",
    "a | b\n--- | ---\nc | d", "a\n--- | ---", "| a |\n|---|", ":--", "a\n:-- | --:",
    "**a**", "*a*", "_a_", "__a__", "a_b_", "~~a~~", "~a~", "`a`", "``a`` b`",
    "[a](b)", "[a]", "[a]: b", "![a](b)", "!", "[^1]: a", "- [ ] a", "$a$", "a^b^",
    "<b>", "</b>", "<!-- a -->", "<?a?>", "<![CDATA[a]]>", "<script>alert(1)</script>",
    "<https://a.example>", "<a@b.example>", "https://a.example/x_y_z*", "a < b", "a<",
    "&amp;", "&#35;", "&copy;", "& ;", "&a b;", "\\", "\\*", "a\\", "a\\\nb", "\\\\",
    "a\nb\nc", "    a", "\ta", "a  \nb", "“引”*文*。", "来源:**中国**网",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("kind", ["paragraph", "quote", "list_item"])
def test_text_is_never_markup(text: str, kind: str) -> None:
    tokens = parsed(body({"kind": kind, "text": text}))
    expected = "\n".join(line.strip() for line in text.split("\n"))
    assert words(tokens) == expected
    own = {
        "paragraph": ["paragraph_open"],
        "quote": ["blockquote_open", "paragraph_open"],
        "list_item": ["bullet_list_open", "list_item_open", "paragraph_open"],
    }[kind]
    assert [kind for kind in kinds(tokens) if kind.endswith("open")] == own


@pytest.mark.parametrize("text", HARMLESS)
def test_headings_cells_and_captions_are_never_markup(text: str) -> None:
    flat = " ".join(text.split())
    tokens = parsed(
        body(
            {"kind": "heading", "text": text, "level": 2},
            {"kind": "table", "text": "", "rows": [["x", text], [text, "y"]]},
            {"kind": "caption", "text": text},
        )
    )
    inlines = [words([token]) for token in tokens if token.type == "inline"]
    assert inlines == [flat, "x", flat, flat, "y", flat]


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"])))
def test_any_paragraph_comes_back(text: str) -> None:
    tokens = parsed(body({"kind": "paragraph", "text": text}))
    assert words(tokens).split() == text.split()


@given(st.text("#>-+*_=`~[]()<!&;\\|.:1a \n海", max_size=24))
def test_any_jumble_of_marks_comes_back(text: str) -> None:
    for kind in ("paragraph", "quote", "list_item"):
        assert words(parsed(body({"kind": kind, "text": text}))).split() == text.split()
    rows = [["x", text], [text, "y"]]
    cells = words(parsed(body({"kind": "table", "text": "", "rows": rows})))
    assert "".join(cells.split()) == "".join(f"x{text}{text}y".split())
    title = words(parsed(build_markdown({"title": text})))
    assert title.split() == text.split()


def test_the_title_is_the_only_heading_of_the_first_level() -> None:
    markdown = body(
        {"kind": "heading", "text": "A", "level": 1},
        {"kind": "heading", "text": "B", "level": 3},
        {"kind": "heading", "text": "C", "level": 6},
        {"kind": "heading", "text": "D"},
        title="T",
    )
    assert re.findall(r"^#+ .", markdown, re.MULTILINE) == [
        "# T",
        "## A",
        "#### B",
        "###### C",
        "### D",
    ]


def test_lists_nest_by_depth() -> None:
    depths = ((1, "a"), (2, "b"), (3, "c"), (1, "d"), (3, "e"), (None, "f"))
    markdown = body(*({"kind": "list_item", "text": text, "level": n} for n, text in depths))
    assert markdown.endswith("\n- a\n  - b\n    - c\n- d\n  - e\n- f\n")


def test_a_list_that_starts_deep_starts_at_the_margin() -> None:
    assert body({"kind": "list_item", "text": "a", "level": 4}).endswith("\n- a\n")


def test_neighbouring_quotes_are_one() -> None:
    markdown = body({"kind": "quote", "text": "a\nb"}, {"kind": "quote", "text": "c"})
    assert markdown.endswith("\n> a\\\n> b\n>\n> c\n")


def test_a_table_with_its_caption_row() -> None:
    rows = [["Results"], ["team", "points"], ["A|B", "3\n4"], ["C"]]
    markdown = body({"kind": "table", "text": "", "rows": rows})
    expected = "Results\n\n| team | points |\n| --- | --- |\n| A\\|B | 3 4 |\n| C |  |\n"
    assert markdown.endswith(f"\n{expected}")
    assert "table_open" in kinds(parsed(markdown))


def test_a_table_of_one_column_is_paragraphs() -> None:
    markdown = body({"kind": "table", "text": "", "rows": [["# a"], ["b"]]})
    assert markdown.endswith("\n\\# a\n\nb\n")


def test_a_table_of_a_dump_has_its_rows_in_the_text() -> None:
    assert "| a | b |\n| --- | --- |\n| c | d |" in body({"kind": "table", "text": "a\tb\nc\td"})


def test_code_is_fenced_longer_than_what_it_holds() -> None:
    markdown = body({"kind": "code", "text": "```\nx *y*\n````"})
    fence = next(token for token in parsed(markdown) if token.type == "fence")
    assert fence.content == "```\nx *y*\n````\n"


def test_links_lead_where_they_led() -> None:
    links = [
        {"start": 6, "end": 10, "url": "https://a.example/b (c)?x=<1>&copy;=2"},
        {"start": 0, "end": 3, "url": "https://a.example/rel_a_tive"},
    ]
    (inline,) = (
        t
        for t in parsed(body({"kind": "paragraph", "text": "See [ a]b* !", "links": links}))
        if t.type == "inline"
    )
    assert words([inline]) == "See [ a]b* !"
    hrefs = [t.attrs["href"] for t in inline.children or () if t.type == "link_open"]
    assert hrefs == [
        "https://a.example/rel_a_tive",
        "https://a.example/b%20%28c%29?x=%3C1%3E&copy;=2",
    ]


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    link = {"start": 1, "end": 2, "url": "https://a.example"}
    tokens = parsed(body({"kind": "paragraph", "text": "!a", "links": [link]}))
    assert words(tokens) == "!a"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:alert(1)", "\x01javascript:a",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "about:blank", "", " ",
        "/beside.html", "../../.ssh/id", "//host/x", "mailto:a@a.example", "ftp://a.example/x",
    ],
)  # fmt: skip
def test_links_that_lead_nowhere_safe_are_only_their_words(url: str) -> None:
    assert format_link_target(url) is None
    link = {"start": 0, "end": 1, "url": url}
    assert body({"kind": "paragraph", "text": "a", "links": [link]}).endswith("\na\n")


@pytest.mark.parametrize("links", [[(0, 3), (2, 4)], [(2, 2)], [(3, 9)], [(9, 12)]])
def test_odd_links_harm_no_text(links: list[tuple[int, int]]) -> None:
    odd = [{"start": a, "end": b, "url": "https://a.example"} for a, b in links]
    tokens = parsed(body({"kind": "paragraph", "text": "abcd", "links": odd}))
    assert words(tokens) == "abcd"


def test_a_picture_stands_where_its_caption_stands() -> None:
    markdown = body(
        {"kind": "caption", "text": "The tunnel. Photo: Lee"},
        {"kind": "paragraph", "text": "Text."},
        images=[
            {"url": "https://a.example/face.jpg", "caption": None, "credit": None},
            {"url": "https://a.example/2.jpg", "caption": None, "credit": "Kim"},
            {"url": "https://a.example/1.jpg", "caption": "The tunnel.", "credit": "Lee"},
            {"url": "javascript:x", "caption": "Bad", "credit": None},
        ],
    )
    figure = "![The tunnel. Photo: Lee](https://a.example/1.jpg)\\\n*The tunnel. Photo: Lee*"
    after = "![(Kim)](https://a.example/2.jpg)\\\n*(Kim)*"
    assert markdown.endswith(f"\n{figure}\n\nText.\n\n{after}\n")


def test_without_blocks_the_text_makes_the_paragraphs() -> None:
    markdown = build_markdown({"title": "T", "text": "# a\n\nb"})
    assert markdown.endswith("---\n\n# T\n\n\\# a\n\nb\n")


def test_a_body_that_was_not_asked_for_does_not_come() -> None:
    picture = [{"url": "https://a.example/1.jpg", "caption": None, "credit": None}]
    assert build_markdown({"site": "S", "images": picture}).endswith("\n---\n")


def test_markdown_commands_no_terminal() -> None:
    markdown = body({"kind": "paragraph", "text": "a\x1b[2J\x9b\x00b"}, title="\x1b]0;x\x07")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", markdown)


def test_a_wide_row_makes_no_huge_table_of_many_short_ones() -> None:
    rows = [["a", "b"]] * 3_000 + [["c"] * 3_000]
    parsed_rows = format_tables([{"kind": "table", "text": "", "rows": rows}])[0].split("\n")
    assert [line.count("|") for line in parsed_rows[:3]] == [3_001, 3_001, 3]
    assert sum(map(len, parsed_rows)) < 100_000
    few = format_tables([{"kind": "table", "text": "", "rows": [["a"], ["b", "c"]]}])
    assert few == ["a", "| b | c |\n| --- | --- |"]


def test_many_captions_without_their_pictures_take_no_long_time() -> None:
    captions = [{"kind": "caption", "text": f"Words {n} of another picture"} for n in range(3_000)]
    images = [{"url": "https://a.example/1.jpg", "caption": f"The {n} ", "credit": None}
              for n in range(3_000)]  # fmt: skip
    began = time.process_time()
    assert place_images(captions, images)[: len(captions)] == captions
    assert time.process_time() - began < 2


def test_deep_list_items_are_not_indented_without_end() -> None:
    items = [{"kind": "list_item", "text": "a", "level": level} for level in range(1, 200)]
    assert max(map(len, body(*items).split("\n"))) < 60
