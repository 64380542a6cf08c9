"""Standard input: one page, or a file of many documents, which is kept on disk while it is read."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from newsclean.documents.container import InputFile, make_failure
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import ListMembers
from newsclean.documents.formats.detect import (
    HEAD_BYTES,
    detect_format,
    make_refusal,
    unpack_head,
)
from newsclean.documents.named_files import (
    PIECE_BYTES,
    STDIN,
    make_input_error,
    open_standard_input,
    read_at_most,
    read_open_page,
)
from newsclean.errors import InputError


def iter_standard_input(
    name: str, selection: Selection, list_members: ListMembers
) -> Iterator[Entry]:
    """Give what comes on standard input: one page, or the documents in it.

    Args:
        name: its place in an output tree.
        selection: what to take of it.
        list_members: reads it if it holds many documents.
    """
    try:
        file = open_standard_input()
        head = read_at_most(file, HEAD_BYTES)
        found = detect_format(unpack_head(head))
        if found is None:
            data = read_open_page(file, selection.max_bytes, head)
            yield Entry(STDIN, name, sha256(data).hexdigest(), data=data)
        elif found.reader:
            yield from list_kept(
                head, file, name, lambda kept: list_members(kept, found.reader, selection)
            )
        else:
            raise make_refusal(found)
    except OSError as error:
        yield Entry(STDIN, name, failure=make_failure(make_input_error(error)))
    except InputError as error:
        yield Entry(STDIN, name, failure=make_failure(error))


def list_kept(
    head: bytes, file: BinaryIO, name: str, list_documents: Callable[[InputFile], Iterator[Entry]]
) -> Iterator[Entry]:
    """The documents in what comes; it is kept in a temporary file, which is removed at the end.

    Args:
        head: the first bytes, which were read already.
        file: has the others.
        name: the place in an output tree.
        list_documents: reads the documents in the file that is kept.

    Raises:
        OSError: it cannot be kept.
    """
    digest = sha256()
    with NamedTemporaryFile(prefix="newsclean-", delete=False) as kept:
        try:
            piece = head
            while piece:
                digest.update(piece)
                kept.write(piece)
                piece = file.read(PIECE_BYTES)
            kept.close()
            yield from list_documents(
                InputFile(kept.name, STDIN, name, digest.hexdigest(), source=STDIN)
            )
        finally:
            os.unlink(kept.name)
