"""A slow tokenizer, written straight from section 13.2.5 of the HTML Standard, to compare with.

Each state is a method that takes one character (empty at the end of the page) and returns the next
state; a state that reconsumes calls the next one at once. Scripts run, so `noscript` is raw text.
Character references are not decoded. `xml_style` follows libxml2 where it leaves the standard: a
raw-text element that is closed in its start tag is empty.
"""

# ruff: noqa: D102 - the methods are the states, and bear their names

from tests.read.html.reference_raw_text import BLANKS, RawTextStates, State, Token

RAW_NAMES = frozenset("script style textarea title iframe noembed noframes xmp noscript".split())


class ReferenceTokenizer(RawTextStates):
    """Reads one page; a comment or raw text that is never closed is a token too, a tag is not."""

    def __init__(self, text: str, *, xml_style: bool = True) -> None:
        """Read the whole text."""
        super().__init__()
        self.xml_style = xml_style
        state: State = self.data
        for char in [*text.replace("\r\n", "\n").replace("\r", "\n"), ""]:
            state = state(char)
        self.flush()

    def emit_tag(self) -> State:
        """End a tag; what follows depends on its name."""
        self.flush()
        kind, name, attributes, empty = self.tag
        self.tokens.append(Token(kind, name, attributes, empty))
        self.kind = "text"
        if kind == "start" and not (empty and self.xml_style):
            self.raw_name = name
            if name in RAW_NAMES or name == "plaintext":
                self.kind = "raw"
            if name == "script":
                return self.script
            if name == "plaintext":
                return self.plaintext
            if name in RAW_NAMES:
                return self.raw
        return self.data

    def comment(self, text: str) -> State:
        """Emit a comment."""
        self.flush()
        self.tokens.append(Token("comment", text))
        self.buffer = ""
        return self.data

    # ---- 13.2.5.1 to 13.2.5.8 ----

    def data(self, char: str) -> State:
        if char == "<":
            return self.tag_open
        self.text += char
        return self.data

    def tag_open(self, char: str) -> State:
        if char == "!":
            self.buffer = ""
            return self.markup_declaration
        if char == "/":
            return self.end_tag_open
        if char.isascii() and char.isalpha():
            self.tag = ["start", "", 0, False]
            return self.tag_name(char)
        if char == "?":
            self.buffer = ""
            return self.bogus_comment(char)
        self.text += "<"
        return self.data(char)

    def end_tag_open(self, char: str) -> State:
        if char.isascii() and char.isalpha():
            self.tag = ["end", "", 0, False]
            return self.tag_name(char)
        if char == ">":
            return self.data
        if not char:
            self.text += "</"
            return self.data
        self.buffer = ""
        return self.bogus_comment(char)

    def tag_name(self, char: str) -> State:
        if char and char in BLANKS:
            return self.before_attribute
        if char == "/":
            return self.self_closing
        if char == ">":
            return self.emit_tag()
        self.tag[1] += char.lower() if char.isascii() else char
        return self.tag_name

    # ---- 13.2.5.32 to 13.2.5.40: attributes ----

    def before_attribute(self, char: str) -> State:
        if char and char in BLANKS:
            return self.before_attribute
        if char in ("/", ">", ""):
            return self.after_attribute_name(char)
        self.tag[2] += 1
        return self.attribute_name if char == "=" else self.attribute_name(char)

    def attribute_name(self, char: str) -> State:
        if not char or char in BLANKS or char in "/>":
            return self.after_attribute_name(char)
        return self.before_value if char == "=" else self.attribute_name

    def after_attribute_name(self, char: str) -> State:
        if char and char in BLANKS:
            return self.after_attribute_name
        if char == "/":
            return self.self_closing
        if char == "=":
            return self.before_value
        if char == ">":
            return self.emit_tag()
        if not char:
            return self.data
        self.tag[2] += 1
        return self.attribute_name(char)

    def before_value(self, char: str) -> State:
        if char and char in BLANKS:
            return self.before_value
        if char == '"':
            return self.double_quoted
        if char == "'":
            return self.single_quoted
        return self.emit_tag() if char == ">" else self.unquoted(char)

    def double_quoted(self, char: str) -> State:
        return self.after_value if char == '"' else self.double_quoted

    def single_quoted(self, char: str) -> State:
        return self.after_value if char == "'" else self.single_quoted

    def unquoted(self, char: str) -> State:
        if char and char in BLANKS:
            return self.before_attribute
        return self.emit_tag() if char == ">" else self.unquoted

    def after_value(self, char: str) -> State:
        if char == "/":
            return self.self_closing
        if char == ">":
            return self.emit_tag()
        return self.before_attribute if char and char in BLANKS else self.before_attribute(char)

    def self_closing(self, char: str) -> State:
        if char == ">":
            self.tag[3] = True
            return self.emit_tag()
        return self.before_attribute(char)

    # ---- 13.2.5.41 to 13.2.5.52: comments and declarations ----

    def markup_declaration(self, char: str) -> State:
        self.buffer += char
        if self.buffer == "--":
            self.buffer = ""
            return self.comment_start
        if char and ("--".startswith(self.buffer) or "doctype".startswith(self.buffer.lower())):
            return self.doctype if len(self.buffer) == len("doctype") else self.markup_declaration
        held, self.buffer = self.buffer, ""
        state: State = self.bogus_comment
        for one in held:
            state = state(one)
        return state if char else state("")

    def doctype(self, char: str) -> State:
        if char == ">":
            self.flush()
            self.tokens.append(Token("doctype", ""))
            return self.data
        return self.doctype

    def bogus_comment(self, char: str) -> State:
        if char in (">", ""):
            return self.comment(self.buffer)
        self.buffer += char
        return self.bogus_comment

    def comment_start(self, char: str) -> State:
        if char == "-":
            return self.comment_start_dash
        return self.comment("") if char == ">" else self.in_comment(char)

    def comment_start_dash(self, char: str) -> State:
        if char == "-":
            return self.comment_end
        if char == ">":
            return self.comment("")
        self.buffer += "-"
        return self.in_comment(char)

    def in_comment(self, char: str) -> State:
        if char == "-":
            return self.comment_end_dash
        if not char:
            return self.comment(self.buffer)
        self.buffer += char
        return self.in_comment

    def comment_end_dash(self, char: str) -> State:
        if char == "-":
            return self.comment_end
        self.buffer += "-"
        return self.in_comment(char)

    def comment_end(self, char: str) -> State:
        if char == ">":
            return self.comment(self.buffer)
        if char == "!":
            return self.comment_end_bang
        if char == "-":
            self.buffer += "-"
            return self.comment_end
        self.buffer += "--"
        return self.in_comment(char)

    def comment_end_bang(self, char: str) -> State:
        if char == "-":
            self.buffer += "--!"
            return self.comment_end_dash
        if char == ">":
            return self.comment(self.buffer)
        self.buffer += "--!"
        return self.in_comment(char)
