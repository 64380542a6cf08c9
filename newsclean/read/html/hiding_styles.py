"""Which styles hide text: declarations of CSS, and the simple rules of a page's style sheets.

A style sheet is not applied as a browser does it. Only rules whose selector is one name (`.noise`,
`#noise`, `span.noise`) are read, and only those that hide; a rule inside `@media` is none of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.text.late_patterns import compile_late

MAX_STYLE_CHARS = 2_000  # of a `style` attribute that are looked at
# Of a style sheet that is read, and of all of a page. Larger ones are those of whole sites; what
# hides single words of a story is written by hand.
MAX_SHEET_CHARS = 50_000
MAX_ALL_SHEETS_CHARS = 150_000
MAX_HIDING_RULES = 1_000
MAX_RULE_CHARS = 2_000  # of the selectors of a rule, and of its declarations
PIXELS = r"\s*:\s*[01](?:px|pt|r?em|%)?\s*(?:!|;|$)"
# What takes an element and all in it out of sight.
HIDING_STYLE = compile_late(
    r"""
    display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse)
  | clip\s*:\s*rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}
  | clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)
  | (?<![\w-])(?:left|right|top|bottom|text-indent|margin(?:-left|-top)?)\s*:\s*-(?:999|\d{4})
  | text-indent\s*:\s*[12]00% | transform\s*:\s*scale\(\s*0\s*[,)]
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What hides a word amid others. On a block it hides less: scripts fade blocks in, elements inside
# have a size of their own, and a box without height is opened by a click.
HIDING_WORD_STYLE = compile_late(
    rf"""
    (?<![\w-])(?:opacity\s*:\s*0?\.?0*\s*(?:!|;|$) | font-size{PIXELS})
  | (?<![\w-])opacity\(\s*0%?\s*\)
    """,
    re.IGNORECASE | re.VERBOSE,
)
EMPTY_BOX_STYLE = compile_late(rf"(?<![\w-])(?:max-)?(?:height|width){PIXELS}", re.IGNORECASE)
CUT_BOX_STYLE = compile_late(r"overflow\s*:\s*(?:hidden|clip)", re.IGNORECASE)
# Parts of such declarations, as a quick look for them in a style sheet.
SHEET_CLUES = (
    *(f"{name}:{blank}{value}" for blank in ("", " ") for name, value in (
        ("display", "none"), ("visibility", "hidden"), ("font-size", "0"), ("opacity", "0"),
    )),
    "clip", "-999",
)  # fmt: skip
SIMPLE_SELECTOR = compile_late(r"([a-z][a-z0-9]*)?([.#][\w-]+)")
CSS_COMMENT = compile_late(r"/\*.*?\*/", re.DOTALL)


@lru_cache(maxsize=1024)
def hides_element(style: str) -> bool:
    """Whether a style hides an element of any kind.

    >>> hides_element("display: none"), hides_element("left:-9999px"), hides_element("opacity:0")
    (True, True, False)
    """
    return HIDING_STYLE.search(style[:MAX_STYLE_CHARS]) is not None


@lru_cache(maxsize=1024)
def hides_word(style: str) -> bool:
    """Whether a style hides a word amid others.

    >>> hides_word("color:#fff; font-size:0"), hides_word("font-size:0.9em"), hides_word("top:0")
    (True, False, False)
    """
    style = style[:MAX_STYLE_CHARS]
    if hides_element(style) or HIDING_WORD_STYLE.search(style):
        return True
    return bool(EMPTY_BOX_STYLE.search(style) and CUT_BOX_STYLE.search(style))


class HidingSheet:
    """The rules of a page's style sheets that hide elements of one class or id.

    Attributes:
        text: the style sheets.
        names: `.class` or `#id` → the names of the elements that it hides ("" is any), each with
            whether it does so to words alone.
    """

    def __init__(self) -> None:
        """Start without any."""
        self.text = ""
        self.names: dict[str, dict[str, bool]] = {}

    def add(self, text: str) -> None:
        """Add a style sheet, if it is not too long."""
        if len(text) > MAX_SHEET_CHARS or len(self.text) + len(text) > MAX_ALL_SHEETS_CHARS:
            return
        text = CSS_COMMENT.sub("", text) if "/*" in text else text
        self.text += text
        for selectors, declarations in iter_hiding_rules(text):
            words = not hides_element(declarations)
            if words and not hides_word(declarations):
                continue
            for selector in selectors.split(","):
                if simple := SIMPLE_SELECTOR.fullmatch(selector.strip()):
                    self.names.setdefault(simple[2], {})[simple[1] or ""] = words

    def hides(self, tag: str, names: list[str], *, word: bool) -> bool:
        """Whether a rule hides an element by one of its names (`.class`, `#id`)."""
        for name in names:
            tags = self.names.get(name)
            if tags and any(word or not tags[of] for of in ("", tag) if of in tags):
                return not self.shows_again(name, names)
        return False

    def shows_again(self, name: str, names: list[str]) -> bool:
        """Whether a rule for an element with two of its names may show it: `.tab.active`."""
        others = [other for other in names if other != name]
        return any(name + other in self.text or other + name in self.text for other in others)


def iter_hiding_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet that may hide something: selectors, declarations.

    >>> [*iter_hiding_rules("a{top:0}.b,.c{display:none}@media print{.d{display:none}}")]
    [('.b,.c', 'display:none')]
    """
    places = (at for clue in SHEET_CLUES for at in iter_places(sheet, clue))
    braces = {sheet.rfind("{", max(0, at - MAX_RULE_CHARS), at) for at in places} - {-1}
    depth = counted = 0
    for brace in sorted(braces)[:MAX_HIDING_RULES]:
        low = max(counted, brace - MAX_RULE_CHARS)
        begin = max(sheet.rfind(sign, low, brace) for sign in "{};") + 1 or low
        depth += sheet.count("{", counted, begin) - sheet.count("}", counted, begin)
        counted = begin
        if depth == 0:
            declarations = sheet[brace + 1 : brace + MAX_RULE_CHARS].partition("}")[0]
            yield sheet[begin:brace], declarations


def iter_places(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text; the first thousand places."""
    at = -1
    for _ in range(MAX_HIDING_RULES):
        at = text.find(part, at + 1)
        if at < 0:
            return
        yield at
