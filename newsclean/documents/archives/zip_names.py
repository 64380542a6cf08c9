"""The names of members that no flag says to be UTF-8: in the encoding of the system they come from.

Windows writes them in the encoding of its country, mostly GBK, Shift_JIS, Big5, EUC-KR or one of
DOS. One name is too short to tell, so those of an archive are read together.
"""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from newsclean.decode import detect_common_encoding
from newsclean.decode.web_codecs import decode_as

MAX_SAMPLE_BYTES = 100_000  # of names
LAST_ENCODING = "cp437"  # what the format says, and what has a character for each byte
# Of Western and Central Europe: the first in which the names are words, else the one with the most
# letters of the Latin script.
LATIN_ENCODINGS = (LAST_ENCODING, "windows-1252", "cp850", "cp852", "windows-1250")
PAIRED_ENCODINGS = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
MAX_UNREAD_SHARE = 0.2  # of names that are cut in the middle of a character
NO_NAME_ENCODINGS = ("utf-16", "iso-2022", "x-user")  # no system has them for names
LATIN_FAMILIES = ("windows-125", "iso-8859-", "macintosh", "x-mac")
OTHER_SCRIPTS = (
    *("windows-1251", "windows-1253", "windows-1255", "windows-1256", "windows-874"),
    *("iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8"),
)
# A pair of bytes that is one sign in the middle of a word of letters is a letter and its accent.
LONE_SIGN = re.compile(
    r"[A-Za-z][^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f][A-Za-z]"
)
SIGN_PAIR = re.compile(r"[^\x00-\x7f]{2}")
# As in `SÆo`: a capital letter with an accent, in the middle of a word of small letters.
ODD_CAPITAL = re.compile(r"[A-Za-zß-öø-ÿ][À-ÖØ-Þ][a-zß-öø-ÿ]")
BACKSLASH, SLASH = "\\", "/"


class NameReading(NamedTuple):
    """How the names of one archive are read.

    Attributes:
        encoding: of those that no flag says to be UTF-8.
        backslashes: they stand between the parts of a path, whatever system is named.
    """

    encoding: str = "utf-8"
    backslashes: bool = False

    def read(self, raw: bytes) -> str:
        """A name as text; bytes that it cannot have as surrogates."""
        return read_name(raw, self.encoding)


def read_name(raw: bytes, encoding: str) -> str:
    r"""A name in an encoding; where it does not fit, as UTF-8 with what is none as surrogates.

    >>> read_name("新闻.html".encode("gbk"), "gb18030"), read_name(b"\x81.html", "cp437")
    ('新闻.html', 'ü.html')
    """
    if encoding != "utf-8":
        with suppress(UnicodeError):
            return decode_strictly(raw, encoding)
    return raw.decode("utf-8", "surrogateescape")


def decode_strictly(raw: bytes, encoding: str) -> str:
    """Read bytes in an encoding, of browsers or of DOS.

    Raises:
        UnicodeError: they are not in it.
    """
    if encoding.startswith("cp"):
        return raw.decode(encoding)
    text = decode_as(raw, encoding)
    if "\ufffd" in text:
        raise UnicodeError(encoding)
    return text


def find_name_encoding(names: Iterable[bytes]) -> str:
    """The encoding of an archive's names.

    >>> find_name_encoding([f"新闻/{day}日.html".encode("gbk") for day in (1, 2)])
    'gb18030'
    >>> find_name_encoding(["Müller.html".encode("cp437")])
    'cp437'
    """
    raw = [*dict.fromkeys(names)]
    joined = b"\n".join(raw)
    with suppress(UnicodeError):
        joined.decode("utf-8")
        return "utf-8"
    found = detect_common_encoding(raw)
    unread = sum(not is_readable(name, found) for name in raw)
    if found in PAIRED_ENCODINGS and 0 < unread <= len(raw) * MAX_UNREAD_SHARE:
        return found
    is_latin = found.startswith(LATIN_FAMILIES) and found not in OTHER_SCRIPTS
    if not is_latin and not found.startswith(NO_NAME_ENCODINGS):
        with suppress(UnicodeError):
            text = decode_strictly(joined, found)
            if SIGN_PAIR.search(text) or not LONE_SIGN.search(text):
                return found
    return find_latin_encoding(joined)


def is_readable(raw: bytes, encoding: str) -> bool:
    """Whether a name has no bytes that are nothing in an encoding."""
    try:
        decode_strictly(raw, encoding)
    except UnicodeError:
        return False
    return True


def find_latin_encoding(joined: bytes) -> str:
    """The first encoding in which names are words, else that with the most letters with accents."""
    words = (one for one in LATIN_ENCODINGS if is_latin_text(joined, one))
    return next(words, None) or max(LATIN_ENCODINGS, key=partial(count_latin, joined))


def is_latin_text(joined: bytes, encoding: str) -> bool:
    r"""Whether all that is not ASCII is letters of the Latin script, in places where they may be.

    >>> [is_latin_text(b"S\xc6o.html", one) for one in ("cp437", "windows-1252", "cp850")]
    [False, False, True]
    """
    try:
        text = decode_strictly(joined, encoding)
    except UnicodeError:
        return False
    accented = sum(not c.isascii() for c in text)
    return count_latin(joined, encoding) == accented and not ODD_CAPITAL.search(text)


def count_latin(joined: bytes, encoding: str) -> int:
    """How many letters with accents bytes have in an encoding."""
    try:
        text = decode_strictly(joined, encoding)
    except UnicodeError:
        return -1
    return sum(unicodedata.name(c, "").startswith("LATIN") for c in text if not c.isascii())
