"""Bytes of an older encoding to text: the page's label and the detector's answer as votes."""

from newsclean.decode.broken_utf8 import nearly_utf8
from newsclean.decode.choose_legacy import SURE, elected
from newsclean.decode.damage import broken_bytes, scars, wrong_label
from newsclean.decode.detector import DOUBLE_BYTE, ranking
from newsclean.decode.lost_byte import resynchronise
from newsclean.decode.web_codecs import REPLACEMENT, declared, decode_as, encoding_named
from newsclean.model import Caution, Decoded


def read_legacy(data: bytes, transport: str | None = None) -> Decoded:
    r"""Read bytes that are no Unicode form, or a broken one.

    >>> read_legacy(b'<meta charset="gb2312"><p>\xd0\xc2\xce\xc5\xbf\xec\xd1\xb6</p>').text
    '<meta charset="gb2312"><p>新闻快讯</p>'

    Args:
        data: the bytes.
        transport: the label that came beside them, which goes before the page's own (HTML
            Standard, 13.2.3.2).
    """
    label, claimed = declared(data)
    sent = encoding_named(transport) if transport else None
    claims = tuple(dict.fromkeys(name for name in (sent, claimed) if name))
    decoded = nearly_utf8(data, claims) or by_votes(data, claims)
    damage = (
        *wrong_label(transport, decoded.encoding, who="the server"),
        *wrong_label(label, decoded.encoding),
        *decoded.damage,
        *scars(decoded.text),
    )
    return Decoded(decoded.text, decoded.encoding, decoded.decided_by, decoded.confidence, damage)


def by_votes(data: bytes, claims: tuple[str, ...]) -> Decoded:
    """Read bytes in the encoding that labels and detector agree on, or the likelier one."""
    scores = ranking(data)
    name = elected(data, scores, claims)
    text = decode_as(data, name)
    if name in DOUBLE_BYTE and REPLACEMENT in text:
        text = resynchronise(data, name)
    broken = broken_bytes(text, name)
    if name in claims:
        return Decoded(text, name, "label", 0.98, broken)
    if scores.get(name, 0.0) >= SURE:
        return Decoded(text, name, "detector", 0.95, broken)
    rivals = ", ".join(rival for rival in list(scores)[:3] if rival != name) or "nothing else"
    guessed = Caution("encoding_guessed", f"{name} is a guess; likely too: {rivals}")
    decided_by, confidence = ("detector", 0.6) if scores else ("fallback", 0.1)
    return Decoded(text, name, decided_by, confidence, (guessed, *broken))
