"""Repair text that was read in a wrong encoding before it was saved, where the repair is certain.

The file is valid, but its text is `Ã©` for é, or `ÖÐ¹ú` for 中国. A page is repaired as a whole or
not at all, and always with a warning. If bytes are lost as well, it is only reported: nobody can
tell what stood there. A run is the text between two tags or line ends.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.detector import DOUBLE_BYTE_ENCODINGS, rank_encodings
from newsclean.decode.letter_statistics import EVERY_BYTE
from newsclean.decode.web_codecs import decode_as
from newsclean.dependencies import require
from newsclean.model import Caution, Decoded

MARKUP_BREAKS = r"([<>\r\n]+)"
LATIN_ENCODING = "windows-1252"
FTFY_LATIN_NAMES = frozenset({"latin-1", "sloppy-windows-1252"})
# Each byte as windows-1252 or Latin-1 shows it.
BYTE_BY_LATIN_CHAR = {
    ord(shown): byte for byte, shown in enumerate(decode_as(EVERY_BYTE, LATIN_ENCODING))
}
BYTE_BY_LATIN_CHAR |= {byte: byte for byte in range(0x80, 0xA0)}
ASCII_LETTER = r"[A-Za-z]"
IN_LATIN_WORD = r"[A-Za-z][À-ÿ]|[À-ÿ][A-Za-z]"
NON_LATIN_CHAR = r"[\u0370-\uffef]"
# A character of several bytes in UTF-8.
UTF8_SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
# What ，。的 become when their UTF-8 is read as GB18030, and how many of them a run must have.
GB18030_MOJIBAKE_CHARS = ("锛", "銆", "鐨")
MIN_GB18030_MOJIBAKE_CHARS = 3
MIN_SAVED_CHARS = 3  # repaired UTF-8 is shorter by at least so many characters
# Text shown as Latin-1: the characters beside ASCII that it needs, in a run and in all.
MIN_NON_ASCII_SHARE = 0.25
MIN_NON_ASCII_CHARS = 16
MIN_REPAIR_SCORE = 0.25  # of the detector, for the encoding that it was in
# A single-byte encoding needs more: so many times as many characters beside ASCII as ASCII letters,
# which no Latin script has, and other letters than Latin ones for half of them.
MIN_NON_ASCII_RATIO = 3
MIN_NON_LATIN_SHARE = 0.5
TYPOGRAPHIC_SIGNS = "©®°·«»–—…™€£"

RunRepair = Callable[[str], str | None]


def repair_mojibake(decoded: Decoded) -> Decoded:
    """The repaired text with a warning; else the text unchanged, with a warning if it is broken.

    >>> page = Decoded("CafÃ© fermÃ© cet Ã©tÃ©", "utf-8", "utf-8", 0.99)
    >>> repair_mojibake(page).text
    'Café fermé cet été'
    """
    pieces = re.split(MARKUP_BREAKS, decoded.text)
    runs = [run for run in pieces[::2] if not run.isascii()]
    if REPLACEMENT_CHAR not in decoded.text:
        if name := find_hidden_encoding(runs):
            fix, what = partial(reread_as, name=name), f"{name} shown as Latin-1"
            return rewrite_runs(decoded, pieces, fix, what)
        if name := find_shown_encoding(runs):
            fix, what = partial(reread_as_utf8, name=name), f"UTF-8 shown in {name}"
            return rewrite_runs(decoded, pieces, fix, what)
    if holds_most_non_ascii(runs, is_broken):
        detail = "the text was read in a wrong encoding before it was saved, and bytes are lost"
        return decoded._replace(damage=(*decoded.damage, Caution("mojibake", detail)))
    return decoded


def rewrite_runs(decoded: Decoded, pieces: list[str], fix: RunRepair, what: str) -> Decoded:
    """Repair every run that can be repaired."""
    fixed = [run if run.isascii() else fix(run) or run for run in pieces[::2]]
    changed = sum(new != old for new, old in zip(fixed, pieces[::2], strict=True))
    whole = [*pieces]
    whole[::2] = fixed
    caution = Caution("mojibake_repaired", f"{changed} stretches were {what}; read anew")
    return decoded._replace(text="".join(whole), damage=(*decoded.damage, caution))


def holds_most_non_ascii(runs: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether the runs that pass a test have at least half of the characters beside ASCII."""
    passed = sum(count_non_ascii(run) for run in runs if test(run))
    return 0 < passed >= sum(map(count_non_ascii, runs)) / 2


def count_non_ascii(run: str) -> int:
    """How many characters are not ASCII."""
    return len(run) - len(run.encode("ascii", "ignore"))


def find_shown_encoding(runs: Sequence[str]) -> str | None:
    """The encoding in which a text was read that is UTF-8, if no byte was lost."""
    name = guess_with_ftfy(runs)
    if name is None:
        return None
    fixed = {run: reread_as_utf8(run, name) for run in runs}
    saved = sum(len(run) - len(new) for run, new in fixed.items() if new)
    if saved < MIN_SAVED_CHARS or not holds_most_non_ascii(runs, lambda run: bool(fixed[run])):
        return None
    unrepaired = [run for run, new in fixed.items() if new is None]
    return None if any(has_lost_bytes(run, name) for run in unrepaired) else name


