"""The states of raw text and scripts for the slow tokenizer of `reference_tokens`."""

# ruff: noqa: D102 - the methods are the states, and bear their names

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

BLANKS = "\t\n\f "
State: TypeAlias = "Callable[[str], State]"


class Token(NamedTuple):
    """A tag, a run of text, a comment, or the raw text of an element.

    Attributes:
        kind: `start`, `end`, `text`, `comment`, `doctype`, `raw`.
        name: of the tag in lower case, or the text.
        attributes: how many a tag has.
        empty: a start tag ends with `/>`.
    """

    kind: str
    name: str
    attributes: int = 0
    empty: bool = False


class RawTextStates:
    """What the states share, and those of sections 13.2.5.9 to 13.2.5.31.

    Attributes:
        tokens: what was read.
        text: the run of text under way.
        kind: of that run.
        raw_name: the element whose raw text is read.
        tag: the tag under way: kind, name, number of attributes, whether it ends with `/>`.
        buffer: what may become a name or a comment.
        back: where text goes on that is no end tag.
    """

    def __init__(self) -> None:
        """Start with no token."""
        self.tokens: list[Token] = []
        self.text = ""
        self.kind = "text"
        self.raw_name = ""
        self.tag: list[Any] = []
        self.buffer = ""
        self.back: State = self.raw

    def flush(self) -> None:
        """End a run of text."""
        if self.text:
            self.tokens.append(Token(self.kind, self.text))
        self.text = ""

    def tag_name(self, char: str) -> State:
        raise NotImplementedError

    # ---- 13.2.5.9 to 13.2.5.14: raw text, and the end tag that ends it ----

    def raw(self, char: str) -> State:
        if char == "<":
            self.back = self.raw
            return self.raw_less_than
        self.text += char
        return self.raw

    def plaintext(self, char: str) -> State:
        self.text += char
        return self.plaintext

    def raw_less_than(self, char: str) -> State:
        if char == "/":
            return self.raw_end_open
        self.text += "<"
        return self.back(char)

    def raw_end_open(self, char: str) -> State:
        self.buffer = ""
        if char.isascii() and char.isalpha():
            return self.raw_end_name(char)
        self.text += "</"
        return self.back(char)

    def raw_end_name(self, char: str) -> State:
        if char.isascii() and char.isalpha():
            self.buffer += char
            return self.raw_end_name
        if self.buffer.lower() == self.raw_name and char and char in f"{BLANKS}/>":
            self.flush()
            self.tag = ["end", self.raw_name, 0, False]
            return self.tag_name(char)
        self.text += "</" + self.buffer
        return self.back(char)

    # ---- 13.2.5.15 to 13.2.5.31: scripts ----

    def script(self, char: str) -> State:
        if char == "<":
            self.back = self.script
            return self.script_less_than
        self.text += char
        return self.script

    def script_less_than(self, char: str) -> State:
        if char != "!":
            return self.raw_less_than(char)
        self.text += "<!"
        return self.escape_start

    def escape_start(self, char: str) -> State:
        if char != "-":
            return self.script(char)
        self.text += char
        return self.escape_start_dash

    def escape_start_dash(self, char: str) -> State:
        if char != "-":
            return self.script(char)
        self.text += char
        return self.escaped_dash_dash

    def escaped(self, char: str) -> State:
        if char == "<":
            self.back = self.escaped
            return self.escaped_less_than
        self.text += char
        return self.escaped_dash if char == "-" else self.escaped

    def escaped_dash(self, char: str) -> State:
        if char != "-":
            return self.escaped(char)
        self.text += char
        return self.escaped_dash_dash

    def escaped_dash_dash(self, char: str) -> State:
        if char not in ("-", ">"):
            return self.escaped(char)
        self.text += char
        return self.escaped_dash_dash if char == "-" else self.script

    def escaped_less_than(self, char: str) -> State:
        if not (char.isascii() and char.isalpha()):
            return self.raw_less_than(char)
        self.text += "<"
        self.buffer = ""
        return self.double_escape_start(char)

    def double_escape_start(self, char: str) -> State:
        if char.isascii() and char.isalpha():
            self.text += char
            self.buffer += char.lower()
            return self.double_escape_start
        if not char or char not in f"{BLANKS}/>":
            return self.escaped(char)
        self.text += char
        return self.doubly if self.buffer == "script" else self.escaped

    def doubly(self, char: str) -> State:
        self.text += char
        if char == "<":
            return self.doubly_less_than
        return self.doubly_dash if char == "-" else self.doubly

    def doubly_dash(self, char: str) -> State:
        if char != "-":
            return self.doubly(char)
        self.text += char
        return self.doubly_dash_dash

    def doubly_dash_dash(self, char: str) -> State:
        if char not in ("-", ">"):
            return self.doubly(char)
        self.text += char
        return self.doubly_dash_dash if char == "-" else self.script

    def doubly_less_than(self, char: str) -> State:
        if char != "/":
            return self.doubly(char)
        self.text += char
        self.buffer = ""
        return self.double_escape_end

    def double_escape_end(self, char: str) -> State:
        if char.isascii() and char.isalpha():
            self.text += char
            self.buffer += char.lower()
            return self.double_escape_end
        if not char or char not in f"{BLANKS}/>":
            return self.doubly(char)
        self.text += char
        return self.escaped if self.buffer == "script" else self.doubly
