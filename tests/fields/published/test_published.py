"""When a story was published and changed: which witness is believed, and what is made of its words."""

from dataclasses import replace

import pytest

from newsclean.fields.published.claimed_dates import find_claim_field
from newsclean.fields.published.date_evidence import find_labelled_field
from newsclean.fields.published.printed_dates import is_prose_text
from newsclean.fields.published.published import (
    Timestamp,
    find_date_evidence,
    find_modified,
    find_published,
)
from newsclean.fields.published.why_none import find_date_cautions
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role, Settings

HEAD = "headline"
BODY = "The council met on Tuesday and agreed on a plan that nobody had expected before the summer."


def story(
    *lines: tuple[Role, str] | str,
    claims: tuple[tuple[str, str, str], ...] = (),
    lang: str = "en",
    url: str | None = None,
) -> LabelledPage:
    """A page of lines (a bare string is furniture) with claims of its head."""
    items = []
    for number, line in enumerate(lines, 1):
        role, text = line if isinstance(line, tuple) else (Role.FURNITURE, line)
        at = Place(line=number, xpath=f"/html/body/div/p[{number}]")
        items.append(Labelled(Block(text, Kind.PARAGRAPH, at, markup=Markup()), role, 0.0, "card"))
    page = Page(
        "html",
        tuple(item.block for item in items),
        tuple(
            Claim(*claim, Place(xpath=f"/html/head/meta[{n}]")) for n, claim in enumerate(claims)
        ),
    )
    return LabelledPage(page, tuple(items), get_lexicon(lang), Settings(url=url), lang)


def article(
    *between: tuple[Role, str] | str, below: tuple[str, ...] = (), **rest: object
) -> LabelledPage:
    """A headline, some lines, a body, some lines."""
    return story((Role.HEADLINE, HEAD), *between, *[(Role.BODY, BODY)] * 6, *below, **rest)  # type: ignore[arg-type]  # what is told of a story, by name


def published(page: LabelledPage) -> str | None:
    found = find_published(page)
    return found[0].value.value if found else None


def modified(page: LabelledPage) -> str | None:
    found = find_modified(page)
    return found[0].value.value if found else None


META = ("meta", "article:published_time")
JSON = ("jsonld", "datePublished")


@pytest.mark.parametrize(
    "page",
    [
        article("© 2001-2022 The Paper"),
        article("version 2.10.2022.1"),
        article(below=("Copyright 2022",)),
        article(claims=(("meta", "article:expiration_time", "2030-01-01T00:00:00Z"),)),
        article(claims=(("meta", "fb:pages", "1435773406"),)),
        article(claims=(("meta", "robots", "unavailable_after: 2027-06-17T00:00:00"),)),
        article(claims=(("meta", "article:modified_time", "2022-08-18T11:00:44Z"),)),
        article(claims=((*META, "0000-00-00"),)),
        article(claims=((*META, "yesterday"),)),
        article((Role.CAPTION, "The mayor on August 17, 2022")),
        article((Role.BODY, BODY + " On 17 August 2022 they met again, for an hour, as they do.")),
        article(
            below=("Related", "A story 2022-08-01", "B 2022-08-02", "C 2022-08-03", "D 2022-08-04")
        ),
    ],
)
def test_near_misses_give_nothing_that_is_sure(page: LabelledPage) -> None:
    assert all(found.confidence < 0.3 for found in find_published(page))


def test_no_page_no_date() -> None:
    assert find_published(story()) == find_modified(story()) == ()


def test_a_claim_of_the_head() -> None:
    (found,) = find_published(article(claims=((*JSON, "2022-08-18T11:00:44+02:00"),)))
    assert found.value == Timestamp("2022-08-18T11:00:44+02:00", "page")
    assert (found.rule, found.text) == ("jsonld:datePublished", "2022-08-18T11:00:44+02:00")
    assert found.confidence >= 0.85


def test_a_line_below_the_headline() -> None:
    (found,) = find_published(article((Role.CREDIT, "2022-08-18 11:00:44 来源: 某网"), lang="zh"))
    assert found.value == Timestamp("2022-08-18T11:00:44+08:00", "assumed")
    assert found.at.line == 2


def test_a_day_alone_has_no_zone() -> None:
    (found,) = find_published(article("18 August 2022"))
    assert found.value == Timestamp("2022-08-18", None)


