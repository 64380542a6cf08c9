"""CSV files that write quotes, separators and line ends with a backslash, or quotes without any."""

import re
from collections.abc import Iterator
from itertools import chain

from newsclean.errors import InputError

# Within quotes or not: each cell takes 60 bytes. A page of 20 MB may be a fifth tabs or commas.
MAX_ROW_MARKS = 4_000_000
HIDDEN_QUOTE = "\ufdd0"  # no character (Unicode 23.7), so that no text has it
QUOTE_ESCAPE = re.compile(r'\\(["\\])')
ESCAPE = re.compile(r"(?s)\\(.?)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "", "f": "", "v": "", "Z": ""}
NULL = r"\N"  # as MySQL, PostgreSQL and Hive write what is not there
PRINTED_NULL = "NULL"  # as the client of MySQL prints it
CsvRow = list[str] | InputError


def hide_quotes(line: str) -> str:
    r"""A line in which a quote behind a backslash is none for `csv`; `show_quotes` brings it back.

    A backslash before another character is one: Spark writes no other.

    >>> hide_quotes(r'"say \"yes\" in C:\\ and \n"').replace(HIDDEN_QUOTE, "*")
    '"say *yes* in C:\\ and \\n"'
    """
    return QUOTE_ESCAPE.sub(lambda found: HIDDEN_QUOTE if found[1] == '"' else "\\", line)


def hide_bare_quotes(comma: str, line: str) -> str:
    """A line in which only quotes at the begin or the end of a cell are some for `csv`.

    >>> hide_bare_quotes(",", '7,"<a b="c">","d"').replace(HIDDEN_QUOTE, "*")
    '7,"<a b=*c*>","d"'
    """
    mark = re.escape(comma)
    return re.sub(rf'(?<=[^\r\n{mark}])"(?=[^\r\n{mark}])', HIDDEN_QUOTE, line)


def show_quotes(row: CsvRow) -> CsvRow:
    """A row with its quotes; what is not there is empty."""
    if isinstance(row, InputError):
        return row
    return ["" if cell == NULL else cell.replace(HIDDEN_QUOTE, '"') for cell in row]


def iter_escaped_rows(lines: Iterator[str], limit: int, comma: str) -> Iterator[CsvRow]:
    """The cells of rows without quotes, in which separators and line ends have a backslash."""
    mark = re.escape(comma)
    cells = re.compile(rf"(?s)((?:[^\\{mark}]++|\\.?)*+)({mark}|\Z)")
    held: list[str] = []
    size = 0
    for line in chain(lines, [""]):
        size += len(line)
        if size <= limit:
            held.append(line)
        if line and (not line.endswith("\n") or is_continued(line)):
            continue
        row = "".join(held).rstrip("\r\n")
        if size > limit or row.count(comma) > MAX_ROW_MARKS:
            yield make_size_error(limit)
        elif row:
            yield list(split_escaped_row(row, cells))
        held, size = [], 0


def split_escaped_row(row: str, cells: re.Pattern[str]) -> Iterator[str]:
    """The cells of a row without quotes; the last one ends with the row."""
    for found in cells.finditer(row):
        yield undo_escapes(found[1])
        if not found[2]:
            return


def is_continued(line: str) -> bool:
    r"""Whether a line's end belongs to a cell: a backslash stands before it.

    >>> is_continued("a\\\n"), is_continued("a\\\\\n")
    (True, False)
    """
    bare = line.rstrip("\r\n")
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1


def undo_escapes(cell: str) -> str:
    r"""A cell as it was before it was written with backslashes.

    >>> undo_escapes(r"<p>\nC:\\dir"), undo_escapes(r"\N"), undo_escapes("NULL")
    ('<p>\nC:\\dir', '', '')
    """
    if cell in {NULL, PRINTED_NULL}:
        return ""
    if "\\" not in cell:
        return cell
    return ESCAPE.sub(lambda found: ESCAPED.get(found[1], found[1]), cell)


def make_size_error(limit: int) -> InputError:
    """The error for a row that is too large."""
    what = f"{limit:,} characters or {MAX_ROW_MARKS:,} separators"
    return InputError("too_large", f"has more than {what}", stage="inputs")
