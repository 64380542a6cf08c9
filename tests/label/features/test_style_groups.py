"""Blocks of one style, and what the others of a style are like."""

import pytest

from newsclean.label.features.style_groups import (
    FoldedWords,
    clip_block_scores,
    fold_class_numbers,
    group_by_near_style,
    group_by_style,
    mark_linked_teasers,
    weigh_blocks,
)
from tests.label.features.feature_pages import PROSE, give_columns, read_markup

PAGE = (
    f"<div class=story><p class=p1>{PROSE}</p><p class=p2>{PROSE}</p></div>"
    f"<div class=teaser><p>{PROSE}</p></div>"
)


def test_numbers_in_class_words_do_not_matter() -> None:
    assert fold_class_numbers("post-4711 entry col3", FoldedWords()) == "# entry #"
    assert group_by_style(read_markup(PAGE)).blocks.numbers == [0, 0, 1]


def test_the_element_matters() -> None:
    page = "<div class=a><p>One</p><h2>Two</h2><p>Three</p></div>"
    assert group_by_style(read_markup(page)).blocks.numbers == [0, 1, 0]
    assert group_by_near_style(read_markup(page)).blocks.numbers == [0, 1, 0]


def test_the_elements_around_do_not_matter() -> None:
    page = f"<div><p class=s>{PROSE}</p></div><section><p class=s>{PROSE}</p></section>"
    assert group_by_style(read_markup(page)).blocks.numbers == [0, 0]
    assert group_by_near_style(read_markup(page)).blocks.numbers == [0, 0]


def test_only_two_class_words_matter_for_the_near_style() -> None:
    page = "".join(
        f"<div class={outer}><div class=mid><p class=x>{PROSE}</p></div></div>" for outer in "abb"
    )
    page += f"<div class=b><div class=other><p class=x>{PROSE}</p></div></div>"
    table = read_markup(page)
    assert len(group_by_style(table).blocks.keys) == 3
    near = group_by_near_style(table)
    assert near.blocks.numbers[:3] == [0, 0, 0]
    assert near.blocks.numbers[3] == 1


def test_means_leave_the_block_itself_out() -> None:
    page = "<p class=a>One</p><p class=a>Two</p><p class=a>Four</p><p class=b>Alone</p>"
    table = read_markup(page)
    groups = group_by_style(table)._replace(weights=[1.0, 1.0, 2.0, 1.0], others=[3.0, 3.0, 2.0, 0])
    assert groups.take_means([6.0, 0.0, 3.0, 9.0]) == [2.0, 4.0, 3.0, -3.0]


def test_what_the_other_blocks_of_a_style_weigh() -> None:
    page = f"<p class=a>One</p><p class=a>Seven</p><p class=a>{PROSE * 9}</p><p class=b>Alone</p>"
    groups = group_by_style(read_markup(page))
    assert groups.weights == [13.0, 15.0, 410.0, 15.0]
    assert groups.others == [425.0, 423.0, 28.0, 0.0]


def test_weights_and_scores_have_bounds() -> None:
    assert weigh_blocks(give_columns(length=[0.0, 100.0, 900.0])) == [10.0, 110.0, 410.0]
    scores = give_columns(main_span_block_score=[-5.0, -2.0, 0.5, 2.5])
    assert clip_block_scores(scores) == [-2.0, -2.0, 0.5, 2.0]


@pytest.mark.parametrize(
    ("title", "text", "is_teaser"),
    [
        ((0.85, 50.0), (0.0, 90.0), 0.0),  # a title that is not all link
        ((1.0, 8.0), (0.0, 90.0), 0.0),  # too short for one
        ((1.0, 200.0), (0.0, 90.0), 0.0),  # too long
        ((1.0, 50.0), (0.5, 90.0), 0.0),  # the text is a link itself
        ((1.0, 50.0), (0.0, 40.0), 0.0),  # too short for a text
        ((0.86, 9.0), (0.49, 41.0), 1.0),
        ((1.0, 199.0), (0.0, 90.0), 1.0),
    ],
)
def test_texts_below_linked_titles(
    title: tuple[float, float], text: tuple[float, float], is_teaser: float
) -> None:
    links, lengths = zip(title, text, strict=True)
    table = give_columns(link_share=list(links), length=list(lengths))
    assert mark_linked_teasers(table) == [0.0, is_teaser]


def test_columns_of_a_style() -> None:
    link = "<p class=t><a href=x>The ferry is late again</a></p>"
    page = f"<div>{f'<p class=s>{PROSE}</p>' * 3}</div><div>{(link + f'<p class=d>{PROSE}</p>') * 2}</div>"
    table = read_markup(page)
    for style in ("style", "near_style"):
        assert table[f"{style}_count"] == [3.0, 3.0, 3.0, 2.0, 2.0, 2.0, 2.0]
        assert table[f"{style}_link_share"] == [0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0]
        assert table[f"{style}_end_sentence"] == [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0]
        assert table[f"{style}_teasers"] == [0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 2.0]
        assert table[f"{style}_teaser_share"] == [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0]
        assert table[f"{style}_score"][:3] == table["main_span_block_score"][:3]
        assert sum(set(table[f"{style}_span_share"])) == pytest.approx(1.0)
        assert table[f"{style}_inside"][0] == 1.0


def test_counts_of_a_style_have_bounds() -> None:
    link = "<p class=t><a href=x>The ferry is late again</a></p>"
    table = read_markup(f"{link}<p class=d>{PROSE}</p>" * 70)
    assert set(table["style_count"]) == {60.0}
    assert set(table["style_teasers"]) == {0.0, 10.0}


def test_a_block_alone_in_its_style() -> None:
    table = read_markup(f"<p class=a>{PROSE}</p><p class=b>{PROSE}</p>")
    for end in ("score", "inside", "end_sentence", "link_share"):
        assert table[f"style_{end}"] == [-3.0, -3.0]
    assert table["style_span_share"] == [0.5, 0.5]


def test_exact_styles() -> None:
    """Numbers count here; two styles of as much prose are both the main one."""
    table = read_markup(PAGE)
    assert table["exact_style_prose_share"] == [pytest.approx(1 / 3)] * 3
    assert table["exact_style_is_main"] == [1.0] * 3
    table = read_markup(f"<p class=a>{PROSE}</p><p class=a>{PROSE}</p><p class=b>{PROSE}</p>")
    assert table["exact_style_is_main"] == [1.0, 1.0, 0.0]