def test_date_and_clock_on_two_lines() -> None:
    assert published(article("2022-08-18", "11:00", lang="zh")) == "2022-08-18T11:00+08:00"
    assert published(article("2022-08-18", "11 comments", lang="zh")) == "2022-08-18"


def test_a_line_right_below_the_body_counts_where_nothing_stands_above() -> None:
    assert published(article(below=("Posted 2022-08-18",))) == "2022-08-18"
    assert published(article("2022-08-18", below=("2022-08-30",))) == "2022-08-18"


def test_published_is_told_from_updated() -> None:
    page = article("Published: 18 August 2022, 11:00 | Updated: 19 August 2022, 09:30")
    assert (published(page), modified(page)) == ("2022-08-18T11:00", "2022-08-19T09:30")
    page = article("发布时间：2022-08-18 11:00 更新时间：2022-08-19 09:30", lang="zh")
    assert published(page) == "2022-08-18T11:00+08:00"
    assert modified(page) == "2022-08-19T09:30+08:00"


def test_a_date_before_an_update_is_the_day_of_publishing() -> None:
    page = article("18 August 2022 | Updated 19 August 2022", "21 August 2022")
    assert (published(page), modified(page)) == ("2022-08-18", "2022-08-19")


def test_a_page_that_prints_only_updated_means_its_only_date() -> None:
    page = article("Updated 18 August 2022")
    sure, unsure = find_published(article("Published 18 August 2022")), find_published(page)
    assert unsure[0].value.value == "2022-08-18"
    assert unsure[0].confidence < sure[0].confidence


def test_updated_is_no_day_of_publishing_where_the_head_knows_of_changes() -> None:
    line = (Role.CREDIT, "Updated August 18, 2022")
    changed = (("meta", "article:modified_time", "2022-08-18T09:00:00Z"),)
    assert published(article(line, claims=changed)) is None
    assert modified(article(line, claims=changed)) is not None


def test_of_two_days_in_the_head_the_one_told_more_often_wins() -> None:
    one, other = "2022-08-16", "2022-08-18"
    twice = ((*META, one), (*JSON, other), ("jsonld", "webpage.datePublished", other))
    assert published(article(claims=twice)) == other
    assert published(article(claims=((*META, one), (*JSON, other)))) == one


def test_what_a_reader_sees_gives_the_time_of_the_same_day() -> None:
    claims = ((*META, "2019-10-23T09:10:42+08:00"),)
    assert (
        published(article("2019年10月23日 09:05 环球网", claims=claims, lang="zh"))
        == "2019-10-23T09:05+08:00"
    )


def test_the_head_gives_seconds_and_zone_to_the_printed_minute() -> None:
    claims = ((*META, "2022-08-18T11:00:44+08:00"),)
    (found,) = find_published(article("2022-08-18 11:00", claims=claims, lang="zh"))
    assert found.value == Timestamp("2022-08-18T11:00:44+08:00", "page")


def test_one_moment_on_two_clocks_is_told_by_the_page_s() -> None:
    claims = ((*META, "2022-08-17T19:00:44Z"),)
    (found,) = find_published(article("2022-08-18 03:00", claims=claims, lang="zh"))
    assert found.value == Timestamp("2022-08-18T03:00:44+08:00", "page")


def test_a_z_behind_the_newsroom_s_own_clock_is_not_believed() -> None:
    claims = ((*META, "2022-08-18T11:00:44Z"),)
    (found,) = find_published(article("2022-08-18 11:00:44", claims=claims, lang="zh"))
    assert found.value == Timestamp("2022-08-18T11:00:44+08:00", "assumed")


def test_the_printed_day_and_a_moment_in_utc_on_the_day_before() -> None:
    claims = ((*META, "2022-08-17T18:30:00Z"),)
    assert published(article("2022-08-18", claims=claims, lang="zh")) == "2022-08-18T02:30:00+08:00"
    assert published(article("18 August 2022", claims=claims)) == "2022-08-18"


def test_midnight_of_a_machine_is_a_day() -> None:
    (found,) = find_published(article(claims=((*META, "2022-08-18T00:00:00Z"),)))
    assert found.value == Timestamp("2022-08-18", None)


