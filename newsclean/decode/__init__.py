"""Bytes to text: which encoding, what decided it, what was damaged and what was repaired.

In: bytes. Out: `Decoded`, or an `InputError` for bytes that are no text. Knows no words of news
pages. May import `text`, `model`, `errors` and `dependencies`.

Read `chain` first: it has the order in which encodings are tried. `binary` refuses what is no text;
`messages` and `property_lists` tell what has a page in it, and is taken apart by `documents`;
`utf16_utf32` and `broken_utf8` find forms of Unicode, `legacy` all older encodings (`detector`
ranks them, `letter_statistics` reads their letters, `choose_legacy` decides, `second_judge` agrees
or not, `lost_byte` mends). `browser_differences` is what Python's codecs read otherwise than
browsers. `mojibake` repairs text that was read in a wrong encoding before it was saved.
`common_encoding` finds the one encoding of a table's pieces.
"""

from newsclean.decode.chain import decode
from newsclean.decode.common_encoding import detect_common_encoding

__all__ = ["decode", "detect_common_encoding"]
