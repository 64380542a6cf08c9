"""One file: a page, or many documents (an archive, a crawl, a table) by what is in it."""

from collections.abc import Callable, Iterator
from importlib import import_module

from newsclean.documents.container import InputFile, MemberReader, read_members
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.formats.detect import find_file_format, make_refusal
from newsclean.documents.formats.known import find_format_by_name
from newsclean.documents.globs import find_companion, is_excluded, is_included, is_page_name
from newsclean.documents.odd_names import is_odd_name, is_odd_page

EXCLUDED = "excluded"
NO_PAGE_NAME = "no page by its name"

ListMembers = Callable[[InputFile, str, Selection], Iterator[Entry]]
"""Gives the documents in a file, which a reader of `formats.known` reads: in this process, or in
one with limits (`batch.container_reader`)."""


def list_members_here(file: InputFile, reader: str, selection: Selection) -> Iterator[Entry]:
    """The documents in a file, read in this process.

    Args:
        file: the container.
        reader: `module:name` of what reads it.
        selection: which names are pages.
    """
    yield from read_members(file, load_reader(reader), selection)


def iter_file_entries(
    file: InputFile, selection: Selection, list_members: ListMembers, *, outright: bool
) -> Iterator[Entry]:
    """Give the entries of one regular file.

    Args:
        file: the file.
        selection: which names are pages.
        list_members: reads it if it holds many documents.
        outright: the command line names it, so it is read whatever it is called.
    """
    reason = None if outright else find_reason_to_skip(file.inner, selection)
    odd = not outright and is_odd_name(file.inner, selection)
    if odd and not is_odd_page(file.path, file.inner):
        reason = NO_PAGE_NAME
    if reason:
        yield file.make_skipped_entry(reason)
        return
    wanted = outright or is_included(file.inner, selection)
    found = find_file_format(file.path)
    if found is None:
        yield file.make_entry()
    elif not (wanted or found.in_folders):
        yield file.make_skipped_entry(f"{found.about} in a folder")
    elif found.reader:
        yield from list_members(file, found.reader, selection)
    else:
        yield file.make_entry(make_refusal(found))


def is_looked_at(inner: str, selection: Selection) -> bool:
    """Whether a file in a folder is opened, by its name: it may be a page or an archive of pages.

    Args:
        inner: its path below the folder that was named.
        selection: which names are pages.
    """
    named = find_format_by_name(inner)
    return is_page_name(inner, selection) or bool(named and named.in_folders)


def is_read_in_folder(inner: str, selection: Selection) -> bool:
    """Whether a regular file that is met in a folder may be read, by its name.

    Args:
        inner: its path below the folder that was named.
        selection: which names are pages.
    """
    return find_reason_to_skip(inner, selection) is None


def find_reason_to_skip(inner: str, selection: Selection) -> str | None:
    """Why a file in a folder or in an archive is not opened, by its name; `None` where it is.

    A file with an odd name is opened, and is a page if it begins as one.

    Args:
        inner: its path below the folder that was named, or inside the archive.
        selection: which names are pages.
    """
    if is_excluded(inner, selection):
        return EXCLUDED
    companion = find_companion(inner, selection)
    if companion or is_included(inner, selection) or is_looked_at(inner, selection):
        return companion
    return None if is_odd_name(inner, selection) else NO_PAGE_NAME


def load_reader(name: str) -> MemberReader:
    """The function that `module:name` names."""
    module, _, function = name.partition(":")
    reader: MemberReader = getattr(import_module(module), function)
    return reader
