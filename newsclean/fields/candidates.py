"""Putting the candidates for a field in order: the surest first, each value once."""

from collections.abc import Container, Iterable
from typing import TypeVar

from newsclean.model import Claim, Found
from newsclean.text.fold import keep_alnum, soften

T = TypeVar("T")

__all__ = [
    "begins_otherwise",
    "make_claim_candidate",
    "make_folded_key",
    "make_folded_keys",
    "rank_candidates",
]

# All signs of ASCII but the line break.
ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum() and code != ord("\n"))


def rank_candidates(candidates: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """The candidates, best first; of equal values only the surest stays, and none is surer than 1.

    >>> from newsclean.model import Place
    >>> a, b, c = (Found(v, v, Place(), "r", n) for v, n in (("A", 0.5), ("B", 0.9), ("a", 0.7)))
    >>> [found.value for found in rank_candidates([a, b, c])]
    ['B', 'a']
    """
    ranked = sorted(candidates, key=lambda found: -found.confidence)
    if len(ranked) > 1:  # most fields have one at most, which needs no key
        best: dict[str, Found[T]] = {}
        for found in ranked:
            best.setdefault(make_folded_key(str(found.value)), found)
        ranked = list(best.values())
    return tuple(
        found._replace(confidence=1.0) if found.confidence > 1 else found for found in ranked
    )


def make_folded_key(text: str) -> str:
    """A text as values are compared: folded, letters and digits only.

    `text.fold.alnum_key` does not fold: wide letters and spelling variants (Arabic alefs) stay
    apart. Both are kept, since records change with either alone: without folding here, the title
    candidates of an Arabic page; with folding there, the lines labelled as its headline.

    >>> make_folded_key("《新京报》"), make_folded_key("ＢＢＣ News")
    ('新京报', 'bbcnews')
    """
    return keep_alnum(soften(text))


def make_folded_keys(texts: Iterable[str]) -> list[str]:
    r"""The keys of many texts; those in ASCII are made at once, in a third of the time.

    >>> make_folded_keys(["The Mill", "ＢＢＣ News", "–", "A\nB"])
    ['themill', 'bbcnews', '', 'ab']
    """
    texts = list(texts)
    plain = "\n".join([text.replace("\n", " ") for text in texts if text.isascii()])
    made = iter(plain.lower().encode().translate(None, ASCII_SIGNS).decode().split("\n"))
    return [next(made) if text.isascii() else make_folded_key(text) for text in texts]


def begins_otherwise(text: str, starts: Container[str]) -> bool:
    """Whether the key of a text is known at once to begin with none of some characters.

    Most lines begin with a letter that folding leaves as it is, but for its case. Where it might
    not, the key must be made.

    >>> begins_otherwise("More", {"b"}), begins_otherwise("Bridge", {"b"})
    (True, False)
    >>> begins_otherwise("“Bridge”", {"m"}), begins_otherwise("Ⅳ", {"m"})
    (False, False)
    """
    if "\u4e00" <= text[:1] <= "\u9fff":
        return text[0] not in starts
    return text[:2].isascii() and text[:1].isalnum() and text[0].lower() not in starts


def make_claim_candidate(claim: Claim, rule: str, confidence: float) -> Found[str]:
    """A claim of the page's head as a candidate."""
    return Found(" ".join(claim.value.split()), claim.value, claim.at, rule, confidence)
