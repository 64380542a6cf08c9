"""Markdown with the tags and fences that pandoc leaves is read as what it was written from."""

import re
import time
from textwrap import fill

import pytest

from newsclean.pipeline import extract
from newsclean.read.dump.markdown_html import write_as_html
from newsclean.read.dump.page_tags import drop_page_tags
from newsclean.read.kind import detect_kind, is_markdown_with_tags

TITLE = "Altes Kraftwerk am Kai wird zum Haus der Musik umgebaut"
STORY = (
    (
        "Der Stadtrat hat am Montag den Umbau des alten Kraftwerks am Kai beschlossen. Bis zum Sommer "
        "2027 sollen dort drei Säle, eine Schule für Streicher und ein Café entstehen."
    ),
    (
        "Baurat Jörg Mühlbach sagte nach der Sitzung, die Kosten lägen bei 48,5 Millionen Euro, davon "
        "trage das Land die Hälfte. Die Arbeiten beginnen im September."
    ),
    (
        "Gegen den Plan stimmten sieben Räte. Sie verweisen auf die Schulden der Stadt und auf den "
        "Lärm am Kai."
    ),
)
GFM = (
    '<div class="nav">\n\n-   [Start](/0/)\n-   [Politik](/1/)\n\n</div>\n\n'
    f'<div class="article">\n\n# {TITLE}\n\n<div class="info">\n\n'
    '<span class="time">3. Juni 2024, 14:05 Uhr</span> <span\nclass="author">Von Änne '
    'Großkopf</span>\n\n</div>\n\n<div class="content">\n\n'
    + "\n\n".join(fill(text, 72) for text in STORY)
    + "\n\n</div>\n\n</div>\n"
)
PANDOC = (
    "::: nav\n-   [Start](/0/)\n-   [Politik](/1/)\n:::\n\n:::: {.article #a1}\n"
    f"# {TITLE} {{#top .headline}}\n\n::: info\n[3. Juni 2024, 14:05 Uhr]{{.time}} "
    "[Von Änne Großkopf]{.author}\n:::\n\n" + "\n\n".join(STORY) + "\n::::\n"
)
STRICT = re.sub("</?div[^>]*>", "", GFM)


@pytest.mark.parametrize(("page", "kind"), [(GFM, "html"), (PANDOC, "html"), (STRICT, "text")])
def test_a_page_of_pandoc(page: str, kind: str) -> None:
    article = extract(page)
    assert (article.kind, article.title) == (kind, TITLE)
    assert article.text == "\n\n".join(STORY)
    assert (article.published, article.authors[0].name) == ("2024-06-03T14:05", "Änne Großkopf")


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n# Ferry\n\n<table>\n<tr><td>1</td></tr></table>\n\n</div>",
        "<section>\n\n[a](/a) and [b](/b) and [c](/c)\n\n</section>",
    ],
)
def test_markdown_with_tags(text: str) -> None:
    assert is_markdown_with_tags(text)
    assert detect_kind(text) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<div>\n# Ferry\n<p>It sank.</p></div>",  # HTML has a tag for what Markdown has a mark for
        "<div>\n\n# Ferry\n\n<script>x</script></div>",
        "<div>\n\nIt sank.\n\n</div>",
        "# Ferry\n\nWrite `<div>` and `</div>` around it.",
        "# Ferry\n\n::: a line that some people draw :::\n\n:::",
        "# Ferry\n\n:::tip\nIt sank.\n:::",
    ],
)
def test_no_markdown_with_tags(text: str) -> None:
    assert not is_markdown_with_tags(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Ferry\n\nWrite `<div>` and `</div>` around it.",
        "a [b] {.c} and [d]{e}",
        "x < 3 and y > 4</a>",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert drop_page_tags(text).splitlines()[-1] == text.splitlines()[-1]


def test_lines_keep_their_numbers() -> None:
    assert drop_page_tags(GFM).count("\n") == GFM.count("\n")
    assert drop_page_tags(STRICT).count("\n") == STRICT.count("\n")


def test_a_number_behind_a_tag_begins_no_list() -> None:
    assert drop_page_tags('# F\n\n<span class="a">3. Juni</span>') == "# F\n\n3\\. Juni"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## A *b*", "<h2>A b</h2>"),
        ("a\nb", "<p>a\nb</p>"),
        ("a\\\nb  \nc", "<p>a<br>\nb<br>\nc</p>"),
        ('-   [a](/b "t")\n-   c', '<li><a href="/b">a</a></li>\n<li>c</li>'),
        ("> - a", "<blockquote><li>a</li></blockquote>"),
        ("| a | b |\n|---|---|", "<table><tr><td>a</td><td>b</td></tr></table>"),
        (
            "[![a [b]](/c.jpg?d&e)](/f)",
            '<p><a href="/f"><img src="/c.jpg?d&amp;e" alt="a b"></a></p>',
        ),
        ("5\\. <b>May</b> `<i>`", "<p>5. <b>May</b> &lt;i&gt;</p>"),
        ("a\n<div>\n# b\n</div>", "<p>a</p>\n<div>\n# b\n</div>"),  # HTML up to an empty line
        ("<span>a</span>", "<p><span>a</span></p>"),
        (
            '::: {#a .b c="d"}\n[e]{.f}\n:::',
            '<div id="a" class="b">\n<p><span class="f">e</span></p>\n</div>',
        ),
        ('[[a]{.b}](/c){d="{}" e=f}', '<p><a href="/c"><span class="b">a</span></a></p>'),
        ("## A {#a .b}", "<h2>A</h2>"),
        ("![](data:x){.a} b", "<p><img> b</p>"),
        ("``` {=html}\n<hr>\n```", "<hr>"),
        ("{a} b {c}", "<p>{a} b {c}</p>"),
        ("-----", ""),
        ("```", ""),
        ('[a](javascript:"<)', '<p><a href="javascript:&quot;&lt;">a</a></p>'),
    ],
)
def test_marks_become_tags(markdown: str, html: str) -> None:
    assert write_as_html(markdown) == html


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "[a](",
        "![](",
        "_a",
        "*a ",
        "> ",
        "- ",
        "\\",
        "|",
        "<div\n",
        "[" + "a" * 1_000,
        "`",
        "#",
        "]{",
        "{a",
        '{"',
        "[]{.a",
        "::: a\n",
        "```{=html}\n",
    ],
)
def test_hostile_markdown_costs_little(part: str) -> None:
    page = "<div>\n\n# Ferry\n\n" + part * (300_000 // len(part))
    start = time.process_time()
    assert is_markdown_with_tags(page)
    write_as_html(page)
    assert time.process_time() - start < 1
