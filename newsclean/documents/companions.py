"""Files beside pages that are no documents, by their names and those of the files beside them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

# Why such a file is left out.
OWN_FILE = "a file of the system or of the saving program"
PAGE_PART = "a part of a saved page"
OTHER_COPY = "another copy of a page"

OWN_NAME = re.compile(
    r"""(?ix)
    \._.*                                        # what macOS keeps of a file on other disks
    | __MACOSX | \.DS_Store | \.AppleDouble | \.Spotlight-V100 | \.Trashes | \.fseventsd
    | Thumbs\.db | ehthumbs\.db | desktop\.ini | \$RECYCLE\.BIN | System\ Volume\ Information
    | @eaDir                                     # disks of Synology
    | ~\$.*                                      # a document that is open in Office
    | \.git | \.svn | \.hg
    | hts-cache | hts-log\.txt                   # HTTrack
    | wget-log(?:\.\d+)? | robots\.txt (?:\.\d+|\.tmp)? | cookies\.txt
    """
)
HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# How browsers and Windows ("connected files") call the folder of a page that is saved whole.
PART_FOLDER = re.compile(
    r"""(?ix) (?P<page> .+ ) (?:
        _files | \.files | [-_]Dateien | _fichiers | _archivos | _arquivos | _ficheiros | _bestanden
        | [-_]filer | [-_]file | _elemei | _pliki | _soubory | _tiedostot | _dosyalar | _datoteke
        | _fajlovi | _fitxers | _fitxategiak | _failid | _fails | _bylos | _s[úu]bory | _fi[şs]iere
        | _arxius
    ) """
)
# Of a page that was copied before it was edited, or whose download did not end.
COPY_ENDING = re.compile(r"(?i)(?:~|\.bak|\.orig|\.old|\.part|\.crdownload|\.download)$")

NO_COMPANIONS: Mapping[str, str] = MappingProxyType({})
MAX_WAITING = 100_000  # names in an archive that may belong to a page


def find_own_part(path: str) -> str | None:
    """The part of a path that a system or a program keeps for itself: a folder or the file.

    >>> find_own_part("usb/__MACOSX/a.html"), find_own_part("usb/._a.html")
    ('__MACOSX', '._a.html')
    >>> find_own_part("news/robots.txt.html"), find_own_part("git/_a.html")
    (None, None)
    """
    return next((part for part in path.split("/") if OWN_NAME.fullmatch(part)), None)


def find_page(name: str) -> tuple[str, str] | None:
    """The page that a file or a folder belongs to if that is there, and why it is then left out.

    >>> find_page("in/A.htm~"), find_page("in/a_files/"), find_page("in/a.htm")
    (('in/a.htm', 'another copy of a page'), ('in/a', 'a part of a saved page'), None)

    Args:
        name: its path; that of a folder ends in a slash.

    Returns:
        the page's path in lower case, that of a folder's page without its ending.
    """
    if name.endswith("/"):
        found = PART_FOLDER.fullmatch(name[:-1])
        return (found["page"].lower(), PAGE_PART) if found else None
    page = COPY_ENDING.sub("", name).lower()
    return (page, OTHER_COPY) if page != name.lower() and page.endswith(HTML_ENDINGS) else None


def find_companions(iter_names: Callable[[], Iterable[str]]) -> dict[str, str]:
    """The files and folders that belong to a page which is there, each with why it is left out.

    >>> find_companions(lambda: ["a.htm", "a_files/x.htm", "b_files/x.htm", "a.htm~", "c.htm.bak"])
    {'a_files/': 'a part of a saved page', 'a.htm~': 'another copy of a page'}

    Args:
        iter_names: gives all names of a folder or an archive, where it is called again once more.
    """
    waiting: dict[str, tuple[str, str]] = {}
    for name in iter_names():
        for path in iter_paths(name):
            if path not in waiting and (found := find_page(path)):
                waiting[path] = found
        if len(waiting) >= MAX_WAITING:
            break
    if not waiting:
        return {}
    wanted = {page for page, _ in waiting.values()}
    there = set()
    for name in iter_names():
        page = name.lower()
        if page.endswith(HTML_ENDINGS):
            there.update(wanted.intersection((page, page.rpartition(".")[0])))
    return {path: reason for path, (page, reason) in waiting.items() if page in there}


def iter_paths(name: str) -> Iterator[str]:
    """The folders above a file, each with a slash at its end, and the file.

    >>> list(iter_paths("a/b/c.htm"))
    ['a/', 'a/b/', 'a/b/c.htm']
    """
    at = 0
    while at := name.find("/", at) + 1:
        yield name[:at]
    if not name.endswith("/"):
        yield name
