"""How many lines newsclean reads right, by kind."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.credit_lines.grammar import Case, Half, Table, draw_cases
from tests.credit_lines.reading import Values, read_case

FIELDS = ("outlet", "author", "editor")  # scored on each line; others where its kind has them
PEOPLE_OF_RECORDS = ("author", "editor")  # a picture's owner is credited too: 写真：アフロ
PEOPLE = (*PEOPLE_OF_RECORDS, "photographer")
MAX_SHOWN_WRONG = 3  # lines of each kind


class Result(NamedTuple):
    """A line, what was found in it, and whether that is right.

    Attributes:
        case: the line with its right answer.
        found: what newsclean found, by field.
        hits: values found that are right.
        given: values found.
        wanted: values of the right answer.
        invents: a person was found whom the line does not credit.
    """

    case: Case
    found: Values
    hits: int
    given: int
    wanted: int
    invents: bool

    @property
    def right(self) -> bool:
        """Whether all values were found, and no other."""
        return self.hits == self.given == self.wanted


def judge(case: Case, found: Values) -> Result:
    """Hold what was found against the right answer."""
    hits = given = wanted = 0
    for field in dict.fromkeys((*FIELDS, *case.values)):
        right, got = set(case.values.get(field, ())), set(found.get(field, ()))
        hits, given, wanted = hits + len(right & got), given + len(got), wanted + len(right)
    people = {name for field in PEOPLE for name in case.values.get(field, ())}
    read = (name for field in PEOPLE_OF_RECORDS for name in found.get(field, ()))
    invents = any(name not in people for name in read)
    return Result(case, found, hits, given, wanted, invents)


def score_table(table: Table, half: Half, count: int, seed: int) -> list[Result]:
    """So many lines of each kind of a table, read and judged; every second page is a dump."""
    cases = draw_cases(table, half, count, seed)
    return [
        judge(case, read_case(case, table, as_dump=bool(n % 2))) for n, case in enumerate(cases)
    ]


def share_right(results: Iterable[Result]) -> float:
    """The share of lines that are read right."""
    right = [result.right for result in results]
    return sum(right) / len(right)


def tell_kinds(results: list[Result], *, verbose: bool) -> Iterator[str]:
    """A line of figures for each kind and for all; then, if asked, lines that are read wrong."""
    yield "lines  right      P      R  invented  kind"
    kinds = list(dict.fromkeys(result.case.kind.name for result in results))
    for name in [*kinds, "all"]:
        chosen = [r for r in results if name in {"all", r.case.kind.name}]
        yield tell_figures(chosen, name)
        wrong = [] if name == "all" else [r for r in chosen if not r.right]
        for result in wrong[:MAX_SHOWN_WRONG] if verbose else ():
            yield f"       {result.case.line}"
            yield f"           {dict(result.case.values)} read as {dict(result.found)}"


def tell_figures(results: list[Result], name: str) -> str:
    """The figures of some lines, under a name."""
    hits = sum(r.hits for r in results)
    precision = hits / (sum(r.given for r in results) or 1)
    recall = hits / (sum(r.wanted for r in results) or 1)
    invented = sum(r.invents for r in results)
    right = share_right(results)
    return f"{len(results):5d} {right:6.3f} {precision:6.3f} {recall:6.3f} {invented:9d}  {name}"
