"""A block's text has folded white space and knows where its links stand."""

from tests.read.html.pages import read


def test_links_know_their_characters() -> None:
    """A link tells where in the folded text it stands."""
    block = read('<p>  see\n <a href="/x">the  report</a> here</p>').blocks[0]
    assert [(block.text[link.start : link.end], link.url) for link in block.links] == [
        ("the report", "/x")
    ]
    assert block.markup is not None
    assert block.markup.link_chars == len("the report")
