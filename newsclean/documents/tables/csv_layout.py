r"""How a CSV file is laid out: what parts its cells, how it writes quotes, what ends its rows.

RFC 4180 doubles a quote within quotes. Spark, Hive and MySQL put a backslash before it. What the
clients of MySQL and PostgreSQL print has no quotes at all: a tab parts the cells, and a line end in
a cell is `\n`, backslash and letter.
"""

import re
from typing import Literal, NamedTuple

COMMAS = ",;\t|"
SEP_LINE = re.compile(r"(?i)\s*sep=(.)[^\S\n]*(?:\r\n|\r|\n)")  # for Excel, before the names
LINE_END = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r'"(?:[^"]|"")*+"?')
# A quote that a backslash alone makes legal, and one that only doubling does.
BACKSLASHED_QUOTE = re.compile(r'\\"(?![",;\t|\r\n])')
DOUBLED_QUOTE = re.compile(r'[^\\,;\t|\r\n"]""(?!")')
# What stands behind a backslash where all are written so, and a line end that is written so.
BARE_ESCAPE = re.compile(r"\\(?:[\\ntr0NbZfv.]|\t|\r?\n|\Z)")
WRITTEN_END = re.compile(r">\\n|\\n\s*+<|\\n\\[nt]|\\\r?\n")

BARE_QUOTE = re.compile(r'[^\\,;\t|\r\n"]"(?=[^",;\t|\r\n])')  # … and one that nothing does

Quotes = Literal["doubled", "backslash", "bare", "none"]


class Layout(NamedTuple):
    r"""How a table is laid out.

    Attributes:
        comma: what parts its cells.
        quotes: how a quote within a cell in quotes is written: doubled, behind a backslash, or
            bare, by who knew no rule; "none" is a table whose cells are not in quotes and have
            escapes (`\n`, `\t`, `\\`).
        bare_returns: a carriage return alone ends a row, as on old Macs.
        has_sep_line: `sep=;` stands before its names.
    """

    comma: str = ","
    quotes: Quotes = "doubled"
    bare_returns: bool = False
    has_sep_line: bool = False


def find_layout(text: str, path: str, *, header: bool = True) -> Layout:
    r"""The layout of a table, by its first rows.

    >>> find_layout('id;html\n1;"<p class=\\"a\\">"\n', "a.csv")[:2]
    (';', 'backslash')

    Args:
        text: as much of it as was read at first.
        path: its name, which may end in `.tsv`.
        header: its first row has the names of its columns.
    """
    said = SEP_LINE.match(text)
    if said:
        text = text[said.end() :]
    end = LINE_END.search(text)
    first, rest = (text[: end.start()], text[end.end() :]) if end else (text, "")
    likely = "\t" if path.lower().removesuffix(".gz").endswith(".tsv") else ","
    if said:
        comma = said[1]
    else:
        comma = find_comma(first, likely) if header else find_comma_before_page(first, likely)
    quotes = find_quotes(rest if header else text, comma)
    return Layout(comma, quotes, end is not None and end[0] == "\r", bool(said))


def find_comma(first: str, likely: str) -> str:
    """What parts the names of the columns: the mark that is most often outside of quotes."""
    bare = QUOTED.sub("", first)
    return max(likely + COMMAS, key=lambda mark: (bare.count(mark), mark == likely))


def find_comma_before_page(first: str, likely: str) -> str:
    """What parts the cells of a row without names: the first mark that is not within a page."""
    bare = re.sub(r"<.*>?", "", QUOTED.sub("", first))
    marks = likely + "\t,;|"
    return next((mark for mark in marks if mark in bare), likely)


def find_quotes(text: str, comma: str) -> Quotes:
    """How the rows write a quote."""
    place = text.find('"')
    before = text[place - 1] if place > 0 else "\n"
    has_quoted_cell = re.search(rf'(?:\A|[\r\n{re.escape(comma)}]) ?"', text)
    if place >= 0 and has_quoted_cell and before in {comma, "\r", "\n", " ", "\\"}:
        forms: dict[Quotes, re.Pattern[str]] = {
            "doubled": DOUBLED_QUOTE,
            "backslash": BACKSLASHED_QUOTE,
            "bare": BARE_QUOTE,
        }
        counts = {form: len(pattern.findall(text)) for form, pattern in forms.items()}
        return max(counts, key=counts.__getitem__)  # the first one where none is met
    has_bare_quotes = re.search(r'(?<!\\)"', text)
    known = text if has_bare_quotes else text.replace('\\"', "")
    if "\\" in BARE_ESCAPE.sub("", known.replace(f"\\{comma}", "")):
        return "doubled"
    has_escaped_quotes = place >= 0 and not has_bare_quotes
    return (
        "none" if has_escaped_quotes or (comma == "\t" and WRITTEN_END.search(text)) else "doubled"
    )
