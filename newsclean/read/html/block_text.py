"""The text of an HTML block: its pieces joined, white space folded, the places of links counted."""

import re

from newsclean.model import Link
from newsclean.text.late_patterns import compile_late

# Zero-width space, word joiner, byte order mark, soft hyphen: nobody sees them.
INVISIBLE_CHARS = compile_late(r"[\u200b\u2060\ufeff\u00ad]")
WHITE_SPACE = re.compile(r"\s+")
MAX_EDGED_CHARS = 240  # of a text whose edges are kept: longer ones are no lines of credits


def join_pieces(
    pieces: list[tuple[str, str | None]], *, keep_lines: bool
) -> tuple[str, tuple[Link, ...], int, tuple[int, ...]]:
    """The text of a block, its links, how many of its characters are in links, and its edges.

    An edge is a place where two elements touch without white space. White space is folded unless
    the block keeps its lines, as a listing of code does. A piece is the text between two tags and
    the address of the link that it is in, `None` outside of links.

    >>> join_pieces([("See ", None), ("the  mill", "/mill"), (". ", None)], keep_lines=False)
    ('See the mill.', (Link(start=4, end=12, url='/mill'),), 8, (12,))
    """
    if not keep_lines and (len(pieces) == 1 or (len(pieces) == 2 and pieces[1][0].isspace())):
        raw, url = pieces[0]
        text = fold_white_space(raw).strip(" ")
        if url is None or not text:
            return text, (), 0, ()
        return text, (Link(0, len(text), url),), len(text), ()
    out = ""
    links: list[Link] = []
    edges: list[int] = []
    link_chars = 0
    for raw, url in pieces:
        piece = raw if keep_lines else fold_white_space(raw)
        if not keep_lines and (not out or out[-1] == " "):
            piece = piece.lstrip(" ")
        if not piece:
            continue
        if url is not None:
            start = len(out)
            end = start + len(piece.rstrip())
            link_chars += end - start
            if links and links[-1].url == url and links[-1].end == start:
                links[-1] = Link(links[-1].start, end, url)
            elif end > start:
                links.append(Link(start, end, url))
        if out and not (out[-1].isspace() or piece[0].isspace()):
            edges.append(len(out))
        out += piece
    text = out.strip("\n") if keep_lines else out.rstrip(" ")
    kept = tuple(edges) if len(text) <= MAX_EDGED_CHARS else ()
    return (text if text.strip() else ""), tuple(links), link_chars, kept


def fold_white_space(raw: str) -> str:
    r"""A text with a single space for each run of white space, without invisible characters.

    >>> fold_white_space("\n One\n two "), fold_white_space("\n")
    (' One two ', ' ')
    """
    if raw.isprintable() and "  " not in raw:  # no white space but single spaces, all is seen
        return raw
    if not raw.isascii():
        raw = INVISIBLE_CHARS.sub("", raw)
    words = " ".join(raw.split())
    if not words:
        return raw and " "
    return f"{' ' * raw[0].isspace()}{words}{' ' * raw[-1].isspace()}"


def clean_cell_text(text: str) -> str:
    """A text on one line, with single spaces and none at its ends."""
    return WHITE_SPACE.sub(" ", text).strip()
