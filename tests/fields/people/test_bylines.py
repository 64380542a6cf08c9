"""Outlets, authors, editors and datelines on small stories made by hand: silence first."""

from typing import Any

import pytest

from newsclean.fields.dateline import find_agency, find_location, parse_dateline
from newsclean.fields.people.authors import find_authors, find_editors
from newsclean.fields.source.outlet import find_outlet
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import (
    Block,
    Claim,
    Found,
    Kind,
    Labelled,
    Link,
    Markup,
    Page,
    Person,
    Place,
    Role,
)

PROSE = "市里的新桥昨天通车，许多居民一早就来到桥上，他们说等这一天已经等了很多年。"
ENGLISH = "The new bridge was opened on Friday, and many people walked over it in the morning rain."
TITLE = "新桥通车 市民盼了多年终成行"
BRIDGE = "Bridge opens after years of waiting"


def story(*lines: str | Block, lang: str = "zh", claims: tuple[Claim, ...] = ()) -> LabelledPage:
    """A story from lines: prose is body, a title the headline, the rest furniture."""
    labelled = []
    for number, line in enumerate(lines, start=1):
        place = Place(line=number)
        block = line if isinstance(line, Block) else Block(line, Kind.PARAGRAPH, place)
        text = block.text
        prose = PROSE in text or ENGLISH in text
        role = Role.HEADLINE if text in {TITLE, BRIDGE} else Role.FURNITURE
        labelled.append(Labelled(block, Role.BODY if prose else role, 0.0, "test"))
    page = Page("html" if claims else "text", tuple(item.block for item in labelled), claims)
    return LabelledPage(page, tuple(labelled), get_lexicon(lang), lang=lang)


def classed(text: str, classes: str, *links: Link) -> Block:
    markup = Markup(("div",), classes, link_chars=sum(x.end - x.start for x in links))
    return Block(text, Kind.PARAGRAPH, Place(xpath="/div"), markup=markup, links=links)


def best(found: tuple[Found[Any], ...]) -> Any:
    return found[0].value if found and found[0].confidence > 0 else None


def names(found: tuple[Found[tuple[Person, ...]], ...]) -> list[str]:
    return [person.name for person in best(found) or ()]


# ---- accounts ----


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "下载客户端", "2023-11-02 21:37", PROSE),
        (TITLE, "搜索", "关注", PROSE),
        ("城南旧事簿", "关注", "热榜", "更多", TITLE, PROSE),  # a menu above the headline
        (TITLE, "张三", "关注", PROSE),  # a person is an author
        (TITLE, classed("来源", "source-label"), PROSE),
        (TITLE, classed("3小时前", "author-time"), PROSE),
        (TITLE, "香港一位官员（6/12/2012）", PROSE),
    ],
)
def test_no_account(lines: tuple[str | Block, ...]) -> None:
    assert best(find_outlet(story(*lines))) is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "城南旧事簿", "+ 关注", PROSE),
        (TITLE, "城南旧事簿", "认证作者，优质文化领域创作者", "关注", PROSE),
        (TITLE, "19:02", "城南旧事簿", "企鹅号", PROSE),
        (TITLE, "城南旧事簿", "微信号 chengnanjiushi", "功能介绍 说城南的旧事", PROSE),
        (TITLE, classed("城南旧事簿", "media-name media-info"), PROSE),
        (TITLE, classed("城南旧事簿认证作者", "account-info", Link(0, 5, "/u/1")), PROSE),
        (TITLE, "城南旧事簿", "下载客户端", "独家先看", "2024年01月25日 18:03:35", PROSE),
        (TITLE, "城南旧事簿 昨天", PROSE),
        (TITLE, "城南旧事簿微博 2023-11-02 21:37", PROSE),
    ],
)
def test_an_account_is_the_outlet(lines: tuple[str | Block, ...]) -> None:
    assert best(find_outlet(story(*lines))) == "城南旧事簿"


