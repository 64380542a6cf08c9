"""Bytes to text: which encoding, what decided it, what was damaged and what was repaired.

In: bytes. Out: `Decoded`, or an `InputError` for bytes that are no text. Knows no words of news
pages. May import `text`, `model`, `errors` and `dependencies`.

Read `chain` first: it has the order in which encodings are tried. `binary` refuses what is no text;
`messages` and `property_lists` tell what has a page in it, and is taken apart by `documents`;
`utf16_utf32` and `broken_utf8` find forms of Unicode, `legacy` all older encodings (`detector`
ranks them, `letter_statistics` reads their letters, `choose_legacy` decides, `lost_byte` mends).
`mojibake` repairs text that was read in a wrong encoding before it was saved.
"""

from newsclean.decode.chain import decode

__all__ = ["decode"]
