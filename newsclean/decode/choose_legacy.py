"""Which legacy encoding to read in: the detector's ranking, the letters and the label as votes."""

import re

from newsclean.decode.detector import (
    COMMON_LEAD_BYTES,
    DOUBLE_BYTE_ENCODINGS,
    HIGH_BYTES,
    RARE_ENCODING_WEIGHTS,
)
from newsclean.decode.letter_statistics import compute_letter_costs
from newsclean.decode.web_codecs import REPLACEMENT_CHAR, SAME_BYTES_ENCODINGS, decode_as

FALLBACK_ENCODING = "windows-1252"
UTF_ENCODINGS = frozenset({"utf-8", "utf-16le", "utf-16be"})

# The label wins over encodings that the detector finds a little likelier; where the detector knows
# nothing, a double-byte label that reads every byte wins too.
LABEL_WEIGHT = 1.25
MAX_UNSURE_SCORE = 0.1
DOUBLE_BYTE_OR_JOHAB = frozenset({*DOUBLE_BYTE_ENCODINGS, "johab"})
MIN_SURE_SCORE = 0.2  # from here on nearly every answer of the detector was right
MIN_RIVAL_SHARE = 0.3  # what the detector finds less likely than this share of its best is no rival
# What an encoding is worth before the detector has looked, roughly by how many pages of the web say
# that they are in it; it decides where the detector does not know the language.
ENCODING_PRIORS = {"windows-1252": 0.065, **dict.fromkeys(RARE_ENCODING_WEIGHTS, 0.02)}
DEFAULT_PRIOR = 0.05
ODDNESS_WEIGHT = 4.0
MAX_RIVALS = 8
MIN_TIE_RATIO = 0.99
EUC_ENCODINGS = ("gb18030", "euc-jp", "euc-kr")
HIGH_BYTE_RUN = rb"[\x80-\xff]+"
MIN_LEAD_BYTES = 6
MIN_COMMON_LEAD_SHARE = 0.9
LONE_HIGH_BYTE = rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])"


def choose_encoding(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The encoding to read in.

    Args:
        data: the bytes.
        scores: the detector's ranking, best first.
        claims: the encodings that labels name, the weightier first.
    """
    claims = tuple(name for name in claims if name not in UTF_ENCODINGS)  # they have been tried
    if not scores:
        return claims[0] if claims else FALLBACK_ENCODING
    best, top = next(iter(scores.items()))
    for name in claims:
        if name in DOUBLE_BYTE_ENCODINGS:
            whole = (
                top < MAX_UNSURE_SCORE
                and is_mostly_paired(data)
                and REPLACEMENT_CHAR not in decode_as(data, name)
            )
            if whole or scores.get(name, 0.0) * LABEL_WEIGHT > top:
                return name
    if top < MAX_UNSURE_SCORE and best not in DOUBLE_BYTE_OR_JOHAB:
        best = find_euc_by_rows(data) or best
    if best in DOUBLE_BYTE_OR_JOHAB:
        return best
    return choose_least_odd(data, scores, claims)


def find_euc_by_rows(data: bytes) -> str | None:
    """The EUC that a few words are in which the detector does not know: 40 bytes of katakana.

    >>> (
    ...     find_euc_by_rows("モバイルサービス".encode("euc_jp")),
    ...     find_euc_by_rows("Съвет".encode("cp1251")),
    ... )
    ('euc-jp', None)
    """
    words = re.findall(HIGH_BYTE_RUN, data)
    leads = b"".join(word[::2] for word in words)
    if len(leads) < MIN_LEAD_BYTES or any(len(word) % 2 for word in words):
        return None
    shares = {
        name: sum(lead in COMMON_LEAD_BYTES[name] for lead in leads) / len(leads)
        for name in EUC_ENCODINGS
    }
    name = max(shares, key=lambda known: shares[known])
    return (
        name
        if shares[name] > MIN_COMMON_LEAD_SHARE and REPLACEMENT_CHAR not in decode_as(data, name)
        else None
    )


def is_mostly_paired(data: bytes) -> bool:
    """Whether most bytes above ASCII stand together, as those of double-byte text do.

    A lone é and the letter behind it make a rare character of GBK.
    """
    high = len(data) - len(data.translate(None, HIGH_BYTES))
    return len(re.findall(LONE_HIGH_BYTE, data)) < high / 2


def choose_least_odd(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The encoding of single bytes that the detector, the letters and a label speak for."""
    top = max(scores.values())
    close = [
        name
        for name in scores
        if scores[name] > MIN_RIVAL_SHARE * top and name not in DOUBLE_BYTE_OR_JOHAB
    ]
    rivals = {*close[:MAX_RIVALS], *claims}
    if top < MIN_SURE_SCORE:
        rivals.add(FALLBACK_ENCODING)
    rivals -= DOUBLE_BYTE_OR_JOHAB
    costs = compute_letter_costs(data, sorted(rivals))

    def worth(name: str) -> float:
        score = scores.get(SAME_BYTES_ENCODINGS.get(name, name), 0.0) + ENCODING_PRIORS.get(
            name, DEFAULT_PRIOR
        )
        label = LABEL_WEIGHT if name in claims else 1.0
        return score * label * max(0.0, 1.0 - ODDNESS_WEIGHT * costs[name])

    best = max(sorted(rivals), key=worth)
    near = scores.get(best, 0.0)
    equal = [
        name
        for name in rivals
        if min(near, scores.get(name, 0.0)) > MIN_TIE_RATIO * max(near, scores.get(name, 0.0))
    ]
    return break_encoding_tie(
        data, [*(name for name in claims if name in equal), best, *sorted(equal)]
    )


def break_encoding_tie(data: bytes, names: list[str]) -> str:
    r"""The one of several encodings that the detector cannot tell apart; the first if none is.

    >>> break_encoding_tie(b"Le c\xbdur", ["windows-1252", "iso-8859-15"])
    'iso-8859-15'
    """
    costs = compute_letter_costs(data, names)
    return min(names, key=lambda name: costs[name])
