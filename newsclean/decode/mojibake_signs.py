"""A quick test of every page for signs that its text was read in a wrong encoding.

Searching for one character is very fast, above all among those beside ASCII, which are few on
most pages. Only where a rare one occurs is the whole sign searched for.
"""

import re

# The bytes 80 to BF, which follow a lead byte in UTF-8, as windows-1252 and Latin-1 show them.
SHOWN_TRAIL_CHARS = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Lead bytes of two, as windows-1252 and 1250 show them: of Latin letters, Greek, Cyrillic, Hebrew
# and Arabic.
SHOWN_LEAD_CHARS = "ÂÃÄÅÎÏÐÑ×ØÙĂĹ"
# A rare character, and the sign that it is a part of. The signs are, in this order: ’ “ and CJK
# signs, a full width comma and Thai in UTF-8; а in UTF-8 shown as windows-1251; ，。的 in UTF-8
# shown as GB18030; 的，。 in GBK, の in Shift_JIS and EUC-JP, 이 in EUC-KR, a comma in Big5 and я,
# ст, на in windows-1251 shown as Latin-1.
MOJIBAKE_SIGNS = (
    ("€", "â€"),
    ("€", "ã€"),
    ("\x80", "\x80"),
    ("¼", "ï¼"),
    ("¸", "à¸"),
    ("Ÿ", "ðŸ"),
    ("°", "Р°"),
    ("锛", "锛"),
    ("銆", "銆"),
    ("鐨", "鐨"),
    ("µ", "µÄ"),
    ("¬", "£¬"),
    ("¡", "¡£"),
    ("‚", "‚Ì"),
    ("\x82", "\x82"),
    ("¤", "¤Î"),
    ("Ì", "ÀÌ"),
    ("¡", "¡A"),
    ("ÿ", "ÿ"),
    ("ò", "ñò"),
    ("à", "íà"),
)
SIGNS_WITH_ASCII = [rare for rare, sign in MOJIBAKE_SIGNS if any(map(str.isascii, sign))]


def is_suspicious(text: str, beside_ascii: str | None = None) -> bool:
    """Whether a text has a sign of a wrong reading, so that `mojibake` should test it.

    >>> [is_suspicious(text) for text in ("CafÃ©", "Café", "ÖÐ¹úµÄ", "中国的")]
    [True, False, True, False]

    Args:
        text: the text.
        beside_ascii: its characters beside ASCII, where they are known. Signs of such characters
            alone stand among them too, so most pages need no look at the whole text.
    """
    if beside_ascii is not None and not (
        any(rare in beside_ascii for rare in SIGNS_WITH_ASCII) or is_suspicious(beside_ascii)
    ):
        return False
    return any(rare in text and sign in text for rare, sign in MOJIBAKE_SIGNS) or any(
        lead in text and re.search(f"{lead}[{SHOWN_TRAIL_CHARS}]", text)
        for lead in SHOWN_LEAD_CHARS
    )
