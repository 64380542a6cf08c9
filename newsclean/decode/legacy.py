"""Bytes of an older encoding to text; the page's label and the detector both vote."""

from newsclean.decode.broken_utf8 import read_broken_utf8
from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.choose_legacy import MIN_SURE_SCORE, choose_encoding
from newsclean.decode.damage import warn_broken_bytes, warn_mojibake_scars, warn_wrong_label
from newsclean.decode.detector import DOUBLE_BYTE_ENCODINGS, rank_encodings
from newsclean.decode.lost_byte import resynchronise
from newsclean.decode.web_codecs import decode_as, find_declared_label, find_encoding
from newsclean.model import Caution, Decoded

# How sure the text's encoding is, by what decided it.
LABEL_CONFIDENCE = 0.98
DETECTOR_CONFIDENCE = 0.95
UNSURE_DETECTOR_CONFIDENCE = 0.6
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
    return Decoded(decoded.text, decoded.encoding, decoded.decided_by, decoded.confidence, damage)


def read_by_votes(data: bytes, claims: tuple[str, ...]) -> Decoded:
    """Read bytes in the encoding that gets most of the votes of labels, detector and letters."""
    scores = rank_encodings(data)
    name = choose_encoding(data, scores, claims)
    text = decode_as(data, name)
    if name in DOUBLE_BYTE_ENCODINGS and REPLACEMENT_CHAR in text:
        text = resynchronise(data, name)
    broken = warn_broken_bytes(text, name)
    if name in claims:
        return Decoded(text, name, "label", LABEL_CONFIDENCE, broken)
    if scores.get(name, 0.0) >= MIN_SURE_SCORE:
        return Decoded(text, name, "detector", DETECTOR_CONFIDENCE, broken)
    rivals = (
        ", ".join(rival for rival in list(scores)[:MAX_NAMED_RIVALS] if rival != name)
        or "nothing else"
    )
    guessed = Caution("encoding_guessed", f"{name} is a guess; likely too: {rivals}")
    if scores:
        return Decoded(text, name, "detector", UNSURE_DETECTOR_CONFIDENCE, (guessed, *broken))
    return Decoded(text, name, "fallback", FALLBACK_CONFIDENCE, (guessed, *broken))
