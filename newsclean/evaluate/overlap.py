"""How much of a body is right: the grams (runs of words) that a text shares with gold.

The metric is that of the article extraction benchmark (github.com/scrapinghub/
article-extraction-benchmark): grams of four words, here of four characters where a language sets
no spaces.

>>> measure_overlap("one two three four five", "two three four five six", lang="en")
Overlap(right=1, surplus=1, missed=1)
>>> measure_overlap("海港隧道通车", "海港隧道 通车", lang="zh").f1
1.0
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

GRAM_UNITS = 4
UNSPACED_LANGUAGES = frozenset({"zh", "ja", "th"})
WORD = re.compile(r"\w+")


class Overlap(NamedTuple):
    """Counts: what is right, what is surplus (given, but not in gold) and what was missed."""

    right: int
    surplus: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the given that is right; 1 where gold and the given are both empty."""
        return 1.0 if self.surplus == self.missed == 0 else compute_share(self.right, self.surplus)

    @property
    def recall(self) -> float:
        """The share of gold that was given; 1 where gold and the given are both empty."""
        return 1.0 if self.surplus == self.missed == 0 else compute_share(self.right, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return compute_harmonic_mean(self.precision, self.recall)

    def add_counts(self, other: "Overlap") -> "Overlap":
        """Both counted together."""
        return Overlap(*(one + two for one, two in zip(self, other, strict=True)))


def compute_share(part: int, rest: int) -> float:
    """The share of a part in the whole; 0 where the whole is empty."""
    return part / (part + rest) if part + rest else 0.0


def compute_harmonic_mean(one: float, other: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * one * other / (one + other) if one + other else 0.0


def measure_overlap(
    gold: str | None, given: str | None, *, lang: str | None, neutral: Iterable[str] = ()
) -> Overlap:
    """The grams of a given text against those of gold, each as often as it occurs.

    Args:
        gold: the body.
        given: what a record says.
        lang: gold's language; it decides between words and characters.
        neutral: lines that may be given or left out: surplus words in them are not counted.
    """
    want, got = count_grams(gold, lang), count_grams(given, lang)
    allowed = Counter[Sequence[str]]()
    for line in neutral:
        allowed.update(count_grams(line, lang))
    for gram in allowed.keys() & got.keys():
        if got[gram] > want[gram]:
            got[gram] = max(want[gram], got[gram] - allowed[gram])
    right = (want & got).total()
    return Overlap(right, got.total() - right, want.total() - right)


def count_grams(text: str | None, lang: str | None) -> Counter[Sequence[str]]:
    """How often each gram of a text occurs; a text of fewer than four is one gram."""
    units: Sequence[str]
    if (lang or "")[:2] in UNSPACED_LANGUAGES:
        units = "".join((text or "").split())
    else:
        units = tuple(WORD.findall(text or ""))
    if not units:
        return Counter()
    return Counter(units[i : i + GRAM_UNITS] for i in range(max(1, len(units) - GRAM_UNITS + 1)))
