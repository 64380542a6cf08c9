"""Dates for machines: which keys are about the story, and how far each place is trusted."""

import pytest

from newsclean.fields.published.claimed_dates import (
    find_address_dates,
    find_claim_field,
    find_head_dates,
    find_markup_dates,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim, Page, Place, Role
from tests.fields.published.dated_pages import make_article

DAY = "2022-08-18"
OTHER_KEYS = """
    article:expiration_time cxenseparse:recs:articleid fb:app_id build-date viewport twitter:title
    copyrightYear comment.datePublished
    comment.dateModified publication_date_expires unavailable_publish_date
    validPublishDate valid_updated build_published_time build:modified render_created_at
    rendered-update refresh_updated refresh-date-published event.published_time event_modified
    copyright_issued_date copyright:updated update:id updated_id release_date-id
    candidate dateline updown timetable mydate issued.by dc.title dates
    publishing dateformat reposted created publisher lastname lastly viewed publishedness
""".split()
OTHER_KEYS.remove("created")
PUBLISHED_KEYS = """
    article:published_time og:article:published_time publishdate pubdate parsely-pub-date
    dc.date.issued dc.date sailthru.date date og:time uploadDate
    issued created published article.date article.created dcterms.issued dcterms.created dc.issued
    dc.created sailthru.published issue_issuedtime datecreated releaseDay upload-time post_date
    posted.on created_at publishedon published_at issuedDate creation_date release:time apub:time
    date-issued time.pub timecreat datepub
""".split()
MODIFIED_KEYS = """
    og:updated_time last-modified lastReviewed dateModified update revised revision_date
    last-edit lastedited last_changed lastchange last.edit
""".split()


@pytest.mark.parametrize("key", OTHER_KEYS)
def test_keys_of_something_else(key: str) -> None:
    assert find_claim_field(Claim("meta", key, DAY)) is None


@pytest.mark.parametrize("key", [*PUBLISHED_KEYS, "weibo: article:create_at", "by date"])
def test_keys_of_the_day_of_publishing(key: str) -> None:
    assert find_claim_field(Claim("meta", key, DAY)) == "published"


@pytest.mark.parametrize("key", [*MODIFIED_KEYS, "weibo: article:update_at"])
def test_keys_of_a_change(key: str) -> None:
    assert find_claim_field(Claim("meta", key, DAY)) == "modified"


def test_a_claim_without_a_number_is_no_date() -> None:
    assert find_claim_field(Claim("meta", "pubdate", "1 May")) is None
    assert find_claim_field(Claim("meta", "pubdate", " " * 158 + "20")) == "published"
    assert find_claim_field(Claim("meta", "pubdate", " " * 159 + "20")) is None


@pytest.mark.parametrize(
    ("key", "trust"),
    [
        ("datePublished", 0.9),
        ("article:published_time", 0.9),
        ("webpage.datePublished", 0.8),
        ("dateCreated", 0.75),
        ("uploadDate", 0.7),
        ("webpage.dateCreated", 0.6),
        ("pubdate", 0.85),
        ("dateModified", 0.85),
    ],
)
def test_the_trust_in_the_head(key: str, trust: float) -> None:
    (found,) = find_head_dates(make_article(claims=(("jsonld", key, DAY),)))
    assert (found.phrase.value, found.source, found.trust) == (DAY, "head", trust)
    assert found.rule == f"jsonld:{key}"
    assert found.at.xpath == "/html/head/meta[0]"


@pytest.mark.parametrize(
    "claim",
    [("html", "datePublished", DAY), ("microdata", "datePublished", DAY), ("meta", "date", "1 2")],
)
def test_what_is_no_date_of_the_head(claim: tuple[str, str, str]) -> None:
    assert list(find_head_dates(make_article(claims=(claim,)))) == []


# ---- markup ----


def with_claims(page: LabelledPage, *claims: Claim) -> LabelledPage:
    return LabelledPage(Page("html", page.page.blocks, claims), page.labelled, page.lexicon)


def at(number: int) -> Place:
    return Place(xpath=f"/html/body/div/p[{number}]/time")


def time(value: str, place: Place) -> Claim:
    return Claim("html", "time", value, place)


def trusts(page: LabelledPage, *claims: Claim) -> list[float]:
    return [found.trust for found in find_markup_dates(with_claims(page, *claims))]


def test_a_time_element_counts_as_its_block() -> None:
    page = make_article("3 hours ago", below=("one", "two", "three"))
    assert trusts(page, time(DAY, at(2))) == [pytest.approx(0.85 + 0.03)]
    assert trusts(page, time(DAY, at(9))) == [pytest.approx(0.5 + 0.03)]
    assert trusts(page, time(DAY, at(99))) == []  # in no block
    assert trusts(page, time("soon", at(2))) == []
    assert trusts(page, Claim("html", "title", DAY, at(2))) == []
    caption = make_article((Role.CAPTION, "The mayor"))
    assert trusts(caption, time(DAY, at(2))) == []
    credit = make_article((Role.CREDIT, "3 hours ago"))
    assert trusts(credit, time(DAY, at(2))) == [0.95]


def test_microdata_counts_wherever_it_stands() -> None:
    page = make_article("3 hours ago", (Role.CAPTION, "The mayor"))
    published = Claim("microdata", "datePublished", DAY)
    assert trusts(page, published) == [pytest.approx(0.83)]
    assert trusts(page, published._replace(at=at(3))) == [pytest.approx(0.83)]
    assert trusts(page, published._replace(at=at(2))) == [pytest.approx(0.88)]
    assert trusts(page, published._replace(key="name")) == []
    assert trusts(page, published._replace(key="time")) == []


def test_the_field_of_markup() -> None:
    page = make_article("Updated 3 hours ago", "3 hours ago, updated", "x" * 26 + " Updated")
    claims = (
        Claim("microdata", "datePublished", DAY, at(2)),
        *(time(DAY, at(number)) for number in (2, 3, 4)),
    )
    found = list(find_markup_dates(with_claims(page, *claims)))
    assert [item.field for item in found] == ["published", "modified", "modified", None]
    assert [item.rule for item in found[:2]] == ["microdata:datePublished", "html:time"]


# ---- address ----


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2022/08/18/story.html", DAY),
        ("a/20220818/c1.html", DAY),
        ("202208/t20220818_123456.html", DAY),
        ("2022-08/18/c_1.htm", DAY),
        ("2022/0818/c1.html", DAY),
        ("2022-8-18", DAY),
        ("1999_8_18.htm", "1999-08-18"),
        ("2022/08/story", None),
        ("2022/13/40/story", None),
        ("id/202208181234567", None),
        ("id/120220818/", None),
        ("7.2022.8.18", None),
        ("18220818/", None),
    ],
)
def test_the_day_in_the_address(path: str, day: str | None) -> None:
    found = list(find_address_dates(make_article(url=f"https://news.example/{path}")))
    assert [item.phrase.value for item in found] == [day] * (day is not None)
    assert all((item.trust, item.source, item.field) == (0.6, "url", None) for item in found)


