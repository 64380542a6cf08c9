"""What was wrong with the bytes of a page, as cautions for its record.

`broken_bytes`            some bytes are no character of the encoding; U+FFFD stands there
`nul_bytes`               NUL bytes stood in the text and were dropped
`mixed_encodings`         a UTF-8 page with stretches in another encoding; both were read
`encoding_label_wrong`    the page names an encoding that it is not in
`encoding_guessed`        neither label nor detector was sure
`encoding_unsure`         the same, and a second judge would read another encoding
`replacement_characters`  text was lost before the page was saved
`mojibake_repaired`       text that was saved in a wrong encoding reads right now
`mojibake`                the same, but bytes are lost: the text was left unchanged
"""

from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.web_codecs import SAME_BYTES_ENCODINGS, UTF_ENCODINGS, find_encoding
from newsclean.model import Caution

# What U+FFFD in UTF-8 becomes when it is read as GBK, Big5, EUC-KR, EUC-JP, windows-1252, 1251,
# 1250 or 874 (two of them in the first four). It shows that text was lost, then read in a wrong
# encoding and saved.
MOJIBAKE_SCARS = ("锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½", "пїЅ", "ďż˝", "๏ฟฝ")
MAX_SHOWN_LABEL_CHARS = 40


def warn_wrong_label(
    label: str | None, name: str | None, *, who: str = "the page"
) -> tuple[Caution, ...]:
    """Warn that the page, or its server, names another encoding than its bytes are in."""
    if label is None:
        return ()
    claimed = find_encoding(label) or ""
    if name in {claimed, SAME_BYTES_ENCODINGS.get(claimed)} or (
        name == "utf-8" and claimed in UTF_ENCODINGS
    ):
        return ()  # a label in ASCII bytes that says UTF-16 means UTF-8 (HTML Standard, 13.2.3.2)
    detail = f"{who} names {label[:MAX_SHOWN_LABEL_CHARS]!a}, its bytes are {name}"
    return (Caution("encoding_label_wrong", detail),)


def warn_lost_text(text: str, beside_ascii: str | None = None) -> tuple[Caution, ...]:
    """Warn of text that was lost before the page was saved and cannot be recovered.

    `beside_ascii` are its characters beside ASCII, where they are known: the test is faster then.
    """
    # `in` with one character is far faster than `count`, or than `in` with three.
    seen = text if beside_ascii is None else beside_ascii
    count = text.count(REPLACEMENT_CHAR) if REPLACEMENT_CHAR in seen else 0
    found = [f"{count} U+FFFD"] * bool(count) + [
        f"{text.count(scar)} {scar}" for scar in MOJIBAKE_SCARS if scar[0] in seen and scar in text
    ]
    if not found:
        return ()
    detail = f"{' and '.join(found)} stand in the file: text was lost before it was saved"
    return (Caution("replacement_characters", detail),)


def warn_mojibake_scars(text: str) -> tuple[Caution, ...]:
    """The same for text whose U+FFFD may come from our own reading: they are not counted."""
    return warn_lost_text(text.replace(REPLACEMENT_CHAR, ""))


def warn_nul_bytes(count: int) -> tuple[Caution, ...]:
    """Warn that NUL bytes were dropped."""
    return (Caution("nul_bytes", f"{count} NUL bytes dropped"),) if count else ()


def warn_broken_bytes(text: str, name: str) -> tuple[Caution, ...]:
    """Warn of places that could not be read."""
    count = text.count(REPLACEMENT_CHAR)
    if not count:
        return ()
    detail = f"{count} places are no {name}; U+FFFD stands there"
    return (Caution("broken_bytes", detail),)
