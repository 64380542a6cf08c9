"""Text that was read in a wrong encoding before it was saved: repaired where that is certain.

The bytes are sound, the text is not: `Ã©` for é, `ÖÐ¹ú` for 中国. A page is repaired as a whole or
not at all, and always with a warning: one that has also lost bytes is only reported, for nobody can
say what stood there.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from newsclean.decode.detector import DOUBLE_BYTE_ENCODINGS, rank_encodings
from newsclean.decode.letter_statistics import EVERY_BYTE
from newsclean.decode.web_codecs import REPLACEMENT_CHAR, decode_as
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
GB18030_MOJIBAKE_CHARS = (
    "锛",
    "銆",
    "鐨",
)  # what ，。的 become when their UTF-8 is read as GB18030
MIN_MOJIBAKE_CHARS = 3
MIN_NON_ASCII_CHARS = 16
MIN_REPAIR_SCORE = 0.25
MIN_NON_ASCII_SHARE = 0.25
TYPOGRAPHIC_SIGNS = "©®°·«»–—…™€£"
MIN_NON_ASCII_RATIO = (
    3  # times as many letters beside ASCII as in it: no language of Latin letters has them
)

RunRepair = Callable[[str], str | None]


def repair_mojibake(decoded: Decoded) -> Decoded:
    """A text whose letters are right again, with a warning; else the text as it is.

    >>> page = Decoded("CafÃ© fermÃ© cet Ã©tÃ©", "utf-8", "utf-8", 0.99)
    >>> repair_mojibake(page).text
    'Café fermé cet été'
    """
    pieces = re.split(MARKUP_BREAKS, decoded.text)
    runs = [run for run in pieces[::2] if not run.isascii()]
    if REPLACEMENT_CHAR not in decoded.text:
        for find in (find_hidden_encoding, find_shown_encoding):
            name = find(runs)
            if name:
                fix = reread_as if find is find_hidden_encoding else reread_as_utf8
                what = f"{name} shown as Latin-1" if fix is reread_as else f"UTF-8 shown in {name}"
                return rewrite_runs(decoded, pieces, partial(fix, name=name), what)
    if holds_most_non_ascii(runs, is_broken):
        detail = "the text was read in a wrong encoding before it was saved, and bytes are lost"
        return decoded._replace(damage=(*decoded.damage, Caution("mojibake", detail)))
    return decoded


def rewrite_runs(decoded: Decoded, pieces: list[str], fix: RunRepair, what: str) -> Decoded:
    """The text with all runs that can be read anew."""
    fixed = [run if run.isascii() else fix(run) or run for run in pieces[::2]]
    changed = sum(new != old for new, old in zip(fixed, pieces[::2], strict=True))
    whole = [*pieces]
    whole[::2] = fixed
    caution = Caution("mojibake_repaired", f"{changed} stretches were {what}; read anew")
    return decoded._replace(text="".join(whole), damage=(*decoded.damage, caution))


def holds_most_non_ascii(runs: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether the stretches that pass a test have most of the characters beside ASCII."""
    passed = sum(count_non_ascii(run) for run in runs if test(run))
    return 0 < passed >= sum(map(count_non_ascii, runs)) / 2


def count_non_ascii(run: str) -> int:
    """How many characters are no ASCII."""
    return len(run) - len(run.encode("ascii", "ignore"))


def find_shown_encoding(runs: Sequence[str]) -> str | None:
    """The encoding in which most of a text was shown, when it is UTF-8 and no byte was lost."""
    name = guess_with_ftfy(runs)
    if name is None:
        return None
    fixed = {run: reread_as_utf8(run, name) for run in runs}
    signs = sum(len(run) - len(new) for run, new in fixed.items() if new)
    rest = [run for run, new in fixed.items() if new is None]
    lost = any(
        is_broken(run) or re.search(UTF8_SEQUENCE, run.encode(name, "replace")) for run in rest
    )
    certain = signs >= MIN_MOJIBAKE_CHARS and holds_most_non_ascii(
        runs, lambda run: fixed[run] is not None
    )
    return name if certain and not lost else None


def guess_with_ftfy(runs: Sequence[str]) -> str | None:
    """The encoding in which ftfy thinks that stretches of UTF-8 were shown.

    Raises:
        DependencyError: ftfy is too old.
    """
    require("ftfy")
    from ftfy import TextFixerConfig, fix_encoding_and_explain  # noqa: PLC0415 - see is_broken

    # What is only a part of a stretch, or has lost bytes, is no certain repair.
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
    """A stretch of UTF-8 that was shown in another encoding, as it was meant; `None` if it is none.

    >>> reread_as_utf8("Ã©tÃ©", "cp1252"), reread_as_utf8("été", "cp1252")
    ('été', None)
    """
    data = recover_bytes(run) if name == LATIN_ENCODING else None
    try:
        text = (data or run.encode(name)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return None if REPLACEMENT_CHAR in text else text  # ï¿½ is the scar of a loss


def is_broken(run: str) -> bool:
    """Whether a stretch looks as if it had been read in a wrong encoding."""
    from ftfy.badness import is_bad  # noqa: PLC0415 - for suspicious pages only

    return is_bad(run) or is_utf8_read_as_gb(run)


def is_utf8_read_as_gb(run: str) -> bool:
    """Whether a stretch is Chinese UTF-8 shown in GB18030, such as 鏂伴椈锛 for 新闻，."""
    return sum(map(run.count, GB18030_MOJIBAKE_CHARS)) >= MIN_MOJIBAKE_CHARS


def find_hidden_encoding(runs: Sequence[str]) -> str | None:
    """The encoding of text that shows as Latin-1 characters in a row, such as ÖÐ¹ú for 中国."""
    rows = [
        run
        for run in runs
        if count_non_ascii(run) > MIN_NON_ASCII_SHARE * len(run) and not has_only_signs(run)
    ]
    rows = [run for run in rows if recover_bytes(run)]
    high = sum(map(count_non_ascii, rows))
    if high < MIN_NON_ASCII_CHARS or not holds_most_non_ascii(runs, set(rows).__contains__):
        return None
    data = b"\n".join(recover_bytes(run) or b"" for run in rows)
    name, top = next(iter(rank_encodings(data).items()), (LATIN_ENCODING, 0.0))
    if top < MIN_REPAIR_SCORE or any(reread_as(run, name) is None for run in rows):
        return None
    pure = MIN_NON_ASCII_RATIO * sum(len(re.findall(ASCII_LETTER, run)) for run in rows) < high
    other = len(re.findall(NON_LATIN_CHAR, decode_as(data, name)))
    return name if name in DOUBLE_BYTE_ENCODINGS or (pure and other > high / 2) else None


def recover_bytes(run: str) -> bytes | None:
    """The bytes that a stretch was read from as windows-1252 or Latin-1."""
    try:
        return run.translate(BYTE_BY_LATIN_CHAR).encode("latin-1")
    except UnicodeEncodeError:
        return None


def has_only_signs(run: str) -> bool:
    """Whether a stretch has only signs beside ASCII, such as © 2024, which mean themselves."""
    return all(character.isascii() or character in TYPOGRAPHIC_SIGNS for character in run)


def reread_as(run: str, name: str) -> str | None:
    """A stretch in the encoding that it is in, if it can be."""
    data = None if has_only_signs(run) else recover_bytes(run)
    if data is None or (name not in DOUBLE_BYTE_ENCODINGS and re.search(IN_LATIN_WORD, run)):
        return None
    text = decode_as(data, name)
    return None if REPLACEMENT_CHAR in text else text
