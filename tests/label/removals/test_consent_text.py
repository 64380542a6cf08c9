"""The text of a consent manager at the foot of a dump: where it begins, and what is none."""

import pytest

from newsclean.label.labelling import label
from newsclean.label.removals.consent_text import find_consent_lines
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Decoded, Role
from newsclean.read.dump.reader import read_text

STORY = "The river rose by two metres in the night, and the lower streets were cleared at dawn."
CONSENT = "These cookies let us count visits, so that we can measure how our pages are read."
MORE = "You can set your browser to block them, but then some parts of the site will not work."


@pytest.mark.parametrize(
    "line",
    [
        CONSENT,
        "Wir verwenden Cookies und ähnliche Verfahren, um unser Angebot zu verbessern.",
        "Nous utilisons des cookies pour mesurer la fréquentation de nos pages.",
        "我们使用Cookie以便了解您如何阅读本网站的页面，您可以随时在设置中更改自己的选择并撤回已经作出的同意。",
    ],
)
def test_what_follows_a_sentence_about_cookies_is_the_foot(line: str) -> None:
    """It begins below the story, and what stands below it goes with it."""
    texts = [STORY, STORY[:-1] + " again.", line, MORE]
    assert find_consent_lines(texts, [True] * 4) == {2, 3}
    assert find_consent_lines(texts, [True] * 3 + [False]) == {2}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([CONSENT, MORE, STORY * 3], id="a banner above the story"),
        pytest.param([STORY, "These cookies", STORY], id="a short line"),
        pytest.param(
            [STORY, "The court fined the shop for cookies on its site.", STORY], id="news"
        ),
        pytest.param(
            [STORY, "Bake the cookies for ten minutes, then let them rest.", STORY], id="food"
        ),
    ],
)
def test_near_misses_of_consent_texts(texts: list[str]) -> None:
    """Cookies are news, and food; a banner at the top ends nothing."""
    assert not find_consent_lines(texts, [True] * 3)


@pytest.mark.parametrize(
    ("head", "gone"), [("R" * 19, set()), ("R" * 20, {1, 2, 3}), ("R" * 21, {1, 2, 3})]
)
def test_a_third_of_the_story_stands_above_its_consent_text(head: str, gone: set[int]) -> None:
    """A name of the site above a banner is no story; what is consent text itself does not count."""
    assert find_consent_lines([head, CONSENT, CONSENT, "S" * 40], [True] * 4) == gone


@pytest.mark.parametrize(("below", "gone"), [(30, {1, 2}), (31, set())])
def test_a_lone_sentence_amid_the_story_ends_nothing(below: int, gone: set[int]) -> None:
    """It asks for consent to a video or a map; a consent manager's text has more such sentences."""
    assert find_consent_lines(["S" * 60, CONSENT, "S" * below], [True] * 3) == gone
    assert find_consent_lines(["S" * 60, CONSENT, CONSENT, "S" * below], [True] * 4) == {1, 2, 3}


def test_a_short_line_about_cookies_is_a_link() -> None:
    for line, gone in (("We use cookies so that this site works.", set()), (CONSENT[:40], {1})):
        assert len(line) == 40 - (not gone)
        assert find_consent_lines([STORY, line], [True] * 2) == gone


def test_what_is_not_kept_is_no_story() -> None:
    """Neither above the consent text nor below it."""
    assert find_consent_lines([STORY, CONSENT], [False, True]) == set()
    assert find_consent_lines([STORY, CONSENT, STORY * 9], [True, True, False]) == {1}
    assert find_consent_lines([STORY * 2, CONSENT, STORY], [True, False, True]) == {2}


def test_a_short_story_is_longer_than_none_of_it() -> None:
    """However long the consent text is, and however much of it the card kept."""
    texts = [STORY, *[f"{CONSENT} {n} {MORE}" for n in range(20)]]
    assert find_consent_lines(texts, [True] * 21) == set(range(1, 21))


@pytest.mark.parametrize("phrase", sorted(load_page_words()["consent"]["text"]))
def test_a_sentence_is_found_by_its_sign(phrase: str) -> None:
    """Each phrase has one of the words by which pages without consent text are known."""
    line = f"{phrase.upper()} {MORE}"
    assert find_consent_lines([STORY, line], [True] * 2) == {1}


def test_explain_says_what_ended_the_story() -> None:
    """The rule has its name, and the story stays whole."""
    lines = [
        "River rises by two metres in Moorhaven after a week of rain",
        *[f"{STORY} {name} said so." for name in ("Ann Roux", "Ben Lee", "Cy Holt")],
        *[CONSENT, f"{MORE} {MORE}"],
    ]
    page = read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0))
    labelled = label(page, get_lexicon("en"))
    assert [item.role for item in labelled[1:4]] == [Role.BODY] * 3
    assert not any(item.role is Role.BODY for item in labelled[4:])
    assert "consent text or below" in {item.rule for item in labelled[4:]}
