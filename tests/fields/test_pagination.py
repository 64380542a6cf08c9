"""Pagers: what looks like one and is none, then the other pages of an article."""

import pytest

from newsclean.fields.pagination import (
    begins_with_phrase,
    count_stated_pages,
    drop_phrases,
    find_pager,
    find_pages,
    is_page_of_article,
    is_pager_text,
    list_pager_phrases,
    make_partial_cautions,
    soften_pager_words,
)
from newsclean.model import Block, Claim, Kind, Link, Place, Role, Settings
from tests.fields.small_pages import ENGLISH, Line, best, make_page

OWN = "https://n.example/a/2024-05-17-river.html"
SECOND = "https://n.example/a/2024-05-17-river_2.html"


def pager(*urls: str, text: str = "1 2 3") -> Block:
    links = tuple(Link(n, n + 1, url) for n, url in enumerate(urls))
    return Block(text, Kind.PARAGRAPH, Place(line=9), links=links)


def pages(*lines: Line, url: str | None = OWN) -> tuple[str, ...] | None:
    found: tuple[str, ...] | None = best(
        find_pages(make_page(ENGLISH, *lines, settings=Settings(url=url)))
    )
    return found


@pytest.mark.parametrize(
    "line",
    [
        pager("#", "javascript:next()", ""),
        pager("https://n.example/list_2.html"),
        pager(OWN),
        pager(SECOND, text="More about the river"),
        pager("https://n.example/comment/2024-05-17-river_2.html"),
    ],
)
def test_no_pages(line: Block) -> None:
    assert pages(line) is None


def test_pages_below_the_body() -> None:
    assert pages(pager(SECOND, SECOND)) == (SECOND,)
    assert pages(pager("2024-05-17-river_2.html")) == (SECOND,)
    assert pages(*["Menu"] * 11, pager(SECOND)) == (SECOND,)
    assert pages(*["Menu"] * 12, pager(SECOND)) is None
    assert pages((Role.COMMENT, "1"), pager(SECOND)) is None
    assert pages((Role.RELATED, "1"), pager(SECOND)) is None
    assert pages(pager(text="1 2"), "Menu", pager(SECOND)) is None
    assert pages(pager(text="1 2"), pager(SECOND)) == (SECOND,)


def test_evidence_and_confidence_of_pages() -> None:
    page = make_page(ENGLISH, *[pager(SECOND, text="1 2 3 " * 20)] * 2)
    (found,) = find_pages(page)
    assert (found.rule, found.confidence, len(found.text)) == ("pager", 0.8, 200)


def test_pages_that_the_head_links() -> None:
    claims = (Claim("html", "next", SECOND), Claim("html", "prev", "https://n.example/other"))
    page = make_page(ENGLISH, claims=claims, settings=Settings(url=OWN))
    assert best(find_pages(page)) == (SECOND,)
    assert find_pages(make_page(ENGLISH, claims=claims)) == ()
    canonical = Claim("html", "canonical", OWN)
    assert best(find_pages(make_page(ENGLISH, claims=(*claims, canonical)))) == (SECOND,)
    relative = Claim("html", "canonical", OWN.removeprefix("https:"))
    assert find_pages(make_page(ENGLISH, claims=(*claims, relative))) == ()


def test_a_dump_states_its_pages() -> None:
    (caution,) = make_partial_cautions(make_page(ENGLISH, "1 2 3 4 下一页"))
    assert caution.detail == "the text is one of 4 pages of the article"
    (caution,) = make_partial_cautions(make_page(ENGLISH, "1", "2", "3", "下一页"))
    assert caution.detail == "the text is one of 3 pages of the article"
    assert make_partial_cautions(make_page(ENGLISH, "1", "2", "3", "4", "下一页")) == ()
    (caution,) = make_partial_cautions(make_page(ENGLISH, pager(SECOND)))
    assert caution.detail == "the text is one of several pages of the article"
    assert make_partial_cautions(make_page(ENGLISH)) == ()


