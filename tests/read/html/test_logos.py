"""Words in the place of a logo: pictures that are none first."""

import pytest

from tests.read.html.pages import read


def told(body: str) -> set[tuple[str, str]]:
    page = read(f"<html><body>{body}<p>A story.</p></body></html>")
    return {(claim.key, claim.value) for claim in page.claims if claim.source == "html"}


@pytest.mark.parametrize(
    "body",
    [
        "<img src='/bridge.jpg' alt='The bridge'>",
        "<a href='/news/'><img src='/bridge.jpg' alt='The bridge'></a>",
        "<a href='/'><img src='/x.png'></a>",
        f"<img src='/logo.png' alt='{'x' * 101}'>",
    ],
)
def test_no_logo(body: str) -> None:
    assert told(body) == set()


@pytest.mark.parametrize(
    ("body", "claim"),
    [
        ("<a href='/'><img src='/x.png' alt='Harbour\n Post'></a>", ("home", "Harbour Post")),
        ("<a href='https://h.test'><img src='/x' title='Post'></a>", ("home", "Post")),
        ("<img src='/LOGO.png' alt='Post'>", ("logo", "Post")),
        ("<img class='site-logo' src='/x.png' alt='Post'>", ("logo", "Post")),
        ("<img src='/x.png' alt='Post logo'>", ("logo", "Post logo")),
    ],
)
def test_a_logo(body: str, claim: tuple[str, str]) -> None:
    assert told(body) == {claim}
