"""Notes that Evernote exports (`.enex`), each with the address that it was clipped from.

The file is read piece by piece, for pictures stand in it as base64 and may have any size.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.feeds.entry_page import MAX_CLAIM_CHARS, FeedEntry, make_feed_entry
from newsclean.documents.named_files import PIECE_BYTES, require_size
from newsclean.documents.unpack import make_unpack_error, open_unpacked
from newsclean.errors import InputError

# As notes name them → as a feed's entry is built.
NOTE_FIELDS = {
    "title": "title",
    "content": "content",
    "created": "crawled",
    "author": "authors",
    "source-url": "url",
}
ENEX_TIME = re.compile(r"(?a)\s*(\d{8})T(\d{6})Z\s*")
NOTE_START = re.compile(r"(?s)\A.{0,2000}?(?=<en-note\b)")


class NoteParser:
    """Collects the fields of notes; of other elements, such as pictures, nothing is kept."""

    def __init__(self, max_chars: int) -> None:
        """Know no note yet.

        Args:
            max_chars: that a note's content may have.
        """
        self.max_chars = max_chars
        self.notes: list[FeedEntry | InputError] = []
        self.fields: dict[str, list[str]] = {}
        self.wanted: list[str] | None = None  # the texts of the element that is open
        self.left = 0  # characters that it may still have
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start_element
        self.parser.EndElementHandler = self.end_element
        self.parser.CharacterDataHandler = self.add_text
        self.parser.EntityDeclHandler = self.refuse_entity

    def feed(self, data: bytes, *, final: bool = False) -> Iterator[FeedEntry | InputError]:
        """Give the notes that end in the next bytes.

        Raises:
            InputError: code `unpack_broken`: it is no good XML.
        """
        try:
            self.parser.Parse(data, final)
        except expat.ExpatError as error:
            yield from self.notes
            reason = describe_error(error)
            raise make_unpack_error(f"is a damaged export of notes ({reason})") from error
        yield from self.notes
        self.notes.clear()

    def start_element(self, name: str, _: object) -> None:
        """Begin a note, or a field of one."""
        if name == "note":
            self.fields = {}
        self.wanted = None
        if name in NOTE_FIELDS and name not in self.fields:
            self.wanted = self.fields[name] = []
            self.left = self.max_chars if name == "content" else MAX_CLAIM_CHARS

    def add_text(self, text: str) -> None:
        """Take text of the field that is open."""
        if self.wanted is not None and self.left >= 0:
            self.left -= len(text)
            self.wanted.append(text)

    def end_element(self, name: str) -> None:
        """End a field, or a note."""
        self.wanted = None
        if name == "note":
            self.notes.append(self.make_note())

    def make_note(self) -> FeedEntry | InputError:
        """The note that ended, or why it cannot be read."""
        texts = {NOTE_FIELDS[name]: "".join(found) for name, found in self.fields.items()}
        content = NOTE_START.sub("", texts.pop("content", ""))
        try:
            require_size(len(content), self.max_chars)
        except InputError as error:
            return error
        authors = tuple(filter(None, [texts.pop("authors", "")]))
        texts["crawled"] = ENEX_TIME.sub(r"\1\2", texts.get("crawled", ""))
        return FeedEntry(content, authors=authors, **texts)

    def refuse_entity(self, *_: object) -> None:
        """Refuse entities of the file's own.

        Raises:
            InputError: code `unpack_broken`.
        """
        raise make_unpack_error("is an export of notes with entities of its own; export it again")


def read_enex(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give each note as a page; one without a text is skipped.

    Raises:
        InputError: code `unpack_broken`, behind the last note: it is damaged or cut off.
    """
    file.seek(0)
    parser = NoteParser(selection.max_bytes)
    for number, note in enumerate(iter_notes(file, parser), 1):
        if isinstance(note, InputError):
            yield container.make_error_entry(str(number), number, note)
        else:
            yield make_feed_entry(note, number, container, selection)


def iter_notes(file: BinaryIO, parser: NoteParser) -> Iterator[FeedEntry | InputError]:
    """The notes in a file, piece by piece."""
    stream = open_unpacked(file)
    while piece := stream.read(PIECE_BYTES):
        yield from parser.feed(piece)
    yield from parser.feed(b"", final=True)
