"""How odd bytes read in a single-byte encoding: the cost of its letters.

A wrong encoding shows in the letters: a capital or a symbol inside a word, a Cyrillic letter beside
a Latin one, letters that no language has together. A detector knows only the languages that it was
trained on, by their frequent pairs of letters. For these costs the alphabet of a language is enough
(data/encodings/alphabets.txt).
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from newsclean.data import find_data
from newsclean.decode.web_codecs import decode_as
from newsclean.text.controls import ASCII_BYTES

ALPHABETS_FILE = find_data("encodings", "alphabets.txt")
EVERY_BYTE = bytes(range(0x100))
MAX_HIGH_BYTES = 8_192
MAX_WINDOWS = 300  # more made no difference
NEVER_IN_TEXT = "¤"  # texts do not use it; where it seems to stand, it is a euro sign
REFERENCE_MARKS = "¶§†‡•"
KNOWN_SYMBOLS = REFERENCE_MARKS + "$£€¥©®™°№§½¼¾²³×±"
ORDINAL_SIGNS = "ªº"  # behind a number or a word, never before a letter: there º is a Romanian ş
IN_WORD_SIGNS = "'’-·´`" + ORDINAL_SIGNS
# Unicode categories: soft hyphen and joiners (Cf), no-break space (Zs).
INVISIBLE_CATEGORIES = frozenset({"Cf", "Zs"})
# A letter that the language does not have may stand in a foreign name, ö more often than ŧ. The
# cost of the rarity is divided by 1 + the number of languages that have the letter.
FOREIGN_LETTER_COST = 0.5
RARE_LETTER_COST = 0.5
UNUSED_ALPHABET_COST = 0.125
MIN_ALPHABET_LETTERS = 15  # in so many letters beside a-z, all of an alphabet should occur
LAST_LATIN_ROW = 2  # of Unicode, 256 characters each: U+0000 to U+02FF
AWKWARD = 1
IMPOSSIBLE = 2  # twice as odd: a control character, or the currency sign ¤


@cache
def load_alphabets() -> tuple[frozenset[str], ...]:
    """The letters beside a-z of each language in data/encodings/alphabets.txt."""
    with open(ALPHABETS_FILE, encoding="utf-8") as file:
        return tuple(frozenset(line.split()[1]) for line in file if not line.startswith("#"))


def compute_letter_costs(data: bytes, names: list[str]) -> dict[str, float]:
    r"""How odd the bytes read in each of several single-byte encodings, about 0 (well) to 2.

    The oddness is averaged over the bytes that the encodings read differently, wherever in the data
    they stand: iso-8859-15 is told from windows-1252 by the œ of a single word.

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
    """Count the wanted bytes with their two neighbours, up to `MAX_WINDOWS` of them."""
    padded = b" %b " % data
    windows: list[bytes] = []
    for found in re.finditer(b"[%b]" % re.escape(wanted), padded):
        windows.append(padded[found.start() - 1 : found.end() + 1])
        if len(windows) == MAX_WINDOWS:
            break
    return Counter(windows)


def compute_oddness(windows: Counter[bytes], table: str, alphabet: frozenset[str]) -> float:
    """The sum of the oddness of the middle bytes, read by a table, in a language's alphabet."""
    odd = 0.0
    for window, times in windows.items():
        before, middle, after = (table[byte] for byte in window)
        odd += times * score_awkwardness(before, middle, after)
        letter = get_non_ascii_letter(middle)
        if letter and letter not in alphabet:
            odd += times * price_letter(letter)
    return odd


def match_alphabet(high: Counter[int], table: str) -> tuple[frozenset[str], float]:
    """The alphabet that best explains the letters that a table makes of some bytes, and its cost.

    The cost is for letters of the alphabet that do not occur: a text with one letter of the nine
    that Lithuanian has beside a-z is not Lithuanian, but Albanian read in a wrong encoding.
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
    all_foreign = sum(prices.values())
    max_unused = UNUSED_ALPHABET_COST * min(1.0, total / MIN_ALPHABET_LETTERS)
    least, answer = all_foreign + max_unused, (frozenset[str](), max_unused)
    for alphabet in load_alphabets():
        common = prices.keys() & alphabet
        unused = max_unused * (1 - len(common) / len(alphabet))
        cost = all_foreign - sum([prices[letter] for letter in common]) + unused
        if cost < least:
            least, answer = cost, (alphabet, unused)
    return answer


@cache
def get_non_ascii_letter(character: str) -> str | None:
    """The small letter of a character, or `None` if that is in a-z (as for İ) or no letter."""
    small = character.lower()[0]
    return small if small.isalpha() and not small.isascii() and small not in IN_WORD_SIGNS else None


@cache
def price_letter(letter: str) -> float:
    """The cost of a letter that is not in the alphabet: less if other languages have it."""
    return FOREIGN_LETTER_COST + RARE_LETTER_COST / (
        1 + sum(letter in known for known in load_alphabets())
    )


@lru_cache(maxsize=1 << 16)
def score_awkwardness(before: str, middle: str, after: str) -> int:
    """How odd the middle one of three characters is: 0, `AWKWARD` or `IMPOSSIBLE`."""
    kind = unicodedata.category(middle)
    if kind in INVISIBLE_CATEGORIES or middle in IN_WORD_SIGNS:
        return AWKWARD if middle in ORDINAL_SIGNS and after.isalpha() else 0
    if kind == "Cc" or middle in NEVER_IN_TEXT:
        return IMPOSSIBLE
    if kind[0] == "L":
        capital_inside = kind == "Lu" and before.islower()
        mixed = has_mixed_scripts(before, middle) or has_mixed_scripts(middle, after)
        return AWKWARD if capital_inside or mixed else 0
    if kind[0] == "M":  # a combining mark needs a letter
        return 0 if before.isalpha() else AWKWARD
    if kind[0] == "P" and middle not in REFERENCE_MARKS:
        return AWKWARD if before.isalpha() and after.isalpha() else 0
    beside_letter = before.isalpha() or after.isalpha()
    return AWKWARD if beside_letter or middle not in KNOWN_SYMBOLS else 0


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
