"""Choose a legacy encoding by three votes: the detector's, the letters' and the label's."""

import re

from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.detector import (
    COMMON_LEAD_BYTES,
    DOUBLE_BYTE_ENCODINGS,
    RARE_ENCODING_WEIGHTS,
)
from newsclean.decode.letter_statistics import compute_letter_costs
from newsclean.decode.web_codecs import HIGH_BYTES, SAME_BYTES_ENCODINGS, UTF_ENCODINGS, decode_as

FALLBACK_ENCODING = "windows-1252"

# A labelled encoding wins over those that score up to this much better.
LABEL_WEIGHT = 1.25
# Below this score the detector knows nothing. Then a double-byte label that reads every byte wins,
# too, and EUC may be told by its lead bytes.
MAX_UNSURE_SCORE = 0.1
DOUBLE_BYTE_OR_JOHAB = frozenset({*DOUBLE_BYTE_ENCODINGS, "johab"})
MIN_SURE_SCORE = 0.2  # from here on nearly every answer of the detector was right
MIN_RIVAL_SHARE = 0.3  # of the best score; an encoding with less is no rival
MAX_RIVALS = 8
# Added to the detector's score, roughly by how many pages of the web name the encoding. The prior
# decides where the detector does not know the language.
ENCODING_PRIORS = {"windows-1252": 0.065, **dict.fromkeys(RARE_ENCODING_WEIGHTS, 0.02)}
DEFAULT_PRIOR = 0.05
ODDNESS_WEIGHT = 4.0  # at a letter cost of a quarter, an encoding is worth nothing
MIN_TIE_RATIO = 0.99  # scores that are closer than this are a tie
# EUC by the lead bytes of common characters, for text that is too short for the detector.
EUC_ENCODINGS = ("gb18030", "euc-jp", "euc-kr")
MIN_LEAD_BYTES = 6
MIN_COMMON_LEAD_SHARE = 0.9
HIGH_BYTE_RUN = rb"[\x80-\xff]+"
LONE_HIGH_BYTE = rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])"


def choose_encoding(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The encoding to read in.

    Args:
        data: the bytes.
        scores: the detector's ranking (0 to 1), best first.
        claims: the encodings that labels name, the most trusted label first.
    """
    claims = tuple(name for name in claims if name not in UTF_ENCODINGS)  # UTF was tried before
    if not scores:
        return claims[0] if claims else FALLBACK_ENCODING
    best, top = next(iter(scores.items()))
    for name in claims:
        if name in DOUBLE_BYTE_ENCODINGS and (
            (top < MAX_UNSURE_SCORE and reads_every_pair(data, name))
            or scores.get(name, 0.0) * LABEL_WEIGHT > top
        ):
            return name
    if top < MAX_UNSURE_SCORE and best not in DOUBLE_BYTE_OR_JOHAB:
        best = find_euc_by_rows(data) or best
    if best in DOUBLE_BYTE_OR_JOHAB:
        return best
    return choose_least_odd(data, scores, claims)


def find_euc_by_rows(data: bytes) -> str | None:
    """The EUC encoding of text that is too short for the detector, such as 40 bytes of katakana.

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
    if shares[name] > MIN_COMMON_LEAD_SHARE and REPLACEMENT_CHAR not in decode_as(data, name):
        return name
    return None


def reads_every_pair(data: bytes, name: str) -> bool:
    """Whether bytes look like double-byte text and this encoding reads all of them."""
    return is_mostly_paired(data) and REPLACEMENT_CHAR not in decode_as(data, name)


def is_mostly_paired(data: bytes) -> bool:
    r"""Whether most bytes above ASCII stand in groups, as in double-byte text.

    It matters since GBK also reads a lone é with the letter after it, as a rare character.

    >>> is_mostly_paired(b"caf\xe9 \xe0 la"), is_mostly_paired("新闻".encode("gbk"))
    (False, True)
    """
    high = len(data) - len(data.translate(None, HIGH_BYTES))
    return len(re.findall(LONE_HIGH_BYTE, data)) < high / 2


def choose_least_odd(data: bytes, scores: dict[str, float], claims: tuple[str, ...]) -> str:
    """The single-byte encoding with the best product of score, label and plausible letters."""
    rivals = list_single_byte_rivals(scores, claims)
    costs = compute_letter_costs(data, rivals)

    def weigh(name: str) -> float:
        score = scores.get(SAME_BYTES_ENCODINGS.get(name, name), 0.0)
        prior = ENCODING_PRIORS.get(name, DEFAULT_PRIOR)
        label = LABEL_WEIGHT if name in claims else 1.0
        return (score + prior) * label * max(0.0, 1.0 - ODDNESS_WEIGHT * costs[name])

    best = max(rivals, key=weigh)
    tied = [name for name in rivals if is_tie(scores.get(best, 0.0), scores.get(name, 0.0))]
    return break_encoding_tie(data, [*(name for name in claims if name in tied), best, *tied])


def list_single_byte_rivals(scores: dict[str, float], claims: tuple[str, ...]) -> list[str]:
    """The single-byte encodings to choose from, by name: likely ones, claimed ones, the fallback.

    >>> list_single_byte_rivals(
    ...     {"windows-1251": 0.5, "koi8-r": 0.2, "ibm866": 0.1}, ("iso-8859-5",)
    ... )
    ['iso-8859-5', 'koi8-r', 'windows-1251']
    """
    top = max(scores.values())
    close = [
        name
        for name, score in scores.items()
        if score > MIN_RIVAL_SHARE * top and name not in DOUBLE_BYTE_OR_JOHAB
    ]
    rivals = {*close[:MAX_RIVALS], *claims}
    if top < MIN_SURE_SCORE:
        rivals.add(FALLBACK_ENCODING)
    return sorted(rivals - DOUBLE_BYTE_OR_JOHAB)


def is_tie(one: float, other: float) -> bool:
    """Whether two scores are as good as equal; two scores of 0 are not compared."""
    return min(one, other) > MIN_TIE_RATIO * max(one, other)


def break_encoding_tie(data: bytes, names: list[str]) -> str:
    r"""The encoding with the least odd letters, of several with the same score; else the first.

    >>> break_encoding_tie(b"Le c\xbdur", ["windows-1252", "iso-8859-15"])
    'iso-8859-15'
    """
    costs = compute_letter_costs(data, names)
    return min(names, key=lambda name: costs[name])
