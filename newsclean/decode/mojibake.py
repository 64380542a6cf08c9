"""Text that was read in a wrong encoding before it was saved: repaired where that is certain.

The bytes are sound, the text is not: `Ã©` for é, `ÖÐ¹ú` for 中国. A page is repaired as a whole or
not at all, and always with a warning: one that has also lost bytes is only reported, for nobody can
say what stood there.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from newsclean.decode.detector import DOUBLE_BYTE, ranking
from newsclean.decode.letter_statistics import EVERY_BYTE
from newsclean.decode.web_codecs import REPLACEMENT, decode_as
from newsclean.model import Caution, Decoded

MARKUP = r"([<>\r\n]+)"
LATIN = "windows-1252"
SHOWN_AS_LATIN = frozenset({"latin-1", "sloppy-windows-1252"})
# Each byte as windows-1252 or Latin-1 shows it.
AS_SHOWN = {ord(shown): byte for byte, shown in enumerate(decode_as(EVERY_BYTE, LATIN))}
AS_SHOWN |= {byte: byte for byte in range(0x80, 0xA0)}
ASCII_LETTER = r"[A-Za-z]"
IN_LATIN_WORD = r"[A-Za-z][À-ÿ]|[À-ÿ][A-Za-z]"
NON_LATIN = r"[\u0370-\uffef]"
# A character of several bytes in UTF-8.
SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
CHINESE_SIGNS = ("锛", "銆", "鐨")  # what ，。的 become when their UTF-8 is read as GB18030
FEWEST_SIGNS = 3
FEWEST_HIGH = 16
SURE = 0.25
DENSE = 0.25
SIGNS = "©®°·«»–—…™€£"
PURE = 3  # times as many letters beside ASCII as in it: no language of Latin letters has them

Fix = Callable[[str], str | None]


def repaired(decoded: Decoded) -> Decoded:
    """A text whose letters are right again, with a warning; else the text as it is.

    >>> page = Decoded("CafÃ© fermÃ© cet Ã©tÃ©", "utf-8", "utf-8", 0.99)
    >>> repaired(page).text
    'Café fermé cet été'
    """
    pieces = re.split(MARKUP, decoded.text)
    runs = [run for run in pieces[::2] if not run.isascii()]
    if REPLACEMENT not in decoded.text:
        for find in (hidden_encoding, shown_in):
            name = find(runs)
            if name:
                fix = read_again if find is hidden_encoding else unshown
                what = f"{name} shown as Latin-1" if fix is read_again else f"UTF-8 shown in {name}"
                return rewritten(decoded, pieces, partial(fix, name=name), what)
    if most(runs, is_broken):
        detail = "the text was read in a wrong encoding before it was saved, and bytes are lost"
        return decoded._replace(damage=(*decoded.damage, Caution("mojibake", detail)))
    return decoded


def rewritten(decoded: Decoded, pieces: list[str], fix: Fix, what: str) -> Decoded:
    """The text with all runs that can be read anew."""
    fixed = [run if run.isascii() else fix(run) or run for run in pieces[::2]]
    changed = sum(new != old for new, old in zip(fixed, pieces[::2], strict=True))
    whole = [*pieces]
    whole[::2] = fixed
    caution = Caution("mojibake_repaired", f"{changed} stretches were {what}; read anew")
    return decoded._replace(text="".join(whole), damage=(*decoded.damage, caution))


def most(runs: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether the stretches that pass a test have most of the characters beside ASCII."""
    passed = sum(beside_ascii(run) for run in runs if test(run))
    return 0 < passed >= sum(map(beside_ascii, runs)) / 2


def beside_ascii(run: str) -> int:
    """How many characters are no ASCII."""
    return len(run) - len(run.encode("ascii", "ignore"))


