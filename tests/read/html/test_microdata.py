"""Properties become claims; the key says whose name it is."""

import pytest

from tests.read.html.pages import read


@pytest.mark.parametrize(
    ("html", "keys"),
    [
        ('<p itemprop="author">Ann Lee</p>', ["author"]),
        (
            '<p itemprop="author" itemscope>Words: <b itemprop="name">Ann Lee</b></p>',
            ["author.name"],
        ),
        (
            '<p itemprop="publisher" itemscope><meta itemprop="name" content="The Post"></p>',
            ["publisher.name"],
        ),
        (
            '<div itemscope><p itemprop="comment" itemscope><b itemprop="datePublished">May</b></p></div>',
            ["comment.datePublished"],
        ),
        ('<div itemscope itemprop="blogPost"><b itemprop="headline">A</b></div>', ["headline"]),
    ],
)
def test_microdata_of_nested_things(html: str, keys: list[str]) -> None:
    assert [claim.key for claim in read(html).claims if claim.source == "microdata"] == keys
