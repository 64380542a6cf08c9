"""Which legacy encoding to read in: the detector's ranking, the letters and the label as votes."""

import re

from newsclean.decode.detector import COMMON, DOUBLE_BYTE, HIGH, RARE
from newsclean.decode.letter_statistics import letter_costs
from newsclean.decode.web_codecs import REPLACEMENT, SAME_BYTES, decode_as

FALLBACK = "windows-1252"
UTF = frozenset({"utf-8", "utf-16le", "utf-16be"})

# The label wins over encodings that the detector finds a little likelier; where the detector knows
# nothing, a double-byte label that reads every byte wins too.
LABEL_WORTH = 1.25
UNSURE = 0.1
PAIRED = frozenset({*DOUBLE_BYTE, "johab"})
SURE = 0.2  # from here on nearly every answer of the detector was right
CLOSE = 0.3  # what the detector finds less likely than this share of its best is no rival
# What an encoding is worth before the detector has looked, roughly by how many pages of the web say
# that they are in it; it decides where the detector does not know the language.
PRIOR = {"windows-1252": 0.065, **dict.fromkeys(RARE, 0.02)}
PRIOR_OTHERS = 0.05
ODDNESS = 4.0
MOST_RIVALS = 8
TIE = 0.99
EUC = ("gb18030", "euc-jp", "euc-kr")
PAIRS = rb"[\x80-\xff]+"
FEWEST_PAIRS = 6
MOSTLY = 0.9
ALONE = rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])"


def elected(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The encoding to read in.

    Args:
        data: the bytes.
        scores: the detector's ranking, best first.
        claims: the encodings that labels name, the weightier first.
    """
    claims = tuple(name for name in claims if name not in UTF)  # they have been tried
    if not scores:
        return claims[0] if claims else FALLBACK
    best, top = next(iter(scores.items()))
    for name in claims:
        if name in DOUBLE_BYTE:
            whole = top < UNSURE and in_pairs(data) and REPLACEMENT not in decode_as(data, name)
            if whole or scores.get(name, 0.0) * LABEL_WORTH > top:
                return name
    if top < UNSURE and best not in PAIRED:
        best = by_rows(data) or best
    if best in PAIRED:
        return best
    return least_odd(data, scores, claims)


def by_rows(data: bytes) -> str | None:
    """The EUC that a few words are in which the detector does not know: 40 bytes of katakana.

    >>> by_rows("モバイルサービス".encode("euc_jp")), by_rows("Съвет".encode("cp1251"))
    ('euc-jp', None)
    """
    words = re.findall(PAIRS, data)
    leads = b"".join(word[::2] for word in words)
    if len(leads) < FEWEST_PAIRS or any(len(word) % 2 for word in words):
        return None
    shares = {name: sum(lead in COMMON[name] for lead in leads) / len(leads) for name in EUC}
    name = max(shares, key=lambda known: shares[known])
    return name if shares[name] > MOSTLY and REPLACEMENT not in decode_as(data, name) else None


def in_pairs(data: bytes) -> bool:
    """Whether most bytes above ASCII stand together, as those of double-byte text do.

    A lone é and the letter behind it make a rare character of GBK.
    """
    high = len(data) - len(data.translate(None, HIGH))
    return len(re.findall(ALONE, data)) < high / 2


def least_odd(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The encoding of single bytes that the detector, the letters and a label speak for."""
    top = max(scores.values())
    close = [name for name in scores if scores[name] > CLOSE * top and name not in PAIRED]
    rivals = {*close[:MOST_RIVALS], *claims}
    if top < SURE:
        rivals.add(FALLBACK)
    rivals -= PAIRED
    costs = letter_costs(data, sorted(rivals))

    def worth(name: str) -> float:
        score = scores.get(SAME_BYTES.get(name, name), 0.0) + PRIOR.get(name, PRIOR_OTHERS)
        label = LABEL_WORTH if name in claims else 1.0
        return score * label * max(0.0, 1.0 - ODDNESS * costs[name])

    best = max(sorted(rivals), key=worth)
    near = scores.get(best, 0.0)
    equal = [
        name
        for name in rivals
        if min(near, scores.get(name, 0.0)) > TIE * max(near, scores.get(name, 0.0))
    ]
    return settle(data, [*(name for name in claims if name in equal), best, *sorted(equal)])


def settle(data: bytes, names: list[str]) -> str:
    r"""The one of several encodings that the detector cannot tell apart; the first if none is.

    >>> settle(b"Le c\xbdur", ["windows-1252", "iso-8859-15"])
    'iso-8859-15'
    """
    costs = letter_costs(data, names)
    return min(names, key=lambda name: costs[name])
