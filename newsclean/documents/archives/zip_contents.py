"""What is in a ZIP archive: its members with their names, and of what kind it is."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from newsclean.documents.archives.zip_list import (
    DOS_SYSTEM,
    ZipList,
    ZipMember,
    find_zip_list,
    iter_listed_members,
)
from newsclean.documents.archives.zip_names import (
    BACKSLASH,
    MAX_SAMPLE_BYTES,
    SLASH,
    NameReading,
    find_name_encoding,
)
from newsclean.documents.unpack import UnpackBudget

WINDOWS_SYSTEMS = (DOS_SYSTEM, 10, 14)  # APPNOTE.TXT 4.4.2: FAT, NTFS, VFAT
MAX_GUESSED_NAMES = 200  # of an archive without a list, as they come
# Names that tell what an archive is for.
PACKAGE, MEDIA_TYPE, BOOK_ROOT = "datapackage.json", "mimetype", "META-INF/container.xml"
INDEX, MANIFEST = "index.html", "manifest.json"
OFFICE_NAMES = ("[Content_Types].xml", "Index/Document.iwa")
JAVA, ANDROID = "META-INF/MANIFEST.MF", "AndroidManifest.xml"
MARK_NAMES = frozenset(
    (PACKAGE, MEDIA_TYPE, BOOK_ROOT, INDEX, MANIFEST, *OFFICE_NAMES, JAVA, ANDROID)
)
# Marks that are no whole name: a crawl, the description of a page in MAFF, arrays alone, programs.
CRAWL, PAGE_DESCRIPTION, ARRAYS = "archive/*.warc", "*/index.rdf", "*.npy"
JAVA_CLASS = "*.class"


class ZipContents(NamedTuple):
    """A ZIP archive that was looked through once.

    Attributes:
        file: the archive.
        budget: of all its members.
        found: its list of contents.
        names: how its names are read.
        marks: what tells its kind: each of `MARK_NAMES` that it has, with its member, and the
            other marks with the first member that has them.
    """

    file: BinaryIO
    budget: UnpackBudget
    found: ZipList | None
    names: NameReading
    marks: Mapping[str, ZipMember]

    def is_whole(self) -> bool:
        """Whether its list of contents is there and can be followed to its end."""
        return bool(self.found and self.found.is_whole)

    def iter_names(self) -> Iterator[str]:
        """Give the names of all members."""
        return (member.name for member in self.iter_members())

    def iter_members(self) -> Iterator[ZipMember]:
        """Give the members by the list of contents, or where that is damaged all that are found.

        Raises:
            InputError: code `unpack_broken`, behind the last one: the list is damaged or missing.
        """
        if self.found and self.is_whole():
            for member in iter_listed_members(self.file, self.found):
                yield member._replace(name=read_member_name(member, self.names))
            return
        from newsclean.documents.archives.zip_salvage import iter_cut_members  # noqa: PLC0415 - broken ones only

        names, guessed = self.names, [b""]
        for member in iter_cut_members(self.file, self.found, self.budget):
            if not member.has_text_name and len(guessed) < MAX_GUESSED_NAMES:
                guessed.append(member.raw_name)
                names = names._replace(encoding=find_name_encoding(guessed))
            yield member._replace(name=read_member_name(member, names))


def open_zip(file: BinaryIO, budget: UnpackBudget) -> ZipContents:
    """Look through the list of an archive, of which only a bounded part is kept.

    Raises:
        InputError: the file is one part of several.
    """
    found = find_zip_list(file)
    names: list[bytes] = []
    marks: dict[str, ZipMember] = {}
    sampled = arrays = count = 0
    slashes = backslashes = False
    for member in iter_listed_members(file, found) if found else ():
        count += 1
        slashes = slashes or SLASH in member.name
        backslashes = backslashes or BACKSLASH in member.name
        if not member.has_text_name and sampled < MAX_SAMPLE_BYTES:
            sampled += len(member.raw_name)
            names.append(member.raw_name)
        mark = find_mark(member.name)
        arrays += mark == ARRAYS
        if mark:
            marks.setdefault(mark, member)
    if arrays != count:
        marks.pop(ARRAYS, None)
    encoding = find_name_encoding(names) if names else "utf-8"
    reading = NameReading(encoding, backslashes and not slashes)
    return ZipContents(file, budget, found, reading, marks)


def find_mark(name: str) -> str:
    """What a name tells of its archive; empty for most.

    >>> find_mark("mimetype"), find_mark("archive/a.warc.gz"), find_mark("17/index.rdf")
    ('mimetype', 'archive/*.warc', '*/index.rdf')
    """
    if name in MARK_NAMES:
        return name
    if name.startswith("archive/") and ".warc" in name:
        return CRAWL
    for mark in (ARRAYS, JAVA_CLASS):
        if name.endswith(mark[1:]):
            return mark
    return PAGE_DESCRIPTION if name.endswith("/index.rdf") and name.count(SLASH) == 1 else ""


def read_member_name(member: ZipMember, names: NameReading) -> str:
    """A member's name as text, with `/` between its parts.

    The bytes of some letters in GBK, Big5 and Shift_JIS hold that of a backslash, so it is looked
    for in the text.
    """
    name = member.name if member.has_text_name else names.read(member.raw_name)
    if BACKSLASH in name and (names.backslashes or member.system in WINDOWS_SYSTEMS):
        return name.replace(BACKSLASH, SLASH)
    return name
