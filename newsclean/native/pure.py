"""The kernel in pure Python: what is computed, and what the compiled kernel must give too."""

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import and_, getitem

from newsclean.native.pure_words import (
    WordFinder,
    count_shared_words,
    list_letter_pairs,
    split_letters,
    split_tokens,
)
from newsclean.native.tag_patterns import BLANK, match_any_case, match_ordinary_attributes
from newsclean.native.values import (
    ALNUM_RUN,
    MAX_SIGN_KINDS,
    MAX_TREE_LEAVES,
    NON_DECIMAL_DIGITS,
    CharacterCounts,
    SignKind,
)

__all__ = [
    "CharacterCounter",
    "ForestScorer",
    "MatchCounter",
    "TokenFinder",
    "WordFinder",
    "count_opened_tags",
    "count_shared_words",
    "count_text_columns",
    "count_wide_chars",
    "has_unsafe_controls",
    "keep_alnum",
    "list_letter_pairs",
    "split_letters",
    "split_tokens",
    "sum_by_group",
]

# ---- characters ----

# First bytes of U+3000–U+DFFF (CJK, kana, Hangul) and of U+F000–U+FFFF (compatibility, full-width
# forms), in UTF-8. Counting these is quick and costs nothing at start-up; a regular expression with
# the ranges takes 3 ms to compile.
WIDE_LEAD_BYTES = bytes((*range(0xE3, 0xEE), 0xEF))
DIGIT = re.compile(f"[\\d{NON_DECIMAL_DIGITS}]")
COMBINING_MARK = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u093c-\u094d\u0e31-\u0e4e]")
MARK_LEAD_BYTES = bytes((0xCC, 0xCD, 0xD6, 0xD9, 0xE0))  # first bytes of these in UTF-8
# Signs of one byte in UTF-8. Taken out as bytes they cost a tenth of what it costs to ask each
# character, and they are most of the signs of any text.
ASCII_SIGNS = bytes(code for code in range(0x80) if not chr(code).isalnum())
LAST_KEPT_CHARACTER = "\uffff"
ASCII_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
# Unsafe controls (`text.controls`) as bytes of UTF-8: a search for them takes a tenth of the time.
CONTROL_BYTES = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
PLAIN_ASCII_BYTES = bytes(range(0x80)).translate(None, CONTROL_BYTES)
UNSAFE_CONTROL_SEQUENCES = re.compile(
    rb"\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80\x81]"
)


def count_wide_chars(text: str) -> int:
    """How many wide characters a text has.

    >>> count_wide_chars("新闻 news"), count_wide_chars("Straße")
    (2, 0)
    """
    if text.isascii():
        return 0
    data = text.encode("utf-8", "replace")
    return len(data) - len(data.translate(None, WIDE_LEAD_BYTES))


