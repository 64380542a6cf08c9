"""The tokens of HTML: where tags, comments and raw text begin and end.

HTML Standard, section 13.2.5, as far as it decides what is markup; libxml2 reads the same tokens
since 2.14. It differs in one thing, which is followed here: `<script/>` and the like are empty.
Every pattern scans a character once (possessive repeats), so time grows with the page.
"""

import re

from newsclean.native import BLANK, TokenFinder, match_any_case, match_ordinary_attributes
from newsclean.text.controls import is_open_token
from newsclean.text.late_patterns import compile_late

MAX_ATTRIBUTES = 200  # of a tag that keeps its attributes
MAX_VALUE_CHARS = 1_000_000  # of an attribute in such a tag; a picture may stand in it
# Elements whose content is text up to their own end tag. (`noscript` is one where scripts run, as
# in a browser, but not for libxml2.)
RAW_TEXT_TAGS = frozenset("script style textarea title iframe noembed noframes xmp".split())
# Elements without content; libxml2 does not know them as such and puts inside what follows.
VOID_TAGS = frozenset("wbr embed source track keygen bgsound command".split())
PAGE_TAGS = frozenset("html head body".split())
NAME = rf"[a-zA-Z][^{BLANK}/>]*+"
ATTRIBUTE = rf"""
    [^{BLANK}/>][^{BLANK}/>=]*+
    (?:[{BLANK}]*+=[{BLANK}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{BLANK}>"'][^{BLANK}>]*+)?+)?+
"""
# What follows the name of a tag with few attributes, in the usual form and without a `<`.
ORDINARY_ATTRIBUTES = match_ordinary_attributes(MAX_ATTRIBUTES, MAX_VALUE_CHARS)
# Finds the next token that the guard must look at.
NEXT_TOKEN = TokenFinder(
    RAW_TEXT_TAGS | VOID_TAGS | {"plaintext", "noscript", "template", "svg", "math"},
    {"html", "body", "template"},
    MAX_ATTRIBUTES,
    MAX_VALUE_CHARS,
)
TAG = re.compile(
    rf"<(?P<slash>/?)(?P<name>{NAME})"
    rf"(?P<rest>(?:[{BLANK}]++|(?!/>)/|{ATTRIBUTE})*+)(?P<end>/?>|\Z)",
    re.VERBOSE,
)
ATTRIBUTES = compile_late(ATTRIBUTE, re.VERBOSE)
COMMENT_END = re.compile("--!?>")
RAW_TEXT_ENDS = {
    name: compile_late("</" + match_any_case({name})) for name in (*RAW_TEXT_TAGS, "noscript")
}
SCRIPT = match_any_case({"script"})
SCRIPT_STEP = compile_late(rf"<!--|-->|<(/?){SCRIPT}")


EMPTY_COMMENT = "<!---->"


def separate_tokens(before: str) -> str:
    """What must stand between two texts when something between them is cut: mostly nothing.

    The parser drops the comment, so that `<` and `b>` become no tag, `&#` and `27;` no reference.

    >>> separate_tokens("a <"), separate_tokens("a "), separate_tokens("AT&T&am")
    ('<!---->', '', '<!---->')
    """
    return EMPTY_COMMENT if is_open_token(before) else ""


def find_raw_text_end(text: str, name: str, start: int, stop: int) -> int:
    """Where the end tag of a raw-text element begins; -1 where the element is never closed.

    >>> find_raw_text_end("<title>a<b></TITLE >c", "title", 7, 21)
    11
    """
    end = RAW_TEXT_ENDS[name].search(text, start, stop)
    if end is None:
        return -1
    if name == "script" and text.find("<!--", start, end.start()) >= 0:
        return find_escaped_script_end(text, start, stop)
    return end.start()


def find_escaped_script_end(text: str, start: int, stop: int) -> int:
    """The same for a script with `<!--` in it: a `<script` inside needs an end tag of its own.

    Sections 13.2.5.15 to 13.2.5.31 of the standard: the script data escaped states.

    >>> find_escaped_script_end("<!-- <script></script> --></script>", 0, 35)
    26
    """
    escaped = doubly = False
    at = start
    while step := SCRIPT_STEP.search(text, at, stop):
        at = step.end()
        if step[0] == "<!--":
            at -= 2  # `<!-->` opens and closes
            escaped = True
        elif step[0] == "-->":
            escaped = doubly = False
        elif step[1] and not doubly:
            return step.start()
        else:
            doubly = escaped and not step[1]
    return -1
