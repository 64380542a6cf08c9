"""What newsclean reads in a generated line, alone or on a page around it."""

from collections.abc import Mapping
from functools import cache

import newsclean
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.lines import parse_credits
from tests.credit_lines.grammar import MARKUP, Case, Place, Table, compare_as

Values = Mapping[str, tuple[str, ...]]


def read_case(case: Case, table: Table, *, as_dump: bool) -> Values:
    """The values that newsclean finds, by field.

    Args:
        case: the line.
        table: its language.
        as_dump: write its page as text, where the line has no markup.
    """
    if case.kind.place is Place.LINE:
        found = read_line(case.line, table.language)
    else:
        has_markup = bool(MARKUP.search(case.line) or case.claims)
        write = write_dump if as_dump and not has_markup else write_html
        found = read_page(write(case, table))
    return {
        field: tuple(dict.fromkeys(compare_as(value, table) for value in values))
        for field, values in found.items()
        if values
    }


def read_line(line: str, language: str) -> Values:
    """The credits of a line, by field."""
    found: dict[str, tuple[str, ...]] = {}
    for credit in parse_credits(line, get_lexicon(language)):
        found[credit.field] = (*found.get(credit.field, ()), credit.value)
    return found


@cache
def read_page(page: str) -> Values:
    """The fields of a page's record that a line of credits gives."""
    article = newsclean.extract(page)
    return {
        "outlet": tuple(filter(None, [article.outlet])),
        "author": tuple(person.name for person in article.authors),
        "editor": tuple(person.name for person in article.editors),
        "agency": tuple(filter(None, [article.agency])),
        "location": tuple(filter(None, [article.location])),
    }


def place_line(case: Case, table: Table) -> list[str]:
    """The texts of a page in their order; the first two of those that are no paragraphs have tags."""
    first, *middle, last = table.paragraphs
    place, line = case.kind.place, case.line
    first = line + first if place is Place.OPENING else first
    last = last + line if place is Place.CLOSING else last
    return [first, *middle, last]


def write_html(case: Case, table: Table) -> str:
    """A page with the line in its place."""
    place, line = case.kind.place, f"<div>{case.line}</div>".replace("&", "&amp;")
    body = "\n".join(f"<p>{text}</p>".replace("&", "&amp;") for text in place_line(case, table))
    return (
        f'<html lang="{table.language}"><head><meta charset="utf-8">'
        f"<title>{table.title}</title>{case.claims}</head><body><article>\n"
        f"{line if place is Place.ABOVE else ''}<h1>{table.title}</h1>\n"
        f"{line if place is Place.HEAD else ''}\n{body}\n"
        f"{line if place is Place.TAIL else ''}</article></body></html>"
    )


def write_dump(case: Case, table: Table) -> str:
    """The same page as text."""
    place, line = case.kind.place, case.line
    texts = [
        line if place is Place.ABOVE else "",
        table.title,
        line if place is Place.HEAD else "",
        *place_line(case, table),
        line if place is Place.TAIL else "",
    ]
    return "\n\n".join(filter(None, texts))
