"""What text browsers print beside the page's words: list marks, pictures, form fields, frames."""

import re
from itertools import accumulate

from newsclean.read.dump.lines import DumpLine
from newsclean.text.fold import soften
from newsclean.text.late_patterns import compile_late

# What w3m (• □ ■), links, browsers and lynx (* + o #) print before a list item.
LIST_MARKS = "•◦‣⁃∙·●○◆◇■□▪▫▶►★☆※"
# List marks where a space follows; at the start of a broken line they may be a dash or a minus.
DASHLIKE_LIST_MARKS = "*+–—-"
ALL_LIST_MARKS = frozenset(LIST_MARKS + DASHLIKE_LIST_MARKS)
LYNX_INNER_MARK = compile_late(r"o\s+(?=\S)")  # of the third level of a list in lynx
MIN_LYNX_INDENT_COLUMNS = 10  # of such a list item
MAX_PICTURE_WORD_CHARS = 14  # of a word for "picture" with its brackets
# A picture or a frame by its file name or number, [wx] [1125326869] [INS::INS] [image 3 of 5].
# `re` compiles this pattern and the next when a dump needs them.
PLACEHOLDER = (
    r"\[(?:[\w.:;&%~+-]{0,120}"
    r"|(?i:image|img|picture|photo|button|video)\b[^\[\]]{0,80})\]"
)
# A picture inside a line: nobody writes so long a word in brackets. It may have blanks in it where
# a program broke the lines.
INNER_PLACEHOLDER = r"\[[!-Z^-~]{20,2000}(?: [!-Z^-~]{1,120}){0,40}\]"
# An input field as w3m and lynx draw it.
FORM_FIELD = compile_late(r"\[ {3,}\]|_{6,}|\(BUTTON\)")
# lynx and links print frames (lynx by their address); elinks and links print the `<link>` elements
# of the head.
FRAME_PREFIXES = ("IFRAME:", "FRAME:")
PROGRAM_LINE_STARTS = ("IF", "If", "F", "Link: ")
PROGRAM_LINE = compile_late(r"I?Frame(?:: ?\S{0,80})?|Link: [\w -]{1,40}(?:\(\(.*\))?")
# lynx and w3m print around words that are struck out or put in; their words stay, as on HTML.
EDITED_WORDS = compile_late(r"\[(DEL|INS|S|U|STRIKE): ?([^\[\]]{1,2000}?) ?:\1\]")
EDIT_MARK = compile_late(r"\[(?:DEL|INS): ?| ?:(?:DEL|INS)\]")  # of several paragraphs
STRUCK_WORDS = compile_late(r"~~(?=\S)([^~]{1,2000})(?<=\S)~~")  # of pandoc and Markdown
RAISED_NOTE = compile_late(r"\^(?:\((\[\w{1,3}\])\)|(?=\[\w{1,3}\]))")
MIN_EMPTY_BRACKETS = 2  # lines, of a program that writes the texts of pictures in brackets


def starts_with_dashlike_mark(text: str) -> bool:
    """Whether a line begins with a list mark that may also be a dash or a minus."""
    return text[0] in DASHLIKE_LIST_MARKS and text[1:2].isspace()


def find_mark_end(text: str) -> int:
    """Where the text behind a list mark begins, 0 without one.

    >>> [find_mark_end(line) for line in ("• One", "•One", "- One", "-One", "")]
    [2, 1, 2, 0, 0]
    """
    if (mark := text[:1]) not in ALL_LIST_MARKS:
        return 0
    following = text[1:2]
    if following.isspace():
        return len(text) - len(text[1:].lstrip())
    return int(mark in LIST_MARKS and following.isalnum() and not following.isdecimal())


def is_program_line(text: str) -> bool:
    """Whether a whole line stands for something that the program cannot show.

    >>> [is_program_line(line) for line in ("IFRAME: /a", "Link: icon", "Link: see below.")]
    [True, True, False]
    """
    if not text.startswith(PROGRAM_LINE_STARTS):
        return False
    return text.startswith(FRAME_PREFIXES) or bool(PROGRAM_LINE.fullmatch(text))


