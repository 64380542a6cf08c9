"""The day that only a script shows."""

import pytest

from newsclean import extract
from newsclean.read.html.script_days import MAX_SCRIPT_CHARS, find_script_day


@pytest.mark.parametrize(
    "script",
    [
        'var svr_time = "1716167700";',
        'var todayDate = "2024-05-20";',
        'var cacheTimeUpdate="1698936540000"',
        '{"publishTime": "2024-05-20 09:15"}',
        'var ct = "";',
        'var ct = "17161677";',
        'var product = "1716167700";',
        'var publish_time = "soon";',
        'let published = "2024-05-20";',
        "x" * MAX_SCRIPT_CHARS + ' var ct = "1716167700";',
        "",
    ],
)
def test_no_day(script: str) -> None:
    assert find_script_day(script) is None


@pytest.mark.parametrize(
    ("script", "day"),
    [
        ('var svr_time = "1716170000";\nvar ct = "1716167700";', "1716167700"),
        ("var createTime = '2024-05-20 09:15';", "2024-05-20 09:15"),
        ('const publication_date = "2024-05-20T09:15:00+08:00"', "2024-05-20T09:15:00+08:00"),
        ('var site_publicationDate = "20240520"', "20240520"),
        ('let publishTime="2024-05-20";', "2024-05-20"),
    ],
)
def test_day(script: str, day: str) -> None:
    assert find_script_day(script) == day


def make_page(script: str, line: str = "") -> bytes:
    """A page in Chinese whose date a script would show."""
    story = (
        "<p>五月的第三个周末，闲置了十六年的老水塔重新打开大门，一上午就迎来了四百多名市民。</p>"
        * 5
    )
    line = f"<p>{line}</p>" if line else ""
    return f"<html><title>t</title><h1>老水塔变身展览馆</h1>{line}{story}<script>{script}</script>".encode()


def test_seconds_are_shown_on_the_clock_of_the_page() -> None:
    article = extract(make_page('var ct = "1716141600";'))
    assert (article.published, article.published_zone) == ("2024-05-20T02:00:00+08:00", "assumed")


def test_what_the_page_prints_comes_first() -> None:
    article = extract(make_page('var ct = "1716141600";', "2024-05-18 08:00 来源：柳湾网"))
    assert str(article.published).startswith("2024-05-18T08:00")
