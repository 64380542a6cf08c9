"""How much prose the element around a block holds, and how far it is from the main one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.features.containers import (
    count_shared_steps,
    count_shared_with_main,
    measure_linkless_prose,
)
from tests.label.features.feature_pages import PROSE, give_columns, read_markup

PAGE = (
    f"<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>"
    f"<aside><section><p>{PROSE}</p></section><p>Home</p></aside>"
)


def test_prose_without_links() -> None:
    """A text of no function word is none."""
    table = give_columns(
        length=[100.0, 100.0, 100.0, 100.0],
        link_share=[0.0, 0.25, 1.5, 0.0],
        function_words=[1.0, 3.0, 3.0, 0.0],
    )
    assert measure_linkless_prose(table) == [100.0, 75.0, 0.0, 0.0]


def test_shares_of_the_container() -> None:
    table = read_markup(PAGE)
    assert table["container_prose_share"] == [0.75] * 3 + [0.25, 0.0]
    assert table["share_of_container_prose"] == [pytest.approx(1 / 3)] * 3 + [1.0, 0.0]
    assert table["tag_path_prose_share"] == [0.75] * 3 + [0.25, 0.0]
    assert table["container_blocks"] == [3.0] * 3 + [1.0, 1.0]


def test_many_blocks_in_a_container() -> None:
    table = read_markup("<ul>" + "<li>Home</li>" * 90 + "</ul>")
    assert set(table["container_blocks"]) == {60.0}
    assert set(table["container_prose_share"]) == {0.0}


def test_the_path_of_the_main_container() -> None:
    """/html/body/div: the aside shares two steps of it."""
    table = read_markup(PAGE)
    assert table["main_path_depth"] == [0.0, 0.0, 0.0, -1.0, -1.0]
    assert table["below_main_path"] == [1.0, 1.0, 1.0, 3.0, 2.0]


def test_a_lone_paragraph_stands_in_the_main_container() -> None:
    table = read_markup(f"<div><div><p>{PROSE}</p></div></div><p>Home</p>")
    assert table["main_path_depth"] == [0.0, -2.0]
    assert table["below_main_path"] == [1.0, 1.0]


def test_distances_have_bounds() -> None:
    far = "<div>" * 30 + f"<p>{PROSE}</p><p>{PROSE}</p>" + "</div>" * 30
    table = read_markup(far + "<section>" * 20 + "<p>Home</p>")
    assert table["main_path_depth"] == [0.0, 0.0, -20.0]
    assert table["below_main_path"] == [1.0, 1.0, 12.0]


STEPS = st.lists(st.sampled_from(["a", "ab", "b[1]", "b[10]", "b[2]", "\U000effff"]), max_size=4)


@given(STEPS, st.lists(STEPS))
def test_steps_that_paths_share_with_the_main_one(main: list[str], others: list[list[str]]) -> None:
    paths = ["".join(f"/{step}" for step in steps) for steps in others]
    shared = [count_shared_steps(main, steps) for steps in others]
    assert count_shared_with_main(main, paths) == shared