def shown_in(runs: Sequence[str]) -> str | None:
    """The encoding in which most of a text was shown, when it is UTF-8 and no byte was lost."""
    name = suspected(runs)
    if name is None:
        return None
    fixed = {run: unshown(run, name) for run in runs}
    signs = sum(len(run) - len(new) for run, new in fixed.items() if new)
    rest = [run for run, new in fixed.items() if new is None]
    lost = any(is_broken(run) or re.search(SEQUENCE, run.encode(name, "replace")) for run in rest)
    certain = signs >= FEWEST_SIGNS and most(runs, lambda run: fixed[run] is not None)
    return name if certain and not lost else None


def suspected(runs: Sequence[str]) -> str | None:
    """The encoding in which ftfy thinks that stretches of UTF-8 were shown."""
    from ftfy import TextFixerConfig, fix_encoding_and_explain  # noqa: PLC0415 - see is_broken

    # What is only a part of a stretch, or has lost bytes, is no certain repair.
    config = TextFixerConfig(
        decode_inconsistent_utf8=False, replace_lossy_sequences=False, fix_c1_controls=False
    )
    votes: Counter[str] = Counter()
    for run in runs:
        steps = fix_encoding_and_explain(run, config).explanation or ()
        votes.update(step[1] for step in steps[:1])
        votes["gb18030"] += is_gb(run)
    name = max(votes, key=lambda known: votes[known])
    if not votes[name]:
        return None
    return LATIN if name in SHOWN_AS_LATIN else name


def unshown(run: str, name: str) -> str | None:
    """A stretch of UTF-8 that was shown in another encoding, as it was meant; `None` if it is none.

    >>> unshown("Ã©tÃ©", "cp1252"), unshown("été", "cp1252")
    ('été', None)
    """
    data = as_bytes(run) if name == LATIN else None
    try:
        text = (data or run.encode(name)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return None if REPLACEMENT in text else text  # ï¿½ is the scar of a loss


def is_broken(run: str) -> bool:
    """Whether a stretch looks as if it had been read in a wrong encoding."""
    from ftfy.badness import is_bad  # noqa: PLC0415 - for suspicious pages only

    return is_bad(run) or is_gb(run)


def is_gb(run: str) -> bool:
    """Whether a stretch is Chinese UTF-8 shown in GB18030, such as 鏂伴椈锛 for 新闻，."""
    return sum(map(run.count, CHINESE_SIGNS)) >= FEWEST_SIGNS


def hidden_encoding(runs: Sequence[str]) -> str | None:
    """The encoding of text that shows as Latin-1 characters in a row, such as ÖÐ¹ú for 中国."""
    rows = [run for run in runs if beside_ascii(run) > DENSE * len(run) and not is_sign(run)]
    rows = [run for run in rows if as_bytes(run)]
    high = sum(map(beside_ascii, rows))
    if high < FEWEST_HIGH or not most(runs, set(rows).__contains__):
        return None
    data = b"\n".join(as_bytes(run) or b"" for run in rows)
    name, top = next(iter(ranking(data).items()), (LATIN, 0.0))
    if top < SURE or any(read_again(run, name) is None for run in rows):
        return None
    pure = PURE * sum(len(re.findall(ASCII_LETTER, run)) for run in rows) < high
    other = len(re.findall(NON_LATIN, decode_as(data, name)))
    return name if name in DOUBLE_BYTE or (pure and other > high / 2) else None


def as_bytes(run: str) -> bytes | None:
    """The bytes that a stretch was read from as windows-1252 or Latin-1."""
    try:
        return run.translate(AS_SHOWN).encode("latin-1")
    except UnicodeEncodeError:
        return None


def is_sign(run: str) -> bool:
    """Whether a stretch has only signs beside ASCII, such as © 2024, which mean themselves."""
    return all(character.isascii() or character in SIGNS for character in run)


def read_again(run: str, name: str) -> str | None:
    """A stretch in the encoding that it is in, if it can be."""
    data = None if is_sign(run) else as_bytes(run)
    if data is None or (name not in DOUBLE_BYTE and re.search(IN_LATIN_WORD, run)):
        return None
    text = decode_as(data, name)
    return None if REPLACEMENT in text else text
