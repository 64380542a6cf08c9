"""Owners and disclaimers: lines that name no site, then what each place of a name is worth."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fields.source.copyright_notice import (
    COPYRIGHT_SIGN,
    find_copyright,
    find_lines_with,
    find_signed_lines,
)
from newsclean.fields.source.site_from_notices import (
    cut_legal_words,
    find_disclaimer_names,
    find_footer_names,
    join_folded_lines,
)
from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.model import Role
from newsclean.text.fold import fold
from tests.fields.small_pages import ENGLISH, PROSE, make_page, meta


def owners(line: str, *above: str, lang: str = "zh") -> list[tuple[str, float]]:
    prose = ENGLISH if lang == "en" else PROSE
    page = make_page(*above, prose, prose, line, lang=lang)
    return [(item.value, item.confidence) for item in find_footer_names(page)]


@pytest.mark.parametrize(
    "line",
    [
        "江畔网",  # no sign of ownership
        "江畔网" + "的" * 54 + "版权所有",  # too long for a line without a sign
        "© " + "，" * 300 + "江畔网",
        "© 2019",
        "版权所有：江畔公司",
        "© 本网站",
        "本网站 版权所有",
        "江畔—观察 版权所有",
        "Post 版权所有",
        "江畔观察江畔观察江畔观察江 版权所有",  # 13 signs
        "版权所有：江畔市第一医院",
        "版权所有：江畔网股份有限公司",
    ],
)
def test_no_owner(line: str) -> None:
    assert owners(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("江畔网 版权所有", [("江畔网", 0.55), ("江畔网", 0.4)]),
        ("江畔网" + "的" * 53 + " 版权所有", []),
        ("江畔观察 版权所有", [("江畔观察", 0.4)]),
        ("江畔观察江畔观察江畔观察 版权所有", [("江畔观察江畔观察江畔观察", 0.4)]),
        ("© 2019 江畔观察", [("江畔观察", 0.45)]),
        ("© 2019-2021 江畔观察，某某 版权所有", [("江畔观察", 0.45)]),
        ("版权所有：江畔网", [("江畔网", 0.5), ("江畔网", 0.55)]),
    ],
)
def test_the_confidence_of_an_owner(line: str, expected: list[tuple[str, float]]) -> None:
    found = owners(line)
    assert [item for item in expected if item not in found] == []
    assert max((item[1] for item in found), default=0) == max(
        (item[1] for item in expected), default=0
    )


def test_a_notice_of_300_signs() -> None:
    line = "© 2019 江畔观察"
    assert owners(line + "，" * (300 - len(line))) == [("江畔观察", 0.45)]
    assert owners(line + "，" * (301 - len(line))) == []


def test_an_unsigned_notice_of_60_signs() -> None:
    line = "江畔观察 版权所有"
    assert owners(line.ljust(60, "，")) == [("江畔观察", 0.4)]
    assert owners(line.ljust(61, "，")) == []


def test_a_notice_above_the_body_has_no_owner() -> None:
    assert list(find_footer_names(make_page("江畔网 版权所有", PROSE, PROSE))) == []


ABOUT = "About the Harbour Post"


@pytest.mark.parametrize(
    "line",
    [
        "© The Harbour Group",  # not elsewhere
        "© and Harbour Post",
        "© Harbour Post/Ann Lee",
        "© /Harbour Post",
        "© Harbour Post GmbH",
        "harbour Post © 2021",
        "Harbour Post © Bob Ray",
        "Harbour Post © 2021 Bob Ray",
    ],
)
def test_no_english_owner(line: str) -> None:
    above = (ABOUT, "Harbour Post/Ann Lee", "and Harbour Post", "Harbour Post GmbH")
    assert owners(line, *above, lang="en") == []


@pytest.mark.parametrize(
    "line",
    [
        "© Harbour Post",
        "Copyright 2021 by Harbour Post. All rights reserved",
        "(c) 2019 – 2021, Harbour Post | Imprint",
        "© 2019- Harbour Post (Harbour)",
        "© Harbour Post 2019-2021",
        "© Harbour Post 2019-21 2022",
        "Harbour Post © 2021",
        "Harbour Post © 2019–2021.",
    ],
)
def test_an_english_owner(line: str) -> None:
    assert owners(line, ABOUT, lang="en") == [("Harbour Post", 0.45)]
    assert owners(line, lang="en") == []


def test_an_owner_in_a_long_line_is_not_named_elsewhere() -> None:
    assert owners("© Harbour Post", ABOUT.ljust(300, "."), lang="en") != []
    assert owners("© Harbour Post", ABOUT.ljust(301, "."), lang="en") == []


@pytest.mark.parametrize("count", [40, 41])
def test_the_length_of_an_owner(count: int) -> None:
    name = "H" * count
    assert len(owners(f"© {name}", f"About {name}", lang="en")) == (count == 40)


@pytest.mark.parametrize(("name", "is_owner"), [("江畔", False), ("江畔堂", True)])
def test_an_owner_has_three_signs(name: str, is_owner: bool) -> None:  # noqa: FBT001 - the answer looked for
    assert bool(owners(f"版权所有：{name}", f"关于{name}")) is is_owner


@pytest.mark.parametrize(("chars", "is_owner"), [(24, True), (25, False)])
def test_an_owner_behind_a_notice_has_24_signs(chars: int, is_owner: bool) -> None:  # noqa: FBT001 - the answer looked for
    name = "江畔" * 8 + "堂" * (chars - 16)
    assert bool(owners(f"版权所有：{name}", f"关于{name}")) is is_owner


@pytest.mark.parametrize("end", ["股份有限公司", "有限责任公司", "有限公司"])
def test_the_end_of_a_firm_is_taken_off(end: str) -> None:
    assert ("江畔网", 0.5) in owners(f"版权所有：江畔网{end}", "关于江畔网")


def test_the_province_of_a_registration_is_no_part_of_a_name() -> None:
    assert owners("© 江畔观察京ICP备16016202号-1") == [("江畔观察", 0.45)]


def disclaimed(line: str) -> list[tuple[str, float]]:
    found = find_disclaimer_names(make_page(PROSE, line))
    return [(item.value, item.confidence) for item in found]


@pytest.mark.parametrize(
    "line",
    [
        "不代表本网立场",
        "不代表江畔立场",
        "不代表观点",
        "江畔网的立场",
        "不代表江畔网",
        "不代表江畔网和" + "某" * 21 + "的立场",  # 26 signs before the word
        "不代表江畔网立场".ljust(301, "。"),
    ],
)
def test_no_site_is_disclaimed(line: str) -> None:
    assert disclaimed(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "不代表江畔网立场",
        "本文观点不代表江畔网的观点和立场",
        "不代表江畔网和" + "某" * 19 + "的立场",  # 24
        "不代表江畔网立场".ljust(300, "。"),
        *(f"不代表江畔网{word}某某网立场" for word in "或和及与、，"),
    ],
)
def test_the_site_of_a_disclaimer(line: str) -> None:
    assert disclaimed(line) == [("江畔网", 0.5)]


def test_copyright_notices() -> None:
    line = "© 2024 江畔网"
    page = make_page(line, PROSE, line, claims=(meta("copyright", "江畔"),))
    assert [(item.value, item.confidence) for item in find_copyright(page)] == [
        ("江畔", 0.8),
        (line, 0.7),
    ]
    assert find_copyright(make_page(PROSE, line.ljust(300, "。")))
    assert not find_copyright(make_page(PROSE, line.ljust(301, "。")))
    assert not find_copyright(make_page(PROSE, "Copyrighted work", "2024 江畔网"))
    assert find_copyright(make_page(PROSE, (Role.RELATED, "COPYRIGHT 2024")))
    assert find_copyright(make_page(PROSE, "(C) 2024"))


EVERY_CHARACTER = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))


@pytest.mark.parametrize("letter", "cpyr")
def test_these_letters_have_two_cases_and_no_more(letter: str) -> None:
    same = re.findall(letter, EVERY_CHARACTER, re.IGNORECASE)
    assert same == [letter.upper(), letter]


@pytest.mark.parametrize("sign", ["©", "(C)", "(c)", "COPYRIGHT", "copyrıght", "CopyRight"])
def test_every_copyright_sign_has_a_part_that_is_looked_for(sign: str) -> None:
    assert COPYRIGHT_SIGN.fullmatch(sign)
    assert list(find_signed_lines(make_page(PROSE, "江畔网", f"{sign} 江畔网"))) == [2]


LEGAL_WORDS = sorted(get_lexicon("zh").cues["legal"] - {"copyright"})  # that one is a sign


@pytest.mark.parametrize("word", LEGAL_WORDS)
def test_a_legal_word_makes_a_short_line_a_notice(word: str) -> None:
    assert ("江畔网", 0.55) in owners(f"江畔网 {word.upper()}")
    assert owners("江畔网".ljust(60 - len(word)) + word) != []
    assert owners("江畔网".ljust(61 - len(word)) + word) == []


ASCII_CHARACTERS = "".join(map(chr, range(0x80)))


def test_lines_are_folded_one_by_one() -> None:
    """Signs of white space go, in ASCII and beyond it; lines stay apart."""
    lines = (f"A {ASCII_CHARACTERS} Z", f"Ä {ASCII_CHARACTERS} 江\u3000畔", "The\nPost")
    folded = join_folded_lines(make_page(*lines))
    assert sorted(folded.strip("\n").split("\n")) == sorted(map(fold, lines))


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_every_legal_word_is_found(code: str) -> None:
    page = make_page(PROSE, lang=code)
    for word in page.lexicon.cues["legal"]:
        assert cut_legal_words(word, page) == ""
        assert len(cut_legal_words(f"9 {word}", page)) <= 2


@given(st.lists(st.text("ab\nc", max_size=6), max_size=9))
def test_lines_are_found_as_if_each_were_searched(texts: list[str]) -> None:
    lines = {3 * i: text for i, text in enumerate(texts)}
    words = ("a", "ab", "bb", "cab", "zz")
    found = [i for i, text in lines.items() if any(word in text for word in words)]
    assert find_lines_with(words, lines) == found
