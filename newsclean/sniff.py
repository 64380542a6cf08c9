"""What kind of thing some bytes or a text are, before anyone reads them as a page."""

import re
from typing import Literal

from newsclean.errors import InputError
from newsclean.utf_forms import wide_form

SAMPLE = 65_536

# What stands where, what it is, what to try. An empty last column: `CONVERT`.
CONVERT = "give newsclean the page as HTML or text"
UNPACK = "unpack it first"
OCR = "a picture has no text to read; save the page as HTML"
MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", OCR),
    (0, b"\xff\xd8\xff", "a JPEG picture", OCR),
    (0, b"GIF87a", "a GIF picture", OCR),
    (0, b"GIF89a", "a GIF picture", OCR),
    (8, b"WEBPVP8", "a WebP picture", OCR),
    (0, b"II*\0", "a TIFF picture", OCR),
    (0, b"MM\0*", "a TIFF picture", OCR),
    (0, b"\0\0\1\0", "an icon", OCR),
    (0, b"%PDF-", "a PDF", "convert it first, for example: pdftotext FILE.pdf FILE.txt"),
    (0, b"%!PS-Adobe", "a PostScript file", "convert it first, for example: ps2ascii"),
    (0, b"{\\rtf1", "an RTF document", "save it as text or HTML"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as text or HTML"),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document", UNPACK + ", or save it as HTML"),
    (0, b"PK\x05\x06", "an empty ZIP archive", UNPACK),
    (0, b"\x1f\x8b\x08", "a gzip file", UNPACK + ": gunzip FILE.gz, or pipe: zcat FILE.gz"),
    (0, b"BZh", "a bzip2 file", UNPACK + ": bunzip2 FILE.bz2"),
    (0, b"\xfd7zXZ\0", "an xz file", UNPACK + ": unxz FILE.xz"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd file", UNPACK + ": unzstd FILE.zst"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (257, b"ustar", "a tar archive", UNPACK + ": tar -xf FILE.tar"),
    (0, b"\x7fELF", "a program (ELF)", CONVERT),
    (0, b"\xfe\xed\xfa\xce", "a program (Mach-O)", CONVERT),
    (0, b"\xfe\xed\xfa\xcf", "a program (Mach-O)", CONVERT),
    (0, b"\xce\xfa\xed\xfe", "a program (Mach-O)", CONVERT),
    (0, b"\xcf\xfa\xed\xfe", "a program (Mach-O)", CONVERT),
    (0, b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)", CONVERT),
    (0, b"MZ\x90\0", "a program (Windows)", CONVERT),
    (0, b"\0asm", "a program (WebAssembly)", CONVERT),
    (0, b"SQLite format 3\0", "an SQLite database", "export its pages as files"),
    (0, b"PAR1", "a Parquet file", "export its pages as files"),
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

# Controls that no text uses; NUL is not among them (see `nul_bytes` in decode), nor are tab, line ends,
# backspace (overstruck manual pages), form feed, escape (ISO-2022-JP) and Ctrl-Z (the end of a DOS text).
CONTROLS = bytes(sorted(set(range(1, 32)) - set(b"\t\n\v\f\r\b\x1b\x1a"))) + b"\x7f"
# Noise has 21 such bytes in 256 (8 %); texts with strewn rubbish stay below one in 50.
MOST_CONTROLS = 0.04
FEWEST_CONTROLS = 2


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are no text in any encoding, naming what they are.

    >>> refuse_binary("新闻".encode("utf-16"))
    >>> refuse_binary(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    newsclean.errors.InputError: is a PDF; convert it first, for example: pdftotext FILE.pdf FILE.txt

    Raises:
        InputError: code `binary`, stage `decode`.
    """
    for offset, magic, name, advice in MAGIC:
        if data.startswith(magic, offset):
            raise InputError("binary", f"is {name}; {advice}", stage="decode")
    if is_noise(data):
        message = f"is no text: bytes like {visible(data)} belong to no encoding; {CONVERT}"
        raise InputError("binary", message, stage="decode")


def is_noise(data: bytes) -> bool:
    """Whether there are more control bytes than any text has."""
    for start in sorted({0, max(0, len(data) // 2 - SAMPLE // 2), max(0, len(data) - SAMPLE)}):
        sample = data[start : start + SAMPLE]
        kept = sample.translate(None, CONTROLS)
        controls = len(sample) - len(kept)
        if controls >= FEWEST_CONTROLS and controls > MOST_CONTROLS * len(sample):
            return wide_form(data) is None
    return False


def visible(data: bytes) -> str:
    """The first control byte with its neighbours, as hex."""
    at = next(i for i, byte in enumerate(data) if byte in CONTROLS)
    return data[max(0, at - 2) : at + 4].hex(" ").upper()


# The names that mark a page up; a word in angle brackets is no tag unless it is one of these.
NAMES = (
    "html head title meta link base style script body div span p a br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd "
    "table thead tbody tr td th img figure figcaption section article main header footer nav aside form "
    "input button label select option iframe frame frameset noframes noscript blockquote pre code em strong "
    "b i u font center picture source video audio svg time template rss channel item feed entry urlset"
)
TAG = re.compile(rf"</?(?:{'|'.join(NAMES.split())})(?=[\s/>])[^<>]{{0,2000}}>", re.IGNORECASE)
START = re.compile(
    r"""\s* (?: <!--(?:(?!-->).){0,5000}--> \s* ){0,20}
        <(?: !doctype | \?xml | html | head | body | frameset | rss | feed ) \b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
LATE_START = re.compile(r"^[ \t]{0,20}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.MULTILINE)
# A dump that talks of markup has a tag here and there; the thinnest of the saved pages has one a 300 characters.
FEWEST_TAGS = 3
CHARACTERS_A_TAG = 150


def kind_of(text: str) -> Literal["html", "text"]:
    """Whether a text is markup or a dump with no markup left.

    >>> kind_of("<p>One paragraph.</p>"), kind_of("How to write <p> in a page: a lesson in five parts.")
    ('html', 'text')
    """
    if START.match(text):
        return "html"
    tags = [found[0] for _, found in zip(range(5_000), TAG.finditer(text[:500_000]), strict=False)]
    if not tags:
        return "text"
    late = LATE_START.search(text[:100_000])
    if late and len(tags) >= FEWEST_TAGS:
        return "html"
    wrapped = text.lstrip().startswith("<") and text.rstrip().endswith(">")
    if wrapped and TAG.match(text.lstrip()):
        return "html"
    shown = len(text[:500_000]) - sum(map(len, tags))
    closed = any(tag.startswith("</") for tag in tags)
    return "html" if closed and len(tags) >= FEWEST_TAGS and shown < CHARACTERS_A_TAG * len(tags) else "text"
