"""Refuses bytes that are no text: pictures, programs, archives, noise.

Each refusal names what the bytes are and what to do instead. Most are known by their first bytes.
"""

from newsclean.decode.messages import is_message
from newsclean.decode.utf16_utf32 import detect_utf16_utf32
from newsclean.errors import InputError

CONVERT_ADVICE = "give newsclean the page as HTML or text"
PICTURE_ADVICE = "a picture has no text to read; save the page as HTML"
UNPACK_ADVICE = "unpack it first"
RESAVE_ADVICE = "open it in a browser and save it as HTML"
OFFICE_ADVICE = "save it as text or HTML first"

# The first bytes of packed files.
GZIP_MAGIC, BZIP2_MAGIC, XZ_MAGIC, ZSTD_MAGIC = (
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
)

# Offset, bytes, what a file with these bytes there is, what to do with it.
BINARY_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE_ADVICE),
    (0, b"\xff\xd8\xff", "a JPEG picture", PICTURE_ADVICE),
    (0, b"GIF87a", "a GIF picture", PICTURE_ADVICE),
    (0, b"GIF89a", "a GIF picture", PICTURE_ADVICE),
    (8, b"WEBPVP8", "a WebP picture", PICTURE_ADVICE),
    (0, b"II*\0", "a TIFF picture", PICTURE_ADVICE),
    (0, b"MM\0*", "a TIFF picture", PICTURE_ADVICE),
    (0, b"\0\0\1\0", "an icon", PICTURE_ADVICE),
    (0, b"%PDF-", "a PDF", "convert it first: pdftotext FILE.pdf FILE.txt"),
    (0, b"%!PS-Adobe", "a PostScript file", "convert it first: ps2ascii FILE.ps FILE.txt"),
    (0, b"{\\rtf1", "an RTF document", OFFICE_ADVICE),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", OFFICE_ADVICE),
    (0, GZIP_MAGIC, "a gzip file", f"{UNPACK_ADVICE}: gunzip FILE.gz"),
    (0, BZIP2_MAGIC, "a bzip2 file", f"{UNPACK_ADVICE}: bunzip2 FILE.bz2"),
    (0, XZ_MAGIC, "an xz file", f"{UNPACK_ADVICE}: unxz FILE.xz"),
    (0, ZSTD_MAGIC, "a zstd file", f"{UNPACK_ADVICE}: unzstd FILE.zst"),
    (0, b"\x7fELF", "a program (ELF)", CONVERT_ADVICE),
    (0, b"\xfe\xed\xfa\xce", "a program (Mach-O)", CONVERT_ADVICE),
    (0, b"\xfe\xed\xfa\xcf", "a program (Mach-O)", CONVERT_ADVICE),
    (0, b"\xce\xfa\xed\xfe", "a program (Mach-O)", CONVERT_ADVICE),
    (0, b"\xcf\xfa\xed\xfe", "a program (Mach-O)", CONVERT_ADVICE),
    (0, b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)", CONVERT_ADVICE),
    (0, b"MZ\x90\0", "a program (Windows)", CONVERT_ADVICE),
    (0, b"\0asm", "a program (WebAssembly)", CONVERT_ADVICE),
    (4, b"ftyp", "a film or a picture (MP4, HEIC)", CONVERT_ADVICE),
    (0, b"\x1aE\xdf\xa3", "a film (WebM, Matroska)", CONVERT_ADVICE),
    (0, b"ID3\2", "a sound file (MP3)", CONVERT_ADVICE),
    (0, b"ID3\3", "a sound file (MP3)", CONVERT_ADVICE),
    (0, b"ID3\4", "a sound file (MP3)", CONVERT_ADVICE),
    (0, b"OggS\0", "a sound file (Ogg)", CONVERT_ADVICE),
    (0, b"fLaC\0", "a sound file (FLAC)", CONVERT_ADVICE),
    (8, b"WAVEfmt ", "a sound file (WAV)", CONVERT_ADVICE),
    (0, b"wOFF", "a font", CONVERT_ADVICE),
    (0, b"wOF2", "a font", CONVERT_ADVICE),
)

# Controls that no text uses. Not among them: NUL (`nul_bytes` in damage), tab and line ends,
# backspace (overstruck manual pages), form feed, escape (ISO-2022-JP), Ctrl-Z (end of DOS texts).
BINARY_CONTROL_BYTES = bytes(sorted({*range(1, 32), 127} - set(b"\t\n\v\f\r\b\x1b\x1a")))
# Noise has 24 such bytes in 256 (9 %); a text with rubbish strewn in stays below one in 50.
MAX_CONTROL_SHARE = 0.04
MIN_CONTROL_BYTES = 2
NOISE_SAMPLE_BYTES = 16_384  # tested at the beginning, in the middle and at the end


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are no text in any encoding, and say what they are.

    >>> refuse_binary("新闻".encode("utf-16"))
    >>> refuse_binary(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    newsclean.errors.InputError: is a PDF; convert it first: pdftotext FILE.pdf FILE.txt

    Raises:
        InputError: code `binary`, stage `decode`.
    """
    for offset, magic, name, advice in BINARY_MAGIC:
        if data.startswith(magic, offset):
            raise InputError("binary", f"is {name}; {advice}", stage="decode")
    if is_message(data):
        what = "a mail or a web archive (MHTML)"
        raise InputError("binary", f"is {what}; {RESAVE_ADVICE}", stage="decode")
    if is_noise(data):
        message = f"is no text but noise (such as {describe_first_control(data)}); {CONVERT_ADVICE}"
        raise InputError("binary", message, stage="decode")


def is_packed(data: bytes) -> bool:
    """Whether bytes are one packed file (gzip, bzip2, xz, zstd).

    >>> is_packed(GZIP_MAGIC + b" ..."), is_packed(b"<html>")
    (True, False)
    """
    return data.startswith((GZIP_MAGIC, BZIP2_MAGIC, XZ_MAGIC, ZSTD_MAGIC))


def is_noise(data: bytes) -> bool:
    """Whether some part of the bytes has more control bytes than any text has."""
    last_start = max(0, len(data) - NOISE_SAMPLE_BYTES)
    for start in {0, last_start // 2, last_start}:
        sample = data[start : start + NOISE_SAMPLE_BYTES]
        controls = len(sample) - len(sample.translate(None, BINARY_CONTROL_BYTES))
        if controls >= MIN_CONTROL_BYTES and controls > MAX_CONTROL_SHARE * len(sample):
            return detect_utf16_utf32(data) is None  # the second byte of 新 in UTF-16 is a control
    return False


def describe_first_control(data: bytes) -> str:
    """The first control byte and its position."""
    at = next(i for i, byte in enumerate(data) if byte in BINARY_CONTROL_BYTES)
    return f"{data[at]:02X} at byte {at}"