def test_an_account_that_the_head_names_beats_a_source_below_the_story() -> None:
    lines = (TITLE, classed("城南旧事簿", "user"), PROSE, "来源：某某晚报")
    assert best(find_outlet(story(*lines))) == "某某晚报"
    lines = (TITLE, classed("城南旧事簿", "account user"), PROSE, "来源：某某晚报")
    claims = (Claim("meta", "article:author", "城南旧事簿"),)
    assert best(find_outlet(story(*lines, claims=claims))) == "城南旧事簿"


def test_accounts_are_a_chinese_custom() -> None:
    lines = ("橋が開通", "青い手帳", "フォロー", "2023-11-02 21:37", "橋は昨日開通した。" * 3)
    assert find_outlet(story(*lines, lang="ja")) == ()


def test_of_two_words_beside_the_date_the_nearest_is_the_outlet() -> None:
    line = classed("本地市场城南观察2019-09-23 07:48", "info", Link(0, 4, "/market"))
    assert best(find_outlet(story(TITLE, line, PROSE))) == "城南观察"


def test_a_linked_line_with_a_date_is_about_another_page() -> None:
    text = "昨日城南市场行情--2019年8月19日"
    line = classed(text, "adjacent", Link(0, len(text), "/p/1"))
    assert find_outlet(story(TITLE, line, "2019-08-20 10:00", PROSE)) == ()


# ---- Chinese authors and editors ----


@pytest.mark.parametrize(
    "line",
    [
        "作者简介",
        "这张图经过多次编辑整理。",
        "记者对此文亦有贡献感到高兴，他说了很多。",
        "（见图）",
        "作者：系统管理员",
        "免责声明：来源、作者、编辑、记者、责任编辑等信息均以原文为准，与本站无关。",
    ],
)
def test_nobody_in_chinese(line: str) -> None:
    page = story(TITLE, PROSE, PROSE, line)
    assert find_authors(page) == find_editors(page) == ()


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("作者：记者 韩青林 编辑：王芳 • 别的新闻", [("韩青林", "记者")]),
        ("（实习生易小满对此文亦有贡献）", [("易小满", "实习生")]),
        ("（评论员 罗青野 萧远山）", [("罗青野", "评论员"), ("萧远山", "评论员")]),
    ],
)
def test_chinese_authors_at_the_end(line: str, people: list[tuple[str, str]]) -> None:
    found = best(find_authors(story(TITLE, PROSE, PROSE, line)))
    assert [(person.name, person.role) for person in found] == people


def test_editors_behind_a_preposition_and_the_systems_own() -> None:
    found = best(find_editors(story(TITLE, PROSE, "经过文青野重新编排")))
    assert found == (Person("文青野", "重新编排"),)
    found = best(find_editors(story(TITLE, PROSE, "（责任编辑：系统管理员）")))
    assert found == (Person("系统管理员", "责任编辑"),)


def test_who_posted_a_story_is_an_author_beside_the_one_credited() -> None:
    page = story(TITLE, "海藻怪 发表于 昨天13:42", "（文/ Jane Miller）" + PROSE, PROSE)
    assert names(find_authors(page)) == ["Jane Miller", "海藻怪"]
    assert find_outlet(page) == ()


def test_a_newsroom_signs_as_a_whole_before_the_headline() -> None:
    claims = (Claim("jsonld", "headline", "某某日报评论员：再谈一座桥"),)
    assert names(find_authors(story(PROSE, claims=claims))) == ["某某日报评论员"]
    claims = (Claim("jsonld", "headline", "一位评论员：再谈一座桥"),)
    assert find_authors(story(PROSE, claims=claims)) == ()


def test_credit_like_text_inside_a_story_is_none() -> None:
    inside = "他对记者说：“作者是谁并不重要，来源也不重要，编辑会处理的。”"
    page = story(TITLE, PROSE, *[inside] * 3, *[PROSE] * 6, inside, *[PROSE] * 6)
    assert (find_authors(page), find_editors(page), find_outlet(page)) == ((), (), ())


