"""Characters that command a terminal or turn the reading direction, and show nothing themselves.

A page may hold them as they are, as references (`&#27;`) or escaped in JSON; none reaches a record.
Joiners and the marks U+200E, U+200F and U+061C stay: words of Arabic, Hindi or Persian need them.
"""

import re

# Controls but tab and line ends; embeddings, overrides and isolates (Unicode UAX #9, section 2);
# interlinear marks; tag characters, which spell hidden words (they stay in a flag: U+1F3F4 …).
COMMANDS = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007f]{1,8})"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# Named by number (HTML Standard, 13.2.5.80): leading zeros may stand, the semicolon may lack.
REFERENCE = r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?"
REFERABLE = 0x110000
WINDOWS_1252 = range(0x80, 0xA0)  # these numbers mean characters of that encoding


def harmless(text: str) -> str:
    r"""Text without such characters; those that part words or lines become a space.

    >>> harmless("Re\x1b[31md \u202eexe\u202c"), harmless("one\x0btwo\n")
    ('Re[31md exe', 'one two\n')
    """
    return COMMANDS.sub(remains, text) if COMMANDS.search(text) else text


def remains(found: re.Match[str]) -> str:
    """What stays of one such character: a flag whole, a space for a separator."""
    return found[1] or (" " if found[0].isspace() else "")


def harmless_markup(text: str) -> str:
    """HTML without such characters, nor references to them.

    >>> harmless_markup("News &#27;[31m &#x202E;exe &#8364; &#x80;")
    'News [31m exe &#8364; &#x80;'
    """
    return re.sub(REFERENCE, referred, harmless(text)) if "&#" in text else harmless(text)


def referred(found: re.Match[str]) -> str:
    """What stays of one reference: all of it, unless it means such a character."""
    number = int(found[1], 16) if found[1] else int(found[2])
    if number >= REFERABLE or number in WINDOWS_1252:
        return found[0]
    command = COMMANDS.fullmatch(chr(number))
    return remains(command) if command else found[0]
