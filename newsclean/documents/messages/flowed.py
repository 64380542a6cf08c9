"""Texts of mails whose paragraphs flow (`format=flowed`, RFC 3676)."""

SIGNATURE_MARK = b"-- "


def join_flowed_lines(text: bytes, *, delete: bool = False) -> bytes:
    r"""A text with each paragraph on one line; a line that ends in a blank goes on in the next.

    >>> join_flowed_lines(b"The harbour \nopened.\n From here\n> It \n> is.\n-- \nJ.")
    b'The harbour opened.\nFrom here\n> It is.\n-- \nJ.'

    Args:
        text: the lines, in an encoding that has ASCII in it.
        delete: take the blanks at the ends of lines away (`delsp=yes`), as for Chinese.
    """
    pieces: list[bytes] = []
    open_depth = -1  # of quotation marks, of the paragraph that goes on; -1 for none
    for line in text.splitlines():
        content = line.lstrip(b">")
        depth = len(line) - len(content)
        content = content.removeprefix(b" ")
        flows = content.endswith(b" ") and content != SIGNATURE_MARK
        shown = content[:-1] if flows and delete else content
        if open_depth != depth or content == SIGNATURE_MARK:
            pieces.append(b"\n" + b">" * depth + b" " * bool(depth))
        pieces.append(shown)
        open_depth = depth if flows else -1
    return b"".join(pieces)[1:]
