"""The site's name where no head says it: what is no site's name, then where a page calls itself."""

import pytest

from newsclean.fields.source.site import find_site
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Page, Place, Role

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
    found = find_site(LabelledPage(page, tuple(labelled), get_lexicon(lang), lang=lang))
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


@pytest.mark.parametrize(
    "lines",
    [
        ("头条号", "百家号", CHINESE),  # where else the newsroom can be followed
        (CHINESE, "头条号"),  # below the story
        ("他的头条号里写着", CHINESE),
        ("返回首页", CHINESE),
        ("本网首页", CHINESE),
        ("公司简介", CHINESE),
        ("江畔河北频道 (2012-06-04)", CHINESE),  # no site's end before the channel
        ("江畔网河北频道", CHINESE),  # no date behind it
        ("首页 > 财经频道 > 正文", CHINESE),
        ("江畔首页 > 桥梁 > 正文", CHINESE),
        ("江畔网", CHINESE),  # once, and no other line has the brand
        ("江畔科技科技 > 要闻 > 桥梁 > 正文", CHINESE),  # two links run together
    ],
)
def test_no_site_of_these_lines(lines: tuple[str, ...]) -> None:
    assert site(*lines) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("头条号", "今日头条"),
        ("微信号 moumoudushu", "微信公众平台"),
        ("网易首页 > 网易号 > 正文 申请入驻", "网易号"),
        ("返回江畔网首页>>", "江畔网"),
        ("设为首页 · 加入收藏 · 江畔新闻网首页", "江畔新闻网"),
        ("江畔中文网简介", "江畔中文网"),
        ("江畔网河北频道 ( 2012-06-04 09:20 )", "江畔网"),
        ("江畔首页 > 财经频道 > 宏观 > 正文", "江畔财经"),
    ],
)
def test_site_of_a_line_above_the_story(line: str, name: str) -> None:
    assert site(line, CHINESE, CHINESE) == name


def test_a_brand_of_many_lines_is_the_site_with_its_end() -> None:
    akin = ("江畔视频", "江畔图片", "江畔无线")
    assert site("江畔网", *akin, CHINESE) == "江畔网"
    assert site("江畔网", *akin[:2], CHINESE) is None


def english(*lines: str, **told: str) -> str | None:
    """The site of an English page with these lines, and this in its head."""
    names = {
        "publisher": ("jsonld", "publisher.organisation"),
        "og": ("meta", "og:site_name"),
        "app": ("meta", "application-name"),
        "title": ("html", "title"),
    }
    claims = tuple(Claim(*names[name], value) for name, value in told.items())
    return site(ENGLISH, *lines, lang="en", claims=claims)


def test_a_domain_is_the_name_that_the_page_calls_itself() -> None:
    three = ("All of Harbour", "Harbour on the river", "Write to Harbour")
    assert english(*three, publisher="harbour.test") == "Harbour"
    assert english("harbour", "HARBOUR", publisher="harbour.test") == "harbour"
    # Once more with its end, or hardly without it: that is its name.
    assert english(*three, *["harbour.test"] * 3, publisher="harbour.test") == ("harbour.test")
    assert english(*three[:2], publisher="harbour.test") == "harbour.test"


def test_a_publisher_that_no_reader_sees_is_not_the_site() -> None:
    both = {"publisher": "Blogsystem", "og": "Harbour Post"}
    assert english("More of the Harbour Post", **both) == "Harbour Post"


def test_the_firm_behind_a_name_is_no_part_of_it() -> None:
    whole = "Harbour Post - Harbour Printing and Publishing GmbH &amp; Co. KG"
    assert english(publisher=whole) == "Harbour Post"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("新桥通车市民盼了多年_江畔新闻_江畔网", "江畔网"),
        ("新桥通车市民盼了多年 | 江畔网 江上有意思", "江畔网"),
        ("新桥通车市民盼了多年——这一天终于来了", None),
        ("新桥通车市民盼了多年", None),
    ],
)
def test_the_site_in_a_title(title: str, name: str | None) -> None:
    claims = (Claim("html", "title", title),)
    assert site("新桥通车市民盼了多年", CHINESE, claims=claims) == name


def test_a_headline_is_no_site() -> None:
    title = "Harbour Post: a paper that was not to be"
    assert english(title=title, og=title) is None
    assert english(title=f"{title} | Coast Weekly") == "Coast Weekly"


def test_a_name_before_the_copyright_sign() -> None:
    assert english("About the Harbour Post", "Harbour Post © 2021") == "Harbour Post"
    assert english("Photos of the bridge", "Photos © 2021 Ann Lee") is None
    assert english("Harbour Post © 2021") is None
