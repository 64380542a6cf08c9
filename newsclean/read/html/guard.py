"""Makes HTML harmless before the parser sees it: what libxml2 is slow at, drops or fails at.

Measured with lxml 6.1: text deeper than 2,048 elements is dropped without a word, a tag with 40,000
attributes takes 22 s, and what follows `</html>` is lost (servers put headers and footers around
whole pages). One pass reads the page as the parser's tokenizer does, so that nothing is taken for
markup that is none: `tokens` says where tags, comments and raw text end, `levels` how deep a tag
stands. docs/decisions/0023 says why no other parser does this.
"""

import re
from typing import NamedTuple

from newsclean.limits.deadline import check_deadline
from newsclean.model import Caution
from newsclean.read.html.foreign import (
    FOREIGN_TAGS,
    MISREAD_TAGS,
    NEXT_FOREIGN_TOKEN,
    ORDINARY_SVG,
    OpenForeign,
    ends_foreign,
)
from newsclean.read.html.levels import (
    MAX_NESTING_DEPTH,
    ORDINARY_NOSCRIPT,
    TagFilter,
    count_holders,
    may_nest_too_deep,
    measure_depth,
)
from newsclean.read.html.tokens import (
    ATTRIBUTES,
    COMMENT_END,
    MAX_ATTRIBUTES,
    MAX_VALUE_CHARS,
    NEXT_TOKEN,
    PAGE_TAGS,
    RAW_TEXT_ENDS,
    RAW_TEXT_TAGS,
    TAG,
    VOID_TAGS,
    find_raw_text_end,
    separate_tokens,
)
from newsclean.text.controls import strip_markup_controls


def make_html_parsable(text: str) -> tuple[str, tuple[Caution, ...]]:
    """The HTML without oversized tags and tags nested too deep, and what was cut.

    Comments go too, but for those that the parser drops as well as we do.

    >>> make_html_parsable("<p>a<!-- <b> -->c</p>")
    ('<p>ac</p>', ())
    """
    scan = MarkupScan(strip_markup_controls(text))
    scan.run()
    cautions = []
    if scan.unclosed:
        cautions.append(Caution("unclosed_markup", scan.unclosed))
    if scan.oversized:
        detail = f"{scan.oversized} tags with too many attributes"
        cautions.append(Caution("attributes_cut", detail))
    if cut := scan.cut_deep_tags():
        detail = f"{cut} tags nested deeper than {MAX_NESTING_DEPTH}"
        cautions.append(Caution("nesting_cut", detail))
    return "".join(scan.parts), tuple(cautions)


def list_scripts(text: str) -> list[tuple[str, str]]:
    """The start tags and texts of the scripts of a page, in order; none that a comment holds.

    >>> list_scripts("<script a>x</script><!-- <script>y</script> --><script/>")
    [('<script a>', 'x')]
    """
    scan = MarkupScan(text)
    scan.run()
    return [
        (start_tag, scan.parts[index])
        for index, start_tag in scan.raw.items()
        if start_tag[1:7].lower() == "script"
    ]


class Enclosure(NamedTuple):
    """An element that nothing in it may reach out of: `template`, `svg`, `math`."""

    name: str
    start: int  # where its start tag begins
    first_part: int  # of its content


