"""The field functions on small stories made by hand: what stays silent, then what is found."""

import pytest

from newsclean.fields import FIELD_FINDERS, find_fields
from newsclean.fields.page_facts import find_paywall, find_url
from newsclean.fields.pagination import find_pages
from newsclean.fields.section_tags import find_section, find_tags
from newsclean.fields.source.copyright_notice import find_copyright
from newsclean.fields.source.outlet import find_outlet, find_outlet_url
from newsclean.fields.source.site import find_site
from newsclean.fields.title.deck import find_subtitle
from newsclean.fields.title.title import find_original_title, find_title
from newsclean.model import (
    Block,
    Claim,
    Kind,
    Link,
    Markup,
    Person,
    Place,
    Role,
    Settings,
)
from tests.fields.small_pages import ENGLISH, PROSE, best, jsonld, make_page, meta


def heading(text: str, level: int = 1) -> Block:
    return Block(
        text, Kind.HEADING, Place(xpath="/html/body/h1"), level=level, markup=Markup(("h1",))
    )


DUMP = (
    "首页 > 新闻",
    "新桥通车 市民盼了多年终成行",
    "2022-08-18 11:00:44 北京 来源: 某某网-财经",
    PROSE,
    PROSE,
    "(责任编辑:谭小桐)",
    "猜你喜欢:",
    "凡本网注明“来源:XXX(非某某财经)”的内容，均转载自其它媒体。",
    "Copyright © 2019-2025 EXAMPLE.CN All Rights Reserved 某某财经网 版权所有",
)


def test_every_field_answers_on_an_empty_page_and_finds_nothing() -> None:
    empty = find_fields(make_page())
    assert list(empty) == [name for name, _ in FIELD_FINDERS]
    assert {name for name, found in empty.items() if found} <= {"lang"}


def test_a_dump() -> None:
    fields = {name: best(found) for name, found in find_fields(make_page(*DUMP)).items()}
    assert fields["title"] == "新桥通车 市民盼了多年终成行"
    assert fields["outlet"] == "某某网-财经"
    assert fields["site"] == "某某财经网"
    assert fields["editors"] == (Person("谭小桐", "责任编辑"),)
    assert fields["section"] == ("首页", "新闻")
    assert fields["authors"] is None
    assert fields["location"] is None


# ---- title ----


def test_title_never_is_the_name_of_the_site() -> None:
    claims = (Claim("html", "title", "The Daily Post"), meta("og:site_name", "The Daily Post"))
    page = make_page(heading("The Daily Post"), ENGLISH, lang="en", claims=claims)
    assert best(find_title(page)) is None


def test_title_loses_the_site_and_the_section() -> None:
    claims = (Claim("html", "title", "新桥通车市民盼了多年_社会新闻_某某网"),)
    assert best(find_title(make_page(PROSE, claims=claims))) == "新桥通车市民盼了多年"


def test_title_keeps_a_dash_of_its_own() -> None:
    claims = (jsonld("headline", "A bridge – and what it cost"),)
    page = make_page(heading("A bridge – and what it cost"), ENGLISH, lang="en", claims=claims)
    assert best(find_title(page)) == "A bridge – and what it cost"


def test_title_is_the_heading_that_the_head_agrees_with() -> None:
    claims = (Claim("html", "title", "Bridge opens after years | The Daily Post"),)
    page = make_page(
        heading("Menu"), heading("Bridge opens after years"), ENGLISH, lang="en", claims=claims
    )
    assert best(find_title(page)) == "Bridge opens after years"


def test_title_of_a_dump_is_neither_button_nor_date_nor_deck() -> None:
    page = make_page("打印本页", "新桥通车 市民盼了多年终成行", "2022-08-18 11:00", "分享到", PROSE)
    assert best(find_title(page)) == "新桥通车 市民盼了多年终成行"


def test_original_title() -> None:
    assert best(find_original_title(make_page("标题", "原标题：桥终于通了", PROSE))) == "桥终于通了"
    assert find_original_title(make_page("标题", PROSE)) == ()


def test_subtitle_comes_from_the_labels_or_the_head() -> None:
    page = make_page((Role.HEADLINE, "市里的新桥昨天通车"), (Role.SUBTITLE, "副题在此"), PROSE)
    assert best(find_subtitle(page)) == "副题在此"
    claims = (jsonld("headline", "A"), jsonld("alternativeHeadline", "Another headline"))
    assert best(find_subtitle(make_page(ENGLISH, lang="en", claims=claims))) == "Another headline"


# ---- outlet, site ----


@pytest.mark.parametrize(
    "line",
    [
        "凡本网注明“来源：某某网”的作品",
        "来源：网络",
        "图片来源：视觉中国",
        "数据来源：某某资讯",
        "来源：本站原创",
    ],
)
def test_no_outlet(line: str) -> None:
    assert find_outlet(make_page("标题在这里", line, PROSE, line)) == ()


def test_outlet_above_the_story_beats_the_one_below() -> None:
    page = make_page("来源：某某晚报", PROSE, "本文来源：某某早报")
    assert [found.value for found in find_outlet(page)] == ["某某晚报", "某某早报"]