def test_the_caller_s_address_comes_before_claims() -> None:
    days = [f"https://news.example/2022/08/{day}/" for day in (10, 11, 12, 13)]
    names = [("html", "canonical"), ("meta", "og:url"), ("jsonld", "url")]
    claims = [(*name, day) for name, day in zip(names, days[1:], strict=True)]
    for first in range(3):
        page = make_article(claims=tuple(reversed(claims[first:])))
        (found,) = find_address_dates(page)
        assert found.phrase.value == f"2022-08-{11 + first}"
        assert found.at.xpath is not None
    settings = page.settings._replace(url=days[0])
    (found,) = find_address_dates(page.replace(settings=settings))
    assert found.phrase.value == "2022-08-10"


def test_a_number_that_is_no_day_leaves_the_word_to_the_next_address() -> None:
    claims = (("html", "canonical", "https://news.example/2022/08/18/"),)
    page = make_article(url="https://news.example/2022/13/40/", claims=claims)
    assert [found.phrase.value for found in find_address_dates(page)] == [DAY]


def test_a_day_far_down_in_an_address_is_none() -> None:
    far, near = ("https://news.example/" + "a" * size + "/2022/08/18/" for size in (472, 466))
    assert list(find_address_dates(make_article(url=far))) == []
    assert [found.phrase.value for found in find_address_dates(make_article(url=near))] == [DAY]
