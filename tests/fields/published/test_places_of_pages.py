"""Days in every part of a page: those of the story are given, those of others are not.

Each page is made of a story in one of four languages and of one day, in one place.
"""

from itertools import product

import pytest

from newsclean import extract

STORIES = {
    "en": ("Eastern channel to be deepened", "6 May 2024",
           ("The harbour board agreed on Monday to deepen the channel, number {n}, and the dredgers are "
           "to begin in the spring, said the harbour master in his long report to the town.")),
    "de": ("Östliche Rinne wird vertieft", "6. Mai 2024",
           ("Der Hafenrat hat am Montag beschlossen, die Rinne {n} zu vertiefen, und die Bagger sollen im "
           "Frühjahr kommen, sagte der Hafenmeister in seinem langen Bericht an die Stadt.")),
    "zh": ("闲置十六年的老水塔变身社区展览馆", "2024年5月6日",
           ("五月的第三个周末，闲置了{n}年的老水塔重新打开大门，塔顶的观景平台一上午就迎来了四百多名市民，"
           "工作人员提醒大家出发之前最好先打电话询问。")),
    "ja": ("旧灯台、六年ぶりに一般公開", "2024年5月6日",
           ("北浜市の旧灯台{n}が十二日、六年ぶりに一般公開され、朝から親子連れなど約三百人が列をつくった。"
           "市は今後、週末ごとに開放する計画だと説明している。")),
}  # fmt: skip
MENU = "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(5))
PAGE = (
    "<html lang={lang}><head><title>{title}</title></head><body>"
    "<header class=top><a href='/'>Port</a>{in_site_header}<nav><ul>{menu}</ul>{in_menu}</nav></header>"
    "<main><article><header>{above}<h1>{title}{in_headline}</h1>{below}</header>{story}"
    "<footer>{in_story_footer}</footer></article>{comments}</main>"
    "<footer class=foot><p>Port</p>{in_site_footer}</footer></body></html>"
)
OWN_PLACES = {
    "above": "<p>{day}</p>",
    "below": "<p>{day}</p>",
    "in_story_footer": "<p>{day}</p>",
}
FOREIGN_PLACES = {
    "in_site_header": "<span>{day}</span>",
    "in_menu": "<div><article><h3>Another story</h3><div>{day}</div></article></div>",
    "in_site_footer": "<p>{day}</p>",
    "comments": "<div><ol><li><article><header>Ute<p>{day}, 17:20</p></header><p>We were down at the "
    "harbour ourselves yesterday and saw the dredger from the bridge.</p></article></li></ol></div>",
}  # fmt: skip


def make_page(lang: str, place: str = "", words: str = "") -> bytes:
    """A page with one day, in the form of its language, at one of its places."""
    title, day, sentence = STORIES[lang]
    names = "in_site_header in_menu above in_headline below in_story_footer comments in_site_footer"
    parts = dict.fromkeys(names.split(), "")
    if place:
        parts[place] = words.format(day=day)
    story = "".join(f"<p>{sentence.format(n=n)}</p>" for n in range(3, 9))
    return PAGE.format(lang=lang, title=title, menu=MENU, story=story, **parts).encode()


@pytest.mark.parametrize("lang", STORIES)
def test_a_page_without_a_day_has_none(lang: str) -> None:
    assert extract(make_page(lang)).published is None


@pytest.mark.parametrize(("lang", "place"), [*product(STORIES, OWN_PLACES)])
def test_the_day_of_the_story_is_given(lang: str, place: str) -> None:
    assert extract(make_page(lang, place, OWN_PLACES[place])).published == "2024-05-06"


@pytest.mark.parametrize(("lang", "place"), [*product(STORIES, FOREIGN_PLACES)])
def test_the_day_of_something_else_is_not(lang: str, place: str) -> None:
    assert extract(make_page(lang, place, FOREIGN_PLACES[place])).published is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "今天是{day} 星期一"),
        ("en", "Today: {day}"),
        ("zh", "版权所有 © {day}"),
        ("en", "© 2019-{day} Port"),
        ("zh", "成文日期：{day}"),
        ("zh", "有效期至：{day}"),
        ("de", "Gültig bis: {day}"),
        ("en", "Member since {day}"),
        ("ja", "締切：{day}"),
    ],
)
def test_words_before_a_day_say_that_it_is_another(lang: str, words: str) -> None:
    page = make_page(lang, "below", f"<p>{words}</p>")
    assert extract(page).published is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Today, {day}, 11:20"),
        ("zh", "发布日期：{day}"),
        ("zh", "成文日期的说明 {day}"),
        ("en", "Member of staff, {day}"),
        ("de", "Erstellt: {day}"),
    ],
)
def test_other_words_before_a_day_do_not(lang: str, words: str) -> None:
    page = make_page(lang, "below", f"<p>{words}</p>")
    assert str(extract(page).published).startswith("2024-05-06")


