"""A small slice of the generated pages, with its floors; the same each time."""

from collections import defaultdict

import pytest

from tests.closing_boxes.grammar import Box, Form, Half, Spot, load_words, make_cases
from tests.closing_boxes.scores import find_fault

PAGES_PER_SCORED = 12
FLOOR, PART_FLOOR = 0.93, 0.75  # shares of pages that are right: of all, and with one part


@pytest.mark.parametrize("half", Half)
def test_most_pages_are_read_right(half: Half) -> None:
    faults = [(case, find_fault(case)) for case in make_cases(half, PAGES_PER_SCORED)]
    right: dict[str, list[bool]] = defaultdict(list)
    for case, fault in faults:
        for part in ("all", case.language, case.box, case.spot, case.form):
            right[part].append(fault is None)
    shares = {part: sum(found) / len(found) for part, found in right.items()}
    wrong = "\n".join(f"{case.name}: {fault}" for case, fault in faults if fault)
    assert shares.pop("all") >= FLOOR, wrong
    assert {part for part, share in shares.items() if share < PART_FLOOR} == set(), wrong
    assert shares.keys() == {*load_words(), *Box, *Spot, *Form}


def test_halves_share_no_heading() -> None:
    for words in load_words().values():
        assert set(words.headings[::2]).isdisjoint(words.headings[1::2])
