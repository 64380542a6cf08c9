"""What was wrong with the bytes of a page, as cautions for its record.

`warn_broken_bytes`            some bytes are no character of the encoding; U+FFFD stands there
`warn_nul_bytes`               NUL bytes stood in the text and were dropped
`mixed_encodings`         a UTF-8 page with stretches in another encoding; both were read
`encoding_label_wrong`    the page names an encoding that it is not in
`encoding_guessed`        neither label nor detector was sure
`replacement_characters`  text was lost before the page was saved
`mojibake_repaired`       text that was saved in a wrong encoding reads right now
`mojibake`                the same, but bytes are lost: the text stands as it was
"""

from newsclean.decode.web_codecs import REPLACEMENT_CHAR, SAME_BYTES_ENCODINGS, find_encoding
from newsclean.model import Caution

# Two U+FFFD (or one) written as UTF-8 and read as GBK, Big5, EUC-KR, EUC-JP, windows-1252, 1251,
# 1250 and 874: the scars of texts that went through both.
MOJIBAKE_SCARS = ("锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½", "пїЅ", "ďż˝", "๏ฟฝ")
UTF_ENCODINGS = frozenset({"utf-8", "utf-16le", "utf-16be"})
MAX_SHOWN_LABEL_CHARS = 40


def warn_wrong_label(
    label: str | None, name: str | None, *, who: str = "the page"
) -> tuple[Caution, ...]:
    """Say that the page, or who sent it, names another encoding than it is in."""
    if label is None:
        return ()
    claimed = find_encoding(label) or ""
    if name in {claimed, SAME_BYTES_ENCODINGS.get(claimed)} or (
        name == "utf-8" and claimed in UTF_ENCODINGS
    ):
        return ()  # a label in ASCII bytes that says UTF-16 means UTF-8 (HTML Standard, 13.2.3.2)
    detail = f"{who} names {label[:MAX_SHOWN_LABEL_CHARS]!a}, its bytes are {name}"
    return (Caution("encoding_label_wrong", detail),)


def warn_lost_text(text: str) -> tuple[Caution, ...]:
    """Say what was lost before the page was saved: nobody can bring it back."""
    # One character is looked for at the speed of memory, three are not.
    count = text.count(REPLACEMENT_CHAR) if REPLACEMENT_CHAR in text else 0
    found = [f"{count} U+FFFD"] * bool(count) + [
        f"{text.count(scar)} {scar}" for scar in MOJIBAKE_SCARS if scar[0] in text and scar in text
    ]
    if not found:
        return ()
    detail = f"{' and '.join(found)} stand in the file: text was lost before it was saved"
    return (Caution("replacement_characters", detail),)


def warn_mojibake_scars(text: str) -> tuple[Caution, ...]:
    """Say what was lost before the page was saved, where U+FFFD may come from reading it."""
    return warn_lost_text(text.replace(REPLACEMENT_CHAR, ""))


def warn_nul_bytes(count: int) -> tuple[Caution, ...]:
    """Say that NUL bytes were dropped."""
    return (Caution("nul_bytes", f"{count} NUL bytes dropped"),) if count else ()


def warn_broken_bytes(text: str, name: str) -> tuple[Caution, ...]:
    """Say how many places could not be read."""
    count = text.count(REPLACEMENT_CHAR)
    if not count:
        return ()
    detail = f"{count} places are no {name}; U+FFFD stands there"
    return (Caution("broken_bytes", detail),)