@pytest.mark.parametrize(
    "line", ["By JosÃ© GarcÃ\u00ada", "By Zo\ufffd Miller", "Author: Ð˜Ð²Ð°Ð½ ÐŸÐµÑ‚Ñ€Ð¾Ð²"]
)
def test_a_name_of_a_wrong_encoding_is_dropped(line: str) -> None:
    assert find_authors(story(BRIDGE, line, ENGLISH, lang="en")) == ()
    assert best(find_authors(story(BRIDGE, "By José Núñez", ENGLISH, lang="en"))) is not None
    assert find_editors(story(TITLE, PROSE, "责任编辑：锟斤拷")) == ()


# ---- Western authors ----


@pytest.mark.parametrize(
    "lines",
    [
        ("By product manager", ENGLISH),
        (classed("Published Oct 10, 2023", "byline"), ENGLISH),
        (classed("Written by", "author"), ENGLISH),
        (classed("Read more", "teaser", Link(0, 9, "/author/jane")), ENGLISH),
        ("Our Partners", ENGLISH, "Our Partners help us to build a newsroom for the whole town."),
        ("/author/jane-miller/", ENGLISH),
    ],
)
def test_no_western_author(lines: tuple[str | Block, ...]) -> None:
    if lines[0] == "Our Partners":
        lines = ("Our partners", *lines[1:])
    assert find_authors(story(BRIDGE, *lines, lang="en")) == ()


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane MillerUpdated: Feb 5, 2026", ["Jane Miller"]),
        ("By Jane MillerTwitter", ["Jane Miller"]),
        ("ByJane Miller", ["Jane Miller"]),
        ("By Jane Miller In", ["Jane Miller"]),
        ("By: Jane Miller on 04 May 2021", ["Jane Miller"]),
        ("by jmiller | Apr 21, 2025", ["jmiller"]),
        ("By Jane Miller, Chief Marketing Officer, Bridges", ["Jane Miller"]),
        ("Posted by Jane Miller on 2025-12-18 in Bridges", ["Jane Miller"]),
        ("By Jane Miller - London", ["Jane Miller"]),
    ],
)
def test_western_bylines(line: str, people: list[str]) -> None:
    assert names(find_authors(story(BRIDGE, line, ENGLISH, lang="en"))) == people


def test_bylines_of_other_stories_are_not_this_ones() -> None:
    page = story("By Tom Ray", BRIDGE, "By Jane Miller", ENGLISH, "By Ann Lee", lang="en")
    assert names(find_authors(page)) == ["Jane Miller"]
    far = story(BRIDGE, "By Jane Miller", "a", "b", "c", "By Tom Ray", ENGLISH, lang="en")
    assert names(find_authors(far)) == ["Jane Miller"]


def test_a_link_to_an_authors_page_names_the_author() -> None:
    line = classed("Jane Miller 5 min read", "meta", Link(0, 11, "https://e.example/people/jm"))
    assert names(find_authors(story(BRIDGE, line, ENGLISH, lang="en"))) == ["Jane Miller"]
    other = classed("Jane Miller 5 min read", "meta", Link(0, 11, "https://e.example/tag/jm"))
    assert find_authors(story(BRIDGE, other, ENGLISH, lang="en")) == ()


def test_a_name_that_a_note_below_begins_with_is_the_author() -> None:
    note = "Jane Miller is a writer who lives near the river and has built three bridges."
    page = story(BRIDGE, "Jane Miller", ENGLISH, note, lang="en")
    assert names(find_authors(page)) == ["Jane Miller"]
    assert find_authors(story(BRIDGE, "Jane Miller", ENGLISH, lang="en")) == ()


