"""What holds for every page: only our errors, no invented word, one article from every encoding."""

import re
from collections.abc import Sequence
from html import escape, unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, NewscleanError

OF_THE_READING = {"source", "encoding", "quality", "warnings", "evidence", "kind", "blocks"}
"""What may differ between two forms of one page."""

CHINESE = (
    "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。",
    "“水来的时候不用再搬粮食了。”七十岁的村民说，他家门前的水痕有一人高。",
    "镇里把省下的土方填进了旧鱼塘，种上芦苇，秋天开始有白鹭停留。",
    "工程由三个村的村民一起施工，每天的进度写在村口的黑板上，谁都可以去看。",
    "明年春天，堤外的三百亩滩地将停止耕种，让给洪水。",
    "镇长表示，今后每年汛期前都要请孩子们沿堤走一遍，记下自己看到的裂缝。",
    "沿堤安装的二十四支水位标尺由附近的住户认领，每天早晚各读一次数。",
)
ENGLISH = (
    "The council agreed on Monday to keep the footbridge open, at a cost of $9,000.",
    "“We walk to school over it,” said a pupil, who had counted four hundred people.",
    "Engineers will replace the oldest planks first, and will photograph each of them.",
    "Cyclists, who had to dismount last year, may ride again when the rail has been fitted.",
    "The town will look at the bridge again in spring, when the river is at its highest.",
    "Two of the nine councillors voted against the plan and asked for a second estimate.",
)
TITLES = {"zh": "河湾镇最后一段江堤修好了", "en": "Footbridge will stay open through the winter"}
CREDITS = {
    "zh": "2023-07-04 08:30:00 来源：河湾日报",
    "en": "By Nora Penhallow, July 4, 2023, 8:30 a.m.",
}

LINES = {"zh": CHINESE, "en": ENGLISH}

stories = st.sampled_from(sorted(LINES)).flatmap(
    lambda lang: st.tuples(
        st.just(lang), st.permutations(LINES[lang]), st.integers(3, len(LINES[lang]))
    ).map(lambda story: (story[0], story[1][: story[2]]))
)
TAGS = (
    "p",
    "div",
    "br",
    "table",
    "tr",
    "td",
    "li",
    "h1",
    "script",
    "article",
    "frameset",
    "svg",
    "a",
)
soup = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<!--", "-->", "<![CDATA[", "&#x0;", "&amp", "<meta charset=utf-16>", "\0"]
        ),
        st.sampled_from(
            ['<script type="application/ld+json">{"@graph":[', "<a href='//[':>", "来源：", "By "]
        ),
        st.sampled_from([*CHINESE, *ENGLISH, *TITLES.values(), *CREDITS.values()]),
        st.text(max_size=12),
    ),
    max_size=30,
).map("".join)


def dump(lang: str, story: Sequence[str]) -> str:
    """A story as the lines of a text dump."""
    return "\n\n".join([TITLES[lang], CREDITS[lang], *story]) + "\n"


def html(lang: str, story: Sequence[str]) -> str:
    """The same story as a plain HTML page."""
    inner = "".join(f"<p>{escape(text)}</p>\n" for text in story)
    head = f"<h1>{TITLES[lang]}</h1>\n<div>{CREDITS[lang]}</div>\n"
    return f"<html><body>\n{head}{inner}</body></html>\n"


def said(article: Article) -> dict[str, object]:
    """What an article says, without how the page was read."""
    names = [name for name in Article._fields if name not in OF_THE_READING]
    return {name: getattr(article, name) for name in names}


def words(text: str) -> set[str]:
    """The words of a text; a run of CJK characters counts as one word a character."""
    return set(re.findall(r"[\u3040-\u9fff]|[^\W_\u3040-\u9fff]+", text))


@given(
    st.one_of(st.binary(max_size=600), soup.map(str.encode), soup.map(lambda s: s.encode("utf-16")))
)
@example(b"")
@example(b"\xff\xfe")
@example(b"<html><frameset>")
@example(b"\x1f\x8b\x08\x00")
@example(b'<?xml version="1.0" encoding="no-such"?><html><body><p>x')
def test_only_our_errors_escape(data: bytes) -> None:
    try:
        article = newsclean.extract(data)
    except NewscleanError as error:
        assert error.code in newsclean.errors.ERROR_CODES
        assert str(error).isprintable()
    else:
        assert article.status != "error"
        assert article.text or article.status != "article"


@given(soup)
@example("&#x0;河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。")
def test_text_is_never_invented(page: str) -> None:
    try:
        article = newsclean.extract(page)
    except NewscleanError:
        return
    shown = unescape(page)
    if article.kind != "html":  # a dump's signs are what they are
        shown += f" {page}"
    # Comments, scripts, stray tags and controls part no word.
    untagged = re.sub(r"(?s)<!--.*?-->|<script.*?</script>|<[^<>]*>", "", shown)
    joined = re.sub(r"[\W_]+", "", untagged)
    assert [word for word in words(article.text) - words(shown) if word not in joined] == []


UNICODE = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ENCODINGS = {"zh": (*UNICODE, "gb18030", "gbk"), "en": (*UNICODE, "cp1252")}
"""What pages of a language come in; UTF-16 with and without a mark."""


@pytest.mark.parametrize(
    ("lang", "encoding"), [(lang, name) for lang, names in ENCODINGS.items() for name in names]
)
@given(story=st.data())
def test_one_article_from_every_encoding(lang: str, encoding: str, story: st.DataObject) -> None:
    lines = story.draw(st.permutations(LINES[lang]))
    page = dump(lang, lines[: story.draw(st.integers(3, len(lines)))])
    assert said(newsclean.extract(page.encode(encoding))) == said(newsclean.extract(page.encode()))


@given(stories)
def test_line_ends_do_not_matter(story: tuple[str, Sequence[str]]) -> None:
    page = dump(*story)
    other = page.replace("\n", "\r\n")
    assert said(newsclean.extract(other)) == said(newsclean.extract(page))


@given(stories)
def test_bytes_and_text_give_the_same(story: tuple[str, Sequence[str]]) -> None:
    page = html(*story)
    assert said(newsclean.extract(page)) == said(newsclean.extract(page.encode()))


@given(stories)
def test_html_and_dump_agree(story: tuple[str, Sequence[str]]) -> None:
    from_html = newsclean.extract(html(*story))
    from_dump = newsclean.extract(dump(*story))
    assert from_html.text == from_dump.text == "\n\n".join(story[1])
    assert from_html.title == from_dump.title == TITLES[story[0]]
    assert from_html.published == from_dump.published


@given(stories)
def test_the_same_page_gives_the_same_article(story: tuple[str, Sequence[str]]) -> None:
    page = dump(*story).encode()
    assert newsclean.extract(page) == newsclean.extract(page)
