"""Section and tags: lines that only look like a breadcrumb or a list, then limits and confidences."""

import pytest

from newsclean.fields.section_tags import find_section, find_tags, split_breadcrumb
from newsclean.model import Claim
from tests.fields.small_pages import PROSE, TITLE, best, jsonld, make_page, meta


@pytest.mark.parametrize(
    "text", ["首页 新闻", "首页 / 新闻", f"{'江' * 25} > 新闻", "首页 > 江" * 21]
)
def test_no_breadcrumb(text: str) -> None:
    assert split_breadcrumb(text) == []


@pytest.mark.parametrize("separator", [">>", "»", "›", "＞", "→", ">"])
def test_each_separator(separator: str) -> None:
    assert split_breadcrumb(f"{'江' * 24} {separator} 新闻") == ["江" * 24, "新闻"]


def test_a_breadcrumb_has_three_parts_or_a_known_end() -> None:
    assert find_section(make_page("江域 > 桥梁", PROSE)) == ()
    assert best(find_section(make_page("首页 > 桥梁", PROSE))) == ("首页", "桥梁")
    assert best(find_section(make_page("江域 > 正文", PROSE))) == ("江域",)
    (found,) = find_section(make_page("江域 > 桥梁 > 要闻", PROSE))
    assert (found.value, found.confidence) == (("江域", "桥梁", "要闻"), 0.9)


def test_the_headline_is_no_section() -> None:
    assert best(find_section(make_page(f"江域 > {TITLE}", TITLE, PROSE))) == ("江域",)
    assert best(find_section(make_page("江域 > 新桥通车 市民盼了多年的", TITLE, PROSE))) == (
        "江域",
    )
    assert best(find_section(make_page("江域 > 新桥通 > 要闻", TITLE, PROSE))) == (
        "江域",
        "新桥通",
        "要闻",
    )


@pytest.mark.parametrize(
    ("claim", "confidence"),
    [
        (jsonld("breadcrumb.name", "World"), 0.85),
        (jsonld("articleSection", "World"), 0.8),
        (meta("article:section", "World"), 0.75),
        (meta("og:section", "World"), 0.6),
    ],
)
def test_each_claimed_section_has_its_confidence(claim: Claim, confidence: float) -> None:
    (found,) = find_section(make_page(PROSE, claims=(claim,)))
    assert (found.value, found.confidence) == (("World",), confidence)


@pytest.mark.parametrize(
    ("claim", "confidence"),
    [
        (jsonld("keywords", "a, b"), 0.85),
        (meta("article:tag", "a, b"), 0.8),
        (meta("news_keywords", "a, b"), 0.75),
        (meta("keywords", "a, b"), 0.6),
    ],
)
def test_each_claim_of_tags_has_its_confidence(claim: Claim, confidence: float) -> None:
    (found,) = find_tags(make_page(PROSE, claims=(claim,)))
    assert (found.value, found.confidence) == (("a", "b"), confidence)


def test_limits_of_claimed_values() -> None:
    values = f"{'a' * 61},{'b' * 60}"
    assert best(find_tags(make_page(PROSE, claims=(meta("keywords", values),)))) == ("b" * 60,)
    many = ",".join(map(str, range(50)))
    assert len(best(find_tags(make_page(PROSE, claims=(meta("keywords", many),))))) == 40
    assert find_section(make_page(PROSE, claims=(meta("og:section", "a" * 61),))) == ()
    assert find_section(make_page(PROSE, claims=(meta("og:section", "a" * 60),))) != ()


def test_a_line_of_tags_stands_below_the_story() -> None:
    line = "标签：桥梁 交通"
    assert find_tags(make_page(line, PROSE)) == ()
    assert find_tags(make_page(PROSE, *["项目"] * 20, line)) == ()
    (found,) = find_tags(make_page(PROSE, *["项目"] * 19, line))
    assert (found.value, found.confidence) == (("桥梁", "交通"), 0.7)
    assert find_tags(make_page(PROSE, f"标签：{'桥' * 31}")) == ()
    assert find_tags(make_page(PROSE, "标签：" + "桥梁 " * 67)) == ()
