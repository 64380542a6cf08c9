"""The kernel in pure Python, second part: splits texts into words, finds and compares words."""

import re
from collections.abc import Iterable, Sequence
from operator import add

TOKEN = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")


def blank_other_bytes(word: re.Pattern[str]) -> bytes:
    """The table for `bytes.translate` that leaves nothing but words and spaces of ASCII."""
    kept = bytes(code if word.match(chr(code)) else ord(" ") for code in range(0x80))
    return kept.ljust(0x100)


# A pattern finds words in any text. In ASCII, where most lines are, signs are turned into spaces as
# bytes and the text is split at these, which takes half of the time.
SPACES_BESIDE_TOKENS, SPACES_BESIDE_LETTERS = map(blank_other_bytes, (TOKEN, LETTERS))


def split_tokens(text: str) -> list[str]:
    """The words and numbers of a text.

    >>> split_tokens("The 3rd, well-known café"), split_tokens("a_b: 2")
    (['The', '3rd', 'well', 'known', 'café'], ['a_b', '2'])
    """
    if text.isascii():
        return text.encode().translate(SPACES_BESIDE_TOKENS).decode().split()
    return TOKEN.findall(text)


def split_letters(text: str) -> list[str]:
    """The words of a text; a digit or an underscore ends one.

    >>> split_letters("The 3rd, well-known café"), split_letters("a_b: 2")
    (['The', 'rd', 'well', 'known', 'café'], ['a', 'b'])
    """
    if text.isascii():
        return text.encode().translate(SPACES_BESIDE_LETTERS).decode().split()
    return LETTERS.findall(text)


def list_letter_pairs(text: str) -> list[str]:
    """The pairs of letters side by side in a text, in its order.

    >>> list_letter_pairs("青。河水位")
    ['河水', '水位']
    """
    pairs = map(add, text, text[1:])
    return list(pairs if text.isalpha() else filter(str.isalpha, pairs))


def count_shared_words(
    texts: Sequence[Sequence[str]], members: Sequence[float], min_chars: int = 0
) -> tuple[list[int], list[int]]:
    """How many different words each text has, and how many of them another member has.

    Args:
        texts: the words of each text.
        members: for each text whether its words count for the others.
        min_chars: shorter words are left out.

    Raises:
        ValueError: there are not as many texts as members.

    >>> count_shared_words([["the", "river", "rose"], ["river", "a"], ["rose"]], [1, 1, 0], 2)
    ([3, 1, 1], [1, 1, 1])
    """
    vocabularies = [{word for word in words if len(word) >= min_chars} for words in texts]
    used, used_twice = set[str](), set[str]()
    for words, is_member in zip(vocabularies, members, strict=True):
        if is_member:
            used_twice |= used & words
            used |= words
    return list(map(len, vocabularies)), [
        len(words & (used_twice if is_member else used))
        for words, is_member in zip(vocabularies, members, strict=True)
    ]


class WordFinder:
    """Finds many words in a text without looking for each of them, wherever they stand in it.

    >>> finder = WordFinder(["photo", "photoby", "by"])
    >>> finder.has_word("standby"), sorted(finder.find_words("photoby"))
    (True, ['by', 'photo', 'photoby'])
    >>> finder.find_starts("photoby")
    [0, 5]
    """

    # The words stand in a table by their first character. Only those are looked for whose first
    # character the text has. A pattern of all words takes as long, and milliseconds to compile.
    __slots__ = ("_table",)

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words.

        Raises:
            ValueError: a word is empty.
        """
        table: dict[str, set[str]] = {}
        for word in words:
            if not word:
                raise ValueError("an empty word")
            table.setdefault(word[0], set()).add(word)
        self._table = {first: tuple(sorted(group)) for first, group in table.items()}

    def has_word(self, text: str) -> bool:
        """Whether one of the words stands in a text."""
        for first in self._table.keys() & text:
            for word in self._table[first]:  # loops cost half of what any() does here
                if word in text:
                    return True
        return False

    def find_words(self, text: str) -> set[str]:
        """The words that stand in a text."""
        return {
            word
            for first in self._table.keys() & text
            for word in self._table[first]
            if word in text
        }

    def find_starts(self, text: str) -> list[int]:
        """The places of a text where a word begins, in its order."""
        table = self._table
        return [
            at
            for at, first in enumerate(text)
            if first in table and text.startswith(table[first], at)
        ]
