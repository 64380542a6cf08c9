"""Strips invisible characters that command a terminal or turn the reading direction.

A page may hold them as they are, as references (`&#27;`) or escaped in JSON; none reaches a record.
Joiners and the marks U+200E, U+200F and U+061C stay: words of Arabic, Hindi or Persian need them.
"""

import re
from functools import lru_cache

from newsclean.native import has_unsafe_controls
from newsclean.text.late_patterns import compile_late

# Controls but tab and line ends; embeddings, overrides and isolates (Unicode UAX #9, section 2);
# interlinear marks; tag characters, which spell hidden words (they stay in a flag: U+1F3F4 …).
UNSAFE_CONTROLS = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007f]{1,8})"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
ASCII_BYTES = bytes(range(0x80))
# HTML Standard, 13.2.5.80: there may be leading zeros, and the semicolon may be missing.
NUMERIC_REFERENCE = r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?"
LAST_REFERENCE = compile_late(rf"{NUMERIC_REFERENCE}\Z")
CODE_POINT_LIMIT = 0x110000
WINDOWS_1252_REFERENCES = range(0x80, 0xA0)  # browsers read these numbers as that encoding
# The end of a text that becomes a tag or a reference together with what follows. A long run of
# letters and digits is one too: where it began is not looked for.
OPEN_TOKEN = compile_late(r"(?:<|&[#0-9a-zA-Z]*|^[#0-9a-zA-Z]{34})\Z")
OPEN_TOKEN_CHARS = 34
# The same where single characters go, which may stand in the name of a tag; no known one is longer.
OPEN_TAG = compile_late(r"</?[^\t\n\f\r />]{0,30}\Z")
UNSAFE_CONTROL_RUNS = compile_late(rf"(?:{UNSAFE_CONTROLS.pattern})+")
CONTROLS_IN_COMMENT_END = compile_late(
    rf"(?:(?<=-)|(?<=-!))(?:{UNSAFE_CONTROLS.pattern})+(?=[-!>])"
)
REPLACEMENT = "\ufffd"


def strip_unsafe_controls(text: str) -> str:
    r"""Text without unsafe controls; one that separates words or lines becomes a space.

    >>> strip_unsafe_controls("Re\x1b[31md \u202eexe\u202c"), strip_unsafe_controls("one\x0btwo\n")
    ('Re[31md exe', 'one two\n')
    """
    return UNSAFE_CONTROLS.sub(replace_control, text) if has_unsafe_controls(text) else text


def replace_control(found: re.Match[str]) -> str:
    """What an unsafe control is replaced by: a flag by itself, a separator by a space."""
    return found[1] or (" " if found[0].isspace() else "")


def strip_markup_controls(text: str) -> str:
    r"""HTML without unsafe controls and without references to them.

    What stands around one makes no tag, comment or reference that was none: U+FFFD stays between.

    >>> strip_markup_controls("News &#27;[31m &#x202E;exe &#8364; &#x80; <\x1bb>")
    'News [31m exe &#8364; &#x80; <\ufffdb>'
    """
    if has_unsafe_controls(text):
        text = CONTROLS_IN_COMMENT_END.sub(
            lambda found: UNSAFE_CONTROLS.sub(replace_control, found[0]) or REPLACEMENT, text
        )
        text = UNSAFE_CONTROL_RUNS.sub(replace_markup_controls, text)
    if has_unsafe_references(text):
        return re.sub(NUMERIC_REFERENCE, replace_reference, text)
    return text


def has_unsafe_references(html: str) -> bool:
    """Whether any reference means an unsafe control.

    >>> has_unsafe_references("&#x202E;exe"), has_unsafe_references("&#8364; &#x80;")
    (True, False)
    """
    spelt = set(re.findall(NUMERIC_REFERENCE, html))
    return any(get_reference_replacement(read_reference(*each)) is not None for each in spelt)


def replace_markup_controls(found: re.Match[str]) -> str:
    """What a run of unsafe controls in HTML is replaced by; a form feed is a blank there."""
    before = found.string[max(0, found.start() - OPEN_TOKEN_CHARS) : found.start()]
    if found[0][0] != "\f" and (is_open_token(before) or OPEN_TAG.search(before)):
        return REPLACEMENT
    return UNSAFE_CONTROLS.sub(replace_control, found[0])


def is_open_token(before: str) -> bool:
    """Whether the end of a text may become a tag or a reference together with what follows.

    >>> is_open_token("a <"), is_open_token("AT&T &am"), is_open_token("a < b")
    (True, True, False)
    """
    return OPEN_TOKEN.search(before[-OPEN_TOKEN_CHARS:]) is not None


def replace_reference(found: re.Match[str]) -> str:
    """What a reference is replaced by: itself, unless it means an unsafe control."""
    replacement = get_reference_replacement(read_reference(*found.groups()))
    if replacement is None:
        return found[0]
    before = found.string[max(0, found.start() - OPEN_TOKEN_CHARS) : found.start()]
    last = LAST_REFERENCE.search(before)
    if last and get_reference_replacement(read_reference(*last.groups())) is not None:
        return replacement  # that one goes too, and separates what must be
    return REPLACEMENT if not replacement and is_open_token(before) else replacement


def read_reference(hexadecimal: str | None, decimal: str) -> int:
    """The number of a reference, of which one of the two spellings stands there."""
    return int(hexadecimal, 16) if hexadecimal else int(decimal)


@lru_cache(maxsize=1024)
def get_reference_replacement(number: int) -> str | None:
    """What a reference to a number is replaced by; `None` where it means no unsafe control."""
    if number >= CODE_POINT_LIMIT or number in WINDOWS_1252_REFERENCES:
        return None
    control = UNSAFE_CONTROLS.fullmatch(chr(number))
    return replace_control(control) if control else None
