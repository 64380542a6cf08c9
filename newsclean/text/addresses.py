r"""What is an address of the web: the one place that decides it, for every field and output.

An address is read as browsers read it (https://url.spec.whatwg.org/#url-parsing): white space and
controls around it mean nothing, and line ends and tabs inside it neither, so `java\nscript:` is a
script. Only `http` and `https` are the web; whatever else has a scheme runs, embeds or opens
something on the reader's machine, and is no link.

>>> find_web_address(" https://news.example/a "), find_web_address("java\tscript:alert(1)")
('https://news.example/a', None)
"""

import re

from newsclean.text.late_patterns import compile_late

__all__ = ["find_link_target", "find_web_address", "is_home_address"]

HOME_FILES = ("", "index.html", "index.htm", "index.shtml", "index.php", "default.htm")
HOME_PATHS = frozenset(f"{start}{name}" for start in ("/", "./") for name in HOME_FILES)
EDGES = "".join(map(chr, range(0x21)))  # C0 controls and the space, which browsers take off
IGNORED_INSIDE = str.maketrans("", "", "\t\n\r")
# Controls, and marks of direction, which show another address than the one that is opened.
HIDDEN_CHARACTER = compile_late(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# Scheme, host and port. No name and password (`https://bank.example@other.example/`), and no
# backslash, which browsers read as a slash and other programs do not.
WEB_ADDRESS = re.compile(
    r"""
      https?://
      (?: [^\s/?\#\\@:\[\]<>"'`|^{}]+ | \[ [0-9A-Fa-f:.]{2,45} \] )
      (?: : \d{0,5} )?
      (?= [/?\#] | \Z )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What makes of an address that looks relative something else: a scheme (`tel:`), a second slash (a
# host, and for Windows another machine), a reference that becomes one of these in HTML.
NOT_RELATIVE = compile_late(
    r"[^/?\#]*[:\\] | [/\\]{2} | /\\ | [^/?]*&(?:\#|colon;|tab;|newline;|sol;|bsol;)",
    re.VERBOSE | re.IGNORECASE,
)


def find_web_address(text: str) -> str | None:
    """The address in a text, as a browser reads it; `None` for all that does not lead to the web.

    >>> find_web_address("HTTPS://News.example:443/a?b#c")
    'HTTPS://News.example:443/a?b#c'
    >>> [find_web_address(text) for text in ("file:///a", "//news.example/a", "https:a", "a.html")]
    [None, None, None, None]
    """
    address = drop_ignored(text)
    return address if WEB_ADDRESS.match(address) and not has_hidden_character(address) else None


def find_link_target(text: str, *, scheme: str = "https") -> str | None:
    r"""A link's address: one of the web, or one relative to the page; `None` for any other.

    Args:
        text: what the page gives.
        scheme: of the page; an address that begins with its host gets it.

    >>> find_link_target("../b.html#c"), find_link_target("//news.example/a")
    ('../b.html#c', 'https://news.example/a')
    >>> [find_link_target(text) for text in ("data:text/html,x", "\\\\server\\share", "tel:1")]
    [None, None, None]
    """
    address = drop_ignored(text)
    if address.startswith("//"):
        address = f"{scheme}:{address}"
    if address[:4].lower() == "http" and WEB_ADDRESS.match(address):
        return None if has_hidden_character(address) else address
    if NOT_RELATIVE.match(address) or has_hidden_character(address):
        return None
    return address


def drop_ignored(text: str) -> str:
    """A text without what browsers ignore in an address."""
    address = text.strip(EDGES)
    # Nearly all are printable, and to ask takes a tenth of the time.
    return address if address.isprintable() else address.translate(IGNORED_INSIDE)


def has_hidden_character(address: str) -> bool:
    """Whether an address has a control or a mark of direction; a printable one has none."""
    return not address.isprintable() and HIDDEN_CHARACTER.search(address) is not None


def is_home_address(url: str) -> bool:
    """Whether an address is that of a site's first page: nothing stands behind the host.

    >>> [is_home_address(url) for url in ("/", "https://news.example", "//news.example/index.html")]
    [True, True, True]
    >>> [is_home_address(url) for url in ("#", "a.html", "/news/", "https://news.example/?p=1")]
    [False, False, False, False]
    """
    if url.startswith(("http:", "https:", "//")):
        end = url.find("/", url.find("//") + 2)
        return "?" not in url if end < 0 else url[end:] in HOME_PATHS
    return url in HOME_PATHS
