"""What a block's markup shows: elements, links, class words."""

import pytest

from newsclean.lexicon.class_words import list_class_groups
from tests.label.features.feature_pages import PROSE, TEASER, read_markup


def test_a_teaser_in_an_aside_differs_from_a_paragraph_in_the_article() -> None:
    table = read_markup(
        f"<article class=story><p>{PROSE}</p></article>"
        f"<aside class=related><p><a href=x>{TEASER}</a></p></aside>"
    )
    assert table["in_article"] == [1.0, 0.0]
    assert table["in_aside"] == [0.0, 1.0]
    assert table["boilerplate_class_groups"] == [0.0, 1.0]
    assert table["class_content"] == [1.0, 0.0]
    assert table["link_share"] == [0.0, 1.0]
    assert table["links"] == [0.0, 1.0]
    assert table["tag_p"] == [1.0, 1.0]
    assert table["tag_box"] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("in_main", "<main><p>{}</main>"),
        ("in_aside", "<aside><p>{}</aside>"),
        ("in_nav", "<nav><p>{}</nav>"),
        ("in_footer", "<footer><p>{}</footer>"),
        ("in_header", "<header><p>{}</header>"),
        ("in_form", "<form><p>{}</form>"),
        ("in_list_item", "<ul><li>{}</ul>"),
        ("in_table_cell", "<table><tr><td><p>{}</p><p>more</td><td>x</td></tr></table>"),
        ("in_figure", "<figure><p>{}</figure>"),
        ("in_blockquote", "<blockquote><p>{}</blockquote>"),
        ("in_article", "<div itemprop=articleBody><p>{}</div>"),
        ("tag_box", "<div>{}</div>"),
        ("tag_box", "<section>{}</section>"),
        ("tag_p", "<p>{}</p>"),
    ],
)
def test_elements_around_a_block(name: str, inside: str) -> None:
    """Near miss first: a heading beside it."""
    table = read_markup("<h2>The flood</h2>" + inside.format(PROSE))
    assert table[name][:2] == [0.0, 1.0]


def test_depth_and_links_have_bounds() -> None:
    deep = "<div>" * 60 + f"<p>{PROSE}</p>" + "</div>" * 60
    links = "<p>" + "<a href=x>abcd</a> " * 20
    table = read_markup(f"<p>{PROSE}</p>{deep}{links}")
    assert table["element_depth"][1] == 40.0
    assert 1.0 < table["element_depth"][0] < 5.0
    assert table["links"] == [0.0, 0.0, 10.0]


def test_a_paragraph_goes_on_after_a_line_break() -> None:
    table = read_markup(f"<p>{PROSE}<br><br>{PROSE}</p><p>{PROSE}</p>")
    assert table["continues_paragraph"] == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("classes", "count"),
    [
        ("headline title meta media lead article", 0.0),
        ("related", 1.0),
        ("related popular", 1.0),
        ("comment", 1.0),
        ("social", 1.0),
        ("nav", 1.0),
        ("ads", 1.0),
        ("sidebar", 1.0),
        ("foot", 1.0),
        ("author", 1.0),
        ("form", 1.0),
        ("tags", 1.0),
        ("related comment social nav ad sidebar", 4.0),
    ],
)
def test_groups_of_class_words_that_speak_of_boilerplate(classes: str, count: float) -> None:
    table = read_markup(f"<div class='{classes}'><p>{PROSE}</p></div>")
    assert table["boilerplate_class_groups"] == [count]


def test_class_words_are_whole_words_and_counted_up_to_three() -> None:
    table = read_markup(
        f"<p class=untagged>{PROSE}</p><p class=tag-list>{PROSE}</p>"
        f"<p class='tag tags label labels keyword'>{PROSE}</p>"
    )
    assert table["class_tags"] == [0.0, 1.0, 3.0]


def test_every_group_but_those_that_no_card_asks_for_has_a_column() -> None:
    table = read_markup(f"<p>{PROSE}</p>")
    left_out = {group for group in list_class_groups() if f"class_{group}" not in table}
    assert left_out == {"related", "social"}


def test_hidden_blocks() -> None:
    shown = read_markup(f"<p>{PROSE}</p><p style='display:none'>{TEASER}</p>")
    assert shown["hidden"] in ([0.0], [0.0, 1.0])