def test_the_byline_completes_what_the_head_cuts_short() -> None:
    claims = (Claim("jsonld", "author.name", "Jane Miller"),)
    line = "Written by Dr Jane Miller, Tom Ray"
    page = story(BRIDGE, line, ENGLISH, lang="en", claims=claims)
    assert names(find_authors(page)) == ["Dr Jane Miller", "Tom Ray"]


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("www.example.org", []),
        ("page.head.author", []),
        ("Photo: Jane Miller", []),
        ("H&#233;ctor J. Cruz", ["Héctor J. Cruz"]),
        ("Written by Jane Miller", ["Jane Miller"]),
        ("Jane S. Miller", ["Jane S. Miller"]),
    ],
)
def test_claims_of_authors(value: str, people: list[str]) -> None:
    claims = (Claim("jsonld", "author.name", value),)
    assert names(find_authors(story(ENGLISH, lang="en", claims=claims))) == people


def test_the_source_of_a_picture_is_no_outlet() -> None:
    caption = "Photo: The new bridge in the morning. Source: Example Pictures"
    assert find_outlet(story(BRIDGE, ENGLISH, caption, lang="en")) == ()
    prose = f"{ENGLISH} {ENGLISH} Source: Example Post"
    assert find_outlet(story(BRIDGE, prose, ENGLISH, lang="en")) == ()
    assert (
        best(find_outlet(story(BRIDGE, "Source: Daily Post", ENGLISH, lang="en"))) == "Daily Post"
    )


# ---- Japanese and Korean ----


def test_japanese_words_that_only_begin_like_labels() -> None:
    for line in ("記事を読む", "特集記事リスト", "取材インタビュー", "2020/07/13 質問"):
        assert find_authors(story("橋が開通", line, "橋は昨日開通した。" * 3, lang="ja")) == ()


# ---- datelines ----


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "(가격=1000원) 이 제품은"),
        ("ru", "Москва, 17 улица - это адрес"),
        ("it", "(foto) - ROMA, il ponte"),
        ("en", "The mayor (left) - he"),
        ("ar", "القاهرة (صور) - قال"),
        ("ja", "【動画】橋が開通"),
    ],
)
def test_no_dateline(lang: str, text: str) -> None:
    assert list(parse_dateline(text, get_lexicon(lang))) == []


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ko", "(서울=연합뉴스) 노을찬 기자 = 시는", {"location": "서울", "agency": "연합뉴스"}),
        ("ko", "[부산=해오름뉴스 노을찬 기자] 다리가", {"location": "부산"}),
        ("it", "(ANSA) - ROMA, 12 MAG - Il ponte", {"location": "Roma", "agency": "ANSA"}),
        (
            "ru",
            "МОСКВА, 17 авг — РИА Новости. Мост",
            {"location": "Москва", "agency": "РИА Новости"},
        ),
        ("ru", "МОСКВА, 17 августа. /ТАСС/. Мост", {"location": "Москва", "agency": "ТАСС"}),
        ("ar", "القاهرة (رويترز) - قال", {"location": "القاهرة", "agency": "رويترز"}),
        ("de", "Berlin (dpa/lno) - Die Brücke", {"location": "Berlin", "agency": "dpa/lno"}),
        ("ja", "【東京＝青野凪】橋が", {"location": "東京", "author": "青野凪"}),
        ("ja", "【東京＝共同】橋が", {"location": "東京"}),
        (
            "zh",
            "（中央社記者王小岚台北17日電）新橋",
            {"location": "台北", "agency": "中央社", "author": "王小岚"},
        ),
    ],
)
def test_datelines(lang: str, text: str, told: dict[str, str]) -> None:
    assert dict(parse_dateline(text, get_lexicon(lang))) == told


def test_the_reporter_of_a_dateline_is_an_author() -> None:
    body = "【東京＝青野凪】" + PROSE
    page = story("橋が開通", body, PROSE, lang="ja")
    assert (names(find_authors(page)), best(find_location(page))) == (["青野凪"], "東京")
    assert find_agency(page) == ()
