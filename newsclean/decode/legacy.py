"""Bytes of an older encoding to text; the page's label and the detector both vote."""

from newsclean.decode.broken_utf8 import read_broken_utf8
from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.choose_legacy import MIN_SURE_SCORE, choose_encoding
from newsclean.decode.damage import warn_broken_bytes, warn_mojibake_scars, warn_wrong_label
from newsclean.decode.detector import DOUBLE_BYTE_ENCODINGS, rank_encodings
from newsclean.decode.lost_byte import may_have_slipped, resynchronise
from newsclean.decode.second_judge import judge_encodings
from newsclean.decode.web_codecs import decode_as, find_declared_label, find_encoding
from newsclean.model import Caution, Decoded

# How sure the text's encoding is, by what decided it, and where the second judge names no other.
LABEL_CONFIDENCE = 0.98
AGREED_LABEL_CONFIDENCE = 0.99
DETECTOR_CONFIDENCE = 0.95
AGREED_DETECTOR_CONFIDENCE = 0.97
UNSURE_DETECTOR_CONFIDENCE = 0.6
AGREED_UNSURE_CONFIDENCE = 0.85
FALLBACK_CONFIDENCE = 0.1
MAX_NAMED_RIVALS = 3


def read_legacy(data: bytes, transport: str | None = None) -> Decoded:
    r"""Read bytes that are no Unicode form, or a broken one.

    >>> read_legacy(b'<meta charset="gb2312"><p>\xd0\xc2\xce\xc5\xbf\xec\xd1\xb6</p>').text
    '<meta charset="gb2312"><p>新闻快讯</p>'

    Args:
        data: the bytes.
        transport: the label that a server sent with them. It counts before the page's own (HTML
            Standard, 13.2.3.2).
    """
    label, claimed = find_declared_label(data)
    sent = find_encoding(transport) if transport else None
    claims = tuple(dict.fromkeys(name for name in (sent, claimed) if name))
    decoded = read_broken_utf8(data, claims) or read_by_votes(data, claims)
    damage = (
        *warn_wrong_label(transport, decoded.encoding, who="the server"),
        *warn_wrong_label(label, decoded.encoding),
        *decoded.damage,
        *warn_mojibake_scars(decoded.text),
    )
    return decoded._replace(damage=damage)


def read_by_votes(data: bytes, claims: tuple[str, ...]) -> Decoded:
    """Read bytes in the encoding that gets most of the votes of labels, detector and letters."""
    scores = rank_encodings(data)
    name = choose_encoding(data, scores, claims)
    text = decode_as(data, name)
    if name in DOUBLE_BYTE_ENCODINGS and (REPLACEMENT_CHAR in text or may_have_slipped(data, name)):
        text = resynchronise(data, name)
    damage = warn_broken_bytes(text, name)
    decided_by = "label" if name in claims else "detector" if scores else "fallback"
    sure = decided_by == "label" or scores.get(name, 0.0) >= MIN_SURE_SCORE
    second = judge_encodings(data)
    if not sure:
        damage = (*warn_guess(name, scores, second), *damage)
    confidence = rate_confidence(decided_by, sure=sure, agreed=second == (name,))
    return Decoded(text, name, decided_by, confidence, damage, second)


def rate_confidence(decided_by: str, *, sure: bool, agreed: bool) -> float:
    """How sure an encoding is, 0 to 1; more where the second judge likes it alone."""
    if decided_by == "label":
        return AGREED_LABEL_CONFIDENCE if agreed else LABEL_CONFIDENCE
    if decided_by == "fallback":
        return FALLBACK_CONFIDENCE
    if sure:
        return AGREED_DETECTOR_CONFIDENCE if agreed else DETECTOR_CONFIDENCE
    return AGREED_UNSURE_CONFIDENCE if agreed else UNSURE_DETECTOR_CONFIDENCE


def warn_guess(name: str, scores: dict[str, float], second: tuple[str, ...]) -> tuple[Caution, ...]:
    """Warn that an encoding is a guess, and that the second judge would guess another.

    >>> [caution.code for caution in warn_guess("koi8-r", {"koi8-r": 0.1}, ("koi8-u",))]
    ['encoding_guessed', 'encoding_unsure']
    """
    rivals = [rival for rival in list(scores)[:MAX_NAMED_RIVALS] if rival != name]
    detail = f"{name} is a guess; likely too: {', '.join(rivals) or 'nothing else'}"
    guessed = Caution("encoding_guessed", detail)
    if not second or name in second:
        return (guessed,)
    detail = f"read as {name}; a second judge says {' or '.join(second[:MAX_NAMED_RIVALS])}"
    return guessed, Caution("encoding_unsure", detail)
