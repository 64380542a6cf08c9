"""What makes a wording of the headline surer or less sure: near misses, then each signal."""

import pytest

from newsclean.fields.title.wordings import SIGNALS, adjust_confidences, measure_similarity
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Claim, Found, Page, Place

TITLE = "Bridge over the Tarn opens"
SITE = "Harbour Post"


def changes(*wordings: tuple[str, str], **head: str) -> list[float]:
    """What is added to the confidences of some (rule, wording), by what the head of the page has."""
    names = {
        "og": ("meta", "og:title"),
        "title": ("html", "title"),
        "site": ("meta", "og:site_name"),
    }
    claims = tuple(Claim(*names[name], value) for name, value in head.items())
    page = LabelledPage(Page("html", (), claims), (), get_lexicon("en"))
    found = [Found(text, text, Place(), rule, 0.5) for rule, text in wordings]
    return [round(item.confidence - 0.5, 6) for item in adjust_confidences(found, page)]


def change(text: str, rule: str = "h1", **head: str) -> float:
    """What is added to the confidence of one wording."""
    return changes((rule, text), **head)[0]


def like(text: str, claim: str) -> float:
    """What the likeness of a wording and a claim adds."""
    key, whole = ("".join(filter(str.isalnum, each.lower())) for each in (text, claim))
    return 0.1 * measure_similarity(key, whole)


def test_a_lone_wording_stays_as_it_is() -> None:
    assert change(TITLE) == 0.0


@pytest.mark.parametrize(
    ("rules", "gain"),
    [
        (["h1"], 0.0),
        (["h1", "h1"], 0.0),  # the same place again
        (["h1", "h2"], 0.05),
        (["h1", "h2", "h3"], 0.1),
        (["h1", "h2", "h3", "h4"], 0.15),
        (["h1", "h2", "h3", "h4", "h5"], 0.15),
    ],
)
def test_other_places_with_the_same_words(rules: list[str], gain: float) -> None:
    assert changes(*((rule, TITLE) for rule in rules)) == [gain] * len(rules)


def test_other_words_are_no_agreement() -> None:
    assert changes(("h1", TITLE), ("h2", "Rain in the valley")) == [0.0, 0.0]
    assert changes(("h1", TITLE), ("h2", f"«{TITLE.upper()}»")) == [0.05, 0.05]


@pytest.mark.parametrize("rule", ["meta og:title", "jsonld headline", "html title"])
def test_a_wording_of_the_head_is_like_itself(rule: str) -> None:
    assert change(TITLE, rule, og=TITLE) == pytest.approx(0.1)


def test_a_shown_line_that_begins_a_claim() -> None:
    whole = f"{TITLE} at last, after years of rain"
    assert change(TITLE, og=whole) == pytest.approx(0.15 + like(TITLE, whole), abs=1e-5)
    assert change("Brid", title="Bridge") == pytest.approx(0.15 + like("Brid", "Bridge"), abs=1e-5)
    assert change("Bri", title="Bridge") == pytest.approx(like("Bri", "Bridge"), abs=1e-5)
    assert change(TITLE, "meta og:title", og=whole) == pytest.approx(like(TITLE, whole), abs=1e-5)


@pytest.mark.parametrize(
    ("text", "whole", "gain"),
    [
        ("the Tarn opens", "Bridge over the Tarn opens", 0.15),
        ("Tarn opens", "Bridge over the Tarn opens", -0.3),  # less than half: a site or a section
        ("Tarn closes", "Bridge over the Tarn opens", 0.0),
        ("news", "harbour in the rain news", -0.3),
        ("abcd", "wxyzabcd", 0.15),  # one half is the greater part
        ("abc", "xyzabc", 0.0),  # short ends are alike by chance
        ("abc", "wxyzwxyzabc", 0.0),
    ],
)
def test_a_line_that_ends_a_claim(text: str, whole: str, gain: float) -> None:
    far = -0.25 * (like(text, whole) < 0.025)
    assert change(text, og=whole) == pytest.approx(gain + like(text, whole) + far, abs=1e-5)


def test_the_greater_part_of_a_claim_adds_nothing_to_a_claim() -> None:
    text, whole = "the Tarn opens", "Bridge over the Tarn opens"
    assert change(text, "html title", og=whole) == pytest.approx(like(text, whole), abs=1e-5)
    less = like("Tarn opens", whole) - 0.3
    assert change("Tarn opens", "html title", og=whole) == pytest.approx(less, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("abcdefghi", 0.0),  # 2 of 8 pairs of characters
        ("abcuvwxyz", 0.0),
        ("abcuvwxyzz", -0.25),  # 4 of 17: less than a quarter
        ("uvwxyz", -0.25),
    ],
)
def test_a_wording_that_is_unlike_all_claims(text: str, loss: float) -> None:
    whole = "abcklmnop"
    assert change(text, "h2", og=whole) == pytest.approx(loss + like(text, whole), abs=1e-5)


def test_nothing_is_unlike_where_the_head_claims_nothing() -> None:
    assert change(TITLE, site=SITE) == 0.0


def test_the_name_of_the_site_is_no_headline() -> None:
    assert changes(("h1", SITE), ("h1", TITLE), site=SITE) == [0.0]


def test_no_wording_is_less_sure_than_a_twentieth() -> None:
    page = LabelledPage(
        Page("html", (), (Claim("meta", "og:title", TITLE),)), (), get_lexicon("en")
    )
    weak = Found("zzzz", "zzzz", Place(), "h2", 0.2)
    assert [found.confidence for found in adjust_confidences([weak], page)] == [0.05]


def test_a_preference_outweighs_all_signals() -> None:
    assert sum(max(0.0, signal.gain) for signal in SIGNALS) + 2 * 0.05 < 0.7
