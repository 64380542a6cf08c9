"""WACZ: a ZIP archive with crawls in it, or with several such archives (multi-WACZ)."""

import io
import json
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.documents.archives.zip_contents import PACKAGE, ZipContents, open_zip
from newsclean.documents.archives.zip_list import ZipMember
from newsclean.documents.archives.zip_members import ZipMemberStream, read_zip_member
from newsclean.documents.container import Container
from newsclean.documents.crawls.heads import WARC_SYNTAX
from newsclean.documents.crawls.pages import Context, TextExtracts
from newsclean.documents.crawls.warcs import read_records
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.unpack import PIECE_BYTES, UnpackBudget
from newsclean.errors import InputError

MULTI_PROFILE = "multi-wacz-package"
MAX_PACKAGE_BYTES = 10_000_000
REMOTE_MESSAGE = "stands elsewhere and is not fetched; download it and give it, too"


class WaczReader:
    """Reads the crawls of a WACZ file, and of the WACZ files in one."""

    def __init__(self, container: Container, selection: Selection, budget: UnpackBudget) -> None:
        """Begin with nothing read.

        Args:
            container: makes the entries.
            selection: what to take.
            budget: of the outermost file.
        """
        self.container = container
        self.selection = selection
        self.budget = budget
        self.extracts = TextExtracts()

    def read(self, contents: ZipContents, prefix: str) -> Iterator[Entry]:
        """Give the pages of one WACZ file.

        Args:
            contents: the archive.
            prefix: what its members' names begin with, for a WACZ in another.
        """
        file = contents.file
        for member in contents.iter_members():
            name = prefix + member.name
            try:
                if member.name.startswith("archive/") and ".warc" in member.name.lower():
                    context = Context(name, self.container, self.selection)
                    stream = ZipMemberStream(file, member, self.budget)
                    yield from read_records(
                        stream, context, WARC_SYNTAX, self.budget, self.extracts
                    )
                elif member.name.lower().endswith(".wacz") and not prefix:
                    yield from self.read_inner(file, member)
                elif member.name == PACKAGE and not prefix:
                    yield from self.list_remote(file, member)
            except BaseException as error:
                if is_system_error(error) or not is_reader_error(error):
                    raise
                yield self.container.make_error_entry(name, member.at, make_reader_error(error))
            self.budget.require()

    def read_inner(self, file: BinaryIO, member: ZipMember) -> Iterator[Entry]:
        """Give the pages of a WACZ in this one; it is kept in a temporary file meanwhile."""
        stream = ZipMemberStream(file, member, self.budget)
        with tempfile.TemporaryFile(prefix="newsclean-") as kept:
            while piece := stream.read(PIECE_BYTES):
                kept.write(piece)
                self.budget.require()
            yield from self.read(open_zip(kept, self.budget), f"{member.name}/")

    def list_remote(self, file: BinaryIO, member: ZipMember) -> Iterator[Entry]:
        """Give an error for each crawl that a package names and that stands elsewhere."""
        data = read_zip_member(file, member, MAX_PACKAGE_BYTES, self.budget)
        for path in list_remote_paths(data):
            error = InputError("not_found", REMOTE_MESSAGE, stage="inputs")
            yield self.container.make_error_entry(path, member.at, error)


def read_wacz(contents: ZipContents, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of the crawls in a WACZ file (its folder `archive/`)."""
    reader = WaczReader(container, selection, contents.budget)
    try:
        yield from reader.read(contents, "")
    except InputError:
        yield from reader.extracts.release()
        raise
    yield from reader.extracts.release()


def list_remote_paths(data: bytes) -> list[str]:
    """The addresses of crawls that a multi-WACZ names and that are not in it.

    >>> list_remote_paths(
    ...     b'{"profile": "multi-wacz-package", "resources": [{"path": "https://a.example/b.wacz"}]}'
    ... )
    ['https://a.example/b.wacz']
    """
    try:
        package: Any = json.load(io.BytesIO(data))
    except (ValueError, RecursionError):
        return []
    if not isinstance(package, dict) or package.get("profile") != MULTI_PROFILE:
        return []
    resources = package.get("resources")
    paths = [one.get("path") for one in resources or () if isinstance(one, dict)]
    return [path for path in paths if isinstance(path, str) and "://" in path]
