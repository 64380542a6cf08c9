"""Bytes of an older encoding to text: the page's label and the detector's answer as votes."""

from newsclean.charset_guess import DOUBLE_BYTE, ranking, settle
from newsclean.codecs_web import REPLACEMENT, SAME_BYTES, declared, decode_as
from newsclean.damage import broken_bytes, wrong_label
from newsclean.model import Caution, Decoded
from newsclean.nearly_utf8 import nearly_utf8
from newsclean.resynchronise import resynchronise

FALLBACK = "windows-1252"
UTF = frozenset({"utf-8", "utf-16le", "utf-16be"})

# The label wins over encodings that the detector finds a little likelier; where the detector knows
# nothing, a double-byte label that reads every byte wins too.
LABEL_WORTH = 0.8
UNSURE = 0.1
SURE = 0.2  # from here on nearly every answer of the detector was right
TIE = 0.99


def read_legacy(data: bytes) -> Decoded:
    r"""Read bytes that are no Unicode form, or a broken one.

    >>> read_legacy(b'<meta charset="gb2312"><p>\xd0\xc2\xce\xc5\xbf\xec\xd1\xb6</p>').text
    '<meta charset="gb2312"><p>新闻快讯</p>'
    """
    label, claimed = declared(data)
    decoded = nearly_utf8(data, claimed) or by_votes(data, claimed)
    damage = (*wrong_label(label, decoded.encoding), *decoded.damage)
    return Decoded(decoded.text, decoded.encoding, decoded.decided_by, decoded.confidence, damage)


def by_votes(data: bytes, claimed: str | None) -> Decoded:
    """Read bytes in the encoding that label and detector agree on, or the likelier one."""
    scores = ranking(data)
    name = elected(data, scores, claimed)
    text = decode_as(data, name)
    if name in DOUBLE_BYTE and REPLACEMENT in text:
        text = resynchronise(data, name)
    broken = broken_bytes(text, name)
    if name == claimed:
        return Decoded(text, name, "label", 0.98, broken)
    if scores.get(name, 0.0) >= SURE:
        return Decoded(text, name, "detector", 0.95, broken)
    rivals = ", ".join(rival for rival in list(scores)[:3] if rival != name) or "nothing else"
    guessed = Caution("encoding_guessed", f"{name} is a guess; likely too: {rivals}")
    decided_by, confidence = ("detector", 0.6) if scores else ("fallback", 0.1)
    return Decoded(text, name, decided_by, confidence, (guessed, *broken))


def elected(data: bytes, scores: dict[str, float], claimed: str | None) -> str:
    """The encoding to read in, from the detector's ranking and the page's label."""
    if claimed in UTF:
        claimed = None  # it has been tried
    if not scores:
        return claimed or FALLBACK
    best, top = next(iter(scores.items()))
    if claimed is not None:
        score = scores.get(SAME_BYTES.get(claimed, claimed), 0.0)
        whole = claimed in DOUBLE_BYTE and REPLACEMENT not in decode_as(data, claimed)
        if score > LABEL_WORTH * top or (whole and top < UNSURE):
            return claimed
    if best in DOUBLE_BYTE:
        return best
    return settle(data, [n for n in scores if scores[n] > TIE * top and n not in DOUBLE_BYTE])
