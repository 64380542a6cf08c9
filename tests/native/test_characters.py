"""Characters are counted as Python itself counts them, one by one, whatever the text."""

import re
import unicodedata
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.features.character_counts import COUNTED_HEAD_CHARS, SIGN_KINDS
from newsclean.native import pure
from newsclean.native.values import (
    MAX_SIGN_KINDS,
    NON_DECIMAL_DIGITS,
    CharacterCounts,
    SignKind,
)
from newsclean.text.controls import UNSAFE_CONTROLS

KINDS = tuple(SIGN_KINDS.values())
SIGNS = "".join(kind.signs for kind in KINDS)
# Surrogates without a partner too, which pages with broken escapes bring.
ANY_CHARACTER = st.characters(codec=None, categories=None, exclude_categories=())
CHARACTERS = st.one_of(
    st.sampled_from([*SIGNS, *" aÄ1新²①\n\u3000\u0301𝐀Ⓐǅ٣\ud800"]), ANY_CHARACTER
)
TEXTS = st.lists(st.text(CHARACTERS, max_size=40), max_size=4)
WHOLE = "".join(map(chr, range(0x20000)))  # beyond, letters are all of one kind
LONG = ["", "a" * 1_000_000, "新。" * 500_000, "\U0001f600. " * 300_000, WHOLE]
HEADS = ["7A" * 300, "ab" * 100 + "7A", "|" * 300, ": " * 300 + "|", "a. " * 100, "a." * 100]


def walk(texts: list[str], most: int, kinds: tuple[SignKind, ...]) -> CharacterCounts:
    """The counts, by Python's own words for each character."""

    def find_signs(text: str, kind: SignKind) -> list[str]:
        text = text[: kind.most or None]
        return [
            char
            for char, after in zip(text, f"{text[1:]} ", strict=False)
            if char in kind.signs and (after.isspace() or not kind.before_space)
        ]

    return CharacterCounts(
        [
            all(char == " " or char.isalnum() for char in text)
            and bool(text.strip(" ") or not text)
            for text in texts
        ],
        [sum(map(str.isdigit, text[:most])) for text in texts],
        [sum(map(str.isupper, text[:most])) for text in texts],
        [sum(map(has_wide_lead_byte, text)) for text in texts],
        tuple([len(find_signs(text, kind)) for text in texts] for kind in kinds),
    )


def has_wide_lead_byte(char: str) -> bool:
    """Whether a character's first byte in UTF-8 is one of those of wide characters."""
    return char.encode("utf-8", "replace")[0] in pure.WIDE_LEAD_BYTES


@given(texts=TEXTS, most=st.integers(1, 50))
def test_counts_are_those_of_each_character(
    kernel: ModuleType, texts: list[str], most: int
) -> None:
    assert kernel.CharacterCounter(most, KINDS).count(texts) == walk(texts, most, KINDS)


def test_every_character_by_itself(kernel: ModuleType) -> None:
    texts = list(WHOLE)
    assert kernel.CharacterCounter(1, KINDS).count(texts) == walk(texts, 1, KINDS)


@pytest.mark.parametrize("text", [*LONG, *HEADS], ids=lambda text: ascii(text[:8]))
def test_long_texts(compiled: ModuleType, text: str) -> None:
    counts = compiled.CharacterCounter(COUNTED_HEAD_CHARS, KINDS).count([text])
    assert counts == pure.CharacterCounter(COUNTED_HEAD_CHARS, KINDS).count([text])
    assert compiled.count_text_columns(text) == pure.count_text_columns(text)


def test_a_counter_counts_the_same_twice(kernel: ModuleType) -> None:
    counter = kernel.CharacterCounter(COUNTED_HEAD_CHARS, KINDS)
    assert counter.count(HEADS) == counter.count(HEADS) == walk(HEADS, COUNTED_HEAD_CHARS, KINDS)
    assert counter.count([]) == ([], [], [], [], ([],) * len(KINDS))


def test_a_kind_may_have_no_sign_and_signs_may_be_of_two_kinds(kernel: ModuleType) -> None:
    counter = kernel.CharacterCounter(1, [SignKind(""), SignKind("]^-"), SignKind("^")])
    assert counter.count(["a]^-b"]).signs == ([0], [3], [1])
    assert kernel.CharacterCounter(1, []).count(["."]).signs == ()