def test_an_account_beside_the_date_is_the_outlet() -> None:
    page = make_page("新桥通车 市民盼了多年终成行", "原创 某某都市报 2019-09-09 16:01:46", PROSE)
    assert best(find_outlet(page)) == "某某都市报"


def test_link_on_the_outlet() -> None:
    block = Block(
        "来源：某某晚报", Kind.PARAGRAPH, Place(line=1), links=(Link(3, 7, "https://e.example/1"),)
    )
    assert best(find_outlet_url(make_page(block, PROSE))) == "https://e.example/1"
    assert find_outlet_url(make_page("来源：某某晚报", PROSE)) == ()


def test_site_prefers_the_display_name() -> None:
    claims = (
        jsonld("publisher.organisation", "Example Media GmbH"),
        meta("og:site_name", "Daily Post"),
    )
    assert best(find_site(make_page(ENGLISH, lang="en", claims=claims))) == "Daily Post"


def test_site_from_the_end_of_the_title() -> None:
    claims = (Claim("html", "title", "新桥通车市民盼了多年_社会_某某网"),)
    assert best(find_site(make_page(PROSE, claims=claims))) == "某某网"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("本网站版权所有", None),
        ("任何单位未经授权不得转载", None),
        ("© 2024 版权所有", None),
        ("江畔观察 版权所有", "江畔观察"),
        ("江域新闻网版权所有，未经书面授权禁止使用", "江域新闻网"),
    ],
)
def test_site_from_its_notice_of_ownership(line: str, name: str | None) -> None:
    assert best(find_site(make_page(PROSE, line))) == name


def test_a_firm_is_no_site() -> None:
    assert find_site(make_page(PROSE, "版权所有 © 2019 某某科技有限公司")) == ()


def test_copyright() -> None:
    assert best(find_copyright(make_page(PROSE, "© 2024 某某网"))) == "© 2024 某某网"
    assert find_copyright(make_page("© 2024 某某网", PROSE)) == ()


# ---- the rest ----


def test_section_leaves_out_the_page_itself() -> None:
    assert best(find_section(make_page("当前位置：首页 > 社会 > 正文", PROSE))) == ("首页", "社会")
    assert (
        find_section(
            make_page(
                "他说 a > b 是对的，因为这一点大家早就知道了，不必多说了吧，真的不必再多说了", PROSE
            )
        )
        == ()
    )


def test_section_from_the_head() -> None:
    claims = (jsonld("articleSection", "World"), meta("article:section", "News"))
    assert best(find_section(make_page(ENGLISH, lang="en", claims=claims))) == ("World",)


def test_tags() -> None:
    assert best(find_tags(make_page(PROSE, "标签：桥梁 交通"))) == ("桥梁", "交通")
    claims = (meta("keywords", "bridge, town,, bridge"),)
    assert best(find_tags(make_page(ENGLISH, lang="en", claims=claims))) == ("bridge", "town")


def test_url_is_what_the_page_says_before_what_the_caller_told() -> None:
    told = Settings(url="https://e.example/told")
    claims = (Claim("html", "canonical", "https://e.example/page"),)
    assert best(find_url(make_page(PROSE, settings=told))) == "https://e.example/told"
    assert (
        best(find_url(make_page(PROSE, claims=claims, settings=told))) == "https://e.example/page"
    )
    assert find_url(make_page(PROSE, claims=(Claim("html", "canonical", "/page"),))) == ()


def test_paywall() -> None:
    assert (
        best(find_paywall(make_page(PROSE, claims=(jsonld("isAccessibleForFree", "False"),))))
        is True
    )
    assert find_paywall(make_page(PROSE, claims=(jsonld("isAccessibleForFree", "perhaps"),))) == ()


@pytest.mark.parametrize(
    ("claim", "walled"),
    [
        (jsonld("isAccessibleForFree", "true"), False),
        (jsonld("isAccessibleForFree", "http://schema.org/False"), True),
        (Claim("microdata", "isAccessibleForFree", "False"), True),
        (Claim("meta", "article:content_tier", "locked"), True),
        (Claim("meta", "article:content_tier", "metered"), False),
        (Claim("meta", "article:content_tier", "gold"), None),
        (jsonld("webpage.isAccessibleForFree", "false"), None),  # a part of the page, not the story
    ],
)
def test_what_the_head_says_of_a_paywall(claim: Claim, walled: bool | None) -> None:  # noqa: FBT001 - the value looked for
    assert best(find_paywall(make_page(PROSE, claims=(claim,)))) is walled


def test_a_story_that_claims_both_is_told_by_its_own_script() -> None:
    claims = (
        Claim("meta", "article:content_tier", "free"),
        jsonld("isAccessibleForFree", "false"),
    )
    assert best(find_paywall(make_page(PROSE, claims=claims))) is True


def test_pager() -> None:
    links = tuple(Link(2 * i, 2 * i + 1, f"https://e.example/2024/river/{i + 1}") for i in range(3))
    pager = Block("1 2 3", Kind.PARAGRAPH, Place(line=9), links=links)
    assert best(find_pages(make_page(PROSE, pager))) == tuple(link.url for link in links)
    assert find_pages(make_page(PROSE, "1 2 3")) == ()