def test_the_day_of_an_event_in_the_headline_gives_way() -> None:
    page = make_page("de", "in_headline", " am {day}").replace(
        b"</header><p>", "</header><p>Küstenblatt, 2. April 2024</p><p>".encode(), 1
    )
    assert extract(page).published == "2024-04-02"


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Stand: 29.11.2017 19:20 Uhr | Erstellt: 27.11.2017 01:57 Uhr",
            "2017-11-27",
            "2017-11-29",
        ),
        (
            "Erstellt: 27.11.2017 01:57 Uhr | Stand: 29.11.2017 19:20 Uhr",
            "2017-11-27",
            "2017-11-29",
        ),
        ("Stand: 29.11.2017 19:20 Uhr", "2017-11-29", None),
        ("29.11.2017 aktualisiert", "2017-11-29", "2017-11-29"),
        ("29.11.2017 aktualisiert der Rat die Liste", "2017-11-29", None),
    ],
)
def test_days_of_change(line: str, published: str, modified: str | None) -> None:
    article = extract(make_page("de", "below", f"<p>{line}</p>"))
    assert str(article.published)[:10] == published
    assert (article.modified or "")[:10] == (modified or "")


def test_a_day_that_only_changes_is_warned_of() -> None:
    article = extract(make_page("en", "below", "<p>Last updated {day}</p>"))
    assert (article.published, article.modified) == ("2024-05-06", "2024-05-06")
    assert [warning.code for warning in article.warnings] == ["date_of_change"]


def test_a_picture_credit_in_the_line_of_the_day() -> None:
    line = (
        "<p><a href='/k'>Peter Kern</a> / 14.09.2022 / 08:45 / <a href='#f'>Foto: Bildwerk</a></p>"
    )
    assert extract(make_page("de", "below", line)).published == "2022-09-14T08:45"
    caption = "<figure><figcaption>Der Hafen, Foto: Bildwerk, 14.09.2022</figcaption></figure>"
    assert extract(make_page("de", "below", caption)).published is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("27.1.2022 - ", "2022-01-27"),
        ("01.02.2022 „", "2022-02-01"),
        ("27.1.2022 war ein kalter Tag. ", None),
        ("27. Januar 2022 - ", None),
    ],
)
def test_the_day_that_opens_the_story(opening: str, day: str | None) -> None:
    page = make_page("de").replace(b"<p>Der Hafenrat", f"<p>{opening}Der Hafenrat".encode(), 2)
    page = page.replace(f"<p>{opening}".encode(), b"<p>", 1)  # the second paragraph keeps it
    assert extract(page).published == day


def test_the_labels_of_a_table() -> None:
    cells = "<td>成文日期：</td><td>{day}</td><td>发布日期：</td><td>2024年5月20日</td>"
    rows = f"<table><tr><td>索引号：</td><td>LW0012</td></tr><tr>{cells}</tr></table>"
    assert extract(make_page("zh", "below", rows)).published == "2024-05-20"


@pytest.mark.parametrize(
    ("claim", "code"),
    [("1970-01-01T00:00:00Z", "date_impossible"), ("1900-01-01", "date_impossible")],
)
def test_the_zero_of_a_clock_is_no_day(claim: str, code: str) -> None:
    meta = f'<meta property="article:published_time" content="{claim}">'
    article = extract(make_page("en").replace(b"<title>", f"{meta}<title>".encode()))
    assert article.published is None
    assert [warning.code for warning in article.warnings] == [code]


def test_a_lunar_day_is_warned_of() -> None:
    article = extract(make_page("en", "below", "<p>28 شوال 1445 هـ</p>"))
    assert article.published is None
    assert [warning.code for warning in article.warnings] == ["date_lunar"]
