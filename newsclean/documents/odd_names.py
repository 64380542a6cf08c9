"""Pages whose names do not end as those of pages do, known by how they begin."""

import os
import re

from newsclean.decode.messages import is_mail, is_message
from newsclean.documents.companions import COPY_ENDING
from newsclean.documents.entry import Selection
from newsclean.documents.formats.detect import read_head
from newsclean.documents.formats.known import PACKING_ENDINGS, find_format_by_name
from newsclean.documents.formats.shapes import decode_head
from newsclean.documents.globs import find_companion, is_excluded, is_page_name
from newsclean.documents.named_files import escape_unprintable, format_source, open_regular
from newsclean.errors import InputError
from newsclean.text.late_patterns import compile_late

# Files with these endings are never opened: what they hold is known, and is no page.
NO_PAGE_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        "apng avif bmp cur eps gif heic ico icns jfif jp2 jpe jpeg jpg jxl png psd svg svgz tif "
        "tiff webp eot otf ttf woff woff2 aac aif aiff avi flac flv m3u m3u8 m4a m4v mid mkv mov "
        "mp3 mp4 mpeg mpg oga ogg ogv opus swf ts wav webm wma wmv srt vtt css less map sass scss "
        "cjs coffee js jsm jsx mjs tsx wasm bib c cc cfg conf cpp cs go h hpp ini java kt lock lua "
        "m patch pl pm properties py pyc r rb rs sh sql swift tex toml vb yaml yml db dat idx pak "
        "bin class deb dll dmg dylib exe img iso jar msi o pyd rpm so doc docx key numbers odp ods "
        "odt pages pdf ppt pptx rtf xls xlsm xlsx djvu azw azw3 mobi ps ejs erb haml hbs j2 jinja "
        "jinja2 liquid mustache pug svelte tmpl tpl twig vue xsd xsl xslt md5 sha1 sha256 sig asc "
        "crt pem log manifest webmanifest plist nib strings"
    ).split()
)
# Behind the name that a page had on its server: what was asked for, or a number of the program.
ASKED = re.compile(r"(?s)[?;@].*")
NUMBER = re.compile(r"(?a)\.\d{1,4}$")

# A file of a Maildir or of MH (maildir(5), mh-format(5)).
MAIL_NAME = re.compile(r"(?s)(?:.*/)?(?:(?:cur|new)/[^/]+|[^/]+[:;!]2,[A-Za-z]*|\d+\.?)")

PAGE_OPENING = compile_late(
    r"""(?xis)
    (?: <\?xml .*? \?> | <!-- .*? --> | \s++ )*+
    < (?: !doctype\s+html | html | head | body | title | meta | base ) [\s>/]
    """
)
# Where a program still has to fill the page in; scripts of saved pages have `<%` further down.
PROGRAM = re.compile(rb"(?s)<\?(?:php\b|=)|\A.{0,500}?<%")


class OddPages:
    """Counts such pages, which are said once a folder or archive."""

    def __init__(self) -> None:
        """None yet."""
        self.count = 0
        self.first = ""

    def add(self, inner: str) -> None:
        """Count one, unless it is a mail in a folder of mails, which are called so."""
        if not is_mail_name(inner):
            self.count += 1
            self.first = self.first or inner

    def make_message(self) -> str:
        """What people should know of them; empty where there are none."""
        if not self.count:
            return ""
        files = "1 file" if self.count == 1 else f"{self.count:,} files"
        return (
            f"{files} without the ending of a page begin as HTML does and are read, such as "
            f"{escape_unprintable(format_source(self.first))}; --exclude leaves them out"
        )


def is_odd_name(inner: str, selection: Selection) -> bool:
    """Whether a file is opened, for its name does not say that it is no page.

    >>> [is_odd_name(name, Selection()) for name in ("a.php?img=b.png", "a.html.1", "old", "k.md")]
    [True, True, True, True]
    >>> [is_odd_name(name, Selection()) for name in ("a.html", "b.png?w=1", "a.csv", "b.css.1")]
    [False, False, False, False]

    Args:
        inner: its path below the folder, or inside the archive.
        selection: where its globs ask for names, no other name is odd.
    """
    if selection.include or is_excluded(inner, selection) or find_companion(inner, selection):
        return False
    if is_page_name(inner, selection) or find_format_by_name(inner):
        return False
    return find_ending(inner) not in NO_PAGE_ENDINGS


def find_ending(inner: str) -> str:
    """The ending that a file had on its server, in lower case; empty where it had none.

    >>> find_ending("x.y/Style.CSS?v=2"), find_ending("app.js.gz"), find_ending("old")
    ('.css', '.js', '')
    """
    name = inner.rpartition("/")[2].lower()
    name = NUMBER.sub("", COPY_ENDING.sub("", ASKED.sub("", name)))
    for packing in filter(None, PACKING_ENDINGS):
        name = name.removesuffix(packing)
    return os.path.splitext(name)[1]


def is_odd_page(path: str, inner: str) -> bool:
    """Whether a file with an odd name is a page.

    Args:
        path: the file.
        inner: its path below the folder.
    """
    try:
        with open_regular(path) as file:
            return begins_as_page(read_head(file), inner)
    except (InputError, OSError):
        return False


def begins_as_page(head: bytes, inner: str) -> bool:
    r"""Whether the first bytes of a file with an odd name are those of a page.

    A mail counts where its name is one of a mail folder.

    >>> begins_as_page(b"\xef\xbb\xbf<!DOCTYPE html><p>", "a.php"), begins_as_page(b"<p>", "a.md")
    (True, False)
    >>> begins_as_page(b"<html><?php echo $title ?>", "a.php")
    False
    """
    if is_mail_name(inner):
        return is_message(head) and is_mail(head)
    return bool(PAGE_OPENING.match(decode_start(head))) and not PROGRAM.search(head)


def is_mail_name(inner: str) -> bool:
    """Whether a file is called as those of mail folders are.

    >>> is_mail_name("cur/1716.M1P2.host:2,S"), is_mail_name("a.html:2"), is_mail_name("inbox/17")
    (True, False, True)
    """
    return bool(MAIL_NAME.fullmatch(inner))


def decode_start(head: bytes) -> str:
    r"""The first text, also where UTF-16 has no mark.

    >>> decode_start("<html>".encode("utf-16-be"))
    '<html>'
    """
    for start, name in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if head.startswith(start):
            return head.decode(name, "replace")
    return decode_head(head)
