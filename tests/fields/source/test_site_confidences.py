"""How sure each kind of evidence for the site's name is, and the limits of its lines."""

from typing import Any

import pytest

from newsclean.fields.source.site import find_copyright, find_site
from newsclean.fields.source.site_from_head import find_claimed_sites
from newsclean.model import Claim
from tests.fields.small_pages import ENGLISH, PROSE, jsonld, make_page, meta

APP = meta("application-name", "Harbour Post")


def claimed(*claims: Claim, lines: tuple[str, ...] = (), lang: str = "en") -> dict[str, Any]:
    """The names that the head claims, with their confidences."""
    page = make_page(ENGLISH, *lines, lang=lang, claims=claims)
    return {found.value: pytest.approx(found.confidence) for found in find_claimed_sites(page)}


@pytest.mark.parametrize(
    ("claim", "confidence"),
    [
        (jsonld("publisher.organisation", "Harbour Post"), 0.9),
        (jsonld("publisher.name", "Harbour Post"), 0.88),
        (meta("og:site_name", "Harbour Post"), 0.86),
        (Claim("microdata", "publisher.name", "Harbour Post"), 0.7),
        (APP, 0.6),
        (meta("apple-mobile-web-app-title", "Harbour Post"), 0.5),
    ],
)
def test_each_claim_has_its_confidence(claim: Claim, confidence: float) -> None:
    assert claimed(claim) == {"Harbour Post": confidence}


def test_what_a_claimed_name_loses_and_gains() -> None:
    assert claimed(meta("og:site_name", "harbour")) == {"harbour": 0.71}
    assert claimed(meta("og:site_name", "harbour.example")) == {"harbour.example": 0.71}
    assert claimed(meta("og:site_name", "港灣時報")) == {"港灣時報": 0.61}
    assert claimed(meta("og:site_name", "港灣時報"), lang="zh") == {"港灣時報": 0.86}
    longer = jsonld("publisher.name", "Harbour Post Online")
    assert claimed(meta("og:site_name", "Harbour Post"), longer)["Harbour Post"] == 0.91
    firm = jsonld("publisher.name", "Blogsystem")
    shown = claimed(meta("og:site_name", "Harbour Post"), firm, lines=("The Harbour Post",))
    assert shown == {"Harbour Post": 0.86, "Blogsystem": 0.73}


def test_a_claimed_name_is_short() -> None:
    assert claimed(meta("og:site_name", "H" * 40)) != {}
    assert claimed(meta("og:site_name", "H" * 41)) == {}
    assert claimed(meta("og:site_name", "https://harbour.example")) == {}


def by_rule(rule: str, *lines: str, lang: str = "zh", title: str = "") -> dict[str, Any]:
    """The sites that a rule finds, with their confidences."""
    claims = (Claim("html", "title", title),) if title else ()
    found = find_site(make_page(*lines, lang=lang, claims=claims))
    return {site.value: pytest.approx(site.confidence) for site in found if site.rule == rule}


def test_the_end_of_a_title() -> None:
    def ends(title: str) -> dict[str, Any]:
        return by_rule("title's end", ENGLISH, lang="en", title=title)

    assert ends("The bridge is open again | River | Harbour") == {"River": 0.6, "Harbour": 0.65}
    assert ends("The bridge is open again | harbour.test") == {"harbour.test": 0.45}
    chinese = by_rule("title's end", PROSE, title="新桥昨天已经通车_江域网")
    assert chinese == {"江域网": 0.7}


REPEATED = "what the page calls itself"


def test_a_name_that_the_page_repeats() -> None:
    assert by_rule(REPEATED, "江域网", "关注江域网", PROSE) == {}
    twice = ("关注江域网", "打开江域网看")
    assert by_rule(REPEATED, "江域网", *twice, PROSE) == {"江域网": 0.39}
    assert by_rule(REPEATED, *["江域网"] * 3, *twice, PROSE) == {"江域网": 0.39}
    assert by_rule(REPEATED, *["江域网"] * 4, *twice, PROSE) == {}
    assert by_rule(REPEATED, "江域网", *twice * 9, PROSE) == {"江域网": 0.58}
    assert by_rule(REPEATED, "江域网 > 要闻 > 桥梁", PROSE) == {"江域网": 0.47}


def test_a_line_in_which_a_page_names_itself_is_short() -> None:
    near, far = "关注江域网" + "江" * 55, "关注江域网" + "江" * 56
    assert by_rule(REPEATED, "江域网", near, near, PROSE) == {"江域网": 0.39}
    assert by_rule(REPEATED, "江域网", far, far, PROSE) == {}


def test_the_outlet_is_no_site_for_a_line_of_its_own() -> None:
    twice = ("关注江域网", "打开江域网看")
    assert by_rule(REPEATED, "来源：江域网", "江域网", *twice, PROSE) == {}


def test_a_copyright_notice_is_a_short_line() -> None:
    notice = "© 2024 江域网 "
    for length, expected in ((300, 1), (301, 0)):
        line = notice.ljust(length, "啊")
        assert len(find_copyright(make_page(PROSE, line))) == expected
        assert len(by_rule("copyright line", PROSE, line)) == expected


def test_how_sure_a_notice_is() -> None:
    assert by_rule("copyright line", PROSE, "© 2019 江域网 版权所有") == {"江域网": 0.55}
    assert by_rule("copyright line", PROSE, "江畔观察 版权所有") == {"江畔观察": 0.4}
    views = by_rule("notice of whose views", PROSE, "不代表江域网立场。")
    assert views == {"江域网": 0.5}
    assert find_copyright(make_page(PROSE, "© 2024 江域网"))[0].confidence == 0.7
