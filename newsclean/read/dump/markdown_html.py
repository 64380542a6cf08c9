r"""Writes Markdown with tags in it as HTML, to be read with its tags' class words.

`pandoc -t gfm` keeps `<div>`, `<span>` and whatever Markdown has no mark for. What it has a mark
for gets its tag back: headings, paragraphs, list items, quotes, tables, links and pictures. The
rules are those of CommonMark and GFM, as far as converters use them.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.read.dump.markdown import (
    BLOCK_MARK,
    CODE_SPAN,
    EMPTY_EMPHASIS,
    ESCAPED_CHAR,
    IMAGE,
    LINE_BREAK,
    LINK,
    STAR_EMPHASIS,
    TABLE_RULE,
    UNDERSCORE_EMPHASIS,
    read_link_address,
)
from newsclean.text.late_patterns import compile_late

__all__ = ["write_as_html"]

# Of pandoc's own Markdown: HTML as it is, in a block and in a line; the attributes of a part.
RAW_BLOCK = compile_late(  # each begins where a line does, and ends before the next mark
    r"(?m)^`{3,}\s?\{=html\}\n((?:(?!`{3})[^\n]*+\n)*+)`{3,}$"
)
RAW_TAG = compile_late(r"`([^`\n]{1,2000})`\{=html\}")
DIV = compile_late(r":{3,}(?:\s+(?P<attributes>\{.*\}|[\w-]+))?\s*:*")
ATTRIBUTES = r"""\{(?:[^{}"]++|"(?:[^"\\]++|\\.){0,2000}+"){1,100}+\}"""
SPAN = compile_late(rf"\[([^\[\]]{{0,2000}})\](?P<attributes>{ATTRIBUTES})")
OTHER_ATTRIBUTES = compile_late(rf"(?<=>){ATTRIBUTES}|(?m:\s\{{[.#][^{{}}]{{0,500}}\}}$)")
NAME = compile_late(r"([.#])([\w-]+)|^([\w-]+)$")

# CommonMark, section 4.6: a line that begins with the tag of a block is HTML up to an empty line.
BLOCK_TAG = compile_late(
    r"</?(?:address|article|aside|blockquote|center|col|colgroup|dd|details|dialog|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|menu|nav|ol|p|"
    r"pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|script|style)\b|<!--",
    re.IGNORECASE,
)
RULE = compile_late(r"([-*_])(?:\s*\1){2,}")
MAX_SPAN_LEVELS = 3  # spans in links in spans
FENCE, SLASH = "```", "\\"
MAX_MARKS = 8  # of a block: a quote in a list in a quote
BRACKETS = str.maketrans("", "", "[]")  # which would end the words of a link around a picture


def write_as_html(text: str) -> str:
    r"""The HTML of a text in Markdown with tags.

    >>> write_as_html("<div>\n\n# Ferry\n\nIt [sank](/a)\nat **noon**.\n\n</div>")
    '<div>\n<h1>Ferry</h1>\n<p>It <a href="/a">sank</a>\nat noon.</p>\n</div>'
    """
    if "{=html}" in text:
        text = RAW_TAG.sub(r"\1", RAW_BLOCK.sub(r"\n\1\n", text))
    return "\n".join(write_groups(text))


def write_groups(text: str) -> Iterator[str]:
    """The HTML of each run of lines without an empty one."""
    groups = groupby(text.splitlines(), key=lambda line: bool(line.strip()))
    for number, (holds_text, lines) in enumerate(groups):
        if not number % TURNS_BETWEEN_CHECKS:
            check_deadline()
        if holds_text:
            yield from write_group([line.expandtabs() for line in lines])


def write_group(lines: list[str]) -> Iterator[str]:
    """The HTML of lines that stand together: a mark or a tag of a block begins a new one."""
    block: list[str] = []
    for index, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith(":::") and (div := DIV.fullmatch(bare)):
            yield from write_block(block)
            block = []
            yield write_tag("div", div["attributes"]) if div["attributes"] else "</div>"
            continue
        if BLOCK_TAG.match(bare):
            yield from write_block(block)
            yield "\n".join(lines[index:])
            return
        if block and (BLOCK_MARK.match(bare) or bare.startswith("|") or FENCE in bare):
            yield from write_block(block)
            block = []
        block.append(f"{bare.removesuffix(SLASH)}  " if LINE_BREAK.search(line) else bare)
    yield from write_block(block)


def write_block(lines: list[str]) -> Iterator[str]:
    """One block with its tag; nothing for a line that is drawn."""
    if not lines or RULE.fullmatch(lines[0].strip()) or lines[0].startswith(FENCE):
        return
    if lines[0].startswith("|"):
        yield from write_row(lines[0])
        return
    text = "\n".join(lines)
    tags: list[str] = []
    while len(tags) < MAX_MARKS and (mark := BLOCK_MARK.match(text)):
        text = text[mark.end() :]
        level = len(mark["heading"] or "")
        tags.append(f"h{level}" if level else "blockquote" if mark["quote"] else "li")
    tags = tags or ["p"]
    start, end = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in tags[::-1])
    yield f"{start}{write_line(text.rstrip())}{end}"


def write_row(line: str) -> Iterator[str]:
    """A row of a table."""
    if not TABLE_RULE.fullmatch(line):
        cells = line.strip().strip("|").split("|")
        row = "".join(f"<td>{write_line(cell.strip())}</td>" for cell in cells)
        yield f"<table><tr>{row}</tr></table>"


def write_line(text: str) -> str:
    """The text of a block with tags for links, pictures and line breaks, without other marks."""
    if "](" in text:
        text = IMAGE.sub(write_picture, text)
    for _ in range(MAX_SPAN_LEVELS if "]{" in text else 1):
        text = SPAN.sub(write_span, text)
        text = LINK.sub(write_link, text)
    if "}" in text:
        text = OTHER_ATTRIBUTES.sub("", text)
    for pattern in (STAR_EMPHASIS, UNDERSCORE_EMPHASIS):
        text = pattern.sub(r"\2", text)
    text = CODE_SPAN.sub(lambda code: escape(code[1]), text)
    text = ESCAPED_CHAR.sub(lambda char: escape(char[1]), EMPTY_EMPHASIS.sub("", text))
    return text.replace("  \n", "<br>\n")


def write_link(link: re.Match[str]) -> str:
    """The tags of a link around its words."""
    return f'<a href="{escape(unescape(read_link_address(link[2])))}">{link[1]}</a>'


def write_picture(picture: re.Match[str]) -> str:
    """The tag of a picture; an empty one for a picture that stands in its own address."""
    if picture[2].startswith("data:"):  # long, and no address
        return "<img>"
    words = escape(unescape(picture[1])).translate(BRACKETS)
    return f'<img src="{escape(unescape(read_link_address(picture[2])))}" alt="{words}">'


def write_span(span: re.Match[str]) -> str:
    """The tags of a part of a line."""
    return f"{write_tag('span', span['attributes'])}{span[1]}</span>"


def write_tag(tag: str, attributes: str) -> str:
    """A start tag with the id and the class names of pandoc's attributes.

    >>> write_tag("div", '{#a .b .c style="d"}'), write_tag("div", "nav")
    ('<div id="a" class="b c">', '<div class="nav">')
    """
    names = [(sign or ".", name or word) for sign, name, word in NAME.findall(attributes)]
    own = "".join(f' id="{name}"' for sign, name in names if sign == "#")
    classes = " ".join(name for sign, name in names if sign == ".")
    return f'<{tag}{own} class="{classes}">' if classes else f"<{tag}{own}>"
