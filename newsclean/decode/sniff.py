"""What kind of thing some bytes or a text are, before anyone reads them as a page."""

from newsclean.decode.utf16_utf32 import wide_form
from newsclean.errors import InputError

CONVERT = "give newsclean the page as HTML or text"
PICTURE = "a picture has no text to read; save the page as HTML"
UNPACK = "unpack it first"
BATCH = "try: newsclean batch FILE -o OUT"
RESAVE = "open it in a browser and save it as HTML"
OFFICE = "save it as text or HTML first"

# The first bytes of packed files.
GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"

# Where the bytes stand, the bytes, what they begin, what to try.
MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    (0, b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (0, b"GIF87a", "a GIF picture", PICTURE),
    (0, b"GIF89a", "a GIF picture", PICTURE),
    (8, b"WEBPVP8", "a WebP picture", PICTURE),
    (0, b"II*\0", "a TIFF picture", PICTURE),
    (0, b"MM\0*", "a TIFF picture", PICTURE),
    (0, b"\0\0\1\0", "an icon", PICTURE),
    (0, b"%PDF-", "a PDF", "convert it first: pdftotext FILE.pdf FILE.txt"),
    (0, b"%!PS-Adobe", "a PostScript file", "convert it first: ps2ascii FILE.ps FILE.txt"),
    (0, b"{\\rtf1", "an RTF document", OFFICE),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", OFFICE),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document", f"{BATCH}, or save it as HTML"),
    (0, b"PK\x05\x06", "an empty ZIP archive", CONVERT),
    (0, GZIP, "a gzip file", f"{UNPACK}: gunzip FILE.gz"),
    (0, BZIP2, "a bzip2 file", f"{UNPACK}: bunzip2 FILE.bz2"),
    (0, XZ, "an xz file", f"{UNPACK}: unxz FILE.xz"),
    (0, ZSTD, "a zstd file", f"{UNPACK}: unzstd FILE.zst"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (257, b"ustar", "a tar archive", BATCH),
    (0, b"\x7fELF", "a program (ELF)", CONVERT),
    (0, b"\xfe\xed\xfa\xce", "a program (Mach-O)", CONVERT),
    (0, b"\xfe\xed\xfa\xcf", "a program (Mach-O)", CONVERT),
    (0, b"\xce\xfa\xed\xfe", "a program (Mach-O)", CONVERT),
    (0, b"\xcf\xfa\xed\xfe", "a program (Mach-O)", CONVERT),
    (0, b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)", CONVERT),
    (0, b"MZ\x90\0", "a program (Windows)", CONVERT),
    (0, b"\0asm", "a program (WebAssembly)", CONVERT),
    (0, b"SQLite format 3\0", "an SQLite database", "export its pages as files"),
    (0, b"PAR1", "a Parquet file", BATCH),
    (4, b"ftyp", "a film or a picture (MP4, HEIC)", CONVERT),
    (0, b"\x1aE\xdf\xa3", "a film (WebM, Matroska)", CONVERT),
    (0, b"ID3\2", "a sound file (MP3)", CONVERT),
    (0, b"ID3\3", "a sound file (MP3)", CONVERT),
    (0, b"ID3\4", "a sound file (MP3)", CONVERT),
    (0, b"OggS\0", "a sound file (Ogg)", CONVERT),
    (0, b"fLaC\0", "a sound file (FLAC)", CONVERT),
    (8, b"WAVEfmt ", "a sound file (WAV)", CONVERT),
    (0, b"wOFF", "a font", CONVERT),
    (0, b"wOF2", "a font", CONVERT),
)

# Controls that no text uses. Not among them: NUL (`nul_bytes` in damage), tab and line ends,
# backspace (overstruck manual pages), form feed, escape (ISO-2022-JP), Ctrl-Z (end of DOS texts).
CONTROLS = bytes(sorted({*range(1, 32), 127} - set(b"\t\n\v\f\r\b\x1b\x1a")))
# Noise has 24 such bytes in 256 (9 %); a text with rubbish strewn in stays below one in 50.
MOST_CONTROLS = 0.04
FEWEST_CONTROLS = 2
MESSAGE_HEAD = 4_096
SAMPLE = 16_384  # looked at in front, in the middle and at the end


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are no text in any encoding, naming what they are.

    >>> refuse_binary("新闻".encode("utf-16"))
    >>> refuse_binary(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    newsclean.errors.InputError: is a PDF; convert it first: pdftotext FILE.pdf FILE.txt

    Raises:
        InputError: code `binary`, stage `decode`.
    """
    for offset, magic, name, advice in MAGIC:
        if data.startswith(magic, offset):
            raise InputError("binary", f"is {name}; {advice}", stage="decode")
    if is_web_archive(data):
        raise InputError("binary", f"is a web archive (MHTML); {RESAVE}", stage="decode")
    if is_noise(data):
        message = f"is no text but noise (such as {first_control(data)}); {CONVERT}"
        raise InputError("binary", message, stage="decode")


def is_packed(data: bytes) -> bool:
    """Whether bytes are one packed file (gzip, bzip2, xz, zstd).

    >>> is_packed(GZIP + b" ..."), is_packed(b"<html>")
    (True, False)
    """
    return data.startswith((GZIP, BZIP2, XZ, ZSTD))


def is_web_archive(data: bytes) -> bool:
    r"""Whether a page is packed with its pictures as browsers do it (RFC 2557): a message of parts.

    >>> is_web_archive(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n")
    True
    """
    head = data[:MESSAGE_HEAD].lstrip().lower()
    field, colon, _ = head.partition(b":")
    message = colon and field.replace(b"-", b"").isalpha() and b"mime-version:" in head
    return bool(message) and b"multipart/related" in head


def is_noise(data: bytes) -> bool:
    """Whether there are more control bytes somewhere than any text has."""
    for start in {0, max(0, (len(data) - SAMPLE) // 2), max(0, len(data) - SAMPLE)}:
        sample = data[start : start + SAMPLE]
        controls = len(sample) - len(sample.translate(None, CONTROLS))
        if controls >= FEWEST_CONTROLS and controls > MOST_CONTROLS * len(sample):
            return wide_form(data) is None  # the second byte of 新 in UTF-16 is a control
    return False


def first_control(data: bytes) -> str:
    """Name the first control byte and where it stands."""
    at = next(i for i, byte in enumerate(data) if byte in CONTROLS)
    return f"{data[at]:02X} at byte {at}"


# The elements that mark a page up: other words in angle brackets are no tags.
ELEMENTS = frozenset(
    "html head title meta link base style script body div span p a br hr h1 h2 h3 h4 h5 h6 ul ol "
    "li dl dt dd table thead tbody tr td th img figure figcaption section article main header "
    "footer nav aside form input button label select option iframe frame frameset noframes "
    "noscript blockquote pre code em strong b i u font center picture source video audio svg time "
    "template rss channel item feed entry urlset".split()
)
# Patterns are compiled when they are first met: a dump without a bracket needs none.
TAG = r"(?i)</?([a-z][a-z0-9]{0,10})(?=[\s/>])[^<>]{0,2000}>"
START = r"(?i)<(?:!doctype|\?xml|html|head|body|frameset|rss|feed)\b"
LOOKED_AT = 100_000
MOST_COMMENTS = 20
# A page begins and ends with a tag (a server's message may stand above it); a dump that quotes
# markup does not, or has a tag here and there. The barest of saved pages has one every 100.
ENCLOSED = 0.8
CHARACTERS_A_TAG = 500