def test_the_text_of_a_subclass_is_a_text(kernel: ModuleType) -> None:
    class Smart(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "other"

    texts = [Smart("新. A1")]
    assert kernel.CharacterCounter(9, KINDS).count(texts) == walk(["新. A1"], 9, KINDS)
    assert kernel.count_wide_chars(texts[0]) == 1
    assert kernel.count_text_columns(texts[0]) == 6
    assert kernel.keep_alnum(texts[0]) == "新A1"


def test_too_many_kinds_and_signs_beyond_the_plane_are_refused(kernel: ModuleType) -> None:
    kernel.CharacterCounter(1, [SignKind("a")] * MAX_SIGN_KINDS)
    with pytest.raises(ValueError, match="9 kinds of signs"):
        kernel.CharacterCounter(1, [SignKind("a")] * (MAX_SIGN_KINDS + 1))
    with pytest.raises(ValueError, match="beyond U"):
        kernel.CharacterCounter(1, [SignKind("\U0001f600")])


@pytest.mark.parametrize("odd", [None, 5, b"bytes", ["list"]])
def test_what_is_no_text_is_refused(compiled: ModuleType, odd: object) -> None:
    for read in (
        compiled.count_wide_chars,
        compiled.count_text_columns,
        compiled.keep_alnum,
        compiled.has_unsafe_controls,
        compiled.count_opened_tags,
        compiled.list_letter_pairs,
        compiled.split_tokens,
        compiled.split_letters,
        compiled.MatchCounter(str.isalpha).count,
        lambda text: compiled.CharacterCounter(1, KINDS).count([text]),
    ):
        with pytest.raises(TypeError):
            read(odd)


@given(text=st.text(CHARACTERS))
def test_columns_are_those_of_each_character(kernel: ModuleType, text: str) -> None:
    wide = sum(map(has_wide_lead_byte, text))
    marks = len(pure.COMBINING_MARK.findall(text))
    assert kernel.count_wide_chars(text) == wide
    assert kernel.count_text_columns(text) == len(text) + wide - marks


@given(text=st.text(CHARACTERS))
def test_letters_and_digits_are_kept(kernel: ModuleType, text: str) -> None:
    assert kernel.keep_alnum(text) == "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "text", [*LONG, "\U0001f600\U0001d400", *HEADS], ids=lambda text: ascii(text[:8])
)
def test_letters_and_digits_of_long_texts(kernel: ModuleType, text: str) -> None:
    assert kernel.keep_alnum(text) == "".join(filter(str.isalnum, text))


def test_the_width_of_every_character(kernel: ModuleType) -> None:
    assert list(map(kernel.count_wide_chars, WHOLE)) == list(map(has_wide_lead_byte, WHOLE))
    marks = map(bool, map(pure.COMBINING_MARK.match, WHOLE))
    columns = [1 + has_wide_lead_byte(char) - mark for char, mark in zip(WHOLE, marks, strict=True)]
    assert list(map(kernel.count_text_columns, WHOLE)) == columns


def test_digits_that_are_no_decimals() -> None:
    """The list is what Unicode says, for all characters that Python knows."""
    listed = re.compile(f"[{NON_DECIMAL_DIGITS}]")
    for char in WHOLE:
        odd = char.isdigit() and not char.isdecimal()
        assert bool(listed.match(char)) == odd, unicodedata.name(char)


def test_the_unsafe_controls_are_those_that_are_taken_out(kernel: ModuleType) -> None:
    beyond = [*WHOLE, *map(chr, range(0xDFF00, 0xE0200)), "\U0010ffff", "\U0001f3f4"]
    expected = [UNSAFE_CONTROLS.search(char) is not None for char in beyond]
    for around in ("", "a", "\xe9", "新", "\U0001f600"):  # characters of one, two and four bytes
        found = [kernel.has_unsafe_controls(around + char + around) for char in beyond]
        assert found == expected
    assert not kernel.has_unsafe_controls("")


@given(text=st.text(st.sampled_from("</a新\U0001f600\u013c\u012f")))
def test_opened_tags_are_counted(kernel: ModuleType, text: str) -> None:
    assert kernel.count_opened_tags(text) == len(re.findall("<(?!/)", text))


@given(text=st.text(CHARACTERS))
def test_accepted_characters_are_counted(kernel: ModuleType, text: str) -> None:
    for accept in (str.isupper, str.isspace, str.isalnum):
        counter = kernel.MatchCounter(accept)
        assert counter.count(text) == counter.count(text) == sum(map(accept, text))


def test_a_character_is_judged_once_but_rare_ones_are_not_kept(kernel: ModuleType) -> None:
    judged: list[str] = []

    def judge(char: str) -> bool:
        judged.append(char)
        return char > "b"

    counter = kernel.MatchCounter(judge)
    assert [counter.count("abca\uffff"), counter.count("ab\uffff")] == [2, 1]
    assert sorted(judged) == ["a", "b", "c", "\uffff"]
    assert counter.count("\U00010000" * 3) == 3
    assert judged[4:] == ["\U00010000"] * 3


def test_a_failing_judge_fails_the_count(kernel: ModuleType) -> None:
    def refuse(char: str) -> bool:
        raise LookupError(char)

    with pytest.raises(LookupError):
        kernel.MatchCounter(refuse).count("a")


@given(text=st.text(CHARACTERS))
def test_pairs_of_letters(kernel: ModuleType, text: str) -> None:
    pairs = [a + b for a, b in pairwise(text) if a.isalpha() and b.isalpha()]
    assert kernel.list_letter_pairs(text) == pairs
