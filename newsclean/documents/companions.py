"""Files beside pages that are no documents, by their names and those of the files beside them."""

import re
from collections.abc import Iterable, Iterator

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


def find_own_part(path: str) -> str | None:
    """The part of a path that a system or a program keeps for itself: a folder or the file.

    >>> find_own_part("usb/__MACOSX/a.html"), find_own_part("usb/._a.html")
    ('__MACOSX', '._a.html')
    >>> find_own_part("news/robots.txt.html"), find_own_part("git/_a.html")
    (None, None)
    """
    return next((part for part in path.split("/") if OWN_NAME.fullmatch(part)), None)


def iter_companions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of a folder's names that belong to another one, each with why it is left out.

    >>> list(iter_companions(["a.htm", "a_files/", "b_files/", "a.htm~", "c.htm.bak"]))
    [('a_files/', 'a part of a saved page'), ('a.htm~', 'another copy of a page')]

    Args:
        names: all in one folder; those of folders end in a slash.
    """
    every = tuple(names)
    lower = {name.lower() for name in every if name.lower().endswith(HTML_ENDINGS)}
    for name in every if lower else ():
        found = PART_FOLDER.fullmatch(name[:-1]) if name.endswith("/") else None
        if found and any(found["page"].lower() + ending in lower for ending in HTML_ENDINGS):
            yield name, PAGE_PART
        elif COPY_ENDING.search(name) and COPY_ENDING.sub("", name).lower() in lower:
            yield name, OTHER_COPY
