"""The address of a picture is the lazy one, the plain one, or the largest."""

import pytest

from tests.read.html.pages import read


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ("<img>", []),
        ('<img src="data:image/png;base64,AA">', []),
        ('<img src="/a.jpg" width="59">', []),
        ('<img src="/a.jpg" height="16">', []),
        ('<div hidden><img src="/a.jpg"></div>', []),
        ('<img src="/a.jpg" width="60" height="60">', ["/a.jpg"]),
        ('<img src="/a.jpg" width="5%">', ["/a.jpg"]),
        ('<img src=" /a.jpg ">', ["/a.jpg"]),
        ('<img srcset="/s.jpg 1x, /l.jpg 2x" src="/a.jpg">', ["/a.jpg"]),
        ('<img srcset="/s.jpg 320w, /l.jpg 1280w">', ["/l.jpg"]),
        ('<img srcset="/l.jpg 1280w, /s.jpg 320w">', ["/l.jpg"]),
        ('<img srcset="/s.jpg, /l.jpg 1.5x">', ["/l.jpg"]),
        ('<img srcset="data:x 9w, /l.jpg odd">', ["/l.jpg"]),
        ('<img data-srcset="/l.jpg 2x" src="/a.jpg">', ["/l.jpg"]),
        ('<img data-lazy-srcset="/l.jpg 2x" src="/a.jpg">', ["/l.jpg"]),
        *((f'<img {name}="/l.jpg" src="/a.jpg">', ["/l.jpg"])
          for name in ("data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-url")),
        ('<img data-savepage-src="/l.jpg" src="data:x">', ["/l.jpg"]),
        ('<img data-sf-original-src="/l.jpg" src="data:x">', ["/l.jpg"]),
        ('<img data-savepage-src="/l.jpg" src="/a.jpg">', ["/a.jpg"]),
        ('<img currentSourceUrl="/l.jpg" src="/XvEff/a.jpg">', ["/l.jpg"]),
        ('<picture><source srcset="/p.jpg"><img></picture>', ["/p.jpg"]),
        ('<picture><source data-srcset="/p.jpg" srcset="/q.jpg"><img></picture>', ["/p.jpg"]),
        ('<picture><source media="x"><source srcset="/p.jpg"><img></picture>', ["/p.jpg"]),
        ('<picture><source srcset="/p.webp"><source srcset="/p.jpg"><img></picture>', ["/p.jpg"]),
        ('<picture><source srcset="/p.jpg"></picture><p><img></p>', []),
    ],
)  # fmt: skip
def test_address(html: str, urls: list[str]) -> None:
    assert [image.url for image in read(html).images] == urls


def test_a_picture_knows_its_place() -> None:
    page = read('<p>one</p><p>two<img src="/a.jpg"> more<img src="/b.jpg"></p><p>three</p>')
    assert [(image.at.xpath, image.position) for image in page.images] == [
        ("/html/body[1]/p[2]/img[1]", 2),
        ("/html/body[1]/p[2]/img[2]", 2),
    ]