def count_text_columns(text: str) -> int:
    """The columns that a text takes on a terminal: two for a wide character, none for an accent.

    >>> count_text_columns("abc"), count_text_columns("新闻"), count_text_columns("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    data = text.encode("utf-8", "replace")
    wide = len(data) - len(data.translate(None, WIDE_LEAD_BYTES))
    # Most texts have no such byte, and to look for the marks takes three times as long.
    marked = len(data) > len(data.translate(None, MARK_LEAD_BYTES))
    return len(text) + wide - (len(COMBINING_MARK.findall(text)) if marked else 0)


def keep_alnum(text: str) -> str:
    """Only the letters and digits of a text.

    >>> keep_alnum("“The Mill” – stood still…"), keep_alnum("The Mill_2")
    ('TheMillstoodstill', 'TheMill2')
    """
    data = text.encode("utf-8", "replace").translate(None, ASCII_SIGNS)
    if data.isascii():
        return data.decode("ascii")
    kept = data.decode("utf-8")
    return kept if kept.isalnum() else "".join(ALNUM_RUN.findall(kept))


def count_opened_tags(text: str) -> int:
    """How many `<` a text has that no `/` follows.

    >>> count_opened_tags("<p>1 < 2</p>")
    2
    """
    return text.count("<") - text.count("</")


def has_unsafe_controls(text: str) -> bool:
    r"""Whether a text has any control that `text.controls` takes out.

    >>> has_unsafe_controls("\u202eexe"), has_unsafe_controls("“News”\n")
    (True, False)
    """
    odd = text.encode("utf-8", "replace").translate(None, PLAIN_ASCII_BYTES)
    return bool(odd) and (
        len(odd.translate(None, CONTROL_BYTES)) < len(odd)
        or UNSAFE_CONTROL_SEQUENCES.search(odd) is not None
    )


class MatchCounter:
    """Counts the characters of texts that a function accepts.

    Each character up to U+FFFF is judged once: there are a million others, and they are rare.

    >>> MatchCounter(str.isupper).count("The Mill_2")
    2
    """

    __slots__ = ("_accept", "_verdicts")

    def __init__(self, accept: Callable[[str], bool]) -> None:
        """Keep the function that judges a character."""
        self._accept = accept
        self._verdicts: dict[str, bool] = {}

    def count(self, text: str) -> int:
        """How many characters of a text are accepted."""
        verdicts = self._verdicts
        for char in set(text).difference(verdicts):
            if char <= LAST_KEPT_CHARACTER:
                verdicts[char] = bool(self._accept(char))
        return sum(
            verdicts[char] if char in verdicts else bool(self._accept(char)) for char in text
        )


class CharacterCounter:
    """Counts the characters of texts: digits, capitals, wide ones, and kinds of signs."""

    __slots__ = ("_finders", "_most")

    def __init__(self, most: int, kinds: Sequence[SignKind]) -> None:
        """Prepare the counting.

        Args:
            most: the first characters of a text, in which digits and capitals are counted.
            kinds: the signs to count, `MAX_SIGN_KINDS` kinds of them at most.

        Raises:
            ValueError: there are too many kinds, or a sign lies beyond U+FFFF.
        """
        if len(kinds) > MAX_SIGN_KINDS:
            raise ValueError(f"{len(kinds)} kinds of signs, at most {MAX_SIGN_KINDS}")
        self._most = most
        self._finders = [(make_sign_finder(kind), kind.most or None) for kind in kinds]

    def count(self, texts: Sequence[str]) -> CharacterCounts:
        """Count the characters of each text.

        >>> counter = CharacterCounter(200, [SignKind(",;"), SignKind(".", before_space=True)])
        >>> counter.count(["Rain, 3.5 cm.", "新闻"])
        CharacterCounts(plain=[False, True], digits=[2, 0], capitals=[1, 0], wide=[0, 2],\
 signs=([1, 0], [1, 0]))
        """
        plain = [is_plain(text) for text in texts]
        heads = [text[: self._most] for text in texts]
        pairs = list(zip(texts, plain, strict=True))
        return CharacterCounts(
            plain,
            [0 if head.isalpha() else len(DIGIT.findall(head)) for head in heads],
            list(map(count_capitals, heads)),
            list(map(count_wide_chars, texts)),
            tuple(
                [0 if is_plain else len(find(text[:most])) for text, is_plain in pairs]
                for find, most in self._finders
            ),
        )


def make_sign_finder(kind: SignKind) -> Callable[[str], list[str]]:
    """What lists the signs of a kind in a text."""
    if any(sign > "\uffff" for sign in kind.signs):
        raise ValueError(f"a sign beyond U+FFFF: {kind.signs}")
    end = r"(?=\s|$)" if kind.before_space else ""
    return re.compile(f"[{re.escape(kind.signs)}]{end}" if kind.signs else "(?!)").findall


def is_plain(text: str) -> bool:
    """Whether a text has nothing but letters, digits and spaces, as most lines of a menu do."""
    return not text or text.isalnum() or text.replace(" ", "").isalnum()


def count_capitals(text: str) -> int:
    """How many capitals a text has."""
    if f"{text}a".islower():  # a letter more, since a text without any letter has no case
        return 0
    if text.isascii():
        return len(text) - len(text.encode().translate(None, ASCII_CAPITALS))
    return sum(map(str.isupper, text))


# ---- tags ----


class TokenFinder:
    """Finds the next token of HTML that is no ordinary one.

    Ordinary are a `<` that is text; a comment without brackets, which any parser drops; a tag in
    the usual form with few attributes, of none of the names that are told. No `<` in one of these
    may begin a token, so the search goes on behind the first.
    """

    __slots__ = ("_find",)

    def __init__(
        self, starts: Collection[str], ends: Collection[str], most: int, most_chars: int
    ) -> None:
        """Prepare the search.

        Args:
            starts: the names of tags whose start tags are never ordinary: small ASCII letters.
            ends: the names of tags whose end tags are never ordinary.
            most: how many attributes an ordinary tag has at most.
            most_chars: how many characters a value of one has at most.

        Raises:
            ValueError: a name has other characters.
        """
        for name in (*starts, *ends):
            if not (name.isascii() and name.isalpha() and name.islower()):
                raise ValueError(f"a name of other than small ASCII letters: {name!r}")
        attributes = match_ordinary_attributes(most, most_chars)
        self._find = re.compile(
            rf"""<(?!
                /(?!{match_any_case(ends)}) [a-zA-Z][^{BLANK}/<>]*+ {attributes}
              | (?!{match_any_case(starts)}) [a-zA-Z][^{BLANK}/<>]*+ {attributes}
              | !--(?!-?>)[^<>]*+(?<=--)>
              | [^a-zA-Z/!?] | \Z
            )""",
            re.VERBOSE,
        ).search

    def find(self, text: str, at: int, stop: int) -> int:
        """Where the next such token begins, from `at` on; `stop`, the search's end, if none does.

        Raises:
            IndexError: `at` or `stop` lies outside of the text.

        >>> TokenFinder({"svg"}, {"body"}, 200, 1000).find("<p>1 < 2<br a=1></p><svg>", 0, 25)
        20
        """
        if not 0 <= at <= stop <= len(text):
            raise IndexError(f"from {at} to {stop} in a text of {len(text)} characters")
        found = self._find(text, at, stop)
        return found.start() if found else stop


# ---- numbers ----


def sum_by_group(groups: Sequence[int], values: Sequence[float], count: int) -> list[float]:
    """The sum of the values of each group, added in their order.

    Args:
        groups: for each value the number of its group, from 0 on.
        values: the values.
        count: how many groups there are.

    Raises:
        ValueError: there are not as many values as numbers of groups.
        IndexError: there is no such group.

    >>> sum_by_group([0, 1, 0], [1.0, 2.0, 4.0], 2)
    [5.0, 2.0]
    """
    sums = [0.0] * count
    for group, value in zip(groups, values, strict=True):
        sums[group] += value
    return sums


# ---- trees ----

# For each byte the number of its lowest set bit: the first leaf that is open.
LOWEST_SET_BIT = bytes((bits & -bits or 1).bit_length() - 1 for bits in range(256))


class PlainZero(float):
    """A zero from which `sum` adds one number to the next, each result rounded once.

    From a plain 0.0 Python does so up to 3.11; later ones carry the rounding errors along, so the
    same card would give other last bits there.
    """


ZERO = 0.0 if sys.version_info < (3, 12) else PlainZero()


class ForestScorer:
    """Adds up what the leaves of many small trees say of each block.

    No tree is walked: a value above a border closes the leaves on the low side of that split, in
    all trees at once, and the first leaf of a tree that stays open is the block's (Lucchese and
    others, "QuickScorer", 2015).

    Attributes:
        features: the features that are asked for.
    """

    __slots__ = ("_all_leaves", "_asked", "_leaves", "features")

    def __init__(
        self,
        leaves: Sequence[tuple[float, ...]],
        splits: Iterable[tuple[str, float, int, int]],
    ) -> None:
        """Prepare the trees.

        Args:
            leaves: the values of each tree's leaves, low sides first: 1 to `MAX_TREE_LEAVES`.
            splits: for each split its feature, its border, the number of its tree, and the bits of
                the leaves that a value above the border closes.
        """
        closing: dict[str, dict[float, int]] = {}
        for name, border, tree, closed in splits:
            closed_by = closing.setdefault(name, {})
            closed_by[border] = closed_by.get(border, 0) | closed << MAX_TREE_LEAVES * tree
        self.features = tuple(closing)
        self._leaves = tuple(leaves)
        self._all_leaves = (1 << MAX_TREE_LEAVES * len(leaves)) - 1
        # For each feature its ascending borders, and the bits of the leaves that are open to a
        # value above none of them, above the first, above the first two …
        self._asked = {
            name: (tuple(sorted(closed_by)), tuple(self._list_open_leaves(closed_by)))
            for name, closed_by in closing.items()
        }

    def _list_open_leaves(self, closed_by: Mapping[float, int]) -> Iterable[int]:
        """The bits of the leaves that stay open above more and more borders."""
        return accumulate(
            (closed_by[border] for border in sorted(closed_by)),
            lambda left, closed: left & ~closed,
            initial=self._all_leaves,
        )

    def score(self, columns: Mapping[str, Sequence[float]], count: int) -> list[float]:
        """The sum of each block's leaves, added from the first tree to the last.

        Args:
            columns: the values of each feature, one for each block.
            count: how many blocks there are.

        Raises:
            LookupError: a column is missing or too short.

        >>> stump = ForestScorer([(-1.0, 2.0)], [("log_length", 5.0, 0, 0b01)])
        >>> stump.score({"log_length": [5.0, 6.0]}, 2)
        [-1.0, 2.0]
        """
        shared, rows = self._all_leaves, [self._all_leaves] * count
        for name, (borders, open_leaves) in self._asked.items():
            column = columns[name]
            if len(column) < count:
                raise IndexError(f"{name} has {len(column)} values for {count} blocks")
            open_to = {value: open_leaves[bisect_left(borders, value)] for value in set(column)}
            if len(open_to) == 1:  # all blocks have one value
                shared &= open_to[column[0]]
            else:
                rows = list(map(and_, rows, map(open_to.__getitem__, column)))
        width = len(self._leaves)
        scores: dict[int, float] = {}  # by the open leaves, which blocks of a long page share
        for row in set(rows):
            leaves = (row & shared).to_bytes(width, "little").translate(LOWEST_SET_BIT)
            scores[row] = sum(map(getitem, self._leaves, leaves), ZERO)
        return list(map(scores.__getitem__, rows))
