"""Elements hand down what is around them."""

from tests.read.html.pages import read


def test_hidden_text_is_marked() -> None:
    """Hidden text is a block, marked."""
    page = read('<div style="display: none"><p>a</p></div><p hidden>b</p><p>c</p>')
    assert [b.markup.hidden for b in page.blocks if b.markup] == [True, True, False]