def test_a_head_years_away_from_the_page_is_a_conflict() -> None:
    claims = ((*JSON, "2019-03-01T10:00:00Z"),)
    found = find_published(article("18 August 2022", claims=claims))
    assert {item.value.value[:10] for item in found} == {"2019-03-01", "2022-08-18"}
    assert found[0].confidence < find_published(article(claims=claims))[0].confidence
    assert found[0].confidence >= found[1].confidence


def test_day_and_month_are_put_right_by_another_witness() -> None:
    claims = ((*META, "2022-09-08T11:00:00Z"),)
    found = find_published(article("08/09/2022", claims=claims))
    assert [item.value.value for item in found] == ["2022-09-08T11:00:00+00:00"]
    assert published(article("08/09/2022")) == "2022-08-09"
    assert published(article("08/09/2022", url="https://example.org/2022/09/08/x")) == "2022-09-08"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2022/08/18/story.html", "2022-08-18"),
        ("https://example.org/a/20220818/c1.html", "2022-08-18"),
        ("https://example.org/202208/t20220818_123456.html", "2022-08-18"),
        ("https://example.org/2022-08/18/c_1.htm", "2022-08-18"),
        ("https://example.org/2022/0818/c1.html", "2022-08-18"),
        ("https://example.org/2022/08/story", None),
        ("https://example.org/2022/13/40/story", None),
        ("https://example.org/id/202208181234567", None),
        ("https://example.org/7.2022.8.18", None),
    ],
)
def test_the_address_is_the_last_resort(url: str, day: str | None) -> None:
    found = find_published(article(url=url))
    assert [item.value.value for item in found] == [day] * (day is not None)
    assert all(item.confidence <= 0.6 for item in found)


def test_the_address_supports_its_day() -> None:
    claims = ((*JSON, "2022-08-18T11:00:44Z"),)
    alone = find_published(article(claims=claims))[0].confidence
    both = find_published(article(claims=claims, url="https://example.org/2022/08/18/x"))[
        0
    ].confidence
    assert both > alone


def test_a_line_without_its_year_is_read_against_the_day_of_the_crawl() -> None:
    page = article("发布时间：08-1811:00", lang="zh")
    assert published(page) is None
    crawled = replace(page, settings=Settings(crawled="2022-09-01"))
    (found,) = find_published(crawled)
    assert found.value.value == "2022-08-18T11:00+08:00"
    assert found.rule == "near"
    assert found.confidence < 0.7


def test_a_plain_date_that_is_the_heads_change_wins_with_doubt() -> None:
    claims = ((*JSON, "2021-03-01T10:00:00Z"), ("jsonld", "dateModified", "2022-08-18T09:00:00Z"))
    found = find_published(article("By Ann Lee, 18 August 2022", claims=claims))
    assert [item.value.value for item in found][:2] == ["2022-08-18", "2021-03-01T10:00:00+00:00"]
    labelled = article("Updated 18 August 2022", claims=claims)
    assert published(labelled) == "2021-03-01T10:00:00+00:00"
    assert modified(labelled) == "2022-08-18T09:00:00+00:00"
    both = article("1 March 2021", "18 August 2022", claims=claims)
    assert published(both) == "2021-03-01T10:00:00+00:00"


def test_a_head_published_after_its_last_change_is_doubted() -> None:
    claims = (
        ("meta", "published-time", "2026-03-09T08:45:32Z"),
        ("meta", "published-date", "2021-02-16"),
        ("meta", "modified-date", "2024-07-30"),
    )
    assert published(article(claims=claims)) == "2021-02-16"


def test_of_two_dates_side_by_side_the_earlier_is_the_first_day() -> None:
    assert published(article("May 21, 2025April 24, 2025 by Ann Lee")) == "2025-04-24"
    assert modified(article("April 24, 2025 May 21, 2025 by Ann Lee")) == "2025-05-21"
    assert published(article("May 21, 2025 | of the trial of April 24, 2025")) == "2025-05-21"