def drop_edit_marks(text: str) -> str:
    """A text without the marks of words that were struck out or put in, or of raised footnotes.

    >>> drop_edit_marks("It cost [DEL: ten :DEL] [INS:nine:INS] ~~or eight~~ euros^([1]).")
    'It cost ten nine or eight euros[1].'
    >>> drop_edit_marks("~5 or ~6 km, 2^3, [S: see below]")
    '~5 or ~6 km, 2^3, [S: see below]'
    """
    if ":" in text and ("[" in text or "]" in text):
        text = EDIT_MARK.sub("", EDITED_WORDS.sub(r"\2", text))
    if "~~" in text:
        text = STRUCK_WORDS.sub(r"\1", text)
    if "^" in text:
        text = RAISED_NOTE.sub(r"\1", text)
    return text


def has_picture_brackets(lines: list[DumpLine]) -> bool:
    """Whether a dump writes pictures in brackets: `[]` stands for those without a text (pandoc)."""
    ended = (line.text for line in lines if line.text.endswith("[]"))
    return sum(text.strip("- ") == "[]" for text in ended) >= MIN_EMPTY_BRACKETS


def is_bracketed(text: str) -> bool:
    """Whether a text is one pair of brackets with everything inside.

    >>> [is_bracketed(text) for text in ("[A boat [left] at sea]", "[1] and [2]", "[A boat] left")]
    [True, False, False]
    """
    if text[:1] != "[" or text[-1:] != "]":
        return False
    depths = accumulate((sign == "[") - (sign == "]") for sign in text[:-1])
    return all(depth > 0 for depth in depths)


def drop_placeholders(text: str) -> str:
    """A line without the names of pictures at its ends; a line of nothing else becomes empty.

    >>> drop_placeholders("[wx] [logo]"), drop_placeholders("[net_logo] Home > News")
    ('', 'Home > News')
    >>> drop_placeholders("[责任编辑：某某]"), drop_placeholders("see [3] there")
    ('[责任编辑：某某]', 'see [3] there')
    >>> [drop_placeholders(line) for line in ("[图片]", "[图片] 码头[视频]", "[快讯]")]
    ['', '码头', '[快讯]']
    >>> drop_placeholders("The end.[gif][gif]"), drop_placeholders("as others found [12]")
    ('The end.', 'as others found [12]')
    """
    rest = text.strip()
    if "[" not in rest:
        return rest
    rest = re.sub(INNER_PLACEHOLDER, " ", rest).strip()
    start, end = find_placeholders_end(rest), len(rest)
    while end > start and rest[end - 1] == "]":
        opening = rest.rfind("[", start, end)
        if opening < 0 or not is_picture_placeholder(rest[opening:end]):
            break
        end = opening
        while end > start and rest[end - 1].isspace():
            end -= 1
    return rest[start:end]


def find_placeholders_end(text: str) -> int:
    """Where the text begins behind the pictures' names with which a line begins."""
    start, pattern = 0, re.compile(PLACEHOLDER)  # re keeps it
    while match := pattern.match(text, start):
        if not match[0].isascii() and "." not in match[0] and not is_picture_word(match[0]):
            break
        start = match.end()
        while text[start : start + 1].isspace():
            start += 1
    return start


def starts_with_picture(text: str) -> bool:
    """Whether a line begins with a picture's name; `[12]` may number a link."""
    return text[0] == "[" and "]" in text and is_picture_placeholder(text[: text.index("]") + 1])


def is_picture_placeholder(token: str) -> bool:
    """Whether a text in brackets is a picture's name; `[12]` may be a footnote."""
    if not token.isascii():
        return is_picture_word(token)
    if token[1:-1].isdecimal() or EDITED_WORDS.fullmatch(token):
        return False
    return re.fullmatch(PLACEHOLDER, token) is not None


def is_picture_word(token: str) -> bool:
    """Whether a text in brackets is a word for "picture": [图片], [사진]."""
    if len(token) > MAX_PICTURE_WORD_CHARS or not token[1:-1].isalpha():
        return False
    from newsclean.lexicon.page_words import load_page_words  # noqa: PLC0415 - few dumps have such brackets

    return soften(token[1:-1]) in load_page_words()["dump"]["picture"]