def has_lost_bytes(run: str, name: str) -> bool:
    """Whether a run that is no whole UTF-8 in an encoding has parts that are."""
    return is_broken(run) or bool(re.search(UTF8_SEQUENCE, run.encode(name, "replace")))


def guess_with_ftfy(runs: Sequence[str]) -> str | None:
    """The encoding in which UTF-8 was read, by most votes of ftfy, one vote a run.

    Raises:
        DependencyError: ftfy is too old.
    """
    require("ftfy")
    from ftfy import TextFixerConfig, fix_encoding_and_explain  # noqa: PLC0415 - for suspicious pages only

    # A repair of a part of a run, or of text that has lost bytes, is not certain.
    config = TextFixerConfig(
        decode_inconsistent_utf8=False, replace_lossy_sequences=False, fix_c1_controls=False
    )
    votes: Counter[str] = Counter()
    for run in runs:
        steps = fix_encoding_and_explain(run, config).explanation or ()
        votes.update(step[1] for step in steps[:1])
        votes["gb18030"] += is_utf8_read_as_gb(run)
    name = max(votes, key=lambda known: votes[known])
    if not votes[name]:
        return None
    return LATIN_ENCODING if name in FTFY_LATIN_NAMES else name


def reread_as_utf8(run: str, name: str) -> str | None:
    """Repair a run of UTF-8 that was read in another encoding; `None` if it is no such run.

    >>> reread_as_utf8("Ã©tÃ©", "cp1252"), reread_as_utf8("été", "cp1252")
    ('été', None)
    """
    data = recover_bytes(run) if name == LATIN_ENCODING else None
    try:
        text = (data or run.encode(name)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return None if REPLACEMENT_CHAR in text else text  # ï¿½ is U+FFFD: text was lost


def is_broken(run: str) -> bool:
    """Whether a run looks as if it had been read in a wrong encoding."""
    from ftfy.badness import is_bad  # noqa: PLC0415 - for suspicious pages only

    return is_bad(run) or is_utf8_read_as_gb(run)


def is_utf8_read_as_gb(run: str) -> bool:
    """Whether a run is Chinese in UTF-8 that was read as GB18030: 鏂伴椈锛 for 新闻，."""
    return sum(map(run.count, GB18030_MOJIBAKE_CHARS)) >= MIN_GB18030_MOJIBAKE_CHARS


def find_hidden_encoding(runs: Sequence[str]) -> str | None:
    """The encoding of text that was read as Latin-1: `ÖÐ¹ú` is 中国 in GB18030."""
    latin = {run: recover_bytes(run) for run in runs if may_hide_encoding(run)}
    hidden = {run: data for run, data in latin.items() if data}
    if not holds_most_non_ascii(runs, hidden.__contains__):
        return None
    rows = [run for run in runs if run in hidden]
    non_ascii = sum(map(count_non_ascii, rows))
    if non_ascii < MIN_NON_ASCII_CHARS:
        return None
    data = b"\n".join(hidden[run] for run in rows)
    name, score = next(iter(rank_encodings(data).items()), (LATIN_ENCODING, 0.0))
    if score < MIN_REPAIR_SCORE or any(reread_as(run, name) is None for run in rows):
        return None
    if name in DOUBLE_BYTE_ENCODINGS or is_non_latin_text(rows, decode_as(data, name)):
        return name
    return None


def may_hide_encoding(run: str) -> bool:
    """Whether a run has enough characters beside ASCII, and not signs such as © alone."""
    return count_non_ascii(run) > MIN_NON_ASCII_SHARE * len(run) and not has_only_signs(run)


def is_non_latin_text(runs: Sequence[str], repaired: str) -> bool:
    """Whether runs show hardly any ASCII letter and become text of a script that is not Latin."""
    non_ascii = sum(map(count_non_ascii, runs))
    ascii_letters = sum(len(re.findall(ASCII_LETTER, run)) for run in runs)
    non_latin = len(re.findall(NON_LATIN_CHAR, repaired))
    return (
        ascii_letters * MIN_NON_ASCII_RATIO < non_ascii
        and non_latin > MIN_NON_LATIN_SHARE * non_ascii
    )


def recover_bytes(run: str) -> bytes | None:
    """The bytes of a run that was read as windows-1252 or Latin-1; `None` if it was not."""
    try:
        return run.translate(BYTE_BY_LATIN_CHAR).encode("latin-1")
    except UnicodeEncodeError:
        return None


def has_only_signs(run: str) -> bool:
    """Whether a run has only signs beside ASCII, as `© 2024` has: they are no wrong reading."""
    return all(character.isascii() or character in TYPOGRAPHIC_SIGNS for character in run)


def reread_as(run: str, name: str) -> str | None:
    """Repair a run that was read as Latin-1 and is in this encoding; `None` if it cannot be."""
    data = None if has_only_signs(run) else recover_bytes(run)
    if data is None or (name not in DOUBLE_BYTE_ENCODINGS and re.search(IN_LATIN_WORD, run)):
        return None
    text = decode_as(data, name)
    return None if REPLACEMENT_CHAR in text else text
