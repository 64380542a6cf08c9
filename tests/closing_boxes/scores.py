"""How many of the generated pages are read right, and what is wrong with the others."""

from collections import Counter
from collections.abc import Iterable, Iterator

import newsclean
from newsclean.errors import NewscleanError
from tests.closing_boxes.grammar import Case

SHOWN_CHARS = 40


def find_fault(case: Case) -> str | None:
    """What is wrong with the article of a page; `None` where nothing is."""
    try:
        text = squeeze(newsclean.extract(case.page).text)
    except NewscleanError as error:
        return f"refused: {error}"
    for paragraph in case.story:
        if squeeze(paragraph) not in text:
            return f"missing: {paragraph[:SHOWN_CHARS]}"
    for other in case.other:
        if squeeze(other) in text:
            return f"must not be there: {other[:SHOWN_CHARS]}"
    return None


def squeeze(text: str) -> str:
    """A text without spaces."""
    return "".join(text.split())


def tell_faults(cases: Iterable[Case], *, verbose: bool = False) -> Iterator[str]:
    """How many pages are right by each of their parts; each fault if `verbose`."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases:
        fault = find_fault(case)
        for part in ("all", case.language, case.box, case.spot, case.form):
            total[part] += 1
            right[part] += fault is None
        if verbose and fault:
            yield f"{case.name}: {fault}"
    for part, count in total.items():
        yield f"{right[part] / count:.3f} of {count:5} {part}"