class MarkupScan:
    """One pass over HTML that copies it in parts and leaves out what the parser must not see.

    Attributes:
        parts: the copy.
        raw: the indexes of those parts that are raw text, such as a script, and the start tags.
        oversized: how many tags lost their attributes.
        unclosed: what is never closed and hides the rest of the page; empty if nothing does.
    """

    def __init__(self, text: str, start: int = 0, stop: int | None = None) -> None:
        """Read `text` from `start` to `stop`; a part of a page is what stands in a `<noscript>`."""
        self.text = text
        self.at = self.copied = start
        self.stop = len(text) if stop is None else stop
        self.in_noscript = stop is not None
        self.parts: list[str] = []
        self.raw: dict[int, str] = {}
        self.oversized = 0
        self.unclosed = ""
        self.noscript_unclosed = False
        self.raw_end = -1  # where the end tag of the last raw text begins
        self.enclosure: Enclosure | None = None  # the outermost one
        self.foreign = OpenForeign()
        self.templates: list[OpenForeign] = []  # what is foreign around each open template

    def run(self) -> None:
        """Read to the end."""
        text, stop = self.text, self.stop
        while (at := self.find_next()) < stop:
            self.at = at
            check_deadline()
            if tag := TAG.match(text, at, stop):
                self.read_tag(tag)
            else:
                self.read_declaration(at)
        if self.enclosure and self.copied < stop:
            self.note_unclosed(self.enclosure.start, f"<{self.enclosure.name}>")
            self.close_enclosure(stop)
        self.copy(stop)

    def find_next(self) -> int:
        """Where the next token is that may matter."""
        if not self.foreign.names:
            return NEXT_TOKEN.find(self.text, self.at, self.stop)
        found = NEXT_FOREIGN_TOKEN.search(self.text, self.at, self.stop)
        return found.start() if found else self.stop

    def read_tag(self, tag: re.Match[str]) -> None:
        """Read a tag; one that is never closed hides the rest."""
        if not tag["end"]:
            self.hide_rest(tag.start(), f"<{tag['slash']}{tag['name'][:20]}")
        elif tag["slash"]:
            self.read_end_tag(tag)
        else:
            self.read_start_tag(tag)

    def copy(self, end: int) -> None:
        """Copy what was read and not copied, up to `end`."""
        if end > self.copied:
            self.parts.append(self.text[self.copied : end])
            self.copied = end

    def cut(self, start: int, end: int) -> None:
        """Leave out a piece; what stands before it and behind it makes no new token."""
        self.copy(start)
        self.copied = self.at = end
        if end < self.stop and self.parts and (between := separate_tokens(self.parts[-1])):
            self.parts.append(between)

    def hide_rest(self, at: int, opener: str) -> None:
        """Leave out the rest of the page, as a browser does, for what begins at `at` never ends."""
        self.note_unclosed(at, opener)
        self.cut(at, self.stop)

    def note_unclosed(self, at: int, opener: str) -> None:
        """Remember what is never closed, if there is text behind it; mostly it is the outermost."""
        if self.unclosed or self.in_noscript:
            return
        hidden = self.text[at + len(opener) : self.stop]
        if "<" in hidden and TAG.sub("", hidden).strip():
            self.unclosed = (
                f"{opener} is never closed and hides the last {len(hidden):,} characters"
            )

    def read_declaration(self, at: int) -> None:
        """Leave out a comment, a declaration or what a browser takes for one (`<?`, `</ p>`)."""
        text = self.text
        if text.startswith("</", at) and at + 2 == self.stop:
            self.at = self.stop  # these are text
            return
        if self.foreign.is_inner() and text.startswith("<![CDATA[", at):
            close_at, opener = text.find("]]>", at, self.stop), "<![CDATA["
            end = close_at + len("]]>") if close_at >= 0 else 0
        elif not text.startswith("<!--", at):
            end, opener = text.find(">", at + 2, self.stop) + 1, text[at : at + 2]
        elif text.startswith((">", "->"), at + 4):  # <!--> and <!---> are whole comments
            end, opener = text.index(">", at) + 1, "<!--"
        else:
            close = COMMENT_END.search(text, at + 4, self.stop)
            end, opener = close.end() if close else 0, "<!--"
        if end:
            self.cut(at, end)
        else:
            self.hide_rest(at, opener)

    def read_end_tag(self, tag: re.Match[str]) -> None:
        """Leave out an end tag of the page, or the attributes of another end tag."""
        name = tag["name"].lower()
        if name in PAGE_TAGS:
            self.cut(*tag.span())
        elif tag.start() == self.raw_end:
            self.read_attributes(tag)
        elif self.foreign.names and self.foreign.close(name):
            if not self.foreign.names:
                self.close_foreign(tag.start())
            if name in MISREAD_TAGS:
                self.cut(*tag.span())
            else:
                self.read_attributes(tag)
        else:
            if self.foreign.is_ended_by(name):
                self.leave_foreign(tag.start())
            if name == "template" and self.templates:
                self.foreign = self.templates.pop()
                self.close_template(tag.start())
            self.read_attributes(tag)

    def leave_foreign(self, at: int) -> None:
        """Close what is foreign, for the tag at `at` ends it."""
        outermost = self.foreign.names[0]
        self.foreign.leave()
        if not self.foreign.names and self.close_foreign(at):
            self.parts.append(f"</{outermost}>")

    def read_foreign_start_tag(self, tag: re.Match[str], name: str) -> None:
        """Read a start tag of a foreign element; the parser must take none for raw text."""
        if tag["end"] == ">":
            self.foreign.open(name)
        if name in MISREAD_TAGS:
            self.cut(*tag.span())
        else:
            self.read_attributes(tag)

    def read_start_tag(self, tag: re.Match[str]) -> None:
        """Read a start tag, and the text of its element if that is raw."""
        name = tag["name"].lower()
        if self.foreign.is_inner():
            if not ends_foreign(name, tag["rest"]):
                self.read_foreign_start_tag(tag, name)
                return
            self.leave_foreign(tag.start())
        raw = tag["end"] == ">" and name in RAW_TEXT_TAGS
        end = find_raw_text_end(self.text, name, tag.end(), self.stop) if raw else 0
        if self.in_noscript and (end < 0 or name in ("noscript", "plaintext")):
            self.cut(tag.start(), tag.end() if name == "noscript" else self.stop)
            return
        self.read_attributes(tag)
        if name in VOID_TAGS:
            self.copy(self.at)
            self.parts.append(f"</{name}>")
        elif raw:
            if end < 0:
                self.note_unclosed(tag.start(), f"<{name}>")
            self.copy_raw_text(tag[0], end if end >= 0 else self.stop)
        elif name == "plaintext":
            self.copy_raw_text(tag[0], self.stop)
        elif name == "noscript" and tag["end"] == ">" and not self.noscript_unclosed:
            self.read_noscript(tag)
        elif tag["end"] == ">" and (name == "template" or name in FOREIGN_TAGS):
            self.enter(tag, name)

    def enter(self, tag: re.Match[str], name: str) -> None:
        """Begin a `<template>`, `<svg>` or `<math>`; an ordinary drawing is read at once."""
        if name == "svg" and (svg := ORDINARY_SVG.match(self.text, self.at, self.stop)):
            self.at = svg.end()
            if self.foreign.names:
                self.foreign.open(name)
            return
        if name == "template":
            self.templates.append(self.foreign)
            self.foreign = OpenForeign()
        else:
            self.foreign.open(name)
        if self.enclosure is None:
            self.copy(self.at)
            self.enclosure = Enclosure(name, tag.start(), len(self.parts))

    def close_foreign(self, at: int) -> bool:
        """End the outermost `<svg>` or `<math>` at `at`; whether nothing else is around it."""
        if self.templates or self.enclosure is None or self.enclosure.name == "template":
            return False
        self.close_enclosure(at)
        return True

    def close_template(self, at: int) -> None:
        """End a `<template>` at `at`."""
        if not self.templates and self.enclosure and self.enclosure.name == "template":
            self.close_enclosure(at)

    def close_enclosure(self, at: int) -> None:
        """Keep in an element what is in it: nothing reaches out, and nothing is left open."""
        if self.enclosure is not None:
            self.copy(at)
            self.filter_tags(TagFilter(fragment=True), self.enclosure.first_part)
            self.enclosure = None

    def read_attributes(self, tag: re.Match[str]) -> None:
        """Read a tag; cut its attributes if they are too many or one of them is too long."""
        start, end = tag.span("rest")
        self.at = tag.end()
        if end - start > MAX_VALUE_CHARS or (
            end - start > MAX_ATTRIBUTES
            and sum(1 for _ in ATTRIBUTES.finditer(self.text, start, end)) > MAX_ATTRIBUTES
        ):
            self.copy(start)
            self.parts.append(tag["end"])
            self.copied = self.at
            self.oversized += 1

    def copy_raw_text(self, start_tag: str, end: int) -> None:
        """Copy raw text up to `end` as a part of its own, even if there is none."""
        self.copy(self.at)
        self.raw[len(self.parts)] = start_tag
        self.parts.append(self.text[self.at : end])
        self.at = self.copied = self.raw_end = end

    def read_noscript(self, tag: re.Match[str]) -> None:
        """Read what stands in a `<noscript>`, so that nothing in it reaches beyond its end tag.

        For a browser, which runs scripts, it is raw text; for libxml2 it is markup.
        """
        if ordinary := ORDINARY_NOSCRIPT.match(self.text, self.at, self.stop):
            self.at = ordinary.end()
            return
        close = RAW_TEXT_ENDS["noscript"].search(self.text, self.at, self.stop)
        if close is None:
            self.noscript_unclosed = True
            self.note_unclosed(tag.start(), "<noscript>")
            return
        inner = MarkupScan(self.text, self.at, close.start())
        inner.run()
        self.copy(self.at)
        inner.filter_tags(TagFilter(fragment=True))
        self.raw.update(
            (len(self.parts) + index, start_tag) for index, start_tag in inner.raw.items()
        )
        self.parts += inner.parts
        self.oversized += inner.oversized
        self.copied = self.at = close.start()

    def cut_deep_tags(self) -> int:
        """Take out tags that open too deep; how many."""
        if not may_nest_too_deep(self.text):
            return 0
        markup = [part for index, part in enumerate(self.parts) if index not in self.raw]
        if count_holders(markup) < MAX_NESTING_DEPTH or measure_depth(markup) <= MAX_NESTING_DEPTH:
            return 0
        return self.filter_tags(TagFilter())

    def filter_tags(self, tags: TagFilter, first: int = 0) -> int:
        """Take out the tags that `tags` does not let through; how many it counts."""
        for index in range(first, len(self.parts)):
            if index not in self.raw:
                self.parts[index] = tags.filter(self.parts[index])
        if tags.fragment:
            self.parts.append(tags.close_all())
        return tags.cut