def test_a_page_that_hides_itself_until_its_scripts_run() -> None:
    lines = article("18 August 2022")
    hidden = tuple(
        item._replace(block=item.block._replace(markup=Markup(hidden=True)))
        for item in lines.labelled
    )
    assert published(replace(lines, labelled=hidden)) == "2022-08-18"
    only_date = (lines.labelled[0], hidden[1], *lines.labelled[2:])
    assert published(replace(lines, labelled=only_date)) is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("3 hours ago", "date_relative"),
        ("yesterday 11:00", "date_relative"),
        ("Aug 18", "date_relative"),
        ("31.02.2022", "date_impossible"),
        ("Published: 2022-13-45", "date_impossible"),
    ],
)
def test_why_there_is_no_date(line: str, code: str) -> None:
    page = article(line)
    assert published(page) is None
    (caution,) = find_date_cautions(page)
    assert caution.code == code
    assert line in caution.detail


@pytest.mark.parametrize("line", ["Version 31.02", "Today's weather", "10.2.2 is out", "5 of 12"])
def test_no_reason_where_nothing_is_like_a_date(line: str) -> None:
    assert find_date_cautions(article(line)) == ()


def test_an_empty_date_of_the_head_is_told() -> None:
    (caution,) = find_date_cautions(article(claims=((*META, "0000-00-00 00:00:00"),)))
    assert caution.code == "date_impossible"


def test_nothing_leans_on_a_day_that_is_known() -> None:
    page = replace(article("3 hours ago"), settings=Settings(crawled="2022-08-18"))
    assert find_date_cautions(page) == ()


def test_time_elements_count_as_the_block_in_which_they_stand() -> None:
    at = Place(xpath="/html/body/div/p[2]/time")
    far = Place(xpath="/html/body/div/p[9]/time")
    page = article("3 hours ago", below=("one", "two", "2020-01-01"))
    claims = (
        Claim("html", "time", "2020-01-01", far),
        Claim("html", "time", "2022-08-18T11:00Z", at),
    )
    page = LabelledPage(Page("html", page.page.blocks, claims), page.labelled, page.lexicon)
    found = find_published(page)
    assert found[0].value.value == "2022-08-18T11:00+00:00"
    assert found[0].rule == "html:time"


def test_modified_of_the_head() -> None:
    claims = (("jsonld", "dateModified", "2022-08-19T09:30:00Z"), (*JSON, "2022-08-18T11:00:44Z"))
    page = article(claims=claims)
    assert (published(page), modified(page)) == (
        "2022-08-18T11:00:44+00:00",
        "2022-08-19T09:30:00+00:00",
    )


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("article:published_time", "published"),
        ("og:article:published_time", "published"),
        ("weibo: article:create_at", "published"),
        ("weibo: article:update_at", "modified"),
        ("publishdate", "published"),
        ("pubdate", "published"),
        ("parsely-pub-date", "published"),
        ("dc.date.issued", "published"),
        ("dc.date", "published"),
        ("sailthru.date", "published"),
        ("date", "published"),
        ("og:time", "published"),
        ("uploadDate", "published"),
        ("og:updated_time", "modified"),
        ("last-modified", "modified"),
        ("lastReviewed", "modified"),
        ("article:expiration_time", None),
        ("cxenseparse:recs:articleid", None),
        ("fb:app_id", None),
        ("build-date", None),
        ("viewport", None),
        ("twitter:title", None),
        ("copyrightYear", None),
        ("comment.datePublished", None),
    ],
)
def test_keys(key: str, field: str | None) -> None:
    assert find_claim_field(Claim("meta", key, "2022-08-18")) == field


def test_labels() -> None:
    zh, en = get_lexicon("zh"), get_lexicon("en")
    assert find_labelled_field("最后更新时间：", zh) == "modified"
    assert find_labelled_field("发布时间:", zh) == "published"
    assert find_labelled_field("Published 5 May 2020, last updated ", en) == "modified"
    assert find_labelled_field("By Jane Miller ", en) is None


def test_prose() -> None:
    assert is_prose_text(
        "据报道，2022年8月18日，会议在北京举行，与会者就青河地区的发展进行了讨论，并作出若干决定。"
    )
    assert not is_prose_text("2022-08-18 11:00:44 来源：某某网 作者：张三 编辑：李四")


def test_every_witness_is_explained() -> None:
    page = article(
        "18 August 2022", claims=((*JSON, "2022-08-18"),), url="https://example.org/2022/08/18/"
    )
    witnesses = find_date_evidence(page)
    assert {witness.source for witness in witnesses} == {"head", "page", "url"}
    assert all(0 < witness.trust <= 1 and witness.rule for witness in witnesses)
