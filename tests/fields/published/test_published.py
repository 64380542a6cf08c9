"""When a story was published and changed: which dates are believed, and how they are weighed."""

import pytest

from newsclean.fields.published.date_evidence import DateEvidence
from newsclean.fields.published.published import (
    Timestamp,
    build_day_candidate,
    find_date_evidence,
    find_modified,
    find_published,
    penalise_rivals,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim, Found, Markup, Page, Place, Role, Settings
from newsclean.parsers.dates.grammar import DatePhrase
from tests.fields.published.dated_pages import (
    BODY,
    JSON,
    META,
    make_article,
    make_story,
    modified,
    published,
)

CHANGE = ("jsonld", "dateModified")


def sure(page: LabelledPage) -> float:
    """The confidence in the first day of publishing."""
    return find_published(page)[0].confidence


@pytest.mark.parametrize(
    "page",
    [
        make_article("© 2001-2022 The Paper"),
        make_article("version 2.10.2022.1"),
        make_article(below=("Copyright 2022",)),
        make_article(claims=(("meta", "article:expiration_time", "2030-01-01T00:00:00Z"),)),
        make_article(claims=(("meta", "fb:pages", "1435773406"),)),
        make_article(claims=(("meta", "robots", "unavailable_after: 2027-06-17T00:00:00"),)),
        make_article(claims=(("meta", "article:modified_time", "2022-08-18T11:00:44Z"),)),
        make_article(claims=((*META, "0000-00-00"),)),
        make_article(claims=((*META, "yesterday"),)),
        make_article((Role.CAPTION, "The mayor on August 17, 2022")),
        make_article(
            (Role.BODY, BODY + " On 17 August 2022 they met again, for an hour, as they do.")
        ),
        make_article(
            below=("Related", "A story 2022-08-01", "B 2022-08-02", "C 2022-08-03", "D 2022-08-04")
        ),
    ],
)
def test_near_misses_give_nothing_that_is_sure(page: LabelledPage) -> None:
    assert all(found.confidence < 0.3 for found in find_published(page))


def test_no_page_no_date() -> None:
    assert find_published(make_story()) == find_modified(make_story()) == ()


def test_a_claim_of_the_head() -> None:
    (found,) = find_published(make_article(claims=((*JSON, "2022-08-18T11:00:44+02:00"),)))
    assert found.value == Timestamp("2022-08-18T11:00:44+02:00", "page")
    assert (found.rule, found.text) == ("jsonld:datePublished", "2022-08-18T11:00:44+02:00")
    assert found.confidence == 0.9


def test_a_line_below_the_headline() -> None:
    line = (Role.CREDIT, "2022-08-18 11:00:44 来源: 某网")
    (found,) = find_published(make_article(line, lang="zh"))
    assert found.value == Timestamp("2022-08-18T11:00:44+08:00", "assumed")
    assert found.at.line == 2


def test_a_day_alone_has_no_zone() -> None:
    (found,) = find_published(make_article("18 August 2022"))
    assert found.value == Timestamp("2022-08-18", None)


def test_a_line_right_below_the_body_counts_where_nothing_stands_above() -> None:
    assert published(make_article(below=("Posted 2022-08-18",))) == "2022-08-18"
    assert published(make_article("2022-08-18", below=("2022-08-30",))) == "2022-08-18"


def test_a_page_that_hides_itself_until_its_scripts_run() -> None:
    lines = make_article("18 August 2022")
    hidden = tuple(
        item._replace(block=item.block._replace(markup=Markup(hidden=True)))
        for item in lines.labelled
    )
    assert published(lines.replace(labelled=hidden)) == "2022-08-18"
    only_date = (lines.labelled[0], hidden[1], *lines.labelled[2:])
    assert published(lines.replace(labelled=only_date)) is None


def test_a_line_without_its_year_is_read_against_the_day_of_the_crawl() -> None:
    page = make_article("发布时间：08-1811:00", lang="zh")
    assert published(page) is None
    (found,) = find_published(page.replace(settings=Settings(crawled="2022-09-01")))
    assert found.value.value == "2022-08-18T11:00+08:00"
    assert found.rule == "near"
    assert found.confidence == pytest.approx(0.85 * 0.7, abs=0.006)


def test_a_time_element_in_a_line_beats_one_in_a_list() -> None:
    page = make_article("3 hours ago", below=("one", "two", "2020-01-01"))
    paths = ("/html/body/div/p[9]/time", "/html/body/div/p[2]/time")
    values = ("2020-01-01", "2022-08-18T11:00Z")
    claims = tuple(
        Claim("html", "time", value, Place(xpath=path))
        for value, path in zip(values, paths, strict=True)
    )
    page = LabelledPage(Page("html", page.page.blocks, claims), page.labelled, page.lexicon)
    found = find_published(page)
    assert found[0].value.value == "2022-08-18T11:00+00:00"
    assert found[0].rule == "html:time"


# ---- dates of change ----


def test_published_and_updated_in_one_line() -> None:
    page = make_article("Published: 18 August 2022, 11:00 | Updated: 19 August 2022, 09:30")
    assert (published(page), modified(page)) == ("2022-08-18T11:00", "2022-08-19T09:30")
    page = make_article("发布时间：2022-08-18 11:00 更新时间：2022-08-19 09:30", lang="zh")
    assert published(page) == "2022-08-18T11:00+08:00"
    assert modified(page) == "2022-08-19T09:30+08:00"


def test_a_date_before_an_update_is_the_day_of_publishing() -> None:
    page = make_article("18 August 2022 | Updated 19 August 2022", "21 August 2022")
    assert (published(page), modified(page)) == ("2022-08-18", "2022-08-19")


def test_modified_of_the_head() -> None:
    page = make_article(claims=((*CHANGE, "2022-08-19T09:30:00Z"), (*JSON, "2022-08-18T11:00:44Z")))
    assert published(page) == "2022-08-18T11:00:44+00:00"
    assert modified(page) == "2022-08-19T09:30:00+00:00"


def test_a_page_that_prints_only_updated_means_its_only_date() -> None:
    page = make_article("Updated 18 August 2022")
    assert published(page) == "2022-08-18"
    assert sure(make_article("Published 18 August 2022")) == 0.95
    assert sure(page) == pytest.approx(0.95 * 0.7, abs=0.01)
    url = make_article("Updated 18 August 2022", url="https://news.example/2022/08/18/")
    assert sure(url) > sure(page)


def test_updated_is_no_day_of_publishing_where_the_head_has_dates() -> None:
    line = (Role.CREDIT, "Updated August 18, 2022")
    changed = make_article(
        line, claims=(("meta", "article:modified_time", "2022-08-18T09:00:00Z"),)
    )
    assert published(changed) is None
    assert modified(changed) is not None
    first = make_article(line, claims=((*JSON, "2022-08-17"),))
    assert [found.value.value for found in find_published(first)] == ["2022-08-17"]
    time = Claim("html", "time", "2022-08-17", Place(xpath="/html/body/div/p[1]/time"))
    page = make_article(line)
    marked = page.replace(page=page.page._replace(claims=(time,)))
    assert [found.value.value for found in find_published(marked)] == ["2022-08-17"]


def test_a_head_published_after_its_last_change_is_doubted() -> None:
    late = (*META, "2022-08-20")
    assert sure(make_article(claims=(late, (*CHANGE, "2022-08-19")))) == pytest.approx(0.72)
    assert sure(make_article(claims=(late, (*CHANGE, "2022-08-20")))) == 0.9
    twice = (late, (*CHANGE, "2022-08-19"), ("meta", "last-modified", "2022-08-21"))
    assert sure(make_article(claims=twice)) == 0.9
    printed = make_article("Updated 19 August 2022", claims=(late,))
    assert sure(printed) == 0.9  # the change has to be a machine's
    claims = (
        ("meta", "published-time", "2026-03-09T08:45:32Z"),
        ("meta", "published-date", "2021-02-16"),
        ("meta", "modified-date", "2024-07-30"),
    )
    assert published(make_article(claims=claims)) == "2021-02-16"


def test_markup_after_the_last_change_is_not_doubted() -> None:
    claims = (Claim("microdata", "datePublished", "2022-08-20"), Claim(*CHANGE, "2022-08-19"))
    page = make_article()
    assert sure(page.replace(page=page.page._replace(claims=claims))) == pytest.approx(0.83)


def test_a_plain_date_that_is_the_head_s_change_wins_with_doubt() -> None:
    claims = ((*JSON, "2021-03-01T10:00:00Z"), (*CHANGE, "2022-08-18T09:00:00Z"))
    found = find_published(make_article("By Ann Lee, 18 August 2022", claims=claims))
    assert [item.value.value for item in found][:2] == ["2022-08-18", "2021-03-01T10:00:00+00:00"]
    assert find_published(make_article("18 August 2022", claims=claims[:1]))[0].rule[:6] == "jsonld"
    labelled = make_article("Updated 18 August 2022", claims=claims)
    assert published(labelled) == "2021-03-01T10:00:00+00:00"
    assert modified(labelled) == "2022-08-18T09:00:00+00:00"
    both = make_article("1 March 2021", "18 August 2022", claims=claims)
    assert published(both) == "2021-03-01T10:00:00+00:00"
    before = ((*JSON, "2022-08-18"), (*CHANGE, "2021-03-01"), (*CHANGE, "2022-08-18"))
    assert sure(make_article("1 March 2021", claims=before)) > 0.6  # a change before publishing


def test_only_a_date_beside_the_headline_shows_that_a_page_was_renewed() -> None:
    claims = ((*JSON, "2021-03-01T10:00:00Z"), (*CHANGE, "2022-08-18T09:00:00Z"))
    # Right below the body a day is trusted .5, with its time .56: not surely the story's.
    far = find_published(make_article(below=("18 August 2022, 11:00",), claims=claims))
    near = find_published(make_article("18 August 2022, 11:00", claims=claims))
    assert far[0].value.value[:10] == "2021-03-01"
    assert near[0].value.value[:10] == "2022-08-18"


# ---- the weight of a day ----


def evidence(
    value: str = "2022-08-18", source: str = "head", trust: float = 0.5, zone: str | None = None
) -> DateEvidence:
    phrase = DatePhrase(value, zone, 0, len(value), value)
    return DateEvidence(phrase, "published", source, f"{source} {value}", Place(), trust)


@pytest.mark.parametrize(
    ("source", "share"), [("head", 0.6), ("markup", 0.3), ("page", 0.6), ("url", 0.7)]
)
def test_another_source_takes_its_share_of_the_doubt(source: str, share: float) -> None:
    best = evidence(source="other", trust=0.5)
    for trusts, support in (((), 0.0), ((0.5,), 0.5), ((0.2, 0.5, 0.1), 0.5)):
        group = [best, *(evidence(source=source, trust=trust) for trust in trusts)]
        found = build_day_candidate(group, None)
        assert found.confidence == pytest.approx(1 - 0.5 * (1 - share * support), abs=0.0051)
    same = [evidence(source=source, trust=0.5), evidence(source=source, trust=0.4)]
    assert build_day_candidate(same, None).confidence == 0.5


def test_the_most_trusted_date_of_a_day_is_shown() -> None:
    group = [evidence(trust=0.5), evidence("2022-08-18T00:00:00", "markup", 0.8)]
    found = build_day_candidate(group, "+08:00")
    assert (found.value, found.rule) == (
        Timestamp("2022-08-18", None),
        "markup 2022-08-18T00:00:00",
    )
    assert found.text == "2022-08-18T00:00:00"


def test_a_time_is_shown_before_a_day() -> None:
    group = [evidence(trust=0.9), evidence("2022-08-18T11:00", "url", 0.1)]
    found = build_day_candidate(group, "+08:00")
    assert found.value == Timestamp("2022-08-18T11:00+08:00", "assumed")
    assert found.rule == "url 2022-08-18T11:00"


@pytest.mark.parametrize(("trust", "time"), [(0.76, "11:05"), (0.74, "11:00"), (0.5, "11:00")])
def test_a_printed_time_beats_a_machine_s_that_is_trusted_a_little_more(
    trust: float, time: str
) -> None:
    printed = evidence("2022-08-18T11:05", "page", trust)
    group = [evidence("2022-08-18T11:00:44", "head", 0.9), printed]
    assert build_day_candidate(group, None).value.value[11:16] == time


def test_the_same_minute_is_shown_with_its_zone_and_seconds() -> None:
    minute = evidence("2022-08-18T11:00", "page", 0.9)
    seconds = evidence("2022-08-18T11:00:44", "head", 0.3)
    zoned = evidence("2022-08-18T11:00+08:00", "head", 0.2, "page")
    other = evidence("2022-08-18T11:01:44+08:00", "head", 0.8, "page")
    assert build_day_candidate([minute, seconds, other], None).value.value == "2022-08-18T11:00:44"
    group = [minute, seconds, zoned, other]
    assert build_day_candidate(group, None).value == Timestamp("2022-08-18T11:00+08:00", "page")


def day(confidence: float) -> Found[Timestamp]:
    return Found(Timestamp("2022-08-18", None), "", Place(), "", confidence)


def test_days_lose_by_their_rivals() -> None:
    assert penalise_rivals([]) == ()
    assert penalise_rivals([day(0.9)]) == (day(0.9),)
    found = [item.confidence for item in penalise_rivals([day(1.0), day(0.5), day(0.5)])]
    assert found == [pytest.approx(1 - 0.4 * 0.25), pytest.approx(0.3), pytest.approx(0.3)]


def test_six_days_at_most_are_given() -> None:
    lines = [f"2022-08-{number}" for number in range(11, 19)]
    found = find_published(make_article(*lines))
    assert [item.value.value for item in found] == lines[:6]


def test_of_two_days_in_the_head_the_one_with_more_claims_wins() -> None:
    one, other = "2022-08-16", "2022-08-18"
    twice = ((*META, one), (*JSON, other), ("jsonld", "webpage.datePublished", other))
    assert published(make_article(claims=twice)) == other
    assert published(make_article(claims=((*META, one), (*JSON, other)))) == one


def test_a_head_years_away_from_the_page_is_a_conflict() -> None:
    claims = ((*JSON, "2019-03-01T10:00:00Z"),)
    found = find_published(make_article("18 August 2022", claims=claims))
    assert {item.value.value[:10] for item in found} == {"2019-03-01", "2022-08-18"}
    assert found[0].confidence < sure(make_article(claims=claims))
    assert found[0].confidence >= found[1].confidence


def test_the_address_supports_its_day() -> None:
    claims = ((*JSON, "2022-08-18T11:00:44Z"),)
    both = make_article(claims=claims, url="https://news.example/2022/08/18/x")
    assert sure(both) > sure(make_article(claims=claims))


# ---- clocks and calendars ----


def test_what_a_reader_sees_gives_the_time_of_the_same_day() -> None:
    claims = ((*META, "2019-10-23T09:10:42+08:00"),)
    page = make_article("2019年10月23日 09:05 环球网", claims=claims, lang="zh")
    assert published(page) == "2019-10-23T09:05+08:00"


def test_the_head_gives_seconds_and_zone_to_the_printed_minute() -> None:
    claims = ((*META, "2022-08-18T11:00:44+08:00"),)
    (found,) = find_published(make_article("2022-08-18 11:00", claims=claims, lang="zh"))
    assert found.value == Timestamp("2022-08-18T11:00:44+08:00", "page")


def test_one_moment_on_two_clocks_is_given_by_the_page_s() -> None:
    claims = ((*META, "2022-08-17T19:00:44Z"),)
    (found,) = find_published(make_article("2022-08-18 03:00", claims=claims, lang="zh"))
    assert found.value == Timestamp("2022-08-18T03:00:44+08:00", "page")


def test_midnight_of_a_machine_is_a_day() -> None:
    (found,) = find_published(make_article(claims=((*META, "2022-08-18T00:00:00Z"),)))
    assert found.value == Timestamp("2022-08-18", None)


def test_day_and_month_are_put_right_by_another_date() -> None:
    claims = ((*META, "2022-09-08T11:00:00Z"),)
    found = find_published(make_article("08/09/2022", claims=claims))
    assert [item.value.value for item in found] == ["2022-09-08T11:00:00+00:00"]
    assert published(make_article("08/09/2022")) == "2022-08-09"
    page = make_article("08/09/2022", url="https://news.example/2022/09/08/x")
    assert published(page) == "2022-09-08"


def test_all_evidence_has_its_source_and_rule() -> None:
    page = make_article(
        "18 August 2022", claims=((*JSON, "2022-08-18"),), url="https://news.example/2022/08/18/"
    )
    found = find_date_evidence(page)
    assert [item.source for item in found] == ["head", "page", "url"]
    assert all(0 < item.trust <= 1 and item.rule for item in found)
    assert find_date_evidence(page) is found
