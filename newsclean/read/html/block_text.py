"""The text of an HTML block: its pieces joined, white space folded, the places of links counted."""

import re

from newsclean.model import Link
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

# Zero-width space, word joiner, byte order mark, soft hyphen: nobody sees them.
INVISIBLE_CHARS = compile_late(r"[\u200b\u2060\ufeff\u00ad]")
WHITE_SPACE = re.compile(r"\s+")
# Characters between which a line break of the source is no space (CSS Text 4, section 4.1.3): full
# width and none of Hangul; and the signs of Chinese that are wide in its fonts alone, beside them.
WIDE = (
    r"\u2e80-\u2fdf\u3001-\u30ff\u3105-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe6f"
    r"\uff01-\uff60\U00020000-\U0003fffd"
)
CHINESE_SIGNS = r"“”‘’…—·"
BREAK = r"[ \t\r\f]*\n[ \t\r\n\f]*"
SOURCE_BREAK = compile_late(
    rf"(?<=[{WIDE}]){BREAK}(?=[{WIDE}{CHINESE_SIGNS}])|(?<=[{CHINESE_SIGNS}]){BREAK}(?=[{WIDE}])"
)
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
    if not keep_lines and any("\n" in raw for raw, _ in pieces):
        pieces = join_at_source_breaks(pieces)
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
        if "\n" in raw:
            raw = SOURCE_BREAK.sub("", raw)
    words = " ".join(raw.split())
    if not words:
        return raw and " "
    return f"{' ' * raw[0].isspace()}{words}{' ' * raw[-1].isspace()}"


def join_at_source_breaks(pieces: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    r"""The pieces without the line breaks of the source that stand beside the tags of wide prose.

    Without a sentence it may be a line of credits, in which each stands on a line of the source.

    >>> join_at_source_breaks([("他说\n", None), ("大桥", "/b"), ("\n。", None)])
    [('他说', None), ('大桥', '/b'), ('。', None)]
    """
    if not any(sign in raw for raw, _ in pieces for sign in WIDE_SENTENCE_ENDS):
        return pieces
    joined = pieces[:1]
    for raw, url in pieces[1:]:
        above, url_above = joined[-1]
        text, tail = raw.lstrip(), above.rstrip()
        gap = above[len(tail) :] + raw[: len(raw) - len(text)]
        if not text:  # it goes to the piece before, for the next one to be held against
            joined[-1] = (above + raw, url_above)
        elif "\n" in gap and SOURCE_BREAK.search(f"{tail[-1:]}{gap}{text[0]}"):
            joined[-1] = (tail, url_above)
            joined.append((text, url))
        else:
            joined.append((raw, url))
    return joined


def clean_cell_text(text: str) -> str:
    """A text on one line, with single spaces and none at its ends."""
    return WHITE_SPACE.sub(" ", text).strip()
