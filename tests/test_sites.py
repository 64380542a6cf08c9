"""The site's name where no head says it: what is no site's name, then where a page calls itself."""

import pytest

from newsclean.fields.sites import find_site
from newsclean.lexicon import lexicon_for
from newsclean.model import Block, Claim, Kind, Labelled, Page, Place, Role
from newsclean.story import Story

CHINESE = "市里的新桥昨天通车，许多居民一早就来到桥上，他们说等这一天已经等了很多年。"
ENGLISH = "The new bridge was opened on Friday, and many people walked over it in the morning rain."


def site(*lines: str, lang: str = "zh", claims: tuple[Claim, ...] = ()) -> str | None:
    """The site of a page of lines around prose."""
    labelled = [
        Labelled(
            Block(line, Kind.PARAGRAPH, Place(line=n)),
            Role.BODY if line in (CHINESE, ENGLISH) else Role.FURNITURE,
            0.0,
            "test",
        )
        for n, line in enumerate(lines, 1)
    ]
    blocks = tuple(item.block for item in labelled)
    page = Page("html" if claims else "text", blocks, claims)
    found = find_site(Story(page, tuple(labelled), lexicon_for(lang), lang=lang))
    return found[0].value if found else None


@pytest.mark.parametrize(
    "line",
    [
        "本文仅代表作者个人观点，不代表本网立场。",
        "不代表任何人的观点",
        "他说这不代表公司今后不会改变立场",
        "正文",
        "国内新闻 正文",
        "版权所有：江域科技有限公司",
        "版权所有 复制必究",
        "江域电信有限公司京ICP备16016202号-1",
    ],
)
def test_no_site(line: str) -> None:
    assert site(CHINESE, CHINESE, line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("免责声明：本文来自自媒体，不代表江域网的观点和立场。", "江域网"),
        ("声明：不代表江域新闻或江域网的观点和立场", "江域新闻"),
        ("版权所有江域日报 Copyright © 2018 All rights reserved.", "江域日报"),
    ],
)
def test_site_of_a_notice(line: str, name: str) -> None:
    assert site(CHINESE, CHINESE, line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("版权所有：江域网股份有限公司", "江域网"),
        ("版权所有江域市第一医院 Copyright © 2018 All rights reserved.", "江域市第一医院"),
    ],
)
def test_an_owner_is_the_site_where_the_page_calls_itself_so(line: str, name: str) -> None:
    assert site(CHINESE, CHINESE, line) is None
    assert site(f"关注{name}", CHINESE, CHINESE, line) == name


def test_a_breadcrumb_may_have_no_mark() -> None:
    assert site("江域网 正文", "关注江域网", CHINESE) == "江域网"


def test_a_section_is_no_site() -> None:
    lines = ("国内新闻", "国内新闻 > 正文", "更多国内新闻", "看国内新闻", CHINESE)
    assert site(*lines) is None


def test_a_firm_in_the_notice_is_no_site_unless_the_page_calls_itself_so() -> None:
    firm = "© 2024 Harbour Holdings Media. All rights reserved."
    assert site(ENGLISH, ENGLISH, firm, lang="en") is None
    named = (
        "About the Harbour Post",
        ENGLISH,
        ENGLISH,
        "© 2024 Harbour Post. All rights reserved.",
    )
    assert site(*named, lang="en") == "Harbour Post"
    assert site("Harbour Post", ENGLISH, "© Harbour Post 2019-2024", lang="en") == "Harbour Post"


def test_a_photographer_is_no_site() -> None:
    assert site("© Ann Lee/Agency", ENGLISH, "© Ann Lee/Agency", lang="en") is None


def test_a_tag_in_the_title_is_no_site() -> None:
    claims = (Claim("html", "title", "新桥通车市民盼了多年_江畔公司_桥梁_江畔订阅"),)
    assert site(CHINESE, claims=claims) != "江畔公司"


def test_the_name_in_the_script_of_the_page() -> None:
    claims = (
        Claim("jsonld", "publisher.organisation", "港灣時報"),
        Claim("html", "title", "The bridge is open again - Harbour Times"),
    )
    assert site(ENGLISH, ENGLISH, lang="en", claims=claims) == "Harbour Times"
    assert site(CHINESE, CHINESE, lang="zh", claims=claims) == "港灣時報"