def test_words_alone_do_not_count_in_html() -> None:
    claims = (Claim("html", "title", "Bridge"),)
    assert find_pager(make_page(ENGLISH, "1 2 3 4 下一页", claims=claims)) is None


@pytest.mark.parametrize("text", ["", "2024", "1 2 3 5G", "next story", "1 2 " * 30 + "3"])
def test_no_pager_text(text: str) -> None:
    assert not is_pager_text(text)


@pytest.mark.parametrize("text", ["1", "999", "next", "下一页", "1 2 " * 30])
def test_pager_text(text: str) -> None:
    assert is_pager_text(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("下一页", 0),
        ("1 下一页", 0),
        ("1 2 下一页", 2),
        ("2 3 4 下一页", 4),
        ("3 4 5 下一页", 0),
        ("1 3 5 下一页", 0),
        (" ".join(map(str, range(1, 61))) + " 下一页", 60),
        (" ".join(map(str, range(1, 62))) + " 下一页", 0),
        ("Page 1 of 60", 60),
        ("Page 1 of 61", 0),
        ("Page 3 of 2", 0),
        ("Page 2 of 2", 2),
        ("Page 1 of 2 of 3", 0),
    ],
)
def test_stated_pages(text: str, count: int) -> None:
    assert count_stated_pages(text) == count


@pytest.mark.parametrize(
    "end",
    [f"?{key}=2" for key in "page p pg pn pageno page_no pagenum seite pagina start".split()]
    + ["&page=2", "/2", "/2/", "/page/2", "/p2", "/seite-2", "/seite2", "/page-2", "?page=2&x"],
)
def test_addresses_of_other_pages(end: str) -> None:
    own = "https://n.example/2024/river" + ("?x" if end.startswith("&") else "")
    own += "?x" if end.endswith("&x") else ""
    address = own.removesuffix("?x") + end if end.endswith("&x") else own + end
    assert is_page_of_article(address, "")
    assert is_page_of_article(address, own) or end.endswith("&x")


@pytest.mark.parametrize("suffix", ["html", "htm", "shtml", "php", "asp", "aspx", "jsp", "jhtml"])
def test_numbers_before_the_suffix(suffix: str) -> None:
    for number in ("_2", "-12"):
        address = f"http://www.n.example/2024/river{number}.{suffix}"
        assert is_page_of_article(address, f"https://m.n.example/2024/river.{suffix}")
    assert not is_page_of_article(f"http://n.example/2024/river_123.{suffix}", "")


@pytest.mark.parametrize(
    "word", ["comment", "cpage", "reply", "replies", "pinglun", "kommentar", "Comment"]
)
def test_addresses_of_comments(word: str) -> None:
    assert not is_page_of_article(f"https://n.example/2024/{word}/2", "")


def test_addresses_of_articles() -> None:
    assert is_page_of_article("https://n.example/the-river-rose/2", "")
    assert not is_page_of_article("https://n.example/the-river/2", "")
    assert not is_page_of_article("https://n.example/202/2", "")
    assert is_page_of_article("https://n.example/2024/2#top", "https://n.example/2024")
    assert not is_page_of_article("https://n.example/2024/2", "https://n.example/2024/2")


@pytest.mark.parametrize("suffix", ["html", "htm", "shtml", "php", "asp", "aspx", "jsp", "jhtml"])
def test_a_page_number_in_the_place_of_the_suffix(suffix: str) -> None:
    own = f"http://n.example/2024/river.{suffix}"
    assert is_page_of_article("http://n.example/2024/river/2", own)
    assert is_page_of_article(f"http://n.example/2024/river.{suffix}?page=2", own)


def test_what_is_nothing_but_phrases_begins_with_one() -> None:
    phrases = [phrase.strip() for phrase, _ in list_pager_phrases("next", "other")]
    mixed = [f"{one}{gap}{other}" for one in phrases for other in phrases[::7] for gap in ("", " ")]
    softened = [soften_pager_words(text) for text in (*phrases, *mixed)]
    whole = [text for text in softened if not drop_phrases(text, "next", "other")]
    assert len(whole) > len(mixed) / 2
    assert all(map(begins_with_phrase, whole))
