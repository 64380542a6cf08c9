"""Which kind of evidence comes first, and what only counts in some languages."""

import pytest

from newsclean.fields.info_line import POSTER_RULE
from newsclean.fields.people.authors import add_poster, find_authors, find_editors
from newsclean.fields.people.name_cleaning import People
from newsclean.model import Found, Person, Place
from tests.fields.small_pages import (
    BRIDGE,
    ENGLISH,
    PROSE,
    TITLE,
    best,
    jsonld,
    make_page,
    meta,
    names,
)


@pytest.mark.parametrize(
    "line",
    [
        "作者简介",
        "这张图经过多次编辑整理。",
        "记者对此文亦有贡献感到高兴，他说了很多。",
        "（见图）",
        "作者：系统管理员",
        "免责声明：来源、作者、编辑、记者、责任编辑等信息均以原文为准，与本站无关。",
        "新华社记者杜洋摄",
    ],
)
def test_nobody_in_chinese(line: str) -> None:
    page = make_page(TITLE, PROSE, PROSE, line)
    assert find_authors(page) == find_editors(page) == ()


def test_credit_like_text_inside_a_story_is_none() -> None:
    inside = "他对记者说：“作者是谁并不重要，来源也不重要，编辑会处理的。”"
    page = make_page(TITLE, PROSE, *[inside] * 3, *[PROSE] * 6, inside, *[PROSE] * 6)
    assert (find_authors(page), find_editors(page)) == ((), ())


@pytest.mark.parametrize(
    "line", ["By JosÃ© GarcÃ\u00ada", "By Zo\ufffd Miller", "Author: Ð˜Ð²Ð°Ð½ ÐŸÐµÑ‚Ñ€Ð¾Ð²"]
)
def test_a_name_of_a_wrong_encoding_is_dropped(line: str) -> None:
    assert find_authors(make_page(BRIDGE, line, ENGLISH, lang="en")) == ()
    assert best(find_authors(make_page(BRIDGE, "By José Núñez", ENGLISH, lang="en"))) is not None
    assert find_editors(make_page(TITLE, PROSE, "责任编辑：锟斤拷")) == ()


def test_japanese_words_that_only_begin_like_labels() -> None:
    for line in ("記事を読む", "特集記事リスト", "取材インタビュー", "2020/07/13 質問"):
        assert find_authors(make_page("橋が開通", line, PROSE, lang="ja")) == ()


def test_a_person_on_the_page_beats_the_organisation_in_the_head() -> None:
    claims = (jsonld("author.organisation", "Daily Post"), meta("og:site_name", "Daily Post"))
    page = make_page("By Jane Miller", ENGLISH, lang="en", claims=claims)
    assert best(find_authors(page)) == (Person("Jane Miller"),)


def test_meta_tags_of_languages_without_spaces_name_accounts() -> None:
    claims = (meta("author", "岳南星"),)
    assert find_authors(make_page(PROSE, claims=claims)) == ()
    assert names(find_authors(make_page(PROSE, claims=(jsonld("author.name", "岳南星"),)))) == [
        "岳南星"
    ]


def test_editors_keep_their_roles_and_a_code_is_nobody() -> None:
    page = make_page(
        "标题", PROSE, "监制：高明 审读：崔向野", "责编：黄忆北 PN269", "责任编辑：NF041"
    )
    assert best(find_editors(page)) == (
        Person("高明", "监制"),
        Person("崔向野", "审读"),
        Person("黄忆北", "责编"),
    )


def test_editors_behind_a_preposition_and_the_systems_own() -> None:
    found = best(find_editors(make_page(TITLE, PROSE, "经过文青野重新编排")))
    assert found == (Person("文青野", "重新编排"),)
    found = best(find_editors(make_page(TITLE, PROSE, "（责任编辑：系统管理员）")))
    assert found == (Person("系统管理员", "责任编辑"),)


# ---- who posted a story ----


def group(*people: str, rule: str = "credit line") -> Found[People]:
    return Found(tuple(map(Person, people)), "text", Place(), rule, 0.9)


def test_who_posted_a_story_joins_the_credited() -> None:
    credited, poster = group("Jane Miller"), group("海藻怪", rule=POSTER_RULE)
    joined = add_poster(credited, poster)
    assert joined is not None
    assert (names((joined,)), joined.text) == (["Jane Miller", "海藻怪"], "text … text")
    assert add_poster(None, poster) is None
    assert add_poster(credited, None) is credited
    assert add_poster(credited, group("海藻怪", rule="name beside the date")) is credited
    again = add_poster(credited, group("JANE MILLER", rule=POSTER_RULE))
    assert again is not None
    assert names((again,)) == ["Jane Miller"]


def test_who_posted_a_story_is_an_author_beside_the_one_credited() -> None:
    page = make_page(TITLE, "海藻怪 发表于 昨天13:42", "（文/ Jane Miller）" + PROSE, PROSE)
    assert names(find_authors(page)) == ["Jane Miller", "海藻怪"]
