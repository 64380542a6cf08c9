"""How odd the text is that an encoding of single bytes makes of some bytes.

A wrong reading gives itself away by its letters: a capital or a symbol inside a word, a Cyrillic
letter beside a Latin one, letters that no language writes together. A detector knows its languages
by their frequent pairs of letters and nothing of a language that it was not trained on; an alphabet
is enough here.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from newsclean.data import find_data
from newsclean.decode.web_codecs import decode_as

ALPHABETS_FILE = find_data("encodings", "alphabets.txt")
EVERY_BYTE = bytes(range(0x100))
ASCII_BYTES = bytes(range(0x80))
MAX_HIGH_BYTES = 8_192
MAX_WINDOWS = 300  # more made no difference
NEVER_IN_TEXT = "¤"  # stands in no text; where it seems to, it is a euro sign
REFERENCE_MARKS = "¶§†‡•"
KNOWN_SYMBOLS = REFERENCE_MARKS + "$£€¥©®™°№§½¼¾²³×±"
IN_WORD_SIGNS = "'’-·´`ªº"
INVISIBLE_CATEGORIES = frozenset(
    {"Cf", "Zs"}
)  # a soft hyphen, a joiner, a space that does not break
# A letter that the language does not write stands in a foreign name; ö does so more often than ŧ.
FOREIGN_LETTER_COST = 0.5
RARE_LETTER_COST = 0.5
UNUSED_ALPHABET_COST = 0.125
MIN_ALPHABET_LETTERS = 15  # letters in which an alphabet shows
LAST_LATIN_ROW = 2  # Unicode up to U+02FF


@cache
def load_alphabets() -> tuple[frozenset[str], ...]:
    """The letters beside a-z of each language in data/encodings/alphabets.txt."""
    with open(ALPHABETS_FILE, encoding="utf-8") as file:
        return tuple(frozenset(line.split()[1]) for line in file if not line.startswith("#"))


def compute_letter_costs(data: bytes, names: list[str]) -> dict[str, float]:
    r"""How odd each of several encodings of single bytes reads, as a share of the bytes at issue.

    Only the bytes that they read differently are looked at, in the whole of the data: iso-8859-15
    is told from windows-1252 by the œ of a single word.

    >>> costs = compute_letter_costs(b"Le c\xbdur", ["windows-1252", "iso-8859-15"])
    >>> {name: round(share, 1) for name, share in costs.items()}
    {'windows-1252': 1.0, 'iso-8859-15': 0.0}
    """
    tables = {name: decode_as(EVERY_BYTE, name) for name in names}
    differing = bytes(
        byte for byte in EVERY_BYTE if len({table[byte] for table in tables.values()}) > 1
    )
    windows = collect_windows(differing, data) if differing else Counter()
    high = Counter(data.translate(None, ASCII_BYTES)[:MAX_HIGH_BYTES])
    total = max(1, windows.total())
    costs: dict[str, float] = {}
    for name, table in tables.items():
        alphabet, unused = match_alphabet(high, table)
        costs[name] = compute_oddness(windows, table, alphabet) / total + unused
    return costs


def collect_windows(wanted: bytes, data: bytes) -> Counter[bytes]:
    """The first of the wanted bytes, each with its two neighbours, and how often they stand so."""
    padded = b" %b " % data
    windows: list[bytes] = []
    for found in re.finditer(b"[%b]" % re.escape(wanted), padded):
        windows.append(padded[found.start() - 1 : found.end() + 1])
        if len(windows) == MAX_WINDOWS:
            break
    return Counter(windows)


def compute_oddness(windows: Counter[bytes], table: str, alphabet: frozenset[str]) -> float:
    """What is odd about the middle bytes when they are read by a table, in a language."""
    odd = 0.0
    for window, times in windows.items():
        before, middle, after = (table[byte] for byte in window)
        odd += times * score_awkwardness(before, middle, after)
        letter = get_non_ascii_letter(middle)
        if letter and letter not in alphabet:
            odd += times * price_letter(letter)
    return odd


def match_alphabet(high: Counter[int], table: str) -> tuple[frozenset[str], float]:
    """The alphabet that explains best the letters that a table makes of some bytes.

    With it comes what it costs that a part of it does not occur: a text of one letter of the nine
    that Lithuanian has beside a-z is Albanian in another encoding.
    """
    letters: Counter[str] = Counter()
    for byte, times in high.items():
        letter = get_non_ascii_letter(table[byte])
        if letter:
            letters[letter] += times
    if not letters:
        return frozenset(), 0.0
    total = letters.total()
    prices = {letter: times * price_letter(letter) / total for letter, times in letters.items()}
    every, seen = (
        sum(prices.values()),
        UNUSED_ALPHABET_COST * min(1.0, total / MIN_ALPHABET_LETTERS),
    )
    least, answer = every + seen, (frozenset[str](), seen)
    for known in load_alphabets():
        common = prices.keys() & known
        unused = seen * (1 - len(common) / len(known))
        odd = every - sum([prices[letter] for letter in common]) + unused
        if odd < least:
            least, answer = odd, (known, unused)
    return answer


@cache
def get_non_ascii_letter(character: str) -> str | None:
    """A letter beside a-z, small, or `None` for what is none (the small letter of İ is i)."""
    small = character.lower()[0]
    return small if small.isalpha() and not small.isascii() and small not in IN_WORD_SIGNS else None


@cache
def price_letter(letter: str) -> float:
    """What a letter costs that the language does not write: it may stand in a foreign name."""
    return FOREIGN_LETTER_COST + RARE_LETTER_COST / (
        1 + sum(letter in known for known in load_alphabets())
    )


@lru_cache(maxsize=1 << 16)
def score_awkwardness(before: str, middle: str, after: str) -> int:
    """How odd the middle one of three characters is, such as a symbol in a word."""
    kind = unicodedata.category(middle)
    if kind in INVISIBLE_CATEGORIES or middle in IN_WORD_SIGNS:
        return 0
    if kind[0] == "L":
        inside = kind == "Lu" and before.islower()
        return int(inside or has_mixed_scripts(before, middle) or has_mixed_scripts(middle, after))
    if kind[0] == "M":
        return int(not before.isalpha())
    beside = before.isalpha() or after.isalpha()
    if kind[0] == "P" and middle not in REFERENCE_MARKS:
        return int(before.isalpha() and after.isalpha())
    if kind == "Cc" or middle in NEVER_IN_TEXT:
        return 2
    return int(beside or middle not in KNOWN_SYMBOLS)


def has_mixed_scripts(one: str, other: str) -> bool:
    """Whether two letters side by side are of different scripts.

    >>> has_mixed_scripts("t", "й"), has_mixed_scripts("t", "é"), has_mixed_scripts("t", " ")
    (True, False, False)
    """
    return (
        one.isalpha()
        and other.isalpha()
        and max(ord(one) >> 8, LAST_LATIN_ROW) != max(ord(other) >> 8, LAST_LATIN_ROW)
    )
